"""Lists that "respectively" pairs in order."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from mubiao.records import Quantity
from mubiao.statements.en.nouns import split_names, subject_before
from mubiao.statements.en.state import State, add_findings, is_free
from mubiao.statements.en.subjects import fits, of_mention
from mubiao.statements.en.things import PREDICATES, object_of_verb, predicate_before
from mubiao.statements.en.times import averaged
from mubiao.statements.en.values import direction_of, ends_with_to
from mubiao.statements.findings import Subject

_RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)
_BETWEEN_LISTED = re.compile(
    r"[ \t\n,]*(?:\([^()]{0,40}\)[ \t,]*)?(?:(?:and|by|to|of|at|or|over|about|around|respectively|a|an|up|down|increase|decrease|rise)[ \t,]*){0,5}$",
    re.IGNORECASE,
)


def respectively(state: State, start: int, end: int, inside: Sequence[Quantity]) -> dict[int, Subject | None]:
    """The subjects of the values that "respectively" pairs in order, by the value's place in the list. ``None``: they do not pair."""
    text = state.text
    pairs: dict[int, Subject | None] = {}
    for word in _RESPECTIVELY.finditer(text, start, end):
        before = [i for i, quantity in enumerate(inside) if quantity.end <= word.start() and i not in pairs]
        after = [i for i, quantity in enumerate(inside) if quantity.start >= word.end()]
        group = _run_of(text, inside, before[::-1], backwards=True) if before and word.start() - inside[before[-1]].end <= 30 else []
        if len(group) < 2 and after and inside[after[0]].start - word.end() <= 24:
            group = _run_of(text, inside, after, backwards=False)
        if len(group) < 2:
            pairs.update(_named_behind(state, word, before, inside))
            continue
        first = group[0]
        left = inside[first - 1].end if first > 0 else start
        names = [m for m in state.mentions.within(left, inside[first].start) if is_free(state, m)]
        subjects = per_unit(text, _expanded([of_mention(m) for m in names], len(group)))
        if len(subjects) != len(group) and first >= len(group) and len(names) < len(group):
            names = [m for m in state.mentions.within(start, inside[first].start) if is_free(state, m)]
            subjects = _expanded([of_mention(m) for m in names], len(group))
        if len(subjects) > len(group):
            one_more = _LISTED.fullmatch(text, subjects[-len(group) - 1].end, subjects[-len(group)].start)
            near = inside[first].start - subjects[-1].end <= 80
            subjects = subjects[-len(group) :] if near and one_more is None else []
        if len(subjects) != len(group):
            subjects = _from_phrase(text, start, left, inside[first].start, len(group)) or subjects
        apposed = not state.mentions.within(left, inside[first].start)
        for order, i in enumerate(group):
            if len(subjects) != len(group) and apposed:
                state.late[i] = order, len(group)
            pairs[i] = subjects[order] if len(subjects) == len(group) else None
        if len(subjects) == len(group):
            pairs.update(_levels_before(text, inside, first, subjects))
    _of_town_and_country(state, start, inside, pairs)
    _two_after_two(state, end, inside, pairs)
    return pairs


# Urban and rural residents had an average disposable income of |84,000 yuan and 50,000 yuan
_TOWN_AND_COUNTRY = re.compile(
    r"(?<![A-Za-z])(?P<first>urban|rural)[ \t]and[ \t](?P<second>urban|rural)[ \t](?:residents|households|dwellers)[^,;.]{0,50}[ \t]incomes?[^,;.0-9]{0,30}$",
    re.IGNORECASE,
)


def _of_town_and_country(state: State, start: int, inside: Sequence[Quantity], pairs: dict[int, Subject | None]) -> None:
    """Two incomes of the two kinds of residents that are named before them, in order, without the word."""
    text = state.text
    for i in range(len(inside) - 1):
        one, other = inside[i], inside[i + 1]
        if i in pairs or i + 1 in pairs or one.unit != other.unit or _AND.fullmatch(text, one.end, other.start) is None:
            continue
        found = _TOWN_AND_COUNTRY.search(text, max(start, one.start - 140), one.start)
        if found is not None and found["first"].lower() != found["second"].lower():
            for k, who in ((i, found["first"]), (i + 1, found["second"])):
                pairs[k] = Subject(f"income_{who.lower()}", found.start(), found.end())


