"""What the reports write about: priorities in common and peculiar, numbered promises, the central line; and what news tell of priorities."""

from __future__ import annotations

from statistics import median

from mubiao.analysis import CONFERENCES
from mubiao.brief import english
from mubiao.brief.draft import Sentence, Source
from mubiao.brief.findings import Locality, Row, source_of
from mubiao.brief.speech import Speech
from mubiao.themes import taxonomy

_COMMON, _PECULIAR = 5, 6  # themes in common, and pairs of area and theme, that are named
_FOREMOST = 3  # themes that share the first place by headings
_SPEAKS = 0.02  # of the tasks: below it a task of the conference counts as left out (analysis.alignment)
_MARKED = 1.5  # times the mean share from which a theme is peculiar to an area
_PROMISES_EACH, _PROMISES_ALL = 3, 18
_TOLD = 4  # themes that news tell of an area


def priorities(s: Speech) -> list[Sentence]:
    return [*_most_room(s), *_foremost(s), *_peculiar(s), *_as_told(s)]


def _most_room(s: Speech) -> list[Sentence]:
    if not s.f.themes:
        return []
    top = s.f.themes[:_COMMON]
    many = len({row["document"] for mean in s.f.themes for row in mean["rows"]})
    said = s.w.joined([f"{s.theme(mean['theme'])}{_share(s, mean['share'])}" for mean in top])
    return [
        s.say(
            f"In the part on the year's tasks the {'report gives' if many == 1 else f'{s.w.count(many)} reports give'} most room to {said}; the figures are "
            f"{'shares' if many == 1 else 'mean shares'} of the text of that part.",
            f"{'报告' if many == 1 else f'{many}份报告'}的任务部分，着墨最多的是{said}；数字为占任务篇幅的{'' if many == 1 else '平均'}比例。",
            [source_of(max(mean["rows"], key=lambda row: row["share"])) for mean in top],
        )
    ]


def _share(s: Speech, share: float) -> str:
    return f" ({share:.0%})" if s.en else f"（{share:.0%}）"


def _foremost(s: Speech) -> list[Sentence]:
    """What the order of the headings puts first, which need not be what most is written about."""
    ranks = []
    for mean in s.f.themes:
        rows = [row for row in mean["rows"] if row["heading_rank"] is not None]
        if len(rows) >= 3 and 2 * len(rows) >= len(mean["rows"]):
            ranks.append((median(row["heading_rank"] for row in rows), mean["theme"], rows))
    ranks.sort(key=lambda item: item[:2])
    first = [item for item in ranks if ranks and item[0] == ranks[0][0]][:_FOREMOST]
    if not first:
        return []
    names = s.w.joined([s.theme(theme) for _, theme, _ in first])
    sources = [source_of(min(rows, key=lambda row: (row["heading_rank"], row["document"]))) for _, _, rows in first]
    return [s.say(f"By the order of their headings, they put {names} first.", f"按标题次序，各地通常把{names}排在最前。", sources)]


def _peculiar(s: Speech) -> list[Sentence]:
    """Areas whose share of a theme is, its interval considered, above the mean, and well above; one theme an area, told by theme."""
    if sum(bool(each.attention) for each in s.f.localities) < 3:
        return []
    means = {mean["theme"]: mean["share"] for mean in s.f.themes}
    found: list[tuple[Locality, Row]] = []
    for each in s.f.localities:
        rows = [
            row for row in each.attention
            if not row["thin"] and row["low"] > means[row["theme"]] and row["share"] > _MARKED * means[row["theme"]]
        ]  # fmt: skip
        if rows:
            found.append((each, max(rows, key=lambda row: (row["share"] - means[row["theme"]], row["theme"]))))
    found.sort(key=lambda item: (means[item[1]["theme"]] - item[1]["share"], item[0].place.code))
    groups: dict[str, list[tuple[Locality, Row]]] = {}
    for item in found[:_PECULIAR]:
        groups.setdefault(item[1]["theme"], []).append(item)
    if not groups:
        return []
    parts = []
    for theme, group in groups.items():
        areas = s.w.joined([f"{s.name(each)}{_share(s, row['share']) if s.en else format(row['share'], '.0%')}" for each, row in group])
        mean = f"{means[theme]:.0%}"
        parts.append(f"{s.theme(theme)} (mean {mean}) in {areas}" if s.en else f"{s.theme(theme)}（平均{mean}），{areas}")
    said = ("; " if s.en else "；").join(parts)
    sources = [source_of(row, s.name(each)) for group in groups.values() for each, row in group]
    return [s.say(f"Some write far more on a theme than the rest: {said}.", f"有些地方对某一主题着墨明显多于别处：{said}。", sources)]


