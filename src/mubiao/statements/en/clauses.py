"""Reads one English sentence: every quantity bound to its subject, with the direction and measure that the words around it give."""

from __future__ import annotations

import re
from dataclasses import replace

from mubiao.records import Quantity
from mubiao.statements.en.bases import is_base
from mubiao.statements.en.comparing import add_comparison, add_margin, against_another, margins_of
from mubiao.statements.en.continuing import ADJECTIVES, IN_OTHER_WORDS, PARALLEL, THIS_FIGURE, continues, leads_on
from mubiao.statements.en.contributing import contribution
from mubiao.statements.en.lexicon import any_of
from mubiao.statements.en.listed import add_pair, bound_not_said_again, one_bound, respectively, said_before
from mubiao.statements.en.names import counted_name, name_behind_link, named_before, names_from
from mubiao.statements.en.nouns import is_actor, subject_before
from mubiao.statements.en.parts import bind_part
from mubiao.statements.en.phrases import thing_at
from mubiao.statements.en.relatives import comparisons
from mubiao.statements.en.residents import of_residents
from mubiao.statements.en.sentences import groups
from mubiao.statements.en.shares import as_share, share_end, whole_of
from mubiao.statements.en.state import State, add_findings, clause_start, head_chunk
from mubiao.statements.en.subjects import chunk_before, fits
from mubiao.statements.en.things import (
    ACTION,
    COUNTABLE,
    action_before,
    predicate_before,
    thing_measured,
    time_like,
)
from mubiao.statements.en.times import averaged
from mubiao.statements.en.unnamed import bind_unnamed
from mubiao.statements.en.values import direction_of, ends_with_to
from mubiao.statements.en.wholes import is_whole, told_of_a_whole
from mubiao.statements.findings import Finding, Subject
from mubiao.statements.index import Mentions, Quantities

_NOUNS = any_of(("rise", "nouns"), ("fall", "nouns"))
# a 6.1 percent |increase in …
_NOUN_BEHIND = re.compile(
    rf"[ \t-]{{1,2}}{ADJECTIVES}(?P<noun>{_NOUNS})(?P<link>[ \t]{{1,2}}(?:in|of|for|to(?=[ \t](?:outlays|spending|the))|on)[ \t]{{1,2}})?",
    re.IGNORECASE,
)
_RELATIVE_HEAD = re.compile(r"(?<![A-Za-z-])(?:more|less|fewer|higher|lower|faster|slower|larger)[ \t]{1,2}than\b", re.IGNORECASE)


def read_sentence(
    text: str, start: int, end: int, mentions: Mentions, quantities: Quantities, before: tuple[Subject, ...] = ()
) -> list[Finding]:
    """Every value stated in ``text[start:end]``, in order of the text; ``before``: the subjects of the last value of the sentence before,
    which "this figure" takes up.
    """
    state = State(text, mentions)
    state.subjects = before if before and THIS_FIGURE.match(text, start, end) is not None else ()
    for a, b in groups(text, start, end):
        _read_group(state, a, b, quantities)
    return sorted(state.out, key=lambda finding: (finding.printed_start, finding.start))


def _read_group(state: State, start: int, end: int, quantities: Quantities) -> None:
    text = state.text
    inside = quantities.within(start, end)
    found = comparisons(text, start, end)
    margins = margins_of(text, inside, found, end)
    state.comparands = [(comparison.start, comparison.end) for comparison in found]
    state.late.clear()
    state.group, state.group_end = start, end
    state.direction = state.whole = ""
    state.parted = False
    paired = respectively(state, start, end, inside)
    inside = one_bound(text, inside, paired)
    left = start
    merged: set[int] = set(margins.values())
    whole_told = -1
    for i, quantity in enumerate(inside):
        following = inside[i + 1].start if i + 1 < len(inside) else end
        if i in paired:
            subject = paired[i] or (said_before(state, *state.late[i]) if i in state.late else None)
            if subject is not None:
                per = (inside[k].unit for k in range(i + 1, len(inside)) if k in paired and inside[k].unit.startswith(f"{quantity.unit}/"))
                whole = next(per, quantity.unit)  # 3 yuan and 5 yuan per kilogram
                add_pair(state, subject, replace(quantity, unit=whole), left, following)
            if i + 1 not in paired:
                left = state.read_to = quantity.end
            continue
        if i == whole_told:
            continue
        if i in margins:
            add_margin(state, quantity, found[margins[i]], left)
            left = found[margins[i]].end
            continue
        if is_base(text, left, quantity):
            continue
        if against_another(text, quantity, end):
            left = state.read_to = quantity.end
            continue
        if i + 1 < len(inside) and told_of_a_whole(state, quantity, inside[i + 1], end):
            whole_told = i + 1
            left = state.read_to = inside[i + 1].end
            continue
        if is_whole(text, quantity):
            continue
        state.read_to = left if time_like(quantity) else quantity.end
        _bind(state, bound_not_said_again(state, quantity), left, following, end)
        if state.read_to > following:
            state.read_to = quantity.end  # what money is for holds the next number
        left = max(left, state.read_to)
    for i, comparison in enumerate(found):
        if i not in merged:
            add_comparison(state, comparison, start, end, inside)


