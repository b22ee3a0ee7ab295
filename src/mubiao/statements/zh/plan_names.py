"""What the record of a plan is called, and whether it is an amount or an increase, where the clause of its number alone does not say.

Plans are told in long lists: goods after an output (粮食产量3亿吨；|棉花360万吨), things after a verb (新增A 3吨，|B 2吨), parts after
their whole (在零售总额中，|国营商业占五成). The parts of a name are words of the report.
"""

from __future__ import annotations

import re
from dataclasses import replace

from mubiao.statements.findings import Finding
from mubiao.statements.zh.actions import VERBS
from mubiao.statements.zh.lexicon import longest_prefix
from mubiao.statements.zh.plans import ITEM, SOLD, PlanList
from mubiao.statements.zh.printed import under_whole_name

_MEASURED = re.compile("(?:量|值|率|额|面积|能力|人数|投资|收入|支出|比重|水平|里程|规模|长度|人口|计算|占比)[^的]{0,3}$")
_LONGEST_GOOD = 14
_GOODS = frozenset(("t", "%", "m3", "count", "kW", "hp", "m", "m2"))
_NOT_GOODS = ("industrial_", "agri_", "industry_")
_NO_GOOD = frozenset(("其他", "其它", "其中", "合计", "共计", "总计"))
_IS_GOOD = re.compile(
    "[^的了]{0,4}(?:钢|铁|煤|油|气|花|纱|布|绸|糖|盐|纸|水泥|木材|化肥|肥料|拖拉机|汽车|机床|发电机|电动机|内燃机|自行车|收音机|手表|缝纫机|电视机|针织品|织品|食用植物油|烟|麻|茶|茧|油料|糖料|肉"
    "|水产品|纤维|铝|铜|有色金属|农药|轮胎|碱|硫酸|钢材|甘蔗|甜菜|花生|大豆|水果|蔬菜|橡胶|皮棉|毛线|呢绒|石油|胶鞋|塑料|平板玻璃|洗涤剂|表)"
)
_INDUSTRY = re.compile("[ \\t　]*[^，。；\\d]{1,6}工业，")
_LIST_IN_SENTENCE = re.compile("(?P<head>年产能力|生产能力|发电能力|年产量|产量)(?:将|计划)?(?:分别)?(?:如下|为)：")
_GOODS_SOLD = re.compile("(?:日常|日用|主要|耐用)*消费品(?!零售|销售)")
_SOLD_HOW, _BEFORE = re.compile("出售|销售|零售|供应|收购"), 80
_BY_OUTPUT = re.compile("(?:以|按)产量(?:说|来说|计算|来看|看)，")
_VERB = re.compile(
    "(?:新建(?:和|、)(?:续建|改建|扩建)|新建成的?|新建|修建|续建|新增加?的?|增加的?|增产|增收|扩大的?|开垦|新开|出产|投入生产的|建筑|节约)(?=[\u4e00-\u9fff])"
)
_ADDING = ("新增", "增加", "增产", "扩大")
_BARE = re.compile("(?:年产能力|生产能力|发电能力|播种面积|面积|产量|能力|纺锭)")
_TOPIC = re.compile("以(?P<label>[^，。；、]{1,6})来说，")
_FIRST_TOPIC = re.compile("[ \\t　]*(?P<topic>[^，。；、\\d]{2,8})，")
_GOES_ON = re.compile("[，、和及]?")
_LIST_MARK = re.compile("[、和及]")
# Whose pupils or beds these are, an earlier clause of the sentence says.
_OF_HOUSES = re.compile("(?:在校|招收的?|毕业)?(?:学生|生)(?:数|人数|总数)?|招生(?:数|人数)")
_HOUSE = re.compile("(?:全日制|普通|成人|高等|中等|初级|高级|职业|技工|农业|师范|专业|小)*(?:学校|院校|中学|小学|大学|高中|医院)")
_WHOLE = re.compile("(?<![其当空期])在(?P<of>[^，。；：\\d]{2,20})中，")
_SHARES = ("比重", "占比", "比例", "份额", "率", "面")
_THE_YEARS = re.compile("^(?:[一二三四五六七八九十\\d]+年(?:内|间)的|全国|整个)")
_LIVED_IN = re.compile("(?:居住|生活)的(?=.{2})")
_FOR_THIS = re.compile("(?:将|拟|要)?为此(?:将|拟)?")
# 在提高效益的|前提下使全县|总产值翻两番; 未来三年|投资60亿元: what stands before the name
_BEFORE_NAME = re.compile(
    r"(?P<given>[^，。；]{2,24}(?:前提|基础|条件|情况)下(?:使|让|把|将)?(?:[全我本][国省市区县州旗])?)|(?P<dated>[^，。；]{0,8}?(?:到|至)(?:19|20)\d\d年[底末]?)(?=..)|(?:未来|今后|接下来)[两二三四五六七八九十\d]{1,2}年(?:间|内)?(?=..)"
)
# 2025年|前裁减员额: the end of the words of time
_END_OF_TIME = re.compile("(?:以前|之前|[前内底末])(?=.{3})")
_LISTED = re.compile("(?:、[^，。；、\\d]{1,12}){1,4}等[^，。；、的\\d]{2,12}(?:的[^，。；、\\d]{2,10})?")
_WISHES = frozenset(("力争", "争取", "努力", "确保", "保证"))
_STRIVES = re.compile(
    "(?:力争|争取|努力)(?:(?:在|用|通过)?[^，。；]{2,24}(?:基础上|前提下|时间|左右|内|底|前)，)?(?:使|把|将|让)?(?:我国|全国|全省|全市)?$"
)
_LONGEST_VERB = max(map(len, VERBS))
_LEAST = 2


