"""What a finding is called: its name, whether that says anything alone, the verb before it, and whether two stand in one list."""

from __future__ import annotations

import re
from functools import lru_cache

from mubiao.statements.findings import Finding
from mubiao.statements.index import NO_MENTIONS
from mubiao.statements.zh.actions import VERBS, split_action
from mubiao.statements.zh.naming.table import heads
from mubiao.statements.zh.phrases import unmarked

_BARE = heads("things of no kind")
# 省级、|市级企业; 国家级绿色工厂9家、|省级17家
RANK = re.compile(
    r"(?:[省市州县]本级|(?:世界|国际|国家|行业|区域|自治区|省部|省|市|州|盟|县|区|镇|乡|村|校|部|厅|全国|全省)(?:级|性)?(?:(?:及|以)上)?|[十百千万]+亿(?:元|级)*(?:及?以上)?|(?:超|过)?[\d.]+[百千万]*亿元(?:及?以上)?|[十百千万]+亩(?:级|以上)?|[甲乙一二三四五]级|[1-6]A级?|具有[^，。；、]{2,6})"
)
_RANK_ENDS = frozenset("级界际家业域区部省市州盟县镇乡村校厅国性上亿元亩A")  # what it ends with, save behind 具有
MARKS = "、和及与"
LIST_MARK = re.compile(r"(?:、|和|及|与|以及)")
# Verbs that name a thing as they stand.
_NOUNS = frozenset(("供地", "造林", "新造林", "植树", "植树造林", "减税", "退税", "放贷", "授信", "出口", "培训", "绿化", "签约", "就业"))


@lru_cache(maxsize=8192)
def is_bare(name: str) -> bool:
    """A name that says too little alone: 项目, 省级, 惠及."""
    name = unmarked(name)
    return name in _BARE or is_verb(name) or is_rank(name)


def is_rank(name: str) -> bool:
    return (name[-1:] in _RANK_ENDS or name.startswith("具有")) and RANK.fullmatch(name) is not None


def is_verb(name: str) -> bool:
    """A verb, and nothing that it acts on: 惠及, 新培养."""
    return name not in _NOUNS and (name in VERBS or name.removeprefix("新") in VERBS)


def name_of(finding: Finding) -> str:
    return finding.subject.indicator.removeprefix("other:")


def ends_at(text: str, finding: Finding) -> int:
    """Where the clause goes on behind number and thing."""
    end, printed = finding.subject.end, finding.printed_end
    end = end if end > printed else printed
    while text[end - 1] in MARKS:
        end -= 1
    return end


def begins_at(finding: Finding) -> int:
    start, printed = finding.subject.start, finding.printed_start
    return start if start < printed else printed


def listed(text: str, finding: Finding, following: Finding) -> bool:
    """Nothing but the mark of a list between the two."""
    return LIST_MARK.fullmatch(text, ends_at(text, finding), begins_at(following)) is not None


def verb_of(text: str, finding: Finding) -> str:
    """The verb before a name of the vocabulary, whose record has none: 新培育|经营主体."""
    start = finding.subject.start
    while start > 0 and text[start - 1] not in "，。；：、\n":
        start -= 1
    return split_action(text, start, finding.subject.start, NO_MENTIONS)[0]


def rename(finding: Finding, name: str) -> None:
    finding.subject = finding.subject.named(f"other:{name}", finding.subject.start, finding.subject.end)
