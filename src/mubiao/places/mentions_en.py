"""Places in English text. Names of provinces and prefectures stand for themselves; a county has its kind or its parent beside it.

Taizhou, Zhejiang                 台州, because of the province after it
Jilin City, Jilin Province        the city, then the province
Chaoyang district in Beijing      the district
East China's Zhejiang Province    Zhejiang alone
Peking University                 no place
"""

from __future__ import annotations

import re
from functools import lru_cache

from mubiao.places.mentions import Context, Named, PlaceMention, Reading
from mubiao.places.naming import spelling
from mubiao.places.place import LEVEL_ORDER, Place
from mubiao.places.resolve import of_said_kind, said_names

_WORD = re.compile(r"[A-Za-zÀ-ɏ]+(?:['’ʼ][A-Za-zÀ-ɏ]+)?")
_WORD_BEFORE = re.compile(r"\b([A-Z][a-z]+) $")
_PEOPLES = r"(?:Zhuang|Hui|Uyghur|Uygur|Uighur|Tibetan|Yi|Miao|Dong|Tujia|Buyei|Bouyei|Dai|Bai|Jingpo|Hani|Lisu|Qiang|Korean|Mongol|Mongolian|Kazakh|Kazak|Kirgiz|Kyrgyz|Tu|Li|Zang|and)"
_KIND = re.compile(
    rf"(?: {_PEOPLES}){{0,4}} (?:(?:autonomous )?(?:region|prefecture|county)|province|municipality|city|district|banner|league|new area"
    r"|special administrative region|SAR)\b",
    re.IGNORECASE,
)
# Yiwu, a county-level city known for small wares; the county-level city of Yiwu
_SAID_KIND = re.compile(r",? (?:which is )?an? (?:[a-z-]+ ){0,3}?(?P<kind>county-level city|county|district)\b", re.IGNORECASE)
_KIND_OF = re.compile(r"\b(?P<kind>county-level city|county|district) of $", re.IGNORECASE)
_OWN_KIND = re.compile(r"(?:Area|Zone|in Hengqin)$")
_ORGANISATION = re.compile(
    r"(?: [A-Z][\w-]+){0,3} (?:University|Academy|Institute|College)\b|[’']?s? (?:Daily|Evening|Bank|Securities|Mobile|Telecom|Unicom|Youth Daily|News Service|Media Group|Central Television|Stock Exchange|Opera|Road|Street)\b"
)
_COMPASS = re.compile(
    r"\b(?:North|South|East|West|Central|Northeast|Northwest|Southeast|Southwest|Northern|Southern|Eastern|Western)(?:ern)?[ -]$",
    re.IGNORECASE,
)
# He Zhongwei is a mayor and Zhongwei no city; surnames that are English words at the head of a sentence (An, Long) stay out.
_SURNAME = frozenset(
    """
    Bai Bi Cai Cao Cen Chai Chen Cheng Chu Cui Dai Deng Ding Dong Dou Du Duan Fan Fang Fei Feng Fu Gan Gao Ge Gong Gu Guan Guo Hao He Hou
    Hu Hua Huang Huo Ji Jia Jiang Jiao Jin Kang Lai Lan Lei Li Lian Liang Liao Lin Ling Liu Lou Lu Luo Ma Mao Mei Meng Miao Mo Mu Ni
    Nie Niu Ou Pan Pang Pei Peng Qi Qian Qiao Qin Qiu Qu Ren Ruan Shao Shen Shi Song Su Sun Tan Tang Tao Tian Tong Wan Wang Wei Wen Weng
    Wu Xi Xia Xiang Xiao Xie Xin Xiong Xu Xue Yan Yang Yao Ye Yi Yin Ying Yu Yuan Yue Yun Zeng Zhai Zhan Zhang Zhao Zheng Zhong Zhou Zhu
    Zhuang Zou Zuo
    """.split()  # noqa: SIM905 - a list to be read and edited as words
)
_PARENT_AFTER = re.compile(r"(?:,| in| of)? (?:the )?(?:(?:north|south|east|west|central)\w* China['’]s )?", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-Z\"“])|\n")
_LONGEST_NAME = 5  # words


class _Found:
    __slots__ = ("end", "kind", "name", "named", "reading", "start")

    def __init__(self, start: int, end: int, name: str, named: Named, kind: str) -> None:
        self.start, self.end, self.name, self.named, self.kind = start, end, name, named, kind
        self.reading: Reading | None = None


def find(text: str, context: Context) -> list[PlaceMention]:
    found = _names(text)
    _drop_lone_counties(text, found, context)
    mentions = []
    for i, item in enumerate(found):
        reading = context.read(
            item.name, item.named, _beside(text, found, i), _sentence_mates(text, found, i), f"{item.kind}/{len(item.named)}"
        )
        item.reading = reading
        mentions.append(
            PlaceMention(item.start, item.end, text[item.start : item.end], reading.place, reading.candidates, reading.ambiguous)
        )
    return mentions


def _names(text: str) -> list[_Found]:
    names = _single_names()
    words = list(_WORD.finditer(text))
    found: list[_Found] = []
    skip = 0
    for i, word in enumerate(words):
        if i < skip or not word.group()[0].isupper():
            continue
        for length in range(min(_LONGEST_NAME, len(words) - i), 0, -1):
            end = _end_of(words[i + length - 1])
            # Words of one name stand one blank apart.
            if length > 1 and any(words[k + 1].start() - words[k].end() != 1 for k in range(i, i + length - 1)):
                continue
            key = spelling(text[word.start() : end])
            if key not in names or (length > 1) != (" " in text[word.start() : end]):
                continue
            item = _item(text, word.start(), end, names[key])
            if item is not None:
                found.append(item)
                while skip < len(words) and words[skip].start() < item.end:
                    skip += 1
                skip = max(skip, i + length)
                break
    return found


