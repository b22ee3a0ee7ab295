"""Automatic numbers of docx paragraphs: 一、 （一） 1. stand in the list definition, not in the text.

They are written into the text, for a heading without its number is no heading to the reader of sections. Only what reports use is
worded: Chinese and Arabic numbers, circled ones and letters; a bullet writes nothing. ECMA-376 part 1, 17.9.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DIGITS = "零一二三四五六七八九"
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    pattern: str  # "%1、", "（%2）"
    start: int


@dataclass(slots=True)
class Numbering:
    """The lists of one document and how far each has counted."""

    levels: dict[tuple[str, int], _Level] = field(default_factory=dict)  # (list, level) as defined
    abstract: dict[str, str] = field(default_factory=dict)  # numId to the list that counts
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)  # paragraph style to (numId, level)
    counts: dict[str, list[int | None]] = field(default_factory=dict)

    @staticmethod
    def of(numbering: etree._Element | None, styles: etree._Element | None) -> Numbering | None:
        if numbering is None:
            return None
        lists = Numbering()
        for definition in numbering.iterchildren(f"{W}abstractNum"):
            name = definition.get(f"{W}abstractNumId", "")
            for level in definition.iterchildren(f"{W}lvl"):
                lists.levels[name, _number(level.get(f"{W}ilvl"))] = _Level(
                    _value(level, "numFmt") or "decimal", _value(level, "lvlText") or "", _number(_value(level, "start"), 1)
                )
        for instance in numbering.iterchildren(f"{W}num"):
            lists.abstract[instance.get(f"{W}numId", "")] = _value(instance, "abstractNumId") or ""
        for style in () if styles is None else styles.iterchildren(f"{W}style"):
            properties = style.find(f"{W}pPr/{W}numPr")
            if properties is not None and _value(properties, "numId"):
                lists.styles[style.get(f"{W}styleId", "")] = (_value(properties, "numId") or "", _number(_value(properties, "ilvl")))
        return lists

    def label(self, paragraph: etree._Element) -> str:
        """The number in front of a paragraph as it is printed, or nothing. Counts it."""
        reference = self._reference(paragraph)
        if reference is None:
            return ""
        number_id, depth = reference
        name = self.abstract.get(number_id)
        level = self.levels.get((name or "", depth))
        if name is None or level is None or not 0 <= depth < _LEVELS:
            return ""
        counts = self.counts.setdefault(name, [None] * _LEVELS)
        current = counts[depth]
        counts[depth] = level.start if current is None else current + 1
        counts[depth + 1 :] = [None] * (_LEVELS - depth - 1)
        if level.form in {"bullet", "none"}:
            return ""
        text = level.pattern
        for i in range(depth + 1):
            above = self.levels.get((name, i), level)
            text = text.replace(f"%{i + 1}", _worded(counts[i] or above.start, above.form))
        return text

    def _reference(self, paragraph: etree._Element) -> tuple[str, int] | None:
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return None
        direct = properties.find(f"{W}numPr")
        style = self.styles.get(_value(properties, "pStyle") or "")
        if direct is None:
            return style
        number_id = _value(direct, "numId") or (style[0] if style else "")
        return None if number_id in {"", "0"} else (number_id, _number(_value(direct, "ilvl")))


def _worded(number: int, form: str) -> str:
    if "chinese" in form.lower() or "japaneseCounting" in form or form in {"ideographDigital", "taiwaneseCounting"}:
        return chinese(number)
    if form.startswith("decimalEnclosedCircle") and 1 <= number <= 20:
        return chr(0x2460 + number - 1)
    if form in {"upperLetter", "lowerLetter"} and 1 <= number <= 26:
        return chr((65 if form == "upperLetter" else 97) + number - 1)
    if form in {"upperRoman", "lowerRoman"} and 1 <= number <= 39:
        roman = "X" * (number // 10) + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[number % 10]
        return roman if form == "upperRoman" else roman.lower()
    return str(number)


def chinese(number: int) -> str:
    """1 to 99 in Chinese numerals: 十二, 三十; beyond, digits."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[ones] if ones else "")


def _value(element: etree._Element, child: str) -> str | None:
    found = element.find(f"{W}{child}")
    return None if found is None else found.get(f"{W}val")


def _number(text: str | None, default: int = 0) -> int:
    return int(text) if text and text.isdecimal() else default
