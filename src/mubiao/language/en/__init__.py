"""Numerals, quantities and qualifiers of English text: the rules, and beside them (``corpus.toml``) what they must read."""
