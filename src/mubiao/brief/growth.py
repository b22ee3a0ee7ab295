"""Title, first sentences, who set what, and how that compares with last year."""

from __future__ import annotations

from itertools import groupby

from mubiao.brief.draft import Sentence
from mubiao.brief.findings import Locality, source_of
from mubiao.brief.speech import Speech, capital, firmness, has_number, point, stated

_NAMED = 3  # areas of the widest steps


def title(s: Speech) -> str:
    year, what = s.f.year, s.indicator(s.f.indicator)
    kind = s.w.ATTRIBUTES.get(s.f.indicator, what)
    if not s.ranked:
        if not any(each.read for each in s.f.localities):
            return f"{capital(kind)} targets for {year}: no report was read" if s.en else f"{year}年{what}目标：没有读到报告"
        if any(each.wordless for each in s.f.localities):
            return f"{capital(kind)} targets for {year}: none with a number" if s.en else f"{year}年{what}目标：都没有写数字"
        return f"No {kind} targets for {year}" if s.en else f"{year}年：未见{what}目标"
    top, last = s.goal(s.ranked[0].goal), s.goal(s.ranked[-1].goal)
    if s.en:
        many = s.names(s.ranked) if len(s.ranked) == 1 else capital(s.many(len(s.ranked)))
        verb = "sets a" if len(s.ranked) == 1 else "set"
        noun = "target" if len(s.ranked) == 1 else "targets"
        return f"{many} {verb} {kind} {noun} for {year}: {top if top == last else f'from {last} to {top}'}"
    return f"{s.names(s.ranked) if len(s.ranked) == 1 else s.many(len(s.ranked))}{year}年{what}目标：{top if top == last else f'{last}到{top}'}"


def lede(s: Speech) -> list[Sentence]:
    """Who aims highest, what most set, how they word it, what it adds up to."""
    if not s.ranked:
        return []
    groups: dict[str, list[Locality]] = {}
    for each in s.ranked:
        groups.setdefault(s.goal(each.goal), []).append(each)
    highest = s.goal(s.ranked[0].goal)
    top = groups[highest]
    aim = s.w.aim(s.f.indicator, s.f.measure == "growth", highest)
    if len(groups) == 1:
        names = s.names(top) if len(top) <= _NAMED else f"All {s.w.count(len(top))}" if s.en else f"{len(top)}个目标"
        made = [s.say(f"{names} {'aims' if len(top) == 1 else 'aim'} for {aim} in {s.f.year}.", f"{names}：{s.f.year}年{aim}。", s.cites(top))]  # fmt: skip
    else:
        names = s.names(top)
        made = [
            s.say(
                f"{names} {'aims' if len(top) == 1 else 'aim'} highest, for {aim} in {s.f.year}.",
                f"{names}目标最高：{s.f.year}年{aim}。",
                s.cites(top),
            )
        ]
    commonest, holders = max(groups.items(), key=lambda item: len(item[1]))
    if len(holders) > 1 and len(groups) > 1:
        count = s.many(len(holders))
        made.append(s.say(f"The commonest target is {commonest}, in {count}.", f"最常见的是{commonest}，有{count}。", s.cites(holders)))
    made += _wordings(s)
    if s.f.sums is not None:
        total = s.w.amount(round(s.f.sums["point"], 2), "%")
        made.append(s.say(f"Weighted by output, they come to {total}.", f"按经济总量加权，相当于{total}。", s.inputs()))
    return made


def _wordings(s: Speech) -> list[Sentence]:
    """How many set a floor, how many say about, how many give a range; nothing where there is but one goal."""
    if len(s.ranked) < 2:
        return []
    bounds = [stated(each.goal)["bound"] for each in s.ranked]
    kinds = (
        ("at_least", "sets a floor", "set a floor", "用“以上”"),
        ("around", "says “about”", "say “about”", "用“左右”"),
        ("range", "gives a range", "give a range", "给出区间"),
        ("point", "gives a bare figure", "give a bare figure", "只写数字"),
    )
    counted = [(bounds.count(kind), one, several, zh) for kind, one, several, zh in kinds if kind in bounds]
    if len(counted) == 1:
        many, _, several, zh = counted[0]
        return [s.say(f"{_all(s, many)} {several}.", f"{many}个目标都{zh}。", s.cites(s.ranked))]
    en = s.w.joined([f"{s.w.count(many)} {one if many == 1 else several}" for many, one, several, _ in counted])
    return [
        s.say(f"Of the {s.w.count(len(bounds))}, {en}.", f"{len(bounds)}个目标中，{'，'.join(f'{many}个{zh}' for many, _, _, zh in counted)}。", s.cites(s.ranked))
    ]  # fmt: skip


