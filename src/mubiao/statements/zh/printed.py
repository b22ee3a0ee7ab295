"""A whole name as it is printed: the indicator it is of, or the verb and thing where the vocabulary tells it apart: 新建|农村公路."""

from __future__ import annotations

from dataclasses import replace

from mubiao.indicators import indicator_named, vocabulary
from mubiao.statements.findings import Finding, Subject
from mubiao.statements.zh.actions import VERB_IN_NAME, VERBS
from mubiao.statements.zh.lexicon import longest_prefix
from mubiao.statements.zh.phrases import clean_phrase
from mubiao.statements.zh.values.stocks import ADDED

_LONGEST_VERB = max(map(len, VERBS))
_LEAST = 2  # characters of a verb and of a thing: 新|三板 is one word
NO_THINGS = ("%", "pp", "CNY", "USD")


def under_whole_name(subject: Subject, name: str) -> Subject:
    """The subject by a whole name: an indicator, or ``other:`` where the vocabulary tells the name apart from it."""
    whole = indicator_named(name)
    indicator = vocabulary().get(whole.indicator) if whole is not None else None
    known = indicator is not None and not indicator.is_apart(name)
    return replace(subject, indicator=indicator.id if known and indicator is not None else f"other:{name}", known=known)


def is_apart(text: str, finding: Finding) -> bool:
    """A printed name that the vocabulary tells apart from its indicator: it is stored as printed, with its deed (新建|新能源装机90万千瓦)."""
    known = vocabulary().get(finding.subject.indicator)
    return known is not None and known.is_apart(text[finding.subject.start : finding.subject.end])


def of_owner(text: str, subject: Subject, whose: str) -> Subject:
    """The subject under its printed name with whose it is in front, which no indicator has: 高新区|工业产值."""
    name = clean_phrase(text[subject.start : subject.end]) if subject.known else subject.indicator.removeprefix("other:")
    return subject if whose in name else replace(subject, indicator=f"other:{whose}{name}", known=False, pair=())


def verb_and_name(printed: str, finding: Finding) -> tuple[str, str]:
    """The verb, or "", and the name as it is stored. A rate or a sum keeps its whole name."""
    name = clean_phrase(printed)
    if finding.action:
        return finding.action, name.removeprefix(finding.action)
    verb = longest_prefix(name, 0, len(name), VERBS, _LONGEST_VERB)
    thing = name[len(verb) :]
    kept = len(verb) < _LEAST or len(thing) < _LEAST or finding.unit in NO_THINGS or VERB_IN_NAME.match(thing) is not None
    if kept or (verb in ADDED and finding.measure != "change"):
        return "", name
    return verb, thing
