"""Results whose name, unit or amount says too little in its sentence: 其中|中央财政支出|30亿元, 某县|GDP突破百亿, 数十个|国家.

Each reason stands in print around the number. What a name lacks by itself, the table of heads tells (``table.py``).
"""

from __future__ import annotations

import re

from mubiao.indicators import indicator_named, vocabulary
from mubiao.statements.findings import Finding
from mubiao.statements.zh.called import is_bare, name_of
from mubiao.statements.zh.marks import behind_last
from mubiao.statements.zh.naming.trimming import after_clause

_MONEY = re.compile(
    r"(?:GDP|经济|总?额|产值|融资|投资|余额|收入|资金|存款|贷款|营收|利润|税收|支出)(?:首次|首|连续[一二三四五六七八九十]年)?$"
)
_PHYSICAL = re.compile("(?:装机|装机容量|产能|产量|总产|发电量|用电量|吞吐量|货运量|能力)(?:在全国率先|率先|首次)?$")
_SHARE = re.compile("(?<!容积)(?<!汇)率$|比重$|占比$|比例$")
_SHARE_ENDS = frozenset("率重比例")
_INDEFINITE = re.compile("[几数][十百千万亿]")
_PURSE = re.compile(
    r"(?:中央|地方|省级?|市级?|县级?|各级|国家)?(?:本级)?(?:财政|预算内?|财政预算内?)?(?:专项)?(?:补助)?(?:支出|投入|投资|资金|补助|安排)"
)
_PURSE_ENDS = frozenset("出入资金助排")
# 80%以上的|村集体收入破百万: of those alone; 培育一批城区人口|超50万|县: which ones are meant
_SOME_ALONE = re.compile("(?:[%％](?:以上|左右)?|半数以上|多数|[一二三四五]分之[一二三四])的$")
# 三分之二的|村集体经济收入达到30万元, 700个|村集体收入超百万: of each of those
_OF_EACH = re.compile(r"(?:[%％](?:以上|左右)?|半数以上|多数|[一二三四五]分之[一二三四]|\d/\d)的$|\d[万余多]*个$")
_OF_SOME, _PASSES = (
    re.compile(r"(?<![第前\d.])(?!1[家户座])\d+[余多]?[家户座](?:企业|公司|园区|景区|商场|市场)?$"),
    re.compile("(?:首次|均|都|全部|已|率先)*(?:突破|超|过|均|都)"),
)
_EACH_ENDS, _SOME_ENDS = frozenset("的个"), frozenset("家户座业司区场")  # what those end with
_RANKED = re.compile("排名|排位|位次|名次|位居|位列")
_PLACES = re.compile(r"位|\d(?:[、和]\d+)+位")
_UNKNOWN_UNIT = re.compile("[A-Za-z]")
_OF_CLASS = re.compile("的?(?:县|市|强?镇|村|强?县市)(?=[，。；、\n]|$)")
_OF_THIS = re.compile("(?:其中|其中，)$")
_SPENT_BY = re.compile("(?:中央|地方|国家|省级|市级|县级|各级)财政(?:本级)?支出")
_BUDGET_TOLD = re.compile("收入|收支|预算|赤字|财政状况")
_BUDGET = re.compile("(?:财政|预算)(?:总?支出|收支)")
_CLASSED = re.compile(r"(?:以上|以下)?的?(?:重点|规上|规模以上|工业|大型|龙头)?(?:企业|单位|项目|用能|园区|基地|用户|机组)(?!完成|实现|达)")
_PROJECTS = re.compile(
    r"(?:(?:项目|工程)[\d０-９.,]+[多余]?[个项]|[\d０-９]+[多余]?[个项](?:重点|重大)?(?:项目|工程))[、，](?:总|协议|计划)?$"
)
_SERVING = re.compile("(?:实施|推进|开展|启动|落实|推广)(?:惠及|覆盖|服务|涉及)")
_LISTED = re.compile("[”’]?(?:和|与|及|、)")
_LENGTHS, _CAPACITIES = ("kV", "kVA", "m"), ("t", "kW", "CNY")
_ONE_WORKS = re.compile(
    "(?:装置|设备|码头|泊位|生产线|机组|船|芯片)$|(?:项目|工程|电站|基地|工厂)(?:实现|正式|顺利|全面)*(?:当年)?(?:签约|开工|投产|竣工|投运|落地|建成)"
)
_AMONG = re.compile(r"[^，。；、\d]{2,24}中(?=[位排名列居获荣]|$|[，。；])")
_PLANNED = re.compile(
    "计划(?:平均每年|每年平均|平均|每年)?(?:增长|递增|提高|增加|减少|达到|为)(?:了|约)?(?:$|(?![^。；]*(?:实际|结果|完成|执行))[^。；]{2,20}，平均每年)"
)
_PROPOSED = re.compile("(?:曾经?|原来?)(?:提出|设想|预计)[^。；]{0,12}$")
_AHEAD = re.compile("(?:增速|增幅|涨幅|增长)(?:分别)?[快高低慢]于[^，。；、\\d]{1,8}$")
# 仅提高收购价格一项，|农民增加的收入: what one cause alone comes to
_ONE_CAUSE = re.compile("[仅单只][^，。；]{2,24}(?:一|两|几|这)项，[^，。；]{0,4}$")
# 仅中央各部的企业就有：|采煤90万吨，生铁80万吨: no more than of those
_ONLY_REACH = 120
# 损失产值1000亿元，|钢产量2800万吨: what was lost goes on
_LOST = re.compile(r"(?:损失|少收|少产|浪费)(?:了)?(?:[^，。；、\d]{2,12}[\d.一二三四五六七八九十百千万亿]+[^，。；、\d]{1,3}[，、])+$")
# 100斤以上的有45个县、|761万亩棉田; 在这119个项目中，|电站有100个: of such as the clause says
_SUCH = re.compile(r"(?:以上|以下|之间|[\d九]斤|[\d九]元)的有[^，。；]{2,16}、$")
_AMONG_THESE = re.compile("在(?:这|上述|以上)(?![^，]{0,8}[年月期间基])[^，。；]{1,16}(?:中|里)，[^。；]{0,60}$")
_OF_THOSE_ALONE = re.compile("仅(?P<who>[^，。；：、]{3,20})就(?:有|增加|新增|完成|生产)：[^。；]*$")
_NOT_MET = re.compile("，|没有|未能?完成|为了")
_ONE_OF = re.compile("[”’）]{0,2}之一")
# 在全省|15个重点城市|排第4
_STANDS = re.compile(r"(?:第|前)[\d一二三四五六七八九十]+(?:位|名)?(?:以内|之列)?$")
_ALL_WORDS, _ALL_REACH = re.compile("全[国省区市球]|世界|首批"), 9
_AMONG_ALL = re.compile("(?:在|居|列|于|是)(?:全国|全省|全区|全州|全市|世界|全球)$")
_LISTED_AMONG = re.compile(
    r"(?:入选|入围|列入|纳入|跻身|进入|成为|是)[“”]?(?:[^，。；、\d]{0,20}(?:全国|全省|全区|全市|世界|全球)[^，。；、\d]{0,6}|首批)[“”]?$"
)
_CROWD = re.compile("[十百千万]+人(?:次)?(?:以上|级)?")
_SOME_OF = re.compile("有[^，。；]{0,8}分之[一二三]的(?:[省市县区]|自治区|企业|地区)[^，。；]{0,10}$")
_SHARE_OF = re.compile(r"占[^，。；、\d]{1,12}、$")
_TELLS_SHARE = re.compile("占|率|比重|比例|份额|比$|度$|面$|指数|水平|覆盖")
_PURSES = ("total_expenditure", "budget_expenditure")
_WHOLE = 40  # characters before, in which a budget names itself
_A_HUNDRED_MILLION = 1e8
_PEOPLE = ("count", "persons", "households")


