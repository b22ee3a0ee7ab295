"""Binds a quantity that stands beside no name of the vocabulary: to its subject, to what is counted, bought or raised, or to what an
"of which" takes up.
"""

from __future__ import annotations

import re
from dataclasses import replace

from mubiao.records import Quantity
from mubiao.statements.en.asides import is_rank, told_in_passing
from mubiao.statements.en.lexicon import any_of
from mubiao.statements.en.names import names_from
from mubiao.statements.en.nouns import finite_inside, first_subject, is_actor, name_of, subject_before
from mubiao.statements.en.owners import place_named
from mubiao.statements.en.passives import PASSIVE, passive_deed
from mubiao.statements.en.phrases import thing_at
from mubiao.statements.en.purposes import purpose_of
from mubiao.statements.en.shares import SHARE_OF
from mubiao.statements.en.state import State, add_findings
from mubiao.statements.en.subjects import fits, unit_money
from mubiao.statements.en.things import (
    ACTION,
    COUNTABLE,
    PREDICATES,
    action_before,
    noun_before,
    object_of_verb,
    predicate_before,
    raised_last,
    thing_measured,
    time_like,
)
from mubiao.statements.en.values import direction_of, ends_with_to
from mubiao.statements.findings import Subject

_REACHING = re.compile(any_of(("level", "verbs")), re.IGNORECASE)
# A small number in words is mostly a figure of speech: the six key fronts.
_SMALL_WORD = re.compile(
    r"(?!.*(?:illion|housand|undred|ozen|eleven|twelve|teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety))[A-Za-z -]+|an? (?:hundred|thousand|dozen)(?: [a-z]+)?",
    re.IGNORECASE,
)
_COVERS = re.compile(r"(?:cover|covers|covered|covering|see|saw|seen|have|has|had|secure)(?![A-Za-z])", re.IGNORECASE)
# provided |to 97 million residents, launched |in 88 cities: whom or where it reached
_GIVEN = re.compile(r"(?<![A-Za-z])(?:to|in|for|with|among|across|at)[ \t](?:a total of |another |an additional )?$", re.IGNORECASE)
_TO_ALL = re.compile(r"(?<![A-Za-z])(?:to|in|across|at|throughout|into)[ \t]all(?:[ \t]the)?[ \t]$", re.IGNORECASE)
_BY_SO_MUCH = re.compile(r"(?<![A-Za-z])by[ \t](?:over |more than |about |around |nearly |another |an additional )?$", re.IGNORECASE)
_TO_LEVEL = re.compile(r"(?<![A-Za-z])(?:to|at|within)(?![A-Za-z])[^,;:]{0,20}$", re.IGNORECASE)
_BOUNDARY = re.compile(
    r",[ \t\n]|(?<![A-Za-z-])and[ \t](?=[ \t]*$)|(?<![A-Za-z-])and[ \t]{1,2}(?:we|the|it|over|more|about|some|around|nearly|an?)(?![A-Za-z-])",
    re.IGNORECASE,
)


