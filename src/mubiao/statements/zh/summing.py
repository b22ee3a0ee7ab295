"""What a value in a span of years is: a sum of what was done in them, or what there is at their end or in a year of them."""

from __future__ import annotations

import re

from mubiao.statements.findings import Finding
from mubiao.statements.zh.marks import behind_last

_SUM = re.compile(r"累计|(?<!公)共(?!同|和|产)|总计|合计|新增")
# 五年|铺设复线4800公里, 投资总额|五年为|90亿元: the years right before what was done in them, or before its amount
_YEARS_OF = re.compile("(?:[两二三四五六七八九十]|近[两二三四五六七八九十几])年(?:间|内|中|来)?(?:共|全[国省市])*$")
_YEARS_SUM = re.compile("[两二三四五六七八九十]年(?:间|内)?为(?:了|约|近)?$")
# 新建房屋|达到|90万平方米: a deed in the name, which no year's end has
_MADE = re.compile("新建|新增|新修|新开工|新造|竣工|发放|减免|培训|转移支付|淘汰|投入")
_ONLY_REACHED = re.compile("(?:已|共|累计)*达到?(?:了|近|约)?$")
# Names of what there is at a time, or in each year: no sum goes on with them.
_STANDING = re.compile(
    "(?:产量|总量|余额|总数|总产值|产值|增加值|人口|水平|规模|收入|存款|进出口|进出口总额|在校生|床位|用户|保有量|标准|价格|利润|总长度|率)$"
)
_LISTED_ON = re.compile("[”）)]?(?:[，、；]|和|及|以及|，?其中)[^，。；、\\d]{0,4}")
# What is done adds up over the years; what is reached stands at their end.
_DEEDS = re.compile(
    "新增|新建|新设|新开工|改建|扩建|建成|建设|改造|完成|解决|投入|安排|支持|支出|补助|关停|淘汰|取消|设立|压减|削减|搬迁|制定|修订|惠及|培训|整理|造林|退牧|退耕|减少|开工"
)
_REACHED = re.compile("(?:达到?|突破|超过|降至|增至|升至|提高到|增加到|上升到|扩大到|降到|下降到|减少到|缩小到|由|从)[^，。；、]{0,8}$")
# What reports give for a year: the end of a plan is meant where one of them is to reach an amount.
YEARLY_VALUES = frozenset(
    (
        "gdp",
        "gnp",
        "exports",
        "imports",
        "trade_total",
        "industrial_output",
        "agri_output",
        "industry_agriculture_output",
        "grain_output",
        "income",
        "income_rural",
        "income_urban",
        "population",
        "retail_sales",
        "social_commodity_retail",
    )
)
# … but what is covered or lives there is there at the end: 覆盖36万所学校, 13亿人口
STOCK = re.compile("覆盖|拥有|现有|[亿万]多?人口")
_STANDS = re.compile("(?<!铺轨)(?<!建设)(?<!建成)总里程|总装机|(?:运营|营运|通车)(?:总)?里程|保有量|存量")
OUTLAYS = re.compile("投入|支出|补助|投资|转移支付|资金(?!余额|存量)|经费|拨款|减免|减税|降费")
_PASSES = ("达", "突破", "超", "不低于", "不少于")
_SUM_BEFORE, _SUM_REACH = re.compile("年(?:间|期间)?(?:累计|合计|总计|共)(?=[^。；]*元)[^。；]*。[ 　]*$"), 80


def of_a_sum(text: str, sentence: int) -> bool:
    """The sentence tells of parts of a sum of money over years, which the sentence before it told."""
    return text.startswith("其中", sentence) and _SUM_BEFORE.search(text, max(0, sentence - _SUM_REACH), sentence) is not None


def is_reached(text: str, finding: Finding) -> bool:
    """A word of reaching stands before the number, or begins the value as printed: 达到3万家, 超过80岁."""
    return _REACHED.search(text, max(finding.start, finding.printed_start - 8), finding.printed_start) is not None or text.startswith(
        _PASSES, finding.printed_start
    )


def is_deed(text: str, finding: Finding) -> bool:
    """A word of doing stands before the value, in its clause: 新建|公路3000公里."""
    if finding.unit in ("%", "pp"):
        return False
    start = behind_last(text, "，。；\n", 0, finding.printed_start)
    return bool(finding.action) or _DEEDS.search(text, start, finding.printed_start) is not None


def sums(text: str, finding: Finding) -> bool:
    """Words of adding up stand around the subject: 累计|新增就业, 新增就业|累计."""
    before = max(0, finding.subject.start - 8), finding.subject.start
    if _YEARS_OF.search(text, *before) and not stands(text, finding):
        return True
    if _YEARS_SUM.search(text, finding.subject.end, max(finding.printed_start, finding.subject.end)):
        return True
    behind = (finding.subject.end, finding.printed_end) if finding.subject.end <= finding.printed_end else before
    return any(_SUM.search(text, *span) is not None for span in (before, behind))


def done(text: str, finding: Finding, said: bool) -> bool:
    """A deed stands before the value in its clause (淘汰落后炼钢产能9000多万吨、水泥2.3亿吨), and no word of a level reached; or it is
    money spent in the years that the sentence names (五年用于科技的投入达到3000亿元)."""
    if finding.unit in ("%", "pp"):
        return False
    start = behind_last(text, "，。；\n", 0, finding.printed_start)
    if text.startswith("其中", start):
        start = behind_last(text, "，。；\n", 0, max(start - 1, 0))
    before = start, finding.printed_start
    if said and finding.unit == "CNY" and OUTLAYS.search(text, *before):
        return True
    if text.startswith(("受益", "获益"), finding.printed_end):
        return True
    if finding.own_subject and _MADE.search(text, finding.subject.start, finding.subject.end):
        return (
            _REACHED.search(text, *before) is None or _ONLY_REACHED.fullmatch(text, finding.subject.end, finding.printed_start) is not None
        )
    return _DEEDS.search(text, *before) is not None and _REACHED.search(text, *before) is None


def stands(text: str, finding: Finding) -> bool:
    """The value is of what there is at a time, or in a year: its name or the words before the number say so."""
    if _STANDING.search(text, finding.subject.start, finding.subject.end) or finding.subject.indicator in YEARLY_VALUES:
        return True
    return _REACHED.search(text, finding.subject.end, max(finding.printed_start, finding.subject.end)) is not None


def all_there_is(text: str, finding: Finding) -> bool:
    """新增高速公路250公里，|总里程4200公里: all there is at the end of the years, where no verb says that so much was added."""
    return not finding.action and _STANDS.search(text, finding.subject.start, finding.subject.end) is not None


def goes_on_summing(text: str, before: Finding | None, finding: Finding) -> bool:
    """五年建成新线5900公里、|复线4600公里: the next of a list of what was done over the years, none of which there is at a time."""
    if (
        before is None
        or finding.measure not in ("level", "change")
        or finding.unit in ("%", "pp")
        or not (finding.own_subject or finding.counted)
    ):
        return False
    begin = min(finding.start, finding.subject.start, finding.printed_start)
    between = begin >= before.printed_end and _LISTED_ON.fullmatch(text, max(before.printed_end, before.end), begin)
    return (
        bool(between)
        and not stands(text, finding)
        and not all_there_is(text, finding)
        and STOCK.search(text, finding.start, finding.end) is None
    )
