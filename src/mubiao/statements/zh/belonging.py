"""Whose figures the later names of a sentence are: 高新区规上工业产值、|税收|, 古镇接待游客、|旅游收入|, 经开区完成|工业投资|, 国庆期间…，|旅游收入|.

A zone, a site, a class of firms or a holiday that the first name of a sentence begins with has what is measured next without a word of its
own. Such a figure is no figure of the whole area: it is told under the carrier's name, never as the area's own indicator.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mubiao.statements.findings import Finding, Told
from mubiao.statements.zh.called import name_of, rename
from mubiao.statements.zh.marks import behind_last
from mubiao.statements.zh.phrases import clean_phrase, unmarked

# What a carrier's name ends with. Characters of the last one: a cheap look that spares most sentences.
_ENDS = re.compile("[区域园村镇城馆圈街司团企夜期日吸港]|制单位|景点|春节|国庆|中秋|元旦|五一")
_ZONE = (
    "经济(?:技术)?开发区|高新技术产业开发区|经开区|高新区|(?:工业|产业|科技|化工|物流|示范|集聚)园区?|综合保税区|综保区|保税(?:港)?区|自贸(?:试验)?区|自贸片区"
    "|(?<![建创])新区|度假区|港区|开发区|集聚区|先行区|实验区|改革试验区|县域|园区(?=规上|规模以上|工业)"
)
_SITE = "村|景区|景点|古镇|古城|博物馆|街区|小镇|商圈|步行街|公园|夜市"
_FIRMS = (
    "国有企业|国企|央企|民营企业|私营企业|外资企业|外商投资企业|园区企业|乡镇企业|[国省市县区]属企业|集团|公司|(?:集体|全民|个体)所有制单位"
)
_HOLIDAYS = "春节|元旦|清明|五一|端午|中秋|国庆|黄金周|双节|小长假|暑期|暑假|寒假|假日|节假日|节日|冰雪季|雪季"
_HOLIDAY = f'(?:(?:{_HOLIDAYS})(?:、|和)?)+[”"]?(?:假期|假日|期间|长假|小长假|黄金周)*'
_HOLIDAY_BEGINS = frozenset('“"') | {word[0] for word in _HOLIDAYS.split("|")}
_BEFORE = "(?:全[国省市区州县])?[^，。；：、\\d的]{0,12}?"
# A name that begins with its carrier; what follows is what is measured.
_CARRIED = re.compile(rf"(?P<zone>{_BEFORE}(?:{_ZONE}))(?=..)|(?P<site>{_BEFORE}(?:{_SITE}))(?=..)|(?P<firms>{_BEFORE}(?:{_FIRMS}))(?=..)")
# 经开区|完成|工业投资: the carrier is who does it
_DOES = re.compile(
    rf"(?P<lead>(?:其中|推动|促进|支持|力争|确保|全[省市区州县])?(?:\d+|[一二两三四五六七八九十]+)?[个家座]?)(?P<name>(?P<zone>{_BEFORE}(?:{_ZONE}))|(?P<firms>{_BEFORE}(?:{_FIRMS})))(?:全年|预计|共|累计|已|将)*(?:完成|实现)$"
)
_DONE = ("完成", "实现")
_PASSIVE = re.compile("^(?:建设|支持|推动|促进|引导|鼓励|培育|服务|加快|推进|新增|引进|组织|为|对|向|从|在|以|由|与|和|及)")
# 高新区…成为副中心，|完成|工业投资: the doer of the clause before
_SUBJECT_BEFORE = re.compile(rf"(?P<name>{_BEFORE}(?:{_ZONE}))(?:[^，。；：、]{{2,24}})，(?:全年|预计|共|累计|已)*(?:完成|实现)$")
_PORT_TRAFFIC = frozenset(("port_throughput", "container_throughput"))
_PORT, _PORT_REACH = (
    re.compile("(?:^|[，。；、])(?P<port>[^，。；、\\d]{1,6}(?<!沿海)(?<!内河)港)(?!口)(?:[^，。；、\\d]{2,3}和)?(?:完成|实现)?$"),
    14,
)
_OF_HOLIDAY = re.compile(f'[“"]?(?P<name>{_HOLIDAY})')
# A name that says itself that it is the whole area's, or is measured of the whole.
_WHOLE = re.compile("全[国省市区州县社域]|社会|城乡|城镇|农村|居民|一般公共|地方|财政|我[国省市区州县]|各|每|人均|单位")
_WHOLE_BETWEEN = re.compile("全[国省市区州县年]|我[国省市区州县]|[。；]|累计|其中")
_JOINT = re.compile("(?:[^，。；：]{0,8}[，、]|和|及|与|以及)?(?:全年|预计|共|累计)?(?:完成|实现|创造|缴纳|上缴|达到?)?")
_LISTED = re.compile("(?:[，、]|和|及|与|以及)(?:实现|完成|创造|缴纳|上缴)?")
_TOURISTS = re.compile("游客|旅游|客流|门票|入园|接待|过夜")
_SALES = re.compile("游客|旅游|客流|门票|接待|消费|销售|零售|票房|餐饮|客运|交易")
_FIRMS_HAVE = re.compile(
    "税收|税收收入|税金|利税|出口|出口额|进口|进出口|外贸|利润|利润总额|产值|总产值|工业产值|工业总产值|增加值|研发投入|就业"
)
# 对少数民族地区公路投资: for or of whom, and what
_WHOM = re.compile("少数民族|老区|贫困地区|灾区")
_OF_WHOM = re.compile("(?:^|对|有)(?P<who>少数民族(?:地区)?|革命老区|贫困地区|灾区)(?P<what>[^，。；\\d]{2,8})$")
_ALIKE = re.compile("(?:支出|投资|补助|经费) .*(?:支出|投资|补助|经费)$|生 .*生$|医院 .*医院$")
_CAME = re.compile("(?:吸引|引来|引流)[^，。；、]{0,6}$")
_REACH = 60


def keep_carriers(text: str, start: int, told: Sequence[Told]) -> None:
    """Rename what a sentence that begins at ``start`` tells of a zone, a site, firms or a holiday under the area's own indicators."""
    if not told:
        return
    if len(told) > 1 and _WHOM.search(text, start, told[-1].finding.printed_start) is not None:
        _keep_people(text, [one.finding for one in told if one.kind != "commitment"])
    if _ENDS.search(text, start, told[-1].finding.printed_start) is None:
        return
    kind, name, end = "", "", start
    holiday = _holiday(text, start, told[0].finding)
    for one in told:
        finding = one.finding
        if one.kind == "commitment":
            name = ""
            continue
        if holiday:
            _in_holiday(text, finding, holiday)
        elif finding.subject.known and finding.subject.indicator == "visitors":
            _by_event(text, start, finding)
        elif finding.subject.known and finding.subject.indicator in _PORT_TRAFFIC:
            _of_port(text, start, finding)
        if not finding.subject.known and finding.own_subject:
            found = _CARRIED.match(name_of(finding)) if _ENDS.search(name_of(finding)) else None
            if found is not None and found.lastgroup is not None:
                kind, name, end = found.lastgroup, found[0], finding.printed_end
                continue
        own = finding.subject.owner is not None or one.place is not None
        if not own:
            doer = _doer(text, start, finding) if text[finding.subject.start - 2 : finding.subject.start] in _DONE else None
            if doer is not None:
                kind, name, end = doer[0], doer[1], finding.printed_end
                _give(text, finding, name)
                continue
        if name and not own and finding.subject.known and _may_have(kind, text, end, finding):
            _give(text, finding, name)
            end = finding.printed_end
        elif own or finding.own_subject:
            name = ""


