"""What a clause says a value is of, where the name alone says more: what is left out of it, what is new among it.

除受灾乡镇以外，|农户增加了收入|70%; 新增|市场主体|2万户、增长9%: how much more new ones there were than the year before. Run on each
finding before what its name lacks is sought.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mubiao.indicators import vocabulary
from mubiao.statements.findings import Finding
from mubiao.statements.zh.called import name_of, rename
from mubiao.statements.zh.naming.before import printed
from mubiao.statements.zh.phrases import clean_phrase, unmarked

# 除了甲地以外，就有…: what the value leaves out; 除…外，还建成…: beside it, and nothing is left out
_EXCEPT = re.compile(
    r"除了?(?![夕尘草险雪冰湿臭锈障恶])(?P<what>[^，。；：\d]{2,20}?)(?:以外|之外|(?<![国省市境海野])外)，?(?P<rest>[^，。；]{0,8})$"
)
_BESIDE = re.compile("[还又也另再]|同时")
_SHORT = 3  # 除甲省以外，|省|25个: a word alone names nothing within any scope
_SCOPE_REACH = 40
_BACK, _BACK_REACH = re.compile("其中"), 6
_MEASURED = re.compile("(?:增加值|营业收入|总产值|产值|投资|利润总额|利润|销售额|零售额)$")
_MOVED = re.compile("(?:带动|拉动|撬动|吸引)$")
_EMPLOYED = frozenset(("从业人员", "从业人数"))
_OWN_PART = re.compile("地方|本级|一般预算|一般公共预算")  # 财政收入50亿元，其中|地方财政收入|34亿元: what the indicator is of
_SECTOR = re.compile("(?:业|产业|行业|领域)$")
_AT_A_TIME = ("日均", "月均", "年均服务", "年均接待")
_WITHOUT = re.compile("(?:剔除|扣除|不含|不包括)[^，。；、]{2,16}?(?:因素|影响)?(?:后|外|之后)?")
_ADDED, _GREW = (
    re.compile("(?P<verb>新增|新登记|新注册|新设立?)[^，。；、\\d]{0,2}$"),
    re.compile("[、，](?:较?上年|同比)?(?:增长|提高|上升)(?:了|约|近|超)?"),
)
# 净增 is what the stock grew by, and the rate behind it is the stock's
_NEW = re.compile("(?P<verb>新增加?|新登记注册|新登记|新注册|新设立?|新开办|新认定)(?:各类|的|了|民营)*$")
_NAMED_NEW = re.compile("新(?:登记注册|登记|注册|增加?|设立?|开办|认定)(?=..)")
_NEW_BEHIND = re.compile("(?<=..)新(?:登记注册|登记|注册|增加?|设立?|开办)$")
_PASSED = re.compile("[、，](?:总[数量]|累计|已|共)*(?:突破|达到?|超过?)")
_ALL = re.compile("(?:总[数量]|总户数|累计|合计)[^，。；、\\d]{0,4}$")
_NEW_REACH = 8


def within_its_scope(text: str, finding: Finding, earlier: Sequence[Finding]) -> None:
    """Give the name of ``finding`` what its clause leaves out of the whole, or says is a part of it or new among it.

    ``earlier`` is what the sentence told before.
    """
    if earlier and finding.measure == "growth" and not finding.subject.known and text[finding.subject.start - 1] == "、":
        _goes_on_measuring(text, finding, earlier[-1])
    if earlier and _BACK.search(text, max(0, finding.subject.start - _BACK_REACH), finding.subject.start + len("其中")):
        _part_and_whole(text, finding, earlier)
    if finding.action == "到位" and finding.unit == "count":
        finding.action = ""  # 到位资金3亿元，其中|制造业项目8个: money comes in, and no project
    if finding.subject.known:
        if finding.unit == "t" and finding.subject.indicator == "grain_yield":
            finding.unit = "t/mu"
        _of_what_was_told(text, finding, earlier)
    if finding.subject.known:
        if finding.measure == "growth":
            _growth_of_new(text, finding)
            if finding.subject.known and earlier:
                _growth_of_added(text, finding, earlier[-1])
        elif finding.measure == "level":
            _stock_behind_new(text, finding, earlier)
        return
    if finding.action and name_of(finding).startswith(_AT_A_TIME):
        finding.action = ""  # 建成食堂9个、|日均服务老人300人: its own verb is in the name
    if earlier and finding.measure == "growth" and _WITHOUT.fullmatch(name_of(finding)):
        last = earlier[-1]
        if finding.own_subject and not last.subject.indicator.startswith(("other:剔除", "other:扣除")):
            rename(finding, f"{name_of(finding)}{printed(text, last)}")  # 固定资产投资下降2%，|剔除房地产后|增长6%
    begin = min(finding.start, finding.subject.start, finding.printed_start)
    floor = max(0, begin - _SCOPE_REACH)
    if text.find("除", floor, begin) < 0:
        return
    scope = _EXCEPT.search(text, floor, begin)
    if scope is not None and len(name_of(finding)) > _SHORT and not _BESIDE.search(scope["rest"]) and "除" not in name_of(finding):
        rename(finding, f"除{unmarked(scope['what'])}以外{name_of(finding)}")


def _of_what_was_told(text: str, finding: Finding, earlier: Sequence[Finding]) -> None:
    """带动|旅游收入|15亿元 is what a deed brought in; 软件企业400家、|从业人员|4万人 are theirs: neither is the whole area's."""
    subject = finding.subject
    name = ""
    if finding.measure == "level" and finding.unit == "CNY" and text[subject.start - 1] in "动引":
        moved = _MOVED.search(text, max(0, subject.start - _BACK_REACH), subject.start)
        name = f"{moved[0]}{clean_phrase(text[subject.start : subject.end])}" if moved else ""
    elif subject.indicator == "employment_total" and earlier and text[subject.start : subject.end] in _EMPLOYED:
        whose = next((printed(text, one) for one in reversed(earlier) if one.unit == "count"), "")
        name = f"{whose}{clean_phrase(text[subject.start : subject.end])}"
    if name:
        finding.subject = subject.named(f"other:{name}", subject.start, subject.end)
        finding.subject.known = False


