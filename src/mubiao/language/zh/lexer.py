"""One pattern over all numerals of a text: what is a number with its unit, and what only looks like one.

The pattern has no nested repetition and every alternative, once begun, ends: its time is linear in the text.
"""

from __future__ import annotations

import re
from functools import cache

from mubiao.language.zh.numerals import ARABIC, CHINESE, DIGIT_CLASS
from mubiao.language.zh.units import SCALE_PATTERN, unit_pattern

CN_DIGIT = "[一二三四五六七八九十]"
CN = rf"[{DIGIT_CLASS}十百]"
CENTURY = "(?:1[5-9]|20|21)"
YEAR = rf"{CENTURY}[0-9]{{2}}"
CHINESE_YEAR = rf"[一二][{DIGIT_CLASS}]{{3}}"
# The connectives of ranges; of dates 、 and 和 too (5月1、2日).
DASHES = "—–‒―─−～~〜∼∽﹣"
DASH = rf"(?:[{DASHES}-]{{1,2}}|至|到)"
DATE_DASH = rf"[{DASHES}\-至到、和及]{{1,2}}"

_DATES = (
    # 2021—2025年, 2023/2024年, 2025年1月5日; 2000年历史 is a length of time
    rf"(?<![0-9.]){YEAR}(?:年?[{DASHES}\-至到、/](?:{YEAR}|[0-9]{{2}}))?年(?!的?历史|来|文明)(?:[0-9]{{1,2}}月份?)?(?:[0-9]{{1,2}}日)?",
    # the first of two years, where only the second has its 年 or closes a bracket
    rf"(?<![0-9.]){YEAR}(?=年?{DATE_DASH}{YEAR}(?:年|[）)》”]|$))",
    rf"(?<![0-9.]){YEAR}[-/.][0-9]{{1,2}}[-/.][0-9]{{1,2}}(?![0-9])",
    # 1—11月, 3月15—18日; not 个月, 月龄
    rf"(?<![0-9个.])[0-9]{{1,2}}(?:{DATE_DASH}[0-9]{{1,2}})?月(?![龄薪活])份?(?:[0-9]{{1,2}}(?:{DATE_DASH}[0-9]{{1,2}})?[日号])?",
    # 15日; not 15日内, 3日游, 200亿日元
    r"(?<![0-9.])[0-9]{1,2}日(?![元均内游间照]|以内|之内)",
    rf"(?<![0-9.])[0-9]{{2}}世纪(?:[0-9]{{2}}年代)?|(?<![0-9.])(?:{CENTURY}[0-9])?[0-9]{{1,2}}年代",
    # 一九五三年, 五月一日, 二十世纪八十年代
    rf"{CHINESE_YEAR}(?:[{DASHES}\-至到、]{CHINESE_YEAR})?年(?:{CN}{{1,3}}月份?)?(?:{CN}{{1,3}}日)?",
    rf"(?<![个{DIGIT_CLASS}百千万])十?{CN_DIGIT}(?:[至到、—]十?{CN_DIGIT})?月(?![龄薪活])份?(?:{CN}{{1,3}}日)?",
    rf"(?:二十一?|十[一二三四五六七八九])世纪(?:[{DIGIT_CLASS}十]{{1,2}}年代)?|[一二三四五六七八九]{{1,2}}十年代",
    r"(?:前|第)?[一二三四1-4](?:[至到、—\-][一二三四1-4])?季度",
    rf"前(?:[0-9]{{1,2}}|{CN}{{1,2}})个(?:月|季度)|[上下]半年",
)
_HEADINGS = (
    # 一、 1、 1. and (1) at the head of a line; （二） anywhere
    rf"^[（(]?(?:[{DIGIT_CLASS}十]{{1,3}}|[0-9]{{1,3}})(?:[)）]|、(?![{DIGIT_CLASS}十0-9]))|^[0-9]{{1,3}}[.．](?![0-9])",
    rf"^[{DIGIT_CLASS}十]{{1,3}}、(?=(?:19|20)[0-9]{{2}}年)",
    rf"[（(](?:[{DIGIT_CLASS}十]{{1,3}}|[0-9]{{1,2}})[)）](?!家)",
    # 一是 at the head of a clause
    rf"(?<=[。；：，、！？\n”]){CN_DIGIT}{{1,2}}是(?!否)|^{CN_DIGIT}{{1,2}}是",
)
_RANKS = (
    # 前10名, 前三; not 目前10, 此前
    rf"(?<![目此提以之年日空眼当面先事生])前(?:[0-9]+|{CN}+)(?:[、至—和-](?:[0-9]+|{CN}+))?(?:位|名|强|列|茅|(?=[，。、；]))",
    r"(?:[两三四]类)?[0-9]+强(?![大化调度势制])|[十百](?<!一百)强(?=[县市企区镇乡、，。中榜园])",
    r"[0-9一二三四五六七]星级",
)
_PART = r"[0-9]++(?:\.[0-9]++)?"

