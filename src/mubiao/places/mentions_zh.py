"""Places in Chinese text, which has no blanks: the longest name from the left, unless it stands inside another word.

Three things keep ordinary words out. Shields (``data/ordinary.tsv``) are words that end or go on as a place begins or ends: 医保定点
does not name 保定, 美丽江苏 does not name 丽江. A county's short name needs a left edge (punctuation, a connective, a verb that takes
places) and a reason: its own report, the area above before it, neighbours in a list, or being a city. Names that are words (资源, 和平)
need the area above or such neighbours.

    浙江台州和平湖        浙江 台州 平湖      the connective 和 goes before the district 和平
    支持西昌、会东建设    西昌 会东           neighbours of one prefecture speak for each other
    推动创新平台建设      -                   新平 falls across two words
    建设示范县            -                   范县 has no left edge
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

import ahocorasick_rs

from mubiao.places.gazetteer import gazetteer, rows_of
from mubiao.places.mentions import Context, Named, PlaceMention, Reading
from mubiao.places.naming import is_chinese
from mubiao.places.place import NATION, Place
from mubiao.places.resolve import FORMER, chinese_names

_JOINTS = "、和与及至到—－-–~～·，"
_EDGE_WORDS = frozenset("和与及至到在从由对向往赴经含是把将以让使为的等")
_EDGE_VERBS = frozenset(
    "支持 推动 推进 加快 促进 力争 争取 确保 实施 建设 打造 提升 完善 创建 深化 围绕 培育 发挥 联动 加强 力促 对接 融入 辐射 覆盖 联合 位于 落户 来自 途经 "
    "帮扶 援助 指导 鼓励 引导 高标准 抓好 做好 做强 做优 建成 开工 修建 连接 贯通 串联 依托 包括 其中 以及 批准 同意 选择 布局 挂牌 举办 走进 前往 撤销 设立".split()
)
# What goes on from a name to make it the name of something else: 北京大学, 中山路, 大同镇.
_NAMESAKE = (
    "大学",
    "学院",
    "银行",
    "证券",
    "大道",
    "街道",
    "道",
    "路",
    "街",
    "镇",
    "乡",
    "村",
    "号",
    "湾",
    "山",
    "河",
    "湖",
    "江",
    "港",
    "桥",
    "湿地",
    "门",
    "关",
)
_NOT_NAMESAKE = (
    "道路",
    "道德",
    "路网",
    "路段",
    "路径",
    "路线",
    "路上",
    "街头",
    "镇村",
    "镇街",
    "乡村",
    "乡镇",
    "乡亲",
    "乡贤",
    "村镇",
    "村级",
    "村庄",
    "村民",
    "河湖",
    "山水",
    "山区",
    "山海",
    "江河",
    "江海",
    "湖泊",
    "港口",
    "港区",
    "港航",
    "门户",
    "关于",
    "关键",
    "关心",
    "关注",
    "关系",
    "关爱",
    "关税",
)
_PART = ("岸", "麓", "侧", "坡", "缘", "端", "翼", "沿")
_NOT_PART_OF = ("部署", "部分", "部委", "部门", "部队", "部长", "部级", "部省", "部际", "部属")
# 朝阳区域 is no district, 市级 and 县级 no places; after 任县 or 应县 these words say that the 县 is any county.
_AFTER_AREA = frozenset("域块位间划级")
_AFTER_COUNTY = ("委", "长", "政", "人", "级", "域", "城", "乡", "直", "里", "内", "区", "市", "属", "处", "有")


_SENTENCE_PLACES = 8  # as many places of a sentence as bear on its next name


class Form(Enum):
    OFFICIAL = "official"
    SHORT = "short"
    SHIELD = "shield"


@dataclass(frozen=True, slots=True)
class Pattern:
    word: str
    form: Form
    ordinary: bool  # a word of the language too
    named: Named
    top: str  # the highest level of a place that has this name today


@dataclass(slots=True)
class _Found:
    start: int
    end: int
    pattern: Pattern
    reading: Reading
    sure: bool


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    matcher: ahocorasick_rs.AhoCorasick
    patterns: list[Pattern]


def find(text: str, context: Context) -> list[PlaceMention]:
    found = _read(text, context)
    _settle_lists(text, found)
    return [
        PlaceMention(f.start, f.end, text[f.start : f.end], f.reading.place, f.reading.candidates, f.reading.ambiguous)
        for f in found
        if f.sure
    ]


def _read(text: str, context: Context) -> list[_Found]:
    vocabulary = _vocabulary()
    matches = vocabulary.matcher.find_matches_as_indexes(text, overlapping=True)
    matches.sort(key=lambda match: (match[1], -match[2]))
    starts = {start for pattern, start, _ in matches if vocabulary.patterns[pattern].form is not Form.SHIELD}
    found: list[_Found] = []
    sentence: list[Place] = []
    reached = sentence_start = 0
    for index, start, end in matches:
        if start < reached:
            continue
        pattern = vocabulary.patterns[index]
        if pattern.form is Form.SHIELD:
            reached = end
            continue
        if text.find("。", sentence_start, start) >= 0 or text.find("\n", sentence_start, start) >= 0:
            sentence.clear()
        sentence_start = start
        last = found[-1] if found and found[-1].end == start and found[-1].sure else None
        if last is not None and text[start] in "和与同" and start + 1 in starts:
            if not any(place.is_in(last.reading.place) for place, _ in pattern.named):
                continue
        beside = last.reading.place if last is not None else None
        reading = context.read(pattern.word, pattern.named, beside, sentence)
        verdict = _verdict(text, start, end, pattern, reading, beside, context)
        if verdict is None:
            continue
        found.append(_Found(start, end, pattern, reading, verdict))
        reached = end
        if verdict and reading.place.level in ("province", "prefecture") and reading.place not in sentence[:1]:
            sentence.insert(0, reading.place)
            del sentence[_SENTENCE_PLACES:]
    return found


def _verdict(text: str, start: int, end: int, pattern: Pattern, reading: Reading, beside: Place | None, context: Context) -> bool | None:
    """True: a mention. False: a name that needs neighbours to be one. None: not this name here, a shorter or later one may be."""
    place = reading.place
    under = beside is not None and beside.code != place.code and beside.level != "nation" and place.is_in(beside)
    if pattern.form is Form.OFFICIAL:
        return _official(text, start, end, pattern, place, under, context)
    if _goes_on(text, end, pattern.word, under):
        return None
    if place.level in ("nation", "province"):
        return True
    if reading.rank.gone or reading.rank.fit == FORMER:
        return under and place.level == "prefecture"
    if place.level == "prefecture":
        return under or not pattern.ordinary or place is context.within or _left_edge(text, start, beside)
    if under and (not pattern.ordinary or beside is _parent_of(place, beside)):
        return True
    if pattern.ordinary or beside is not None or (len(pattern.word) < 3 and not _left_edge(text, start, beside)):
        return False
    inside = context.within is not None and context.within.level != "nation" and place.is_in(context.within)
    return inside or place.kind == "市" or len(pattern.word) > 2


def _official(text: str, start: int, end: int, pattern: Pattern, place: Place, under: bool, context: Context) -> bool | None:
    following = text[end : end + 1]
    if (
        following in _AFTER_AREA
        and pattern.word[-1] in "区县市"
        and not text.startswith("级市", end)
        and not (following == "级" and place.level == "prefecture")
    ):
        return None
    if following == "场" and pattern.word.endswith("市"):
        return None
    if under:
        return True
    if pattern.ordinary:
        return False
    if len(pattern.word) == 2 and place.level == "county":
        edge = start == 0 or not text[start - 1].isalnum()
        inside = context.within is not None and context.within.level != "nation" and place.is_in(context.within)
        if not edge and not (inside and _left_edge(text, start, None)):
            return None
        return inside or not text.startswith(_AFTER_COUNTY, end)
    if (
        place.level == "county"
        and not _left_edge(text, start, None)
        and (place.short in _ordinary_names() or pattern.word.endswith("城市"))
    ):
        return None  # 新增城区绿地, 健全州县机制, 五宜城市
    return True


def _parent_of(place: Place, beside: Place | None) -> Place | None:
    """``beside`` where it is the very area above: 沈阳和平 is a district, 辽宁振兴 what the province does."""
    return beside if beside is not None and beside.code == (place.prefecture or place.province) else None


def _goes_on(text: str, end: int, word: str, under: bool) -> bool:
    """Whether what follows a short name makes it part of another name (中山路) or of a direction (泰山东麓)."""
    if text.startswith(_NAMESAKE, end) and not text.startswith(_NOT_NAMESAKE, end):
        return not _name_starts(text, end)
    if word[-1] in "东西南北":
        if text.startswith(_PART, end):
            return True
        return not under and text.startswith("部", end) and not text.startswith(_NOT_PART_OF, end)
    return False


def _name_starts(text: str, start: int) -> bool:
    """Whether a province's or prefecture's name starts here: 浙江湖州 is not 浙江湖, 四川江油 not 四川江."""
    return any(text.startswith(name, start) for name in _openings().get(text[start : start + 2], ()))


def _left_edge(text: str, start: int, beside: Place | None) -> bool:
    if start == 0 or beside is not None:
        return True
    before = text[start - 1]
    return not before.isalpha() or before in _EDGE_WORDS or text[max(0, start - 2) : start] in _EDGE_VERBS


def _settle_lists(text: str, found: list[_Found]) -> None:
    """Neighbours in a list speak for each other: 西昌、会东、德昌 are counties of one prefecture, so each of them is meant."""
    run: list[_Found] = []
    for item in [*found, None]:
        if item is not None and run and item.start - run[-1].end == 1 and text[run[-1].end] in _JOINTS:
            run.append(item)
            continue
        if len(run) > 1 and any(not f.sure for f in run):
            _settle(run)
        run = [item] if item is not None else []


def _settle(run: list[_Found]) -> None:
    speaking = [f for f in run if f.sure or not f.pattern.ordinary]
    for item in run:
        if item.sure or item.reading.rank.gone:
            continue
        for place in item.reading.candidates:
            above = place.prefecture or place.province
            kin = [
                f
                for f in speaking
                if f is not item and above in (f.reading.place.prefecture or f.reading.place.province, f.reading.place.code)
            ]
            if any(f.reading.place.code != above for f in kin):
                item.sure = True
                item.reading = Reading(place, item.reading.candidates, False, item.reading.rank)
                break


@lru_cache(maxsize=1)
def _ordinary_names() -> frozenset[str]:
    return frozenset(word for word, use, _note in rows_of("ordinary.tsv") if use == "name")


@lru_cache(maxsize=1)
def _vocabulary() -> _Vocabulary:
    uses: dict[str, set[str]] = {}
    for word, use, _note in rows_of("ordinary.tsv"):
        uses.setdefault(word, set()).add(use)
    forms: dict[str, Form] = {}
    named: dict[str, list[tuple[Place, int]]] = {}
    for place in gazetteer():
        for name, fit in chinese_names(place).items():
            if not _may_be_mentioned(place, name):
                continue
            official = name == place.name or (name[-1:] == place.kind[-1:] and name != place.short and place.level != "nation")
            named.setdefault(name, []).append((place, fit))
            if official or name not in forms:
                forms[name] = Form.OFFICIAL if official else Form.SHORT
    patterns = [
        _pattern(name, forms[name], uses.get(name, set()), places)
        for name, places in named.items()
        if _worth_finding(name, forms[name], places)
    ]
    known = {pattern.word for pattern in patterns}
    patterns += [Pattern(word, Form.SHIELD, True, (), "") for word, use in uses.items() if "shield" in use and word not in known]
    return _Vocabulary(ahocorasick_rs.AhoCorasick([pattern.word for pattern in patterns]), patterns)


def _may_be_mentioned(place: Place, name: str) -> bool:
    if place.code == NATION:
        return name in ("中国", "中华人民共和国")
    return len(name) > 1 and is_chinese(name)


def _worth_finding(name: str, form: Form, places: Named) -> bool:
    """Short names of areas long gone are mostly ordinary words by now; official ones of two characters too."""
    living = any(place.until is None for place, _ in places)
    if form is Form.OFFICIAL:
        return living or len(name) > 2
    return living or any(place.level == "prefecture" for place, _ in places)


def _pattern(name: str, form: Form, uses: set[str], places: Named) -> Pattern:
    order = ("nation", "province", "prefecture", "county")
    top = min((place.level for place, _ in places), key=order.index)
    return Pattern(name, form, bool(uses), tuple(places), top)


@lru_cache(maxsize=1)
def _openings() -> dict[str, list[str]]:
    """The names of provinces, prefectures and counties by their first two characters."""
    openings: dict[str, list[str]] = {}
    for pattern in _vocabulary().patterns:
        if pattern.form is Form.OFFICIAL or (pattern.form is Form.SHORT and pattern.top != "county"):
            openings.setdefault(pattern.word[:2], []).append(pattern.word)
    return openings
