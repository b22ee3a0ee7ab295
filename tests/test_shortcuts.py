"""What only saves time changes nothing: each short way gives what the plain way it stands for would."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import Counter

from hypothesis import example, given, settings
from hypothesis import strategies as st

from mubiao.indicators import Mention, match, vocabulary
from mubiao.indicators.matcher import _SHARE, _SHARE_BEGINS, matcher
from mubiao.language.zh import qualifiers, scan
from mubiao.language.zh.quantities import find_quantities
from mubiao.outline import clauses_zh, headings, paragraphs_zh, path, turns_zh
from mubiao.reading.flow import FOLD, flow_of_text, widened
from mubiao.records import Quantity
from mubiao.statements import basis, noting
from mubiao.statements.index import NO_MENTIONS, Mentions, Quantities
from mubiao.statements.zh import (
    actions,
    belonging,
    called,
    clauses,
    completing,
    counted,
    heads,
    items,
    joining,
    kinds,
    leads,
    lexicon,
    links,
    marks,
    nouns,
    periods,
    phrases,
    pieces,
    predicates,
    qualitative,
    relatives,
    stated,
    things,
    wordings,
)  # fmt: skip
from mubiao.statements.zh.ahead import Ahead
from mubiao.statements.zh.lexicon import longest_prefix, longest_suffix
from mubiao.statements.zh.named import others, reading
from mubiao.statements.zh.naming import around, foreseen, misleading, shapes, standing, strays, trimming, unset
from mubiao.statements.zh.naming import table as naming
from mubiao.statements.zh.subjects import lists, single
from mubiao.statements.zh.timing import bases, cues
from mubiao.store import bigrams, codes
from mubiao.store.duplicates import plain_forms

_NUMERAL_WORDS = [
    *"0123456789.,，。、；（）()“”一二三五十百千万亿半多余几第前每约近超达到至—-年月日个家项条级名人元吨亩%届后为", "万亿", "亿元", "万元", "公里", "千瓦时", "个百分点", "以上",
    "左右", "突破", "不低于", "力争", "迈入", "跨越", "成立", "国道", "平方公里", "万吨", "元/人", "美元", "A股", "GDP", "企业", "大关", "台阶", "内", "万户", "1.2", "300", "倍",
]  # fmt: skip


@settings(max_examples=1000)
@example("跨上12家、约5.2%，“3家”前3家每2家1.5万亿元A5个第1、2家8家半3个多月千亿级5亿级7家至")
@given(st.lists(st.sampled_from(_NUMERAL_WORDS), max_size=16).map("".join))
def test_a_plain_number_is_judged_as_any_other(text: str) -> None:
    kept, scan._PLAIN_KINDS = scan._PLAIN_KINDS, frozenset()
    try:
        expected = list(scan.scan(text))
    finally:
        scan._PLAIN_KINDS = kept
    assert list(scan.scan(text)) == expected


_STEP_SCORES = st.floats(-20, 20).map(lambda score: round(score, 1))


@given(
    st.lists(
        st.tuples(
            st.dictionaries(st.integers(0, path._COUNT - 1), _STEP_SCORES), st.dictionaries(st.integers(0, path._COUNT - 1), _STEP_SCORES)
        ),
        max_size=6,
    )
)
def test_the_best_way_through_the_sections_is_that_of_all_steps(given_marks: list[tuple[dict[int, float], dict[int, float]]]) -> None:
    marks = [path.Mark(at, dict(scores), dict(opens)) for at, (scores, opens) in enumerate(given_marks)]
    reached = [path._START.get(kind, path._NEVER) for kind in range(path._COUNT)]
    steps = []
    for mark in marks:
        step, after = list(range(path._COUNT)), reached.copy()
        for kind, bonus in mark.opens.items():
            for before in range(path._COUNT):
                value = reached[before] - path._COST[kind][before] + bonus
                if before != kind and value > after[kind]:
                    step[kind], after[kind] = before, value
        for kind, score in mark.scores.items():
            after[kind] += score
        reached = after
        steps.append(step)
    kind = max(range(path._COUNT), key=reached.__getitem__)
    expected = []
    for step in reversed(steps):
        expected.append(kind)
        kind = step[kind]
    assert path.best_path(marks) == expected[::-1]


@given(
    st.lists(st.sampled_from([*"让我们紧密团结而不懈努力奋斗勇前进地，。"]), max_size=14).map("".join),
    st.from_regex(paragraphs_zh._CLOSING_WORDS),
)
def test_words_of_the_closing_hold_a_hint(text: str, words: str) -> None:
    for said in (text, words):
        found = paragraphs_zh._CLOSING_WORDS.search(said)
        assert found is None or any(hint in found[0] for hint in paragraphs_zh._CLOSING_HINTS)


@given(st.from_regex(basis._ZH), st.from_regex(basis._ZH_SENTENCE), st.from_regex(noting._ESTIMATE), st.from_regex(noting._SCOPE))
def test_words_that_bear_on_a_value_are_looked_for_by_one_of_theirs(told_on: str, sentence: str, estimate: str, scope: str) -> None:
    for pattern, said, words in (
        (basis._ZH, told_on, basis._ZH_WORDS),
        (basis._ZH_SENTENCE, sentence, basis._ZH_WORDS),
        (noting._ESTIMATE, estimate, noting._ANY),
        (noting._SCOPE, scope, noting._ANY),
    ):
        found = pattern.search(said)
        assert found is not None
        assert words.search(found[0])


def test_words_that_make_a_number_another_begin_with_plain_letters() -> None:
    assert all(said[0] not in "[(.\\^" for said in misleading._TELLS.pattern.split("|"))


@given(st.text("一，。；\n", max_size=12), st.sampled_from(["，。；：\n", "。\n", "，"]), st.integers(0, 6), st.integers(0, 12))
def test_a_clause_begins_behind_the_last_mark(text: str, parting: str, start: int, end: int) -> None:
    expected = max((at + 1 for at in range(start, min(end, len(text))) if text[at] in parting), default=0)
    assert marks.behind_last(text, parting, start, end) == expected


@given(st.from_regex(headings._FIVE_YEARS), st.from_regex(headings._REACHES_TARGETS))
def test_words_of_headings_hold_what_is_looked_for_first(plan: str, reaches: str) -> None:
    five_years, targets = headings._FIVE_YEARS.search(plan), headings._REACHES_TARGETS.search(reaches)
    assert five_years is not None and "五" in five_years[0]
    assert targets is not None and ("目标" in targets[0] or "任务" in targets[0])


@given(st.from_regex(_SHARE))
def test_a_share_begins_with_one_of_its_characters(share: str) -> None:
    found = _SHARE.search(share)
    assert found is not None
    assert found[0][0] in _SHARE_BEGINS


@given(st.text("占比（）“”《》\n 一1", max_size=8))
def test_a_phrase_of_letters_is_unmarked(phrase: str) -> None:
    assert phrases.unquoted(phrase) == phrase.translate(phrases._QUOTES)
    assert phrases.unmarked(phrase) == phrases._PARENTHESIS.sub("", phrase).translate(phrases._QUOTES)


@settings(max_examples=1000)
@given(st.lists(st.sampled_from([*"".join(cues._BEGINNINGS), *"季期以规计末头后收争止届世续内阿的月来下个，"]), max_size=14).map("".join))
def test_a_time_begins_with_one_of_its_pairs(text: str) -> None:
    forms = "|".join(f"{first}(?={following})" for firsts, following in cues._BEGINNINGS.items() for first in firsts)
    assert [found.start() for found in cues._FIRST.finditer(text)] == [found.start() for found in re.finditer(forms, text)]


@given(st.from_regex(clauses._BETTER), st.from_regex(trimming._SPENT_ON))
def test_looks_for_one_word(better: str, spent: str) -> None:
    assert "更" in better
    assert "用于" in spent


@given(st.text("一二0123456789万个①²½·，“”项", max_size=8))
def test_what_is_all_letters_has_no_amount(said: str) -> None:
    spared = {place for found in predicates._NO_AMOUNT.finditer(said) for place in range(*found.span())}
    assert predicates.amount_in(said) == next((i for i, letter in enumerate(said) if letter.isdigit() and i not in spared), -1)


_TIME_WORDS = [
    *"0123456789一二三四五六七八九十两〇零五年月日的，。；", "“", "”", "2024年", "二〇二四年", "到", "至", "力争到", "截至", "本世纪", "上半年", "下半年",
    "前三季度", "第一季度", "个", "来", "间", "末", "底", "以来", "今后", "未来", "接下来", "此后", "用", "再用", "经过", "通过", "过去", "近", "最近", "这",
    "刚刚过去的", "一届任期的", "本届政府", "上一届政府", "连续", "去年", "上年", "全年", "上一年", "今年", "当年", "年内", "新的一年", "明年", "时期", "规划",
    "期间", "收官", "季度", "五年计划", "的", "第十四个", "行动", "努力", "19", "九八",
]  # fmt: skip


@settings(max_examples=1000)
@example("到6月底，到十月末")
@given(st.lists(st.sampled_from(_TIME_WORDS), max_size=14).map("".join))
def test_a_time_is_found_by_its_first_characters(text: str) -> None:
    begins = {first for firsts in cues._BEGINNINGS for first in firsts}
    expected, taken = [], 0
    for i, character in enumerate(text):
        cue = cues.CUE.match(text, i) if i >= taken and character in begins else None
        if cue:
            taken = cue.end()
            expected.append(cue.span())
    assert [cue.span() for cue in cues.cues(text)] == expected


@given(st.lists(st.sampled_from(_TIME_WORDS), max_size=14).map("".join))
def test_lengths_of_time_are_found_from_their_year(text: str) -> None:
    length = re.compile(rf"(?:{cues._COUNT})(?:个)?年")
    assert list(cues.lengths_of_time(text)) == [one.span() for one in length.finditer(text) if _other_duration(text, one.span())]


def _other_duration(text: str, span: tuple[int, int]) -> bool:
    leads = text.endswith(cues._DURATION_LEADS, 0, span[0]) and not text.startswith("均", span[1])
    return leads or text.startswith(cues._DURATION_TAILS, span[1])


_WORDS = frozenset(("增长", "增", "同比增长", "比上年", "年", "上年增长"))


@given(st.text("同比增长上年", max_size=12), st.integers(0, 6), st.integers(0, 12), st.integers(1, 5))
def test_longest_words(text: str, start: int, end: int, longest: int) -> None:
    end = min(end, len(text))
    piece = text[start:end]
    fitting = [word for word in _WORDS if len(word) <= longest]
    assert longest_prefix(text, start, end, _WORDS, longest) == max((w for w in fitting if piece.startswith(w)), key=len, default="")
    assert longest_suffix(text, start, end, _WORDS, longest) == max((w for w in fitting if piece.endswith(w)), key=len, default="")


@given(st.text("".join(map(chr, (*list(FOLD)[:400:7], *matcher("zh").fold))) + "增长5%，（）", max_size=40))
def test_folding_is_a_translation(text: str) -> None:
    assert matcher("zh")._fold(text) == text.translate(matcher("zh").fold)
    assert flow_of_text(text).text.replace(" ", "") == re.sub(
        r"[\s\u00ad\u200b-\u200f\u2060\u202a-\u202e\ufeff]", "", widened(text.translate(FOLD))
    )


_BOUND_WORDS = [
    *"亿元个家项目煤矿企业，。的2规限级",
    "以上",
    "左右",
    "以内",
    "大关",
    "台阶",
    "起步",
    "前后",
    "内",
    "之内",
    "上下",
    "以",
    "左",
]


@given(st.lists(st.sampled_from(_BOUND_WORDS), max_size=8).map("".join))
def test_a_qualifier_is_looked_for_where_one_can_stand(text: str) -> None:
    if text[:1] and text[0] not in "，。；、":
        found = qualifiers._after_pattern().match(text, 0)
        assert (qualifiers.after(text, 0, True, True) is None) == (found is None)


_HANDED_WORDS = [
    *"在国省市上、，的率内下定控", "完成", "达到", "实现", "落实", "不高于", "不超过", "低于", "不低于", "不少于", "高于", "超过", "不突破", "控制", "下达", "目标", "任务", "要求",
    "考核", "按照", "根据", "范围内", "去年", "上年", "水平", "比", "较", "回落", "提高", "不", "扩大", "保持", "国家", "上级",
]  # fmt: skip


@given(st.lists(st.sampled_from(_HANDED_WORDS), max_size=8).map("".join))
def test_goals_handed_down_and_comparisons_have_one_of_their_words(text: str) -> None:
    begins = (relatives._WITHIN, relatives._BELOW_LINE, relatives._ABOVE_LINE, relatives._COMPLETED, relatives._COMPLETE)
    if any(pattern.search(text) for pattern in begins):
        assert relatives._SETS.search(text)
    if any(pattern.search(text) for pattern in (relatives._NOT_ABOVE_LAST_YEAR, relatives._YEAR_BEFORE, relatives._HELD)):
        assert "去年" in text or "上年" in text


_PLAN_WORDS = [
    *"占了的为达到年数",
    "上年",
    "同期",
    "2024年",
    "水平",
    "完成",
    "超额完成",
    "年初",
    "计划",
    "预算",
    "目标任务",
    "变动预算",
    "完成率",
    "率",
    "增长",
]


@given(st.lists(st.sampled_from(_PLAN_WORDS), max_size=7).map("".join))
def test_a_share_of_a_plan_ends_as_one_can(text: str) -> None:
    if stated._OF_PLAN.search(text):
        assert text[-1] in stated._OF_PLAN_ENDS


_SELF_WORDS = [
    *"对政府提出要求自身改革，。新好今年", "行署", "加强", "狠抓", "建设", "工作要有", "要担当", "履职尽责", "勇于担责", "履职水平", "政府系统", "人民满意", "治理",
    "打铁", "执行者、行动派", "从严治政", "廉政建设", "机关作风", "各级", "人民", "征程", "形势", "使命", "任务", "时代", "起点", "作为", "挑战", "做好", "完成", "实现",
    "预期", "发展", "赶考", "把政治建设", "转变", "改进", "作风", "责任", "责任重大", "光荣", "呼唤", "全面领导", "忠诚", "两个确立", "三个务必", "我们", "必须", "一定",
]  # fmt: skip


@given(st.lists(st.sampled_from(_SELF_WORDS), max_size=6).map("".join))
def test_openers_of_self_governance_have_one_of_their_words(text: str) -> None:
    if any(pattern.search(text) for pattern, _ in turns_zh.SELF_OPENERS):
        assert turns_zh.ANY_SELF_OPENER.search(text)


@given(
    st.lists(
        st.sampled_from([*"在业对外于从经通过为以着力深强化", "加强", "围绕", "推进", "建设", "用地", "打造", "统筹", "抓好", "更加"]),
        max_size=4,
    ).map("".join)
)
def test_what_opens_a_clause_is_told_by_its_first_character(text: str) -> None:
    if single.NO_NOUN.match(text):
        assert text[0] in single.NO_NOUN_BEGINS
    alternatives = re.split(r"\|(?![^(]*\))", single.NO_NOUN.pattern)
    assert {alternative[0] for alternative in alternatives} == single.NO_NOUN_BEGINS


def test_a_pattern_of_words_is_told_by_their_first_characters() -> None:
    pattern = "(?:已经|累计)|占(?!地|着)|(?<![发直])达(?!标)|(?<=资金)支持|(?<![一二])共(?=投|完成)"
    made = lexicon.compiled(pattern)
    assert made.pattern.startswith(f"(?=[{''.join(sorted('共占已支累达'))}])")
    for text in ("已经", "累计", "占地", "占到", "发达", "直达", "到达", "达标", "资金支持", "支持", "一共投", "总共投", "共享"):
        found = [[one.span() for one in each.finditer(text)] for each in (made, re.compile(pattern))]
        assert found[0] == found[1]


_EVERYTHING = frozenset(map(chr, [*range(0xA000), *range(0xFF00, 0xFFF0)]))
_STATE_WORDS = [
    *sorted(qualitative._STATES)[::5], *sorted(qualitative._IDIOMS)[::3], *sorted(qualitative._ADVERBS)[::5], *qualitative._TAILS,
    *qualitative._FORWARD_ENDS, "居民收入", "保持", "稳定", "控制在", "合理区间", "第一方阵", "（约束性）", "的", "城市", "稳中提质",
]  # fmt: skip


# Patterns that are asked only where the first or last character of what they match stands.
_BY_FIRST = [
    (reading._GOAL_BEHIND, reading._GOAL_BEHIND_BEGINS),
    (others._ENDS_AT, others._ENDS_AT_BEGINS),
    (counted._STAGE_COUNT, counted._STAGE_COUNT_BEGINS),
    (counted._RELATIVE, counted._RELATIVE_BEGINS),
    (counted._CLOSES, counted._CLOSES_BEGINS),
    (leads.COMPOUND, leads.COMPOUND_BEGINS),
    (completing._YEAR, completing._YEAR_BEGINS),
    (counted._PREDICATE, counted._PREDICATE_BEGINS),
    (counted._PREDICATE, counted._CLAUSE_BEGINS),
    (wordings._PREDICATE_OF_A_YEAR, wordings._YEAR_BEGINS),
    (re.compile(pieces._LEVELS.pattern.split(")", 1)[1]), pieces._LEVEL_ENDS),
    (re.compile("|".join(pieces._MORE_COMPARANDS)), pieces._COMPARANDS_BEGIN),
    (items._NUMBER, items._BEGINS),
    (belonging._OF_HOLIDAY, belonging._HOLIDAY_BEGINS),
    (kinds._MEASURE_BEHIND, kinds._BEHIND_BEGINS),
    (standing._EACH_ALONE, frozenset("每")),
]
_BY_LAST = [
    (links._INSIDE_WORD, links._INSIDE_WORD_ENDS),
    (links._SET_APART, links._ENDS),
    (nouns._REACHES, nouns._REACHES_ENDS),
    (re.compile(rf"^(?!具有)(?:{called.RANK.pattern})$"), called._RANK_ENDS),
    (heads.MEASURED, heads._MEASURED_ENDS),
    (kinds._SET, kinds._SET_ENDS),
    (qualitative.POSITIVE, qualitative.POSITIVE_LETTERS),
    (wordings._MEASURED_NAME, wordings._MEASURED_ENDS),
    (trimming._PER_TIME, trimming._PER_TIME_ENDS),
    (re.compile(rf"^(?:{around._PURSE.pattern})$"), around._PURSE_ENDS),
    (around._SHARE, around._SHARE_ENDS),
    (around._OF_EACH, around._EACH_ENDS),
    (around._OF_SOME, around._SOME_ENDS),
    (completing._WORK, completing._WORK_ENDS),
    (foreseen._THERE_IS, frozenset("有")),
    (standing._DIFFERENCE, frozenset("数")),
    (unset._THAN_PLANNED, unset._THAN_PLANNED_ENDS),
]
# Patterns that are asked only where one of the words stands that whatever they match holds.
_WITH_WORD = [
    (completing._FOR, re.compile("|".join(completing._FOR_BEGINS))),
    (kinds._REMAIN, kinds._SAYS_SO),
    (kinds._ALREADY, kinds._SAYS_SO),
    (kinds._ALREADY_OPENS, kinds._SAYS_SO),
    (kinds._DID, kinds._SAYS_SO),
    (kinds._PLANNED_NUMBER, re.compile("年的计划")),
    (kinds._UNNAMED_BASE, re.compile("前|过去|初")),
    (kinds._BUDGETED, re.compile("规定|要求|提出|计划")),
    (bases._SINCE, re.compile(bases._LED)),
    (bases._BASE, bases._MAY_BASE),
    (bases._COMPARED, bases._MAY_BASE),
    (periods._YEARS_AGO, bases._MAY_BASE),
    (around._ONE_CAUSE, re.compile("项，")),
    (around._PROPOSED, re.compile("提出|设想|预计")),
    (foreseen._POINTS_BACK, re.compile("此")),
    (strays._ASKED, re.compile("要|先选择")),
    (belonging._CARRIED, belonging._ENDS),
    (shapes._FIGURES, re.compile(r"[^\w]|\d|_")),
    (re.compile(rf"(?:{shapes._RANKED.pattern})"), re.compile(f"第|[{''.join(shapes._RANK_ENDS)}]$")),
]


@given(st.data())
def test_a_pattern_is_asked_where_its_first_character_stands(data: st.DataObject) -> None:
    pattern, begins = data.draw(st.sampled_from(_BY_FIRST))
    text = data.draw(st.from_regex(re.compile(rf"\A(?:{pattern.pattern})")))
    assert text[0] in begins


@given(st.data())
def test_a_pattern_is_asked_where_its_last_character_stands(data: st.DataObject) -> None:
    pattern, ends = data.draw(st.sampled_from(_BY_LAST))
    text = data.draw(st.from_regex(pattern)).removesuffix("\n")
    assert text[-1] in ends


@given(st.data())
def test_a_pattern_is_asked_where_its_word_stands(data: st.DataObject) -> None:
    pattern, word = data.draw(st.sampled_from(_WITH_WORD))
    text = data.draw(st.from_regex(pattern)).removesuffix("\n")
    assert word.search(text)


@given(st.from_regex(trimming._TWICE))
def test_a_word_said_twice_repeats_its_letters(name: str) -> None:
    assert len(name) - len(set(name)) >= trimming._SHORTEST_TWICE


_HEADS = [*naming._table().begins, *naming._table().ends, *naming._table().alone]


@given(st.lists(st.sampled_from([*_HEADS, *"新的全市率额"]), min_size=1, max_size=3).map("".join))
def test_the_classes_of_a_name_are_found_by_how_long_their_words_are(name: str) -> None:
    table = naming._table()
    found = set(table.alone.get(name, ())) | {lack for like, lack in (*table.without, *table.like) if like.fullmatch(name)}
    for word, classes in table.begins.items():
        found |= {lack for longer, lack in classes if name.startswith(word) and not name.startswith(longer)}
    for word, classes in table.ends.items():
        found |= {lack for longer, lack in classes if name.endswith(word) and not name.endswith(longer)}
    assert naming.classes_of(name) == tuple(sorted(found, key=table.order.__getitem__))


@given(st.from_regex(single._NO_NAME), st.from_regex(joining._SO_MANY, fullmatch=True), st.from_regex(things._RED_LINE))
def test_a_number_before_a_name_is_told_by_its_first_digit(no_name: str, numbered: str, line: str) -> None:
    digits = "0123456789０１２３４５６７８９"
    assert set(digits) <= single._NO_NAME_BEGINS
    assert set(digits) <= joining._SO_MANY_BEGINS
    found = single._NO_NAME.match(no_name)
    assert found is None or found[0][0].isdigit() or found[0][0] in single._NO_NAME_BEGINS
    assert numbered[6].isdigit() or numbered[6] in joining._SO_MANY_BEGINS
    red = things._RED_LINE.search(line)
    assert red is not None
    assert "线" in line[red.start() : red.start() + things.RED_LINE_REACH]


_NAMES = [*list(matcher("zh").names)[::400], *(text for _, text in vocabulary().blockers[:40])]


@example("地区生产总值占全国的比重")
@given(
    st.lists(st.sampled_from([*_NAMES, *"的占与（）“”-·", "全国", "比重", "占比", "占全国的份额", "总量", "GDP"]), max_size=4).map("".join)
)
def test_what_a_whole_phrase_names_is_looked_up(phrase: str) -> None:
    found = match(phrase)
    expected = found[0] if found and (found[0].start, found[0].end) == (0, len(phrase)) else None
    assert matcher("zh").whole(phrase) == expected


_DEED_WORDS = [word for name in ("adverbs", "verbs", "deeds") for word in clauses_zh._TABLE[name]]


@given(st.lists(st.sampled_from([*_DEED_WORDS[::3], *"大力新的", "农业"]), max_size=4).map("".join))
def test_a_deed_is_told_by_its_first_character(clause: str) -> None:
    plain = re.compile(
        "(?>{0})*(?:{1})|(?>{0})*+(?:{2})".format(*(clauses_zh._any_of(name).pattern for name in ("adverbs", "verbs", "deeds")))
    )
    assert clauses_zh.tells_a_deed(clause, 0, len(clause)) == (plain.match(clause) is not None)


_SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 6)), max_size=6)


@given(_SPANS, st.integers(0, 40), st.integers(0, 40))
def test_what_stands_at_a_place_is_found_by_its_number(spans: list[tuple[int, int]], start: int, end: int) -> None:
    begins = [sum(sum(span) for span in spans[:i]) + gap for i, (gap, _) in enumerate(spans)]
    pairs = [(begin, begin + size) for begin, (_, size) in zip(begins, spans, strict=True)]
    length = max([40, *(stop for _, stop in pairs)])
    mentions = Mentions([Mention(a, b, "gdp", "x" * (b - a)) for a, b in pairs], length=length)
    inside = [(a, b) for a, b in pairs if start <= a and b <= end]
    assert [(one.start, one.end) for one in mentions.within(start, end)] == inside
    assert mentions.names_any(start, end) == bool(inside)
    assert mentions.spanning(start) == max((a for a, b in pairs if a < start <= b), default=-1)
    quantities = Quantities(
        [Quantity("x" * (b - a), a, b, 1.0, 1.0, "count", "point", "firm", "x" * (b - a), a, b) for a, b in pairs], length=length
    )
    assert [(one.start, one.end) for one in quantities.within(start, end)] == inside
    assert quantities.any_within(start, end) == bool(inside)
    assert quantities.spanning(start) == any(a < start and b > start + 1 for a, b in pairs)


@given(st.lists(st.sampled_from(_STATE_WORDS), min_size=1, max_size=5).map("".join))
def test_words_of_state_are_told_by_their_last_character(text: str) -> None:
    kept, qualitative._STATE_ENDS = qualitative._STATE_ENDS, _EVERYTHING
    try:
        expected = qualitative.state_start(text, 0, len(text), NO_MENTIONS)
    finally:
        qualitative._STATE_ENDS = kept
    assert qualitative.state_start(text, 0, len(text), NO_MENTIONS) == expected


_ACTION_WORDS = [
    *sorted(actions.VERBS)[::12], *sorted(actions._LEAD)[::12], *sorted(actions._MANNER)[::4], *actions._JOINS, *"新的化式", "清单化", "企业", "项目", "全国", "用地",
]  # fmt: skip


@given(st.lists(st.sampled_from(_ACTION_WORDS), min_size=1, max_size=6).map("".join))
def test_verbs_and_what_leads_to_them_are_told_by_their_first_character(text: str) -> None:
    kept, actions._LEADS_ON = actions._LEADS_ON, _EVERYTHING
    try:
        expected = actions.split_action(text, 0, len(text), NO_MENTIONS)
    finally:
        actions._LEADS_ON = kept
    assert actions.split_action(text, 0, len(text), NO_MENTIONS) == expected


@given(st.lists(st.sampled_from([*_ACTION_WORDS, *"“”（）、的等中"]), min_size=1, max_size=7).map("".join))
def test_a_counted_thing_goes_on_over_other_characters(text: str) -> None:
    kept, counted._LOOKED_AT = counted._LOOKED_AT, _EVERYTHING
    try:
        expected = counted.counted_thing(text, 0, len(text), NO_MENTIONS)
    finally:
        counted._LOOKED_AT = kept
    assert counted.counted_thing(text, 0, len(text), NO_MENTIONS) == expected


@example("增长5%，3万元，12，345万吨；比例2：1，1:1.5、三，二")
@given(st.lists(st.sampled_from([*_NUMERAL_WORDS, "：", ":", ",", "；", "!"]), max_size=12).map("".join))
def test_behind_a_mark_inside_a_number_stands_a_numeral(text: str) -> None:
    quantities = Quantities(find_quantities(text), length=len(text))
    for mark in pieces._CUT.finditer(text):
        if quantities.spanning(mark.start()):
            assert text[mark.end()] in pieces._NUMERALS


@given(st.text("ab", max_size=12), st.lists(st.integers(0, 12), min_size=2, max_size=6).map(sorted))
def test_what_stands_ahead_is_found_in_each_piece(text: str, cuts: list[int]) -> None:
    pattern, cuts = re.compile("ab"), [min(cut, len(text)) for cut in cuts]
    first = pattern.search(text, cuts[0], cuts[-1])
    ahead = Ahead(pattern, text, cuts[-1], first.start() if first else cuts[-1])
    for start, end in itertools.pairwise(cuts):
        assert ahead.begins_in(start, end) == any(start <= found.start() < end for found in pattern.finditer(text, cuts[0], cuts[-1]))


@given(st.lists(st.sampled_from([*"、，和及与以了普参温度的", "企业", "以及", "以上"]), max_size=7).map("".join))
def test_a_list_is_cut_at_marks_that_have_one_of_their_characters(text: str) -> None:
    if lists._SPLIT.search(text):
        assert lists.MAY_SPLIT.search(text)


@given(st.lists(st.sampled_from([*sorted(nouns._TAILS), *"新分别只远度企业项目"]), min_size=1, max_size=6).map("".join))
def test_what_leads_to_a_number_is_told_by_its_last_character(text: str) -> None:
    kept, nouns._TAIL_ENDS = nouns._TAIL_ENDS, _EVERYTHING
    try:
        expected = nouns._before_tails(text, 0, len(text))
    finally:
        nouns._TAIL_ENDS = kept
    assert nouns._before_tails(text, 0, len(text)) == expected


@example("中\ud800文 中文中文中文䷀中")
@given(st.text("高质量发展量发 \n，ab雪䷀𠀀\ud800", max_size=60))
def test_pairs_are_counted_as_numbers(text: str) -> None:
    squeezed = "".join(text.split())
    pairs = Counter(map("".join, zip(squeezed, squeezed[1:] + " ", strict=False)))
    expected = set()
    for pair, count in pairs.items():
        if bigrams.is_han(pair[0]):
            often = [bigrams.at_least(pair, step) for step in bigrams.STEPS if count >= step]
            expected.update([pair, *often] if bigrams.is_han(pair[1]) else [pair[0]])
    made = " ".join(bigrams._pairs(text)).split(" ") if expected else list(bigrams._pairs(text))
    assert sorted(made) == sorted(expected)


@example("か\u3099゛ ｶﾞ")
@given(st.text("，ａＢ１％㎡①か\u3099e\u0301ｶﾞ中文 ½ﬁ각가", max_size=20))
def test_plain_forms_are_those_of_unicode(text: str) -> None:
    assert plain_forms(text) == unicodedata.normalize("NFKC", text)


def test_a_row_is_stored_field_by_field() -> None:
    row = dict.fromkeys(codes.STATEMENT_FIELDS, "x") | {"id": "f" * 16, "confidence": 0.86, "headline": True, "period": "2031", "unit": "%"}
    for changed in ({}, {"period": None, "kind": "target", "bound": "range"}, {"period": "2026-2030", "section": "tasks", "rank": 8}):
        said = row | changed
        columns = codes.stored_columns([(said[field],) for field in codes.STATEMENT_FIELDS])
        assert [value for (value,) in columns] == [codes.stored(field, said[field]) for field in codes.STATEMENT_FIELDS]