# What is never a quantity: the name of the group is the reason that is given.
NOT_QUANTITIES: tuple[tuple[str, str], ...] = (
    ("document_number", r"〔[0-9]{4}〕(?:第?[0-9]{1,4}号)?|\[(?:19|20)[0-9]{2}\][0-9]{1,4}号"),
    ("note", r"\[[0-9]{1,3}\]|[①-⑳㉑-㉟⑴-⒇]"),
    ("heading", "|".join(_HEADINGS)),
    ("date", "|".join(_DATES)),
    ("time", r"(?<![0-9.:：])(?:[01]?[0-9]|2[0-4])[:：][0-5][0-9](?:[:：][0-5][0-9])?(?![0-9.:：])"),
    ("rank", "|".join(_RANKS)),
    ("ordinal", rf"第(?:[0-9]++(?:\.[0-9]++)?|{CN}+)(?:[、至—和-](?:[0-9]+|{CN}+)(?=[名位届次批期]))?"),
    ("version", r"[0-9]++(?:\.[0-9]++){2,}"),
    ("ratio", rf"{_PART}[∶:：]{_PART}(?:[∶:：]{_PART})?"),
)
REASONS = frozenset(name for name, _ in NOT_QUANTITIES)


def _number() -> str:
    """A number with scale and unit."""
    return (
        rf"(?:(?P<parts>(?:[百千万]|[{DIGIT_CLASS}十]{{1,3}})分之)(?P<of>{CHINESE}|{ARABIC})"
        rf"|(?P<over>[0-9]{{1,2}})/(?P<under>[0-9]{{1,3}})(?![0-9/.年])|(?P<arabic>{ARABIC})"
        rf"|(?P<vague>[几数])(?=[十百千万亿])(?P<size>[十百千万亿]++)|(?P<chinese>{CHINESE}))"
        rf"(?P<more>[多余来几](?![种元]元))?(?P<scale>{SCALE_PATTERN})?(?P<more2>余(?=元)|[多余来](?=[^，。；、样元种功来自到于]))?(?P<unit>{unit_pattern()})?"
    )


@cache
def numeral_pattern() -> re.Pattern[str]:
    """The lexer. Groups: a reason of ``NOT_QUANTITIES``; ``idiom``; ``kept`` (保8争9); or the parts of a number."""
    skip = "|".join(f"(?P<{reason}>{pattern})" for reason, pattern in NOT_QUANTITIES)
    idiom = r"(?P<idiom>翻了?(?:[一两二三四五]番|[0-9]番|番|倍)半?|[一两二三四]位数|过半数?|半数|一半|(?<!社)(?<!社消)零增长)"
    kept = rf"(?P<kept>保(?P<floor>{_PART}|{CN_DIGIT})%?(?P<contend>[、，]?[争冲望](?P<aim>{_PART}|{CN_DIGIT})%?)(?![拼冲望0-9.]))"
    to_one = rf"(?P<toone>(?P<to>{_PART})[∶:：]1(?![0-9.∶:：%]))"
    half = r"(?P<half>半(?P<half_unit>年(?!度)|个月|个?小时|个百分点|天))"
    return re.compile(f"(?!{_PLAINLY_A_NUMBER})(?:{to_one}|{skip}|{kept}|{idiom}|{half})|{_number()}", re.MULTILINE)


# Most numerals are nothing but a number: what follows them could not go on a date, a heading, a rank or any other of the forms above
# that begin with a numeral. One look at it saves trying all of those.
_PLAINLY_A_NUMBER = rf"(?:[0-9]++(?:\.[0-9]++)?|[{DIGIT_CLASS}十百千万亿]++)[^0-9{DIGIT_CLASS}十百千万亿{DASHES}\-/.．:：∶,，、)）和及至到年月日世季级强星类是半位增]"


@cache
def upper_pattern() -> re.Pattern[str]:
    """The second half of a range, from the connective on: —5.5%, 至6个百分点."""
    return re.compile(f"(?P<dash>{DASH})" + _number())