def goal_lacking_around(text: str, finding: Finding) -> str:
    """The finer reason to withhold a goal, ``"unnamed"`` or ``"class"``; "" where nothing lacks."""
    start = finding.subject.start
    if text[start - 1 : start] == "的" and _SOME_ALONE.search(text, max(0, start - 12), start):
        return "unnamed"
    if finding.measure == "level" and not finding.counted and _OF_CLASS.match(text, finding.printed_end):
        return "class"
    return ""


def lacking_around(text: str, finding: Finding) -> str:
    """The finer reason to withhold a result: ``"unnamed"``, ``"unitless"``, ``"indefinite"`` or ``"class"``; "" where nothing lacks."""
    if finding.unit == "CNY" and finding.measure == "level" and _of_each(text, finding):
        return "unnamed"
    if _of_some(text, finding) or _assigned_elsewhere(text, finding) or _of_those_alone(text, finding):
        return "unnamed"
    if _is_no_result(text, finding):
        return "compared"  # 总产值|计划增长2%，实际达到4%; 去年曾提出…控制在5%以内
    if finding.unit == "pp" and finding.measure == "change" and _AHEAD.search(text, finding.subject.start, finding.printed_start):
        return "margin"  # 增加值增速|快于面上|0.9个百分点
    if finding.unit == "count" and _UNKNOWN_UNIT.search(text, finding.printed_start, finding.printed_end + 1):
        return "unitless"  # 算力总规模达15|EFLOPS
    return _known_lacking(text, finding) if finding.subject.known else _name_lacking(text, finding)


