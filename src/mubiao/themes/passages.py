"""A document cut into passages: its paragraphs, each with its place, section and the heading it stands under.

A *heading* is a numbered line of the highest numbering that the tasks use throughout （一）, 一、 or 一是, at least three times; where they
use none, a short line without an end. Headings are numbered in their order; a numbered line that runs on into its text heads itself by
its first sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mubiao.outline.lines import Line, lines_of
from mubiao.reading.flow import Flow
from mubiao.records import Document, Section, SectionKind

_LEAST_HEADINGS = 3
_LONGEST_HEADING = {"zh": 45, "en": 160}
_SHORTEST = {"zh": 16, "en": 40}  # characters; what is shorter is a heading or a form of address
_LONGEST = {"zh": 1500, "en": 5000}  # a line beyond it has swallowed paragraphs and is cut at the ends of sentences
_PIECE = {"zh": 500, "en": 1700}
_CLOSED = re.compile(r"[。！？；.!?;，,、]\Z")
_FIRST_SENTENCE = re.compile(r"[。！？；：:]|[.!?;](?=\s)")
_ENDS = re.compile(r"[。！？；]|[.!?;](?=\s)")


@dataclass(frozen=True, slots=True)
class Heading:
    """The ``number``-th heading of the tasks, as printed without its numbering; ``start``..``end`` in the document's text."""

    number: int
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph. ``text`` is as sentences run; ``origin[i]`` is the place of ``text[i]`` in the document's text."""

    number: int  # in the document
    section: SectionKind
    heading: Heading | None
    text: str
    origin: Sequence[int]

    @property
    def start(self) -> int:
        return self.origin[0]

    @property
    def end(self) -> int:
        return self.origin[-1] + 1

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the document's text of ``text[start:end]`` (not empty)."""
        return self.origin[start], self.origin[end - 1] + 1


def passages_of(document: Document, flow: Flow, sections: Sequence[Section]) -> list[Passage]:
    """The passages of a document in order, headings and forms of address left out. Linear in the length of the text."""
    lines = lines_of(flow.text, document.language)
    kinds = _kinds(lines, flow, sections)
    heads = _headings(lines, kinds, flow, document.language, [section for section in sections if section.kind == "tasks"])
    passages: list[Passage] = []
    heading: Heading | None = None
    for line, kind in zip(lines, kinds, strict=True):
        found = heads.get(line.start)
        if kind != "tasks":
            heading = None
        if found is not None:
            heading = found
            if _is_heading_alone(flow.text, line, document.language):
                continue
        for start, end in _pieces(flow.text, line, document.language):
            if end - start >= _SHORTEST[document.language]:
                passages.append(Passage(len(passages), kind, heading, flow.text[start:end], flow.origin[start:end]))
    return passages


def headings_of(document: Document, flow: Flow, sections: Sequence[Section]) -> list[Heading]:
    """The headings of the tasks in order; none where the tasks have none, or there are no tasks."""
    lines = lines_of(flow.text, document.language)
    kinds = _kinds(lines, flow, sections)
    tasks = [section for section in sections if section.kind == "tasks"]
    return list(_headings(lines, kinds, flow, document.language, tasks).values())


def _kinds(lines: Sequence[Line], flow: Flow, sections: Sequence[Section]) -> list[SectionKind]:
    starts = [section.start for section in sections]
    return [sections[max(0, bisect_left(starts, flow.origin[line.start] + 1) - 1)].kind for line in lines]


def _headings(
    lines: Sequence[Line], kinds: Sequence[SectionKind], flow: Flow, language: str, tasks: Sequence[Section]
) -> dict[int, Heading]:
    inside = [line for line, kind in zip(lines, kinds, strict=True) if kind == "tasks"]
    counts = Counter(line.level for line in inside if line.level)
    level = next((level for level in sorted(counts) if counts[level] >= _LEAST_HEADINGS), None)
    if level is not None:
        chosen = [line for line in inside if line.level == level]
    else:
        titles = {section.start for section in tasks}
        chosen = [line for line in inside if flow.origin[line.start] not in titles and _is_heading_alone(flow.text, line, language)]
    found: dict[int, Heading] = {}
    for line in chosen:
        end = _first_sentence_end(flow.text, line)
        text = flow.text[line.body : end].strip()
        if text:
            start, stop = flow.span(line.body, end)
            found[line.start] = Heading(len(found) + 1, text, start, stop)
    return found


def _first_sentence_end(text: str, line: Line) -> int:
    match = _FIRST_SENTENCE.search(text, line.body, line.end)
    return match.start() if match and match.start() > line.body else line.end


def _is_heading_alone(text: str, line: Line, language: str) -> bool:
    """Whether a line is nothing but a heading: short, and not a closed sentence unless it carries a number."""
    body = text[line.body : line.end]
    if len(body) > _LONGEST_HEADING[language]:
        return False
    return (bool(line.level) and len(_ENDS.findall(body.rstrip("。！？；.!?;"))) == 0) or not _CLOSED.search(body)


def _pieces(text: str, line: Line, language: str) -> Iterator[tuple[int, int]]:
    start, end = line.body, line.end
    if end - start <= _LONGEST[language]:
        yield start, end
        return
    for match in _ENDS.finditer(text, line.body, line.end):
        if match.end() - start >= _PIECE[language]:
            yield start, match.end()
            start = match.end()
    if start < end:
        yield start, end
