"""Who a Chinese article lets speak: office and affiliation before the name, whom 他 stands for, groups and officials without a name.

福州市商务局局长王海英          affiliation, office, name
全国人大代表、汉江集团董事长罗立群   of several offices the one beside the name
王海英（福州市商务局局长）        behind the name, in brackets
他, 王局长                    whom they stand for
业内人士; 市发改委有关负责人       without a name
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from mubiao.news.introduced_en import Speaker
from mubiao.news.speakers import known_before
from mubiao.news.words import any_of, table, words
from mubiao.places import PlaceMention

_ROLE = any_of(words("speakers", "zh", "roles"))
_SURNAMES = table("speakers")["zh"]["surnames"]
_DOUBLE = any_of(words("speakers", "zh", "double_surnames"))
_NAME = rf"(?:[老小][{_SURNAMES}]|{_DOUBLE}[\u4e00-\u9fff]{{1,2}}?|[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}?|[\u4e00-\u9fff]{{2,8}}·[\u4e00-\u9fff]{{1,8}})"
# What may follow a name that an office introduces.
_FOLLOWS = (
    r"(?=[，。、；：:,（(\s“”！？]|表示|指出|认为|说|称|强调|介绍|坦言|告诉|透露|建议|提醒|预计|预测|直言|补充|呼吁|分析|解释|谈到|在|作|代表|主持|出席|就|向|对|等|与|和|近日|日前|"
    r"还|也|同时|则|曾|看来|接受|受访|率|带领|致辞|宣布|回应|一行|同志|参加|为|于|以|从|用|特别|进一步|评价|判断|总结|提出|提到|明确|要求|[\u4e00-\u9fff]{2,3}地(?:说|表示|告诉|介绍)|\d|\Z)"
)
_INTRODUCED = re.compile(rf"(?P<role>{_ROLE})(?P<name>{_NAME}){_FOLLOWS}")
# A name of any people, where nothing but speech can follow: 厅长央金还表示.
_SPEAKING = re.compile(
    rf"(?P<role>{_ROLE})(?P<name>[\u4e00-\u9fff]{{2,4}}?)(?=(?:当日|当天|昨日|今日|近日|还|也|同时|则|在[^，。；：\n]{{1,24}}?(?:上|时|中))*(?:表示|介绍|指出|认为|强调|透露|坦言|告诉|说[，,：:“。]))"
)
_NO_NAME = re.compile(r"[的了在对和是等们与及就向由被把将已要中上下还也曾则]|表示|介绍|指出|认为|强调|透露")
_BRACKETED = re.compile(rf"(?P<name>{_NAME})[（(](?P<in>[^（）()\n]{{2,40}}?(?P<role>{_ROLE}))[）)]")
_EDGES = "，。；：！？”“\n（）() 　,;:!?—"
_LEADING = re.compile(
    r"(?:(?:\d{4}年)?\d{1,2}月\d{1,2}日|(?:昨|今|当)[日天]|日前|近日|上午|下午|据|对此|对于此|但|而|其中|由|记者从|在|另外|此外|不过|会上|会后|随后|同时|例如|比如)+"
)
_GROUP = re.compile(
    rf"(?:(?:多位|多名|有|不少|一些|部分|受访的?|许多|众多|几位|相关|上述|市场|有关|业内|与会|多数)*)(?P<who>{any_of(words('speakers', 'zh', 'groups'))})$"
)
_NAMELESS = re.compile(r"(?P<at>.{2,24}?)(?P<role>(?:相关|有关|主要)?(?:负责人|负责同志|人士|工作人员)|(?:新闻)?发言人)$")
_SOMEBODY = re.compile(r"(?:正如|就像|如)?(?:一位|一名|某)(?P<who>[\u4e00-\u9fff]{2,12})$")
_BODY = re.compile(
    r"[\u4e00-\u9fff（）]{2,20}(?:局|委|厅|部|办|办公室|委员会|协会|商会|银行|研究院|研究所|研究中心|智库|证券|集团|公司|工信|联合会|大学)$"
)
_ONLY_NAME = re.compile(rf"{_NAME}$")
_SURNAME_OFFICE = re.compile(rf"(?P<family>{_DOUBLE}|[{_SURNAMES}])(?P<role>{_ROLE})$")
_NOT_NAMES = frozenset(words("speakers", "zh", "not_names"))
_NOT_SPEAKERS = words("speakers", "zh", "not_speakers")
_NOT_LAST = frozenset("报网社局院校民们员者家人厂店户方界圈业会省市县区州国部委厅性度化量率表图文案书")
_LONGEST = 60  # characters of an affiliation and office


class SpeakersZh:
    """Everybody a Chinese article introduces, to be asked who is named before a verb."""

    def __init__(self, text: str, places: Sequence[PlaceMention]) -> None:
        self.text = text
        self._place_ending = {mention.end: mention.start for mention in places}
        self.people = sorted(self._introduced(), key=lambda one: one.start)
        self._ending = {one.end: one for one in self.people}
        self.heard: list[Speaker] = []  # in order

    def _introduced(self) -> Iterator[Speaker]:
        known: set[int] = set()
        for shape in _INTRODUCED.finditer(self.text):
            name = shape["name"]
            if name in _NOT_NAMES:
                continue
            affiliation, role, start = self._office(shape.start("role"), shape["role"])
            known.add(shape.start("name"))
            yield Speaker(start, shape.start("name") + len(name), name, affiliation, role)
        for shape in _SPEAKING.finditer(self.text):
            name = shape["name"]
            if shape.start("name") in known or name in _NOT_NAMES or _NO_NAME.search(name) or re.fullmatch(_ROLE, name):
                continue
            affiliation, role, start = self._office(shape.start("role"), shape["role"])
            yield Speaker(start, shape.end("name"), name, affiliation, role)
        for shape in _BRACKETED.finditer(self.text):
            affiliation = shape["in"][: -len(shape["role"])].rpartition("、")[2]
            yield Speaker(shape.start(), shape.end(), shape["name"], affiliation or None, shape["role"])

    def _office(self, at: int, role: str) -> tuple[str | None, str, int]:
        """Affiliation and office of the words before ``at``, with the place where they begin."""
        start = at
        while start > 0 and at - start < _LONGEST and self.text[start - 1] not in _EDGES:
            start -= 1
        before = self.text[start:at]
        lead = _LEADING.match(before)
        if lead is not None:
            start += lead.end()
            before = before[lead.end() :]
        chunks = before.split("、")
        own = chunks[-1]
        # 市委副书记、市长: two offices; 首席经济 学家 was matched too short where a longer office ends there.
        held = re.search(rf"(?:{_ROLE})$", own + role)
        if held is not None and len(held[0]) > len(role):
            role, own = held[0], (own + role)[: held.start()]
        if not own:
            for chunk in reversed(chunks[:-1]):
                other = re.search(rf"{_ROLE}$", chunk)
                if other is not None and other.start() > 0:
                    own = chunk[: other.start()]
                    break
        return own or None, role, start

    def before(self, start: int, end: int) -> Speaker | None:
        """Who is named in ``text[start:end]``, the words of a clause before its adverbs and verb."""
        words_of = self.text[start:end]
        lead = _LEADING.match(words_of)
        if lead is not None and lead.end() < len(words_of):
            start += lead.end()
            words_of = words_of[lead.end() :]
        introduced = self._ending.get(end)
        if introduced is not None and introduced.start >= start - _LONGEST:
            return introduced
        if not words_of or len(words_of) > _LONGEST or words_of.endswith(_NOT_SPEAKERS) or self._place_ending.get(end, -1) >= start:
            return None
        if words_of in ("他", "她", "其"):
            known = self._known(start)
            return self._again(known[-1], start, end) if known else None
        named = [one for one in self._known(start) if one.name == words_of]
        if named:
            return self._again(named[-1], start, end)
        called = _SURNAME_OFFICE.fullmatch(words_of)
        if called is not None:
            known = [one for one in self._known(start) if one.name.startswith(called["family"])]
            return self._again(known[-1], start, end) if known else None
        group = _GROUP.fullmatch(words_of)
        if group is not None:
            return Speaker(start, end, group["who"], None, group["who"], person=False)
        nameless = _NAMELESS.fullmatch(words_of)
        if nameless is not None:
            return Speaker(start, end, nameless["role"], nameless["at"], nameless["role"], person=False)
        somebody = _SOMEBODY.fullmatch(words_of)
        if somebody is not None:
            return Speaker(start, end, somebody["who"], None, somebody["who"], person=False)
        if _BODY.fullmatch(words_of):
            return Speaker(start, end, words_of, None, None, person=False)
        if _ONLY_NAME.fullmatch(words_of) and words_of not in _NOT_NAMES and len(words_of) > 2 and words_of[-1] not in _NOT_LAST:
            return Speaker(start, end, words_of)
        return None

    def ending_at(self, position: int) -> Speaker | None:
        """Who is introduced by office and name that end there."""
        return self._ending.get(position)

    def _again(self, known: Speaker, start: int, end: int) -> Speaker:
        return replace(known, start=start, end=end, introduced=known.named_at)

    def _known(self, position: int) -> list[Speaker]:
        """The persons introduced or heard before a position, the latest last."""
        return known_before(self.people, self.heard, position)
