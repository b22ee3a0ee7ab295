"""Words of the page among the words of the report: navigation, buttons, sources, editors, jump marks, page numbers, notes' marks.

A line is furniture only where it consists of nothing else (the words are in furniture.toml); inside a paragraph only marks that
carry their own brackets are taken. A report's own sentence about 下载 or 来源 stays what it is.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from mubiao.reading.breaks import hard_breaks
from mubiao.records import Furniture

_LONGEST_LINE = 300  # characters; furniture lines are short, and the grammar below is tried on those alone
_LONGEST_VALUE = 40
_LINE = re.compile(r"[^\n]+")
_SEPARATOR = re.compile(r"[\s|｜·•:：,，、/\\()（）\[\]【】<>〉》>\-—_.;；*]+")
_VALUE = re.compile(r"[^\S\t]*(?:[:：]|\t)\s*(\S(?:\S| (?=\S))*)?")  # after a colon, or in the next cell of a table
_DATE = re.compile(
    r"\d{4}\s?[-年./]\s?\d{1,2}\s?[-月./]\s?\d{1,2}\s?日?(?:\s*[T ]?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?|\d{1,2}[:：]\d{2}(?:[:：]\d{2})?|\d{1,9}\s?次?(?!\S)"
)
_PAGE_NUMBER = re.compile(r"[-—–―‐－·•〇○~～\s]*\d{1,4}[-—–―‐－·•〇○~～\s]*")
_DASHED = re.compile(r"[-—–―‐－·•~～]")
_SENTENCE = re.compile(r"[。！？；]")
_NOTE_MARK = re.compile(
    r"[\[［〔【①-⑳㉑-㉟㊱-㊿¹²³⁴⁵⁶⁷⁸⁹⁰](?:(?<=[\[［【])[0-9０-９]{1,3}[\]］】]|(?<=〔)[0-9０-９]{1,2}〕|(?<=[¹²³⁴⁵⁶⁷⁸⁹⁰])[¹²³⁴⁵⁶⁷⁸⁹⁰]{0,2}|(?<=[①-⑳㉑-㉟㊱-㊿]))"
)
_WORD_END = re.compile(r"[\u3400-\u9fffA-Za-z0-9%％”’》）)」』]")
_BARE_MARK = re.compile(r"\[\d{1,3}\]|［[0-9０-９]{1,3}］|[①-⑳㉑-㉟㊱-㊿]")
_POWERS = re.compile(r"[²³]")
_NUMBERED_DOCUMENT = re.compile(r"[〕\]］】]?\s*\d{1,4}\s*号")


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    value: bool
    weak: bool


@dataclass(frozen=True, slots=True)
class _Words:
    tokens: tuple[_Token, ...]
    marks: tuple[tuple[str, re.Pattern[str]], ...]
    related: re.Pattern[str]
    any: re.Pattern[str]  # all tokens in one pattern; the group that matched is "t" and the token's number
    labels: re.Pattern[str]  # tokens that are not weak: where the value of the label before ends


@lru_cache(maxsize=1)
def _words() -> _Words:
    data = tomllib.loads(files("mubiao.reading").joinpath("furniture.toml").read_text("utf-8"))
    tokens = tuple(_Token(entry["kind"], entry.get("value", False), entry.get("weak", False)) for entry in data["token"])
    marks = tuple((entry["kind"], re.compile(entry["word"])) for entry in data["mark"])
    either = re.compile("|".join(f"(?P<t{i}>{entry['word']})" for i, entry in enumerate(data["token"])))
    labels = re.compile("|".join(f"(?:{entry['word']})" for entry in data["token"] if not entry.get("weak")))
    return _Words(tokens, marks, re.compile(rf"(?:{data['related']['heads']})[】\]]?\s*[:：]?\s*"), either, labels)


def find_furniture(text: str, known: Iterable[Furniture] = (), full_lines: dict[int, bool] | None = None) -> tuple[Furniture, ...]:
    """All furniture of a text in order, none overlapping. ``known`` is what the reader of the format saw by itself.

    ``full_lines``: see ``breaks.hard_breaks``. Linear in the length of the text.
    """
    found = [*known, *_lines(text), *_marks(text), *_note_marks(text)]
    found = _apart(found)
    found += _related(text, found)
    breaks = hard_breaks(text, _apart(found), full_lines)
    return tuple(_apart([*found, *breaks, *_marks_after_breaks(text, breaks)]))


def _apart(found: Iterable[Furniture]) -> list[Furniture]:
    """In order, and where two overlap the one that begins first (the longer, where both begin together)."""
    kept: list[Furniture] = []
    for item in sorted(found, key=lambda piece: (piece.start, -piece.end)):
        if item.end > item.start and (not kept or item.start >= kept[-1].end):
            kept.append(item)
    return kept


def _lines(text: str) -> list[Furniture]:
    """Lines that hold nothing but furniture, and page numbers on a line of their own."""
    found: list[Furniture] = []
    bare: list[tuple[int, int, int]] = []
    for match in _LINE.finditer(text):
        line = match.group()
        if len(line) > _LONGEST_LINE:
            continue
        stripped = line.strip()
        start = match.start() + len(line) - len(line.lstrip())
        end = start + len(stripped)
        if _PAGE_NUMBER.fullmatch(stripped):
            if _DASHED.search(stripped):
                found.append(Furniture(start, end, "page-number"))
            elif stripped.isdecimal():
                bare.append((int(stripped), start, end))
        elif kind := line_kind(stripped):
            found.append(Furniture(start, end, kind))
    return found + _page_sequence(bare)


def _page_sequence(bare: list[tuple[int, int, int]]) -> list[Furniture]:
    """Bare numbers on lines of their own are page numbers where at least three count up one by one."""
    found: list[Furniture] = []
    run: list[tuple[int, int, int]] = []
    for item in [*bare, (-1, 0, 0)]:
        if run and item[0] != run[-1][0] + 1:
            if len(run) >= 3:
                found.extend(Furniture(start, end, "page-number") for _, start, end in run)
            run = []
        run.append(item)
    return found


def line_kind(line: str) -> str | None:
    """The kind of a line that is furniture as a whole, or None. ``line`` carries no blanks around it."""
    words = _words()
    position = 0
    kind: str | None = None
    while position < len(line):
        if gap := _SEPARATOR.match(line, position):
            position = gap.end()
            continue
        token, end = _token_at(line, position, words)
        if token is None:
            date = _DATE.match(line, position)
            if date is None:
                return None
            position = date.end()
            continue
        position = end
        kind = kind or (None if token.weak else token.kind)
    return kind


def _token_at(line: str, position: int, words: _Words) -> tuple[_Token | None, int]:
    match = words.any.match(line, position)
    if match is None:
        return None, position
    token = words.tokens[int((match.lastgroup or "t0")[1:])]
    end = _value_end(line, match.end(), token.kind, words) if token.value else match.end()
    return (None, position) if end is None else (token, end)


def _value_end(line: str, position: int, kind: str, words: _Words) -> int | None:
    """Where a label's value ends: at the next label, a gap of blanks, or the line's end. None where it is no label or too long."""
    match = _VALUE.match(line, position)
    if match is None:
        return None
    value_start, end = match.start(1), match.end()
    if match.group(1) is None:
        return end
    following = words.labels.search(line, value_start + 1)
    if following is not None and following.start() < end:
        end = following.start()
    value = line[value_start:end]
    if _SENTENCE.search(value) or (kind != "navigation" and len(value) > _LONGEST_VALUE):
        return None
    return end


def _marks(text: str) -> list[Furniture]:
    return [Furniture(match.start(), match.end(), kind) for kind, word in _words().marks for match in word.finditer(text)]


def _note_marks(text: str) -> list[Furniture]:
    """Marks of notes: a number in brackets, a circled or raised number right after a word. An enumeration's ① follows a stop."""
    found: list[Furniture] = []
    for match in _NOTE_MARK.finditer(text):
        before = text[match.start() - 1] if match.start() else "\n"
        after_stop = before in "。；，、！" and match.group()[0] in "[［"
        if not after_stop and not _WORD_END.match(before):
            continue
        if _POWERS.fullmatch(match.group()) and (before.isascii() or before in "米里"):
            continue  # km², 立方米³
        if _NUMBERED_DOCUMENT.match(text, match.end()):
            continue  # 国发〔24〕3号
        found.append(Furniture(match.start(), match.end(), "footnote-mark"))
    return found


def _marks_after_breaks(text: str, breaks: list[Furniture]) -> list[Furniture]:
    """A mark whose word stands at the end of the printed line above."""
    return [
        Furniture(match.start(), match.end(), "footnote-mark")
        for item in breaks
        if item.start and text[item.start - 1] not in "，。；：、" and (match := _BARE_MARK.match(text, item.end)) is not None
    ]


def _related(text: str, taken: list[Furniture]) -> list[Furniture]:
    """The list of other articles at a page's end: its heading and titles, where no sentence follows."""
    words = _words()
    half = len(text) // 2
    lines = [match for match in _LINE.finditer(text, half) if match.group().strip()][-40:]
    closing: list[Furniture] = []
    for match in reversed(lines):
        line = match.group().strip()
        start = text.index(line, match.start())
        closing.append(Furniture(start, start + len(line), "related"))
        if len(line) <= 20 and words.related.fullmatch(line):
            starts = {item.start for item in taken}
            return [item for item in closing if item.start not in starts]
        if len(line) > 60 or _SENTENCE.search(line):
            break
    return []
