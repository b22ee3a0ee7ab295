"""The other targets, and what the targets add up to."""

from __future__ import annotations

from collections import Counter

from mubiao.brief.draft import Sentence
from mubiao.brief.findings import Locality, source_of
from mubiao.brief.speech import Speech, capital, has_number, point

_NAMED = 2  # areas at an end that are named
_SHARED = 3  # areas, and a third of those that state one: a goal so many have in common is named


def beyond(s: Speech) -> list[Sentence]:
    """The core targets, and what else news tell: how many state one, its two ends, and what most have in common."""
    made = []
    core = [name for name in s.w.INDICATORS if name != s.f.indicator]
    more = sorted({name for each in s.f.localities for name in each.others} - {*core, s.f.indicator})
    for name in [*core, *more]:
        holders = sorted(
            (each for each in s.f.localities if name in each.others), key=lambda each: (point(each.others[name]), each.place.code)
        )
        if holders:
            made.append(_of(s, name, holders))
    return made


def _of(s: Speech, name: str, holders: list[Locality]) -> Sentence:
    first, last = holders[0], holders[-1]
    low, high = s.goal(first.others[name]), s.goal(last.others[name])
    label, count = s.indicator(name), s.many(len(holders))
    if name not in s.w.INDICATORS and first.others[name]["measure"] == "growth":
        label = f"growth of {label}" if s.en else f"{label}增长"
    sources = [source_of(each.others[name], s.name(each)) for each in holders]
    if len(s.f.localities) == 1:
        return s.say(f"{capital(label)}: {low}.", f"{label}：{low}。", sources)
    if len(holders) == 1:
        return s.say(f"{capital(label)}: {low} ({s.name(first)}).", f"{label}：{s.name(first)}{low}。", sources)
    if low == high:
        return s.say(f"{capital(label)}: {low}, in {count}.", f"{label}：{count}都是{low}。", sources)
    every = len(holders) == len(s.f.localities)
    common = _common(s, name, holders, (low, high))
    least, most = (_those(s, [each for each in holders if s.goal(each.others[name]) == end]) for end in (low, high))
    return s.say(
        f"{capital(label)}: from {low} ({least}) to {high} ({most}){common}; stated by {'all ' if every else ''}{count}.",
        f"{label}：{count}{'全部' if every else ''}提出目标，从{low}（{least}）到{high}（{most}）{common}。",
        sources,
    )


def _those(s: Speech, holders: list[Locality]) -> str:
    """Who has a goal: by name where they are one or two, else how many."""
    if len(holders) <= _NAMED:
        return s.names(holders)
    return f"in {s.w.count(len(holders))}" if s.en else f"{len(holders)}个"


def _common(s: Speech, name: str, holders: list[Locality], told: tuple[str, str]) -> str:
    """The goal that a third of the holders or more have in common, and how many, where it is not told anyway."""
    goal, many = Counter(s.goal(each.others[name]) for each in holders).most_common(1)[0]
    if many < _SHARED or 3 * many < len(holders) or goal in told:
        return ""
    return f", most often {goal} (in {s.w.count(many)})" if s.en else f"，最常见的是{goal}（{many}个）"


def total(s: Speech) -> list[Sentence]:
    """The weighted sum, and how it stands to the nation's target."""
    sums = s.f.sums
    if sums is None:
        return []
    value, coverage, before = s.w.amount(round(sums["point"], 2), "%"), sums["coverage"], s.f.year - 1
    whole = coverage > _WHOLE
    made = [
        s.say(
            f"Weighted by the GDP of {before}, the targets of {s.many(sums['stated'])} come to {value}, a floor counted as its figure and a range as its "
            f"middle; together they make up {'all' if whole else f'{coverage:.0%}'} of provincial GDP.",
            f"以{before}年地区生产总值加权，{s.many(sums['stated'])}的目标合起来是{value}（“以上”按所写数字计，区间取中值），"
            f"覆盖{'全部省级生产总值' if whole else f'省级生产总值的{coverage:.0%}'}。",
            s.inputs(),
        )
    ]
    nation = s.f.national
    if nation is not None and has_number(nation):
        gap = round(round(sums["point"], 2) - point(nation), 2)
        more, goal = s.w.amount(abs(gap), "pp"), s.goal(nation)
        made.append(
            s.say(
                f"The national target is {goal}: together the localities ask for {more} {'more' if gap >= 0 else 'less'}.",
                f"全国目标是{goal}：地方合计{'高' if gap >= 0 else '低'}{more}。",
                [source_of(nation)],
            )
        )
    return made


_WHOLE = 0.995
