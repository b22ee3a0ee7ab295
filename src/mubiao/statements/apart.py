"""What the vocabulary tells apart: names that are read like an indicator's and are another statistic keep the words of the text.

客运量 is read as 货运量 is, and a crop's output as another crop's; under one id their values would stand in one series. The vocabulary's
``apart`` says which names these are. A deed among them (改造|棚户区300户) is a promise of its thing, as any other deed is.
"""

from __future__ import annotations

import re
from functools import lru_cache

from mubiao.indicators import match, vocabulary
from mubiao.records import Language
from mubiao.statements.findings import Finding, Subject, Told
from mubiao.statements.zh.joining import of_all
from mubiao.statements.zh.misfits import measure_of_share
from mubiao.statements.zh.naming.carriers import whole_name
from mubiao.statements.zh.phrases import clean_phrase
from mubiao.statements.zh.printed import NO_THINGS, verb_and_name

_LEVELS = ("地方", "中央")
_SHARES = ("率", "比重", "占比", "比例")
_NOUN_BEHIND = re.compile("[\u4e00-\u9fff]{1,6}(?:企业|公司|项目|单位)")
_GROWS = re.compile("增|提高|提升|上升|下降|降低|减少|涨|翻")
_TO = re.compile("(?:增加|提高|提升|上升|下降|降低|减少|降)(?:到|至)")


def told_apart(text: str, told: Told, language: Language) -> Told:
    """The statement, under ``other:`` and the printed name where that is told apart from its indicator; else as it is."""
    finding = under_printed_name(text, told.finding, language, whole=told.how != "")
    if finding is told.finding:
        return told
    deed = bool(finding.action) and finding.unit not in NO_THINGS and finding.relative is None
    promised = told.kind == "target" and not told.how and deed
    kind = "commitment" if promised else told.kind
    return Told(finding, kind, told.moment, told.sentence, told.rank, told.rank_in, told.place, told.trust, told.how)


def under_printed_name(text: str, finding: Finding, language: Language, *, whole: bool = False) -> Finding:
    """The finding under ``other:`` and the printed name, its verb told apart from it, where ``apart`` says so; else the same finding.

    ``whole``: a main target keeps the verb in its name (新增就业岗位6万个).
    """
    subject = finding.subject
    known = vocabulary().get(subject.indicator) if subject.known else None
    if known is None or known.apart is None:
        return finding
    printed = text[subject.start : subject.end]
    if not known.is_apart(printed):
        return finding
    if known.id not in _named(printed, language):
        return finding  # 清洁能源、新能源装机占比: the rest of its name stands with the last of a list
    if language == "zh":
        behind = text[subject.end : finding.printed_start]
        printed += behind if _NOUN_BEHIND.fullmatch(behind) else ""  # 新增上市|在审企业|2家
        action, name = (finding.action, clean_phrase(printed)) if whole else verb_and_name(printed, finding)
    else:
        action, name = finding.action, _english(text, subject)
    if not name:
        return finding
    measure = measure_of_share(text, finding, name) if language == "zh" else finding.measure
    named = finding.under(subject.named(f"other:{name}", subject.start, subject.end), measure, action)
    named.subject.known = False
    if language == "zh":
        level = text[subject.start - 2 : subject.start] if named.unit == "CNY" or named.measure != "level" else ""
        name = f"{level}{name}" if level in _LEVELS and not name.startswith(_LEVELS) else name  # 地方|基本建设投资
        named.subject.indicator = f"other:{whole_name(text, named, name)}"
        of_all(named, text)
        if named.measure == "growth" and _is_share(text, named, name):
            named.measure = "ratio"
    return named


@lru_cache(maxsize=8192)
def _named(printed: str, language: Language) -> frozenset[str]:
    """The indicators that a printed name holds."""
    return frozenset(mention.indicator for mention in match(printed, language))


def _english(text: str, subject: Subject) -> str:
    """The printed name with the words behind it that say which: power capacity |using clean energy| reached, bonds |for flood control."""
    more = _WHICH.match(text, subject.end)
    return " ".join(text[subject.start : more.end() if more else subject.end].split()).strip(" ,;")


_WHICH = re.compile(
    r"[ \t](?:using|for|from|based on)(?:[ \t](?!the[ \t]|this[ \t]|last[ \t]|each[ \t]|which[ \t]|will[ \t]|to[ \t])[A-Za-z0-9-]+){1,4}?"
    r"(?=[ \t](?:reached|rose|grew|totall?ed|amounted|exceeded|increased|was|were|will|should|has|have|is|are)\b|[,.;])"
)


def _is_share(text: str, finding: Finding, name: str) -> bool:
    """物流总费用与生产总值的比率|降至|13%: what the printed name says is a share, whatever its indicator is most often told in."""
    if finding.unit != "%" or not name.endswith(_SHARES):
        return False
    between = text[finding.subject.end : finding.printed_start]
    return _GROWS.search(between) is None or _TO.search(between) is not None
