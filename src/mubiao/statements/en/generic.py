"""Names that say not which: people, number of items, used a combination of measures. A result under such a name says nothing."""

from __future__ import annotations

import re

from mubiao.statements.en.lexicon import words
from mubiao.statements.en.tokens import GENERIC, NUMBERS, PAST, PREPOSITIONS, PRONOUNS

_SAYS_NOT_WHICH = GENERIC | words("names", "says_not_which")
_QUALIFIES = words("names", "qualifies")
_PERSONS = words("names", "persons")
_WORD = re.compile(r"[a-z0-9][a-z0-9&'’/-]*")
_COUNTED = re.compile(r"(?:the |a |total |sets? |units? |number |numbers |share |proportion |percentage |of )+")
_LEADS = frozenset(("more", "of", "another", "other", "others", "some", "these", "those", "this", "which", "than"))


def says_which(name: str) -> bool:
    """Whether a name (without ``other:``) holds a word that says which of the things it counts are meant."""
    parts = _WORD.findall(name.lower())
    if not parts or parts[0] in _LEADS or parts[0] in NUMBERS or parts[0] in PRONOUNS or parts[0] in PAST or parts[-1] in PREPOSITIONS:
        return False
    if all(word in _PERSONS or word in ("and", "or") for word in parts):
        return False  # rural residents: whom it reached, and the sentence says what with
    bare = _COUNTED.sub("", name.lower() + " ", count=1)
    rest = [word for word in _WORD.findall(bare) if word not in PREPOSITIONS]
    if len(rest) > 1 and any(word in _QUALIFIES for word in rest):
        return True  # key counties
    return any(word not in _SAYS_NOT_WHICH and word not in ("and", "or", "the") for word in rest)
