"""What the vocabulary tells apart: names that are read like an indicator's and are another statistic keep the words of the text.

客运量 is read as 货运量 is, and a crop's output as another crop's; under one id their values would stand in one series. The vocabulary's
``apart`` says which names these are. A deed among them (改造|棚户区300户) is a promise of its thing, as any other deed is.
"""

from __future__ import annotations

from dataclasses import replace

from mubiao.indicators import match, vocabulary
from mubiao.records import Language
from mubiao.statements.findings import Finding, Told
from mubiao.statements.zh.actions import VERB_IN_NAME, VERBS
from mubiao.statements.zh.lexicon import longest_prefix
from mubiao.statements.zh.subjects import clean_phrase
from mubiao.statements.zh.values import ADDED

_LONGEST_VERB = max(map(len, VERBS))
_LEAST = 2  # characters of a verb and of a thing: 新|三板 is one word
_NO_THINGS = ("%", "pp", "CNY", "USD")


def told_apart(text: str, told: Told, language: Language) -> Told:
    """The statement, under ``other:`` and the printed name where that is told apart from its indicator; else as it is."""
    finding = under_printed_name(text, told.finding, language)
    if finding is told.finding:
        return told
    promised = (
        told.kind == "target" and not told.how and bool(finding.action) and finding.unit not in _NO_THINGS and finding.relative is None
    )
    return replace(told, finding=finding, kind="commitment" if promised else told.kind)


def under_printed_name(text: str, finding: Finding, language: Language) -> Finding:
    """The finding under ``other:`` and the printed name, its verb told apart from it, where ``apart`` says so; else the same finding."""
    subject = finding.subject
    if not subject.known or subject.indicator not in vocabulary():
        return finding
    printed = text[subject.start : subject.end]
    if not vocabulary().by_id(subject.indicator).is_apart(printed):
        return finding
    if all(mention.indicator != subject.indicator for mention in match(printed, language)):
        return finding  # 清洁能源、新能源装机占比: the rest of its name stands with the last of a list
    action = finding.action
    if language == "zh":
        name = clean_phrase(printed)
        action, name = _verb_and_thing(name, finding) if not action else (action, name.removeprefix(action))
    else:
        name = " ".join(printed.split()).strip(" ,;")
    if not name:
        return finding
    return replace(finding, subject=replace(subject, indicator=f"other:{name}", known=False), action=action)


def _verb_and_thing(name: str, finding: Finding) -> tuple[str, str]:
    """新建|农村公路: the verb that a name of the vocabulary begins with, and the thing. A rate or a sum keeps its whole name."""
    verb = longest_prefix(name, 0, len(name), VERBS, _LONGEST_VERB)
    thing = name[len(verb) :]
    kept = len(verb) < _LEAST or len(thing) < _LEAST or finding.unit in _NO_THINGS or VERB_IN_NAME.match(thing) is not None
    if kept or (verb in ADDED and finding.measure != "change"):
        return "", name
    return verb, thing