def who(s: Speech) -> list[Sentence]:
    """Grouped by the goal, the highest and firmest first."""
    made = []
    for value, members in groupby(s.ranked, key=lambda each: s.goal(each.goal)):
        group = list(members)
        names = s.w.joined([f"{s.name(each)}{_stretch(s, each)}" for each in group])
        made.append(s.say(f"{capital(value)}: {names}.", f"{value}：{names}。", s.cites(group)))
    wordless: dict[str, list[Locality]] = {}
    for each in s.f.localities:
        if each.wordless is not None:
            wordless.setdefault(s.w.relative(each.wordless), []).append(each)
    for how, group in wordless.items():
        sources = [source_of(stated(each.wordless), s.name(each)) for each in group]
        made.append(s.say(f"Without a number, {how}: {s.names(group)}.", f"未写数字，{how}：{s.names(group)}。", sources))
    told = [each for each in s.ranked if each.from_news]
    if told and len(told) < len(s.ranked):
        made.append(
            s.say(f"From news reports, not from the work report itself: {s.names(told)}.", f"据新闻报道，未见报告原文：{s.names(told)}。", s.cites(told))
        )  # fmt: skip
    return made


def _stretch(s: Speech, each: Locality) -> str:
    """The second figure that it strives for."""
    row = stated(each.goal)
    if not row.get("strive_printed"):
        return ""
    value = s.goal({"low": row["strive_low"], "high": row["strive_high"], "unit": row["unit"], "bound": "point"})
    return f" (striving for {value})" if s.en else f"（力争{value}）"


def against_last_year(s: Speech) -> list[Sentence]:
    return [*_against_results(s), *_against_goals(s)]


def _against_results(s: Speech) -> list[Sentence]:
    """Above or below what was reached, and the widest steps either way."""
    pairs = [(each, point(each.goal), float(each.result["value"])) for each in s.ranked if each.result is not None]
    if not pairs:
        return []
    if len(pairs) == 1:
        return [_against_result(s, *pairs[0])]
    above = sorted((p for p in pairs if p[1] > p[2] + _EPSILON), key=lambda p: p[2] - p[1])
    below = sorted((p for p in pairs if p[1] < p[2] - _EPSILON), key=lambda p: p[1] - p[2])
    level = len(pairs) - len(above) - len(below)
    ways = [(len(above), "above it", "高于上年增速"), (len(below), "below it", "低于上年增速"), (level, "at it", "与上年增速持平")]
    said = [(many, en, zh) for many, en, zh in ways if many]
    first = f"{s.w.count(said[0][0])} {'aims' if said[0][0] == 1 else 'aim'} {said[0][1]}"
    en = s.w.joined([first, *(f"{s.w.count(many)} {where}" for many, where, _ in said[1:])])
    last = s.f.year - 1
    verb = "reports" if len(pairs) == 1 else "report"
    made = [
        s.say(
            f"{s.many_first(len(pairs))} {verb} {s.indicator(s.f.indicator)} in {last}: {en}.",
            f"{s.many(len(pairs))}的报告写明了{last}年增速：{s.f.year}年目标{'，'.join(f'{zh}的{many}个' for many, _, zh in said)}。",
            s.with_last([each for each, _, _ in pairs], "result"),
        )
    ]
    for chosen, up in ((above[:_NAMED], True), (below[:_NAMED], False)):
        if chosen:
            listed = s.w.joined([
                f"{s.name(each)} ({s.goal(each.goal)} after {s.w.amount(was, '%')})" if s.en else f"{s.name(each)}（{s.goal(each.goal)}，上年{s.w.amount(was, '%')}）"
                for each, _, was in chosen
            ])  # fmt: skip
            step = "step" if len(chosen) == 1 else "steps"
            made.append(
                s.say(
                    f"The widest {step} {'up' if up else 'down'} from last year's growth: {listed}.",
                    f"{'高出' if up else '低于'}上年增速最多的是{listed}。",
                    s.with_last([each for each, _, _ in chosen], "result"),
                )
            )
    return made


