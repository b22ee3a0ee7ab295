"""What the first lines of a document say of itself: title, sitting, salutation, speaker, dates.

Works on the flow's text (page furniture and blanks gone), of which only the head is read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from mubiao.identity.names import places_of
from mubiao.outline.years import YEAR as _YEAR
from mubiao.outline.years import number_of
from mubiao.places import find_places

_HEAD = 2500
_DATE = re.compile(
    rf"(?P<year>{_YEAR})年(?P<month>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})月(?P<day>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})日"
)
_ISO = re.compile(r"(?<!\d)(?P<year>20\d\d|19\d\d)[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)")
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_MONTH_NAMES = "|".join(f"{name}|{name[:3]}" for name in _MONTHS)
_DATE_EN = re.compile(rf"\b(?P<month>{_MONTH_NAMES})\.? (?P<day>\d{{1,2}}),? (?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
_DATE_BRITISH = re.compile(rf"\b(?P<day>\d{{1,2}}) (?P<month>{_MONTH_NAMES})\.?,? (?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
_SITTING = re.compile(
    r"在(?P<place>[\u4e00-\u9fff]{1,24}?)(?:第?[一二三四五六七八九十百\d]{1,4}届|(?=人大工作))(?:全国)?人(?:民代表大会|大)[^。\n]{0,24}"
)
_NATIONAL_SITTING = re.compile(r"第?[一二三四五六七八九十\d]{1,3}届全国人(?:民代表大会|大)|全国人民代表大会")
_SALUTATION = re.compile(
    r"(?:我(?:代表|受)|(?<=受)|谨代表)(?P<who>[\u4e00-\u9fff、]{0,24}?(?:人民政府|政府|国务院|行政公署|行署|人民委员会|管理委员会|管委会))(?:的?委托)?"
    r"[，,]?(?=[^。\n]{0,60}?(?:报告|审议|汇报))"
)
_TITLE = re.compile(r"政府工作(?:的)?报告|工作报告|统计公报|(?:计划|规划)[^\n]{0,20}的报告")
_TITLE_EN = re.compile(r"report on the work of the government|government work report|work report", re.IGNORECASE)
_SALUTATION_EN = re.compile(
    r"\bon behalf of (?P<who>(?:the )?[^.;\n]{0,60}?\b(?:people['’]s government|municipal government|provincial government|government)\b(?: of [A-Z][A-Za-z' ]{2,40})?)",
    re.IGNORECASE,
)
_SITTING_EN = re.compile(
    r"\b(?:session|meeting) of the (?P<place>[^.;\n]{3,80}?)(?:people['’]s )?congress(?P<of> of (?:the )?[A-Z][^.;,()\n]{3,60})?",
    re.IGNORECASE,
)
_MUNICIPAL = re.compile(r"\b([A-Z][a-z']+)(?: Municipal\b(?: (?:People['’]s )?Government)?|(?= (?:People['’]s )?Government Work Report\b))")
_OFFICE_WORD = r"(?:省长|市长|州长|县长|区长|旗长|盟长|专员|主席|总理|主任)"
_OFFICE = rf"(?:代理?|副)?{_OFFICE_WORD}"
# 临汾市人民政府市长 before a name, or alone on its line.
_OFFICE_OF = re.compile(
    rf"(?P<of>[\u4e00-\u9fff]{{0,24}}?)(?:人民政府|政府|行政公署|行署|管委会)?(?:党组书记|[、，])*(?:常务)?(?:代理?|副)?(?P<office>{_OFFICE_WORD})"
)
_NAME = r"[\u4e00-\u9fff]{2,4}?(?:·[\u4e00-\u9fff]{1,8}?){0,2}"
_OFFICE_NAME = re.compile(rf"(?P<office>{_OFFICE})(?:、[^\n]{{0,10}})?(?P<name>{_NAME})(?=所?作|在[^\n]|同志|代表|[\n，。,（(]|各位|\Z)")
_NAME_OFFICE = re.compile(rf"(?:日|^|\n|—|府)(?P<name>[\u4e00-\u9fff]{{2,3}}){_OFFICE}(?=在|作|\n)")
_NO_PERSON = re.compile(r"[省市县]\Z|自治|政府|公署|党组|书记|任命|代表|会议|报告")
_SPEAKER_EN = re.compile(r"(?:\bby )?\b(?P<name>[A-Z][a-z]+ [A-Z][a-z]+),? (?:Premier|Governor|Mayor|Chairman|Acting)")
_PRINTED_DATE = (
    rf"(?:{_ISO.pattern}|{_YEAR}年\d{{1,2}}月\d{{1,2}}日)".replace("?P<year>", "?:").replace("?P<month>", "?:").replace("?P<day>", "?:")
)
_PUBLISHED = re.compile(rf"(?:发布|发表|公开|上传)(?:时间|日期)[:：]?\s*(?P<date>{_PRINTED_DATE})")
_DATED = re.compile(rf"(?<!成文)(?<!生成)(?<!生效)(?<!实施)(?<!废止)(?<!失效)(?:时间|日期)[:：]?\s*(?P<date>{_PRINTED_DATE})")
_YEAR_ALONE = re.compile(r"\W*date (?P<year>(?:19|20)\d\d) (?!\d)")  # of a file that knows no more than the year
_GREETING = re.compile(r"^(?:各位代表|各位委员|同志们)[，、,]?(?:同志们|各位代表|各位委员)?[：:！!]", re.MULTILINE)
_GREETING_EN = re.compile(
    r"^[ \t]*(?:(?:Fellow|Dear|Esteemed|Distinguished|Respected|Honou?rable)[ \t]+)?(?:Fellow )?Deputies[,:!]?[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_OFFICE_LINE = 60  # characters
_NOT_A_TITLE = re.compile(r"[。，,]|来源|编辑|索引|发布|时间|日期|文号|点击|浏览|http|：")


@dataclass(frozen=True, slots=True)
class Opening:
    """What a document says of itself before it begins to speak. Fields are None where it does not."""

    title: str | None
    title_lines: tuple[str, ...]  # lines that name the document, without source lines
    heading_lines: tuple[str, ...]  # every short line before the salutation
    sitting: str | None  # 河池市, of 在河池市第五届人民代表大会…
    national_sitting: bool
    salutation: str | None  # 市人民政府, 州人民政府, 国务院, of 我代表…
    delivered_on: str | None  # ISO
    published_on: str | None  # ISO
    speaker: str | None
    office: str | None = None  # 市长, as the head prints it
    office_of: str | None = None  # whose: 临汾市
    greeted: bool = False  # 各位代表 on a line of its own, or a report asked to be deliberated


def opening_of(text: str, language: str) -> Opening:
    """Reads the head of a flow's text."""
    head = text[:_HEAD]
    if language == "en":
        return _english_opening(head)
    salutation = _SALUTATION.search(head)
    before = head[: salutation.start()] if salutation else head[:400]
    lines = [line.strip() for line in before.split("\n") if line.strip()][:14]
    title_lines = tuple(line for line in lines if len(line) <= 60 and _TITLE.search(line) and not _NOT_A_TITLE.search(line))
    sitting = _SITTING.search(before)
    office = _office(lines)
    return Opening(
        title_lines[0] if title_lines else None,
        title_lines,
        tuple(line for line in lines if len(line) <= 80),
        sitting["place"] if sitting else None,
        bool(_NATIONAL_SITTING.search(before)),
        salutation["who"] if salutation else None,
        _delivered(before, sitting.start() if sitting else None),
        _published(head),
        _speaker(before),
        office["office"] if office else None,
        office["of"] if office else None,
        salutation is not None or _GREETING.search(head) is not None,
    )


