"""Numbers among promises that are no promise by what governs them: 这将使|1.5亿学生受益 (what follows), 预计到年底|占60% (a forecast), 调整|10人以下|学校 (how big).

Each shows in print before or behind the number; for anything else the answer is "".
"""

from __future__ import annotations

import re

from mubiao.statements.findings import Finding, Told
from mubiao.statements.zh.marks import behind_last

_CLAUSE = "，。；：\n　"
_REACH, _LONG = 160, 400
# 这将使: what follows from a deed
_FOLLOWS = re.compile("(?:这|此|由此|从而)(?:将|可|会|就)?使(?![用命者馆领])|(?<=[这此将就会])使(?![用命者馆领])")
_FORESEES = re.compile("(?:^|(?<=[，；。：\n　年]))(?:预计|预测|估计)(?!数|投资|总投资|完成投资)|年预计产量(?=同|比|与)")
# 亏损额|预计达|九亿元, 购买力|估算为|四亿元
_ESTIMATED = re.compile(
    "(?:预计|预测|估计|估算|约计)(?:可以|可|将|能)?(?:增加|增长|减少|下降)?(?:为|达到?|有|是|超过|突破)?(?:约|近)?$|(?:大致|大约)估算为："
)
_WANTS = re.compile("力争|确保|争取|努力|要(?<![需主纪]要)|必须")
# 钢没有完成计划：|完成96%; 有|三分之二|的职工在国有企业就业; 中央财政为此将投入
_NOT_MET = re.compile("没有完成|未完成|未能完成")
_THERE_IS = re.compile("(?:^|[，。；：\n])有$")
_POINTS_BACK = re.compile("为此|对此|就此")
# 60岁以上老年人|平均每年新增30万: so it is every year
_EVERY_YEAR = re.compile("(?:平均每年|年均)(?:新增|增加|减少)")
# 调整|10人以下|学校; 推进|20万吨|铜项目; 某铝一期|200万吨|、某铝二期200万吨项目建设
_WORKS = re.compile(r"(?:项目|工程|生产线|装置|基地|电站|电厂)(?:建设|落地|开工|投产|建成|前期|达产)*(?=[，。；、\n]|$)")
_WORKS_NAMED = re.compile("(?:项目|工程|生产线|装置|电站|电厂)(?:建设)?$")
_CAPACITY = re.compile("产能|能力|装机|产量|规模|储备|容量")
_PHASE = re.compile("[一二三]期$")
_CAPACITIES = ("t", "kW", "m3", "kVA")
# 50万吨|乙醇项目建成投产: how big the works are that come to be
_WORKS_DONE = re.compile("(?:项目|工程|生产线|装置|电站|电厂)(?:建成|竣工|投产|达产|开工|投用|投运|完工|建设)+$")
_MASTERED = re.compile("(?:技术|装备|工艺|难题)$")
_HASTENED = frozenset(("推进", "推动", "加快", "加快推进", "加快建设", "抓好", "支持", "促进", "持续推进", "统筹推进", "全力推进"))
_EACH_SO_MUCH = re.compile("各$|以上$|共$")
# 每人每月|散居孤儿: of what money
_MONEY_WORD = re.compile("标准|补|费|津|金|薪|酬|价|保障|收入|工资|待遇|额|款|支出|投入|产值|线|奖|成本|税|负担|资|消费")
_PER_WHOM = ("每人", "每生", "每户", "每月", "每亩", "人均", "月人均", "年人均", "每学生", "每天", "每日")


def governed(text: str, told: Told) -> str:
    """The finer reason (``audit/reasons.toml``) why what governs the number of a commitment makes it none; "" where nothing does."""
    finding = told.finding
    if told.kind != "commitment":
        return ""
    name = finding.subject.indicator.removeprefix("other:")
    number = finding.printed_start
    floor = max(0, number - _REACH)
    near = text[floor:number]
    if "使" in near and _FOLLOWS.search(text, behind_last(text, _CLAUSE, floor, number) or floor, number):
        return "supposed"
    if (
        (finding.measure == "ratio" and "完成" in near and _NOT_MET.search(near))
        or (finding.measure == "ratio" and not finding.action and near.endswith("有") and _THERE_IS.search(near))
        or (name.startswith("贡献了") and not finding.action)
    ):
        return "passing"
    if "此" in name and _POINTS_BACK.search(name):
        return "referred"
    if name.startswith("幅度") or name.endswith("增长机制"):
        return "unnamed"  # 按不低于5%的|幅度压减支出
    if was_foreseen(text, number) and (
        _is_foreseen(text, floor, number) or (not finding.counted and _ESTIMATED.search(text, floor, number))
    ):
        return "supposed"
    if finding.unit == "CNY" and name.startswith(_PER_WHOM) and not _MONEY_WORD.search(name):
        return "unnamed"
    if finding.subject.known:
        return ""
    if finding.measure == "change" and not finding.counted and _EVERY_YEAR.search(text, finding.subject.end, number):
        return "passing"
    return "size" if _is_size(text, finding, name) else ""


def was_foreseen(text: str, number: int) -> bool:
    """A cheap look for a word of foreseeing in the sentence before the number."""
    floor = max(0, number - _LONG)
    return text.find("预", floor, number) >= 0 or text.find("估", floor, number) >= 0


def _is_foreseen(text: str, floor: int, number: int) -> bool:
    """预计 opens the clause or one before it in the sentence, and no word of will stands behind it."""
    begin = behind_last(text, "。\n", max(0, number - _LONG), number) or floor
    found = list(_FORESEES.finditer(text, begin, number))
    return bool(found) and _WANTS.search(text, found[-1].end(), number) is None


def _is_size(text: str, finding: Finding, name: str) -> bool:
    """The number says how big what it stands with is, and not how many there are to be."""
    if finding.counted and finding.bound == "at_most" and finding.unit in ("persons", "households"):
        return True  # 调整|10人以下|小规模学校
    if finding.counted and finding.action == "形成" and finding.unit in _CAPACITIES and not _CAPACITY.search(name):
        return True  # 形成|60万吨|硅料、…电池片产能
    if finding.unit not in _CAPACITIES or _EACH_SO_MUCH.search(text, max(0, finding.printed_start - 2), finding.printed_start):
        return False
    if finding.counted and _MASTERED.search(name):
        return True  # 攻克|9万吨|压机成形工艺等关键技术
    if finding.counted:
        if finding.action in _HASTENED:
            return _WORKS_NAMED.search(name) is not None
        return not finding.action and _WORKS_DONE.search(name) is not None
    return _PHASE.search(name) is not None