def _part_and_whole(text: str, finding: Finding, earlier: Sequence[Finding]) -> None:
    """其中|省外资金|4亿元 is no second value of 到位资金; 其中|制造业|增长9%: its investment; 其中甲类23个，|投产|97个: of all of them."""
    whole, last = earlier[0], earlier[-1]
    for one in reversed(earlier):
        if one.subject.start < finding.subject.start and one.own_subject:
            whole = one
            break
    if whole.subject.start == finding.subject.start:
        return
    if not finding.own_subject and finding.counted and finding.action and last.subject.start == finding.subject.start:
        if text[last.printed_end : last.printed_end + 1] == "，" and whole.unit == finding.unit and whole.measure == "level":
            finding.subject = whole.subject
        return
    if finding.subject.known:
        if not finding.own_subject and not last.subject.known and last.subject.start == finding.subject.start:
            finding.subject = last.subject  # 其中省外资金4亿元、|增长12%
        elif (
            not _OWN_PART.search(text, finding.subject.start, finding.subject.end)
            and whole.subject.indicator == finding.subject.indicator
            and whole.measure == finding.measure == "level"
            and whole.unit == finding.unit
        ):
            name = clean_phrase(text[finding.subject.start : finding.subject.end])
            finding.subject = finding.subject.named(f"other:{name}", finding.subject.start, finding.subject.end)
            finding.subject.known = False
        return
    measured = _MEASURED.search(printed(text, whole)) if finding.measure == whole.measure == "growth" else None
    if measured is not None and _SECTOR.search(name_of(finding)):
        rename(finding, f"{name_of(finding)}{measured[0]}")


def _goes_on_measuring(text: str, finding: Finding, last: Finding) -> None:
    """其中制造业增长12%、|农业|下降2%: of the same measure, which the first was given."""
    given = _MEASURED.search(name_of(last)) if not last.subject.known and last.printed_end + 1 == finding.subject.start else None
    if (
        given is None
        or text.endswith(given[0], last.subject.start, last.subject.end)
        or text.find(given[0], last.start, last.printed_start) >= 0
    ):
        return
    if _SECTOR.search(name_of(finding)):
        rename(finding, f"{name_of(finding)}{given[0]}")


def _growth_of_added(text: str, finding: Finding, last: Finding) -> None:
    """新增4万户、|增长11%: how much more new ones there were."""
    if finding.own_subject or last.measure != "change" or last.subject.start != finding.subject.start:
        return
    added = _ADDED.search(text, last.subject.end, last.printed_start)
    if added is not None and last.unit == "count" and _GREW.fullmatch(text, last.printed_end, finding.printed_start):
        printed_name = clean_phrase(text[finding.subject.start : finding.subject.end])
        finding.subject = finding.subject.named(f"other:{added['verb']}{printed_name}", finding.subject.start, finding.subject.end)
        finding.subject.known = False


def _stock_behind_new(text: str, finding: Finding, earlier: Sequence[Finding]) -> None:
    """新登记经营主体增长9%，|总数达30万户, 经营主体新登记3万户、|突破12万户: of all, and not of the new ones."""
    subject = finding.subject
    behind = _NEW_BEHIND.search(text, subject.start, subject.end) if not finding.own_subject else None
    if behind is not None and earlier and _PASSED.match(text, earlier[-1].printed_end, finding.printed_start + len("突破")):
        finding.subject = subject.named(subject.indicator, subject.start, behind.start())
        return
    new = _NAMED_NEW.match(text, subject.start, subject.end) if text[subject.start] == "新" else None
    if new is not None and _ALL.search(text, subject.end, finding.printed_start):
        finding.subject = subject.named(subject.indicator, new.end(), subject.end)


def _growth_of_new(text: str, finding: Finding) -> None:
    start = finding.subject.start
    if text.find("新", max(0, start - _NEW_REACH), start) < 0:
        return
    known = vocabulary().get(finding.subject.indicator)
    new = _NEW.search(text, max(0, start - _NEW_REACH), start)
    if new is None or known is None or known.level_unit != "count" or "change" not in known.measures:
        return
    printed = clean_phrase(text[start : finding.subject.end]).removeprefix("各类")
    finding.subject = finding.subject.named(f"other:{new['verb']}{printed}", start, finding.subject.end)
    finding.subject.known = False
