"""What stands around a subject and is none of its name: words of time, of whom and of striving before it, of time and manner behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mubiao.places.place import Place
from mubiao.statements.index import Mentions
from mubiao.statements.zh.lexicon import longest_prefix, longest_suffix, words
from mubiao.statements.zh.phrases import unmarked
from mubiao.statements.zh.timing.cues import CUE, may_begin

_LEAD = words("lead", "words")
_HARMLESS = words("lead", "harmless")
_LEAD_BEGINS = frozenset(word[0] for word in _LEAD)
_PASSED = _HARMLESS | _LEAD
_TAIL = words("lead", "tail")
_STRIVE = words("stance", "strive")
_WORDS_OF_LEADS = frozenset(("其他", "其它", "其余", "共同", "共享", "共建", "共青", "共富"))
_QUOTED_PLAN = re.compile("[一二三四五六七八九十]{1,3}五”(?:期间|时期|计划|规划|以来|末)?")
_OWN_WORD = re.compile("和[美谐睦平]|及[格时]|底[播部盘座栖线层泥]|末[端梢]|要[素塞点]|即[时食]|使[用馆]|让[利渡]|将军|至尊")
_WHOLES = frozenset(("全市", "全县", "全省", "全区", "全州", "全盟", "全旗"))
# What 全国 begins is called so, and is none of the whole country's.
_NATIONAL = re.compile("全国(?:重点(?:实验室|文物)|文明(?:城市|村镇|单位|校园)|百强|千强|示范|双拥模范)")
_LONGEST_LEAD = max(map(len, _LEAD | _HARMLESS))
_LONGEST_TAIL = max(map(len, _TAIL))
_YEAR = re.compile(r"(?:(?:19|20)\d\d|[一二]九?[〇○零一二三四五六七八九]{2,3})年(?:的|度)?")
_BASE_TIME = re.compile(
    r"受[^，。；、\d]{2,10}(?:影响|冲击|拖累)，?|(?:到|至)(?=[“\"]?(?:十[一二三四五六七八九]?|[一二三四五六七八九])五[”\"]?期?末)|(?:到|至)?(?:本|下|上个|上)世纪[^，。；、]{0,6}?(?:末|初|中叶|年代)|在[^，。；、]{2,30}?的?基础上，?|在?(?:实际|具体)?工作中，?(?:按照?)?|(?:是|为|相当于)(?=(?:19|20)\d\d年)|按照?[^，。；、]{2,6}年(?:不变|可比)?价格?计?算?的?"
)
_OWNER = re.compile(r"(?:全|我|本)(?:国|省|市|区|州|县|盟|旗|镇|乡|域|体)(?:的)?$")
# What makes another word of the word before it: 服务|业, 区域|性中心.
COMPOUND = re.compile("业(?![务绩主委])|性(?!能)|型|器(?!材)")
COMPOUND_BEGINS = frozenset("业性型器")
_MODAL = re.compile(r"(?:(?<!需|主|纪)要|就能够|能够|预计|预期|已经|已|将|仅|就)$")
# Words of time between a subject and its verb: 粮食产量|到2030年|达到.
_TRAILING_TIME = re.compile(
    r"(?:(?:到|至)?(?:[12１２][09０９]\d\d|[一二][九〇○零][〇○零一二三四五六七八九]{2})年(?:的|度|年?[底末])?|在?(?:去年|上年|全年|当年|年[底末]|今年)|(?:连续)?[\d一二两三四五六七八九十]{1,3}(?:个)?(?:年|季度|月)|在?[一二三四五六七八九十两]{1,2}年(?:之|以)?内|(?:是)?在[^，。；]{2,30}(?:基础上|前提下|条件下|情况下))$"
)
# The characters that these patterns begin or end with: most phrases have none, and the patterns are slow to fail.
_TIME_BEGINS = frozenset(
    '0123456789０１２３４５６７８９受一二三四五六七八九十两〇到至力截上下前第“"本今未接此用再经通过近最这刚连去全当年新明在是为相工实具体按'
)
_MODAL_ENDS = frozenset("要够计期经已将仅就")
_TRAILING_ENDS = frozenset("年的度底末月上下内")
_MARKS, _MARKS_BEHIND = frozenset(" \t\n，,：:；;、。“”)）"), frozenset(" \t\n，,：:；;、“")
# What a step of ``skip_lead`` begins with, and one of ``skip_tail_marks`` ends with.
LEADS_ON, TAILS = _LEAD_BEGINS | _TIME_BEGINS | _MARKS, _MODAL_ENDS | _TRAILING_ENDS | _MARKS_BEHIND
_JOINS = re.compile("[、和与及]|以及")


def begins_inside(starts: Sequence[int], start: int, end: int) -> bool:
    """Whether one of the names that begin at ``starts`` begins inside ``start``..``end``, behind its first character."""
    return any(start < place < end for place in starts)


def _cue_at(text: str, start: int, end: int) -> re.Match[str] | None:
    """The words of time at ``start``, up to ``end``; what stands behind them may tell that they are (两年|平均增长)."""
    if not may_begin(text, start):
        return None
    found = CUE.match(text, start)
    return found if found is not None and found.end() <= end else CUE.match(text, start, end)


def _quoted_plan(text: str, start: int, end: int) -> re.Match[str] | None:
    """“|六五”计划: the words of time whose opening mark was passed."""
    return _QUOTED_PLAN.match(text, start, end) if text[start - 1 : start] == "“" else None


def skip_lead(text: str, start: int, end: int, mentions: Mentions) -> tuple[int, bool]:
    """Past 其中, 今年, 全市, 力争 …; and whether a word of striving was among them."""
    inside = mentions.within(start, end)
    named = [mention.start for mention in inside] if inside else ()
    strive = False
    while start < end and start not in named:
        here = text[start]
        time = (
            _cue_at(text, start, end)
            or _YEAR.match(text, start, end)
            or _quoted_plan(text, start, end)
            or _BASE_TIME.match(text, start, end)
            if here in _TIME_BEGINS
            else None
        )
        if time and not begins_inside(named, start, time.end()):
            strive = strive or time[0].startswith("力争")
            start = time.end()
            continue
        word = longest_prefix(text, start, end, _LEAD, _LONGEST_LEAD) if here in _LEAD_BEGINS else ""
        if not word:
            if here not in _MARKS:
                break
            start += 1
            continue
        if text[start : start + 2] in _WORDS_OF_LEADS and len(word) == 1:
            break  # 其他|企业收入, 共同|举办
        if len(word) == 1 and _OWN_WORD.match(text, start, end):
            break  # 和美乡村覆盖率, 底播养殖
        behind = start + len(word)
        if len(word) >= 2 and text[behind : behind + 1] in COMPOUND_BEGINS and COMPOUND.match(text, behind, end):
            break  # 区域|性养老中心
        if text[behind : behind + 1] == "域" and word in _WHOLES and text[behind + 1 : behind + 2] not in "名外":
            behind += 1  # 全市域|清洁取暖率
        if word == "全国" and _NATIONAL.match(text, start, end):
            break  # 力争|全国重点实验室达到20家
        # A lead word may be the beginning of the name itself (全社会研发经费, 进出口): the name wins.
        if named and begins_inside(named, start, behind):
            break
        strive = strive or word in _STRIVE
        start = behind
    return start, strive


def skip_tail_marks(text: str, start: int, end: int) -> int:
    """Back over marks, and over the words of time that stand between a subject and its verb."""
    while end > start and text[end - 1] in TAILS:
        last = text[end - 1]
        if last in _MARKS_BEHIND:
            end -= 1
            continue
        said = _MODAL.search(text, start, end) if last in _MODAL_ENDS else None
        if said is None or said.start() == start:
            said = _TRAILING_TIME.search(text, start, end) if last in _TRAILING_ENDS else None
        if said is None or said.start() == start:
            break
        end = said.start()
    return end


def owner_before(text: str, start: int, end: int, mentions: Mentions) -> tuple[bool, Place | None]:
    """Whether ``text[start:end]`` leaves the name behind it as it is, and the place it names: 太原市|地区生产总值."""
    if _is_harmless_before(text, start, end):
        return True, None
    places = mentions.places_within(start, end)
    if len(places) > 1 and _JOINS.fullmatch(text, places[-2].end, places[-1].start):
        return False, None  # 溆浦县和洪江市|工业总产值: of both, and no one place has it
    for place in places:
        if _is_harmless_before(text, start, place.start) and _is_harmless_before(text, place.end, end):
            return True, place.place
    return False, None


def _is_harmless_before(text: str, start: int, end: int) -> bool:
    if start >= end:
        return True
    before = unmarked(text[start:end])
    while before:
        if _OWNER.search(before):
            before = _OWNER.sub("", before)
            continue
        time = CUE.match(before) if may_begin(before, 0) else None
        if time:  # 确保完成“十四五”期间|能耗强度下降目标
            before = before[time.end() :]
            continue
        word = longest_suffix(before, 0, len(before), _PASSED, _LONGEST_LEAD)
        if not word:
            return False
        before = before[: -len(word)]
    return True


def is_harmless_after(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` leaves the name before it as it is: nothing, or words that only close a name."""
    if start >= end:
        return True
    after = unmarked(text[start:end])
    while after:
        word = longest_prefix(after, 0, len(after), _TAIL, _LONGEST_TAIL)
        if not word:
            return False
        after = after[len(word) :]
    return True
