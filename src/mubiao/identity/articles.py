"""What news say of themselves: who printed them and when, which places they name; and what is no article that can be read.

By Lin Yu (Global Times) · JINAN, Jan. 28 (Xinhua) -- · 湖北日报讯 · 来源：新华社      the publisher
14:05, January 10, 2025 · Updated: 2024-01-29 · 1月13日电, with the year of the file   the date
"""

from __future__ import annotations

import re
import tomllib
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import PurePath

from mubiao.places import Place, find_places
from mubiao.reading.flow import Flow
from mubiao.records import Document, NamedPlace, Notice

_HEAD, _TAIL = 900, 400  # characters in which an article says whose it is
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
_DATED_LINE = re.compile(
    rf"^[^\n]{{0,90}}?(?:{_MONTH} (?P<day>\d{{1,2}}),? (?P<year>20\d\d|19\d\d)|(?P<day2>\d{{1,2}}) (?:(?i:{_MONTH.replace('month', 'month2')})),? (?P<year2>20\d\d)|(?P<year3>20\d\d|19\d\d)[-/.年](?P<month3>\d{{1,2}})[-/.月](?P<day3>\d{{1,2}}))(?P<rest>[^\n]{{0,60}})$",
    re.MULTILINE,
)
_BYLINE = re.compile(
    r"\b(?:By|Updated|Published|Source|Posted|Editor|Xinhua|GMT)\b|\d:\d\d|来源|发布|时间|日期|作者|记者|编辑|^\W*(?:\w+\W+){0,3}$",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    rf"^[A-Z][A-Z'’ .-]{{2,30}}, {_MONTH} (?P<day>\d{{1,2}})\b(?:, (?P<year>20\d\d|19\d\d))?|(?P<zhmonth>\d{{1,2}})月(?P<zhday>\d{{1,2}})日(?:电|讯|上午|下午)",
    re.MULTILINE,
)
_FILE_DATE = re.compile(r"(?<!\d)(?P<year>20\d\d|19\d\d)[-_.]?(?P<month>0[1-9]|1[0-2])[-_.]?(?P<day>0[1-9]|[12]\d|3[01])(?!\d)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PAPER = re.compile(
    r"^[（(【]?(?P<name>[\u4e00-\u9fff]{2,8}(?:日报|晚报|晨报|时报|新闻网|发布|都市报|商报|广播电视台|融媒体?))(?:讯|消息|记者|$)",
    re.MULTILINE,
)
_SOURCE = re.compile(r"(?:来源|稿源)[：:][ \t]*(?P<name>[^\n\s|]{2,20})|\bSource:[ \t]*(?P<en>[A-Z][A-Za-z.' ]{2,30})")
_OTHER_SCRIPTS = re.compile(r"[\u0370-\u03ff\u0400-\u04ff\u0590-\u06ff\u0900-\u0dff\u0e00-\u0eff\u1100-\u11ff\u3040-\u30ff\uac00-\ud7af]")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[A-Za-zÀ-ÿ]+")
_ENGLISH_WORDS = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "a",
        "for",
        "is",
        "that",
        "on",
        "was",
        "with",
        "as",
        "its",
        "by",
        "at",
        "from",
        "this",
        "has",
        "are",
        "will",
        "be",
        "an",
        "it",
    ]
)
_FEWEST_WORDS = 40  # fewer do not show their language
_WALL = re.compile(
    r"cookies?\b|consent|enable javascript|javascript is (?:disabled|required)|access denied|captcha|verify (?:that )?you are (?:a )?human|subscribe to (?:continue|read)|sign in to|log in to|privacy (?:policy|settings)|advertising partners|checking your browser|403 forbidden|404 not found|page not found|请开启javascript|访问验证|您访问的页面|登录后查看|验证码",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^\n.!?。！？]{40,}[.!?。！？]|[\u4e00-\u9fff，、；：]{16,}[。！？]|[^\n]{120,}")
