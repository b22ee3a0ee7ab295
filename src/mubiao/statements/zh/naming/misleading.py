"""Results that would be read as something else: what each has as the sum, a plan as the outcome, a class of them as the whole.

Each of these is read right as far as it goes, and what it is of is told by its clause in a way that no field of a record holds; a wrong
number is worse than a missing one.
"""

from __future__ import annotations

import re

from mubiao.indicators import vocabulary
from mubiao.statements.findings import Finding, Told
from mubiao.statements.zh.marks import behind_last

_SUMS = frozenset(("CNY", "USD", "t", "kWh", "mu", "persons", "count", "households"))
_REACH = 64
# 所有行政村收入|均达|5万元以上: of each of them
_EACH_HAS = re.compile(
    "(?:所有|全部|每个|各|[\\d十百千万]个?)[^，。；、\\d]{0,12}(?:村|县|镇|乡|区|市|企业|园区|家庭|农户|学校|医院|社区)[^，。；、\\d]{0,12}"
    "(?:均(?!衡|价|匀)|都(?!市))(?:已|可|能)?(?:达到?|超过?|突破|实现|在|有|为|不低于)?$"
)
# 平均每天新增2家, 平均每年增加2053亿元: so much a day or a year, where the name does not say so
_EACH_TIME = re.compile(
    "(?:平均)?(?<!人)(?<!户)每(?:天|日|月|周|小时|分钟|季度?|个月|个?工作日)(?:可|能|就|有|约|新|净|平均)*(?:增加?|登记|诞生|设立|产生|开行|办理|接待|增加)*$"
)
_EACH_YEAR = re.compile(
    "(?:平均每年|每年平均|年平均|年均|(?<!人)(?<!户)(?<!生)每年)(?:新|净)?(?:增加|增长|提高|减少|下降|增)?(?:了|约|近)*$"
)
_TIMED = re.compile("每天|日均|每日|月均|每月|周均|年均|每年|平均每")
# 较疫情前|增长25%: since a time that is no year
_SINCE = re.compile(
    "[比较](?:疫情|地震|灾|震|调整|改造|改革|实施|搬迁|合并|重组)前(?:同期|水平)?(?:分别|增长|提高|下降|减少|增加|恢复|[，、\\d.%和])*$"
)
# 工业总产值计划比上年|增长6%, 产值将增长5%，达到|611亿元: what was set
_SET = re.compile("计划(?:比|较)(?:上年|去年|前一年)(?:增长|增加|提高|减少|下降)$")
_WILL = re.compile(
    "将(?!近|军)(?:会|要|继续)?(?:比[^，。；、]{1,10})?(?:增长|增加|提高|下降|减少)(?:到|为)?[^，。；、]{2,14}，(?:并)?(?:将)?(?:达到?|为|增加到)(?:了|约)?$"
)
_LATER = re.compile("(?:今后|以后)[^。；]*(?:力争|努力|争取|要)[^。；，]*$")
_MUST = re.compile("要(?<![需主纪]要)(?:按期|如期|确保|保证|坚决)?完成[^，。；]*$")
# 比1980年预计|增加120亿度: a plan compared with what is expected of the year before it
_ON_EXPECTED = re.compile("[比较](?:19|20)\\d\\d年预计(?:数|完成数|水平)?(?:增加|增长|减少|下降|提高)?$")
_EXPECTED_BEHIND = re.compile("，[比较](?:19|20)\\d\\d年预计(?:数|完成数|水平)?(?:增加|增长|减少|下降|提高)")
# 播种面积安排为|9000万亩, 计划生产氮肥|90万吨, 还提出再增产|15万吨
_ARRANGED = re.compile("安排(?:为|在|到)(?:约|近)?$")
_PLANNED_HEAD = re.compile(
    "(?:^|[。：\\n])[ 　]*(?:[^，。；]{0,10}，)?计划(?:生产|增产|播种|建设|新建|收购|完成|新增)(?![^。]*(?:实际|已经|结果))"
)
_PROPOSED = re.compile("(?:还|又|纷纷)?提出了?(?:再|要|将|争取)[^，。；]{0,12}$")
# 五年|投资|200亿元, filed under one year
_SPANNED = re.compile(
    "(?<![连续近每第])[两二三四五六七八九十]年(?:来|内|间)?(?:共|累计|合计|总共|一共)?(?:完成)?(?:投资|投入|新增|建成|新建|生产)(?:了|约|近)?$"
)
_YEARS_OF = re.compile("(?<![一二三四五六七八九十〇○零\\d])[两三四五六七八九十]年的(?!时间)[^，。；、\\d]{2,10}，[^。；]*$")
# 成本比年度计划多降低|3%
_THAN_PLANNED = re.compile(
    "[比较](?:年度|原定?|预定|全年|原来的?)?(?:计划|预算)(?:指标|数|规定)?(?:还|又|多|少)*(?:增加|降低|超过|提高|减少|节约|增长|下降|支出|收入|收|支)(?:了|约)*$"
)
_NUMBERED = re.compile("[一二三四五六七八九十百千零〇]{2,}[万亿]元")
# 优良水体比例超国家考核目标|14.8个百分点: how far it is above a goal
_ABOVE_GOAL = re.compile("(?:超|高于|优于|好于|低于)(?:过|出|额)?[^，。；、\\d]{0,10}(?:目标|任务|要求|指标|考核值|标准)(?:值|线)?$")
# 地区生产总值突破…，零售总额和进出口总值双双超过…、分别达|…: of the two before 双双
_BOTH = re.compile("，[^，。；]*双双")
# 加大对教育、卫生的投入，|财政支出|2.8万亿元: of those fields
_SPENT_ON = re.compile("(?:对|在)[^，。；]{2,40}的?(?:投入|支持)(?:力度)?，$")
_PURSE = re.compile("(?:全国|全省|全市|各级)?(?:财政|公共财政)(?:总)?(?:支出|投入)$")
# 招引项目132个，总投资额1250亿元，|制造业占比|近七成: of the projects
_OF_PROJECTS = re.compile(
    "(?:项目|工程)[\\d０-９.,万亿余多]+[个家户项名人只](?:，[^，。；]{0,4}(?:总|协议|合同|计划)?投资额?[\\d.,万亿余多]+元)?[，、]$"
)
_SHARE_ALONE = ("占比", "比重", "比例")
# 向灾区调运的|粮食: of those alone
_OF_SUCH = re.compile("(?:运|来|出|入|购|销|给|用|产|种|供应|收购|征购|进口|出口|调拨|储备|剩余|缺少)的$")
# 11个工业园区|集聚规上工业企业989家: of what is in them
_GATHERED = re.compile(
    "(?:园区|开发区|集群|基地|科学城|科创园|产业园|示范区|高新区|新区|小镇|港|街区|平台|中心)[^，。；、\\d]{0,4}(?:集聚|聚集|汇聚|入驻|拥有|吸引|落户)$"
)
# 保障性租赁住房、小型水库等五件民生实事|完成年度目标: of all of them
_OF_DEEDS = re.compile("[一二三四五六七八九十\\d]+[件项](?:重点)?(?:民生)?(?:实事|工程|任务|工作)")
_POINTLESS = "项"
# 苏联|发射两颗人造卫星
_ABROAD = re.compile(
    "(?:苏联|美国|英国|日本|法国|德国|印度|朝鲜|越南)(?:在|已经?|又|就|还)?(?:发射|生产|有|建成|增加|增长|达到|拥有|减少)(?:了|约|近)*$"
)
# 粮食、油料播种面积|完成任务: the sown area of both
_SHORT_FIRST, _WORD = 4, 2
_MEASURES = ("面积", "产量", "产值", "贷款", "投资", "存栏", "出栏")
_GATHERS = frozenset(("集聚", "聚集", "汇聚", "入驻", "拥有", "吸引", "落户"))
_PURSE_ENDS = frozenset("出入")
_ALLOWED = "指标"
# 占全国四成、|全区六成: another share, and no rate of growth
_TENTH = re.compile("占[^，。；]{2,10}[^，。；、]{1,4}成、[^，。；、\\d]{2,4}$")
# 是800多万|人民团结奋斗的结果: by whom it was done
_THEIR_DOING = ("的结果", "的功劳", "的智慧", "的心血")
# 甲市、乙市经济总量|突破6000亿元: each of them, or both together
_TWO_PLACES = re.compile("[\u4e00-\u9fff]{2,4}[市县区州]?[、和][\u4e00-\u9fff]{2,4}[市县区州]?(?:经济总量|地区生产总值|GDP|生产总值)$")
_TOGETHER = re.compile("合计|共|总计|之和|合起来")
# 带动|人均年增收3万元: so much a head, where the name does not say so
_A_HEAD = re.compile(
    "(?:人均|户均|亩均|村均|件均)(?:每?年|月)?(?:可|能|就)?(?:实现|达到?|超过?|约)?(?:增收|收入|纯收入|收益|分红|增加|节约|节省|减负|受益)(?:收入)?(?:达到?|超过?|近|约|突破)?$"
)
_HEADS = ("人均", "户均", "亩均", "村均", "件均", "均")
# 80多年前，|五千子弟|参军: history told in passing
_AGO = re.compile(r"(?<![比较于])(?:[\d几]+|[一二三四五六七八九十百]+)(?:多|余)?年前，")
# 创业贷款扶持创业4万人、|带动就业|11万人: by what was told before it alone
_BY_THAT = re.compile(r"[\d.万余多人家个户项]{2,}[，、]$")
# 享受加计扣除企业421家、|减免税费6亿元: theirs alone
_OF_THOSE = re.compile("(?:企业|主体|商户|项目)[\\d.万余多]+[家户个][、，]$")
# 某水镇火爆出圈，|月均接待游客40万人次: of that place
_AT_A_SITE = re.compile(
    "(?:^|[，。；\\n])[^，。；、\\d]{2,8}(?<![乡城名])(?:古?镇|景区|古城|街区|公园|乐园|村|博物馆|园区|度假区)[^，。；\\d]{0,14}，(?:月均|日均|年均|累计|已)?$"
)
_VISITS = re.compile("接待(?:游客|旅客|观众|人次)|游客(?:接待)?量?")
# 农村污水治理|四件套: a name
_SET_OF = "件套"
_RUN_ON = re.compile("、(?:累计|共)[\u4e00-\u9fff]{2}$")
# One of these stands before every number that the words before it make another. Each begins with a plain letter, and not with a choice of
# letters: the engine then leaps from one such letter to the next.
_TELLS = re.compile(
    "比预算|较预算|均[达超突实在有已可能为不年增收分节减]|都[达超突实在有已可能为不]|每[天日月周小分季个工年]|年前，|疫情前|灾前|震前|地震前|调整前|改造前|改革前|实施前|搬迁前|合并前|重组前"
    "|计划|将[会要继比增提下减]|今后|以后|安排[为在到]|提出|要[按如确保坚完]|预计"
    "|苏联|美国|英国|日本|法国|德国|印度|朝鲜|越南"
    "|两年[来内间共累合总一完投新建生的]|二年[来内间共累合总一完投新建生的]|三年[来内间共累合总一完投新建生的]|四年[来内间共累合总一完投新建生的]|五年[来内间共累合总一完投新建生的]"
    "|六年[来内间共累合总一完投新建生的]|七年[来内间共累合总一完投新建生的]|八年[来内间共累合总一完投新建生的]|九年[来内间共累合总一完投新建生的]|十年[来内间共累合总一完投新建生的]"
    "|年均|平均每|年平均"
)
_EFFECTS = ("带动", "吸纳", "吸引")


