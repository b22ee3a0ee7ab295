"""What a brief is made of: of each locality its goal, last year's goal and result, its other targets, promises and priorities.

Nothing is written here and nothing is left out of sight: a locality without a report is named, and one whose goal is known from a news
item alone says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import polars as pl

from mubiao.analysis import attention, gdp_weights, goals, results, rollup, task_alignment
from mubiao.brief.draft import Source
from mubiao.indicators import vocabulary
from mubiao.places import Place, locate

if TYPE_CHECKING:
    from mubiao.analysis.sources import Frames

Row = dict[str, Any]
NATION = "100000"
# The conference whose line a year's local reports follow: that of the December before.
CONFERENCES = {2025: "cewc_2024", 2026: "cewc_2025"}
_OTHERS = ("industrial_va", "fai", "retail_sales", "trade_total", "budget_revenue", "income", "cpi", "jobs_urban_new")
_SURE = 0.75  # confidence of a promise that is worth repeating
LEAST_SURE = 0.6  # of one in English, whose confidence is stated more carefully
_NAME = range(2, 17)  # characters of what a promise counts: a shorter phrase says too little, a longer one is rarely one name
_ENGLISH_NAME = 60
_DEED = (2, 4)  # characters of a verb that says what is done: 新建, 改造提升
_LISTED = re.compile("[和、等至及与]")
_TIMES = ("days", "hours", "minutes", "years", "months")  # a span is no deed
_VAGUE = ("工作", "方面", "任务", "力量", "工程", "行动", "措施")  # counted, but no thing that somebody could go and count


@dataclass(slots=True)
class Locality:
    """One area: ``goal`` of the year, ``before`` the goal of the year before, ``result`` of the year before."""

    place: Place
    goal: Row | None = None
    from_news: bool = False
    before: Row | None = None
    result: Row | None = None
    others: dict[str, Row] = field(default_factory=dict)
    promises: list[Row] = field(default_factory=list)
    attention: list[Row] = field(default_factory=list)  # themes by share, highest first
    told: list[Row] = field(default_factory=list)  # what news tell that it puts first, in the order told; of those whose goal news tell
    read: bool = False  # whether its report of the year is there


@dataclass(slots=True)
class Findings:
    """All that a brief may say: a number or a place that is not in here cannot be in it."""

    year: int
    indicator: str
    measure: str
    localities: list[Locality]
    national: Row | None
    sums: Row | None  # of the roll-up, where the localities are provinces
    inputs: list[Row]
    themes: list[Row]  # the mean share of each theme over the localities, highest first
    tasks: list[Row]  # the tasks of the conference by mean share, highest first
    conference: str | None
    warnings: list[tuple[str, str, str]]  # document, code, message
    articles: list[Row] = field(default_factory=list)  # the news that goals were taken from: ``document``, ``published_on``
    read_before: list[str] = field(default_factory=list)  # codes of the areas whose report of the year before was read

    @property
    def stated(self) -> list[Locality]:
        return [locality for locality in self.localities if locality.goal is not None]


def gather(frames: Frames, areas: Sequence[str | Place], year: int, *, indicator: str = "gdp", measure: str | None = None) -> Findings:
    """The findings on some areas for a year. ``areas``: names or codes; none is all areas that have a report of the year.

    Raises ``UnknownPlace``.
    """
    measure = measure or vocabulary().by_id(indicator).measure
    places = [area if isinstance(area, Place) else _place(area, year) for area in areas] or _with_report(frames, year)
    codes = [place.code for place in places]
    statements = frames.statements.filter(pl.col("area_code").is_in([*codes, NATION]))
    wanted = goals(statements)
    quotes = dict(zip(statements["id"], statements["evidence"], strict=True))
    own = _by_area(wanted.filter((pl.col("year") == year) & (pl.col("indicator") == indicator) & (pl.col("measure") == measure)))
    former = _by_area(wanted.filter((pl.col("year") == year - 1) & (pl.col("indicator") == indicator) & (pl.col("measure") == measure)))
    reached = _by_area(results(statements, indicator=indicator, measure=measure).filter(pl.col("year") == year - 1))
    news = _news(statements, year, indicator, measure)
    have = set(frames.documents.filter((pl.col("report_year") == year) & (pl.col("genre") == "work_report"))["area_code"])
    here = pl.col("area_code").is_in(codes) & (pl.col("report_year") == year)
    themes, passages = frames.themes.filter(here), frames.passages.filter(here)
    shares = None if passages.is_empty() else attention(themes, passages)
    attended = {} if shares is None else _attention(shares, themes)
    found = []
    for place in places:
        goal = own.get(place.code)
        usable = goal is not None and (goal["low"] is not None or goal["high"] is not None)
        locality = Locality(place, goal if usable else news.get(place.code), not usable and place.code in news, read=place.code in have)
        locality.before, locality.result = former.get(place.code), reached.get(place.code)
        locality.others = _others(wanted, place.code, year)
        if locality.from_news and locality.goal is not None:
            article = locality.goal["document"]
            locality.others = _told_targets(statements, place.code, year, article, indicator) | locality.others
            here = (pl.col("area_code") == place.code) & (pl.col("document") == article)
            locality.told = frames.priorities.filter(here).sort("start").to_dicts()
        locality.promises = _promises(statements, place.code, year)
        locality.attention = attended.get(place.code, [])
        for row in (locality.goal, locality.before, locality.result, *locality.others.values()):
            if row is not None:
                row["evidence"] = row.get("evidence") or quotes.get(row["id"], "")
        found.append(locality)
    sums, inputs = _sums(statements, found, year, indicator, measure)
    national = own.get(NATION)
    if national is not None:
        national["evidence"] = quotes.get(national["id"], "")
    before = frames.documents.filter((pl.col("report_year") == year - 1) & (pl.col("genre") == "work_report"))["area_code"]
    return Findings(
        year, indicator, measure, found, national, sums, inputs, _mean_themes(found), *_tasks(shares, year), _warnings(frames, codes, year),
        _articles(frames, found), sorted({code for code in before if code in codes}),
    )  # fmt: skip


def source_of(row: Row, area: str = "") -> Source:
    """The passage of a statement or of a theme's row."""
    return Source(row["document"], row["start"], row["end"], area, row.get("evidence") or "")


