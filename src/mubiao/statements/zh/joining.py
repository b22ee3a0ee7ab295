"""Findings of a sentence made one record each: a comparison joined to its number, a count before a name left out, whom a deed reaches."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from mubiao.statements.findings import Finding
from mubiao.statements.index import NO_MENTIONS
from mubiao.statements.zh.actions import split_action

_REACHING = re.compile("(?P<deed>惠及|受益|服务|扶持|帮扶|支持|覆盖|助力|走访|帮助|救助|培训|对接)(?:了|各类|广大|全[市省区]|全体|更多)?$")
# 新签约|项目投资: what a contract says is not spent
_SIGNED = re.compile("(?:新签约|新签|签约|签订|谋划|储备|引进|招引)$")
_SPENT = frozenset(("project_investment", "fai"))
_SO_MANY = re.compile(
    r"other:(?!一件事)(?:\d[\d.]*|[一二三四五六七八九十百千两]{1,6})[万多余来]*[个家项条座所处件户名种只支台套片](?!以|及以)(?P<rest>[^\d、]{4,})"
)
_SO_MANY_BEGINS = frozenset("0123456789０１２３４５６７８９一二三四五六七八九十百千两")
_AMOUNTS = ("_va", "_output", "_investment", "_revenue", "_sales")
_OF_WHOLE = re.compile("占(?P<of>全[国省区市州县]|我国|世界|全球)")
_DONE = re.compile("完成(?=投资)")
_LIST_HEAD = re.compile(
    r"(?:的|^|[，。；、\n 　])(?:主要|重要)?(?P<head>[^，。；：、\d的\n]{0,6}?(?:人数|能力|产量|播种面积|出口量|供应量|销售量))(?:，[^，。；：\d]{0,8})?(?:将|分别|大致)*(?:为|是|有|如下)：$"
)
_OF_OUTPUT = re.compile("产品(?:的)?产量(?:的)?(?:增长|增加)(?:的)?(?:情况|幅度|速度)?(?:将)?(?:是|为|如下)?：$")
# 供应城乡的主要商品都将增加。例如：|猪肉|增加三万吨: what is supplied, not what is made
_SUPPLIED = re.compile("(?:^|[。\n])[^。]{0,8}供应[^，。；]{0,10}的(?:主要)?商品，[^。\n]*。$")
_ENDS_LIST = re.compile("[；。]")
_LONGEST_HEAD = 120
_NO_LIST = ("%", "km", "CNY")

_ANEW = re.compile("新(?:增|建|设立?|登记|注册|认定|培育|引进|签约)(?=..)")
_IN_ALL = re.compile("(?:累计|总数|总量|存量)(?:已)?(?:达到?|为|有|至)?(?:近|约|超过?|突破)?$")
_OF_SPEED = re.compile("增速|增幅|增长")
_SAYS_WHAT = {"标箱": "箱数", "标准箱": "箱数", "印张": "印张数"}
_THAN_PLAN = re.compile("(?<=..)[比较与](?:十[一二三四五六七八九]?|[一二三四五六七八九])五期?末$")
_MADE_OF_THESE = re.compile("其中[，：]?(?P<verb>新建|改建|扩建|改造|改造提升|续建|新开工|提升)$")
_REMARK = re.compile("[（(][^（）()]{1,12}[）)][、，]")
_MORE_OF = re.compile("(?<=..)(?:将|要|再)*(?:增设|增加|新增|增建)$")
_YEARS_IN = re.compile("(?<=..)(?<!学)前[两三四]年的(?=..)")
_STATE_DID = re.compile("(?:政府|国家)(?:还|也|又|继续)+(?P<verb>支出|拨付|拨出|供应)(?=..)")
_RECEIVED = re.compile("共?收$")


def with_comparisons(text: str, findings: Sequence[Finding]) -> list[Finding]:
    """A comparison that only adds to a number (增长5.7%，高于全国0.7个百分点) becomes part of the number's record.

    One of speed adds nothing to an amount: 突破300亿元、增速高于全省.
    """
    kept: list[Finding] = []
    for finding in findings:
        if finding.own_subject:
            kept.append(finding)
            continue
        if kept and _milestone(kept[-1], finding):
            kept.pop()
        before = kept[-1] if kept else None
        added = finding.bound == "relative" and before is not None and before.bound not in ("relative", "qualitative")
        if added and before is not None and before.measure == "level" and _OF_SPEED.search(text, before.end, finding.end):
            finding.measure = "avg_growth" if "年均" in text[before.end : finding.end] else "growth"
            kept.append(finding)
            continue
        if added and before is not None and before.relative is None and before.subject.indicator == finding.subject.indicator:
            before.relative, before.end = finding.relative, max(before.end, finding.end)
        elif finding.bound == "relative" and not (before is not None and before.bound == "relative"):
            continue
        else:
            kept.append(finding)
    return kept


def past_brackets(finding: Finding, text: str) -> None:
    """引进央企9家|（含子公司）、总部企业8家: a remark on what was told before is no part of the passage that tells this."""
    remark = _REMARK.match(text, finding.start) if text[finding.start] in "（(" else None
    if remark is not None and remark.end() <= min(finding.subject.start, finding.printed_start):
        finding.start = remark.end()


def of_whole(finding: Finding, text: str) -> None:
    """高技术制造业增加值|占全省的|19%: a share of the whole country's, which the indicator's own share is not."""
    if finding.measure != "ratio" or not finding.subject.indicator.endswith(_AMOUNTS):
        return
    whole = _OF_WHOLE.search(text, finding.subject.start, finding.printed_start)
    if whole is not None:
        name = f"{text[finding.subject.start : min(finding.subject.end, whole.start())]}占{whole['of']}比重"
        finding.subject = replace(finding.subject, indicator=f"other:{name}", known=False)


def of_all(finding: Finding, text: str) -> None:
    """新增上市企业3家、|累计达90家: of all there are, not of those made anew; 商业收入收|到30亿元: the verb's first half is no name; nor is
    what it is compared with: 三级医院比“十三五”末|增长一倍."""
    name = finding.subject.indicator.removeprefix("other:")
    if name[-1] == "末" and (than := _THAN_PLAN.search(name)) is not None:
        finding.subject = replace(finding.subject, indicator=f"other:{name[: than.start()]}")
        return
    years = _YEARS_IN.search(name) if "年的" in name else None
    if years is not None:
        finding.subject = replace(finding.subject, indicator=f"other:{name[: years.start()]}{name[years.end() :]}")
        return
    if finding.measure != "level":
        return
    number = finding.printed_start
    if name[0] == "新" and (anew := _ANEW.match(name)) is not None:
        if _IN_ALL.search(text, max(finding.subject.end, number - 8), number):
            name = name[anew.end() :]
    elif name[-1] in "设加增建" and (more := _MORE_OF.search(name)) is not None:
        if _IN_ALL.search(text, max(0, number - 8), number):
            name = name[: more.start()]  # 病床将增设6万张，|总数达到33万张
    elif name[0] in "政国" and (did := _STATE_DID.match(name)) is not None:
        finding.action, name = did["verb"], name[did.end() :]  # 政府还支出|救济费
    elif name[-1] == "共" and finding.action and not name.endswith("公共"):
        name = name[:-1]  # 铁路|共|新建八千公里
    elif name[-1] == "收" and text.find("收到", number - 3, number + 1) >= 0:
        name = _RECEIVED.sub("", name)
    else:
        return
    if name:
        finding.subject = replace(finding.subject, indicator=f"other:{name}")


def with_list_head(finding: Finding, text: str, sentence: int) -> None:
    """招生人数大致为：高中一万人，|初中九万人|: what the words before a colon say that each of the list is."""
    if finding.action:
        return
    if finding.measure == "growth":
        _with_output(finding, text, sentence)
    if (
        finding.measure == "change"
        and text.startswith("例如：", sentence)
        and _SUPPLIED.search(text, max(0, sentence - _LONGEST_HEAD), sentence)
    ):
        name = finding.subject.indicator
        finding.subject = replace(finding.subject, indicator=name if name.endswith("量") else f"{name}供应量")
        return
    if finding.measure != "level" or finding.unit in _NO_LIST:
        return
    colon = text.rfind("：", sentence, finding.start)
    if colon < 0 or colon - sentence > _LONGEST_HEAD or _ENDS_LIST.search(text, colon, finding.start):
        return
    head = _LIST_HEAD.search(text, sentence, colon + 1)
    name = finding.subject.indicator
    if head and not name.endswith(head["head"]):
        finding.subject = replace(finding.subject, indicator=f"{name}{head['head']}")


def _with_output(finding: Finding, text: str, sentence: int) -> None:
    """主要产品产量增长的情况是：|煤|增长9%: the growth is of the output of each."""
    colon = text.rfind("：", sentence, finding.start)
    if colon < 0 or _ENDS_LIST.search(text, colon, finding.start) or _OF_OUTPUT.search(text, sentence, colon + 1) is None:
        return
    name = finding.subject.indicator
    if not name.endswith(("量", "值")):
        finding.subject = replace(finding.subject, indicator=f"{name}量" if name.endswith("发电") else f"{name}产量")


def without_number(finding: Finding) -> None:
    """700个|省重点项目投资: how many of them there are is no part of what is measured."""
    numbered = finding.subject.indicator[6:7] in _SO_MANY_BEGINS  # behind other:
    found = _SO_MANY.fullmatch(finding.subject.indicator) if numbered else None
    if found:
        finding.subject = replace(finding.subject, indicator=f"other:{_DONE.sub('', found['rest'])}")


def of_those_reached(finding: Finding, text: str) -> None:
    """惠及|市场主体1591户: how many were reached, not how many there are; 新签约|项目投资: what was signed, not what was spent."""
    if finding.measure != "level":
        return
    signed = _SIGNED.search(text, max(0, finding.subject.start - 4), finding.subject.start) if finding.subject.indicator in _SPENT else None
    if signed is not None:
        printed = text[finding.subject.start : finding.subject.end]
        finding.subject = replace(finding.subject, indicator=f"other:{signed[0]}{printed}", known=False)
        return
    counts = finding.unit in ("count", "persons", "households")
    reached = _REACHING.search(text, max(0, finding.subject.start - 6), finding.subject.start) if counts else None
    if reached is not None:
        printed = text[finding.subject.start : finding.subject.end]
        finding.subject = replace(finding.subject, indicator=f"other:{reached['deed']}{printed}", known=False)
        finding.action = reached["deed"]  # its own, not that of a list it stands in: 新增减税90亿元、惠及|经营主体20万户


def of_those_made(finding: Finding, text: str) -> None:
    """建设高标准农田20万亩，其中|新建|12万亩: a part of those just told, and no figure of its own for the whole."""
    if finding.measure not in ("level", "change"):
        return
    made = _MADE_OF_THESE.search(text, max(0, finding.printed_start - 12), finding.printed_start)
    if made is not None:
        begin = split_action(text, finding.subject.start, finding.subject.end, NO_MENTIONS)[1]
        thing = text[begin : finding.subject.end] or text[finding.subject.start : finding.subject.end]
        finding.subject = replace(finding.subject, indicator=f"other:{thing}", known=False)
        finding.measure, finding.action = "level", made["verb"]


def with_printed_unit(finding: Finding, text: str) -> None:
    """中欧班列到发|12万标箱, 出版总量|456亿印张: the unit says what is counted, and ``count`` does not, so the name does."""
    if finding.unit != "count" or finding.counted:
        return
    printed = text[finding.printed_start : finding.printed_end]
    for unit, thing in _SAYS_WHAT.items():
        if unit in printed and thing[-2] not in finding.subject.indicator:
            finding.subject = replace(finding.subject, indicator=f"{finding.subject.indicator}{thing}")


def _milestone(before: Finding, finding: Finding) -> bool:
    """突破万亿元，达到11377亿元: the step passed says nothing beside the value itself."""
    return (
        before.bound == "at_least"
        and finding.bound in ("point", "around")
        and before.subject.indicator == finding.subject.indicator
        and before.measure == finding.measure == "level"
        and before.unit == finding.unit
        and before.stance == finding.stance
        and before.low is not None
        and finding.low is not None
        and finding.low >= before.low
    )