def _bind(state: State, quantity: Quantity, left: int, right: int, end: int) -> bool:
    """Binds a quantity whose own words stand in ``text[left:right]``; whether a subject was found."""
    text = state.text
    if _EACH.match(text, quantity.end, end) is not None and quantity.unit not in ("%", "pp", "times"):
        return False  # 1.8 million yuan |a village: so much each, and of how many is not told
    if bind_part(state, quantity, right):
        return True
    a_time = _A_DAY.match(text, quantity.end, right) if quantity.unit in COUNTABLE else None
    if a_time is not None:
        quantity = replace(quantity, unit=f"{quantity.unit}/{_TIMES_OF[a_time['time'].lower()]}")
    elif quantity.unit == "count" and _DAILY.search(text, max(left, quantity.start - 90), quantity.start):
        quantity = replace(quantity, unit="count/day")
    average = averaged(text, left, quantity.value_end, right)
    contributed = contribution(state, quantity, left, end)
    if contributed is not None:
        return add_findings(state, (contributed,), quantity, "", True, average, False, contributed.start)
    share = whole_of(text, quantity)
    if not share and quantity.unit == "%" and _SHARE_BEFORE.search(text, max(state.group, quantity.start - 60), quantity.start):
        share = "GDP"
    elif share:
        state.read_to = share_end(state, quantity, right)
    behind = _NOUN_BEHIND.match(text, quantity.end, right) if not share else None
    if behind is not None and behind["link"] and _AFTER_OF.search(text, left, quantity.start) and named_before(state, quantity, left):
        behind = None  # CPI increase of 3 percent | growth in personal income …: a list without marks
    if behind is not None:
        return _bind_noun_behind(state, quantity, behind, left, right, average)
    if _RELATIVE_HEAD.match(text, quantity.end + 1, right + 20) and state.subjects:
        down = text[quantity.end + 1 : quantity.end + 7].lower().startswith(("less", "fewer", "lower", "slower"))
        return add_findings(state, state.subjects, quantity, "down" if down else "up", False, average, False, quantity.start, own=False)
    counted = counted_name(state, quantity, right)
    if counted is not None and counted.indicator in _JOBS and _FOR_GROUP.match(text, counted.end, right):
        counted = None  # 12,000 jobs |for college graduates: a part of the new jobs
    if counted is not None and counted.indicator not in _JOBS and _AMONG.search(text, max(left, quantity.start - 8), quantity.start):
        if not action_before(text, left, quantity.start):
            return False  # confidence in 100 million market entities: a fact told in passing
        counted = None  # reduced the burden on nine million traders: whom it reached
    if counted is not None:
        action = action_before(text, left, quantity.start)
        direction, _, _ = direction_of(text, chunk_before(text, left, quantity.start), quantity.start)
        return add_findings(
            state,
            (counted,),
            quantity,
            "down" if direction == "down" and not action else "",
            True,
            average,
            False,
            quantity.start,
            action=action,
        )
    named = of_residents(state, quantity, left, right) or named_before(state, quantity, left)
    if named:
        return _bind_named(state, named, quantity, left, right, average, share)
    doing = (
        quantity.unit not in ("%", "pp", "times")
        and _DOING.search(text, left, quantity.start)
        and thing_measured(state, quantity, right) is not None
    )
    doing = doing or (quantity.unit in ("persons", "households") and _COVERING.search(text, left, quantity.start) is not None)
    stretch = quantity.stance == "strive" and not text[left : quantity.start].strip(" ,(")  # 7 percent, trying for 7.5
    if state.subjects and not doing and (stretch or continues(text, left, quantity.start)):
        carried = tuple(subject for subject in state.subjects if fits(subject.indicator, quantity.unit))
        if carried and IN_OTHER_WORDS.fullmatch(text, left, quantity.start) and state.out[-1].measure == "ratio" and quantity.unit != "%":
            return False  # 81 percent of the spending, |or 600 billion yuan: of a part that has no name
        if carried:
            apposed_name = name_behind_link(state, quantity, right) if not share else None
            if apposed_name is not None:
                carried = (apposed_name,)
            if PARALLEL.fullmatch(text, left, quantity.start) and state.out:
                return _add_parallel(state, carried, quantity, left, right, average)
            direction, level, _ = direction_of(text, left, quantity.start)
            if IN_OTHER_WORDS.fullmatch(text, left, quantity.start):
                direction = state.direction  # 18 percent, |or 1.5 trillion yuan
            else:
                state.direction = direction
            if share:
                carried = tuple(as_share(subject, share) for subject in carried)
            to = level or ends_with_to(text, left, quantity.start)
            return add_findings(state, carried, quantity, direction, to, average, bool(share), quantity.start, own=apposed_name is not None)
    name = name_behind_link(state, quantity, right)
    if name is not None and not share:
        direction, level, _ = direction_of(text, left, quantity.start)
        return add_findings(
            state,
            (name,),
            quantity,
            direction,
            level or not direction,
            average,
            False,
            quantity.start,
            action=action_before(text, left, quantity.start),
        )
    return bind_unnamed(state, quantity, left, right, average, share)


