"""A share that the thing named just before has: 产值40亿元，|占全省的20%; 产量3亿吨，|相当于2020年的40%."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mubiao.indicators import match, vocabulary
from mubiao.statements.findings import Finding, Subject
from mubiao.statements.zh.phrases import clean_phrase
from mubiao.statements.zh.state import State
from mubiao.statements.zh.values.binding import bind
from mubiao.statements.zh.values.measures import Value

# 占全省的20%: a share that the thing before it has
_SHARE_OF = re.compile(
    r"(?:约|均|分别|又|也|已|将|仅|即|共|总共|只|就)*(?:占(?:到|了)?(?P<of>[^，。；、\d占]{1,16}?)(?:的(?:比重|比例)?|比重|比例)?(?:达到|达|为|约|近|超过|超|有|是)?"
    r"|(?:为|是|相当于|达到)(?P<than>(?:(?:19|20)\d\d年|[^，。；、\d]{1,14}?)的))"
)
# 确保|精品区、标准区|分别|不少于|城区面积|的8%、45%: a list of parts, and the whole that each of them is a share of
_OF_WHOLE = re.compile(
    "(?:确保|力争|争取|推动|促进|实现|使)*(?P<parts>[^，。；：\\d]{2,60}?)分别(?:占|(?P<most>不超过|不高于)|(?P<least>不少于|不低于))"
    "(?P<of>[^，。；、\\d占]{2,14}(?:面积|总[数量额]|总[投收产人支][^，。；、\\d]{1,2}|人口|支出|收入|投资))"
)
_JOINTS = re.compile("[、和与及]")
_OF_ECONOMY = re.compile("GDP|生产总值")
_BEGINS = frozenset("约均分又也已将仅即共总只就占为是相达")  # what it can begin with


def share_of(text: str, start: int, end: int) -> re.Match[str] | None:
    """The words of a share where they are all that ``text[start:end]`` holds."""
    return _SHARE_OF.fullmatch(text, start, end) if text[start] in _BEGINS else None


def shares_of_last(text: str, share: re.Match[str], values: Sequence[Value], state: State) -> list[Finding]:
    """Of the one thing told before; nothing where there were several."""
    if len(state.subjects) != 1:
        return []
    part = _part(text, share, state.subjects[0])
    return _as_shares(bind((part,), values, False, state.subject_start, values[-1].quantity.end))


def shares_of_each(text: str, share: re.Match[str], values: Sequence[Value], state: State) -> list[Finding]:
    """A、B分别增长5%、6%，占全省比重|分别达到2%、3%: of those told just before, in their order."""
    recent = [(subject, place) for subject, place in state.valued if text.find("；", place, share.start()) < 0][-len(values) :]
    if len(recent) != len(values):
        return []
    parts = tuple(_part(text, share, subject) for subject, _ in recent)
    return _as_shares(bind(parts, values, True, recent[0][1], values[-1].quantity.end))


def shares_of_whole(text: str, start: int, end: int, values: Sequence[Value]) -> list[Finding] | None:
    """A、B、C分别不少于城区面积的8%、22%、45%: each of the parts that ``text[start:end]`` lists; ``None`` where it does not."""
    told = _OF_WHOLE.fullmatch(text, start, end) if text[end : values[0].quantity.start] == "的" else None
    if told is None:
        return None
    begin, subjects = told.start("parts"), []
    for mark in (*_JOINTS.finditer(text, *told.span("parts")), None):
        stop = mark.start() if mark else told.end("parts")
        name = f"{clean_phrase(text[begin:stop])}占{clean_phrase(told['of'])}比重"
        subjects.append(Subject(f"other:{name}", begin, stop, "ratio", False))
        begin = mark.end() if mark else stop
    if len(subjects) != len(values):
        return None
    found = _as_shares(bind(subjects, values, True, told.start("parts"), values[-1].quantity.end))
    for finding in found:
        finding.own_subject = True
        if finding.bound == "point" and told["least"]:
            finding.bound, finding.high = "at_least", None
        elif finding.bound == "point" and told["most"]:
            finding.bound, finding.low = "at_most", None
    return found


def _part(text: str, share: re.Match[str], subject: Subject) -> Subject:
    name = clean_phrase(text[subject.start : subject.end]) if subject.known else subject.indicator.removeprefix("other:")
    part_of = share["of"] or share["than"]
    named = f"{name}占比" if part_of == "比" else f"{name}占{part_of}比重" if share["of"] else f"{name}相当于{part_of}"
    named = named.replace("占比占比", "占比")
    ratio = _ratio_named(named) if _OF_ECONOMY.search(part_of) else ""
    return Subject(ratio or f"other:{named}", subject.start, subject.end, "ratio", ratio != "")


def _ratio_named(named: str) -> str:
    """研发经费投入占|GDP|比重: the id of the ratio that has this name; "" where it is the share of an indicator that has others."""
    whole = [mention for mention in match(named) if mention.variant == "share" and mention.end - mention.start == len(named)]
    known = vocabulary().get(whole[0].indicator) if whole else None
    return whole[0].indicator if known is not None and known.measures[0] == "ratio" and not known.is_apart(named) else ""


def _as_shares(found: list[Finding]) -> list[Finding]:
    for finding in found:
        finding.own_subject, finding.measure = False, "change" if finding.unit == "pp" else "ratio"
    return found