def _named_behind(state: State, word: re.Match[str], before: Sequence[int], inside: Sequence[Quantity]) -> dict[int, Subject | None]:
    """Values before the names that share them: rises of |8 percent and 10 percent| in the incomes of urban and rural residents, respectively."""
    text = state.text
    group = _run_of(text, inside, before[::-1], backwards=True) if before else []
    if len(group) < 2 or word.start() - inside[group[-1]].end > _NAMES_BEHIND:
        return {}
    link = _IN_NAMES.match(text, inside[group[-1]].end, word.start())
    if link is None:
        return {}
    names = [m for m in state.mentions.within(link.end(), word.start()) if is_free(state, m)]
    subjects = _expanded([of_mention(m) for m in names], len(group))
    if len(subjects) != len(group):
        return dict.fromkeys(group)  # they belong to what stands behind them, whatever it is
    return dict(zip(group, subjects, strict=True))


_NAMES_BEHIND = 140  # characters between the values and "respectively"
_IN_NAMES = re.compile(r"[ \t](?:in|for|of|on)[ \t](?:the[ \t])?", re.IGNORECASE)


def _two_after_two(state: State, end: int, inside: Sequence[Quantity], pairs: dict[int, Subject | None]) -> None:
    """Two rates right behind two amounts pair in order even without the word: visits reached …, with revenue of …, up 9% and 11%."""
    text = state.text
    for i in range(2, len(inside) - 1):
        rates, amounts = inside[i : i + 2], inside[i - 2 : i]
        if any(k in pairs for k in (i, i + 1)) or any(one.unit != "%" for one in rates):
            continue
        said = [pairs.get(i - 2), pairs.get(i - 1)]
        if all(said) and _UP_TOO.fullmatch(text, amounts[1].end, rates[0].start) and _AND.fullmatch(text, rates[0].end, rates[1].start):
            pairs.update({i: said[0], i + 1: said[1]})  # reached 40,000 and 20,000 yuan respectively, up |4 percent and 6 percent
            continue
        if any(k in pairs for k in (i - 2, i - 1)):
            continue
        if any(one.unit in ("%", "pp", "times") for one in amounts) or not _UP.fullmatch(text, amounts[1].end, rates[0].start):
            continue
        if _AND.fullmatch(text, rates[0].end, rates[1].start) and _CLOSED.match(text, rates[1].end, end):
            for order in (0, 1):
                state.late[i + order] = order, 2
                pairs[i + order] = None


_UP_TOO = re.compile(
    r"[ \t,]*respectively[ \t]*,[ \t]*(?:(?:up|down|rising|growing|an increase|increases|increasing|representing|with|growth|by|of|a|an)[ \t]*)+",
    re.IGNORECASE,
)
_AND = re.compile(r"[ \t]and[ \t](?:by[ \t])?")
_CLOSED = re.compile(r"[ \t]*(?:[.;,\n]|$)")


def one_bound(text: str, inside: Sequence[Quantity], paired: Mapping[int, Subject | None]) -> list[Quantity]:
    """The values with the bound that opens a paired list given to all of it: exceeded 9 and |5 trillion yuan, respectively."""
    out = list(inside)
    for i in range(1, len(out)):
        if i not in paired or i - 1 not in paired:
            continue
        first, quantity = out[i - 1], out[i]
        leads = first.start < first.value_start and first.bound in ("at_least", "at_most", "around")
        if (
            leads
            and quantity.bound == "point"
            and quantity.start == quantity.value_start
            and _NEXT.fullmatch(text, first.end, quantity.start)
        ):
            low, high = (quantity.low, None) if first.bound == "at_least" else (None, quantity.high)
            low, high = (quantity.low, quantity.high) if first.bound == "around" else (low, high)
            out[i] = replace(quantity, bound=first.bound, low=low, high=high)
    return out


# will exceed 9,000 kilometers and that of railways |2,500
_THAT_OF = re.compile(
    r"(?:[ \t][a-z-]+){0,2}?,?[ \t](?:(?:and|while)[ \t])?(?:that|those)[ \t]of[ \t](?P<name>[^,;:.0-9]{2,80}?)[ \t]+", re.IGNORECASE
)
_EXCEEDS = re.compile(r"(?:exceed|surpass|top|cross|pass)", re.IGNORECASE)


def bound_not_said_again(state: State, quantity: Quantity) -> Quantity:
    """The value with the bound that the verb of the clause before gives it, where the verb is left out."""
    last = state.out[-1] if state.out else None
    if last is None or last.bound != "at_least" or quantity.bound != "point" or quantity.unit.split("/")[0] != last.unit.split("/")[0]:
        return quantity
    found = _THAT_OF.fullmatch(state.text, last.printed_end, quantity.start)
    if found is None or PREDICATES.search(found["name"]) or _EXCEEDS.match(state.text, last.printed_start) is None:
        return quantity
    return replace(quantity, bound="at_least", high=None)


_NEXT = re.compile(r"[ \t]*(?:,|and|,[ \t]and)[ \t]+")


