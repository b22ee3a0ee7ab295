"""Several subjects and one number, or several: whether each has it, or all together, or only the last."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from mubiao.records import Quantity
from mubiao.statements.findings import Finding, Subject
from mubiao.statements.index import NO_MENTIONS, Mentions
from mubiao.statements.zh.actions import predicative, split_action
from mubiao.statements.zh.division import divided
from mubiao.statements.zh.heads import with_shared_front
from mubiao.statements.zh.listed_heads import with_shared
from mubiao.statements.zh.phrases import clean_phrase
from mubiao.statements.zh.shared_heads import with_shared_head, with_shared_place
from mubiao.statements.zh.state import SHARES, State, whole
from mubiao.statements.zh.subjects.reading import SubjectList
from mubiao.statements.zh.values.measures import Value

# 各 gives to each only before an amount or its verb: 各县、各部门|的培训15场 is one sum
_EACH_ONE = re.compile(r"均(?!衡)|都(?!市)|各(?=[\d〇一二两三四五六七八九十百千万约近超逾达有为增建新]|$)")
_TAKES = re.compile("(?:只|仅|约|就|已|则)*占")
_SHARE_NAMED = re.compile("占|率|比重|比例|份额")
_BARE_WHOLES = frozenset(("出口额", "出口", "进口额", "进口", "进出口额", "进出口总额", "发电量", "零售额", "进出口"))
_OF_A_SECTOR = re.compile(
    "(?:特色)?(?:农产品|农副产品|新能源|可再生能源|清洁能源|绿色电力|机电产品|文化产品|汽车|茶叶|水果|中药材|数字产品)"
)
_HOW_MANY, _ALONE = re.compile("(?:活动|会议|论坛|展会|培训|文件|节庆)(?:数量|次数|数)$"), frozenset(("财政支出", "支出", "经费"))
_TOGETHER = re.compile("方面的|共(?:为|达|计)?$|合计|等各?项")
_EACH = re.compile(f"{_EACH_ONE.pattern}|分别")


def as_one_sum(
    text: str, start: int, begin: int, before: SubjectList, subjects: tuple[Subject, ...], quantity: Quantity, state: State
) -> tuple[tuple[Subject, ...], int]:
    """One number behind several names, and where the piece that it is told in begins: of the last of several deeds, or of all together."""
    if before.items == subjects:
        subjects = _of_last_verb(text, subjects, state)
        if len(subjects) == 1:
            return subjects, subjects[0].start
    if not any(subject.known for subject in before.items) and not _EACH_ONE.search(text, begin, quantity.value_start):
        subjects = (whole(text, before),)  # 世界级、都市级标志性商圈100个: one sum, not the same for each
    return subjects, start


def parted_or_gathered(
    text: str,
    start: int,
    subject_end: int,
    values: Sequence[Value],
    subjects: tuple[Subject, ...],
    begin: int,
    own: bool,
    each: bool,
    mentions: Mentions,
) -> tuple[tuple[Subject, ...], str]:
    """The subjects as the values part or gather them, and the verb that acts on one whole."""
    quantity = values[-1].quantity
    if (each or values[-1].listed) and len(values) > 1:
        parts = with_shared(text, with_shared_front(divided(text, subjects, len(values), mentions)), _tells_share(values))
        return _sharing_a_share(tuple(parts), values), ""
    if len(values) > 1 or len(subjects) < 2:
        return subjects, ""
    if own and _taken_together(text, start, quantity, subjects):
        together = whole(text, SubjectList(subjects, begin, subject_end))  # one number for all of 交通、水利、能源项目
        verb, position = split_action(text, together.start, together.end, NO_MENTIONS)
        if predicative(verb) and together.end - position >= 2:  # 完成|人工造林、封山育林
            return (replace(together, indicator=f"other:{clean_phrase(text[position : together.end])}", start=position),), verb
        return (together,), ""
    if _EACH_ONE.search(text, subjects[-1].start, quantity.value_start):
        parts = with_shared(text, with_shared_place(with_shared_head(text, subjects)), _tells_share(values))
        return tuple(parts), ""  # 肉牛、黄羊|饲养量|均增长8%
    if own and quantity.unit == "%" and values[0].link.direction:
        return tuple(with_shared(text, with_shared_head(text, subjects), False)), ""  # 水路、公路|客运量|保持两位数增长
    return subjects, ""


def _tells_share(values: Sequence[Value]) -> bool:
    """Percentages that say how much of a whole, not how it grew."""
    return all(value.quantity.unit == "%" and not value.link.direction for value in values)


def named_as_shares(text: str, before: SubjectList, subjects: tuple[Subject, ...], begin: int, quantity: Quantity) -> tuple[Subject, ...]:
    """技术改造、节能减排投资|占16%: a share of what was told before, of all that the list names together."""
    end = subjects[-1].end
    share = _TAKES.match(text, end, quantity.start)
    if share is None or _SHARE_NAMED.search(subjects[-1].indicator):
        return subjects
    last = subjects[-1] if len(subjects) == 1 or _EACH_ONE.search(text, end, quantity.start) else whole(text, before)
    if last.known or any(subject.measure for subject in subjects):
        return subjects
    return (replace(last, indicator=f"{last.indicator}占比", measure="ratio"),)


def _of_last_verb(text: str, subjects: tuple[Subject, ...], state: State) -> tuple[Subject, ...]:
    """推进|园区配套、|完成|危桥改造20座: a list of deeds, each with what it acts on; the number is of the last."""
    first, last = subjects[0], subjects[-1]
    verb, position = split_action(text, last.start, last.end, NO_MENTIONS)
    if last.known or len(verb) < 2 or not predicative(verb) or last.end - position < 2 or text[position] == "的":
        return subjects
    if text[last.start - 1] != "、" or _TOGETHER.search(text, last.start, last.end + 2) or _in_title(text, first.start, last.start):
        return subjects
    thing = split_action(text, first.start, first.end, NO_MENTIONS)[1]
    if first.end - thing < 2:
        return subjects  # 新建、改扩建|学校: two verbs of one thing
    acted_on = Subject(f"other:{clean_phrase(text[thing : first.end])}", thing, first.end, None, False)
    state.subjects, state.subject_start, state.thing = (acted_on,), first.start, None
    return (last,)


def of_one_share(text: str, subjects: tuple[Subject, ...], quantity: Quantity) -> tuple[Subject, ...]:
    """新兴产业和未来产业|营业收入占比30%: one share of both, where no word gives it to each."""
    first, last = subjects[0], subjects[-1]
    bare = first.known and first.measure is None and text[first.end : last.start] in ("和", "及", "与")
    if not bare or not text.endswith(("占比", "比重"), last.start, last.end) or _EACH.search(text, first.start, quantity.start):
        return subjects
    return (Subject(f"other:{clean_phrase(text[first.start : last.end])}", first.start, last.end, "ratio", False),)


def _in_title(text: str, start: int, position: int) -> bool:
    return any(text.rfind(opened, start, position) > text.rfind(closed, start, position) for opened, closed in ("《》", "“”"))


def _sharing_a_share(subjects: tuple[Subject, ...], values: Sequence[Value]) -> tuple[Subject, ...]:
    """工业投资、民间投资|占比分别达50%、40%: what the last is measured in, the others are."""
    if not subjects or subjects[-1].measure != "ratio" or any(value.link.direction or value.quantity.unit != "%" for value in values):
        return subjects
    return tuple(subject if subject.measure else replace(subject, measure="ratio") for subject in subjects)


def _taken_together(text: str, start: int, quantity: Quantity, subjects: tuple[Subject, ...]) -> bool:
    """One number for all of a list: 交通、水利、能源项目50个, 城镇新增就业、失业人员再就业16万人; not where 均 or 都 gives it to each."""
    if _TOGETHER.search(text, start, quantity.start):
        return True
    known = [subject.known for subject in subjects]
    alike = (quantity.unit not in SHARES and not (quantity.unit == "times" and all(known))) or not any(known)
    return alike and not _EACH.search(text, start, quantity.end)


def without_borrowed(text: str, subjects: tuple[Subject, ...], found: list[Finding]) -> list[Finding]:
    """农产品网络零售额、|出口额: what the front of a list's first name says of its bare heads, which alone are the whole area's."""
    first = subjects[0]
    alone = _BARE_WHOLES
    if not first.known and _HOW_MANY.search(first.indicator):  # 论坛活动数量和|财政支出
        alone = _ALONE
    elif _OF_A_SECTOR.match(text, first.start, first.end) is None:
        return found
    borrowed = {subject.indicator for subject in subjects[1:] if subject.known and text[subject.start : subject.end] in alone}
    return [finding for finding in found if finding.subject.indicator not in borrowed]