def _keep_people(text: str, findings: Sequence[Finding]) -> None:
    """对少数民族地区|公路投资3亿元，教育支出8亿元: whom the first of a list is for, or of, the others are for too."""
    whom: re.Match[str] | None = None
    before: Finding | None = None
    for finding in findings:
        name = clean_phrase(text[finding.subject.start : finding.subject.end]) if finding.subject.known else name_of(finding)
        of = _OF_WHOM.search(name)
        if of is not None:
            whom = of
        elif whom is None or before is None or finding.unit != before.unit or not _ALIKE.search(f"{whom['what']} {name}"):
            whom = None
        elif finding.own_subject and _LISTED.fullmatch(text, before.printed_end, finding.subject.start):
            rename(finding, f"{whom['who']}{name}")
            finding.subject.known = False
        before = finding


def goes_on_of(text: str, before: Told | None, told: Told) -> bool:
    """荔波县生产总值增长6%，|固定资产投资|增长9%: what one sentence measures behind a figure of a place inside the area is that place's."""
    finding = told.finding
    if before is None or before.place is None or before.sentence != told.sentence or told.kind not in ("outcome", "target"):
        return False
    if not finding.own_subject:
        return finding.subject.indicator == before.finding.subject.indicator
    return finding.subject.known and _may_have("zone", text, before.finding.printed_end, finding)