def _office(lines: list[str]) -> re.Match[str] | None:
    """The speaker's office, in a short line of the head that is no sentence."""
    for line in lines:
        if len(line) <= _OFFICE_LINE and not _NOT_A_TITLE.search(line):
            found = list(_OFFICE_OF.finditer(line))
            if found:
                return found[-1]
    return None


def _english_opening(head: str) -> Opening:
    lines = [line.strip() for line in head.split("\n") if line.strip()][:6]
    titles = tuple(line for line in lines if len(line) <= 140 and _TITLE_EN.search(line))
    dates = _DATE_EN.search(head[:500]) or _DATE_BRITISH.search(head[:500])
    speaker = _SPEAKER_EN.search("\n".join(lines))
    council = re.search(r"on behalf of the state council", head, re.IGNORECASE)
    spoken = _SALUTATION_EN.search(head)
    place = None if council else _english_place(head, spoken, titles)
    title = titles[0] if titles else None
    national = place is None and "national people" in head[:600].lower()
    return Opening(
        title,
        titles,
        (),
        place,
        national,
        "国务院" if council else f"{place or ''}人民政府" if spoken else None,
        _iso(dates),
        _published(head),
        speaker["name"] if speaker else None,
        greeted=_GREETING_EN.search(head) is not None,
    )