_MENU = re.compile(
    r"home|china|world|business|sports?|culture|travel|opinion|about us|contact(?: us)?|log ?in|sign up|subscribe|news|more|video|photos?|copyright.{0,60}|首页|新闻|国内|国际|财经|体育|关于我们|联系我们|更多|登录|注册|版权.{0,30}",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d[\d.]*\s*(?:%|percent|per cent|pct|万|亿|yuan)")
_FEW_WORDS = 300  # words, or characters of Chinese, that a wall may take


def unread(document: Document, flow: Flow) -> Notice | None:
    """Why a text is no article or report that can be read: another language, a wall before the page, a page of links. None where it may be."""
    text = flow.text
    letters = len(_LETTER.findall(text[:20_000]))
    if letters == 0:
        return Notice("no-article", "there is no word in it; nothing is taken from it")
    foreign = len(_OTHER_SCRIPTS.findall(text[:20_000]))
    if foreign > 0.08 * letters and foreign >= 10:
        return Notice("language", "it is written neither in Chinese nor in English; nothing is taken from it")
    words = [word.lower() for word in _WORD.findall(text[:20_000])]
    if document.language == "en" and len(words) >= _FEWEST_WORDS and sum(word in _ENGLISH_WORDS for word in words) < 0.1 * len(words):
        listed = not _SENTENCE.search(text)
        if listed:
            return Notice("no-article", "it is a page of links or headings without a sentence; nothing is taken from it")
        return Notice("language", "it is written neither in Chinese nor in English; nothing is taken from it")
    walls = {found[0].lower() for found in _WALL.finditer(text)}
    short = len(words) <= _FEW_WORDS and len(text) <= 8 * _FEW_WORDS
    if short and (len(walls) >= 2 or (walls and len(text) < 400)):
        return Notice(
            "no-article", f"it is the page before an article ({', '.join(sorted(walls)[:3])}), not the article; nothing is taken from it"
        )
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    menu = sum(_MENU.fullmatch(line) is not None for line in lines)
    ended = sum(line.endswith(("。", "！", "？", ".", "!", "?")) for line in lines)  # links and headings are not
    if 2 * ended < len(lines) and not _SENTENCE.search(text) and len(lines) >= 4 and (menu >= 2 or _FIGURE.search(text) is None):
        return Notice("no-article", "it is a page of links or headings without a sentence; nothing is taken from it")
    return None


def publisher_of(document: Document, flow: Flow) -> str | None:
    """Who printed an article, by its bylines and source lines, its page's title, else its file's name; None where nothing says."""
    text = flow.text
    head, tail = text[:_HEAD], text[-_TAIL:]
    for part in (head, tail):
        named = _SOURCE.search(part)
        if named is not None and (known := _known((named["name"] or named["en"]).strip())) is not None:
            return known
    paper = _PAPER.search(head)
    if paper is not None:
        return _known(paper["name"]) or paper["name"]
    for line in head.split("\n")[:8]:
        if (known := _known_in(line)) is not None:
            return known
    if document.title and (known := _known_in(document.title)) is not None:
        return known
    return _known_in(PurePath(document.name).stem, file=True)


def _known(name: str) -> str | None:
    return _forms().get(_plain(name))


@cache
def _forms() -> dict[str, str]:
    table = tomllib.loads(files(__package__).joinpath("publishers.toml").read_text(encoding="utf-8"))
    return {_plain(form): group[0] for language in ("chinese", "english") for group in table[language] for form in group}


def _plain(name: str) -> str:
    return re.sub(r"[\s.'’_-]+", "", name).casefold()


_CHINESE = re.compile("[\u4e00-\u9fff]")
_MARKED = re.compile(
    r"[（(]\s*(?P<paren>[A-Z][A-Za-z.'’ ]{2,30})[）)]?|\|\s*(?P<bar>[A-Z][A-Za-z.'’ ]{2,30})|By (?P<by>GT staff reporters?)"
)


def _known_in(line: str, *, file: bool = False) -> str | None:
    """A publisher that a line marks as such, or that a file's name or a page's title holds."""
    if file:
        plain = _plain(line)
        return next(
            (name for form, name in sorted(_forms().items(), key=lambda item: -len(item[0])) if form in plain and len(form) > 3), None
        )
    for form, name in _forms().items():
        if _CHINESE.match(form) and re.search(rf"{re.escape(form)}[^，。\n]{{0,20}}?(?:电|讯|记者|报道|$)", line):
            return name
    for shape in _MARKED.finditer(line):
        words = next(word for word in shape.groups() if word)
        known = _known(words) or next((name for form, name in _forms().items() if len(form) > 2 and _plain(words).startswith(form)), None)
        if known is not None:
            return known
    title = re.search(r"[-–—|_]\s*(?P<name>[^-–—|_]{2,30})$", line)
    return _known(title["name"]) if title is not None else None


def article_date(document: Document, flow: Flow) -> str | None:
    """When an article was published, as ISO: of a line with a date, a dateline with the year known, or the file's name."""
    head = flow.text[:_HEAD]
    for shape in _DATED_LINE.finditer(head):
        if _BYLINE.search(shape[0]) is None and shape["rest"].strip():
            continue
        month = shape["month"] or shape["month2"]
        number = _MONTHS.index(month.lower()[:3]) + 1 if month else int(shape["month3"])
        made = _iso(int(shape["year"] or shape["year2"] or shape["year3"]), number, int(shape["day"] or shape["day2"] or shape["day3"]))
        if made is not None:
            return made
    named = _FILE_DATE.search(PurePath(document.name).name)
    if named is not None:
        return _iso(int(named["year"]), int(named["month"]), int(named["day"]))
    line = _DATELINE.search(head)
    if line is not None and line["year"]:
        return _iso(int(line["year"]), _MONTHS.index(line["month"].lower()[:3]) + 1, int(line["day"]))
    years = [int(found[0]) for found in _YEAR.finditer(PurePath(document.name).name)] or (
        [document.declared_year] if document.declared_year else []
    )
    if line is None or not years or years[0] is None:
        return None
    if line["zhmonth"]:
        return _iso(years[0], int(line["zhmonth"]), int(line["zhday"]))
    return _iso(years[0], _MONTHS.index(line["month"].lower()[:3]) + 1, int(line["day"]))


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def places_named(document: Document, flow: Flow, year: int | None) -> tuple[NamedPlace, ...]:
    """The places of China that a text names, as they first come, each with how often."""
    counts: dict[str, int] = {}
    found: dict[str, Place] = {}
    for mention in find_places(flow.text, year=year, language=document.language):
        counts[mention.place.code] = counts.get(mention.place.code, 0) + 1
        found.setdefault(mention.place.code, mention.place)
    return tuple(NamedPlace(place.name, code, place.name_en, counts[code]) for code, place in found.items())