def _place(area: str, year: int) -> Place:
    from mubiao.places import gazetteer

    if area.isdigit():
        versions = gazetteer().versions(area)
        if versions:
            return versions[-1]
    return locate(area, year=year)


def _with_report(frames: Frames, year: int) -> list[Place]:
    reports = frames.documents.filter(
        (pl.col("report_year") == year)
        & (pl.col("genre") == "work_report")
        & pl.col("area_code").is_not_null()
        & (pl.col("area_code") != NATION)
    )
    return [_place(code, year) for code in sorted(set(reports["area_code"]))]


def _by_area(frame: pl.DataFrame) -> dict[str, Row]:
    return {row["area_code"]: row for row in frame.iter_rows(named=True)}


def _news(statements: pl.DataFrame, year: int, indicator: str, measure: str) -> dict[str, Row]:
    """The goals that news tell of areas for the year."""
    told = statements.filter(
        (pl.col("kind") == "target")
        & pl.col("report_area").is_null()
        & (pl.col("period") == str(year))
        & (pl.col("indicator") == indicator)
        & (pl.col("measure") == measure)
        & (pl.col("low").is_not_null() | pl.col("high").is_not_null())
    ).sort("confidence", "document", "start", descending=[True, False, False])
    found: dict[str, Row] = {}
    for row in told.iter_rows(named=True):
        found.setdefault(row["area_code"], row)
    return found


def _told_targets(statements: pl.DataFrame, code: str, year: int, article: str, indicator: str) -> dict[str, Row]:
    """The other targets of the vocabulary that the article tells of an area."""
    rows = statements.filter(
        (pl.col("document") == article) & (pl.col("area_code") == code) & (pl.col("kind") == "target") & (pl.col("period") == str(year))
        & (pl.col("indicator") != indicator) & ~pl.col("indicator").str.starts_with("other:")
        & (pl.col("low").is_not_null() | pl.col("high").is_not_null())
    )  # fmt: skip
    return {row["indicator"]: row for row in rows.sort("start", descending=True).iter_rows(named=True)}


def _articles(frames: Frames, localities: list[Locality]) -> list[Row]:
    """The articles that the goals of localities were taken from, by date."""
    names = {locality.goal["document"] for locality in localities if locality.from_news and locality.goal is not None}
    there = frames.documents.filter(pl.col("document").is_in(sorted(names)))
    return there.select("document", "published_on").unique("document").sort("published_on", "document").to_dicts()


def _others(wanted: pl.DataFrame, code: str, year: int) -> dict[str, Row]:
    """The other core targets of an area, by indicator."""
    rows = wanted.filter(
        (pl.col("area_code") == code) & (pl.col("year") == year) & pl.col("indicator").is_in(_OTHERS)
        & (pl.col("low").is_not_null() | pl.col("high").is_not_null())
    )  # fmt: skip
    measures = {name: vocabulary().by_id(name).measure for name in _OTHERS}
    return {row["indicator"]: row for row in rows.iter_rows(named=True) if row["measure"] == measures[row["indicator"]]}


