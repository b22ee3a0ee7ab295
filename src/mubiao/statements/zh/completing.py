"""A name too bare to say what its number counts is completed from its own clause.

县|通过国家验收 (what is said of it), 省级|绿色工厂 (what a list shares), 新开工|项目 (its verb), 年度投资超亿元的|项目 (what stands before 的).
The parts are words of the report, in its order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from mubiao.statements.findings import Finding
from mubiao.statements.index import NO_MENTIONS
from mubiao.statements.zh.actions import begins_action, split_action
from mubiao.statements.zh.called import LIST_MARK, RANK, ends_at, is_bare, is_rank, is_verb, listed, name_of, rename, verb_of
from mubiao.statements.zh.deeds import settle_deeds
from mubiao.statements.zh.heads import object_before
from mubiao.statements.zh.lexicon import any_of, words
from mubiao.statements.zh.marks import behind_last
from mubiao.statements.zh.phrases import clean_phrase, unmarked
from mubiao.statements.zh.predicates import JOINED, amount_in, lists_names, said_behind
from mubiao.statements.zh.purposes import given_for, gives, purpose_behind

_CAUSATIVE = words("nouns", "causative") | {"确保", "力争", "争取", "保障", "使", "让"}
# Verbs that say nothing of what is counted, only that there is so much of it.
IDLE = frozenset(("实现", "达到", "突破", "超过", "确保", "力争", "争取到", "有", "共", "累计", "抓好", "做好"))
_LINK, _SHORTEST_DEED = re.compile("(?:共计|累计|合计|资金|不[低少]于|[共达约近超为])+$"), 4
# …、数量居全省第二
_ALSO_RANKED = re.compile("、(?:数量|总数|总量|增速|均|全[国省区州市](?!性)|位|居|列|排|占|同比|较)[^、]*$")
# Said of all of a number of things by whoever had them done: 优化|审批流程90项措施|全面完成
_ALL_DONE = re.compile("(?:已|均|都|全部|全面|顺利|如期|按期|基本|提前|圆满)+(?:完成|落地|落实|建成|竣工|完工|办结|实施|开工|投用)")
_FOR = re.compile(
    "(?P<word>面向|[向给]|(?<![应针相绝面])对|(?<![犍作成认称行])为)(?:[全我本][国省市区州县盟旗]|各类|广大|[约近超逾过共再的多余])*$"
)
_FOR_BEGINS = frozenset("面向给对为")
_LONGEST_NAME = 45
# Words that the end of a name is cut in, and how what is said of it may begin.
_CUT = frozenset(("修复", "恢复", "康复", "市辖", "县辖", "镇辖"))
_HOW = ("有序", "全面", "全部", "加快", "顺利", "稳步", "扎实", "陆续", "相继", "如期", "正式", "圆满")
_TOLD = re.compile("全面|加快|完成|推进|参与|实现|启动|增长|提高")
_AMOUNT = re.compile(r"\d[\d.]*[万亿多余来]*[个家项条座人户]")
_VALUE = re.compile(r"(?:[达为共约近超有]|超过|突破|累计|合计|分别)*\d.*$")
_WORKS, _WORKED_ON = (
    "改造|建设|创建|整治|治理|修复|提升|改造提升|提升改造|建设改造|试点建设|清淤|疏浚|绿化|编制|升级|互认|通办|共享",
    "项目|工程|任务",
)
_WORK = re.compile(f"(?:{any_of('promising', 'ways')})*(?:{_WORKS})(?:{_WORKED_ON})?$")
_WORK_ENDS = frozenset(word[-1] for word in f"{_WORKS}|{_WORKED_ON}".split("|"))
_HEADED = re.compile("(?<![续在新重改])(?<!等)(?<!续建)(?<!在建)(?<!重点)(?<!重大)(?:项目|工程)建设$")
_BUILT = re.compile("(?:中心|基地|园|平台|站|场|镇|村|县|市|点|区|馆|院|所|路|桥|库|线|港|校|企业)$")
_HAS_HEAD = re.compile("(?:项目|工程|任务|行动|计划|试点)$")
_DONE_ON = frozenset(("实施", "完成", "推进", "启动", "开展", "加快", "全面完成", "加快推进", "统筹推进", "抓好", "深入实施", "实现"))
# 1956年|社会文教支出: the year is in the record's period
_YEAR = re.compile(r"(?:(?:19|20)\d\d|[一二][九○〇零][○〇零一二三四五六七八九]{2})年(?:全[国省市区]|的|度|我国)?(?=.{3})")
_YEAR_BEGINS = frozenset("12一二")
_RULED = frozenset(("促进", "推动", "支持", "优化", "提振", "扩大", "鼓励", "引导", "稳定", "加快", "强化", "深化"))
_PLACED = re.compile("在全[国省市区州县](?!.*中[\u4e00-\u9fff]{2,}$).*")
_OURS = re.compile("(?<=[\u4e00-\u9fff]{3})中我[国省市区州县]$")
_SHORTEST_PLACED = 4
_IMPROVED = frozenset(("改造", "优化", "巩固", "整治"))
_NEAR = 20
_LEAD = 10
_SHARE_HEADS = ("比重", "占比", "比例", "率", "份额")
_TAKES = re.compile(r"(?:还|只|仅|约|已|已经|大约)*占(?:到|了)?(?P<of>[^占，、]{2,14}?)(?:的|达到?|约)*$")
_UP_TO = re.compile(
    r"(?P<who>.{2,}?)(?:要|将|已)*(?:增加|扩大|提高|上升|下降|达)到(?:占)?(?P<of>全[国省市区州县](?:总)?(?:人口|县数|耕地|面积|户数|总数))的?"
)
# 均|获评, 全部|办结
_ALL = re.compile("^(?:均|都|也|已经?|分别)+")
_AMONG = re.compile("占|^我国")
_SHORTEST_LEAD, _LONGEST_LEAD, _LONGEST_WHOSE = 2, 34, 8
# Before a number: how many altogether, when, where or in which order, and not whose.
_NO_WHOSE = re.compile(
    r"[全我本][国省市区州县]|[省市州县区旗]$|\d|年|月|期间|来$|首批|首次|其中|累计|目前|已|现|又|另|还|等|各|有|使|让|将|把|中$|内$|上$|下$|[的了]|分别|第|[全整]部?$"
)
# What no name can end with where its head follows, or begin with.
_NO_LEAD = re.compile("等$|等(?:共|重点)$|[为向对给在到由与和及是有]$|^(?:在|由|从|以|对|为|向|其|这|该|共|有|的)|[“”（）]|[约近超逾共]$")
# 63万农村人口|脱贫、718个贫困村|出列: each says what has become of it
_SAYS_ITS_OWN = ("脱贫", "摘帽", "出列", "销号", "退出", "清零", "达标")


def complete(text: str, end: int, findings: Sequence[Finding]) -> None:
    """Complete the names of a sentence's ``findings`` that say too little; the sentence ends at ``end``."""
    valued = [finding for finding in findings if finding.bound not in ("relative", "qualitative")]
    places = [at for at, finding in enumerate(valued) if not finding.subject.known]
    if not places:
        settle_deeds(text, valued)
        return
    unknown = [valued[at] for at in places]
    if len(valued) > 1:
        for at in places:
            _share_with_list(text, valued[at], valued[at - 1] if at else None, valued[at + 1] if at + 1 < len(valued) else None)
    for finding in unknown:
        year = _YEAR.match(name_of(finding)) if finding.subject.indicator[6:7] in _YEAR_BEGINS else None  # behind other:
        if year:
            rename(finding, name_of(finding)[year.end() :])
    verbs = [finding.action for finding in unknown]  # of the list that each stands in
    for i in range(1, len(unknown)):
        if not verbs[i] and verbs[i - 1] and unknown[i].counted and listed(text, unknown[i - 1], unknown[i]):
            verbs[i] = verbs[i - 1]
    for i in range(len(unknown) - 2, -1, -1):
        _share_work(text, end, unknown[i], unknown[i + 1], verbs[i])
    said: list[str] = [""] * len(unknown)
    for i in range(len(unknown) - 1, -1, -1):
        finding = unknown[i]
        following = unknown[i + 1] if i + 1 < len(unknown) else None
        said[i] = said_behind(text, end, finding, following)
        in_list = following is not None and listed(text, finding, following)
        if not said[i] and in_list and not finding.action and not name_of(finding).endswith(_SAYS_ITS_OWN):
            said[i] = _of_both(name_of(unknown[i + 1]), said[i + 1])
    for i, at in enumerate(places):
        _complete(text, valued[at], said[i], valued[at - 1] if at else None)
    settle_deeds(text, valued)


