"""Findings into sentences. Each is made from rows, and carries their passages; what the findings do not have is not said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from statistics import median
from typing import Any

from mubiao.brief import chinese, english
from mubiao.brief.draft import Draft, Language, Part, Sentence, Source
from mubiao.brief.gather import CONFERENCES, Findings, Locality, source_of
from mubiao.themes import taxonomy

Row = dict[str, Any]
_FIRMEST = {"at_least": 0, "point": 1, "range": 2, "around": 3, "at_most": 4}
_COMMON, _PECULIAR = 5, 6  # themes in common, and pairs of area and theme, that are named
_FOREMOST = 3  # themes that share the first place by headings
_SPEAKS = 0.02  # of the tasks: below it a task of the conference counts as left out (analysis.alignment)
_MARKED = 1.5  # times the mean share from which a theme is peculiar to an area
_PROMISES_EACH, _PROMISES_ALL = 3, 18
_HEADINGS = {
    "en": ("Who set what", "Against last year", "Beyond growth", "What they put first", "Numbered promises, in the reports' words", "What it adds up to",
           "The central line", "What to keep in mind"),
    "zh": ("谁定了什么目标", "与上年相比", "增长之外", "优先事项", "数字承诺（报告原话）", "合起来是多少", "与中央部署对照", "使用时请注意"),
}  # fmt: skip


def write(findings: Findings, language: Language, *, quotes: bool = True) -> Draft:
    """A brief of the findings in a language; the same findings always give the same brief. ``quotes`` False leaves out the promises,
    which are told in the reports' own words."""
    writer = _Writer(findings, language)
    bodies = (
        writer.who(), writer.against_last_year(), writer.beyond(), writer.priorities(), writer.promises() if quotes else [], writer.sum(), writer.central(),
        writer.caveats(),
    )  # fmt: skip
    lists = (0, 2, 4, 7)
    parts = [
        Part(heading, tuple(body), at in lists) for at, (heading, body) in enumerate(zip(_HEADINGS[language], bodies, strict=True)) if body
    ]
    return Draft(writer.title(), tuple(writer.lede()), tuple(parts), language)