def _as_told(s: Speech) -> list[Sentence]:
    """Of the areas whose goal news tell: what they say these put first, and what several of them do."""
    told = {id(each): _leading(each) for each in s.f.localities}
    groups: dict[tuple[str, ...], list[Locality]] = {}
    for each in s.f.localities:
        if told[id(each)]:
            groups.setdefault(tuple(told[id(each)]), []).append(each)
    if not groups:
        return []
    said = []
    for number, (themes, group) in enumerate(sorted(groups.items(), key=lambda item: -len(item[0]))):
        names, more = [s.theme(theme) for theme in themes[:_TOLD]], len(themes) > _TOLD
        if s.en:
            verb = (" puts first" if len(group) == 1 else " put first") if not number else ""
            said.append(f"{s.names(group)}{verb} {s.w.joined(names)}{', among others' if more else ''}")
        else:
            said.append(f"{s.names(group)}的重点是{'、'.join(names) + '等' if more else s.w.joined(names)}")
    cited = [source_of(row, s.name(each)) for group in groups.values() for each in group for row in list(told[id(each)].values())[:_TOLD]]
    made = [s.say(f"As the news tells it, {'; '.join(said)}.", f"据报道，{'；'.join(said)}。", cited)]
    holders: dict[str, list[Locality]] = {}
    for each in s.f.localities:
        for theme in told[id(each)]:
            holders.setdefault(theme, []).append(each)
    theme, those = max(holders.items(), key=lambda item: len(item[1]))
    if len(those) > 1 and len(groups) > 1:
        sources = [source_of(told[id(each)][theme], s.name(each)) for each in those]
        made.append(
            s.say(f"What it names most often is {s.theme(theme)}: for {s.names(those)}.", f"提到最多的是{s.theme(theme)}，涉及{s.names(those)}。", sources)
        )  # fmt: skip
    return made


def _leading(each: Locality) -> dict[str, Row]:
    """The themes that news tell of an area, in the order told: of each passage the first, since what follows may be what that serves."""
    places: set[tuple[str, int]] = set()
    found: dict[str, Row] = {}
    for row in each.told:
        if (row["document"], row["start"]) not in places:
            places.add((row["document"], row["start"]))
            found.setdefault(row["theme"], row)
    return found


def promises(s: Speech) -> list[Sentence]:
    """A few numbered promises of each area, in the words of its report."""
    made = []
    apiece = max(1, min(_PROMISES_EACH, _PROMISES_ALL // max(1, len(s.f.localities))))
    for each in s.f.localities:
        chosen = sorted(each.promises[:apiece], key=lambda row: (row["document"], row["start"]))
        if chosen:
            quoted = [_promise(row) for row in chosen]
            made.append(
                s.say(f"{s.name(each)}: {'; '.join(quoted)}.", f"{s.name(each)}：{'；'.join(quoted)}。", [source_of(row, s.name(each)) for row in chosen])
            )  # fmt: skip
    return made


def _promise(row: Row) -> str:
    """A promise in the report's words; in English the verb stands before the passage."""
    words = " ".join(row["evidence"].split()).replace("“", "‘").replace("”", "’")  # a quotation inside one
    return f"{row['action']} “{words}”" if words.isascii() and row["action"] and not words.startswith(row["action"]) else f"“{words}”"


def central(s: Speech) -> list[Sentence]:
    """The tasks of the conference that get most and least room, and who gives one next to none."""
    if not s.f.tasks or s.f.conference is None:
        return []
    first, last = s.f.tasks[0], s.f.tasks[-1]
    december = next(year for year, name in CONFERENCES.items() if name == s.f.conference) - 1
    one = sum(bool(each.attention) for each in s.f.localities) == 1
    made = [
        s.say(
            f"Of the nine tasks of the Central Economic Work Conference of December {december}, the {'report gives' if one else 'reports give'} most room to {_task(s, first)} "
            f"({first['share']:.0%} of the tasks' text) and least to {_task(s, last)} ({last['share']:.0%}).",
            f"在{december}年12月中央经济工作会议部署的九项任务中，{'报告' if one else '各地'}着墨最多的是“{_heading(first)}”（占任务篇幅{first['share']:.0%}），"
            f"最少的是“{_heading(last)}”（{last['share']:.0%}）。",
            [*_passages_of(s, first), *_passages_of(s, last)],
        )
    ]
    for row in s.f.tasks:
        if row["left_out"] and not one:
            count = s.many(row["left_out"])
            made.append(
                s.say(
                    f"{s.many_first(row['left_out'])} {'gives' if row['left_out'] == 1 else 'give'} less than {_SPEAKS:.0%} of that text to {_task(s, row)}.",
                    f"{count}对“{_heading(row)}”着墨不到{_SPEAKS:.0%}。",
                    _passages_of(s, row),
                )
            )
    return made


def _heading(task: Row) -> str:
    """The first clause of what the conference called a task: 有效防范化解重点领域风险."""
    return str(task["name"]).partition("，")[0]


def _task(s: Speech, row: Row) -> str:
    assert s.f.conference is not None
    return english.TASKS[s.f.conference][int(row["topic"]) - 1]


def _passages_of(s: Speech, task: Row) -> list[Source]:
    """Of each theme of a conference's task, the passage that gives it most room."""
    assert s.f.conference is not None
    themes = {theme.id for theme in taxonomy() if int(task["topic"]) in getattr(theme, s.f.conference)}
    return [source_of(max(mean["rows"], key=lambda row: row["share"])) for mean in s.f.themes if mean["theme"] in themes]
