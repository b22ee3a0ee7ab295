"""Goals of a zone that a sentence or a passage is about: 高新区抬高标杆，|工业产值…, 加快某园区建设，…实现|工业产值…, 提升开发区能级。…

What such a zone is to reach is no goal of the whole area. The record has the zone in its name; where several zones share the goal, there is
no name for it. 全市 on the way leads back to the area.
"""

from __future__ import annotations

import re

from mubiao.statements.findings import Told

# What a zone has figures of; anything else that stands behind its name (粮食, 学位, 空气) is told of the area.
_HAS = frozenset(
    (
        "gdp",
        "industrial_output",
        "industrial_va",
        "industrial_investment",
        "manufacturing_investment",
        "infrastructure_investment",
        "fai",
        "high_tech_output",
        "tax_revenue",
        "budget_revenue",
        "trade_total",
        "exports",
        "fdi",
    )
)
_ZONE = "(?:产业园区?|工业园区?|科技园区?|园区|开发区|高新区|经开区|片区|合作区|协同发展区|新区|新城|保税区|港区|自贸(?:试验)?区|(?:制造业|工业|产业|园区|开发区)平台)"
_MAKES = "(?:高质量|高标准|高水平|加快|全力|全面|大力|着力|深入|持续|稳步|积极|扎实|统筹|协同|奋力)*(?:建设|打造|推进|推动|提升|做强|做大|做优|做精|发展|促进|壮大|升级|建强|加快)(?:做强|做大|建设|提升|发展)*"
_GROWS = "(?:开发|高质量|提质|增效|扩容|提能|创新|改革|转型)*(?:建设|发展|实力|能级|升级|提质|提能级|增效|扩容|水平)?"
# 加快某园区建设，: what the sentence does; 提升园区能级。 opens a passage. Behind 、 stands another zone, or the zone's own next deed.
_OPENS = re.compile(
    rf"[\s　—]*(?:[一二三四五六七八九十]是)?(?:{_MAKES}(?P<made>[^，。；：、\n]{{0,24}}?{_ZONE})(?:[（(][^（）()]{{1,10}}[）)])?(?P<more>(?:、[^，。；：\n]{{2,20}}?{_ZONE})*){_GROWS}"
    rf"|(?P<who>[^，。；：、\n\d]{{0,10}}?{_ZONE})(?:抬高|提升|提高|做大|做强|突出|聚焦|提能级|扩能|提速)[^，。；：\n]{{0,12}}(?:、[^，。；：\n]{{2,8}})?)(?P<mark>[，。])"
)
# 力争经开区|生产总值、投资大幅增长，|工业总产值…: the zone has the first of a list, or the clause before
_FIRST = re.compile(
    rf"(?:力争|确保|推动|促进|实现|争取|[，；。\n]|^)(?P<who>(?!全)[^，。；：、\n\d]{{0,8}}?{_ZONE})(?:地区生产总值|生产总值|(?:[^，。；：、\n\d]{{0,6}}(?:收入|产值|投资|税收)))(?:、[^，。；\n]{{2,20}})?(?:(?:大幅|快速|明显|显著|较快|持续|稳定)*增长，(?:[^，。；]{{4,30}}，)?(?:[^，。；、]{{2,12}}[和、])?|、)$"
)
_WHOLE = re.compile("[全我本][国省市区州县域盟旗]")
# 加快某园区建设，…|新培育规上企业|10家: those of the zone too, where the sentence itself is about it
_FIRMS = ("industrial_firms", "规上企业", "工业企业")
_REACH, _PASSAGE, _HEADING = 70, 400, 40
SEVERAL = "、"


def zone_of(text: str, told: Told) -> str:
    """The zone that the sentence or the passage of a goal is about; ``SEVERAL`` where it is about more than one, "" where about none."""
    finding = told.finding
    if told.kind not in ("target", "commitment") or told.place is not None or finding.subject.owner is not None:
        return ""
    measured = finding.subject.indicator in _HAS
    firms = not measured and finding.subject.indicator.endswith(_FIRMS)
    if not measured and not firms and finding.unit != "%":
        return ""
    end = min(finding.subject.start, finding.printed_start)
    if _WHOLE.match(text, end):
        return ""
    first = _FIRST.search(text, max(told.sentence, end - _REACH), end)
    if first is not None:
        return first["who"]
    if not measured and not firms:
        return ""
    floor = max(0, end - _PASSAGE)
    line = text.rfind("\n", floor, end) + 1
    for begin in (told.sentence, line):
        if begin < floor or (firms and begin != told.sentence):
            continue  # the passage begins farther back than any of the genre
        opens = _OPENS.match(text, begin, min(end, begin + _HEADING + _REACH))
        if opens is None or _WHOLE.search(text, opens.end(), end) or (begin != told.sentence and opens["mark"] != "。"):
            continue
        if opens["more"]:
            return SEVERAL
        return opens["made"] or opens["who"]
    return ""
