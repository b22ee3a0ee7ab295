"""Values whose words say that they are of a part, or a share of something, under names that say the whole.

中央财政赤字 is the centre's part since the localities have one; 新改扩建幼儿园9所、|新增学位|3000个 are places of those; 在甲单位投资中，|技术改造投资|9亿元
is theirs; 工业投资、民间投资|占固定资产投资比重分别达30%、40%: no investment grows by that.
"""

from __future__ import annotations

import re
from dataclasses import replace

from mubiao.places.place import Place
from mubiao.statements.findings import Finding
from mubiao.statements.zh.marks import behind_last
from mubiao.statements.zh.phrases import clean_phrase
from mubiao.statements.zh.printed import of_owner

# 行政管理费|从百分之二十降低到|百分之十, where a share is told; not a rate of growth that is lowered
_FROM_SHARE = re.compile(
    r"[从由][^，。；]{0,12}?(?:百分之[^，。；]{1,8}?|[\d.．]+[%％])(?:降低|下降|提高|上升|增加|减少|降|升)(?:到|为|至)(?:[\d.．]+[%％]?和)?$"
)
_SPEED = re.compile("增|涨|速|幅|降低率|下降率")
_SHARE_OF = re.compile("占(?P<whole>[^，。；、]{2,14}?)(?:的)?(?:比重|比例|份额)")
# Budgets of localities had no deficit before 2009, when the centre first issued bonds for them (budget report of March 2009).
_LOCAL_DEFICITS_SINCE = 2009
_KINDERGARTENS = re.compile(r"[^，。；]*(?<!小学)(?<!中学)(?<!学校)(?<![、（和])(?:公办|普惠性?|民办)?幼儿园(?:[\d,]+[所个])?[、，]")
_SCHOOLS = re.compile("学校|小学|中学|高中|职校|大学")
# 再|减少企业税负|3500亿元: that much less, and not a burden of so much
_LESS, _BURDENS = re.compile("(?:减少|降低|减轻)$"), ("税负", "负担", "成本")
# 某某港|集装箱吞吐量, in the report of a province: one port of several
_PORT = re.compile("(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,5}港(?=货物|集装箱)|(?<=争)[\u4e00-\u9fff]{2,5}港(?=货物|集装箱)")
_THROUGHPUT = {"port_throughput": "货物吞吐量", "container_throughput": "集装箱吞吐量"}
_REACH = 40
# 全民所有制单位|基本建设投资5000亿元；|更新改造投资2760亿元: still theirs
_INVESTED = ("fai", "tech_upgrade_investment")
_OWNERS = re.compile("(?P<who>全民所有制单位|国有单位|集体所有制单位)[^。]{2,60}；$")
_IN_THESE = re.compile(r"[\s　]*在(?P<whose>[^，。；：、\d的]{2,12}?)(?P<what>投资|支出|收入)中，")


def of_part(text: str, sentence: int, finding: Finding, year: int | None, own: Place | None) -> None:
    """Give a value of a part, or a share, the name that its clause gives it; ``sentence`` is where its sentence begins."""
    if finding.measure == "growth" and finding.unit == "%":
        _as_share(text, finding)
    subject = finding.subject
    if subject.indicator == "deficit" and year is not None and year >= _LOCAL_DEFICITS_SINCE:
        if text.startswith("中央", subject.start):
            finding.subject = replace(subject, indicator="central_deficit")
    elif subject.indicator in _THROUGHPUT and own is not None and own.level == "province":
        port = _PORT.search(text, max(sentence, finding.start - 2), finding.printed_start)
        if port is not None and own.name[:2] not in port[0]:
            finding.subject = replace(subject, indicator=f"other:{port[0]}{_THROUGHPUT[subject.indicator]}", known=False)
    elif subject.indicator == "school_places" and "幼儿园" not in text[subject.start : subject.end]:
        clause = behind_last(text, "，。；", max(sentence, subject.start - _REACH), subject.start - 1) or sentence
        if _KINDERGARTENS.fullmatch(text, clause, subject.start) and not _SCHOOLS.search(text, clause, subject.start):
            finding.subject = of_owner(text, subject, "幼儿园")
    elif subject.indicator == "tax_cuts" and (less := _LESS.search(text, max(sentence, subject.start - 3), subject.start)) is not None:
        if text.endswith(_BURDENS, subject.start, subject.end):
            finding.subject = of_owner(text, subject, less[0])
    elif subject.indicator in _INVESTED and (owners := _OWNERS.search(text, sentence, subject.start)) is not None:
        finding.subject = of_owner(text, subject, owners["who"])
    elif finding.unit == "CNY" and text[subject.start] != "全" and (among := _IN_THESE.match(text, sentence, subject.start)) is not None:
        finding.subject = of_owner(text, subject, among["whose"])


def _as_share(text: str, finding: Finding) -> None:
    subject, number = finding.subject, finding.printed_start
    if subject.end >= number or not subject.known or _SPEED.search(text, subject.start, number):
        return
    of = _SHARE_OF.search(text, subject.end, number)
    if of is not None:
        name = f"{clean_phrase(text[subject.start : subject.end])}占{of['whole']}比重"
        finding.subject, finding.measure = replace(subject, indicator=f"other:{name}", known=False), "ratio"
    elif _FROM_SHARE.search(text, subject.end, number):
        finding.measure = "ratio"