def _end_of(word: re.Match[str]) -> int:
    """Without the possessive: Zhejiang's; but Xi'an keeps its apostrophe."""
    return word.end() - 2 if word.group()[-2:] in ("'s", "’s") else word.end()


def _item(text: str, start: int, end: int, named: Named) -> _Found | None:
    if _ORGANISATION.match(text, end):
        return None
    if named[0][0].level == "nation" and (_COMPASS.search(text, max(0, start - 12), start) or text[end : end + 1] == "-"):
        return None
    kind = _KIND.match(text, end)
    if kind is None and _after_surname(text, start):
        return None
    name = text[start:end]
    if kind is None:
        own_kind = _OWN_KIND.search(name)
        return _Found(start, end, name, named, own_kind[0] if own_kind else "")
    fitting = of_said_kind(name + kind.group(), list(named))
    return _Found(start, kind.end(), name, fitting, kind.group())


def _after_surname(text: str, start: int) -> bool:
    before = _WORD_BEFORE.search(text, max(0, start - 8), start)
    return before is not None and before[1] in _SURNAME


def _drop_lone_counties(text: str, found: list[_Found], context: Context) -> None:
    """A county without its kind is as likely a person's name; it counts in its own prefecture's text or with its parent beside it."""
    kept: list[_Found] = []
    said: set[str] = set()  # counties that the text has named with their kind or parent: from there on their name stands for them
    for i, item in enumerate(found):
        higher = [pair for pair in item.named if pair[0].level != "county"]
        told = _SAID_KIND.match(text, item.end) or _KIND_OF.search(text, max(0, item.start - 24), item.start)
        if told and not item.kind and len(higher) < len(item.named):
            ends = {"county-level city": "市", "county": "县", "district": "区"}[told["kind"].lower()]
            item.named = [pair for pair in item.named if pair[0].level == "county" and pair[0].kind.endswith(ends)]
            if item.named:
                said.add(item.name)
                kept.append(item)
            continue
        if item.kind or higher:
            if not item.kind:
                beside = _beside(text, found, i)
                under = [pair for pair in item.named if beside is not None and pair[0].is_in(beside) and pair[0].level == "county"]
                item.named = item.named if under and not any(p.is_in(beside) for p, _ in higher if beside) else higher
            kept.append(item)
            if item.kind and not higher:
                said.add(item.name)
            continue
        if item.name in said:
            kept.append(item)
            continue
        parents = [place for place in (context.within, _beside(text, found, i)) if place is not None and place.level != "nation"]
        fitting = [place for place, _ in item.named if any(place.is_in(parent) for parent in parents)]
        if fitting and len(item.name) > (3 if any(place.kind == "市" for place in fitting) else 4):
            said.add(item.name)
            kept.append(item)
    found[:] = kept


def _beside(text: str, found: list[_Found], i: int) -> Place | None:
    """The place that the text sets as parent at the name: "Taizhou, Zhejiang", "Zhejiang's Taizhou", "Suzhou in Anhui province"."""
    item = found[i]
    if i + 1 < len(found):
        gap = _PARENT_AFTER.fullmatch(text, item.end, found[i + 1].start)
        parent = _sure(found[i + 1])
        owns = text.startswith(("'s", "’s"), found[i + 1].end)  # Chongqing, Sichuan's neighbor
        if (
            gap
            and gap.end() > gap.start()
            and not owns
            and parent is not None
            and any(p.is_in(parent) and p is not parent for p, _ in item.named)
        ):
            return parent
    if i > 0 and re.fullmatch(r"['’]s? (?:city of |the city of )?", text[found[i - 1].end : item.start]):
        return _sure(found[i - 1])
    return None


def _sure(item: _Found) -> Place | None:
    """The place of a name that can only mean one of its level: a province or a prefecture without a namesake."""
    top = min(LEVEL_ORDER[place.level] for place, _ in item.named)
    places = {place.code: place for place, _ in item.named if LEVEL_ORDER[place.level] == top and place.until is None}
    return next(iter(places.values())) if len(places) == 1 else None


def _sentence_mates(text: str, found: list[_Found], i: int) -> list[Place]:
    """The provinces of the other names in the sentence, nearest first; those before the name come first."""
    item = found[i]
    mates: list[tuple[int, Place]] = []
    for k in range(max(0, i - 8), min(len(found), i + 9)):
        if k == i:
            continue
        other = found[k]
        low, high = (other.end, item.start) if k < i else (item.end, other.start)
        if high - low > 400 or _SENTENCE_END.search(text, low, high + 1):
            continue
        place = _sure(other)
        if place is not None and place.level in ("province", "prefecture"):
            mates.append((high - low, place))
    return [place for _, place in sorted(mates, key=lambda mate: mate[0])]


@lru_cache(maxsize=1)
def _single_names() -> dict[str, list[tuple[Place, int]]]:
    """Names worth finding: of every level, today's, and those of one syllable only where they are no county's."""
    return {key: pairs for key, pairs in said_names().items() if len(key) > 2 and any(place.until is None for place, _ in pairs)}
