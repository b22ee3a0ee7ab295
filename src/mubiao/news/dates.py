"""The days and months that an article names, resolved against its own date.

on Thursday             the last Thursday before the article's date, or that date itself
last Thursday           where two may be meant, none
Feb 15, 15 February     of the article's year; more than a month ahead of the article, of the year before
December, 去年12月       a month
昨日, 周四, 13日          as an English reader would say yesterday, Thursday, the 13th
recently, 日前          no date

Nothing is guessed: a moment without a date says why in its note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from mubiao.records import Language

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NAME = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY_NUMBER = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?:19|20)\d\d"
# From-to: of "Dec. 11 to 12" the first day is taken.
_ENGLISH = re.compile(
    rf"\b(?P<month>{_MONTH_NAME}) (?P<day>{_DAY_NUMBER})(?:st|nd|rd|th)?(?!\d|[.,]\d|%)(?: ?(?:to|-|–) ?{_DAY_NUMBER}(?!\d))?(?:,? (?P<year>{_YEAR}))?\b"
    rf"|\b(?P<day2>{_DAY_NUMBER})(?:st|nd|rd|th)?(?: of)? (?P<month2>{_MONTH_NAME})(?:,? (?P<year2>{_YEAR}))?\b"
    rf"|\b(?P<iso>{_YEAR}-\d\d-\d\d)\b"
    r"|\b(?:(?P<which>last|this|next|coming|past|previous) )?(?P<weekday>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b(?P<week> last week| next week)?"
    rf"|\b(?P<last>[Ll]ast |[Tt]his |[Pp]ast )?(?:(?:early|mid|late)[- ])?(?P<month3>January|February|March|April|June|July|August|September|October|November|December|(?<=[Ii]n )May|(?<=[Ll]ast )May)\b(?: (?:of )?(?P<year3>{_YEAR}|last year|this year))?"
    r"|\b(?P<near>today|yesterday|[Ll]ast month|[Tt]his month)\b"
    r"|\b(?P<vague>recently|the same day|that day|lately|the other day|earlier this (?:week|month|year)|(?:late )?last week|this week|days ago|in recent days)\b"
)
_WEEKDAY_ZH = "一二三四五六日"
_CHINESE = re.compile(
    rf"(?:(?P<year>{_YEAR})年|(?P<side>去年|上年|今年|本年))?(?P<month>\d{{1,2}})月(?:(?P<day>\d{{1,2}})[日号]|(?P<part>上旬|中旬|下旬|初|底|中)?(?!度|末|月|\d|份?以来|[-—至到]\d))"
    r"|(?<![\d月—至到-])(?P<only>\d{1,2})日(?!元|均|游|内|活|报|常|产|前)"
    r"|(?P<which>本|上|这)?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])(?!年|边|期)"
    r"|(?P<near>今天|今日|昨天|昨日|前天|前日)"
    r"|(?P<same>同日|当天|当日)"
    r"|(?P<vague>日前|近日|近期|不久前|最近|上周|本周|本月|此前)"
)
_FAR_AHEAD = 31  # days: a date farther ahead of the article is one of the year before
_UNKNOWN = "the article's own date is not known"


@dataclass(frozen=True, slots=True)
class Moment:
    """A time that ``text[start:end]`` names: ``on`` is an ISO day or a month (2024-12), or None; ``note`` says how or why not."""

    start: int
    end: int
    on: str | None
    note: str

    @property
    def is_day(self) -> bool:
        return self.on is not None and len(self.on) == 10


def moments_in(text: str, start: int, end: int, language: Language, published_on: str | None) -> list[Moment]:
    """The days and months named in ``text[start:end]``, in order. ``published_on``: an ISO date, a year, or None."""
    return list((_english if language == "en" else _chinese)(text, start, end, published_on))


def day_in(text: str, start: int, end: int, language: Language, published_on: str | None) -> Moment | None:
    """The first day named there; else the first time that is no day (with its reason); else None."""
    found = moments_in(text, start, end, language, published_on)
    return next((moment for moment in found if moment.is_day), None) or next((moment for moment in found if moment.on is None), None)


def _day_of(published_on: str | None) -> date | None:
    return date.fromisoformat(published_on) if published_on is not None and len(published_on) == 10 else None


def _year_of(published_on: str | None) -> int | None:
    return int(published_on[:4]) if published_on else None


def _english(text: str, start: int, end: int, published_on: str | None) -> Iterator[Moment]:
    published = _day_of(published_on)
    for shape in _ENGLISH.finditer(text, start, end):
        said = shape[0].strip()
        at = shape.start(), shape.end()
        if shape["iso"]:
            yield _checked(at, shape["iso"], said)
        elif shape["day"] or shape["day2"]:
            month = _month_number(shape["month"] or shape["month2"])
            yield _calendar(at, said, month, int(shape["day"] or shape["day2"]), shape["year"] or shape["year2"], published_on)
        elif shape["weekday"]:
            ahead = (shape["which"] or "") in ("next", "coming") or bool(shape["week"] and "next" in shape["week"])
            last = (shape["which"] or "") in ("last", "past", "previous") or bool(shape["week"] and "last" in shape["week"])
            index = next(i for i, name in enumerate(_WEEKDAYS) if name.startswith(shape["weekday"].lower()))
            yield _weekday(at, said, index, published, "ahead" if ahead else "last week" if shape["week"] else "last" if last else "")
        elif shape["month3"]:
            yield _month(
                at, said, _month_number(shape["month3"]), shape["year3"], (shape["last"] or "").strip().lower() == "last", published_on
            )
        elif shape["near"]:
            yield _near(at, said, published)
        else:
            yield Moment(*at, None, f"“{said}” names no day")


def _month_number(name: str) -> int:
    return _MONTHS.index(name.lower()[:3]) + 1


def _checked(at: tuple[int, int], printed: str, said: str) -> Moment:
    try:
        return Moment(*at, date.fromisoformat(printed).isoformat(), f"printed: {said}")
    except ValueError:
        return Moment(*at, None, f"“{said}” is no day of the calendar")


def _calendar(at: tuple[int, int], said: str, month: int, day: int, printed_year: str | None, published_on: str | None) -> Moment:
    year = int(printed_year) if printed_year else _year_of(published_on)
    if year is None:
        return Moment(*at, None, f"“{said}” without a year, and {_UNKNOWN}")
    published = _day_of(published_on)
    try:
        found = date(year, month, day)
        if printed_year is None and published is not None and (found - published).days > _FAR_AHEAD:
            found = date(year - 1, month, day)
    except ValueError:
        return Moment(*at, None, f"“{said}” is no day of the calendar")
    return Moment(*at, found.isoformat(), f"printed: {said}" if printed_year else f"“{said}” in the article of {published_on}")


def _weekday(at: tuple[int, int], said: str, index: int, published: date | None, which: str) -> Moment:
    if published is None:
        return Moment(*at, None, f"“{said}”: {_UNKNOWN}")
    back = (published.weekday() - index) % 7
    if which == "ahead":
        return Moment(*at, None, f"“{said}” lies ahead of the article")
    if which == "last" and 0 < back <= published.weekday():
        # A Friday's "last Thursday": yesterday's, or that of the week before.
        return Moment(
            *at, None, f"“{said}” in the article of {published}, a {_WEEKDAYS[published.weekday()].title()}, may be either of two days"
        )
    if which in ("last", "last week") and back <= published.weekday():
        back += 7
    found = published - timedelta(days=back)
    return Moment(*at, found.isoformat(), f"“{said}” in the article of {published}")


def _month(at: tuple[int, int], said: str, month: int, year: str | None, last: bool, published_on: str | None) -> Moment:
    now = _year_of(published_on)
    if year is not None and year.isdigit():
        return Moment(*at, f"{int(year):04d}-{month:02d}", f"printed: {said}")
    if now is None:
        return Moment(*at, None, f"“{said}”: {_UNKNOWN}")
    published = _day_of(published_on)
    if year == "last year":
        now -= 1
    elif year is None and published is not None and (month > published.month or (last and month == published.month)):
        now -= 1  # December, said in January
    elif year is None and published is None and last:
        return Moment(*at, None, f"“{said}”: the month of the article is not known")
    return Moment(*at, f"{now:04d}-{month:02d}", f"“{said}” in the article of {published_on}")


def _near(at: tuple[int, int], said: str, published: date | None) -> Moment:
    if published is None:
        return Moment(*at, None, f"“{said}”: {_UNKNOWN}")
    word = said.lower()
    if word in ("last month", "this month"):
        first = published.replace(day=1)
        month = first - timedelta(days=1) if word == "last month" else first
        return Moment(*at, f"{month.year:04d}-{month.month:02d}", f"“{said}” in the article of {published}")
    back = 1 if word in ("yesterday", "昨天", "昨日") else 2 if word in ("前天", "前日") else 0
    return Moment(*at, (published - timedelta(days=back)).isoformat(), f"“{said}” in the article of {published}")


def _chinese(text: str, start: int, end: int, published_on: str | None) -> Iterator[Moment]:
    published = _day_of(published_on)
    last: Moment | None = None
    for shape in _CHINESE.finditer(text, start, end):
        said, at = shape[0], (shape.start(), shape.end())
        if shape["month"]:
            found = _chinese_month(at, shape, published_on)
        elif shape["only"]:
            found = _calendar_of_month(at, said, int(shape["only"]), published)
        elif shape["weekday"]:
            index = _WEEKDAY_ZH.index(shape["weekday"].replace("天", "日"))
            found = _weekday(at, said, index, published, "last week" if shape["which"] == "上" else "")
        elif shape["near"]:
            found = _near(at, said, published)
        elif shape["same"]:
            if last is None or not last.is_day:
                continue  # of the date before, which is not named here
            found = Moment(*at, last.on, f"{said}: {last.note}")
        else:
            found = Moment(*at, None, f"“{said}” names no day")
        last = found
        yield found


def _chinese_month(at: tuple[int, int], shape: re.Match[str], published_on: str | None) -> Moment:
    month, said = int(shape["month"]), shape[0]
    year = shape["year"]
    if not 1 <= month <= 12:
        return Moment(*at, None, f"“{said}” is no month")
    if shape["side"]:
        now = _year_of(published_on)
        if now is None:
            return Moment(*at, None, f"“{said}”: {_UNKNOWN}")
        year = str(now - 1) if shape["side"] in ("去年", "上年") else str(now)
        found = (
            _calendar(at, said, month, int(shape["day"]), year, published_on)
            if shape["day"]
            else _month(at, said, month, year, False, published_on)
        )
        return Moment(found.start, found.end, found.on, f"“{said}” in the article of {published_on}" if found.on else found.note)
    if shape["day"]:
        return _calendar(at, said, month, int(shape["day"]), year, published_on)
    return _month(at, said, month, year, False, published_on)


def _calendar_of_month(at: tuple[int, int], said: str, day: int, published: date | None) -> Moment:
    """13日: of the article's month, or of the month before where it has not come yet."""
    if published is None:
        return Moment(*at, None, f"“{said}”: {_UNKNOWN}")
    try:
        found = published.replace(day=day)
        if found > published:
            before = published.replace(day=1) - timedelta(days=1)
            found = before.replace(day=day)
    except ValueError:
        return Moment(*at, None, f"“{said}” is no day of the article's month")
    return Moment(*at, found.isoformat(), f"“{said}” in the article of {published}")