def bind_unnamed(state: State, quantity: Quantity, left: int, right: int, average: bool, share: str) -> bool:
    """Whether a subject was found for a quantity whose own words stand in ``text[left:right]``."""
    if time_like(quantity) and (time := _time_taken(state.text, quantity, left)) is not None:
        return add_findings(state, (time,), quantity, "", True, average, False, time.start)
    if time_like(quantity) or told_in_passing(state.text, quantity.start, quantity.value_end, quantity.unit):
        return False
    if quantity.unit in COUNTABLE and _TO_ALL.search(state.text, max(0, quantity.start - 16), quantity.start):
        return False  # extend to all 16 cities
    if is_rank(state.text, quantity.start, quantity.value_end):
        return False
    if _multiplied(state, quantity, right):
        return True
    text = state.text
    clause = max([left, *(mark.end() for mark in _BOUNDARY.finditer(text, left, quantity.start))])
    verb = predicate_before(text, clause, quantity.value_start)
    direction, level, _ = direction_of(text, verb if verb is not None else clause, quantity.start)
    to = level or ends_with_to(text, clause, quantity.start)
    action = action_before(text, clause, quantity.start)
    thing: Subject | None = None
    if quantity.unit in COUNTABLE or unit_money(quantity) or quantity.unit not in ("%", "pp", "times"):
        thing = thing_measured(state, quantity, right)
    small = quantity.text[:1].isalpha() and quantity.unit in COUNTABLE and _SMALL_WORD.fullmatch(quantity.text) is not None
    if small and not (action and ACTION.search(text, max(clause, quantity.start - 28), quantity.start)):
        return False
    before_by = quantity.value_start + 3 if quantity.text.lower().startswith(("by ", "in ")) else quantity.start  # by half is one value
    acted = object_of_verb(text, max(left, quantity.start - 260), before_by)
    by = (
        _BY_SO_MUCH.search(text, max(clause, quantity.start - 16), quantity.value_start) is not None
    )  # raised capacity by |11 million tons in towns
    if acted is not None and (thing is None or not action or by) and not finite_inside(text, acted.start, quantity.start):
        to = _TO_LEVEL.search(text, acted.end, quantity.start) is not None
        direction, _, _ = direction_of(text, max(left, acted.start - 24), acted.start)
        state.direction, state.to = direction, to
        return add_findings(state, (acted,), quantity, direction, to, average, bool(share), acted.start)
    gapped = _gapped(state, quantity, left)
    if gapped is None and (reached := _reached_too(state, quantity, left)) is not None:
        return add_findings(state, (reached,), quantity, "", True, average, False, reached.start)
    if gapped is not None:
        return add_findings(state, (gapped,), quantity, state.direction, state.to, average, False, gapped.start)
    before = subject_before(text, state.group, verb) if verb is not None else None
    if before is not None and is_actor(before):
        before = None
    if before is not None and state.subjects and (place := place_named(before, state.mentions)) is not None:
        carried = tuple(replace(subject, owner=place) for subject in state.subjects if fits(subject.indicator, quantity.unit))
        return add_findings(state, carried, quantity, direction, to, average, False, before.start, own=False)  # that of Ningbo reached
    if before is None and verb is not None and thing is None and _SUM_NOUN.search(text, max(clause, verb - 40), verb):
        before = raised_last(text, state.group, verb)  # increased |spending on health, with the total amount reaching
    nominal = noun_before(text, clause, quantity.start)
    if nominal is not None and (thing is None or (unit_money(quantity) and not action)):
        thing = None
        before, verb = nominal, verb if verb is not None else nominal.end
    given = quantity.unit in COUNTABLE and _GIVEN.search(text, max(clause, quantity.start - 16), quantity.start) and not direction
    reaching = not given and verb is not None and before is not None and _REACHING.match(text, verb) is not None
    reaching = reaching and verb is not None and _COVERS.match(text, verb) is None
    if thing is not None and (before is None or not (reaching or direction) or (action and not reaching)):
        passive = PASSIVE.search(text, thing.end, min(right, thing.end + 80)) or PASSIVE.match(text, quantity.end + 1, thing.end)
        return add_findings(
            state, (thing,), quantity, "", True, average, False, quantity.start,
            action=action or (passive_deed(text, passive, right) if passive else ""), counted=True,
        )  # fmt: skip
    if before is not None:
        state.direction, state.to = direction, to
        return add_findings(state, (before,), quantity, direction, to, average, bool(share), before.start)
    return _bind_rest(state, quantity, right, average, share, clause, direction)


_TIME_NAME = re.compile(r"(?<![A-Za-z])(?:time|times|wait|waits|time limit|duration)(?![A-Za-z])", re.IGNORECASE)


def _time_taken(text: str, quantity: Quantity, left: int) -> Subject | None:
    """What takes so long, where a deed brings it there: cut |the waiting time for ambulances| to 9 minutes."""
    acted = object_of_verb(text, max(left, quantity.start - 200), quantity.start)
    if acted is None or _TO_LEVEL.search(text, acted.end, quantity.start) is None or not _TIME_NAME.search(acted.indicator):
        return None
    return None if finite_inside(text, acted.start, quantity.start) else acted


