"""What a page is, by points: the rules of ``words.toml`` over its title, its head, its text and how it is built, each with its reason."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

from ahocorasick_rs import BytesAhoCorasick

from mubiao.records import Genre

PageKind = Literal["work_report", "part", "summary", "news", "plan_report", "budget_report", "communique", "other"]
KINDS: tuple[PageKind, ...] = get_args(PageKind)

_HEAD, _TEXT, _TAIL = 2500, 20_000, 400  # characters
_HARDLY_ANY = 120
_LONG, _SHORT = 4000, 1500  # characters of a report; the shortest of a county has about 6,000, what is printed of old ones 4,000
_SITE = re.compile(
    r"\s*(?:[_|｜>»]|\s[-–—]\s|--|——(?=[^——]{2,20}\Z)|-(?=[^-_\d()（）]{0,16}(?:网|网站|政府|门户|平台|公开|日报|晚报|在线)\Z)).*\Z",
    re.DOTALL,
)
_SHORTEST_TITLE = 4
_NAMED = re.compile(
    r"政\s*府\s*(?:的)?\s*工\s*作\s*(?:的)?\s*报\s*告|政府报告|(?i:government (?:work )?report|work report|work of the government|(?:growth|GDP) (?:targets?|goals?))"
)
_LISTED = re.compile(r"^[^\n。，：、“]{0,60}(?:报告|公报|通知|公告|解读)[^\n。，：、”]{0,24}$", re.MULTILINE)
_LISTS = 6  # different lines that name documents, in a text of few sentences; the running head of a pdf is one
_WIDE = re.compile(rb"\A(?:\xff\xfe|\xfe\xff)|\x00[ -~]\x00[ -~]\x00")
# What names a site or a column and no document.
_PLACE = re.compile(
    r"(?:政府|网|网站|门户|平台|公开|日报|晚报|首页|中心|专栏|频道|动态|新闻|详情|正文|内容|文档|要闻|计划|服务|交流|发布|职能|专题|公告|目录|(?<!工作)报告)\Z"
)
_SAYS_MORE = re.compile(r"\d|工作(?!报告\Z)|关于|图|解读|[县区省市州旗盟][^\n]*工作报告")
_UNTITLED = re.compile(r"(?:无标题|新建)文档|正文|详情|内容页?|untitled[^\n]*|首页|文章(?:页|内容)?", re.IGNORECASE)
DOCUMENT = re.compile(r"报告|公报|纲要|解读|图解|摘要|两会|人大|人民代表大会|通知|公告|决议|讲话|预算|report|communiqu", re.IGNORECASE)
_PLACES = ("title", "head", "text", "tail")


@dataclass(frozen=True, slots=True)
class Rule:
    """``points`` to a kind where one of ``patterns`` is found in ``place``, or the feature so named is there."""

    kind: str
    name: str
    place: str
    patterns: tuple[re.Pattern[str], ...]
    feature: str | None
    points: float
    why: str


@dataclass(frozen=True, slots=True)
class Score:
    """The kind with the most points, how sure that is (0 to 1: its points over its, the runner-up's and one), and why."""

    kind: PageKind
    score: float
    reasons: tuple[str, ...]  # +4 titled-report: its title is that of a work report


def screened(data: bytes) -> bool:
    """Whether the first kilobytes hold any word of the genre: if not, the page is nothing of what is looked for.

    Looked for in UTF-8 and GB18030; what is neither (UTF-16) passes.
    """
    limit, words = _screen()
    head = data[:limit]
    return bool(words.find_matches_as_indexes(head)) or _WIDE.search(head[:2000]) is not None


def own_title(title: str | None) -> str:
    """A page's title without the names of column and site behind it."""
    whole = title.strip() if title else ""
    own = _SITE.sub("", whole)
    if len(own) > _SHORTEST_TITLE:
        return own
    rest = _SITE.sub("", whole[len(own) :].lstrip(" _|｜丨>»-–—"))  # 图解｜…: what it is stands before the title
    return f"{own}｜{rest}" if own and rest else own or whole


def names_a_place(title: str) -> bool:
    """Whether a title is that of a site or a column."""
    if _UNTITLED.fullmatch(title):
        return True
    short = len(title) <= 14 or not DOCUMENT.search(title)
    return short and not _SAYS_MORE.search(title) and _PLACE.search(title) is not None


def score(title: str | None, text: str, *, part: bool = False, genre: Genre | None = None) -> Score:
    """What a page is. ``part``: it is one of several pages, so that its length tells nothing; ``genre``: what reading it in full said."""
    rules, least = _rules()
    own = own_title(title)
    places = {"title": "" if names_a_place(own) else own, "head": text[:_HEAD], "text": text[:_TEXT], "tail": text[-_TAIL:]}
    features = _features(places["title"], text, part, genre)
    points: Counter[str] = Counter()
    reasons: dict[str, list[str]] = {}
    for rule in rules:
        if part and rule.kind == "work_report" and "titled-report" in str(reasons.get("work_report", "")):
            features |= {"titled_part"}
        met = any(p.search(places[rule.place]) for p in rule.patterns) if rule.patterns else rule.feature in features
        if met:
            points[rule.kind] += rule.points  # type: ignore[assignment]
            reasons.setdefault(rule.kind, []).append(f"{rule.points:+g} {rule.name}: {rule.why}")
    ranked = sorted(points.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < least:
        return Score("other", 1.0 if not ranked else round(1 - max(ranked[0][1], 0) / (2 * least), 3), ())
    best = next(kind for kind in KINDS if kind == ranked[0][0])
    second = max(ranked[1][1], 0) if len(ranked) > 1 else 0
    return Score(best, round(ranked[0][1] / (ranked[0][1] + second + 1), 3), tuple(reasons[best]))


def _features(title: str, text: str, part: bool, genre: Genre | None) -> frozenset[str]:
    size = len(text)
    found = {
        "long": size > _LONG,
        "hardly_any_text": size < _HARDLY_ANY,
        "short_whole": size < _SHORT and not part,
        "listing": len(set(_LISTED.findall(text[:_TEXT]))) >= _LISTS and text.count("。") * 2 < text.count("\n"),
        "no_report_named": not _NAMED.search(title) and not _NAMED.search(text[:_TEXT]),
        "reads_as_report": genre == "work_report",
        "reads_as_other": genre in ("news", "communique") and not part,
    }
    return frozenset(name for name, there in found.items() if there)


@cache
def _rules() -> tuple[tuple[Rule, ...], float]:
    known = _words()
    rules = []
    for entry in known["rule"]:
        if entry["kind"] not in KINDS or entry["in"] not in (*_PLACES, "feature"):
            raise ValueError(f"words.toml: rule {entry['name']} names an unknown kind or place")
        flags = (("pattern", 0), ("pattern_en", re.IGNORECASE))
        patterns = tuple(re.compile(entry[key], flag) for key, flag in flags if key in entry)
        rules.append(Rule(entry["kind"], entry["name"], entry["in"], patterns, entry.get("feature"), entry["points"], entry["why"]))
    return tuple(rules), known["least"]


@cache
def _screen() -> tuple[int, BytesAhoCorasick]:
    known = _words()
    words = {word.encode(name) for word in known["screen"] for name in ("utf-8", "gb18030")} | {
        word.encode() for word in known["screen_en"]
    }
    return known["screened_bytes"], BytesAhoCorasick(sorted(words))


@cache
def _words() -> dict:  # type: ignore[type-arg]
    return tomllib.loads(files("mubiao.crawl").joinpath("words.toml").read_text(encoding="utf-8"))