def _of_both(name: str, said: str) -> str:
    """5个市、9个市|辖区建立了政权: what is said of the last of a list, without the rest of its name, where that was cut inside a word."""
    if not said or name[-1:] + said[0] not in _CUT:
        return said
    at = next((i for i in range(1, len(said)) if begins_action(said, i, len(said)) or said.startswith(_HOW, i)), 0)
    return said[at:]


def _share_with_list(text: str, finding: Finding, before: Finding | None, following: Finding | None) -> None:
    """建成7个|省级、|30个市级示范点, 创成国家级绿色工厂9家、|省级17家: the rank alone shares what the other member of the list names."""
    if not is_rank(unmarked(name_of(finding))):
        return
    for other in (following if finding.counted else before, before, following):
        if other is None or not (listed(text, finding, other) or listed(text, other, finding) or _of_one_amount(text, finding, other)):
            continue
        whole = clean_phrase(text[other.subject.start : other.subject.end]) if other.subject.known else name_of(other)
        own = RANK.search(whole) if other.subject.known else RANK.match(whole)
        rest = whole[own.end() :] if own else ""
        if len(rest) >= 2 and not is_bare(rest):
            level = "级" if own is not None and own[0].endswith("A级") and not name_of(finding).endswith("级") else ""  # 3A、|4A级企业
            finding.subject = replace(finding.subject, indicator=f"other:{name_of(finding)}{level}{rest}")
            return