_DAILY = re.compile(
    r"\bnumber of[^,;:]{3,50}[ \t](?:opened|registered|established|set up|created|born)[ \t](?:daily|each day|every day|per day|a day)(?![A-Za-z])"
)
_EACH = re.compile(
    r"[ \t](?:(?:a|an|per|each|every|for each|for every)[ \t](?!(?:day|week|month|year|quarter|annum|capita|head|person|hour|time|unit|total|result|record|further|single|million|thousand|hundred|combined|rise|increase|decrease|drop|fall|decline|gain|growth)(?![a-z]))(?:village|town|township|county|household|family|firm|company|enterprise|project|school|hospital|student|pupil|child|teacher|farmer|worker|patient|vehicle|car|home|community|district|class|site|item|month-old|job|head of [a-z]+)|apiece)(?![A-Za-z-])",
    re.IGNORECASE,
)
# 12,000 new firms |per day
_A_DAY = re.compile(r"[ \t](?:[a-z'’-]+[ \t]){1,5}?(?:per|a|each|every)[ \t](?P<time>day|month|week|hour)(?![A-Za-z-])", re.IGNORECASE)
_TIMES_OF = {"day": "day", "month": "month", "week": "week", "hour": "hour"}
_JOBS = frozenset(("jobs_urban_new", "labour_transfer", "reemployment"))
_FOR_GROUP = re.compile(
    r"[ \t](?:for|among)[ \t](?!(?:the[ \t]|our[ \t]|its[ \t])?(?:people|urban|residents|job[ -]?seekers|public|masses|society|year|this|more|city|province|country|nation)(?![A-Za-z]))(?=[A-Za-z])",
    re.IGNORECASE,
)
_AMONG = re.compile(r"(?<![A-Za-z])(?:in|on|to|with|for|by|among)[ \t]{1,2}$", re.IGNORECASE)
# and add |50 schools: the verb of a new deed, not of the subject before it
_DOING = re.compile(
    rf"{ACTION.pattern}[ \t]{{1,2}}(?:(?:a total of|an additional|another|a further|more than|over)[ \t])?[ \t]*$", re.IGNORECASE
)


# trials in 2,147 counties, covering |13 million residents
_COVERING = re.compile(r"(?:covering|benefiting|benefitting|involving|serving|helping)[ \t]+$", re.IGNORECASE)