def with_output(finding: Finding, text: str, sentence: int, before: Finding | None, listed: PlanList | None) -> None:
    """粮食产量3亿吨；|棉花360万吨: goods told after an output, in a list of outputs or of an industry are outputs too."""
    subject = finding.subject
    name = subject.indicator.removeprefix("other:")
    if subject.known or finding.counted or finding.action or len(name) > _LONGEST_GOOD or name in _NO_GOOD or _MEASURED.search(name):
        return
    head = listed.head if listed is not None else ""
    if not head and finding.unit in _GOODS and _IS_GOOD.fullmatch(name):
        last = before.subject.indicator if before is not None and before.measure in ("level", "growth", "change") else ""
        after_output = last.endswith(("产量", "_output", "power_generation")) and not last.startswith(_NOT_GOODS)
        of_industry = finding.measure == "level" and _INDUSTRY.match(text, sentence, finding.start) is not None
        head = "产量" if after_output or of_industry or _BY_OUTPUT.search(text, sentence, finding.start) else ""
    told = _LIST_IN_SENTENCE.search(text, sentence, finding.start) if not head and finding.unit in _GOODS else None
    if told:  # 五个煤矿将达到的年产能力如下：东山煤矿为|90万吨
        head = told["head"]
    if listed is None and not told and SOLD.search(text, sentence, finding.printed_start):
        goods = _GOODS_SOLD.search(text, sentence, finding.printed_start)
        sold = _SOLD_HOW.findall(text, max(0, sentence - _BEFORE), finding.printed_start)
        if goods and finding.measure == "growth" and _IS_GOOD.fullmatch(name):  # 日常消费品来看，…：|猪肉增长57%
            finding.subject = replace(subject, indicator=f"other:{goods[0]}{name}{sold[-1] + '量' if sold else ''}")
        return
    if not head:
        return
    finding.subject = under_whole_name(subject, f"{name}{head}比重" if finding.measure == "ratio" else name + head)


