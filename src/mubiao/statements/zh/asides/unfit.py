"""Amounts that are read and that no record can hold: since a time without a year, of indefinite size, of what only 这 or 其他 names, abroad.

Each reason stands in print around the number; for anything else the answer is "".
"""

from __future__ import annotations

import re

from mubiao.language.found import Measured
from mubiao.statements.zh.marks import behind_last

_LONGEST = 60
# 比“六五”期间|增加49%, 比五年前|增加3万吨: since a time that has no year of its own
_SINCE = re.compile(
    r"(?:比|较|与|同|是)(?:去年|上年)?(?:[“\"]?(?:十[一二三四五六七八九]?|[一二三四五六七八九])五[”\"]?(?:计划)?(?:期间|时期|末期?)?(?!大|年)|第[一二三四五六七八九十]{1,2}个五年计划(?:期间|时期|末)?|(?:上|前|过去)(?:一|两)?个?(?:[一二两三四五六七八九十\d]+年|五年|计划期)|[一二两三四五六七八九十\d]+年前"
    r"|(?:解放(?:以?前|初期?)|建国(?:以?前|初期?)|改革(?:开放)?(?:以?前|初期)|抗?战前|“?文化大革命”?前[^，。；]{0,6}|集中治理前|开展前|实施前|改革前|上届政府|上一届))"
    r"(?:的?(?:总和|水平|最高水平|平均水平|同期|[\d.一二三四五六七八九十百千万亿]+[^，。；\d]{1,3}))?(?:还)?(?:相比较?|比较|对比)?，?(?:[^，。；]{0,24}，){0,2}?[^，。；\d]{0,16}?(?:增加|增长|提高|减少|下降|降低|上升|翻|扩大|多|高)(?:了|近|约|到|将近)*$"
)
# 规上工业企业三年|翻番, 较“十四五”末|翻了一番: over years that are not dated
_DOUBLED = re.compile(r"(?:[两二三四五六七八九十\d]+年(?:内|间)?|[较比][^，。；]{0,6}[末前])(?:实现|再)*$")
# 比前三季度和上半年分别提升|0.4、|0.5个百分点: since a part of the same year
_SINCE_A_PART = re.compile(
    r"(?:比|较)(?:前[两三]季度|上半年|一季度|[一二三]季度|上季度|上月)[^，。；\d]{0,8}(?:分别)?(?:提升|提高|加快|回升|回落|下降|扩大|收窄)(?:了)?(?:[\d.]+(?:个百分点)?[、和])*$"
)
_DOUBLES = ("翻番", "翻一番", "翻两番", "翻了一番")
# 几十|座水坝, 数百|亿元
_INDEFINITE = re.compile(r"[几数][十百千万亿]")
# 这个比重，1978年为|17%; 其他为|4亿元: the word points back at what another sentence names
_POINTS_BACK = re.compile(
    r"(?:^|[，：])[ \t　]*(?:其中)?(?:目前|在[^，。；]{1,12}年，)?(?:这(?:个|一|些|方面|两|种|部分|几)|其他|其它|其余|它们?)(?!同志|次|时|年|几年|届|是)[^，。；：\d]{0,14}"
    r"[，约共只将已经还也又计占为是有达到上升增加提高降低下由从比了预左右以\d.%年亿万元个亩吨户人的全总投资支出额]{0,60}$"
)
_ABROAD = re.compile(
    r"(?:^|[，（）])[ \t　]*(?:而|但|例如)?(?:苏联|美国|英国|日本|法国|德国|西德|印度|朝鲜|越南|世界|发达国家|资本主义国家)(?:的|在|约|到|有|已|从|只|仅|工业|农业|钢|煤|人口)"
)
_TIMES = ("years", "months", "days", "hours", "minutes", "quarters")


def left_open(text: str, quantity: Measured) -> str:
    """The finer reason why no record can hold the amount, or "" where nothing in print says so."""
    if quantity.unit in _TIMES:
        return ""
    start, chain = quantity.value_start, quantity.chain_start
    floor = max(0, chain - _LONGEST)
    sentence = behind_last(text, "。；\n", floor, chain)
    begin = max(sentence, floor)
    if _SINCE.search(text, begin, chain) or _SINCE_A_PART.search(text, begin, chain):
        return "since"
    if text.startswith(_DOUBLES, start) and _DOUBLED.search(text, begin, chain):
        return "since"
    if _INDEFINITE.match(text, start):
        return "indefinite"
    if floor == 0 or sentence > floor:  # the whole sentence is in sight
        before = text[sentence:chain]
        if _ABROAD.search(before):
            return "abroad"
        if _POINTS_BACK.search(before):
            return "referred"
    return ""