def _add_parallel(state: State, carried: tuple[Subject, ...], quantity: Quantity, left: int, right: int, average: bool) -> bool:
    """20 million at secondary schools and |8 million at colleges: one subject in two places, each with its value."""
    last, text = state.out[-1], state.text
    if any(subject.known for subject in carried):
        return False
    here, there = _PLACED.match(text, quantity.end, right + 60), _PLACED.match(text, left, quantity.start)
    if here is None or there is None:
        return False
    base = last.subject
    last.subject = replace(base, indicator=f"{base.indicator} {' '.join(there['place'].split())}")
    other = replace(base, indicator=f"{base.indicator} {' '.join(here['place'].split())}")
    return add_findings(state, (other,), quantity, state.direction, last.measure == "level", average, False, quantity.start, own=False)


_PLACED = re.compile(r"[ \t](?P<place>(?:at|in|for|from)[ \t][^,;:.0-9]{2,60}?)(?=[ \t]and[ \t]|[ \t]in (?:19|20)|[,;:.]|$)", re.IGNORECASE)
_SHARE_BEFORE = re.compile(  # from 3.5 percent of GDP to |4.3 percent
    r"(?<![A-Za-z])from[ \t][0-9.]{1,6}(?:%|[ \t]per[ \t]?cent)[ \t]of[ \t](?:the[ \t])?(?:regional[ \t])?GDP[^,;:0-9]{0,24}[ \t]to[ \t][^,;:0-9]{0,16}$",
    re.IGNORECASE,
)
_AFTER_OF = re.compile(r"(?:of|at|to|:)[ \t]{0,2}$", re.IGNORECASE)


def _bind_noun_behind(state: State, quantity: Quantity, behind: re.Match[str], left: int, right: int, average: bool) -> bool:
    """a 6.1 percent increase (in …)."""
    text = state.text
    direction, _, _ = direction_of(text, behind.start("noun"), behind.end("noun"))
    subjects: tuple[Subject, ...] = ()
    if behind["link"]:
        subjects = names_from(state, behind.end(), right)
        if not subjects:
            other = thing_at(text, behind.end(), right)
            subjects = (other,) if other is not None else ()
    if not subjects:
        named = named_before(state, quantity, left)
        subjects = named or (state.subjects if leads_on(text, left, quantity.start) else ())
    if not subjects:
        verb = predicate_before(text, max(left, clause_start(text, quantity.start)), quantity.start)
        other = subject_before(text, state.group, verb) if verb is not None else None
        subjects = (other,) if other is not None and not is_actor(other) else ()
    own = bool(behind["link"]) or bool(named_before(state, quantity, left))
    subjects = tuple(subject for subject in subjects if fits(subject.indicator, quantity.unit))
    if not subjects:
        return False
    return add_findings(state, subjects, quantity, direction, False, average, False, quantity.start, own=own)


def _bind_named(state: State, named: tuple[Subject, ...], quantity: Quantity, left: int, right: int, average: bool, share: str) -> bool:
    text = state.text
    last = named[-1]
    direction, level, _ = direction_of(text, last.end, quantity.start)
    to = level or ends_with_to(text, last.end, quantity.start)
    head_start = named[0].start
    if _BEYOND.match(text, last.end, quantity.start):
        direction, to = "up", False  # exceeded the budgeted figure by
    if not direction:
        chunk = max([head_chunk(text, left, named[0].start), *(m.end for m in state.mentions.within(left, named[0].start))])
        direction, _, place = direction_of(text, chunk, named[0].start)
        if direction:
            head_start = place
            to = ends_with_to(text, last.end, quantity.start)
    if not direction and quantity.unit not in ("%", "pp", "times") and _BY.search(text, max(last.end, quantity.start - 6), quantity.start):
        direction, to = state.direction or "up", False  # raised by 20 yuan, and subsidies |by 30 yuan
    state.direction, state.to = direction, to
    if share and all(subject.indicator in _JOBS for subject in named):
        return False  # jobs for 85 percent of graduates: of them, and no share of the jobs
    if share:
        named = tuple(as_share(subject, share) for subject in named)
    return add_findings(state, named, quantity, direction, to, average, bool(share), min(head_start, named[0].start))


_BY = re.compile(r"(?<![A-Za-z])by[ \t]{1,2}$")
_BEYOND = re.compile(r"[ \t]{1,2}(?:\w+[ \t]){0,2}(?:exceed|surpass|overfulfil)\w*[ \t][^,;]{3,60}\bby[ \t]*$", re.IGNORECASE)
