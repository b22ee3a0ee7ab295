"""The area that the words before an indicator name: 太原市 in 太原市固定资产投资, 北京地区 in 北京地区用电量.

北京地区          北京市            a name and a word for its whole extent
浙江省杭州市      杭州市            with the area above before it
全省, 我市        the area that the report is about, or the one above it of that kind
全疆              新疆维吾尔自治区  全 and the one-character name of a province
西宁、海东        None              two places
太原市区          None              a part of one
资源              None              a county's name that is a word of the language
"""

from __future__ import annotations

from functools import lru_cache

from mubiao.places.gazetteer import gazetteer
from mubiao.places.naming import KINDS
from mubiao.places.place import NATION, Place
from mubiao.places.resolve import FORMER, has_rival, name_of_parts, ranked
from mubiao.places.vocabulary import ordinary_names

_LONGEST = 32  # characters; 新疆维吾尔自治区巴音郭楞蒙古自治州焉耆回族自治县全境 and some to spare
# Words for the whole extent of the area named before them; 市区, 城区 and 本级 are parts of it.
_EXTENTS = (
    *(
        "行政区域",
        "地区",
        "市域",
        "县域",
        "省域",
        "州域",
        "区域",
        "全域",
        "全境",
        "境内",
        "辖区",
        "辖内",
        "范围内",
        "市内",
        "省内",
        "全地区",
    ),
    *(f"全{kind}" for kind in "省市县区州盟旗"),
)
_WHOLE = ("全", "我", "本")
_KINDS_SAID = {
    "国": ("",),
    "省": ("省",),
    "市": ("市",),
    "县": ("县", "自治县"),
    "区": ("区", "自治区", "新区", "林区", "特区", "矿区"),
    "州": ("自治州",),
    "盟": ("盟",),
    "旗": ("旗", "自治旗"),
    "地区": ("地区",),
}
# Provinces that 全 goes with in one character; 全新, 全黑 and 全宁 are words or nothing.
_PROVINCES_SAID = {name: name for name in "藏桂琼川滇黔陕晋冀鲁豫鄂湘粤闽赣皖浙沪渝陇"} | {"疆": "新疆"}
_NATION_SAID = ("全国", "我国", "中国", "中华人民共和国")


def area_of_prefix(text: str, within: Place | None = None, year: int | None = None) -> Place | None:
    """The one place that ``text``, the words before an indicator, names and nothing else; None where they name none, several or a part.

    ``within`` is the area of the report: 全省 and 我市 mean it or the area above it, and the short names of counties count inside it.
    ``year`` chooses among names of different times (None: today). Takes a few dictionary look-ups.
    """
    words = "".join(text.split()).removesuffix("的")
    if not 2 <= len(words) <= _LONGEST:
        return None
    return _area(words, within.code if within is not None else None, within.name if within is not None else None, year)


@lru_cache(maxsize=20_000)
def _area(words: str, code: str | None, name: str | None, year: int | None) -> Place | None:
    within = next((p for p in reversed(gazetteer().versions(code)) if p.name == name), None) if code is not None else None
    if words in _NATION_SAID:
        return gazetteer().by_code(NATION)
    if words[0] in _WHOLE and words[1:] in _KINDS_SAID:
        return _own_area(words[1:], within, year)
    if (place := _named(words, within, year)) is not None:
        return place
    if words[0] == "全" and words[1:] in _PROVINCES_SAID:
        return _named(_PROVINCES_SAID[words[1:]], None, year)
    for extent in _EXTENTS:
        if words.endswith(extent) and len(words) - len(extent) >= 2:
            place = _named(words[: -len(extent)], within, year)
            # 北京市域 is 北京 and 市域, 海淀区域 no word for 海淀区.
            return place if place is not None and _fits(extent, place) else None
    return None


def _own_area(said: str, within: Place | None, year: int | None) -> Place | None:
    """全省 in a county's report is its province; 全区 is the district itself or, where there is none, the autonomous region."""
    place = within
    while place is not None:
        if place.kind in _KINDS_SAID[said]:
            return place
        place = _above(place, year)
    return None


def _above(place: Place, year: int | None) -> Place | None:
    above = gazetteer().parent(place)
    if above is None or year is None:
        return above
    return next((p for p in gazetteer().versions(above.code) if p.exists_in(year)), above)


def _fits(extent: str, place: Place) -> bool:
    said = extent.removeprefix("全").removesuffix("域").removesuffix("内")
    if said not in _KINDS_SAID or extent == "地区":
        return extent != "区域" or place.kind != "区"
    return place.kind in _KINDS_SAID[said]


def _named(words: str, within: Place | None, year: int | None) -> Place | None:
    if words in _NATION_SAID:
        return gazetteer().by_code(NATION)
    named, parented = name_of_parts(words)
    named = [(place, fit) for place, fit in named if place.code != NATION]
    found = ranked(named, words, within if within is not None and within.level != "nation" else None, year, None)
    if not found:
        return None
    rank, place = found[0]
    if place.level == "province":
        return place
    if has_rival(found) or (not parented and place.level == "county" and words in ordinary_names()):
        return None
    if parented or words == place.name or (words[-1] in KINDS and len(words) > 2):
        return place
    # A short name by itself.
    if place.level == "county":
        inside = within is not None and within.level != "nation" and not rank.outside
        return place if not rank.gone and (inside or place.kind in ("市", "新区")) else None
    return place if rank.fit != FORMER or place.level == "prefecture" else None
