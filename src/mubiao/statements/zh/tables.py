"""Tables of targets and results: 指标 | 单位 | 2021年完成 | 2022年预期目标.

A table is a run of lines whose cells a tab parts. Its head says what each column holds; a row is read as the sentence that its name,
its unit and one value would make (地区生产总值 | 亿元 | 910 is 地区生产总值910亿元), by the grammar of sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from mubiao.indicators import match
from mubiao.language.zh.quantities import find_quantities
from mubiao.records import SectionKind, StatementKind
from mubiao.statements.findings import Finding, Moment, Passage, Stretch, Told
from mubiao.statements.index import Mentions, Quantities
from mubiao.statements.zh.clauses import read_sentence
from mubiao.statements.zh.timing.clock import default_moment

Role = Literal["name", "unit", "value", "growth", "other"]

_ANNOUNCED = re.compile(r"(?:目标|指标)[^。\n]{0,30}\n?$")
_NAME = re.compile(r"指标|项目|名称")
_UNIT = re.compile(r"单位")
_OTHER = re.compile(r"属性|备注|性质|类型|类别|责任|序号|说明|位次|排名")
_GROWTH = re.compile(r"同比|增长|增速|增幅|±|%|％")
_RESULT = re.compile(r"完成|实绩|实际|执行|上年|去年|绝对值|总量|数额")
_GOAL = re.compile(r"目标|预期|计划|安排")
_YEAR = re.compile(r"(20\d\d)年?")
_IN_BRACKETS = re.compile(r"[（(]([^（）()]{1,12})[)）]")
_BARE = re.compile(
    r"(?P<before>[^\d\-+]{0,6}?)(?P<number>[-+]?\d[\d,]*(?:\.\d+)?(?:\s?[-—–~～至]\s?\d+(?:\.\d+)?)?)(?P<after>以上|左右|以内|以下|上下)?"
)
_FEWEST_ROWS = 3
_SPEED = re.compile("(?:增长)?(?:增速|增幅|增长率|涨幅)$|增长$")
_GOALS, _NEAR = re.compile("目标|指标"), 40


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds: a name, a unit, an amount, a rate of growth, or nothing to read; and of which year, result or goal."""

    role: Role
    year: int | None = None
    goal: bool | None = None
    unit: str = ""


def table_lines(text: str) -> list[list[tuple[int, int]]]:
    """The tables of a flow: for each the spans of its lines. A text without tabs costs one look."""
    if "\t" not in text:
        return []
    tables: list[list[tuple[int, int]]] = [[]]
    for line in re.finditer(r"[^\n]+", text):
        if text.find("\t", *line.span()) >= 0:
            tables[-1].append(line.span())
        elif tables[-1]:
            tables.append([])
    return [lines for lines in tables if len(lines) >= _FEWEST_ROWS]


def read_tables(text: str, stretches: Sequence[Stretch], year: int | None) -> Iterator[Told]:
    """What the tables of a flow state, in order."""
    if year is None:
        return
    for lines in table_lines(text):
        section: SectionKind = next((stretch.kind for stretch in stretches if stretch.start <= lines[0][0] < stretch.end), "other")
        default = default_moment(section, year)
        columns = _columns(text, lines[0], year)
        if default is None or columns is None:
            continue
        announced = default.tense != "past" and _ANNOUNCED.search(text, max(0, lines[0][0] - 60), lines[0][0]) is not None
        for line in lines[1:]:
            yield from _row(text, _cells(text, *line), columns, default, year, announced)


def goes_on_behind(text: str, end: int, passage: Passage) -> bool:
    """Whether a passage goes on with the goals of the table that ends at ``end``, under a heading that says so: （二）其他目标."""
    return 0 <= passage.start - end <= _NEAR and _GOALS.search(text, end, passage.start) is not None


def _cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    return [cell.span() for cell in re.compile(r"[^\t]+").finditer(text, start, end)]


