"""What a value is: the measure and the unit of a number behind its subject, and how the numbers of a verb pair with its subjects."""
