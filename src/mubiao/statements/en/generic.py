"""Names that say not which: people, number of items, used a combination of measures. A result under such a name says nothing; nor
does a promise: build |500,000 units, help |2 million people, in |36 large cities.
"""

from __future__ import annotations

import re

from mubiao.statements.en.lexicon import any_of, words
from mubiao.statements.en.tokens import BARE, GENERIC, NUMBERS, PAST, PREPOSITIONS, PRONOUNS
from mubiao.statements.findings import Finding

_SAYS_NOT_WHICH = GENERIC | words("names", "says_not_which")
_QUALIFIES = words("names", "qualifies")
_PERSONS = words("names", "persons")
_WORD = re.compile(r"[a-z0-9][a-z0-9&'’/-]*")
_COUNTED = re.compile(r"(?:the |a |total |sets? |units? |number |numbers |share |proportion |percentage |of )+")
# The name points at what another sentence names, or begins with a verb.
_POINTS = re.compile(
    r"(?:^|[ ])(?:such|this(?! year)|these|those|its|their)[ ]|between the two$|of the (?:two|former|latter)$|(?:for|of|in) the scheme$|^each[ ]|^(?:move|carry|continue|work)[ ]",
    re.IGNORECASE,
)
_WHERE = ("in ", "among ", "across ")
_LEADS = frozenset(("more", "of", "another", "other", "others", "some", "these", "those", "this", "which", "than"))


def says_which(name: str) -> bool:
    """Whether a name (without ``other:``) holds a word that says which of the things it counts are meant."""
    parts = _WORD.findall(name.lower())
    if parts[-2:] in (["the", "two"], ["the", "latter"], ["the", "former"]):
        return False  # the gap between the two
    if not parts or parts[0] in _LEADS or parts[0] in NUMBERS or parts[0] in PRONOUNS or parts[0] in PAST or parts[-1] in PREPOSITIONS:
        return False
    if all(word in _PERSONS or word in ("and", "or", "in") for word in parts):
        return False  # rural residents: whom it reached, and the sentence says what with
    bare = _COUNTED.sub("", name.lower() + " ", count=1)
    rest = [word for word in _WORD.findall(bare) if word not in PREPOSITIONS]
    if len(rest) > 1 and any(word in _QUALIFIES for word in rest):
        return True  # key counties
    return any(word not in _SAYS_NOT_WHICH and word not in ("and", "or", "the") for word in rest)


def says_too_little(text: str, finding: Finding) -> bool:
    """Whether the name outside of the vocabulary is one generic word, points at another sentence, or is where something else is done."""
    if finding.subject.known:
        return False
    name = finding.subject.indicator.removeprefix("other:")
    if name.lower() in BARE or name.lower() in GENERIC:
        if says_what_was_done(finding.action):
            return False
        says = finding.unit in _MEASURED and name.lower() in _LAID_OUT
        return not (finding.action and (says or (finding.action in _HIRED and name.lower() in _TRADES)))
    if finding.counted and not finding.action and text.endswith(_WHERE, 0, finding.printed_start):
        return True
    return points_elsewhere(name)


def points_elsewhere(name: str) -> bool:
    """Whether a name points at what another sentence names: coverage of this insurance."""
    return _POINTS.search(name) is not None


_SUCH = re.compile(r"(?<![A-Za-z])such[ \t]{1,2}$", re.IGNORECASE)
_PART_IN = re.compile(r"[ \t](?:in|for|on|to)[ \t](?:the[ \t])?", re.IGNORECASE)


def of_untold_whole(text: str, finding: Finding) -> bool:
    """Whether a name points at what was told before, or a share tells only what it went into: such expenses; 23% in roads; and 14% in schools."""
    if finding.subject.known:
        return False
    if _SUCH.search(text, max(0, finding.subject.start - 6), finding.subject.start):
        return True
    return (
        finding.measure == "ratio"
        and not finding.action
        and _PART_IN.fullmatch(text, finding.printed_end, finding.subject.start) is not None
    )