def misleads(text: str, told: Told) -> str:
    """The finer reason to withhold a result that would be taken for something else, or "" where it is what it seems."""
    if told.kind != "outcome":
        return ""
    finding = told.finding
    stop = finding.printed_start
    floor = stop - _REACH if stop > _REACH else 0
    reason = _known_misleads(text, finding, floor) if finding.subject.known else _name_misleads(text, finding, floor)
    if reason:
        return reason
    if text.startswith("，", finding.printed_end) and _EXPECTED_BEHIND.match(text, finding.printed_end):
        return "undated"
    if _TELLS.search(text, floor, stop) is None:  # of nine in ten no word before the number says more
        return ""
    begin = max(behind_last(text, "。\n", floor, stop), floor)
    before = text[begin:stop]
    name = text[finding.subject.start : finding.subject.end] if finding.subject.known else finding.subject.indicator
    if _ABROAD.search(before):
        return "abroad"
    if "年前" in before and _AGO.search(before):
        return "passing"
    return _is_of_each(finding, before, name) or _is_of_other_years(told, before) or _is_no_result(before)


def _is_of_each(finding: Finding, before: str, name: str) -> str:
    """So much for each of several, a head, a day or a year, where the name does not say so."""
    if finding.measure not in ("level", "change"):
        return ""
    if finding.unit in _SUMS:
        if ("均" in before or "都" in before) and _EACH_HAS.search(before):
            return "yearly" if _TIMED.search(before) else "unnamed"
        if "均" in before and finding.unit == "CNY" and _A_HEAD.search(before) and not any(head in name for head in _HEADS):
            return "unnamed"
        if "每" in before and _EACH_TIME.search(before) and not _TIMED.search(name):
            return "yearly"
    return "yearly" if "年" in before and _EACH_YEAR.search(before) and not _TIMED.search(name) else ""