def _bind_rest(state: State, quantity: Quantity, right: int, average: bool, share: str, clause: int, direction: str) -> bool:
    """What has neither subject nor object of its own: a share of something, an increase of what the sentence speaks of."""
    text = state.text
    if share and share != "GDP" and quantity.unit == "%":
        of = SHARE_OF.match(text, quantity.end)
        other = thing_at(text, of.start("of"), right + 40) if of else None
        if other is not None:
            return add_findings(state, (other,), quantity, "", True, False, True, quantity.start)
    increase = _INCREASE_OF.search(text, max(clause, quantity.start - 60), quantity.start)
    inside = _IN.match(text, quantity.end, right) if increase is not None else None
    if increase is not None and inside is not None and (thing := thing_at(text, inside.end(), right)) is not None:
        direction, _, _ = direction_of(text, increase.start(), quantity.start)
        return add_findings(state, (thing,), quantity, direction, False, average, False, increase.start())
    if quantity.unit == "%" and _SPENT_SHARE.match(text, quantity.end, right + 20):
        purpose = purpose_of(text, quantity.end, state.group_end)
        if purpose is not None:
            return add_findings(state, (purpose,), quantity, "", True, False, True, quantity.start)
    if increase is not None:
        subjects = state.subjects or tuple(filter(None, (first_subject(text, state.group, increase.start()),)))
        if subjects:
            return add_findings(state, subjects, quantity, direction, False, average, False, quantity.start, own=False)
    if quantity.unit == "%" and (link := _WHOLE_OF_IT.match(text, quantity.end, right)) is not None:
        thing = thing_at(text, link.end(), right)  # 100% collection of sewage
        return thing is not None and add_findings(state, (thing,), quantity, "", True, False, True, quantity.start)
    return False


_SUM_NOUN = re.compile(
    r"(?<![A-Za-z])(?:amount|figure|total|sum|number|volume|value|scale|targets?|goal)(?: for (?:this year|the year))?[ \t]*$",
    re.IGNORECASE,
)
_IN = re.compile(r"[ \t]in[ \t](?=[a-z])")
_WHOLE_OF_IT = re.compile(r"[ \t](?=[a-z]+(?:ion|ment|age|ance|ence|access|supply|use)(?![a-z]))")
_SPENT_SHARE = re.compile(
    r"[ \t](?:(?:was|were|will be|is|are|went)[ \t](?:\w+ed|spent|put)?[ \t]?)?(?:in|on|for|to|into)[. \t]", re.IGNORECASE
)
_INCREASE_OF = re.compile(
    r"(?<![A-Za-z])(?:an?|the|with|average|annual|further|net)[ \t](?:\w+[ \t]){0,2}(?:increase|rise|growth|decrease|drop|reduction|cut)[ \t](?:of|by)[ \t]*$",
    re.IGNORECASE,
)


# --- gapping, multiples ---------------------------------------------------------------------------------------------------

_GAPPED = re.compile(
    r"[\s,]*(?:and|,|;)[ \t](?:(?:the|that of|our|its)[ \t])?(?P<name>(?!\w+ing[ \t])[A-Za-z][^,;:.0-9]{2,90}?)[ \t](?:by|to|at)(?:[ \t](?:over|about|around|nearly|more than|an average of|a further|at least|close to))?[ \t]*",
    re.IGNORECASE,
)


_THEIRS = re.compile(r"(?:that of )?(?P<who>urban|rural) (?:residents|dwellers|households)['’]", re.IGNORECASE)


def _gapped(state: State, quantity: Quantity, left: int) -> Subject | None:
    """cut steel by 5 percent and |coal by 3 percent: the verb goes for both."""
    if not state.direction or not state.out or state.out[-1].printed_end > left + 1:
        return None
    found = _GAPPED.fullmatch(state.text, left, quantity.start)
    if found is None or finite_inside(state.text, found.start(), quantity.start):
        return None
    whose = _THEIRS.fullmatch(found["name"])
    if whose is not None:  # urban residents' income by 7 percent and |rural residents' by 9
        income = state.out[-1].subject.indicator.startswith("income")
        return Subject(f"income_{whose['who'].lower()}", found.start("name"), found.end("name")) if income else None
    return name_of(state.text, found.start("name"), found.end("name"))


