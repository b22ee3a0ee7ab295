"""Chinese leads: what a heading, the short sentence that opens a passage, or the first clause of a sentence says the passage is about.

Examples, right and wrong ones, stand in topics_examples.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mubiao.outline.lines import ITEM, PART, WORDED, Line

Span = tuple[int, int]
LONGEST = 32  # characters of a topic
_SHORTEST = 4
_LONGEST_LEAD = 44  # of a sentence that opens a paragraph, before what says nothing is taken off
_SHORT = 16  # of one that opens a paragraph in whatever words
_LONGEST_MID = 18  # of a lead within a paragraph
_LEAST_FOLLOWING = 22  # a lead is told at length by the sentence behind it; in a list of short sentences each stands alone
_LONGEST_ALONE = 34  # of a heading on a line of its own

_ENDS = "。！？；"
_CLOSING = {"”": "“", "】": "【", "》": "《", '"': "“"}
_UNIT = re.compile(r"[^。！？；]+[。！？；]?")
_CLAUSE_END = re.compile("[，：:]")
_NUMBER = re.compile(r"\d(?!G\b|[A-Za-z])|[一二三四五六七八九十百千万亿两]+(?:多|余)?(?:元|吨|人次|户|亩|公里|万|亿|家|个百分点|倍)|百分之")
_ORDINAL = re.compile(
    r"[一二三四五六七八九十]{1,3}(?:是|要)(?!定)|第[一二三四五六七八九十]{1,3}[，、：]|首先，|其次，|(?:[①-⑳]|[（(]\d{1,2}[)）]|\d{1,2}[、.．](?!\d))"
)
_BEFORE = re.compile(r"[—\-－●■◆▲•·\s“”\"【《#*>]*")
# What opens a sentence and says nothing of what it is about.
_OPENING = re.compile(
    r"(?:过去的?[一二三四五六七八九十\d]{0,2}年|[一二三四五两几\d]年来|一年来|[一二三四五]年间|近年来|去年|今年|全年|年内|当年|[12]\d{3}年(?:来|以来)?|今后[^，]{0,6}|新的一年|过去一年里?|这一年|[本这]届政府(?:任期)?[^，]{0,4}|“?十[一二三四]五”?(?:时期|期间|以来))[里中]?(?:，|(?=我[们省市县区州国]))"
    r"|我们?[省市县区州国]?(?=始终|坚持|持续|深入|全面|着力|大力|积极|扎实|聚焦|围绕|全力|加快|认真|切实|坚决|紧扣|把)(?:始终)?"
    r"|(?:同时|此外|另外|与此同时|在此基础上|特别是|尤其是|其中|总的看|总体看|总体上)，"
)
_MANNER = re.compile(
    r"(?:始终)?(?:坚持|坚定|牢固|深入(?:学习)?贯彻|全面贯彻|以|围绕|聚焦|突出|着眼|立足|锚定|紧扣|牢牢|紧紧|把握|按照|根据|通过|为了?|面对|随着|紧盯|对标|树立|强化|瞄准|发挥|顺应|针对|依托)"
)
_NOTHING = re.compile(
    r"回顾|工作(?:安排|任务|总结|情况|建议)|(?:重点|主要)(?:工作|任务|目标)|(?:预期|主要|奋斗|发展|总体|规划)目标|总体(?:要求|思路)|目标任务|指导思想"
    r"|各位代表|来之不易|我们|必须|成绩|(?:主要)?体现在|如下|以下|几个方面|方面的?工作|(?:存在|面临)的?(?:问题|困难)|清醒|感谢|目录|附件"
    r"|名词解释|全文|报告|会议|(?:这|那|该|其|它|此)(?:是|些|个|一|项|次|种)|(?:一|[两二三四五六七八九十])年\Z|年[初末底]\Z|[？?]|形势|基本任务|(?:上|来|总的)(?:说|讲|看)\Z|不平凡|极不|开局之年|关键之年|\A[一-龥]{1,3}\Z"
)
_STATE = (
    r"(?:持续|不断|更加|更为|更|稳步|加快|加速|显著|明显|进一步|全面|扎实|深入|有力|有序|有效|蓬勃|快速|平稳|稳定|日益|逐步|大力|积极|纵深|较快|健康|协调|大幅|切实|再|取得|成效|成果|迈出|得到|实现|全线|高效|稳中|总体|基本|基础|初见|初步|焕|又|大为|十分)"
)
_PREDICATE = re.compile(
    rf"[^，、。]{{2,14}}?{_STATE}[^，。]{{1,12}}\Z|[^，。]{{2,12}}(?:优化|提升|增强|改善|夯实|稳固|巩固|活跃|向好|彰显|释放|凸显|显现|扩大|拓展|深化|壮大|升级|见效|发力|向优|向新|提速|提质|增效|跃升|回升|丰收)\Z"
)
_IMPERATIVE = re.compile(
    r"(?:持续|大力|着力|全力|深入|扎实|积极|全面|切实|进一步|稳步|加快|加速|努力|坚决|有力|有序|高质量|高标准|高水平|统筹|协同|主动|精准|系统|纵深|不断|继续|认真|千方百计|多措并举|加大|更好|更加|用心|用力|倾力|倾情|合力|牢牢|严格|科学|有效|充分|稳妥)*"
    r"(?:推进|推动|加快|加强|强化|优化|完善|提升|提高|促进|深化|抓好?|狠抓|突出|聚焦|围绕|做强|做优|做大|做好|做实|做精|做美|做活|稳住?|稳定|扩大|拓展|发展|建设|培育|打造|构建|健全|增强|激发|释放|保障|改善|巩固|守住|守牢|筑牢|夯实|实施|落实|统筹|繁荣|壮大|激活|释放|畅通|厚植|塑造|融入|建强|建好|办好|用好|创新|支持|引导|坚持|整治|治理|防范|化解|维护|保护|防治|打好|打赢|打响|攻坚|振兴|升级|改造|扶持|盘活|挖掘|引育|布局|重塑|擦亮|丰富|提振|兜牢|兜住|织密|补齐|补强|强|优|活|美|惠|护|富|解决|严守|严控|严格|规范|推行|推广|调整|搞好|兴修|节约|减轻|增加|关心|关爱|营造|弘扬|传承|倡导|服务|对接|招引|引进|吸引|开展|拓宽|延伸|贯通|完成|转变|理顺|放宽|赋能|降低|创建|争创|争取)"
)
_FACT = re.compile(r"完成|荣获|获评|获批|入选|获得|通过|建成|开通|投产|开工|竣工|启用|落户|列入|被评|举办|召开|签约|运营|成立|摘帽|跻身|位居|蝉联|首次|首个|全部|出台|印发|顺利|圆满|成功")
_EMPTY_CLAUSE = re.compile(
    r"(?:主要是|截至|截止|到|至|预计|据|按|经|力争|确保|努力|争取|累计|其中|同时|此外|另外|目前|现在|同比|比上年|较上年|总体|特别是|尤其是|全年|去年|今年|当年|上年|年内|年底|每年|年均|平均|分别|共|已|即|例如|比如|因此|所以|但|而且|并|还|也|又|再|不仅|不但|虽然|由于|因为|如果|这|那|其|它|他|她|我|全[国省市县区州盟旗]|各[级地位]|[一二三四五六七八九十]{1,3}年|“?十[一二三四]五|[12]\d{3}年|超额|提前|圆满|顺利|比|增|较|排|居|位)"
)
_CIRCUMSTANCE = re.compile(r"(?:围绕|聚焦|针对|依托|瞄准|紧扣)[^，]{2,}|[^，]{2,20}(?:方面|领域)")


def heading(text: str, line: Line) -> tuple[Span | None, bool]:
    """What a line says as a heading, None if nothing; and whether it is nothing else (its text follows on other lines)."""
    stop = next((at for at in range(line.body, min(line.end, line.body + 60)) if text[at] in _ENDS), line.end)
    alone = stop >= line.end - 1 and line.end - line.body <= (60 if line.level else _LONGEST_ALONE)
    if not alone and stop - line.body > _LONGEST_LEAD + 12:
        stop = _clause_end(text, line.body, stop)
    return _said(text, line.body, stop), alone


def is_heading(text: str, line: Line) -> bool:
    """Whether a line without a number is a heading: short, and not closed by a mark."""
    return line.end - line.body <= _LONGEST_ALONE and text[line.end - 1] not in "。！？；，：、:;,.!）)" and not line.saluted


def leads(text: str, line: Line) -> list[tuple[int, Span | None]]:
    """Where in a paragraph what it is about changes, and to what; None: to what stands over it.

    Beside leads these are the items counted in it (一是…；二是…), whatever they begin with.
    """
    found: list[tuple[int, Span | None]] = []
    units = [(unit.start(), unit.end()) for unit in _UNIT.finditer(text, line.body, line.end)]
    for number, (start, end) in enumerate(units):
        ordinal = _ORDINAL.match(text, start, end)
        if ordinal is not None or (number == 0 and line.level == WORDED):
            begin = ordinal.end() if ordinal else start
            found.append((start, _item(text, begin, end)))
        elif end - start > _LONGEST_LEAD or text[end - 1] not in "。！":
            if _turns(text, start, end, found):
                found.append((start, None))
        elif number == 0:
            if not line.level and (said := _said(text, start, end - 1)) is not None and _may_open(text[said[0] : said[1]]):
                found.append((start, said))
        elif end - start <= _LONGEST_MID and "，" not in text[start:end]:
            _add_mid(text, units, number, found)
    return found


def _add_mid(text: str, units: Sequence[Span], number: int, found: list[tuple[int, Span | None]]) -> None:
    """A short sentence within a paragraph: a lead where it alone is short, else an end to the lead before it."""
    start, end = units[number]
    said = _said(text, start, end - 1)
    if said is None or _FACT.search(text, *said):
        return
    before, following = units[number - 1], units[number + 1] if number + 1 < len(units) else (end, end)
    listed = number > 1 and before[1] - before[0] <= _LONGEST_MID and "，" not in text[before[0] : before[1]]
    if not listed and following[1] - following[0] >= _LEAST_FOLLOWING and _is_lead(text[said[0] : said[1]]):
        found.append((start, said))
    elif found and found[-1][0] > units[0][0]:  # one of several short sentences: of what the next one is, is in doubt
        found.append((start, None))


def _turns(text: str, start: int, end: int, found: list[tuple[int, Span | None]]) -> bool:
    """Whether a sentence opens with another matter than the lead before it: 教育事业有较大发展，… under 工业生产稳步增长."""
    stop = text.find("，", start, min(end, start + LONGEST))
    lead = found[-1][1] if found else None
    if stop < 0 or lead is None:
        return False
    opened = _MATTER.match(text, start, stop)
    if opened is None:
        return False
    matter = opened[1]
    said = text[lead[0] : lead[1]]
    return not any(matter[at : at + 2] in said for at in range(len(matter) - 1))


def _may_open(phrase: str) -> bool:
    """Whether a sentence without numbers that opens a paragraph is its lead."""
    return _is_lead(phrase) or (len(phrase) <= _SHORT and "，" not in phrase and _FACT.search(phrase) is None)


# A field of its own and how it fares: 教育事业|有较大发展.
_MATTER = re.compile(
    rf"([^，、。]{{0,8}}(?:事业|经济|生产|产业|工业|农业|贸易|市场|教育|科技|文化|卫生|体育|交通|金融|消费|投资|就业|收入|生活|环境|外贸|旅游|服务业|建筑业))(?:也|都|均)?(?:有了?|{_STATE})[^，]{{2,12}}"
)


def _is_lead(phrase: str) -> bool:
    return _PREDICATE.match(phrase) is not None or _IMPERATIVE.match(phrase) is not None


def _item(text: str, start: int, end: int) -> Span | None:
    stop = end - 1 if text[end - 1] in _ENDS else end
    if stop - start > LONGEST:
        stop = _clause_end(text, start, stop)
    return _said(text, start, stop)


def _clause_end(text: str, start: int, end: int) -> int:
    mark = _CLAUSE_END.search(text, start, end)
    return mark.start() if mark else end


def opening(text: str, body: int, name: int, known: bool) -> tuple[int, Span | None]:
    """Where the sentence of a name begins, and the clause before the name that says what it is about."""
    unit = max(body, text.rfind("。", body, name) + 1, text.rfind("；", body, name) + 1, text.rfind("！", body, name) + 1)
    last = text.rfind("，", unit, name)
    if last < 0:
        return unit, None
    return unit, _clause(text, unit, last, known)


def _clause(text: str, unit: int, last: int, known: bool) -> Span | None:
    """The clause of ``text[unit:last]`` that says what those behind it are about.

    A circumstance (围绕供应链) and a subject with its state (国际旅游业发展迅速) hold for the whole sentence, a deed (推进水土保持) for the
    clause behind it alone.
    """
    ordinal = _ORDINAL.match(text, unit, last)
    held: Span | None = None
    deed: Span | None = None
    numbered = False
    start = ordinal.end() if ordinal else unit
    while start < last:
        end = _clause_end(text, start, last)
        if _NUMBER.search(text, start, end):
            numbered, deed = True, None
        elif _SHORTEST <= end - start <= LONGEST and _EMPTY_CLAUSE.match(text, start, end) is None:
            said = _said(text, start, end)
            if said is None:
                deed = None
            elif _CIRCUMSTANCE.fullmatch(text, *said) or (_PREDICATE.fullmatch(text, *said) and not known):
                if held is None and not numbered:
                    held = said
                deed = None
            else:
                deed = None if known or _MANNER.match(text, *said) else said
        start = end + 1
    return held or deed


def _said(text: str, start: int, end: int) -> Span | None:
    """``start``..``end`` without what says nothing, cut at a mark where it is long; None if nothing is left."""
    start = _BEFORE.match(text, start, end).end()  # type: ignore[union-attr]
    while (opening := _OPENING.match(text, start, end)) is not None:
        start = opening.end()
    while end > start and (text[end - 1] in "，、：:。；！*# " or (text[end - 1] in _CLOSING and _CLOSING[text[end - 1]] not in text[start:end])):
        end -= 1
    phrase = text[start:end]
    if _NUMBER.search(phrase) or _NOTHING.search(phrase):
        return None
    if end - start > LONGEST:
        start, end = _cut(text, start, end)
    return (start, end) if _SHORTEST <= end - start <= LONGEST else None


def _cut(text: str, start: int, end: int) -> Span:
    """A long heading from the first clause that is no manner, as many whole clauses as there is room for."""
    clauses = list(_clauses(text, start, end))
    first = 0
    while first < len(clauses) - 1 and (_MANNER.match(text, *clauses[first]) or clauses[first][1] - clauses[first][0] > LONGEST):
        first += 1
    last = first
    while last + 1 < len(clauses) and clauses[last + 1][1] - clauses[first][0] <= LONGEST:
        last += 1
    return clauses[first][0], clauses[last][1]


def _clauses(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end:
        stop = _clause_end(text, start, end)
        yield start, stop
        start = stop + 1
