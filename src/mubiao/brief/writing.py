"""Findings into a draft: its parts in order, and what to keep in mind. What the findings do not have is not said."""

from __future__ import annotations

from datetime import date

from mubiao.brief import beyond, contents, growth
from mubiao.brief.draft import Draft, Language, Part, Sentence
from mubiao.brief.findings import Findings
from mubiao.brief.speech import Speech, capital

_HEADINGS = {
    "en": ("Who set what", "Against last year", "Other targets", "What they put first", "Numbered promises, in the reports' words", "What it adds up to",
           "The central line", "What to keep in mind"),
    "zh": ("谁定了什么目标", "与上年相比", "其他目标", "优先事项", "数字承诺（报告原话）", "合起来是多少", "与中央部署对照", "使用时请注意"),
}  # fmt: skip
_WARNINGS = {
    "identity-mismatch": "文件名与正文所说的地区或年份不一致",
    "truncated": "文本似乎不完整，未见结束语",
    "garbled": "文本中有乱码",
}
_LISTED = (0, 2, 4, 7)  # parts that are lists


def write(findings: Findings, language: Language, *, quotes: bool = True) -> Draft:
    """A brief of the findings in a language; the same findings always give the same brief. ``quotes`` False leaves out the promises,
    which are told in the reports' own words."""
    s = Speech(findings, language)
    bodies = (
        growth.who(s), growth.against_last_year(s), beyond.beyond(s), contents.priorities(s), contents.promises(s) if quotes else [], beyond.total(s),
        contents.central(s), caveats(s),
    )  # fmt: skip
    parts = [
        Part(heading, tuple(body), at in _LISTED)
        for at, (heading, body) in enumerate(zip(_HEADINGS[language], bodies, strict=True))
        if body
    ]
    return Draft(growth.title(s), tuple(growth.lede(s)), tuple(parts), language)


def caveats(s: Speech) -> list[Sentence]:
    """What was read and what was not, and how far the figures carry."""
    made = [*_coverage(s)]
    compared = any(each.result is not None for each in s.ranked)
    shares = bool(s.f.themes)
    if compared or shares:
        en = [*(["last year's growth is what the report says, not an official series"] if compared else []), *(["a share of text is attention, not spending"] if shares else [])]  # fmt: skip
        zh = [*(["上年增速为报告所述，不是统计公报"] if compared else []), *(["篇幅比例反映的是关注程度，不是财政投入"] if shares else [])]
        made.append(s.say(f"{capital('; '.join(en))}.", f"{'；'.join(zh)}。"))
    if s.ranked and not any(each.before for each in s.f.localities):
        made.append(_no_goals_before(s))
    for document, code, message in s.f.warnings:
        name = document.rsplit("/", 1)[-1]
        made.append(s.say(f"{name}: {capital(message).rstrip('.')}.", f"{name}：{_WARNINGS[code]}。"))
    return made


def _no_goals_before(s: Speech) -> Sentence:
    """Why nothing is said of last year's targets: no report of that year, or none in those that there are."""
    before, read = s.f.year - 1, len(s.f.read_before)
    if not read:
        return s.say(
            f"No report of {before} was read: nothing is said of last year's targets.", f"没有读到{before}年的报告，故不与上年目标比较。"
        )
    return s.say(
        f"No such target for {before} was found in the {'report' if read == 1 else 'reports'} of that year.",
        f"{before}年的报告已读，未见该目标，故不与上年目标比较。",
    )


def _coverage(s: Speech) -> list[Sentence]:
    year, many = s.f.year, len(s.f.localities)
    unread = [each for each in s.f.localities if not each.read]
    silent = [each for each in s.f.localities if each.read and each.goal is None and each.wordless is None]
    made = []
    if not many:
        made.append(s.say(f"No local report of {year} was read.", f"没有读到{year}年的地方报告。"))
    elif many == 1:
        only = s.names(s.f.localities)
        en, zh = ("No report of {year} of {only} was read.", "没有读到{only}{year}年报告。") if unread else ("The report of {year} of {only} was read.", "已读到{only}{year}年报告。")  # fmt: skip
        made.append(s.say(en.format(year=year, only=only), zh.format(year=year, only=only)))
    elif not unread:
        made.append(s.say(f"The reports of {year} of all {s.many(many)} were read.", f"{s.many(many)}的{year}年报告全部读到。"))
    elif len(unread) < many:
        read = many - len(unread)
        made.append(
            s.say(
                f"The reports of {year} of {s.w.count(read)} of {s.many(many)} were read.", f"{s.many(many)}的{year}年报告，读到{read}份。"
            )
        )
        made.append(
            s.say(
                f"Missing: the {'report' if len(unread) == 1 else 'reports'} of {year} of {s.names(unread)}.",
                f"缺{year}年报告：{s.names(unread)}。",
            )
        )
    else:
        made.append(s.say(f"No report of {year} of the {s.many(many)} was read.", f"{s.many(many)}的{year}年报告，一份也没有读到。"))
    told = [each for each in s.ranked if each.from_news]
    if told:
        made.append(_from_news(s, len(told) == len(s.ranked)))
    if silent:
        made.append(s.say(f"Read, and no such target found: {s.names(silent)}.", f"已读，未见该目标：{s.names(silent)}。"))
    before = [each for each in s.f.localities if each.place.code in s.f.read_before]
    if before and len(before) < many:
        made.append(
            s.say(
                f"Of the reports of {year - 1} {'that' if len(before) == 1 else 'those'} of {s.names(before)} {'was' if len(before) == 1 else 'were'} read.",
                f"{year - 1}年的报告，只读到{s.names(before)}的。",
            )
        )
    return made


def _from_news(s: Speech, all_of_them: bool) -> Sentence:
    """How many articles tell goals, and of which days."""
    days = sorted({row["published_on"] for row in s.f.articles if row["published_on"]})
    many = len(s.f.articles)
    when = s.w.days(date.fromisoformat(days[0]), date.fromisoformat(days[-1])) if days else ""
    which = f"{'one news article' if many == 1 else f'{s.w.count(many)} news articles'}{f' of {when}' if when else ''}"
    what = (f"their plans for {s.f.year}", f"各地{s.f.year}年的目标和重点") if all_of_them else ("the others' targets", "其余各地的目标")
    return s.say(
        f"What is said of {what[0]} comes from {which}, not from the reports: news may round, leave out and pick.",
        f"{what[1]}出自{f'{when}的' if when else ''}{many}篇新闻报道，而非报告原文；新闻会取整、会省略，写什么由记者取舍。",
    )