def _against_result(s: Speech, each: Locality, goal: float, was: float) -> Sentence:
    """Of one locality alone: what it reached, and whether it aims above or below it."""
    way = _sign(goal - was)
    value, last = s.w.amount(was, "%"), s.f.year - 1
    en = {1: "aims above it", -1: "aims below it", 0: "aims at the same"}[way]
    zh = {1: "高于这一增速", -1: "低于这一增速", 0: "与之持平"}[way]
    return s.say(
        f"{s.name(each)} reports growth of {value} in {last} and {en}."
        if s.f.indicator == "gdp"
        else f"{s.name(each)} reports {value} for {last} and {en}.",
        f"{s.name(each)}报告{last}年增速为{value}，{s.f.year}年目标{zh}。",
        s.with_last([each], "result"),
    )


def _all(s: Speech, many: int) -> str:
    return "Both" if many == 2 else f"All {s.w.count(many)}"


def _against_goals(s: Speech) -> list[Sentence]:
    """Against the goal of the year before: raised, lowered, kept; and softer or firmer wording."""
    known = [each for each in s.ranked if each.before is not None and has_number(each.before)]
    made = []
    if known and len(known) < len(s.ranked):
        made.append(
            s.say(
                f"Last year's targets are known for {s.w.count(len(known))} of the {s.w.count(len(s.ranked))}: {s.names(known)}.",
                f"{s.many(len(s.ranked))}中，{len(known)}个有上年目标可比：{s.names(known)}。",
                s.with_last(known, "before"),
            )
        )
    moves = (
        (1, "raised the figure", "调高"),
        (-1, "lowered it", "调低"),
        (0, "kept it", "未变"),
    )
    for way, en, zh in moves:
        chosen = [each for each in known if _sign(point(each.goal) - point(each.before)) == way]
        if not chosen:
            continue
        listed = s.w.joined([
            f"{s.name(each)} ({s.goal(each.goal)} after {s.goal(each.before)})" if s.en else f"{s.name(each)}（{s.goal(each.goal)}，上年目标{s.goal(each.before)}）"
            for each in chosen
        ])  # fmt: skip
        verb = {1: "Raised", -1: "Lowered", 0: "Kept"}[way]
        if len(chosen) == len(known) > 1:
            made.append(
                s.say(
                    f"{_all(s, len(known))} {en.replace(' it', ' the figure')}: {listed}.",
                    f"数字全部{zh}：{listed}。",
                    s.with_last(chosen, "before"),
                )
            )
        elif len(chosen) == 1:
            goal, before = (s.goal(row) for row in (chosen[0].goal, chosen[0].before))
            did, done = en.replace(" it", " the figure"), {1: "调高了", -1: "调低了", 0: "没有改动"}[way]
            made.append(
                s.say(
                    f"{s.names(chosen)} {did} ({goal} after {before}).", f"{s.names(chosen)}{done}数字（{goal}，上年目标{before}）。",
                    s.with_last(chosen, "before"),
                )
            )  # fmt: skip
        else:
            made.append(s.say(f"{verb} the figure: {listed}.", f"数字{zh}的：{listed}。", s.with_last(chosen, "before")))
    return made + _reworded(s, known)


def _reworded(s: Speech, known: list[Locality]) -> list[Sentence]:
    """Whose wording binds harder than the year before, and whose less; those who changed it alike together."""
    made = []
    for step, en, zh in ((-1, "firmer", "更硬"), (1, "softer", "更软")):
        chosen = [each for each in known if _sign(firmness(each.goal) - firmness(each.before)) == step]
        groups: dict[tuple[str, str], list[Locality]] = {}
        for each in chosen:
            groups.setdefault((s.w.bound(each.goal), s.w.bound(each.before)), []).append(each)
        if not groups:
            continue
        if s.en:
            said = s.w.joined([f"{now} after {before} in {s.names(group)}" for (now, before), group in groups.items()])
        else:
            said = "；".join(f"{s.names(group)}由{before}改为{now}" for (now, before), group in groups.items())
        made.append(s.say(f"The wording is {en}: {said}.", f"措辞{zh}：{said}。", s.with_last(chosen, "before")))
    return made


def _sign(value: float) -> int:
    return 0 if abs(value) <= _EPSILON else 1 if value > 0 else -1


_EPSILON = 1e-9