def _holiday(text: str, start: int, first: Finding) -> str:
    """The holiday that the sentence begins with, or the first name; "" where it is of none."""
    if text[start] not in _HOLIDAY_BEGINS:
        return ""
    found = _OF_HOLIDAY.match(text, start, first.printed_start)
    return unmarked(found["name"]).strip('”"') if found is not None else ""


def _in_holiday(text: str, finding: Finding, holiday: str) -> None:
    """A part of the year: 国庆期间接待游客、|旅游收入|."""
    if finding.subject.known and _SALES.search(text, finding.subject.start, finding.subject.end):
        _give(text, finding, holiday if holiday.endswith(("期间", "假期", "假日")) else f"{holiday}期间")


def _by_event(text: str, start: int, finding: Finding) -> None:
    """举办龙舟赛，|吸引游客|30万人次: those who came for it; not where the year's, or the whole area's, are told."""
    came = _CAME.search(text, max(start, finding.subject.start - 2), finding.subject.end)
    if came is not None and _WHOLE_BETWEEN.search(text, start, came.start()) is None:
        rename(finding, came[0])
        finding.subject.known = False


def _of_port(text: str, start: int, finding: Finding) -> None:
    """东海港|货物和集装箱吞吐量: one port's, and not that of all ports of the area."""
    port = _PORT.search(text, max(start, finding.subject.start - _PORT_REACH), finding.subject.start)
    if port is not None:
        rename(finding, f"{port['port']}{clean_phrase(text[finding.subject.start : finding.subject.end])}")
        finding.subject.known = False


def _doer(text: str, start: int, finding: Finding) -> tuple[str, str] | None:
    """Who the clause of a finding behind 完成 or 实现 says has done it (经开区|完成…), or the clause before whose subject goes on (新区成为副中心，|完成…)."""
    at = finding.subject.start
    begin = max(start, behind_last(text, "，。；：\n", max(start, at - _REACH), at))
    found = _DOES.fullmatch(text, begin, at)
    if found is not None and not _PASSIVE.match(found["name"]):
        return ("zone" if found["zone"] else "firms"), _bare(found["name"])
    before = max(start, behind_last(text, "，。；：\n", max(start, begin - 1 - _REACH), begin - 1)) if begin > start else begin
    goes_on = _SUBJECT_BEFORE.fullmatch(text, before, at) if before < begin else None
    return ("zone", _bare(goes_on["name"])) if goes_on is not None and not _PASSIVE.match(goes_on["name"]) else None


def _bare(name: str) -> str:
    """全市|工业园区: whose zones they are says the record's area."""
    return name[2:] if name[0] == "全" and len(name) > 4 else name


def _may_have(kind: str, text: str, end: int, finding: Finding) -> bool:
    """Whether the figure can be the carrier's: nothing between says whose else, and what is measured is measured of such a one."""
    printed = text[finding.subject.start : finding.subject.end]
    between = text[min(end, finding.subject.start) : finding.subject.start]
    if len(between) > _REACH or _WHOLE.match(printed) or _WHOLE_BETWEEN.search(between):
        return False
    if not finding.own_subject:
        return True
    if kind == "site":
        return _TOURISTS.search(printed) is not None
    if kind == "firms":
        return _FIRMS_HAVE.fullmatch(printed) is not None and (
            end >= finding.subject.start or _LISTED.match(text, end, finding.subject.start) is not None
        )
    return _JOINT.fullmatch(between) is not None


def _give(text: str, finding: Finding, name: str) -> None:
    known = finding.subject.known
    printed = clean_phrase(text[finding.subject.start : finding.subject.end]) if known else name_of(finding)
    if name not in printed and printed not in name:
        rename(finding, f"{name}{printed}")
        finding.subject.known = False
