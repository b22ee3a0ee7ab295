"""What a name lacks: the table of heads that say nothing alone, where the rest of a name is sought, and when a record is withheld."""
