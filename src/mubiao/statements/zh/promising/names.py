"""What the clause of a promise adds to its name, or takes from it: 推进30个村|整治攻坚, 新建90家工厂|和车间, 小企业实现零的突破、|高新技术企业."""

from __future__ import annotations

import re

from mubiao.statements.findings import Finding
from mubiao.statements.index import NO_MENTIONS
from mubiao.statements.zh.actions import begins_action, predicative, split_action
from mubiao.statements.zh.called import is_bare, name_of, rename
from mubiao.statements.zh.heads import object_before
from mubiao.statements.zh.lexicon import any_of
from mubiao.statements.zh.phrases import unmarked
from mubiao.statements.zh.promising.places import clause_begin
from mubiao.statements.zh.state import SHARES

_ENDS = re.compile("[，,。；：:;！？!?\n]")
_LONGEST_REST, _LONGEST_NAME = 24, 45
# What begins so goes on with another clause, not with the name: 以办好10件实事|为牵引, 20项|以上.
_NO_REST = re.compile(r"提交|提请|为|的|以|左右|之|和|与(?![^，。；]{2,14}(?:合作|共建|对接|结对))|及|并|或|等|中[，。]|在内|同时|后|前|时")
_RANKING = re.compile(r"(?:前)?\d+强")  # 新增2家国企|进入中国500强
_SOME = re.compile("若干|一批|多[个条项]")
_JOINED = re.compile(r"(?:和|及|与|以及)(?P<what>[\u4e00-\u9fff“”]{2,14})(?=[，。；、\n]|$)")
_STATED = re.compile("[提增下][升高长降]|达到|实现|全面|显著|明显|取得|得到")
_CAUSES = frozenset(("确保", "力争", "争取", "保障", "使", "让"))
# …试点范围|扩大到|20%|的县
_SPREADS = re.compile("(?:扩大|扩展|拓展|推广|覆盖|增加|延伸)(?:到|至)?(?:全国|全省|全区|全市)?$")
_SPREADS_ALONE = re.compile("(?:试点|范围|实施|覆盖|推广|改革)*(?:要|将)?(?:扩大|扩展|拓展|推广|覆盖|增加|延伸)")
_PEOPLE = re.compile(
    "(?:[为对向给])?[^，、的]{0,12}?(?:残疾人|毕业生|老年人|老人|学生|人口|农民工?|劳动力|群众|居民|职工|儿童|妇女|青年|文盲|群体|人员|人才|患者|教师|游客|子女)(?!的?家庭|户)"
)
_BARE_SCALE = re.compile(r"[\d万亿千百余多]$")
# 项目投产达效、|新增产值90亿元: what else is said of them
_SAID_TOO = re.compile(r"、[^、]*\d.*$")
# 建成示范区、|力争|产业规模; 小企业|实现零的突破、|高新技术企业
_TWO_DEEDS = re.compile("(?P<what>.{2,24})、(?:力争|确保|实现)(?P<measured>.{2,12})")
_FIRST_MADE = re.compile(".{2,12}实现零的突破、(?P<rest>.{2,})")
_MADE = ("引进", "培育", "新建", "建成", "打造", "创建", "招引", "举办", "组建", "开展", "完成")
_DONE_WHOLLY = re.compile("..(?:全面|全部|基本|动态)(?:消[劣除]|清零|达标|建成|覆盖|完成|见底|落实)$")
_RATED = re.compile("(?:率|比例|占比|比重|度)$")
_PLAN_ENDS = re.compile("(?:工程|行动|计划|专项|政策|机制|措施)$")
# 扩大|杂交水稻面积|90万亩: by so much
_WIDENS = re.compile("扩大(?P<what>[^，。；]{2,12}面积)")
_ADDED_THERE = re.compile("(?P<where>[^、和及的新]{2,12})新增(?P<what>(?!加|长)[^、]{2,})")
_SET_ASIDE = re.compile("资金设立(?P<what>[^，。；]{2,16}基金)")
_BUDGET_SAYS = "国家预算规定"
_WILLED = re.compile("(?<=[区县市旗镇])要(?![素求员点闻道])(?:力争|确保|实现|争取)?(?=..)")
_CAUSED = ("推动的", "实现的", "确保的", "力争的", "促进的", "支持的")
_WILL_ADD = re.compile("(?<=..)(?:将|要)(?P<verb>增设|增加|新增|增建)$")
_RAISED = re.compile("(?:(?:提高|增加|降低|下降)到(?:每?人)?|预定|(?<=面积)扩|将增设)$")
_WITH_RULE = re.compile(
    "(?P<what>[^、，]{2,10}?(?:项目|工程))(?:建立|健全|完善|实行|推行|落实)[^、，]{2,16}(?:机制|制度|责任制)(?P<invested>(?:年度)?(?:总)?投资)"
)
_FOR_WHAT = re.compile("为(?P<what>[^，、]{3,16})(?P<who>(?:中央|地方|省级|市级)财政(?:将|拟)?(?:安排|投入|拨付))")
_PER_HEAD = re.compile("(?P<what>.{2,})(?:超过?|达到?|不低于|不少于)(?P<per>每[\\d十百千万]+人)")
_OTHER_WORKS = frozenset(("养护", "大修", "中修", "大中修", "改造", "提升", "升级", "扩建", "修复", "续建", "竣工", "建成"))
_WORKED_ON = re.compile(f"分别(?:稳定|完成|实施|新增|保持|推进)*(?P<work>{any_of('promising', 'worked')})(?=[\\d约近超]|$)")
_WORKED = re.compile("(?:改造|修复|整治|治理|优化)提升$")
_MEASURES = re.compile("^(?:产业|市场)?(?:规模|产值|总产值|营收|营业收入|交易额|销售额|产能|产量)$")


