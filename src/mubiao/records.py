"""The words every room speaks: a document, its sections, quantities and statements.

Frozen and slotted; no behaviour beyond their own invariants. What is made by the hundred in a text is frozen to the type checker alone
(``made_often``). Field names and meanings follow the public contract (SDMX and the
growth-target literature where they have a word). Offsets are characters (code points) into ``Document.text``, end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar, dataclass_transform, get_args

_Made = TypeVar("_Made")


@dataclass_transform(frozen_default=True)
def made_often(made: type[_Made]) -> type[_Made]:
    """A slotted dataclass compared and hashed by its values, which the type checker takes for frozen.

    Nothing guards it at run time: with a guard a record of thirty fields takes eight times as long to make, and a report has hundreds.
    """
    return dataclass(slots=True, unsafe_hash=True)(made)


Language = Literal["zh", "en"]
Genre = Literal["work_report", "news", "communique", "other"]
Level = Literal["nation", "province", "prefecture", "county"]
SectionKind = Literal["review", "outlook", "plan", "tasks", "self_governance", "appendix", "other"]
StatementKind = Literal["target", "outcome", "outlook", "commitment"]
STATEMENT_KINDS: tuple[StatementKind, ...] = get_args(StatementKind)
Measure = Literal["growth", "avg_growth", "level", "ratio", "change"]
Bound = Literal["point", "around", "at_least", "at_most", "range", "relative", "qualitative"]
Stance = Literal["firm", "strive"]
Operator = Literal[">", ">=", "=", "~", "<=", "<"]
VoiceKind = Literal["quote", "release", "priority", "guidance"]
VOICE_KINDS: tuple[VoiceKind, ...] = get_args(VoiceKind)
QuoteStance = Literal["optimistic", "cautious", "neutral"]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a reader of the results should know; the document was read all the same."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Furniture:
    """A stretch of text that belongs to the page and not to the report (navigation, page number, 责任编辑 …)."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Document:
    """One text with its origin. ``text`` is exactly what ``mubiao text PATH`` prints; every offset points into it."""

    name: str  # the path or URL as given; "#2" for the second document of a file, "#zh"/"#en" for the sides of a tmx
    document_id: str  # sha-256 of the bytes (for a row of a table: of the row's text)
    media_type: str
    encoding: str | None
    language: Language
    text: str
    title: str | None = None  # as the container declares it (html title, table column), never guessed from the text
    declared_area: str | None = None  # a table's own column for the place, as printed there
    declared_year: int | None = None  # a table's own column for the year
    declared_date: str | None = None  # when the page says it was published, as printed there
    furniture: tuple[Furniture, ...] = ()  # in order, not overlapping
    warnings: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    kind: SectionKind
    title: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place that a text names, and how often."""

    area: str
    area_code: str
    area_en: str
    times: int


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose report a document is and which year it plans, judged by its text."""

    genre: Genre
    language: Language
    title: str | None
    area: str | None
    area_code: str | None
    area_en: str | None
    level: Level | None
    report_year: int | None
    delivered_on: str | None = None  # ISO date
    published_on: str | None = None  # ISO date
    speaker: str | None = None
    warnings: tuple[Notice, ...] = ()
    publisher: str | None = None  # of news: Xinhua, China Daily, 新华社
    places: tuple[NamedPlace, ...] = ()  # of news: the places named, as they first come


@made_often
class Quantity:
    """A number with its unit and the words that bound it, as the language room finds it in a stretch of text.

    ``low`` and ``high`` are the closed interval in the canonical ``unit``; ``None`` is open. The direction of a change
    (增长 or 下降) belongs to the verb and is not in here: "3%以上" is (3, None) wherever it stands.
    ``start``..``end`` spans ``printed``, qualifiers included; ``value_start``..``value_end``, which lies in it, number and unit alone.
    """

    text: str
    start: int
    end: int
    low: float | None
    high: float | None
    unit: str
    bound: Bound
    stance: Stance
    printed: str
    value_start: int
    value_end: int


@made_often
class Relative:
    """A goal set against another figure: 高于全国平均 is ``(">", "national_average", None)``."""

    op: Operator
    to: str
    margin: float | None = None


