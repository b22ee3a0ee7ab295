"""Of what kind the things are, where a general noun is counted and its clause or sentence prints it: 《某规划》|30项|重点任务, “某战役|8个|专项行动”."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

from mubiao.statements.findings import Finding
from mubiao.statements.zh.called import name_of, rename
from mubiao.statements.zh.marks import behind_last

_FILE = "kinds.toml"
_GENERAL = re.compile("(?:重点|主要|具体|重大|改革)?(?:任务|事项|措施|举措|项目|工程|行动|专项行动|政策措施|政策|条款)")
_REACH, _LONGEST_TITLE = 120, 24
_QUOTED = re.compile(r"“(?P<of>[^“”，。；：、\d]{3,14})$")
_LISTED = re.compile(
    r"(?:^|[，。；：\n])(?:深入|扎实|全面|大力|持续|统筹|协同|抓好|加快)*(?:推进|推动|实施|开展|落实)(?P<first>[^，。；：、\d“”]{2,16})、[^，。；：\d]{1,60}(?<![等的和与及])等?$"
)
_WAR = re.compile(r"“(?P<war>[^“”\d]{2,8}(?:战|战役))”，(?:推进|实施|开展|推动|抓好)$")
# 8件|大型水库和某引水二期等重点水利工程: the number is of the first alone
_OTHERS = re.compile(r"(?P<first>[^、和及与等\d]{2,14}?)(?:和|、|及|与)[^、\d][^\d]{1,40}等(?P<head>[^、等]{2,14})")
_THINGS = re.compile(
    "(?:水库|灌区|水厂|电站|泵站|水闸|大桥|学校|医院|公园|广场|道路|高速公路|国道|隧道|项目|工程|基地|园区|农田|管网|码头|机场|站|馆|院|厂)$"
)
_WORK = re.compile("(?:建设|改造|治理|修复|整治|改造提升|前期工作|提质升级)$")
_MEASURED = ("mu", "km", "m2", "t", "m3", "kW")


@cache
def _kinds() -> dict[str, tuple[re.Pattern[str], str]]:
    """The general nouns, the words of the sentence that tell their kind, and the noun with its kind (``kinds.toml``)."""
    rows = tomllib.loads(resources.files("mubiao.statements.zh.promising").joinpath(_FILE).read_text(encoding="utf-8"))["kind"]
    return {row["noun"]: (re.compile("|".join(map(re.escape, row["told_by"]))), row["name"]) for row in rows}


def with_kind(text: str, finding: Finding) -> None:
    """新建停车场3个、新增|泊位|900个: parking bays; 《某规划》|30项|重点任务: those of the plan."""
    name = name_of(finding)
    general = _kinds().get(name)
    if general is not None:
        told_by, full = general
        floor = max(0, finding.start - _REACH)
        begin = behind_last(text, "。\n", floor, finding.start) or floor
        if told_by.search(text, begin, finding.start):
            rename(finding, full)
        return
    if not finding.counted or not _GENERAL.fullmatch(name):
        return
    number = finding.printed_start
    if text[number - 1] == "》":
        opened = text.rfind("《", max(0, number - _LONGEST_TITLE - 2), number)
        if opened >= 0:
            rename(finding, f"{text[opened + 1 : number - 1]}{name}")
            finding.start = min(finding.start, opened)
        return
    many = _LISTED.search(text, max(0, number - _REACH), number)
    if many is not None:
        rename(finding, f"{many['first']}等{name}")  # 推进市场优化、成本减负等11项|专项行动
        return
    war = _WAR.search(text, max(0, number - _REACH), number)
    if war is not None and name.endswith("行动"):
        rename(finding, f"{war['war']}{name}")
        return
    quoted = _QUOTED.search(text, max(0, number - _LONGEST_TITLE), number)
    if quoted is not None:
        rename(finding, f"{quoted['of']}{name}")


def without_others(finding: Finding) -> None:
    """8件|大型水库和某引水工程等重点水利工程, 9万亩|高标准农田、物流园等建设: the number is of what stands right behind it."""
    name = name_of(finding)
    if not finding.counted or "等" not in name:
        return
    others = _OTHERS.fullmatch(name)
    if others is None:
        return
    work = _WORK.search(others["head"])
    if finding.unit in _MEASURED:
        rename(finding, f"{others['first']}{work[0] if work else ''}")
    elif finding.unit == "count" and _THINGS.search(others["first"]):
        rename(finding, others["first"])
