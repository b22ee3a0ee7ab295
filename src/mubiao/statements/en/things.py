"""What a value is about where the vocabulary has no name for it: the object of a verb, the thing counted or measured out."""

from __future__ import annotations

import re

from mubiao.language.en.numerals import SCALES, SMALL
from mubiao.records import Quantity
from mubiao.statements.en.lexicon import any_of
from mubiao.statements.en.nouns import finite_inside, name_of
from mubiao.statements.en.phrases import thing_at
from mubiao.statements.en.purposes import purpose_of
from mubiao.statements.en.state import State, clause_start
from mubiao.statements.en.subjects import chunk_before
from mubiao.statements.findings import Subject

_NUMBER_WORDS = (*SMALL, *SCALES)
ACTION = re.compile(any_of(("actions", "verbs"), ("nominal", "nouns")), re.IGNORECASE)
_OF_THING = re.compile(r"[ \t]{1,2}(?:(?:of|in|worth of|for|on)[ \t]{1,2})", re.IGNORECASE)
COUNTABLE = frozenset(("persons", "households", "count", "count/day", "count/month", "persons/day", "persons/month", "households/day"))
PREDICATES = re.compile(
    any_of(("rise", "verbs"), ("fall", "verbs"), ("level", "verbs"))
    + r"|(?<![A-Za-z-])(?:will|should|has|have|had|to be|must)(?![A-Za-z-])",
    re.IGNORECASE,
)
# raise |subsidies| from 120 yuan to
_TRANSITIVE = re.compile(
    r"(?<![A-Za-z-])(?:increas(?:e|es|ed|ing)|rais(?:e|es|ed|ing)|cut(?:s|ting)?|reduc(?:e|es|ed|ing)|lower(?:s|ed|ing)?|keep(?:s|ing)?|kept|bring(?:s|ing)?|brought|set|expand(?:s|ed|ing)?|extend(?:s|ed|ing)?|hold|held|lift(?:ed|ing)?|boost(?:ed|ing)?|shorten(?:ed|ing)?|limit(?:ed|ing)?|control(?:led|ling)?|narrow(?:ed|ing)?|slash(?:ed|ing)?|maintain(?:ed|ing)?|decreas(?:e|ed|ing)|lessen(?:ed|ing)?|eas(?:e|ed|ing)|lighten(?:ed|ing)?|trim(?:med|ming)?|alleviat(?:e|ed|ing)|streamlin(?:e|ed|ing)|upgrad(?:e|ed|ing))[ \t]{1,2}"
    r"(?P<object>[^;:.]{3,180}?)(?:[ \t]{1,2}(?:back |down |up |over )?from[ \t][^;:.]{2,60}?)?[ \t]{1,2}(?:by|to|at|within|in excess of)"
    r"(?:[ \t]{1,2}(?:an?|the|average|total|of|further|additional|another|about|around|nearly|more|than|over|at|least|annual|rate|as|high|level|combined|close|to|only|just|roughly|some|up|approximately|below|above|under|no|less|not|within|or|equivalent))*[ \t]*$",
    re.IGNORECASE,
)


def object_of_verb(text: str, left: int, position: int) -> Subject | None:
    """The thing that a verb raises, cuts or keeps before a value: raise |the subsidy for| to."""
    last = next(reversed(list(_TRANSITIVE.finditer(text, left, position))), None)
    if last is None or re.match(r"(?:by|to|from|in|at|over|up)\b|(?:back|down|out|off)$", last["object"]):
        return None
    start, end = last.span("object")
    deeper = next(reversed(list(_TRANSITIVE.finditer(text, start, position))), None)
    if deeper is not None and deeper.start() > start and _A_VERB_NEXT.search(text, start, deeper.start()):
        start, end = deeper.span("object")
    if _VERB_LAST.search(text, start, end) is not None:
        return None  # set |prices cut| by
    base = _FROM_BASE.search(text, start, end)
    return name_of(text, start, base.start() if base is not None and base.start() > start + 3 else end)


_A_VERB_NEXT = re.compile(r"(?:(?<![A-Za-z])(?:to|and|or|will|also|further|by|for|thus|then|while|that|which)|,)[ \t]{1,2}$", re.IGNORECASE)


def raised_last(text: str, left: int, position: int) -> Subject | None:
    """What the last verb before ``position`` raised, cut or kept: increased |spending on health|, with the total amount reaching."""
    work = next(reversed(list(_WORK.finditer(text, max(left, position - 260), position))), None)
    if work is not None:
        return name_of(text, work.start(), work.end())  # the project to plant |trees, with this year's target being
    last = next(reversed(list(_RAISED.finditer(text, max(left, position - 260), position))), None)
    return thing_at(text, last.end(), position, listed=True) if last is not None else None


