"""Whose value it is: the noun phrases before a verb, as a list, one by one, and heads alone that go back to what was named."""