def _of_those_alone(text: str, finding: Finding) -> bool:
    """The words before say that the value is of some alone, or of what was lost: 仅…一项，|, 损失…、|, 在这119个项目中，|."""
    start = finding.start
    near, far = max(0, start - _WHOLE), max(0, start - _ONLY_REACH)
    if text[start - 1] in "，、" and (_LOST.search(text, far, start) or (finding.counted and _SUCH.search(text, near, start))):
        return True
    if "项，" in text[near:start] and _ONE_CAUSE.search(text, near, start):
        return True
    if finding.unit == "count" and _AMONG_THESE.search(text, far, start):
        return True
    return _OF_THOSE_ALONE.search(text, far, start) is not None


def _is_no_result(text: str, finding: Finding) -> bool:
    """What was planned or proposed, beside which the result is told."""
    if _PLANNED.search(text, finding.subject.end, finding.printed_start):
        return True
    before = text[max(0, finding.start - _WHOLE) : finding.start]
    return ("提出" in before or "设想" in before or "预计" in before) and _PROPOSED.search(before) is not None


def _known_lacking(text: str, finding: Finding) -> str:
    """What a result under a name of the vocabulary lacks."""
    subject = finding.subject
    if finding.unit == "count":
        if (finding.low or 0) >= _A_HUNDRED_MILLION and _PHYSICAL.search(text, subject.start, subject.end):
            return "unitless"  # 新能源装机|破亿
    elif finding.measure == "level" and _CLASSED.match(text, finding.printed_end):
        return "class"  # 能耗超3000吨标准煤|重点企业
    if subject.indicator == "fai" and finding.measure == "level" and _of_projects(text, subject.start, subject.end):
        return "unnamed"
    printed = text[subject.start : subject.end]
    return "unnamed" if subject.indicator in _PURSES and _of_this_purse(text, printed, subject.start) else ""


def _name_lacking(text: str, finding: Finding) -> str:
    """What a result under a name as printed lacks."""
    name = finding.subject.indicator.removeprefix("other:")
    if _INDEFINITE.search(text, finding.printed_start, finding.printed_end):
        return "indefinite"
    if finding.unit == "count":
        reason = _count_lacking(text, finding, name)
        if reason:
            return reason
    elif finding.unit == "CNY" and finding.counted and not finding.action and text[finding.printed_end : finding.printed_end + 1] == "的":
        return "size"  # 50亿元|的锂电项目
    is_share = name[-1] in _SHARE_ENDS and _SHARE.search(name) is not None
    if is_share and finding.unit in _PEOPLE and finding.measure == "level":
        return "unnamed"  # 90件建议办结率达100%
    if finding.counted:
        if _sizes(finding, name):
            return "size"  # 500千伏|变电站投产, 7纳米|芯片
        if _is_one_of_them(text, finding) or (not finding.action and _in_whole(text, finding)):
            return "whole"
    elif after_clause(name):
        return "unnamed"
    if _of_size(text, finding):
        return "class"
    if finding.measure == "ratio" and _is_of_share(text, finding, name):
        return "unnamed"
    if finding.counted:
        if text[finding.printed_start] == "首":
            return "class"  # 成为全县|首超10万件|企业
        if _SERVING.match(text, finding.start) or (not finding.action and is_bare(name)):
            return "unnamed"  # 实施惠及9万名|学生的计划
    if finding.measure == "ratio" and not is_share and _one_of_two(text, name, finding):
        return "unnamed"
    return "unnamed" if _of_this_purse(text, name, min(finding.start, finding.subject.start)) else ""


def _count_lacking(text: str, finding: Finding, name: str) -> str:
    """What lacks where the number has no unit but that of its thing."""
    if max(finding.low or 0, finding.high or 0) >= _A_HUNDRED_MILLION:
        if _MONEY.search(name) or _PHYSICAL.search(name):
            return "unitless"  # 交易额突破百亿: of which money
        if text.startswith("的", finding.printed_end):
            return "class"  # 计划投资超百亿|的制造业项目7个
    if _moves_alone(text, finding, name):
        return "ranked"
    return "class" if _is_money(name) else ""  # 生产总值|超200亿元县26个


def _is_of_share(text: str, finding: Finding, name: str) -> bool:
    """占全省一半、|…九成: a share that is told like the one before it, and the name does not say so."""
    start = finding.subject.start
    return not _TELLS_SHARE.search(name) and _SHARE_OF.search(text, max(0, start - _WHOLE), start) is not None


def _moves_alone(text: str, finding: Finding, name: str) -> bool:
    """某县|较一季度上升|52位: in which ranking, the name does not say."""
    if finding.measure != "change" or _PLACES.match(text, finding.printed_end - 1) is None or _RANKED.search(name):
        return False
    return _RANKED.search(text, finding.subject.start, finding.printed_start) is None


