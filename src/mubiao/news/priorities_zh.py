"""Which Chinese clauses say what a place means to push.

宁波提出，打造世界一流强港，加快发展人形机器人等新兴产业     a doing in each clause behind the word that says it is meant
报告提出，2031年福州将……                        whose report it is
三市均把稳定房地产市场摆在突出位置                   a thing put first
陆某认为，要……; 去年建成……; 增长5%以上             nobody's plan, done already, a value: nothing
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mubiao.news.priorities_en import Meant
from mubiao.news.pushed import pushed_in
from mubiao.news.roles import Actor
from mubiao.news.words import any_of, words
from mubiao.places.place import NATION

_VERBS = any_of(words("priorities", "zh", "verbs"))
_MANNERS = any_of(words("priorities", "zh", "manners"))
_INTENTS = any_of(words("priorities", "zh", "intents"))
_PAST = re.compile(any_of(words("priorities", "zh", "past")) + r"|[成完]了|了[一二三四五六七八九十\d]")
_DOING = re.compile(
    rf"(?:(?:依托|立足|围绕|依靠|发挥|借助|利用|通过|瞄准|对标)[^，。；]{{1,16}}?(?={_VERBS}))?(?:{_MANNERS})*(?P<verb>{_VERBS})"
)
_REPORT = re.compile(
    r"(?:政府工作)?报告(?:中)?(?:提出|指出|明确|强调|称|显示)|政府工作报告|会议(?:还|同时)?(?:提出|指出|明确|强调|要求|审议通过)"
)
_TIME = re.compile(
    r"(?:(?:\d{4}年|今年|年内|明年|新的一年|下一步|接下来|未来[一二三五]年|“[一二三四五六七八九十]{1,2}五”期间?|在?产业方面|[一二三四五六七八九十]是|为此|例如|比如|同时|此外|其中)[，,]?)+"
)
_PUT_FIRST = re.compile(
    r"(?:均|都)?(?:把|将)(?P<what>[^，。；]{3,40}?)(?:摆在|放在|作为|列为|置于|列入)[^，。；]{0,16}(?:突出位置|首位|首要|头号|重中之重|第一|重点|优先|工程|任务|工作|抓手)"
)
_FIRST_OF = re.compile(r"(?P<what>[^，。；]{2,24}?)(?:成为|是)[^，。；]{0,14}(?:重点|头号任务|首要任务|重中之重|关键词|第一要务)")
_VALUE = re.compile(r"\d(?:\.\d+)?%|百分之|[增下]长\d|生产总值|GDP|与经济增长同步")
_PERSON = re.compile(r"(?:认为|建议|告诉|预计|呼吁|分析|坦言|看来|提醒|介绍|表示|说)(?:[，,：:“]|$)")
_OFFICIAL = re.compile(r"省长|市长|县长|区长|州长|主席|书记|厅长|局长|主任|报告")  # who speaks for a place
_CUT = re.compile(r"[，,；;：:。！？]")
_LONGEST = 120  # characters of a clause; a longer one is not looked into


def meant_in_chinese(text: str, start: int, end: int, actors: Sequence[Actor], topic: Actor | None) -> Iterator[Meant]:
    """What one sentence tells to be meant, in order."""
    person = _PERSON.search(text, start, end)
    if "“" in text[start : start + 2] or (person is not None and not _OFFICIAL.search(text, start, person.start())):
        return
    actor: Actor | None = None
    meant = False
    for a, b in _clauses(text, start, end):
        here = [one for one in actors if a <= one.start < b and one.acts and not _national(one)]
        opening = _REPORT.search(text, a, b)
        if here:
            actor, meant = here[0], False
        elif opening is not None and actor is None:
            actor = topic
        body = a
        if here:
            body = here[0].end
        if opening is not None:
            body = max(body, opening.end())
        time = _TIME.match(text, body, b)
        body = time.end() if time is not None else body
        if _PAST.search(text, a, b):
            meant = False
            continue
        put = _PUT_FIRST.search(text, a, b) or _FIRST_OF.search(text, a, b)
        who = actor or (topic if time is not None and body > a else None)
        if put is not None and who is not None and not _national(who):
            yield from _one(text, *put.span("what"), who)
            continue
        if opening is not None or (time is not None and not here and actor is None):
            actor, meant = actor or topic, True
            if opening is not None and opening.end() >= b - 1:
                continue
        intent = re.compile(rf"(?:则|还|也|均|都|同时|并)*(?:{_INTENTS})").match(text, body, b)
        meant = meant or intent is not None
        if not meant or actor is None or b - a > _LONGEST or _VALUE.search(text, a, b):
            continue
        begin = body
        if intent is not None and re.match(
            r"(?:则|还|也|均|都|同时|并)*(?:将|要|提出|明确|计划|强调|拟|力争|部署|表示将|安排|打算|宣布|承诺|列出)+", text[body:b]
        ):
            modal = re.match(
                r"(?:则|还|也|均|都|同时|并)*(?:将|要|提出|明确|计划|强调|拟|力争|部署|表示将|安排|打算|宣布|承诺|列出)+", text[body:b]
            )
            begin = body + modal.end() if modal is not None else body
        doing = _DOING.match(text, begin, b)
        if doing is None:
            if intent is None and here:
                meant = False
            continue
        yield from _one(text, begin, b, actor)


_CENTRAL = re.compile(
    r"中央[\u4e00-\u9fff]{0,10}会议|中央政治局|党的[\u4e00-\u9fff]{2,6}全会|[一二三四五六七八九十]届[一二三四五六七八九]中全会|国务院常务会议|全国[\u4e00-\u9fff]{2,10}工作会议"
)
_SAME_MEETING = re.compile(r"\W*(?:会议|全会)(?!室|中心|召开)")


def speaks_for_the_centre(text: str, start: int, end: int, before: bool) -> bool:
    """Whether a sentence tells what a meeting of the centre asks for; ``before``: whether the sentence before it does."""
    if _CENTRAL.search(text, start, end):
        return re.search(r"学习|贯彻|传达|落实", text[start:end]) is None
    return before and _SAME_MEETING.match(text, start, end) is not None


def _national(actor: Actor) -> bool:
    return any(place.code == NATION for place in actor.places)


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for mark in _CUT.finditer(text, start, end):
        if text.count("“", at, mark.start()) > text.count("”", at, mark.start()):
            continue
        if mark.start() > at:
            yield at, mark.start()
        at = mark.end()
    if at < end and text[at:end].strip():
        yield at, end


def _one(text: str, start: int, end: int, actor: Actor) -> Iterator[Meant]:
    while end > start and text[end - 1] in " \n\t。，；":
        end -= 1
    pushed = pushed_in(text, start, end, "zh") if end - start > 2 else []
    if pushed:
        yield Meant(start, end, actor, tuple(pushed))