def _levels_before(text: str, inside: Sequence[Quantity], first: int, subjects: Sequence[Subject]) -> dict[int, Subject | None]:
    """The amounts that growth rates follow in the same order: reached 9 and 5 thousand yuan, up |4% and 6%| respectively."""
    count = len(subjects)
    levels = list(range(first - count, first))
    if levels[0] < 0 or subjects[-1].end > inside[levels[0]].start or not _UP.fullmatch(text, inside[first - 1].end, inside[first].start):
        return {}
    alike = all(
        _BETWEEN_LISTED.fullmatch(text, inside[a].end, inside[b].start) and inside[a].unit == inside[b].unit
        for a, b in itertools.pairwise(levels)
    )
    return dict(zip(levels, subjects, strict=True)) if alike else {}


_UP = re.compile(
    r"[ \t]*,[ \t]*(?:(?:up|down|rising|growing|an increase|increases|increasing|representing|or|with|growth|by|of|a|an)[ \t]*)+",
    re.IGNORECASE,
)


def _from_phrase(text: str, start: int, left: int, position: int, count: int) -> list[Subject]:
    """The things that the phrase before a list of values names, outside of the vocabulary."""
    whole = object_of_verb(text, left, position)
    if whole is None:
        verb = predicate_before(text, left, position)
        whole = subject_before(text, start, verb) if verb is not None else None
    return split_names(whole, count) if whole is not None else []


_INTENSITIES = {"energy_consumption": "energy_intensity", "carbon_emissions": "carbon_intensity", "water_use": "water_intensity"}


def per_unit(text: str, subjects: list[Subject]) -> list[Subject]:
    """energy consumption and carbon dioxide emissions |per unit of GDP: the closing words go for the whole list."""
    if not subjects or re.search(r"per (?:unit of|10,000 yuan of) ", text[subjects[-1].start : subjects[-1].end]) is None:
        return subjects
    return [
        Subject(_INTENSITIES.get(s.indicator, s.indicator), s.start, s.end, s.measure, s.known, s.pair) if s is not subjects[-1] else s
        for s in subjects
    ]


_LISTED = re.compile(r"[ \t]*,?[ \t]*(?:and[ \t]{1,2})?(?:the[ \t]{1,2})?", re.IGNORECASE)


def said_before(state: State, order: int, count: int) -> Subject | None:
    """The subject of the ``order``-th of ``count`` values that take up the subjects of the values before them (…, up 9.8% and 8.5% respectively)."""
    if order == 0:
        state.taken_up = []
        for finding in reversed(state.out):
            if all(subject.indicator != finding.subject.indicator for subject in state.taken_up):
                state.taken_up.insert(0, finding.subject)
            if len(state.taken_up) == count:
                break
    return state.taken_up[order] if len(state.taken_up) == count else None


def _run_of(text: str, inside: Sequence[Quantity], places: Sequence[int], *, backwards: bool) -> list[int]:
    """The values next to each other in a list: 8.4% and 11.4%."""
    run = [places[0]]
    for place in places[1:]:
        a, b = (place, run[-1]) if backwards else (run[-1], place)
        if not _BETWEEN_LISTED.fullmatch(text, inside[a].end, inside[b].start) or not _alike(inside[a].unit, inside[b].unit):
            break
        run.append(place)
    return sorted(run)


def _alike(left: str, right: str) -> bool:
    """Values of one list: 3 yuan and 4 yuan per mu share the unit that the last prints in full."""
    return left == right or (left.partition("/")[0] == right.partition("/")[0] and "/" in left + right)


def _expanded(subjects: list[Subject], wanted: int) -> list[Subject]:
    """urban and rural residents' incomes is two subjects under "respectively"."""
    if len(subjects) >= wanted:
        return subjects
    out: list[Subject] = []
    for subject in subjects:
        if subject.pair:
            out.extend(Subject(part, subject.start, subject.end, subject.measure) for part in subject.pair)
        else:
            out.append(subject)
    return out


def add_pair(state: State, subject: Subject, quantity: Quantity, left: int, right: int) -> None:
    text = state.text
    direction, level, _ = direction_of(text, left, quantity.start)
    to = level or ends_with_to(text, left, quantity.start)
    last = state.out[-1] if state.out else None
    if (
        last is not None
        and left <= last.printed_end <= quantity.start
        and _BETWEEN_LISTED.fullmatch(text, last.printed_end, quantity.start)
    ):
        to = to or state.to  # raised to 500 yuan and |300 yuan
    state.to = to
    average = averaged(text, left, quantity.value_end, right)
    if fits(subject.indicator, quantity.unit):
        kept = state.subjects
        add_findings(state, (subject,), quantity, direction, to, average, False, subject.start)
        state.subjects = (*kept, subject) if kept and kept[-1].end < subject.start else (subject,)