_WORK = re.compile(
    r"(?<![A-Za-z])(?:projects?|plans?|programs?|initiatives?|rounds? of \w+|efforts?|trials?)[ \t]to[ \t][^,;:.]{3,90}(?=,[ \t]with[ \t](?:this year['’]s|the)[ \t](?:targets?|goal))",
    re.IGNORECASE,
)
_RAISED = re.compile(
    r"(?<![A-Za-z-])(?:increas(?:e|ed|ing)|rais(?:e|ed|ing)|cut|cutting|reduc(?:e|ed|ing)|expand(?:ed|ing)?|boost(?:ed|ing)?)[ \t]{1,2}(?=[A-Za-z])",
    re.IGNORECASE,
)
_VERB_LAST = re.compile(r"[ \t](?:cut|reduced|increased|raised|lowered|rose|grew|fell|dropped|declined|decreased)$", re.IGNORECASE)
_FROM_BASE = re.compile(
    r"[ \t](?:(?:back|down|up)(?=[ \t]|$)|(?:back |down |up )?(?:from|by|to)[ \t][^,;]{0,30}[0-9][^,;]*|by a (?:further|total)|by an (?:additional|average|equivalent)).*$",
    re.IGNORECASE | re.DOTALL,
)
_OF_BEFORE = re.compile(
    r"(?P<of>[ \t](?:of|worth|valued at)(?: (?:a|an|the|over|about))?[ \t]{0,2})$",
    re.IGNORECASE,
)


# small plants |with a total capacity| of
WITH_A_TOTAL = re.compile(
    r"[ \t]with[ \t](?:an?[ \t])?(?:total|combined|designed|planned|aggregate|installed|overall)[ \t][a-z]+(?:[ \t][a-z]+)?$", re.IGNORECASE
)


def noun_before(text: str, left: int, position: int) -> Subject | None:
    """a combined capacity |of 5 million tons."""
    of = _OF_BEFORE.search(text, max(left, position - 22), position)
    if of is None:
        return None
    whose = WITH_A_TOTAL.search(text, max(left, of.start() - 50), of.start())
    start = chunk_before(text, left, whose.start() if whose is not None else of.start())
    return None if finite_inside(text, start, of.start()) else name_of(text, start, of.start())


_AUXILIARY = frozenset(("will", "should", "has", "have", "had", "must", "to be", "be", "been", "being", "is", "are", "was", "were"))
_OF_A_NOUN = re.compile(
    r"(?<![A-Za-z])(?:the|an?|its|our|their|this|that|of|in|for|with|annual|average|total|net|further|real|steady|additional|combined|year-on-year|major|key|new|special|pilot|percent|per cent|%|rapid|same|record|overall|each|every|any|no|some|such|local|central|national|public|tax|fee|power|grain|\w+['’]s)[ \t]{1,2}$",
    re.IGNORECASE,
)


_DEED = re.compile(
    r"[ \t]{1,2}(?:\w+ly[ \t]|also[ \t]|been[ \t]|be[ \t])*(?P<verb>\w+ed|built|made|spent|put|given|taken|found|paid|held|sent)(?![A-Za-z])",
    re.IGNORECASE,
)


# will appropriate: what is to be done
_WILL_DO = re.compile(
    rf"[ \t]{{1,2}}(?:also[ \t]|further[ \t]|\w+ly[ \t]|have[ \t])?(?P<verb>{any_of(('actions', 'verbs'))})", re.IGNORECASE
)


def predicate_before(text: str, left: int, position: int) -> int | None:
    """Where the verb stands that leads to the value at ``position``; of "rose for four years to reach" the first."""
    found: list[re.Match[str]] = []
    for hit in PREDICATES.finditer(text, left, position):
        word = hit[0].lower()
        if hit[0][0].isupper() and hit.start() > left and text[hit.start() - 1] == " ":
            continue  # the Standing Committee
        if word in _AUXILIARY:
            deed = _DEED.match(text, hit.end(), position) or _WILL_DO.match(text, hit.end(), position)
            if deed is not None and PREDICATES.fullmatch(deed["verb"]) is None:
                continue  # was provided to: what was done, and no value of the subject
        elif not word.endswith(("ed", "ing")) and _OF_A_NOUN.search(text, max(left, hit.start() - 14), hit.start()):
            continue
        found.append(hit)
    while len(found) > 1:
        before = text[max(left, found[-1].start() - 3) : found[-1].start()].lower()
        if before.endswith(("to ", "to\t")) or (found[-1][0].lower() in ("up", "down", "worth", "over")):
            found.pop()
        else:
            break
    return found[-1].start() if found else None