def _of_each(text: str, finding: Finding) -> bool:
    """三分之二的|村集体经济收入达到30万元, 2户|企业产值突破50亿元: of each of those."""
    start = finding.subject.start
    last = text[start - 1 : start]
    if last in _EACH_ENDS and _OF_EACH.search(text, max(0, start - 12), start):
        return True
    if last not in _SOME_ENDS or _OF_SOME.search(text, max(0, start - 12), start) is None:
        return False
    return _PASSES.match(text, finding.subject.end) is not None


def _is_money(name: str) -> bool:
    """Whether the vocabulary knows the name as that of an amount of money."""
    known = indicator_named(name)
    indicator = vocabulary().get(known.indicator) if known is not None else None
    return indicator is not None and indicator.level_unit in ("CNY", "USD") and not indicator.is_apart(name)


def _sizes(finding: Finding, name: str) -> bool:
    """The amount before a thing says how big it is, and there is one."""
    if finding.action and finding.unit not in _LENGTHS:
        return False
    return finding.unit in _LENGTHS or (finding.unit in _CAPACITIES and _ONE_WORKS.search(name) is not None)


def _of_some(text: str, finding: Finding) -> bool:
    """有三分之一的县，|粮食产量年均增长5%: of those alone."""
    begin = min(finding.start, finding.subject.start)
    return text[begin - 1 : begin] == "，" and _SOME_OF.search(text, max(0, begin - _WHOLE), begin - 1) is not None


def _assigned_elsewhere(text: str, finding: Finding) -> bool:
    """大局稳定，|完成各项任务, 为了|完成计划, 没有|完成: no task of the indicator that was met."""
    relative = finding.relative
    if finding.bound != "relative" or relative is None or relative.to != "assigned":
        return False
    return _NOT_MET.search(text, finding.start, finding.end) is not None


def _of_size(text: str, finding: Finding) -> bool:
    """举办|万人以上|演出和赛事20场, 新增入库超100亿元|或10亿美元项目2个: which ones are counted."""
    end = finding.printed_end
    if text[finding.start] == "或" or (text[end : end + 1] == "或" and text[end + 1 : end + 2].isdigit()):
        return True
    return finding.counted and finding.unit == "persons" and _CROWD.fullmatch(text, finding.printed_start, finding.printed_end) is not None


def _in_whole(text: str, finding: Finding) -> bool:
    """在全国70个|大城市考核中|列第9位: those among which it is."""
    begin = behind_last(text, "，。；：、\n", max(0, finding.printed_start - _WHOLE), finding.printed_start)
    opened = text.rfind("在", begin, finding.printed_start)
    return opened >= 0 and _AMONG.match(text, finding.printed_end) is not None


def _one_of_two(text: str, name: str, finding: Finding) -> bool:
    """基本养老|、基本医疗保险参保率为98%: the first of a list, whose head is the other's."""
    between = text[finding.subject.end : finding.printed_start]
    return name == text[finding.subject.start : finding.subject.end] and _LISTED.match(between) is not None and "分别" not in between


def _is_one_of_them(text: str, finding: Finding) -> bool:
    """获评全国首批|30个示范县|之一, 入选全国|199个示范城市|创建名单: how many there are of what it is one."""
    if _ONE_OF.match(text, max(finding.subject.end, finding.printed_end)):
        return True
    if _STANDS.search(name_of(finding)) and _AMONG_ALL.search(text, max(0, finding.printed_start - _WHOLE), finding.printed_start):
        return True
    if _ALL_WORDS.search(text, max(0, finding.printed_start - _ALL_REACH), finding.printed_start) is None:
        return False
    return _LISTED_AMONG.search(text, max(0, finding.printed_start - _WHOLE), finding.printed_start) is not None


def _of_projects(text: str, start: int, end: int) -> bool:
    """储备项目300个、|投资总额90亿元: what the projects just counted will cost, and no investment of the year."""
    if "固定" in text[start:end] or "社会" in text[start:end]:
        return False
    return _PROJECTS.search(text, max(0, start - _WHOLE), start) is not None


def _of_this_purse(text: str, name: str, begin: int) -> bool:
    """全国教育支出90亿元，其中|中央财政支出20亿元: on what, the clause before says; a budget's own parts are told by their names."""
    if name[-1:] not in _PURSE_ENDS or not _PURSE.fullmatch(name):
        return False
    if _SPENT_BY.fullmatch(name):
        return _BUDGET_TOLD.search(text, max(0, begin - _WHOLE), begin) is None  # 救灾工作加强，|中央财政支出|50亿元
    of_this = _OF_THIS.search(text, max(0, begin - 3), begin)
    if of_this is None and not text.startswith("其中", begin):
        return False
    at = of_this.start() if of_this is not None else begin
    return _BUDGET.search(text, max(0, at - _WHOLE), at) is None