def _of_one_amount(text: str, finding: Finding, other: Finding) -> bool:
    """新增3A级、|4A级物流企业各1家: one amount for both."""
    return finding.printed_start == other.printed_start and LIST_MARK.fullmatch(text, finding.subject.end, other.subject.start) is not None


def _share_work(text: str, end: int, finding: Finding, following: Finding, verb: str) -> None:
    """实施800个|老旧小区|、300条|背街小巷改造: the work at the end is done on each; behind a bracket it is no part of the thing yet."""
    name = name_of(following)
    work = _WORK.search(name) if name[-1:] in _WORK_ENDS else None
    if work is None and following.counted and text[ends_at(text, following) - 1] in "）)":
        said = _WORK.fullmatch(said_behind(text, end, following, None))
        if said is not None:
            rename(following, f"{name}{said[0]}")
            following.end = max(following.end, ends_at(text, following) + len(said[0]))
            work = said
    if work is None or not (finding.counted and following.counted) or not listed(text, finding, following):
        return
    if verb in _DONE_ON and not _WORK.search(name_of(finding)) and not _HAS_HEAD.search(name_of(finding)):
        headed = _HEADED.search(name_of(following)) if _BUILT.search(name_of(finding)) is None else None
        rename(finding, f"{name_of(finding)}{headed[0] if headed else work[0]}")  # 11个煤层气|、6个页岩气项目建设
        finding.end = max(finding.end, following.end)


def _complete(text: str, finding: Finding, said: str, before: Finding | None) -> None:
    name, action = name_of(finding), finding.action
    bare = is_bare(name)
    takes = _TAKES.search(name) if finding.measure == "ratio" and finding.unit == "%" else None
    if takes and takes.start() >= 2 and not name.endswith(_SHARE_HEADS):
        rename(finding, f"{name[: takes.start()]}占{takes['of']}比重")  # 集装箱吞吐量|占全省的|30%
        return
    whole = _UP_TO.fullmatch(name) if finding.measure == "ratio" and "到" in name else None
    if whole is not None:
        rename(finding, f"{whole['who']}占{whole['of']}比重")  # 普及义务教育的地区要增加到全国人口的|72%
        finding.action = ""
        return
    among = _OURS.search(name) if "中我" in name else None
    if among:
        rename(finding, name[: among.start()])  # 全国百强县|中我省|有4个
        return
    place = _PLACED.search(name) if not finding.counted and "在全" in name else None
    if place and place.start() >= _SHORTEST_PLACED:
        rename(finding, name[: place.start()])  # 林草产业总产值|在全国率先|突破…
        return
    if finding.unit == "CNY" and gives(text, finding, name):
        rename(finding, given_for(text, finding, name))
        return
    share = finding.counted and finding.measure == "ratio" and name.endswith("份额")
    told = not action or action in _CAUSATIVE
    said = _ALSO_RANKED.sub("", said) if said else ""
    amount, whom = (amount_in(said), _for_whom(text, finding)) if said else (-1, "")
    if whom and amount > 0 and begins_action(said, 0, amount):
        said = _LINK.sub("", said[:amount])  # 为3万名老人|发放补贴200万元
        amount = -1 if len(said) >= _SHORTEST_DEED else amount
    elif amount > 0 and "、" in said[:amount]:
        said = said[: said.rindex("、", 0, amount)]  # 30家企业|与高校结对、订单2亿元
        amount = -1
    if bare and _AMOUNT.search(said):
        said = _VALUE.sub("", said)  # 381家|企业|提出问题676个
    if said and action and finding.counted and not told and _ALL_DONE.fullmatch(said):
        rename(finding, f"{_from_verb(text, finding)}{name}{unmarked(said)}")
        finding.action, finding.end = "", max(finding.end, ends_at(text, finding) + len(said))
        return
    if text[finding.printed_end - 1] == "条" and action in _RULED and not finding.counted:
        rename(finding, f"{action}{name}")  # 出台|促进房地产|26条
        return
    if (
        said
        and (bare or share or (JOINED.match(said) and not lists_names(text, finding)) or (told and amount < 0))
        and len(name) + len(said) <= _LONGEST_NAME
    ):
        behind = ends_at(text, finding)
        if text.startswith(said, behind):
            finding.end = max(finding.end, behind + len(said))
        said = _ALL.sub("", unmarked(said)) or said
        if is_verb(name) and not begins_action(said, 0, len(said)):
            finding.action = name  # 培育|30个以上|特色夜市街区
            rename(finding, said)
        else:
            rename(finding, f"{whom or _whose(text, finding, bare)}{name.removesuffix('份额') if share else name}{said}")
        return
    if share:
        whose = _shared_by(text, finding, name.removesuffix("份额"))
        if whose:
            rename(finding, whose)
        return
    if not bare:
        return
    if name in _IMPROVED and finding.measure == "change" and text.startswith("提升", finding.subject.end):
        finding.measure, finding.action = "level", f"{name}提升"  # 新增大棚1万亩、|改造提升|5000亩
    if is_verb(name) and before is not None and not before.subject.known and 0 <= finding.printed_start - before.printed_end <= _NEAR:
        whose = name_of(before).removesuffix(name).partition("进行")[0]  # 对70件规章进行清理，|废止12件
        rename(finding, f"{whose}{name}")  # 新增设施农业1万亩、|改造5000亩; 演出200场，|惠及5万人
        return
    if is_verb(name):
        whose = object_before(text, finding.subject.start, NO_MENTIONS)
        if whose and not _TOLD.search(whose):
            rename(finding, f"{whose}{name}")
        return
    if not action and before is not None and listed(text, before, finding):
        action = before.action or verb_of(text, before)
    led, verb = _led(text, finding)
    if led:
        finding.action = verb or action
        rename(finding, f"{led}{(name == '资金' and purpose_behind(text, finding)) or name}")
    elif action and action not in IDLE and action != name and not name.startswith(action):
        rename(finding, f"{action}{name}")


