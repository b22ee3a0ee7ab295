"""A name too bare to say what its number counts is completed from its own clause.

县|通过国家验收 (what is said of it), 省级|绿色工厂 (what a list shares), 新开工|项目 (its verb), 年度投资超亿元的|项目 (what stands before 的).
The parts are words of the report, in its order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from mubiao.statements.findings import Finding
from mubiao.statements.index import Mentions
from mubiao.statements.zh.actions import VERBS, begins_action, split_action
from mubiao.statements.zh.lexicon import words
from mubiao.statements.zh.subjects import unmarked

_NONE = Mentions(())
_BARE = words("nouns", "bare")
_CAUSATIVE = words("nouns", "causative") | {"确保", "力争", "争取", "使", "让"}
# Verbs that say nothing of what is counted, only that there is so much of it.
_IDLE = frozenset(("实现", "达到", "突破", "超过", "确保", "力争", "争取到", "有", "共", "累计", "抓好", "做好"))
# 省级、|市级企业; 国家级绿色工厂9家、|省级17家
_RANK = re.compile(
    r"(?:(?:世界|国际|国家|自治区|省部|省|市|州|盟|县|区|镇|乡|村|校|部|厅|全国|全省)(?:级|性)?(?:(?:及|以)上)?|[十百千万]+亿(?:元|级)*(?:及?以上)?|(?:超|过)?[\d.]+[百千万]*亿元(?:及?以上)?|[甲乙一二三四五]级|具有[^，。；、]{2,6})"
)
_MARKS = "、和及与"
_LIST_MARK = re.compile(r"(?:、|和|及|与|以及)")
_ENDS = re.compile("[，。；：:;！？\n]")
_NO_PREDICATE = re.compile(r"以[上下内外]|左右|之[一间中]|等|[中里内](?!$)?[，。；、]|的[，。；、\d]|[、和及与（(]")
_OPENED, _CLOSED = "“（《", "”）》"
_FOR = re.compile("[为向给对]$")
_AROUND = re.compile("[约近超逾过共再的多余]+$")
_LONGEST_NAME = 45
_SHORTEST_PREDICATE = 2
_NEAR = 20
_TIMES = frozenset(("years", "quarters", "months", "days", "hours", "minutes"))
_SELECTED = re.compile("入选|获评|获批|荣获|列入|纳入|入围|上榜|被|获|通过|达标|实现|全部|全覆盖|落地|投产|投用|开工")
# 均|获评, 全部|办结
_ALL = re.compile("^(?:均|都|也|已|分别)+")
_LEADS = re.compile(r"[^，。；、：:\n]{2,30}的$")


def complete(text: str, end: int, findings: Sequence[Finding]) -> None:
    """Complete the names of a sentence's ``findings`` that say too little; the sentence ends at ``end``."""
    valued = [finding for finding in findings if finding.bound not in ("relative", "qualitative")]
    unknown = [finding for finding in valued if not finding.subject.known]
    if not unknown:
        return
    places = {id(finding): at for at, finding in enumerate(valued)}
    for i, finding in enumerate(unknown):
        following = unknown[i + 1] if i + 1 < len(unknown) else None
        before = unknown[i - 1] if i else None
        _share_with_list(text, finding, before, following)
    said: list[str] = [""] * len(unknown)
    for i in range(len(unknown) - 1, -1, -1):
        finding = unknown[i]
        following = unknown[i + 1] if i + 1 < len(unknown) else None
        said[i] = _predicate(text, end, finding, following)
        listed = following is not None and _listed(text, finding, following)
        if not said[i] and listed and not finding.action:
            said[i] = said[i + 1]
    for i, finding in enumerate(unknown):
        at = places[id(finding)]
        _complete(text, finding, said[i], valued[at - 1] if at else None)


def is_bare(name: str) -> bool:
    """A name that says too little alone: 项目, 省级, 惠及."""
    return name in _BARE or name in VERBS or _RANK.fullmatch(name) is not None


def _name(finding: Finding) -> str:
    return finding.subject.indicator.removeprefix("other:")


def _behind(text: str, finding: Finding) -> int:
    """Where the clause goes on behind number and thing."""
    end = max(finding.subject.end, finding.printed_end)
    while text[end - 1] in _MARKS:
        end -= 1
    return end


def _before(finding: Finding) -> int:
    return min(finding.subject.start, finding.printed_start)


def _listed(text: str, finding: Finding, following: Finding) -> bool:
    """Nothing but the mark of a list between the two."""
    return _LIST_MARK.fullmatch(text, _behind(text, finding), _before(following)) is not None