class _Writer:
    def __init__(self, findings: Findings, language: Language) -> None:
        self.f, self.language = findings, language
        self.en = language == "en"
        self.w: Any = english if self.en else chinese
        levels = {locality.place.level for locality in findings.localities}
        self.level = levels.pop() if len(levels) == 1 else None
        self.ranked = sorted(
            findings.stated, key=lambda each: (-_point(each.goal), _FIRMEST.get(_row(each.goal)["bound"], 5), each.place.code)
        )

    # --- title and first sentences -----------------------------------------------------------------------------------------------

    def title(self) -> str:
        if not self.ranked:
            return f"No growth targets for {self.f.year}" if self.en else f"{self.f.year}年：未见增长目标"
        top, last = self.w.goal(self.ranked[0].goal), self.w.goal(self.ranked[-1].goal)
        what = self._indicator(self.f.indicator)
        many = self.w.areas(len(self.ranked), self.level)
        if self.en:
            spread = top if top == last else f"from {last} to {top}"
            return f"{many[0].upper()}{many[1:]} set {what} targets for {self.f.year}: {spread}"
        spread = top if top == last else f"{last}到{top}"
        return f"{many}{self.f.year}年{what}目标：{spread}"

    def lede(self) -> list[Sentence]:
        if not self.ranked:
            return []
        goals = [_row(each.goal) for each in self.ranked]
        groups: dict[str, list[Locality]] = {}
        for each in self.ranked:
            groups.setdefault(self.w.goal(each.goal), []).append(each)
        commonest, holders = max(groups.items(), key=lambda item: len(item[1]))
        floors = sum(row["bound"] == "at_least" for row in goals)
        abouts = sum(row["bound"] == "around" for row in goals)
        ranges = sum(row["bound"] == "range" for row in goals)
        top = groups[self.w.goal(self.ranked[0].goal)]
        names = self._names(top)
        highest = self.w.goal(self.ranked[0].goal)
        made = []
        if self.en:
            made.append(
                Sentence(
                    f"{names} {'aims' if len(top) == 1 else 'aim'} highest, for {self._of(highest)} in {self.f.year}.", self._cites(top)
                )
            )
            if len(holders) > 1:
                made.append(
                    Sentence(f"The commonest target is {commonest}, in {self.w.areas(len(holders), self.level)}.", self._cites(holders))
                )
            verbs = (
                (floors, "sets a floor", "set a floor"),
                (abouts, "says “about”", "say “about”"),
                (ranges, "gives a range", "give a range"),
            )
            ways = [f"{self.w.count(many)} {one if many == 1 else several}" for many, one, several in verbs if many]
            made.append(Sentence(f"Of the {self.w.count(len(goals))}, {self.w.joined(ways)}." if ways else "", self._cites(self.ranked)))
        else:
            made.append(Sentence(f"{names}定得最高，{self.f.year}年{self._of(highest)}。", self._cites(top)))
            if len(holders) > 1:
                made.append(Sentence(f"最常见的是{commonest}，有{self.w.areas(len(holders), self.level)}。", self._cites(holders)))
            ways = [
                text
                for many, text in ((floors, f"{floors}个用“以上”"), (abouts, f"{abouts}个用“左右”"), (ranges, f"{ranges}个给出区间"))
                if many
            ]
            made.append(Sentence(f"{len(goals)}个目标中，{'，'.join(ways)}。" if ways else "", self._cites(self.ranked)))
        if self.f.sums is not None:
            point = self.w.amount(round(self.f.sums["point"], 2), "%")
            text = f"Weighted by output, they add up to {point}." if self.en else f"按经济总量加权，合计{point}。"
            made.append(Sentence(text, self._inputs()))
        return [sentence for sentence in made if sentence.text]

    # --- parts -------------------------------------------------------------------------------------------------------------------

    def who(self) -> list[Sentence]:
        """Grouped by the goal, the highest and firmest first."""
        made = []
        for value, members in groupby(self.ranked, key=lambda each: self.w.goal(each.goal)):
            group = list(members)
            text = (
                f"{_capital(value)}: {self._names(group)}{self._stretched(group)}."
                if self.en
                else f"{value}：{self._names(group)}{self._stretched(group)}。"
            )
            made.append(Sentence(text, self._cites(group)))
        told = [each for each in self.ranked if each.from_news]
        if told:
            everyone = len(told) == len(self.ranked)
            if self.en:
                text = f"As told by news, not read in the report itself: {'all of them' if everyone else self._names(told)}."
            else:
                text = f"出自新闻报道而非报告原文：{'以上全部' if everyone else self._names(told)}。"
            made.append(Sentence(text, self._cites(told)))
        return made

    def _stretched(self, group: list[Locality]) -> str:
        strive = [(each, _row(each.goal)) for each in group if _row(each.goal).get("strive_printed")]
        if not strive:
            return ""
        said = []
        for each, row in strive:
            value = self.w.goal({"low": row["strive_low"], "high": row["strive_high"], "unit": row["unit"], "bound": "point"})
            said.append(f"{self.w.name(each.place)} strives for {value}" if self.en else f"{self.w.name(each.place)}力争{value}")
        return f" ({'; '.join(said)})" if self.en else f"（{'，'.join(said)}）"

    def against_last_year(self) -> list[Sentence]:
        made = []
        pairs = [(each, _point(each.goal), float(each.result["value"])) for each in self.ranked if each.result is not None]
        above = sorted((p for p in pairs if p[1] > p[2] + 1e-9), key=lambda p: p[2] - p[1])
        below = sorted((p for p in pairs if p[1] < p[2] - 1e-9), key=lambda p: p[1] - p[2])
        last = self.f.year - 1
        if pairs:
            both = tuple(
                source for each, _, _ in pairs for source in (*self._cites([each]), source_of(_row(each.result), self.w.name(each.place)))
            )
            ways = [
                (len(above), "above it", "高于它"),
                (len(below), "below it", "低于它"),
                (len(pairs) - len(above) - len(below), "at it", "与它持平"),
            ]
            if self.en:
                verb = "reports" if len(pairs) == 1 else "report"
                said = [f"{self.w.count(many)} {'aims' if many == 1 else 'aim'} {where}" for many, where, _ in ways if many]
                text = f"{_capital(self.w.areas(len(pairs), self.level))} {verb} growth in {last}: {self.w.joined(said)}."
            else:
                said = [f"{many}个目标{where}" for many, _, where in ways if many]
                text = f"{self.w.areas(len(pairs), self.level)}的报告写明了{last}年增速：{'，'.join(said)}。"
            made.append(Sentence(text, both))
            for chosen, up in ((above[:3], True), (below[:3], False)):
                if chosen:
                    made.append(self._farthest(chosen, up))
        changed = [(each, _point(each.goal), _point(each.before)) for each in self.ranked if each.before is not None and _has(each.before)]
        if changed:
            made += self._moved(changed)
        return made

    def _farthest(self, chosen: list[tuple[Locality, float, float]], up: bool) -> Sentence:
        said = [
            f"{self.w.name(each.place)} ({self.w.goal(each.goal)} after {self.w.amount(was, '%')})"
            if self.en
            else f"{self.w.name(each.place)}（{self.w.goal(each.goal)}，上年{self.w.amount(was, '%')}）"
            for each, _, was in chosen
        ]
        sources = tuple(
            source for each, _, _ in chosen for source in (*self._cites([each]), source_of(_row(each.result), self.w.name(each.place)))
        )
        if self.en:
            text = f"The widest step {'up' if up else 'down'} from last year's growth: {self.w.joined(said)}."
        else:
            text = f"比上年实际增速{'高' if up else '低'}得最多的是{self.w.joined(said)}。"
        return Sentence(text, sources)

    def _moved(self, changed: list[tuple[Locality, float, float]]) -> list[Sentence]:
        """Against the goal of the year before: raised, lowered, kept; and softer or firmer wording."""
        made = []
        for up, down, same in (("raised", "lowered", "kept"),):
            for word, zh, chosen in (
                (up, "调高", [c for c in changed if c[1] > c[2] + 1e-9]),
                (down, "调低", [c for c in changed if c[1] < c[2] - 1e-9]),
                (same, "未变", [c for c in changed if abs(c[1] - c[2]) <= 1e-9]),
            ):
                if not chosen:
                    continue
                said = [
                    f"{self.w.name(each.place)} ({self.w.goal(each.goal)} after {self.w.goal(each.before)})"
                    if self.en
                    else f"{self.w.name(each.place)}（{self.w.goal(each.goal)}，上年目标{self.w.goal(each.before)}）"
                    for each, _, _ in chosen
                ]
                sources = tuple(
                    source
                    for each, _, _ in chosen
                    for source in (*self._cites([each]), source_of(_row(each.before), self.w.name(each.place)))
                )
                lead = {
                    "raised": "Higher than last year's target",
                    "lowered": "Lower than last year's target",
                    "kept": "The same figure as last year",
                }[word]
                text = f"{lead}: {self.w.joined(said)}." if self.en else f"与上年目标相比，数字{zh}的：{self.w.joined(said)}。"
                made.append(Sentence(text, sources))
        return made + self._reworded(changed)

    def _reworded(self, changed: list[tuple[Locality, float, float]]) -> list[Sentence]:
        """Whose wording binds harder than the year before, and whose less."""
        made = []
        for firmer in (True, False):
            step = -1 if firmer else 1
            chosen = [each for each, _, _ in changed if (_firmness(each.goal) - _firmness(each.before)) * step > 0]
            if not chosen:
                continue
            sources = tuple(
                source for each in chosen for source in (*self._cites([each]), source_of(_row(each.before), self.w.name(each.place)))
            )
            if self.en:
                said = [f"{self.w.name(each.place)} ({self.w.bound(each.goal)} after {self.w.bound(each.before)})" for each in chosen]
                text = f"{'Firmer' if firmer else 'Softer'} in wording: {self.w.joined(said)}."
            else:
                said = [f"{self.w.name(each.place)}（由{self.w.bound(each.before)}改为{self.w.bound(each.goal)}）" for each in chosen]
                text = f"措辞{'更硬' if firmer else '更软'}的：{self.w.joined(said)}。"
            made.append(Sentence(text, sources))
        return made

    def beyond(self) -> list[Sentence]:
        """The other core targets: how many state one, and its two ends."""
        made = []
        names = [name for name in self.w.INDICATORS if name != self.f.indicator]
        for name in names:
            holders = [each for each in self.f.localities if name in each.others]
            if not holders:
                continue
            ranked = sorted(holders, key=lambda each: (_point(each.others[name]), each.place.code))
            first, last = ranked[0], ranked[-1]
            low, high = self.w.goal(first.others[name]), self.w.goal(last.others[name])
            sources = tuple(source_of(each.others[name], self.w.name(each.place)) for each in holders)
            label = self._indicator(name)
            if len(holders) == 1:
                text = (
                    f"{_capital(label)}: {low} ({self.w.name(first.place)})." if self.en else f"{label}：{self.w.name(first.place)}{low}。"
                )
            elif low == high:
                text = (
                    f"{_capital(label)}: {low}, in {self.w.areas(len(holders), self.level)}."
                    if self.en
                    else f"{label}：{self.w.areas(len(holders), self.level)}都是{low}。"
                )
            elif self.en:
                stated = f"stated by {'all ' if len(holders) == len(self.f.localities) else ''}{self.w.areas(len(holders), self.level)}"
                text = f"{_capital(label)}: from {low} ({self.w.name(first.place)}) to {high} ({self.w.name(last.place)}){self._mostly(holders, name)}; {stated}."
            else:
                stated = f"{self.w.areas(len(holders), self.level)}{'全部' if len(holders) == len(self.f.localities) else ''}提出目标"
                text = f"{label}：{stated}，从{low}（{self.w.name(first.place)}）到{high}（{self.w.name(last.place)}）{self._mostly(holders, name)}。"
            made.append(Sentence(text, sources))
        return made

    def _mostly(self, holders: list[Locality], name: str) -> str:
        """The goal that a third of the holders or more have in common, and how many."""
        counted = Counter(self.w.goal(each.others[name]) for each in holders)
        goal, many = counted.most_common(1)[0]
        if many < 3 or 3 * many < len(holders):
            return ""
        return f", most often {goal} ({self.w.count(many)})" if self.en else f"，最常见的是{goal}（{many}个）"

    def priorities(self) -> list[Sentence]:
        if not self.f.themes:
            return []
        made = []
        top = self.f.themes[:_COMMON]
        many = len({row["document"] for mean in self.f.themes for row in mean["rows"]})
        sources = tuple(source_of(max(mean["rows"], key=lambda row: row["share"])) for mean in top)
        said = [
            f"{self._theme(mean['theme'])} ({mean['share']:.0%})" if self.en else f"{self._theme(mean['theme'])}（{mean['share']:.0%}）"
            for mean in top
        ]
        if self.en:
            made.append(
                Sentence(
                    f"Over the tasks of {many} report{'s' if many != 1 else ''}, most room goes to {self.w.joined(said)}; the figures are mean shares of the text.",
                    sources,
                )
            )
        else:
            made.append(Sentence(f"{many}份报告的任务部分，着墨最多的是{self.w.joined(said)}；数字为占任务篇幅的平均比例。", sources))
        made += self._foremost()
        marked = self._peculiar()
        if marked:
            said = [
                f"{self.w.name(each.place)} on {self._theme(row['theme'])} ({row['share']:.0%}, mean {mean:.0%})"
                if self.en
                else f"{self.w.name(each.place)}的{self._theme(row['theme'])}（{row['share']:.0%}，平均{mean:.0%}）"
                for each, row, mean in marked
            ]
            text = f"Standing out from the rest: {self.w.joined(said)}." if self.en else f"明显多于其他地方的：{self.w.joined(said)}。"
            made.append(Sentence(text, tuple(source_of(row, self.w.name(each.place)) for each, row, _ in marked)))
        return made

    def _foremost(self) -> list[Sentence]:
        """What the order of the headings puts first, which need not be what most is written about."""
        ranks = []
        for mean in self.f.themes:
            rows = [row for row in mean["rows"] if row["heading_rank"] is not None]
            if len(rows) >= 3 and 2 * len(rows) >= len(mean["rows"]):
                ranks.append((median(row["heading_rank"] for row in rows), mean["theme"], rows))
        ranks.sort(key=lambda item: item[:2])
        first = [item for item in ranks if ranks and item[0] == ranks[0][0]][:_FOREMOST]
        if not first:
            return []
        names = self.w.joined([self._theme(theme) for _, theme, _ in first])
        sources = tuple(source_of(min(rows, key=lambda row: (row["heading_rank"], row["document"]))) for _, _, rows in first)
        if self.en:
            return [Sentence(f"By the order of their headings, the reports put {names} first.", sources)]
        return [Sentence(f"按标题次序，各地通常把{names}排在最前。", sources)]

    def _peculiar(self) -> list[tuple[Locality, Row, float]]:
        """Areas and themes whose share is, its interval considered, above the mean, and well above; one theme an area."""
        if sum(bool(each.attention) for each in self.f.localities) < 3:
            return []
        means = {mean["theme"]: mean["share"] for mean in self.f.themes}
        found = []
        for each in self.f.localities:
            rows = [
                row
                for row in each.attention
                if not row["thin"] and row["low"] > means[row["theme"]] and row["share"] > _MARKED * means[row["theme"]]
            ]
            if rows:
                best = max(rows, key=lambda row: (row["share"] - means[row["theme"]], row["theme"]))
                found.append((each, best, means[best["theme"]]))
        found.sort(key=lambda item: (item[2] - item[1]["share"], item[0].place.code))
        return found[:_PECULIAR]

    def promises(self) -> list[Sentence]:
        """A few numbered promises of each area, in the words of its report."""
        made = []
        apiece = max(1, min(_PROMISES_EACH, _PROMISES_ALL // max(1, len(self.f.localities))))
        for each in self.f.localities:
            chosen = sorted(each.promises[:apiece], key=lambda row: (row["document"], row["start"]))
            if not chosen:
                continue
            sources = tuple(source_of(row, self.w.name(each.place)) for row in chosen)
            quoted = [_promise(row) for row in chosen]
            text = f"{self.w.name(each.place)}: {'; '.join(quoted)}." if self.en else f"{self.w.name(each.place)}：{'；'.join(quoted)}。"
            made.append(Sentence(text, sources))
        return made

    def sum(self) -> list[Sentence]:
        sums = self.f.sums
        if sums is None:
            return []
        sources = self._inputs()
        point, coverage = round(sums["point"], 2), sums["coverage"]
        made = []
        if self.en:
            made.append(Sentence(
                f"Weighted by the GDP of {self.f.year - 1}, the targets of {sums['stated']} provinces come to {self.w.amount(point, '%')}, "
                f"a floor counted as its figure and a range as its middle; these provinces make up {coverage:.0%} of provincial GDP.", sources,
            ))  # fmt: skip
        else:
            made.append(Sentence(
                f"以{self.f.year - 1}年地区生产总值加权，{sums['stated']}个省份的目标合起来是{self.w.amount(point, '%')}（“以上”按所写数字计，区间取中值），"
                f"覆盖各省生产总值之和的{coverage:.0%}。", sources,
            ))  # fmt: skip
        if self.f.national is not None and _has(self.f.national):
            gap = round(point - _point(self.f.national), 2)
            whole = (source_of(self.f.national),)
            more = self.w.amount(abs(gap), "pp")
            if self.en:
                made.append(
                    Sentence(
                        f"The national target is {self.w.goal(self.f.national)}: together the localities ask for {more} {'more' if gap >= 0 else 'less'}.",
                        whole,
                    )
                )
            else:
                made.append(Sentence(f"全国目标是{self.w.goal(self.f.national)}：地方合计{'高' if gap >= 0 else '低'}{more}。", whole))
        return made

    def _inputs(self) -> tuple[Source, ...]:
        """The targets that the weighted sum was made from."""
        inputs = [row for row in self.f.inputs if row.get("document")]
        return tuple(Source(row["document"], row["start"], row["end"], row["area"], row["printed"] or "") for row in inputs)

    def central(self) -> list[Sentence]:
        if not self.f.tasks or self.f.conference is None:
            return []
        first, last = self.f.tasks[0], self.f.tasks[-1]
        sources = (*self._passages_of(first), *self._passages_of(last))
        december = next(year for year, name in CONFERENCES.items() if name == self.f.conference) - 1
        if self.en:
            text = (
                f"Of the nine tasks of the Central Economic Work Conference of December {december}, the reports give most room to {self._task(first)} "
                f"({first['share']:.0%} of the tasks' text) and least to {self._task(last)} ({last['share']:.0%})."
            )
        else:
            text = (
                f"在{december}年12月中央经济工作会议部署的九项任务中，各地着墨最多的是“{first['name']}”（占任务篇幅{first['share']:.0%}），"
                f"最少的是“{last['name']}”（{last['share']:.0%}）。"
            )
        made = [Sentence(text, sources)]
        silent = [row for row in self.f.tasks if row["left_out"]]
        if silent:
            cited = tuple(source for row in silent for source in self._passages_of(row))
            if self.en:
                said = [f"{self._task(row)} ({self.w.areas(row['left_out'], self.level)})" for row in silent]
                made.append(Sentence(f"Given less than {_SPEAKS:.0%} of the text by some: {self.w.joined(said)}.", cited))
            else:
                said = [f"“{row['name']}”（{self.w.areas(row['left_out'], self.level)}）" for row in silent]
                made.append(Sentence(f"有些地方着墨不到{_SPEAKS:.0%}的：{'、'.join(said)}。", cited))
        return made

    def _passages_of(self, task: Row) -> tuple[Source, ...]:
        """Of each theme of a conference's task, the passage that gives it most room."""
        assert self.f.conference is not None
        themes = {theme.id for theme in taxonomy() if int(task["topic"]) in getattr(theme, self.f.conference)}
        return tuple(source_of(max(mean["rows"], key=lambda row: row["share"])) for mean in self.f.themes if mean["theme"] in themes)

    def caveats(self) -> list[Sentence]:
        made = []
        unread = [each for each in self.f.localities if not each.read]
        silent = [each for each in self.f.localities if each.read and each.goal is None]
        many = len(self.f.localities)
        if self.en:
            there = (
                f"all {self.w.areas(many, self.level)}"
                if not unread
                else f"{self.w.count(many - len(unread))} of {self.w.areas(many, self.level)}"
            )
            told = f"of {self.w.areas(many, self.level)} none has a report of {self.f.year} here; what is told of them is told by news"
            made.append(Sentence(f"Coverage: {told if len(unread) == many else f'the reports of {self.f.year} of {there} were read'}."))
            if 0 < len(unread) < many:
                made.append(Sentence(f"No report of {self.f.year} in the database: {self._names(unread)}."))
            if silent:
                made.append(Sentence(f"Read, and no such target found: {self._names(silent)}."))
            made.append(
                Sentence("Last year's growth is what the report says, not an official series; a share of text is attention, not spending.")
            )
            if self.ranked and not any(each.before for each in self.f.localities):
                made.append(Sentence(f"No report of {self.f.year - 1} was read: nothing is said of last year's targets."))
        else:
            there = "全部读到" if not unread else f"读到{many - len(unread)}份" if len(unread) < many else "一份也没有，所述均出自新闻报道"
            made.append(Sentence(f"覆盖：{self.w.areas(many, self.level)}的{self.f.year}年报告，{there}。"))
            if 0 < len(unread) < many:
                made.append(Sentence(f"数据库中没有{self.f.year}年报告：{self._names(unread)}。"))
            if silent:
                made.append(Sentence(f"已读，未见该目标：{self._names(silent)}。"))
            made.append(Sentence("上年增速为报告所述，不是统计公报；篇幅比例反映的是关注程度，不是财政投入。"))
            if self.ranked and not any(each.before for each in self.f.localities):
                made.append(Sentence(f"没有读到{self.f.year - 1}年的报告，故不与上年目标比较。"))
        for document, code, message in self.f.warnings:
            name = document.rsplit("/", 1)[-1]
            made.append(Sentence(f"{name}: {code}, {message}" if self.en else f"{name}：{code}，{message}"))
        return made

    # --- words -------------------------------------------------------------------------------------------------------------------

    def _names(self, group: Iterable[Locality]) -> str:
        return str(self.w.joined([self.w.name(each.place) for each in group]))

    def _indicator(self, name: str) -> str:
        return str(self.w.INDICATORS.get(name, name))

    def _theme(self, theme: str) -> str:
        entry = taxonomy()[theme]
        return entry.en.lower() if self.en else entry.zh

    def _task(self, row: Row) -> str:
        assert self.f.conference is not None
        return english.TASKS[self.f.conference][int(row["topic"]) - 1]

    def _of(self, value: str) -> str:
        what = self._indicator(self.f.indicator)
        return f"{what} of {value}" if self.en else f"{what}{value}"

    def _cites(self, group: Iterable[Locality]) -> tuple[Source, ...]:
        return tuple(source_of(_row(each.goal), self.w.name(each.place)) for each in group)


def _row(row: Row | None) -> Row:
    assert row is not None
    return row


def _has(row: Row) -> bool:
    return row["low"] is not None or row["high"] is not None


def _point(row: Row | None) -> float:
    """The number a goal counts as: its figure, the middle of a range."""
    low, high = _row(row)["low"], _row(row)["high"]
    return float((low + high) / 2 if low is not None and high is not None else low if low is not None else high)


def _promise(row: Row) -> str:
    """A promise in the report's words; in English the verb stands before the passage."""
    words = " ".join(row["evidence"].split())
    return f"{row['action']} “{words}”" if words.isascii() and row["action"] and not words.startswith(row["action"]) else f"“{words}”"


def _firmness(row: Row | None) -> int:
    """The place of a goal's wording from the hardest to the softest."""
    return _FIRMEST.get(_row(row)["bound"], 5)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