def without_second(finding: Finding) -> None:
    """What a second deed or a second value told of the same thing adds is none of its name."""
    name = name_of(finding)
    if "、" not in name:
        return
    first = _FIRST_MADE.fullmatch(name)
    if first:
        rename(finding, first["rest"])
        return
    last = name.rpartition("、")[2]
    if finding.measure == "ratio" and _DONE_WHOLLY.search(name, 0, len(name) - len(last) - 1) and _RATED.search(last):
        rename(finding, last)  # 河道全面消劣、|优良断面比例
        return
    if (
        last.startswith("新增")
        and len(last) > len("新增项")
        and finding.measure == "level"
        and not finding.counted
        and _PLAN_ENDS.search(name, 0, len(name) - len(last) - 1)
    ):
        rename(finding, last.removeprefix("新增"))  # 实施某工程、|新增|企业50家
        finding.action, finding.measure = "新增", "change"
        return
    verb, position = split_action(last, 0, len(last), NO_MENTIONS)
    made = last.startswith(_MADE) and finding.unit not in SHARES and not finding.counted
    if made and position + 2 <= len(last) and not finding.action.endswith(verb):
        rename(finding, last[position:])  # 支持基地建设、|引进|企业15家
        finding.action = verb
        return
    two = _TWO_DEEDS.fullmatch(name)
    if two and _MEASURES.match(two["measured"]):
        rename(finding, f"{two['what']}{two['measured']}")
    elif finding.counted and _SAID_TOO.search(name):
        rename(finding, _SAID_TOO.sub("", name))


def without_work_before(finding: Finding) -> None:
    """四好农村路新改建60公里、|养护|1100公里: the work before was done on others of the same."""
    if finding.counted or not finding.action:
        return
    name = name_of(finding)
    at = name.find(finding.action)
    work = name[at + len(finding.action) :] if at > 1 else ""
    if work in _OTHER_WORKS:
        rename(finding, name[:at])
        finding.action = work


def with_work(text: str, finding: Finding) -> None:
    """甲湖、乙湖分别实施|清淤|20万方, 森林质量|提升|8万亩: the work between a name and how much of it there is."""
    name = name_of(finding)
    per = _PER_HEAD.fullmatch(name) if name.endswith("人") and not finding.counted else None
    if per is not None:
        rename(finding, f"{per['per']}{per['what']}")  # 抽检量|超|每千人6批次
        return
    if name.endswith("投资完成投资"):
        rename(finding, name.removesuffix("完成投资"))
        return
    purpose = _FOR_WHAT.fullmatch(name) if name[0] == "为" and finding.unit == "CNY" else None
    if purpose is not None:
        rename(finding, f"{purpose['who']}用于{purpose['what']}")  # 为加快体系建设，今年|中央财政安排|90亿元
        return
    kept = _WITH_RULE.fullmatch(name) if finding.unit == "CNY" else None
    if kept is not None:
        rename(finding, f"{kept['what']}{kept['invested']}")  # 省级重点项目|建立包联机制，完成|投资
        return
    if finding.counted or finding.action:
        return
    if finding.unit == "mu" and finding.measure == "change" and name.endswith("质量"):
        rename(finding, f"{name}提升")
        finding.measure = "level"
        return
    between = text[finding.subject.end : finding.printed_start]
    worked = _WORKED_ON.search(between) if finding.measure == "level" and "分别" in between else None
    if worked is not None and not name.endswith(worked["work"]):
        rename(finding, f"{name}{worked['work']}")


