"""Lists whose names hold numbers, and parts whose predicate stands behind the number.

34个省重点、300个市重点项目分别完成投资40亿元、150亿元: how many there are of each is no value where 分别 gives the values.
高校毕业生67.5%|留辽就业: the share of what is named that does what is said of it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from mubiao.records import Quantity
from mubiao.statements.findings import Subject
from mubiao.statements.index import Mentions
from mubiao.statements.zh.actions import split_action
from mubiao.statements.zh.division import divided
from mubiao.statements.zh.heads import is_bare
from mubiao.statements.zh.listed_heads import with_shared_work
from mubiao.statements.zh.phrases import clean_phrase
from mubiao.statements.zh.state import State, remember
from mubiao.statements.zh.stated import stated_groups
from mubiao.statements.zh.subjects.reading import read_subjects
from mubiao.statements.zh.values.binding import bind
from mubiao.statements.zh.values.measures import Value
from mubiao.statements.zh.values.stocks import ADDING
from mubiao.statements.zh.values.units import fits

_HOW_MANY = re.compile(
    r"(?:推进|实施|抓好|推动|加快|全力推进|大力推进)?\d[\d.]*[万余多]*[个项家条座处所件户种只支台套片](?![及以])(?=[\u4e00-\u9fff])"
)
_MARK = re.compile(r"、|和(?=\d)|及(?=\d)|与(?=\d)")
_TAIL = re.compile("(?:预计|预期|已|将|均|同比|，|力争|确保)+$")
_STRIVES = re.compile("力争|争取")
_SHORTEST = len("other:") + 3
# What is said of the part: it begins with a verb or a preposition, and is no noun that the number counts.
_SAID = re.compile(
    r"(?:以上|左右|以内)?(?P<said>(?:均|都|已)?(?:由|用于|用在|投入|投向|在(?!校|职|建|线|岗|园|外)|留|使用|实现|完成|落实|达到|达标|通过|设立|设置|全覆盖|覆盖|清洁|办结|回收|利用|入驻|来自|分布|集中|转化|得到|享受|纳入|实行|进入|开展|提供|全流程)[^，。；、：\d]{0,16})(?=[，。；、]|$)"
)
_SPENT = re.compile("用于|用在|在|分布|集中|投向|投入|来自|由")
_LONGEST_TOPIC = 22
_NO_TOPIC = re.compile("[在对向为从由将把以按与]|同比|增长|下降|提高|降低|达|占|超")


def read_paired(text: str, start: int, end: int, mentions: Mentions, inside: list[Quantity], state: State) -> bool:
    """Bind the values behind 分别 to the names before it, which hold numbers; ``False`` where none does, or they do not pair."""
    each = text.find("分别", start, end)
    behind = [quantity for quantity in inside if quantity.start > each]
    if inside[0].value_start >= each or len(behind) < 2:
        return False
    groups = stated_groups(text, each, end, behind, mentions)
    values, subject_end = groups[0] if groups else ([], each)
    if len(groups) != 1 or len(values) < 2 or len(values) != len(behind):
        return False
    position = split_action(text, start, each, mentions)[1]
    items = _parts(text, position, each)
    items = with_shared_work(items) if len(items) > 1 else items
    if len(items) != len(values):
        return False
    head = clean_phrase(text[split_action(text, each + len("分别"), subject_end, mentions)[1] : subject_end]) if subject_end > each else ""
    if head:  # 分别完成|投资
        items = [replace(item, indicator=item.indicator + head) for item in items]
    else:
        items = list(divided(text, items, len(values), mentions))
    if len(items) != len(values) or any(is_bare(item) or len(item.indicator) < _SHORTEST for item in items):
        return False
    if not all(fits(item, value.quantity) for item, value in zip(items, values, strict=True)):
        return False
    found = bind(items, values, True, position, behind[-1].end)
    for finding in found:
        if _STRIVES.search(text, start, each):
            finding.stance = "strive"
    state.pending, state.pending_bare = [], []
    state.out.extend(found)
    state.valued.extend((item, position) for item in items)
    remember(state, tuple(items), position)
    return bool(found)


def _parts(text: str, start: int, end: int) -> list[Subject]:
    """The names of a list, each without how many there are of it."""
    parts: list[Subject] = []
    position = start
    for mark in [*_MARK.finditer(text, start, end), None]:
        stop = mark.start() if mark is not None else end
        counted = _HOW_MANY.match(text, position, stop)
        begin = counted.end() if counted else position
        name = _TAIL.sub("", text[begin:stop])
        if name:
            parts.append(Subject(f"other:{clean_phrase(name, True)}", position, begin + len(name), None, False))
        position = mark.end() if mark is not None else end
    return parts


def read_part(text: str, start: int, value: Value, subject_end: int, end: int, mentions: Mentions, state: State) -> bool:
    """新增财力80%以上|用于民生: a share of what is named before, told by what is said behind; ``False`` where none is."""
    quantity = value.quantity
    if quantity.unit != "%" or value.link.direction or any(word not in _LOOSE for word in value.link.words):
        return False
    if split_action(text, start, subject_end, mentions)[1] >= subject_end:
        return _read_share_of(text, start, value, end, state)
    said = _SAID.match(text, quantity.value_end, end)
    if said is None or said.end() < end:
        return False
    verb, position = split_action(text, start, subject_end, mentions)
    position = start if verb in ADDING else position  # 新增|财力: which one
    topic = read_subjects(text, position, subject_end, mentions)
    if len(topic.items) != 1 or topic.opaque or topic.items[0].measure is not None:
        return False
    item = topic.items[0]
    if item.known and not _SPENT.match(said["said"]):
        return False  # 断面水质100%|达标
    name = clean_phrase(text[item.start : item.end])
    if not 2 <= len(name) <= _LONGEST_TOPIC or _NO_TOPIC.search(name) or is_bare(item):
        return False
    part = Subject(f"other:{name}{said['said']}比例", item.start, item.end, "ratio", False)
    for finding in bind((part,), [value], False, item.start, said.end()):
        finding.measure, finding.end, finding.own_subject = "ratio", said.end(), False
        state.out.append(finding)
    return True


def _read_share_of(text: str, start: int, value: Value, end: int, state: State) -> bool:
    """90%以上|行政村达到示范村标准: the share of what stands behind the number, told with what is said of it."""
    whole = _WHOLE.fullmatch(text, value.quantity.value_end, end)
    if whole is None or _NO_WHOLE.search(whole["noun"]):
        return False
    named = Subject(f"other:{whole['noun']}{whole['said']}比例", whole.start("noun"), end, "ratio", False)
    for finding in bind((named,), [value], False, value.quantity.start, end):
        finding.measure, finding.end, finding.own_subject = "ratio", end, False
        finding.stance = "strive" if _STRIVES.search(text, start, value.quantity.start) else finding.stance
        state.out.append(finding)
    return True


_WHOLE = re.compile(
    "(?:以上|左右)?的?(?P<noun>[\u4e00-\u9fff（）]{1,14}?)(?P<said>(?:基本|均|都|已|全部)?(?:达到|达标|通过|实现|完成|建成|创成|配备|设有|得到|享受|进入|使用|接入|纳入|获得|符合|拥有)[\u4e00-\u9fff“”（）A-Z]{0,18})"
)
_NO_WHOLE = re.compile("增长|提高|下降|份额|比重|^(?:目标|增速|速度|标准|水平|任务|是|可以|有|已)|的$")
_LOOSE = frozenset(("实现", "有", "超", "超过", "近", "约", "将", "已", "均", "确保", "力争", "的"))