# plant 500 mu of |trees, build 90 km of |roads: the unit says what "roads" alone does not
_MEASURED = frozenset(("mu", "km", "km2", "m2"))
_LAID_OUT = frozenset(("trees", "roads"))
# recruit 900 |teachers
_HIRED = frozenset(("recruit", "recruited", "recruiting", "hire", "hired", "train", "trained", "training"))
_TRADES = frozenset(("teachers", "doctors", "workers", "farmers", "personnel", "staff"))
# provide skills training to |50,000 workers: the deed holds what the name lacks
_DEED = re.compile(r"(?:provid|offer|giv|gave|deliver|extend|grant|issu)[a-z]*[ ](?P<what>[a-z’' -]{6,}?)[ ](?:to|for)")


def says_what_for(finding: Finding) -> bool:
    """Whether the deed done to so many people says itself what they were given."""
    deed = _DEED.fullmatch(finding.action)
    return deed is not None and says_which(deed["what"]) and not _POINTS.search(deed["what"])


_DID = re.compile(any_of(("deeds", "active")) + r"[ ](?P<what>[A-Za-z].+)")


_BROUGHT = re.compile(r"(?:(?:lifted|rid) (?:out )?of .+|(?:relocated|resettled|rehoused)(?: .+)?|(?:moved|settled|transferred) .+)")


def says_what_was_done(action: str) -> bool:
    """Whether what was done to people says enough without a name for them: moved from the flood plain, lifted out of poverty."""
    return _BROUGHT.fullmatch(action) is not None


def did_themselves(action: str) -> bool:
    """Whether a deed tells what those who are counted did, and with what: subscribed to medical insurance."""
    did = _DID.match(action)
    return did is not None and says_which(did["what"])


def says_who(name: str) -> bool:
    """Whether a name of persons holds more than the word for persons: rural workers."""
    return len(_WORD.findall(name)) > 1


# The centre's part of what another clause names: education spending rose, including |central government spending of 20 billion yuan.
_PURSE = re.compile(
    r"(?:total )?(?:expenditures?|funding|spending|allocations?|investment) (?:from|in) the (?:central|state) (?:government )?budget"
    r"|(?:total )?central (?:government )?(?:budget )?(?:spending|funding|funds|expenditures?|allocations?)",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(r"(?:including|of which|with|its|their)[ \t]{1,2}(?:the[ \t])?$", re.IGNORECASE)


# exceeded the targeted figure by 70 billion yuan: neither more than a year before nor an amount there is
_BEYOND_PLAN = re.compile(
    r"\b(?:exceed|surpass|overfulfil)\w*[ \t](?:the[ \t])?(?:target|budget|plan)\w*(?:[ \t](?:figure|amount|level|target))?[ \t]by\b",
    re.IGNORECASE,
)


def beyond_plan(text: str, finding: Finding) -> bool:
    """Whether a value only says how far it lies beyond what was planned."""
    return finding.measure == "change" and _BEYOND_PLAN.search(text, finding.start, finding.printed_end) is not None


# implement the plan to |increase output by 50 million tons: of the plan's own years
_PLANNED = re.compile(
    r"\b(?:the|a|our|this|its)[ \t]['‘“\"]?(?:\w+[ \t]){0,2}(?:plan|program|programme|scheme)[ \t]to[ \t][^,;:.\n]{3,110}$", re.IGNORECASE
)


def of_a_plan(text: str, finding: Finding) -> bool:
    """Whether a value is what a plan is called by, and no result or goal of the year."""
    return (
        finding.measure in ("change", "growth")
        and _PLANNED.search(text, max(0, finding.printed_start - 150), finding.printed_start) is not None
    )


def of_another(text: str, finding: Finding) -> bool:
    """Whether the name is only whose money it is, and what it is for an earlier clause says."""
    printed = " ".join(text[finding.subject.start : finding.subject.end].split())
    if _PURSE.fullmatch(printed) is None and _PURSE.fullmatch(finding.subject.indicator.removeprefix("other:")) is None:
        return False
    return _OF_ANOTHER.search(text, max(0, finding.subject.start - 16), finding.subject.start) is not None