# output reached 900,000 cars, and the |sales of parts| 26 billion yuan
_REACHED_TOO = re.compile(
    r"(?:,[ \t](?:and[ \t]|while[ \t])(?=the[ \t])|,?[ \t](?:and[ \t]|while[ \t])?(?=(?:that|those)[ \t]of[ \t]))(?P<name>[A-Za-z][^,;:.0-9]{2,90}?)[ \t]+",
    re.IGNORECASE,
)


_UNIT_NOUN = 16  # characters of what a number counts: 900,000 |units


def _reached_too(state: State, quantity: Quantity, left: int) -> Subject | None:
    """What reaches its level by the verb of the clause before, which is not said again."""
    last = state.out[-1] if state.out else None
    if (
        last is None
        or left - last.printed_end > _UNIT_NOUN
        or last.measure != "level"
        or last.counted
        or quantity.unit in ("%", "pp", "times")
    ):
        return None
    found = _REACHED_TOO.fullmatch(state.text, left, quantity.start)
    if (
        found is None
        or finite_inside(state.text, found.start(), quantity.start)
        or ACTION.search(found["name"])
        or PREDICATES.search(found["name"])
    ):
        return None
    that = _THAT.match(found["name"])
    if that is None:
        return name_of(state.text, found.start("name"), found.end("name"))
    head, of, _ = last.subject.indicator.removeprefix("other:").partition(" of ")
    thing = name_of(state.text, found.start("name") + that.end(), found.end("name"))
    return replace(thing, indicator=f"other:{head} of {thing.indicator.removeprefix('other:')}") if of and thing is not None else None


_THAT = re.compile(r"(?:that|those)[ \t]of[ \t](?:the[ \t])?", re.IGNORECASE)
_TIMES_OBJECT = re.compile(r"[ \t](?=(?:the|our|its|their|all|temporary|existing|\w+[ \t]){1,3})", re.IGNORECASE)
_OF_YEAR = re.compile(r"(?:the[ \t])?(?:19|20)\d\d[ \t](?:level of[ \t])?", re.IGNORECASE)
_FRACTION_OBJECT = re.compile(r",?[ \t](?=the[ \t](?:number|amount|share|area|cost|size|scale|rate|time|proportion))", re.IGNORECASE)
_CUTS = re.compile(rf"{any_of(('fall', 'verbs'))},?[ \t]by[ \t]*$", re.IGNORECASE)


def _multiplied(state: State, quantity: Quantity, right: int) -> bool:
    """halved |the purchase tax; cut by two thirds |the number of items; |the tax will be halved."""
    text, word = state.text, quantity.text.lower()
    whole = word.startswith(("halv", "doubl", "tripl", "quadrupl")) and not word.endswith("ing")
    if whole:
        link = _TIMES_OBJECT.match(text, quantity.end, right)
        year = _OF_YEAR.match(text, link.end(), right) if link is not None else None
        known = names_from(state, year.end() if year is not None else link.end(), right) if link is not None else ()
        known = tuple(subject for subject in known if fits(subject.indicator, quantity.unit))
        if known:
            return add_findings(state, known, quantity, "down" if word.startswith("halv") else "up", False, False, False, quantity.start)
        name = thing_at(text, link.end(), right) if link is not None else None
        if name is None:
            name = subject_before(text, state.group, quantity.start)
        if name is None or is_actor(name):
            return False
        if word.startswith("halv"):
            return add_findings(state, (name,), quantity, "down", False, False, False, min(name.start, quantity.start))
        return add_findings(state, (name,), quantity, "up", False, False, False, min(name.start, quantity.start))
    if quantity.unit == "%" and _CUTS.search(text, max(state.group, quantity.start - 24), quantity.start):
        link = _FRACTION_OBJECT.match(text, quantity.end, right)
        name = thing_at(text, link.end(), right) if link is not None else None
        if name is not None:
            return add_findings(state, (name,), quantity, "down", False, False, False, quantity.start)
    return False