def without_verb(finding: Finding, text: str, sentence: int, listed: PlanList | None, before: Finding | None) -> None:
    """五年内|修建|公路1万公里: the verb is the deed, not part of the name; 铁：…增加的|年产能力: the label says of what."""
    subject = finding.subject
    name = subject.indicator.removeprefix("other:")
    if subject.known or finding.counted:
        return
    verb = _VERB.match(name)
    rest = name[verb.end() :] if verb else name
    if verb is None and not (listed is not None and _BARE.fullmatch(name)):
        goes_on = before is not None and before.action in _ADDING and before.unit in (finding.unit, "t", "kW") and finding.own_subject
        if goes_on and before is not None and finding.measure == "level" and _GOES_ON.fullmatch(text, before.printed_end, finding.start):
            finding.measure, finding.action = "change", before.action  # 扩大淡水养殖面积1600万亩，|海水养殖面积80万亩
        return
    if _BARE.fullmatch(rest):
        label = ITEM.match(text, sentence) if listed is not None else _TOPIC.search(text, sentence, finding.printed_start)
        if label is None:
            return
        rest = label["label"] if label["label"].endswith(rest) else label["label"] + rest
    finding.subject = under_whole_name(subject, rest)
    if verb is not None:
        finding.action = verb[0].removesuffix("的")
        reached = text[finding.printed_start - 1] in "到至"  # 扩大草场面积，计划由3万亩增加到|5万亩
        if verb[0].startswith(_ADDING) and finding.measure == "level" and not reached:
            finding.measure = "change"


def finish(finding: Finding, text: str, sentence: int, before: Finding | None) -> None:
    """Give the name of a plan what stands around it, and leave out what is no part of it. ``before``: what the sentence told before."""
    listed = before is not None and _LIST_MARK.fullmatch(text, max(before.subject.end, before.printed_end), finding.printed_start)
    if listed and before is not None and before.stance == "strive":
        finding.stance = "strive"  # 争取…解决A，|B
    if _STRIVES.search(text, max(sentence, finding.start - _LONGEST_WISH), finding.start):
        finding.stance = "strive"
    if finding.measure == "change" and _UP_TO.search(text, max(sentence, finding.printed_start - _LONGEST_WISH), finding.printed_start):
        finding.measure = "level"  # 扩大草场面积，计划由3万亩增加到|5万亩
    if _made_too(text, finding, before):
        finding.action = before.action if before is not None else ""
    if finding.action.startswith(("新增", "增加")) and finding.measure == "level" and finding.unit != "%" and not finding.subject.known:
        finding.measure = "change"
    if finding.subject.known:
        return
    _strip(finding, text)
    if finding.subject.known:
        return
    _act(finding)
    name = finding.subject.indicator.removeprefix("other:")
    behind = max(finding.subject.end, finding.printed_end)
    listed = _LISTED.match(text, behind) if finding.counted and text.startswith("、", behind) else None
    if listed:  # 240万户林区|、垦区等棚户区居民
        name += listed[0]
        finding.end = max(finding.end, listed.end())
    elif _OF_HOUSES.fullmatch(name):
        houses = _HOUSE.findall(text, sentence, finding.start)
        name = houses[-1] + name if houses else name
    elif name.startswith("总的"):
        topic = _FIRST_TOPIC.match(text, sentence, finding.start)
        name = topic["topic"] + name if topic else name
    elif finding.measure == "ratio" and not name.endswith(_SHARES) and "占" in text[finding.subject.end : finding.printed_start]:
        whole = _last_whole(text, sentence, finding.subject.start)
        name = f"{name}占{whole}比重" if whole else name
    elif finding.counted and not finding.action:
        name = _with_attribute(text, sentence, finding, name)
    elif finding.measure == "growth" and name.endswith("商业") and text.startswith("其中", sentence):
        sales = _SALES.findall(text, max(0, sentence - _BEFORE), sentence)
        name = f"{name}{sales[-1]}" if sales else name  # 社会商品零售总额将…。其中：国营商业|增长130%
    finding.subject = replace(finding.subject, indicator=f"other:{name}")


