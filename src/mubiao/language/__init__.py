"""Numerals, quantities and qualifiers of a language: one folder a language, each with its rules beside their examples."""

from __future__ import annotations

from mubiao.language.en import quantities as _en
from mubiao.language.zh import quantities as _zh
from mubiao.records import Quantity

_READERS = {"zh": _zh.quantities, "en": _en.quantities}


def quantities(text: str, language: str = "zh") -> list[Quantity]:
    """The numbers of a text with their units and the words that bound them, in order.

    Offsets are characters of ``text`` as given: ``text[q.start:q.end] == q.printed``. ``low`` and ``high`` are the closed interval in
    the canonical unit. Raises ``ValueError`` for a language other than ``zh`` and ``en``.
    """
    if language not in _READERS:
        raise ValueError(f"quantities are read in {' and '.join(_READERS)}, not in {language!r}")
    return _READERS[language](text)