def time_like(quantity: Quantity) -> bool:
    return quantity.unit in ("years", "months", "days", "hours", "minutes", "seconds", "quarters")


def thing_measured(state: State, quantity: Quantity, right: int) -> Subject | None:
    """What a number counts or measures out: 28,000 kilometers of |expressways; 5,000 |village doctors."""
    text = state.text
    link = _OF_THING.match(text, quantity.end, right)
    if quantity.unit in COUNTABLE and link is None:
        unit_word = _UNIT_WORD.search(quantity.text)
        at = quantity.value_end if unit_word is None else quantity.value_end - len(unit_word[0])
        if quantity.end > quantity.value_end:
            at = quantity.end
        return thing_at(text, at, right)
    if quantity.unit in COUNTABLE:
        unit_word = _UNIT_WORD.search(quantity.text)
        at = quantity.value_end - len(unit_word[0]) if unit_word is not None else quantity.end if link is None else link.end()
        return thing_at(text, at, right)
    return purpose_of(text, quantity.end, max(right, state.group_end))


_UNIT_WORD = re.compile(rf"(?<=[ \t])(?!(?:{'|'.join([*_NUMBER_WORDS])})\b)[A-Za-z]+$", re.IGNORECASE)


def action_before(text: str, left: int, position: int) -> str:
    """The last verb of a deed before a number, in its own clause."""
    start = max(left, clause_start(text, position))
    colon = text.rfind(":", start, position)
    if colon >= 0 and not _LISTS.search(text, start, colon):
        start = colon + 1  # improve services: |twelve homes will be upgraded
    near = _VERB_OF.search(text, max(start - 6, 0), position)
    if near is not None and near["verb"].lower() not in _NO_DEEDS:
        return near["verb"].lower() + (" up" if text.startswith(" up ", near.end("verb")) else "")
    deeds = list(ACTION.finditer(text, start, position))
    last = deeds[-1] if deeds else None
    if (
        len(deeds) > 1
        and last is not None
        and _AS_NOUN.fullmatch(text, last.start(), position)
        and _ONE_OBJECT.fullmatch(text, deeds[-2].end(), last.start())
    ):
        last = deeds[-2]  # provide skills |training| to 50,000 workers
        return last[0].lower() if position - last.end() <= 60 else ""
    return last[0].lower() if last is not None and position - last.end() <= 40 else ""


_LISTS = re.compile(
    r"(?:following|below|as follows)[^:]{0,30}$|(?:add|build|open|complete|create|set up|install|renovate|train)$", re.IGNORECASE
)
_AS_NOUN = re.compile(
    r"[a-z]+ing[ \t](?:to|for|of|in|among)[ \t]*(?:(?:over|more|than|about|around|nearly|some|at|least|another|an|additional|a|total|of|all|the)[ \t]+)*",
    re.IGNORECASE,
)
_ONE_OBJECT = re.compile(r"[ \t](?:(?!(?:and|or|by|to|for|in|of|with|that|while)[ \t])[A-Za-z’'-]+[ \t]){0,4}")
# and published |15 laws: whatever stands between "we", "and" or "to" and a number is a verb
_VERB_OF = re.compile(
    r"(?<![A-Za-z])(?:we|and|to|will|also|or|have|has|should|must)[ \t](?:also |further |already |now )?(?P<verb>(?!(?:the|a|an|in|of|for|with|by|at|on|to|from|we|our|its|over|about|another|also|more|some|all|only|than|nearly|around|almost)[ \t])[a-z]{3,})[ \t](?:up |out |down |on |off )?(?:a total of |another |an additional |over |more than |about |around |nearly |some |a further |as many as |at least |close to |additional |the |a |an )*$",
    re.IGNORECASE,
)
_NO_DEEDS = frozenset(
    (
        "over",
        "about",
        "more",
        "around",
        "nearly",
        "some",
        "have",
        "has",
        "was",
        "were",
        "been",
        "are",
        "exceed",
        "reach",
        "total",
        "rural",
        "urban",
        "reached",
        "exceeded",
        "totaled",
        "hit",
        "least",
        "close",
        "almost",
        "approximately",
        "rise",
        "increase",
        "fall",
        "decrease",
        "drop",
        "grow",
        "grew",
        "rose",
        "fell",
        "surpass",
        "other",
        "which",
        "that",
        "than",
        "cover",
        "average",
        "top",
        "stand",
        "account",
        "come",
        "remain",
        "keep",
        "stay",
        "half",
        "two",
        "three",
        "four",
        "six",
        "seven",
        "eight",
        "ten",
        "nine",
        "five",
    )
)
