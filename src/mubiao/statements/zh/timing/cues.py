"""The words of time of a report, found in one pass (去年, 五年来, 到2030年, “十五五”期间, 截至2月底), and lengths that are none."""

from __future__ import annotations

import re
from collections.abc import Iterator

# A number of years; 过去一年 is last year, not a span.
_COUNT = r"\d{1,2}|[二三四五]?十[一二三四五六七八九]?|[两二三四五六七八九]"

YEAR = r"(?:18|19|20)\d\d|[一二][八九〇○零][〇○零一二三四五六七八九]{2}"
CUE = re.compile(
    rf"(?P<upto>(?:(?:截至|截止)到?|到)(?P<uptowho>今年|去年|上年|(?P<uptoyear>{YEAR})年)?(?P<uptomonth>\d{{1,2}}|[一二三四五六七八九]|十[一二]?)月份?(?:[底末]|[上中下]旬|\d{{1,2}}日)?(?:为止)?)"
    rf"|(?P<span>(?P<from>{YEAR})年?(?:[-—–~～至到]|到)(?P<to>{YEAR})年)"
    rf"|(?P<by>(?:到|至|力争到|截至|截止)(?P<byyear>{YEAR})年(?:年?[底末])?(?:以前|之前|前(?![期后沿端景]))?)"
    rf"|(?P<half>(?:(?P<halfyear>{YEAR})年)?(?P<part>上半年|下半年|前[两二三]季度|第?[一二三四]季度|1(?:[-—–至到])\d{{1,2}}月(?:份)?))"
    rf"|(?P<year>(?P<yearnumber>{YEAR})年(?:以来|起|度|全年|[底末]?(?:以前|之前)|[底末]前(?![期后沿端景])|[底末])?)"
    r"|(?P<plan>(?P<quote>[“\"])?(?P<planname>(?:十[一二三四五六七八九]?|[一二三四五六七八九])五)(?(quote)[”\"]?(?P<planpart>期间|时期|以来|规划|计划|末|[头前后][一两三四]年|收官)?|(?P<barepart>期间|时期|以来|规划|计划|末|[头前后][一两三四]年|收官)))"
    r"|(?P<nth>第(?P<nthname>[一二三四五六七八九十]{1,2})个五年(?:(?:计划|规划)(?P<nthpart>期间|时期|内|末)?|(?P<nthsum>期间|合计|内)))"
    r"|(?P<century>(?:到|至)?本世纪(?P<centurypart>末|中叶))"
    rf"|(?P<future>(?:今后|今明|未来|接下来|此后|今后的)(?:的)?(?P<futurecount>{_COUNT})(?:个)?年(?:间|内)?(?:左右)?|(?:用|再用|经过|通过)(?:(?:\d{{1,2}}|{_COUNT})[-—–~～至到]|[一二三四](?=[二三四五六]年))?(?P<workcount>{_COUNT})年(?:左右)?(?:的?时间|的?努力))"
    r"|(?P<planned>五年(?:农业)?计划(?:草案)?(?:规定|要求|提出|确定|安排))"
    rf"|(?P<within>(?P<withincount>{_COUNT})年(?:之|以)?内(?!外))"
    rf"|(?P<past>(?:过去|近|最近|这|(?<!学)前|刚刚过去的|一届任期的|本届政府(?:任期)?的?|上一届政府)?(?P<pastcount>{_COUNT})年(?:来|间|多来|累计|期间|以来|里|中(?![央西小等高国部级型长])|的工作|来看|任期|(?=平均|年均|全社会|[^，。；、\d]{{2,16}}(?:累计|合计|总计)|新增|净增|总计|合计|共|减贫|全国|中央|新建|新设|投入|支出|支持|整理|安排|补助|解决|完成|建成)|(?<=五年)(?=增长|下降|降低|减少|削减|提高|达到))|(?:过去|这|近|(?<!学)前|最近|以来的)的?(?P<pastcount2>{_COUNT})年|本届政府(?:任期内|以来|成立以来|五年来|履职以来)?)"
    rf"|(?P<run>连续(?P<runcount>{_COUNT})年)"
    r"|(?P<action>[三五3５5]年(?:行动|倍增|攻坚|计划|任务|上台阶))"
    r"|(?P<last>去年|(?<!基础)上年(?!均)|过去一年|一年来|过去的一年|全年|这一年|上一年)"
    r"|(?P<this>今年|本年|当年|年内|新的一年)"
    r"|(?P<next>明年)"
)
# 近五年新高, 十年磨一剑, 用三年时间, 极不平凡的五年: lengths of time that only place or praise.
_LENGTH = re.compile(rf"(?:{_COUNT})(?:个)?年$")
_A_YEAR = re.compile("年")
_LONGEST_LENGTH = 5  # 二十三个年
_DURATION_LEADS = ("时隔", "近", "前", "后", "头", "满", "每", "继", "历时", "耗时", "不到", "推迟", "提前")
_DURATION_TAILS = (
    "如一",
    "磨一",
    "时间",
    "前",
    "后",
    "前的",
    "后的",
    "间",
    "左右的",
    "规划",
    "建设",
    "任务",
    "目标",
    "期",
    "一贯",
    "之",
    "蝉联",
    "位居",
    "保持",
    "稳定",
    "获",
    "入选",
    "居",
    "被",
    "丰收",
    "增产",
    "增长",
    "下降",
    "实现",
    "荣获",
    "成为",
    "在全",
)
# What a cue can begin with, and what can follow there: almost every character of a text is ruled out by these two.
_NINE = "一二三四五六七八九"
_PLAN_PART = "五[期时以规计末头前后收]"
_BEGINNINGS = {
    "0123456789": r"\d?年|(?:(?<=1)[89]|(?<=2)0)\d\d|(?<=1)[-—–至到]",
    f"{_NINE}两": f"年|季|十[{_NINE}]?年|[八九〇○零][〇○零{_NINE}]|{_PLAN_PART}", "十": f"[{_NINE}]?(?:年|{_PLAN_PART})", "５": "年",
    "到至": r"[12本今去上]|\d月|[一二三四五六七八九十]", "力": "争到", "截": "[至止]", "上": "[半一年]", "下": "半",
    "前": r"[\d两二三四五六七八九十的]", "第": f"[一二三四]季|[{_NINE}十]{{1,2}}个五", "“\"": f"(?:十[{_NINE}]?|[{_NINE}])五",
    "今": r"年|后[的\d两二三四五六七八九十]|明[两三]", "未": r"来[的\d两二三四五六七八九十]", "接": "下来", "此": r"后[的\d两二三四五六七八九十]",
    "用": r"[\d两二三四五六七八九十]", "再": "用", "经通": r"过[\d两二三四五六七八九十\-—–~～至到]", "过": "去",
    "近": r"[\d两二三四五六七八九十的]", "最": "近", "这": r"[\d一两二三四五六七八九十的]", "刚": "刚", "本": "[届世年]", "连": "续", "去": "年",
    "全": "年", "当": "年", "年": "内", "新": "的一年", "明": "年",
}  # fmt: skip
# What can stand second in any of them: two characters are looked at before one form after another is tried.
_SECONDS = rf"\d{_NINE}〇○零两十年季月五本今去上争止半的来下后明用过近刚届世续内—–至到-"
_NUMBERS, _NUMERALS, *_WORDS = (f"(?<=[{firsts}])(?={following})" for firsts, following in _BEGINNINGS.items())
_WORD_BEGINS = "".join([*_BEGINNINGS][2:])
_FIRST = re.compile(f"[{''.join(_BEGINNINGS)}](?=[{_SECONDS}])(?:{_NUMBERS}|{_NUMERALS}|(?<=[{_WORD_BEGINS}])(?:{'|'.join(_WORDS)}))")


def may_begin(text: str, start: int) -> bool:
    """Whether a cue can begin at ``start`` by its first characters; at most places none can, and the pattern is slow to fail."""
    return _FIRST.match(text, start) is not None


def cues(text: str) -> Iterator[re.Match[str]]:
    """Every cue, found from the few characters one can begin with."""
    taken = 0
    for first in _FIRST.finditer(text):
        if first.start() >= taken:
            cue = CUE.match(text, first.start())
            if cue:
                taken = cue.end()
                yield cue


def lengths_of_time(text: str) -> Iterator[tuple[int, int]]:
    for mark in _A_YEAR.finditer(text):
        length = _LENGTH.search(text, max(0, mark.start() - _LONGEST_LENGTH), mark.end())
        if length and (
            (text.endswith(_DURATION_LEADS, 0, length.start()) and not text.startswith("均", length.end()))
            or text.startswith(_DURATION_TAILS, length.end())
        ):
            yield length.span()