def as_work(text: str, finding: Finding) -> None:
    """新建和改造|提升|9万亩: a work done, and nothing rises by it; 补助标准提高到每人|240元: the verb is none of the name."""
    name = name_of(finding)
    will = _WILLED.search(name) if "要" in name else None
    if will is not None:
        name = f"{name[: will.start()]}{name[will.end() :]}"
        rename(finding, name)  # 甲高新区|要力争|技工贸收入
    if name.startswith(_CAUSED):
        rename(finding, name[3:])  # 推动|80%以上|的政务事项
        return
    widens = _WIDENS.fullmatch(name) if name[0] == "扩" else None
    if widens is not None and finding.measure == "level" and text[finding.subject.end : finding.printed_start] in ("", "约", "近"):
        rename(finding, widens["what"])
        finding.action, finding.measure = "扩大", "change"
        return
    set_aside = _SET_ASIDE.fullmatch(name) if name[0] == "资" else None
    if set_aside is not None:
        rename(finding, set_aside["what"])  # 安排50亿元|设立某基金
        finding.action = "设立"
        return
    if name.startswith(_BUDGET_SAYS) and len(name) > len(_BUDGET_SAYS) + 1:
        rename(finding, name.removeprefix(_BUDGET_SAYS))
        return
    added = _ADDED_THERE.fullmatch(name) if "新增" in name and not finding.action else None
    if added is not None and finding.measure == "level" and not finding.counted and finding.unit not in SHARES:
        rename(finding, f"{added['where']}{added['what']}")  # 城区|新增|停车泊位900个
        finding.action, finding.measure = "新增", "change"
        return
    if name.endswith("日") and text.startswith("日均", finding.subject.end - 1):
        rename(finding, f"{name}均")  # 新增处理能力日|均1200吨
        return
    may_add = name[-1] in "设加增建" and finding.measure == "level" and not finding.action and not finding.counted
    more = _WILL_ADD.search(name) if may_add else None
    if more is not None:
        rename(finding, name[: more.start()])  # 病床|将增设|6万张
        finding.action, finding.measure = more["verb"], "change"
        return
    bare = _RAISED.sub("", name) if name[-1] in "到人定扩设" else name
    if bare and bare != name:
        rename(finding, bare)
    if (
        finding.measure == "change"
        and finding.unit not in SHARES
        and _WORKED.search(text, max(0, finding.printed_start - 4), finding.printed_start)
    ):
        finding.measure = "level"


def with_rest(text: str, end: int, finding: Finding, following: Finding | None) -> None:
    """推进30个村|整治攻坚: a name that was taken to end before a verb goes on to the mark; 90家工厂|和车间: both are counted."""
    start = max(finding.subject.end, finding.printed_end, finding.end)
    joined = _JOINED.match(text, start, end)
    name = name_of(finding)
    if joined and "、" in text[clause_begin(text, finding.printed_start) : finding.printed_start]:
        return  # 甲、乙、丙3个|实验室和研究院: three are named
    if joined:
        what = joined["what"]
        if not begins_action(what, 0, len(what)) and not _STATED.search(what) and not name.endswith(what):
            rename(finding, f"{name}{unmarked(joined[0])}")
            finding.end = joined.end()
        return
    mark = _ENDS.search(text, start, end)
    stop = mark.start() if mark else end
    if following is not None and start <= following.start < stop:
        stop = following.start - 1 if text[following.start - 1] == "、" else start
    stop = _before_another(text, start, stop)
    rest = text[start:stop]
    if not rest or len(rest) > _LONGEST_REST or _NO_REST.match(rest) or re.search(r"\d|[（）()]", _RANKING.sub("", rest)):
        return
    if not finding.action or finding.action in _CAUSES or len(name) + len(rest) > _LONGEST_NAME or rest.count("“") != rest.count("”"):
        return
    rename(finding, f"{name}{unmarked(rest)}")
    finding.end = max(finding.end, stop)


def _before_another(text: str, start: int, stop: int) -> int:
    """Where the list that the rest of a clause may go on with ends: before a number or another deed."""
    mark = text.find("、", start, stop)
    while mark >= 0:
        after = text.find("、", mark + 1, stop)
        part = text[mark + 1 : after if after >= 0 else stop]
        verb = split_action(part, 0, len(part), NO_MENTIONS)[0]
        if re.search(r"\d", part) or _SOME.match(part) or (verb and predicative(verb)):
            return mark  # 推进30个村|整治、新建5条路
        mark = after
    return stop


def as_people(text: str, finding: Finding) -> None:
    """为14万|残疾人|代缴…: people counted by a bare number."""
    if finding.unit != "count" or not _BARE_SCALE.search(text[finding.printed_start : finding.printed_end].rstrip("以上左右")):
        return
    if _PEOPLE.match(name_of(finding)):
        finding.unit = "persons"


def as_spread(text: str, finding: Finding) -> None:
    """免费检查试点|扩大到|60%|的县: of what there are so many."""
    if finding.action or not is_bare(name_of(finding).removesuffix("份额")):
        return
    number = finding.printed_start
    start = clause_begin(text, number)
    if not _SPREADS.search(text, start, number):
        return
    lead = unmarked(text[start:number]).removeprefix("将").removeprefix("把")
    if _SPREADS_ALONE.match(lead):
        whose = object_before(text, start, NO_MENTIONS)
        if not whose:
            return
        lead = f"{whose.removesuffix(lead[:2])}{lead}"
    rename(finding, f"{lead}的{name_of(finding).removesuffix('份额')}")
    finding.start = min(finding.start, start)