def _columns(text: str, line: tuple[int, int], year: int) -> list[Column] | None:
    """The columns by their heads; ``None`` where the first line is no head (its cells hold values, or none names the indicators)."""
    heads = [text[a:b].strip() for a, b in _cells(text, *line)]
    if not any(_NAME.search(head) for head in heads[:2]) or any(len(head) > 24 for head in heads):
        return None
    return [_column(head, i, year) for i, head in enumerate(heads)]


def _column(head: str, place: int, year: int) -> Column:
    if place <= 1 and _NAME.search(head) and not _YEAR.search(head):
        return Column("name")
    if _UNIT.search(head) and not _GOAL.search(head):
        return Column("unit")
    if _OTHER.search(head):
        return Column("other")
    said = _YEAR.search(head)
    named = int(said[1]) if said else None
    goal = None
    if _RESULT.search(head) or (named is not None and named < year):
        goal = False
    elif _GOAL.search(head) or named == year:
        goal = True
    bracket = _IN_BRACKETS.search(head)
    unit = bracket[1] if bracket else ""
    return Column("growth" if _GROWTH.search(head) and not _GOAL.search(head) else "value", named, goal, unit)


def _row(text: str, cells: list[tuple[int, int]], columns: list[Column], default: Moment, year: int, announced: bool) -> Iterator[Told]:
    if len(cells) != len(columns):
        return  # merged or missing cells: which value stands under which head is not certain
    named = next((i for i, column in enumerate(columns) if column.role == "name"), None)
    if named is None:
        return
    name = text[slice(*cells[named])].strip()
    unit = next((text[slice(*cells[i])].strip() for i, column in enumerate(columns) if column.role == "unit"), "")
    bracket = _IN_BRACKETS.search(name)
    if bracket and find_quantities(f"1{bracket[1]}"):
        name, unit = name.replace(bracket[0], ""), unit or bracket[1]
    before: Column | None = None
    for column, (a, b) in zip(columns, cells, strict=True):
        if column.role not in ("value", "growth"):
            continue
        if column.role == "growth" and column.goal is None and before is not None:
            column = replace(column, goal=before.goal, year=before.year)  # noqa: PLW2901 - 910 | 11: growth of the amount beside it
        before = column
        when = default
        kind: StatementKind = "outcome" if default.tense == "past" else "target"
        if column.goal is False:
            when, kind = Moment(str(column.year or year - 1), "past"), "outcome"
        elif column.goal:
            when, kind = Moment(str(year), "year"), "target"
        for finding in _value(name, text[a:b].strip(), unit, column):
            _place(finding, cells[named], (a, b))
            how = "announced" if announced and kind == "target" else ""
            yield Told(finding, kind, when, sentence=cells[named][0], how=how)


def _value(name: str, cell: str, unit: str, column: Column) -> list[Finding]:
    """The row's name and one cell as a sentence."""
    bare = _BARE.fullmatch(cell)
    if bare:
        unit = column.unit or ("%" if column.role == "growth" else unit)
        cell = f"{bare['before']}{bare['number'].replace(',', '')}{unit}{bare['after'] or ''}"
    verb = "增长" if column.role == "growth" and not re.search(r"[增降减]", cell) else ""
    if verb and cell.startswith("-"):
        verb, cell = "下降", cell[1:]
    elif bare and cell.startswith("-") and unit == "%" and (speed := _SPEED.search(name)):
        name, verb, cell = name[: speed.start()], "下降", cell[1:]  # 固定资产投资增速 | % | -1.4
    sentence = f"{name}{verb}{cell}"
    found = read_sentence(
        sentence,
        0,
        len(sentence),
        Mentions(match(sentence), length=len(sentence)),
        Quantities(find_quantities(sentence), length=len(sentence)),
    )
    return [finding for finding in found if not finding.counted][:1] if bare else [f for f in found if not f.counted]


def _place(finding: Finding, name: tuple[int, int], cell: tuple[int, int]) -> None:
    finding.subject = replace(finding.subject, start=name[0], end=name[1])
    finding.start, finding.end = name[0], cell[1]
    finding.printed_start, finding.printed_end = cell