def _is_of_other_years(told: Told, before: str) -> str:
    """Of a span of years that is filed under one."""
    if "年" not in before or told.moment is None or not told.moment.period.isdigit():
        return ""
    return "undated" if _SPANNED.search(before) or _YEARS_OF.search(before) else ""


def _is_no_result(before: str) -> str:
    """Of a plan, of what is still to come, or since a time that nobody can date: by the words before the value."""
    if "前" in before and _SINCE.search(before):
        return "since"
    if "预算" in before and _THAN_PLANNED.search(before):
        return "completion"
    if "计划" in before:
        if _THAN_PLANNED.search(before):
            return "completion"
        if _SET.search(before) or _PLANNED_HEAD.search(before):
            return "undated"
    if "将" in before and _WILL.search(before):
        return "undated"
    if "后" in before and _LATER.search(before):
        return "undated"
    if "安排" in before and _ARRANGED.search(before):
        return "undated"
    if "提出" in before and _PROPOSED.search(before):
        return "undated"
    if "要" in before and _MUST.search(before):
        return "undated"
    return "undated" if "预计" in before and _ON_EXPECTED.search(before) else ""


def _name_misleads(text: str, finding: Finding, floor: int) -> str:
    """A name as printed that is left of a clause, or whose clause speaks of a place or of several."""
    name = finding.subject.indicator
    if finding.unit == "count" and text.find(_SET_OF, finding.printed_start, finding.printed_end + 1) > 0:
        return "name"
    if "、" in name:
        if _RUN_ON.search(name):
            return "unnamed"
        if finding.unit == "CNY" and finding.measure == "level" and _TWO_PLACES.search(name):
            return "" if _TOGETHER.search(text, floor, finding.printed_start) else "unnamed"
    if name.endswith(_THEIR_DOING) and finding.unit == "persons":
        return "passing"
    if "元" in name and _NUMBERED.search(name):
        return "unnamed"
    return "unnamed" if "接待" in name and _is_of_a_site(text, finding, name, floor) else ""


