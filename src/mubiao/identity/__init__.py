"""Whose report a document is and which year it plans, judged by its text and compared with the name, folder and columns it came with.

The text wins. Where it disagrees with what the file claims, a warning ``identity-mismatch`` says so in plain words; where it is silent,
the claim is taken and a warning (``area-from-file-name``, ``year-from-file-name``) says that too.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from pathlib import PurePath

from mubiao.identity.area import Verdict, judge
from mubiao.identity.articles import article_date, places_named, publisher_of, unread
from mubiao.identity.declared import Declared, declared_by
from mubiao.identity.genre import genre_of
from mubiao.identity.opening import Opening, iso_date, labelled_date, opening_of
from mubiao.identity.reports import split_reports
from mubiao.outline import has_target_passage, outline, year_votes
from mubiao.places import Place
from mubiao.reading.flow import Flow
from mubiao.records import Document, Genre, Identity, Language, Notice, Section, SectionKind

__all__ = ["identify", "split_reports"]

_ENDS = "。！？!?.…”’」』）)》]】"
_DATE_MARK = re.compile(r"\A(?:date)?\s*(?:19|20)\d\d(?:[-/.]\d{1,2}){0,2}\s*")
# How a report takes its leave. Measured on 152 whole ones: all but one end with these words or a cry within so few characters, one in
# eight of the places where a report may break off between two sentences does.
_CLOSES = re.compile(r"谢谢|以上报告，?请|请予?审[查议]|团结|奋斗|努力|前进|万岁|胜利|新篇章|贡献|明天|未来|[Tt]hank|strive|rejuvenation")
_CRIES = re.compile(r"[！!]")
_CLOSING, _LAST_CRY = 120, 60  # characters before the end
_PLAN_REPORT = re.compile(r"(?:计划|预算|决算)[^\n]{0,30}(?:草案|执行情况|安排)[^\n]{0,12}的报告")
_DATED_FURNITURE = frozenset({"date-line", "source-line", "metadata", "editor", "counter", "share-buttons", "navigation"})
_SURE = 4.0  # votes from which the text's own year stands against the file's


def identify(document: Document, flow: Flow, sections: tuple[Section, ...] | None = None) -> Identity:
    """Genre, title, area, level, year, dates and speaker of a document, with warnings.

    ``sections`` may be given where they are known already. ``area``, ``level`` and ``report_year`` are None for anything but a work
    report. Codes and names are those of the report's year.
    """
    sections = outline(document, flow) if sections is None else sections
    opening = opening_of(flow.text, document.language)
    targets = has_target_passage(flow, sections, document.language)
    genre = genre_of(flow.text, opening, sections, targets)
    heads = (
        (document.title, _first_line(flow.text), opening.title)
        if genre == "news"
        else (opening.title, document.title, _first_line(flow.text))
    )
    title = next(filter(None, heads), None)  # a line of an article that speaks of a work report is not what the article is called
    published = opening.published_on or _published_by_the_page(document)
    if genre != "work_report":
        return _of_another_kind(document, flow, genre, title, published)
    declared = declared_by(document)
    warnings: list[Notice] = []
    year = _year(document, flow, declared, opening, warnings)
    place = _area(flow, opening, declared, year, warnings)
    plan_report = next((line for line in opening.heading_lines if _PLAN_REPORT.search(line)), None)
    if plan_report and "政府工作报告" in document.name:
        warnings.append(Notice("identity-mismatch", f"the text is a report on the plan ({plan_report}), but {declared.name_source}"))
    warnings.extend(_gaps(flow, sections, document.language, targets))
    return Identity(
        genre,
        document.language,
        title,
        place.name if place else None,
        place.code if place else None,
        place.name_en if place else None,
        place.level if place else None,
        year,
        opening.delivered_on,
        published,
        opening.speaker,
        tuple(warnings),
    )


def _of_another_kind(document: Document, flow: Flow, genre: Genre, title: str | None, published: str | None) -> Identity:
    """News and what else is no work report; a text that cannot be read is ``other`` and says why."""
    unreadable = unread(document, flow)
    if unreadable is not None:
        return Identity("other", document.language, title, None, None, None, None, None, None, published, None, (unreadable,))
    warnings = _not_a_report(document, title, genre)
    if genre != "news":
        return Identity(genre, document.language, title, None, None, None, None, None, None, published, None, warnings)
    published = published if published is not None and len(published) > 4 else article_date(document, flow) or published
    year = int(published[:4]) if published else None
    return Identity(
        genre, document.language, title, None, None, None, None, None, None, published, None, warnings,
        publisher_of(document, flow), places_named(document, flow, year),
    )  # fmt: skip


def _not_a_report(document: Document, title: str | None, genre: Genre) -> tuple[Notice, ...]:
    """A warning where a text is taken for nothing known, although its name or title says 政府工作报告."""
    said = next((words for words in (title, document.title, PurePath(document.name).name) if words and "政府工作报告" in words), None)
    if genre != "other" or said is None:
        return ()
    return (Notice("not-a-report", f"it is called {said}, but the text does not read like a work report; nothing is taken from it"),)


def _published_by_the_page(document: Document) -> str | None:
    """The date of publication among the page's furniture, else as the page's own code declares it."""
    pieces = (document.text[item.start : item.end] for item in document.furniture if item.kind in _DATED_FURNITURE)
    found = next((printed for piece in pieces if (printed := labelled_date(piece)) is not None), None)
    return found or (iso_date(document.declared_date) if document.declared_date else None)


def _year(document: Document, flow: Flow, declared: Declared, opening: Opening, warnings: list[Notice]) -> int | None:
    votes = year_votes(flow.text, document.language)
    if opening.delivered_on and not votes:
        votes[int(opening.delivered_on[:4])] += 4
    if opening.delivered_on and opening.title and opening.title.startswith(opening.delivered_on[:4]):
        votes[int(opening.delivered_on[:4])] += 8  # a plan of several years, but this year's sitting and title
    best = max(votes, key=lambda year: (votes[year], year)) if votes else None
    if best is None or votes[best] < _SURE:
        if declared.year is None:
            return best
        if best is None or declared.year != best:
            warnings.append(
                Notice(
                    "year-from-file-name",
                    f"the text does not say which year it plans; {declared.year} is taken because {declared.year_source}",
                )
            )
        return declared.year
    if declared.year is not None and declared.year != best:
        warnings.append(Notice("identity-mismatch", f"the text is the report of {best}, but {declared.year_source}"))
    return best


def _area(flow: Flow, opening: Opening, declared: Declared, year: int | None, warnings: list[Notice]) -> Place | None:
    verdict: Verdict = judge(flow.text, opening, declared, year)
    place = verdict.place
    if verdict.zone:
        message = f"the report is that of {verdict.zone}, a zone or town that is no division of its own here; no area is given, least of all the place it lies in"
        warnings.append(Notice("area-unknown", message))
        return None
    if place is None:
        if not declared.places:
            warnings.append(Notice("area-unknown", "neither the text nor the file's name says whose report this is"))
            return None
        place = _as_of(declared.places, year)
        warnings.append(
            Notice("area-from-file-name", f"the text does not say whose report it is; {place.name} is taken because {declared.area_source}")
        )
        return place
    if verdict.rivals:
        others = "、".join(_placed(rival) for rival in verdict.rivals)
        message = f"the text does not say which {place.short if place.level != 'county' else place.name} it is; {_placed(place)} is taken, it may be {others}"
        warnings.append(Notice("area-ambiguous", message))
    if declared.places and not any(_agree(place, claimed) for claimed in declared.places):
        warnings.append(Notice("identity-mismatch", f"the text is the report of {place.name}, but {declared.area_source}"))
    return place


def _placed(place: Place) -> str:
    """A place with the areas it lies in: 吉林省长春市朝阳区."""
    above = (place.province_name if place.level != "province" else None, place.prefecture_name)
    return "".join(name for name in above if name and name != place.name) + place.name


def _as_of(places: tuple[Place, ...], year: int | None) -> Place:
    standing = [place for place in places if year is None or place.bears_in(year)]
    return (standing or list(places))[0]


def _agree(place: Place, claimed: Place) -> bool:
    """The same area, under this name or a former or later one."""
    return place.code == claimed.code or claimed.code in place.successors or place.code in claimed.successors


def _gaps(flow: Flow, sections: tuple[Section, ...], language: Language, targets: bool) -> list[Notice]:
    """Warnings about what a report lacks: its end, its tasks, its targets."""
    found: list[Notice] = []
    kinds = {section.kind for section in sections}
    body = [section for section in sections if section.kind != "appendix"]
    end = flow.text[: bisect_left(flow.origin, body[-1].end)].rstrip() if body else ""
    last_line = end[end.rfind("\n") + 1 :]
    if (gap := _cut_off(end, last_line, kinds, language)) is not None:
        found.append(Notice("truncated", gap))
    if not targets:
        found.append(Notice("no-target-passage", "no passage of main expected targets (主要预期目标) was found"))
    return found


def _cut_off(end: str, last_line: str, kinds: set[SectionKind], language: Language) -> str | None:
    """How a report shows that its end is missing, or None where it is whole. ``end``: its text up to the appendix."""
    closes = _CLOSES.search(end[-_CLOSING:]) is not None
    if "tasks" not in kinds and not (closes and end[-1:] in _ENDS):
        return "the report seems to be cut off: it has " + (
            "no tasks for the year" if "plan" in kinds else "neither plan nor tasks for the year"
        )
    if end and end[-1] not in _ENDS and len(last_line) > 30 and not re.search(r"\d\Z|谢谢|注", last_line):
        return f"the report breaks off in the middle of a sentence: …{last_line[-16:]}"
    if language == "zh" and not closes and not _CRIES.search(end[-_LAST_CRY:]):
        return f"the report seems to be cut off: it ends without its closing words (…{last_line[-16:]})"
    return None


def _first_line(text: str) -> str | None:
    first = next((line.strip() for line in text[:500].split("\n") if line.strip()), "")
    line = _DATE_MARK.sub("", first)
    return (
        line
        if 0 < len(line) <= (60 if re.search("[\u4e00-\u9fff]", line) else 160)
        and not re.search(r"[：:，。！,.]\Z|各位代表|会议上\Z", line)
        else None
    )