def _made_too(text: str, finding: Finding, before: Finding | None) -> bool:
    """新建农场90个，|拖拉机站190个: the verb that a list of things opens with is of each."""
    if before is None or finding.action or not before.action or finding.unit != "count" or before.unit != "count":
        return False
    listed = finding.own_subject and finding.measure == before.measure == "level" and not finding.subject.known
    end = max(before.subject.end, before.printed_end)
    return listed and _VERB.fullmatch(f"{before.action}其") is None and _MARK.fullmatch(text, end, finding.start) is not None


def _with_attribute(text: str, sentence: int, finding: Finding, name: str) -> str:
    """五年内|开始建设的限额以上的|694个工业建设单位: which of them, said before the number."""
    if text[finding.printed_start - 1] != "的":
        return name
    said = _ATTRIBUTE.search(text, max(sentence, finding.printed_start - _LONGEST_WISH), finding.printed_start)
    return f"{said['which']}{name}" if said else name


def is_nameless(finding: Finding) -> bool:
    """Whether the name is only that of a measure, and nothing says of what: 发电能力, 招生数."""
    name = finding.subject.indicator.removeprefix("other:")
    if finding.subject.known:
        return False
    return (
        _BARE.fullmatch(name) is not None
        or _OF_HOUSES.fullmatch(name) is not None
        or _IS_CLAUSE.search(name) is not None
        or (finding.measure == "growth" and (name in _TRADES or _UNSOLD.fullmatch(name) is not None))
    )


_LONGEST_WISH = 40
_UP_TO = re.compile(r"(?:由|从)[^，。；]{2,20}(?:增加|扩大|提高|上升|发展)(?:到|至)[^，。；\d]{0,6}的?$")
_MARK = re.compile("[，、]")
_SALES = re.compile("零售总?额")
_UNSOLD = re.compile("(?:日常|日用|主要|耐用)*消费品[^量]*")
_TRADES = frozenset(("商业", "国营商业", "合作社营商业", "私营商业", "集体商业"))
_ATTRIBUTE = re.compile("(?:年内|期间|时期|计划|，|年)(?P<which>[^，。；年“”]{2,16}的)$")
# 校舍腾不出来|招生数: what another clause says
_IS_CLAUSE = re.compile("..不(?:出来|上去|下去|起来|到位|了)")


def _strip(finding: Finding, text: str) -> None:
    """Leave out words of time, of who lives there and of what was said before: 2025年|前裁减员额, 居住的|棚户区, 将为此|投入."""
    name = finding.subject.indicator.removeprefix("other:")
    if text[finding.subject.start - 1 : finding.subject.start] in "年月" and text[finding.subject.start - 1 : finding.subject.start]:
        name = _END_OF_TIME.sub("", name, count=1) if _END_OF_TIME.match(name) else name
    name = _LIVED_IN.sub("", name, count=1) if _LIVED_IN.match(name) else name
    name = _FOR_THIS.sub("", name, count=1)
    before = _BEFORE_NAME.match(name)
    if before is None:
        finding.subject = replace(finding.subject, indicator=f"other:{name}")
        return
    finding.subject = under_whole_name(finding.subject, name[before.end() :])
    if before["given"] or before["dated"]:
        finding.action = ""


def _act(finding: Finding) -> None:
    """力争|启动|城中村改造: the deed, not the wish, is what is done."""
    if finding.action not in _WISHES:
        return
    name = finding.subject.indicator.removeprefix("other:")
    verb = longest_prefix(name, 0, len(name), VERBS, _LONGEST_VERB)
    if len(verb) >= _LEAST and len(name) - len(verb) >= _LEAST:
        finding.subject, finding.action = replace(finding.subject, indicator=f"other:{name[len(verb) :]}"), verb


def _last_whole(text: str, start: int, end: int) -> str:
    """What the share is of, named before its holder: 在社会零售总额中，…"""
    found = [match["of"] for match in _WHOLE.finditer(text, start, end)]
    return _THE_YEARS.sub("", found[-1]) if found else ""