def _share_with_list(text: str, finding: Finding, before: Finding | None, following: Finding | None) -> None:
    """建成7个|省级、|30个市级示范点, 创成国家级绿色工厂9家、|省级17家: the rank alone shares what the other member of the list names."""
    if _RANK.fullmatch(_name(finding)) is None:
        return
    for other in (following if finding.counted else before, before, following):
        if other is None or not (_listed(text, finding, other) or _listed(text, other, finding)):
            continue
        own = _RANK.match(_name(other))
        rest = _name(other)[own.end() :] if own else ""
        if len(rest) >= 2 and not is_bare(rest):
            finding.subject = replace(finding.subject, indicator=f"other:{_name(finding)}{rest}")
            return


def _predicate(text: str, end: int, finding: Finding, following: Finding | None) -> str:
    """What is said of the counted thing behind it, up to the end of its clause; "" where the clause ends with the thing."""
    start = _behind(text, finding)
    if not finding.counted and not _goes_on(text, end, finding):
        return ""
    if start >= end or _NO_PREDICATE.match(text, start, end):
        return ""
    mark = _ENDS.search(text, start, end)
    stop = mark.start() if mark else end
    next_clause = 0 if following is None else following.start if following.start >= start else _before(following)
    if start < next_clause < stop and text[next_clause - 1] in _MARKS:
        stop = next_clause - 1
    said = text[start:stop].strip()
    if len(said) < _SHORTEST_PREDICATE or any(said.count(a) != said.count(b) for a, b in zip(_OPENED, _CLOSED, strict=True)):
        return ""
    return said


def _goes_on(text: str, end: int, finding: Finding) -> bool:
    """企业40家|获评…: a verb follows the number that stands behind its own name."""
    return (
        finding.own_subject
        and finding.measure in ("level", "ratio")
        and finding.unit not in _TIMES
        and "连续" not in text[finding.subject.end : finding.printed_start]
        and begins_action(text, finding.printed_end, end)
    ) or (
        finding.own_subject
        and finding.unit in ("count", "persons", "households")
        and _SELECTED.match(text, finding.printed_end, end) is not None
    )


def _complete(text: str, finding: Finding, said: str, before: Finding | None) -> None:
    name, action = _name(finding), finding.action
    bare = is_bare(name)
    share = finding.counted and finding.measure == "ratio" and name.endswith("份额")
    told = not action or action in _CAUSATIVE
    if said and (bare or share or (told and not re.search(r"\d", said))) and len(name) + len(said) <= _LONGEST_NAME:
        behind = _behind(text, finding)
        if text.startswith(said, behind):
            finding.end = max(finding.end, behind + len(said))
        said = _ALL.sub("", unmarked(said)) or said
        if name in VERBS and not begins_action(said, 0, len(said)):
            finding.action = name  # 培育|30个以上|特色夜市街区
            _rename(finding, said)
        else:
            _rename(finding, f"{_for_whom(text, finding)}{name.removesuffix('份额') if share else name}{said}")
        return
    if not bare:
        return
    if name in VERBS and before is not None and not before.subject.known and finding.printed_start - before.printed_end <= _NEAR:
        _rename(finding, f"{_name(before)}{name}")  # 新增设施农业1万亩、|改造5000亩; 演出200场，|惠及5万人
        return
    if not action and before is not None and _listed(text, before, finding):
        action = before.action or _verb_of(text, before)
    led = _led(text, finding)
    if led:
        _rename(finding, f"{led}{name}")
    elif action and action not in _IDLE and action != name and not name.startswith(action):
        _rename(finding, f"{action}{name}")


def _verb_of(text: str, finding: Finding) -> str:
    """The verb before a name of the vocabulary, whose record has none: 新培育|经营主体."""
    start = finding.subject.start
    while start > 0 and text[start - 1] not in "，。；：、\n":
        start -= 1
    return split_action(text, start, finding.subject.start, _NONE)[0]


def _rename(finding: Finding, name: str) -> None:
    finding.subject = replace(finding.subject, indicator=f"other:{name}")


def _for_whom(text: str, finding: Finding) -> str:
    """为|5万名老人|提供…: the preposition that makes the clause of whoever is counted."""
    if not finding.counted:
        return ""
    at = _AROUND.sub("", text[max(0, finding.printed_start - 6) : finding.printed_start])
    found = _FOR.search(at)
    return found[0] if found else ""


def _led(text: str, finding: Finding) -> str:
    """年度投资超亿元的|50个|项目: the attribute before 的."""
    if not finding.counted or text[finding.printed_start - 1 : finding.printed_start] != "的":
        return ""
    found = _LEADS.search(text, max(0, finding.printed_start - 40), finding.printed_start)
    if found is None:
        return ""
    start = split_action(text, found.start(), finding.printed_start, _NONE)[1]
    return text[start : finding.printed_start] if finding.printed_start - start >= 4 else ""