def _promises(statements: pl.DataFrame, code: str, year: int) -> list[Row]:
    """The numbered promises that the program is surest of, in the order of the report."""
    own = (
        (pl.col("area_code") == code)
        & (pl.col("kind") == "commitment")
        & (pl.col("period") == str(year))
        & (pl.col("confidence") >= LEAST_SURE)
        & pl.col("low").is_not_null()
    )
    rows = [row for row in statements.filter(own).iter_rows(named=True) if _is_said_well(row)]
    return sorted(rows, key=lambda row: (-row["confidence"], row["document"], row["start"]))


def _is_said_well(row: Row) -> bool:
    """Whether the passage of a promise can stand alone: it begins with the deed, and counts something that can be counted."""
    name = row["indicator"].removeprefix("other:")
    if name.isascii():
        return len(name) <= _ENGLISH_NAME
    if row["confidence"] < _SURE:
        return False
    action = row["action"] or "?"
    begins = row["evidence"].startswith(action) and len(action) in _DEED
    # 和, 、, 等 before the number: what is counted is only the last of several things.
    alone = not _LISTED.search(re.split(r"\d", row["evidence"], maxsplit=1)[0])
    return begins and alone and row["unit"] not in _TIMES and row["section"] == "tasks" and len(name) in _NAME and not name.endswith(_VAGUE)


def _attention(shares: pl.DataFrame, themes: pl.DataFrame) -> dict[str, list[Row]]:
    """The themes of each area's tasks with their share and the passage that speaks of each most."""
    most = (
        themes.filter(pl.col("section") == "tasks")
        .sort(pl.col("share") * pl.col("characters"), descending=True)
        .group_by("document", "theme", maintain_order=True)
        .first()
        .select("document", "theme", "start", "end")
    )
    shares = shares.join(most, on=["document", "theme"])
    found: dict[str, list[Row]] = {}
    for row in shares.iter_rows(named=True):
        found.setdefault(row["area_code"], []).append(row)
    return found


def _mean_themes(localities: list[Locality]) -> list[Row]:
    """Each theme's mean share over the localities whose tasks were read, with the localities' rows."""
    read = [locality for locality in localities if locality.attention]
    by_theme: dict[str, list[Row]] = {}
    for locality in read:
        for row in locality.attention:
            by_theme.setdefault(row["theme"], []).append(row)
    means = [{"theme": theme, "share": sum(row["share"] for row in rows) / len(read), "rows": rows} for theme, rows in by_theme.items()]
    return sorted(means, key=lambda row: (-row["share"], row["theme"]))


def _tasks(shares: pl.DataFrame | None, year: int) -> tuple[list[Row], str | None]:
    """The tasks of the conference that the year's reports follow, by their mean share of the local tasks."""
    conference = CONFERENCES.get(year)
    if conference is None or shares is None:
        return [], None
    rows = task_alignment(shares, conference).filter(pl.col("topic") != "0")
    means = rows.group_by("topic", "name").agg(pl.col("share").mean(), (pl.col("verdict") == "left out").sum().alias("left_out"))
    return means.sort("share", "topic", descending=[True, False]).to_dicts(), conference


def _sums(statements: pl.DataFrame, localities: list[Locality], year: int, indicator: str, measure: str) -> tuple[Row | None, list[Row]]:
    """The weighted sum, where there are provinces among the localities and GDP of the year before is known."""
    provinces = [locality.place.code for locality in localities if locality.place.level == "province" and locality.goal]
    if len(provinces) < 2 or measure != "growth":
        return None, []
    weights = gdp_weights(year - 1)
    sums, inputs = rollup(statements.filter(pl.col("report_year") == year), weights, indicator=indicator, measure=measure)
    rows = sums.filter((pl.col("parent") == NATION) & (pl.col("year") == year)).to_dicts()
    return (rows[0] if rows else None), inputs.filter(pl.col("year") == year).to_dicts()


def _warnings(frames: Frames, codes: list[str], year: int) -> list[tuple[str, str, str]]:
    rows = frames.documents.filter(pl.col("area_code").is_in(codes) & (pl.col("report_year") == year))
    found = []
    for row in rows.iter_rows(named=True):
        for warning in filter(None, (row["warnings"] or "").split("; ")):
            code, _, message = warning.partition(": ")
            if code in ("identity-mismatch", "truncated", "garbled"):
                found.append((row["document"], code, message))
    return found