def _english_place(head: str, spoken: re.Match[str] | None, titles: tuple[str, ...]) -> str | None:
    """The official name of the place whose government speaks: of the salutation, else of the sitting, else of the title."""
    sitting = _SITTING_EN.search(head)
    for words in (spoken["who"] if spoken else "", f"{sitting['place']} {sitting['of'] or ''}" if sitting else "", *titles):
        # the Yiwu Municipal People's Congress is Yiwu City's; the name alone may be that of a prefecture of old
        for said in (_MUNICIPAL.sub(r"\1 City", words), words):
            named = [mention.place for mention in find_places(said, language="en") if mention.place is not None] if said else []
            if named:
                return named[0].name
    return None


def _delivered(before: str, sitting: int | None) -> str | None:
    """The date of the sitting: the one before 在…会议上, else one that stands on a line of its own."""
    dates = list(_DATE.finditer(before))
    if sitting is not None:
        near = [found for found in dates if -60 <= sitting - found.end() <= 40]
        if near:
            return _iso(near[-1])
    for found in dates:
        line = before[before.rfind("\n", 0, found.start()) + 1 : (before.find("\n", found.end()) + 1 or len(before) + 1) - 1]
        if len(line) - len(found[0]) <= 4 or "会议" in line:
            return _iso(found)
    return None


def labelled_date(words: str) -> str | None:
    """The date of publication that a line of the page prints (发布时间：2026-02-10, else any 日期), as ISO."""
    found = (_PUBLISHED.search(words) or _DATED.search(words)) if "时间" in words or "日期" in words else None
    return iso_date(found["date"]) if found is not None else None


def _published(head: str) -> str | None:
    if (labelled := labelled_date(head)) is not None:
        return labelled
    first = head[: head.find("\n") if 0 <= head.find("\n") < 200 else 60]
    dated = _ISO.search(first) if re.match(r"\W*(?:date)?\W*(?:20|19)\d\d[-/.]", first) else None
    if dated is None and (year := _YEAR_ALONE.match(first)) is not None:
        return year["year"]
    return _iso(dated)


def iso_date(printed: str) -> str | None:
    """2025年1月13日, 2025-01-13 or January 13, 2025 as 2025-01-13; None where no date, or none of the calendar, is printed."""
    return _iso(_DATE.search(printed) or _ISO.search(printed) or _DATE_EN.search(printed))


def _iso(found: re.Match[str] | None) -> str | None:
    if found is None:
        return None
    month = found["month"].lower()
    number = next((place for place, name in enumerate(_MONTHS, 1) if name.startswith(month[:3])), None) or _small(month)
    try:
        return date(number_of(found["year"]), number, _small(found["day"])).isoformat()
    except ValueError:
        return None


def _small(printed: str) -> int:
    if printed.isdigit():
        return int(printed)
    tens, ten, units = printed.rpartition("十")
    digits = {char: value for value, char in enumerate("一二三四五六七八九", 1)}
    if not ten:
        return digits.get(printed[-1:], 0)
    return (digits.get(tens, 1) if tens else 1) * 10 + digits.get(units, 0)


def _speaker(before: str) -> str | None:
    near = before[-500:]
    for found in _OFFICE_NAME.finditer(near):
        if not re.search(r"政府|会议|大会|报告|同志", found["name"]):
            return found["name"]
    # 宿迁市代市长 without a name: what stands before the office is a place.
    names = (found["name"] for found in _NAME_OFFICE.finditer(near))
    return next((name for name in names if not _NO_PERSON.search(name) and not places_of(name)), None)