@made_often
class Statement:
    """One value that a document states: the row of the panel. See the field table in docs/records.md."""

    id: str
    document: str
    document_id: str
    kind: StatementKind
    headline: bool
    area: str | None
    area_code: str | None
    area_en: str | None
    report_area: str | None
    report_year: int | None
    indicator: str
    measure: Measure
    period: str | None
    low: float | None
    high: float | None
    unit: str
    bound: Bound
    stance: Stance
    relative: Relative | None
    printed: str
    evidence: str
    start: int
    end: int
    section: SectionKind
    confidence: float
    aims_higher: bool = False
    action: str | None = None  # the verb of a commitment or deed: 新建, 培育
    rank: int | None = None  # 居全国第8位 beside a past value is 8
    rank_in: str | None = None  # … among 全国
    notes: tuple[str, ...] = ()
    topic: str | None = None  # what the passage is about, as printed: the heading, lead or clause over it
    topic_start: int | None = None
    topic_end: int | None = None


# --- what news tell beside values -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """What somebody said, word for word or as reported. ``start``..``end`` are the offsets of ``text``."""

    id: str
    document: str
    document_id: str
    kind: Literal["quote"] = "quote"
    speaker: str | None
    affiliation: str | None = None
    role: str | None = None
    verbatim: bool
    text: str
    start: int
    end: int
    stance: QuoteStance = "neutral"
    stance_words: tuple[str, ...] = ()  # the words of the lexicon that decided
    area: str | None = None  # the place it is about, where it is about one
    area_code: str | None = None
    area_en: str | None = None
    said_on: str | None = None  # ISO date
    attribution: str | None = None  # the words that say whose it is


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """That a document came out: which, whose, when and where. ``start``..``end`` are the offsets of ``evidence``."""

    id: str
    document: str
    document_id: str
    kind: Literal["release"] = "release"
    area: str | None = None  # None for several at once ("multiple cities"), which ``area_printed`` names
    area_code: str | None = None
    area_en: str | None = None
    area_printed: str | None = None
    document_type: str
    printed_as: str | None = None
    released_on: str | None = None  # ISO date; None where the article gives none, and ``date_note`` says so
    date_note: str | None = None  # how the date was found, or why there is none
    source: str | None = None  # where it is found: a website, a sitting, who reported it
    released_by: str | None = None  # who delivered or published it
    evidence: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Priority:
    """A field that a place means to push. ``start``..``end`` are the offsets of ``evidence``."""

    id: str
    document: str
    document_id: str
    kind: Literal["priority"] = "priority"
    area: str | None = None  # None for several at once ("Chinese localities"), which ``area_printed`` names
    area_code: str | None = None
    area_en: str | None = None
    area_printed: str | None = None
    theme: str  # an id of the theme vocabulary, or ``other:`` and the phrase as printed
    named: tuple[str, ...] = ()  # projects and industries
    named_spans: tuple[tuple[int, int], ...] = ()  # where each of them stands
    evidence: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One thing that a central meeting asks for."""

    theme: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Guidance:
    """What a central meeting said should be done. ``start``..``end`` are the offsets of ``evidence``, the words that name the event."""

    id: str
    document: str
    document_id: str
    kind: Literal["guidance"] = "guidance"
    area: str | None = None  # whose guidance: 中国
    area_code: str | None = None
    area_en: str | None = None
    event: str
    date: str | None = None  # 2024-12, or an ISO date
    text: str
    text_start: int
    text_end: int
    asks: tuple[Ask, ...] = ()
    evidence: str
    start: int
    end: int


Voice = Quote | Release | Priority | Guidance
Record = Statement | Voice


@dataclass(frozen=True, slots=True)
class Inspection:
    """What ``mubiao inspect`` prints of a document: its identity, its sections and every warning."""

    document: Document
    identity: Identity
    sections: tuple[Section, ...]
    warnings: tuple[Notice, ...] = field(default=())


def as_row(record: Any) -> dict[str, Any]:
    """A record as plain JSON-ready values, nested records included, tuples as lists."""
    if hasattr(record, "__dataclass_fields__"):
        return {name: as_row(getattr(record, name)) for name in record.__dataclass_fields__}
    if isinstance(record, (list, tuple)):
        return [as_row(item) for item in record]  # type: ignore[return-value]
    return record  # type: ignore[no-any-return]