def _is_of_a_site(text: str, finding: Finding, name: str, floor: int) -> bool:
    """Of the visits to one place that the clause before speaks of: 某水镇火爆出圈，|月均接待游客40万人次."""
    start = min(finding.start, finding.subject.start)
    if text[start - 1] not in "，均计" or not _VISITS.search(name) or "全" in text[start - 2 : finding.printed_start]:
        return False
    return _AT_A_SITE.search(text[floor:start]) is not None


def _known_misleads(text: str, finding: Finding, floor: int) -> str:
    """An indicator's name where its clause speaks of a part of it, or of something around it."""
    subject, start, end = finding.subject, finding.subject.start, finding.subject.end
    stop, unit = finding.printed_start, finding.unit
    if unit == "CNY":
        if text.find("双双", end, stop) > 0 and _BOTH.search(text, end, stop):
            return "unnamed"
        if (
            text[end - 1] in _PURSE_ENDS
            and text[start - 1] == "，"
            and _PURSE.search(text, start, end)
            and _SPENT_ON.search(text[floor:start])
        ):
            return "unnamed"
        return "unnamed" if subject.indicator == "tax_cuts" and _OF_THOSE.search(text[floor:start]) else ""
    if unit == "%":
        if text.startswith("成", finding.printed_end - 1) and _TENTH.search(text[floor:stop]):
            return "unnamed"
        of_projects = finding.measure == "ratio" and text[start - 1] in "，、" and text[start:end].endswith(_SHARE_ALONE)
        return "unnamed" if of_projects and _OF_PROJECTS.search(text[floor:start]) else ""
    if text[finding.printed_end - 1] == _POINTLESS:
        known = vocabulary().get(subject.indicator)
        if known is not None and known.level_unit == "index":
            return "points"  # 生态环境|9项|约束性指标
    if unit in ("count", "households"):
        behind = start + 2 if text[start : start + 2] in _GATHERS else start
        gathers = behind > start or text[start - 2 : start] in _GATHERS
        return "unnamed" if gathers and _GATHERED.search(text[floor:behind]) else ""
    if unit == "pp":
        return "margin" if _ABOVE_GOAL.search(text, end, stop) else ""
    if finding.bound == "relative":
        return "unnamed" if text.startswith("、", end) and _is_of_list(text[start:end], text[end:stop]) else ""
    if subject.indicator == "energy_consumption" and (text[start:end].endswith(_ALLOWED) or text.startswith(_ALLOWED, end)):
        return "unnamed"  # 争取|能耗指标50万吨标准煤: what may be consumed
    if subject.indicator == "jobs_created" and text.startswith(_EFFECTS, start) and _BY_THAT.search(text[floor:start]):
        return "unnamed"
    return "unnamed" if text[start - 1] == "的" and end - start <= _WORD and _OF_SUCH.search(text[floor:start]) else ""


def _is_of_list(printed: str, between: str) -> bool:
    """Of several deeds together, or of what the end of the list says of each: 粮食、|油料播种面积|完成任务."""
    if _OF_DEEDS.search(between):
        return True
    return len(printed) < _SHORT_FIRST and "率" not in printed and between.endswith(_MEASURES, 0, _behind_list(between))


def _behind_list(between: str) -> int:
    """Where the names of a list end before what is said of them."""
    verb = _SAYS.search(between)
    return verb.start() if verb else len(between)


_SAYS = re.compile("(?:均|都|全部|全面)?(?:超额|提前|圆满)?(?:完成|达到|实现|超过|高于|快于|低于)")
