"""Words of time before a value that are no time of it: what it is counted from, what a plan is called, the year of a thing."""

from __future__ import annotations

import re

from mubiao.statements.zh.timing.meanings import year_of

_BASE_AFTER = re.compile(r"[^，。；、]{0,14}基[础数]上|的[\d.．]+倍")
# 恢复到2019年的|108%: what it is a share of
_SHARE_OF_YEAR = re.compile(r"的[\d.．]+[%％]")
_COMPARES = ("相比", "比较", "对比")
_PRICES = re.compile("(?:的)?(?:不变|可比|同期)?价格?(?:计算|口径|计)?")
NUMERAL = re.compile(r"(?<![第前])[\d０-９〇○零二三四五六七八九十百千万亿]")
_RECORD_AFTER = re.compile(r"(?:来|以来)?(?:同期)?(?:的)?(?:新高|新低|首|历史|[^，。；\d]{0,8}最)")
MARKS = re.compile(r"[，、；。]")
BASE_BEFORE = re.compile(r"(?:比|较|与|同|和|(?<![一二三四五六七八九十])是|相当于|相比|高于|低于|快于|超过|自|从|由|以|面向|[/／])$")
_GROUNDS = re.compile("(?:根据|按照|依据)[^，。；]*$")
_ON_GROUNDS = re.compile("[^，。；]{0,40}的(?:目标|要求|设想|任务)[^，。；]{0,20}，")
_SPAN_BASE_BEFORE = re.compile(r"(?:比|较|与|同|(?<![一二三四五六七八九十])是|等于|相当于|高于|低于|快于|超过|超过了)$")
# “十五五”期间|…三张清单: what is drawn up for those years
_DRAWN_UP = re.compile("[^，。；]{0,20}(?:清单|规划|方案|项目库|思路|文本)")
_YEARS_AGAIN = ("", "的", "这", "，", "，这", "的这")
_SAID_WHEN = re.compile(r"[，。；、：:—\s（(“在到自从于至了以和及]$|同期$|[一二三四五六七八九十]是$")
_PREDICATE = re.compile("[，有为达比增下是已预共完实就起]|平均|年均|以")


def in_remark(text: str, cue: re.Match[str], start: int, end: int) -> bool:
    """The cue stands in brackets that close before the value: 增长7%（去年增长3%），…"""
    opened = max(text.rfind("（", start, cue.start()), text.rfind("(", start, cue.start()))
    if opened < 0 or max(text.find("）", opened, cue.start()), text.find(")", opened, cue.start())) >= 0:
        return False
    return max(text.find("）", cue.end(), end), text.find(")", cue.end(), end)) >= 0


def counts_again(text: str, cue: re.Match[str], before: re.Match[str] | None) -> bool:
    """从1978年到1985年|八年间: the number of the years just named."""
    return bool(cue["past"] and before is not None and before["span"] and text[before.end() : cue.start()] in _YEARS_AGAIN)


def of_a_thing(text: str, cue: re.Match[str], start: int, year: int | None) -> bool:
    """推进|2023年|棚改480户, 加快|近两年|挂牌的项目: the year of what is worked on, no time of the work."""
    if (
        not (cue["past"] or (cue["year"] and year is not None and year_of(cue["yearnumber"]) < year))
        or cue.start() <= start
        or cue[0].endswith(("底", "末", "以来", "全年"))
    ):
        return False
    return not _SAID_WHEN.search(text, start, cue.start()) and not _PREDICATE.match(text, cue.end())


def leads_away(text: str, cue: re.Match[str], start: int, end: int) -> bool:
    """The cue is no time of the value behind it."""
    before = _SPAN_BASE_BEFORE if cue["span"] or cue["future"] else BASE_BEFORE
    if (
        before.search(text, max(start, cue.start() - 3), cue.start())
        or _BASE_AFTER.match(text, cue.end(), end)
        or _SHARE_OF_YEAR.match(text, cue.end())
    ):
        return True  # 比2020年增长, 在2020年快速增长的基础上: what it is counted from
    if _ON_GROUNDS.match(text, cue.end()) and _GROUNDS.search(text, max(start, cue.start() - 12), cue.start()):
        return True  # 根据到本世纪末…的目标，…
    if (
        (cue["plan"] or cue["by"] or cue["future"] or cue["year"])
        and text.find("，", cue.end(), end) >= 0
        and _DRAWN_UP.match(text, cue.end(), end)
    ):
        return True  # 制定“十五五”期间重大项目清单，争取…
    if cue["year"] and text.startswith("的", cue.end()) and text.endswith("对", start, cue.start()):
        return True  # 对1954年的灾区，政府拨付…: the year of whom it is done for
    if cue["year"] and text.startswith(_COMPARES, cue.end()):
        return True  # 1980年同完成恢复的1952年相比
    if cue["year"] and _PRICES.match(text, cue.end()):
        return True  # 按2000年|价格计算
    if (cue["past"] or cue["year"]) and _RECORD_AFTER.match(text, cue.end()):
        return True  # 创近五年新高: no time of the value
    if cue["year"] and cue["year"].endswith("度") and cue.start() > start and not text.startswith("，", cue.end()):
        clause_end = MARKS.search(text, cue.end())
        if clause_end and not NUMERAL.search(text, cue.end(), clause_end.start()):
            return True  # 获评2022年度先进县，新增…: the year of the award
    return bool(cue["run"] and MARKS.search(text, cue.end(), end))  # 连续八年增产，达到…: the run ended with its clause