def _for_whom(text: str, finding: Finding) -> str:
    """为|5万名老人|提供…: the preposition that makes the clause of whoever is counted."""
    if not finding.counted:
        return ""
    lead = text[max(0, finding.printed_start - _LEAD) : finding.printed_start]
    found = None if _FOR_BEGINS.isdisjoint(lead) else _FOR.search(text, max(0, finding.printed_start - _LEAD), finding.printed_start)
    return found["word"] if found else ""


def _clause_before(text: str, number: int) -> str:
    """What stands between the beginning of the clause and its number; "" where that is too far."""
    floor = max(0, number - _LONGEST_LEAD)
    start = behind_last(text, "，。；：:！、\n", floor, number)
    return "" if (start <= floor and floor) or text[start - 1 : start] == "、" else text[start:number]


def _from_verb(text: str, finding: Finding) -> str:
    """优化审批流程|90项|措施全面完成: the clause before the number, which says what the measures are for."""
    lead = unmarked(_clause_before(text, finding.printed_start))
    return "" if lead.endswith(("等", "为", "向", "对", "给", "在")) else lead


def _whose(text: str, finding: Finding, bare: bool) -> str:
    """税务|6项|工作进入全省前列: the noun right before the number says whose; "" where a verb, a time or a place stands there."""
    lead = unmarked(_clause_before(text, finding.printed_start)) if bare and finding.counted else ""
    if not _SHORTEST_LEAD <= len(lead) <= _LONGEST_WHOSE or _NO_WHOSE.search(lead) or _NO_LEAD.search(lead):
        return ""
    return lead if split_action(lead, 0, len(lead), NO_MENTIONS) == ("", 0) else ""


def _led(text: str, finding: Finding) -> tuple[str, str]:
    """What stands between the verb and the number of a bare thing, and the verb: 年度投资超亿元的|50个|项目, 实施|市场准入改革|15项|举措."""
    if not finding.counted:
        return "", ""
    number = finding.printed_start
    floor = max(0, number - _LONGEST_LEAD)
    start = behind_last(text, "，。；：:！\n", floor, number)
    listed = text.rfind("、", start, number) + 1
    if listed and begins_action(text, listed, number):
        start = listed
    if start <= floor and floor:
        return "", ""
    verb, position = split_action(text, start, number, NO_MENTIONS)
    lead = unmarked(text[position:number])
    if not len(lead) >= _SHORTEST_LEAD or _NO_LEAD.search(lead) or ("、" in lead and not lead.endswith("的")):
        return "", ""
    return lead, verb


def _shared_by(text: str, finding: Finding, name: str) -> str:
    """试点覆盖|24%|的县: what a share is of is told by the words before it."""
    number = finding.printed_start
    start = behind_last(text, "，。；：:！、\n", max(0, number - _LONGEST_LEAD), number)
    lead = unmarked(text[start:number])
    if _AMONG.search(lead):
        return ""
    return f"{lead}的{name}" if len(lead) >= _SHORTEST_LEAD and not _NO_LEAD.search(lead) else ""
