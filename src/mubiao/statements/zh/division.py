"""One printed subject that 分别 makes several: 事故起数、死亡人数, 城乡低保标准, 产销量, “甲”“乙”交付率, 粮肉奶产量."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from mubiao.indicators import indicator_named
from mubiao.statements.findings import Subject
from mubiao.statements.index import Mentions
from mubiao.statements.zh.actions import VERBS
from mubiao.statements.zh.lexicon import longest_prefix, table
from mubiao.statements.zh.phrases import clean_phrase
from mubiao.statements.zh.shared_heads import with_shared_head
from mubiao.statements.zh.subjects.reading import read_subjects

_MARKS = re.compile("[、，]")
_JOINTS = re.compile("[、，]|以及|和|及|与")
_HALF = re.compile("存、贷|进、出|产、销(?=[量售率])|(?<!旅)客、货(?=运)|城、乡")
_QUOTED = re.compile("“[^”]{1,12}”")
_PAIRS = {pair: tuple(parts) for pair, parts in table("pairs").items()}
_HEADS = ("总产量", "产量", "增加值", "产值", "播种面积", "种植面积", "出栏量", "存栏量")
_AMOUNT = re.compile(r"[\d.]+(?:[万亿]?元|\w{0,3}以[上下](?:的|$)|[\d万亿千百个家人户亩吨年天次%％]{0,3}$)")
# 市、县|两级|财政支出
_LEVELS = re.compile("(?P<levels>[省市州县区乡镇村](?:、?[省市州县区乡镇村])+)(?:[两二三四]级|级)(?P<rest>[^，。；、\\d]{3,24})")
# 居民收入、城镇居民收入、农村居民收入|三项增速
_SO_MANY_OF = re.compile("[两二三四五六七八九十]项(?P<head>[^，。；、\\d]{0,6})$")
_LEADS = re.compile("(?:推动|促进|确保|力争|争取|实现|预计|其中|使|全年|全[国省市区州县])+")
_STATES, _RATES = "新已在", ("增速", "增幅", "增长")
_WITH_WHOM = re.compile("(?P<word>对)(?P<whom>[^，。；\\d]{2,30}?)(?P<head>进出口|出口|进口|投资|贸易额?)(?P<rest>额|总额)?$")
_SHORT = 4
_HALVES_KNOWN = frozenset(("deposits", "loans", "imports", "exports", "income_urban", "income_rural"))
_LONGEST_VERB, _LEAST = max(map(len, VERBS)), 2


def divided(text: str, subjects: Sequence[Subject], wanted: int, mentions: Mentions) -> Sequence[Subject]:
    """``wanted`` subjects in place of the fewer (or otherwise cut) ones printed, or the same where the print does not tell which."""
    if not subjects or any(len(subject.pair) == wanted for subject in subjects):
        return subjects
    if any(_AMOUNT.match(subject.indicator.removeprefix("other:")) for subject in subjects):
        return ()  # 年收入30万元、50万元以上的村: classes of size
    start, end = subjects[0].start, subjects[-1].end
    apart = start - 2 if _HALF.match(text, max(0, start - 2)) else start  # 进、|出口总额
    halves = _halves(text[apart:end], apart, end, wanted) if text.find("、", apart, end) >= 0 else []
    if halves:
        return [replace(part, measure=subjects[-1].measure) for part in halves]
    if len(subjects) == wanted and not _cut_across(text, subjects, wanted):
        return with_shared_head(text, subjects)
    for marks in (_MARKS, _JOINTS):
        parts = _cut(text, start, end, marks)
        if len(parts) == wanted and not any(_AMOUNT.match(text[a:b]) for a, b in parts):
            return with_shared_head(text, [_named(text, a, b, mentions) for a, b in parts])
    opened = text[start - 1 : start] == "“"
    paired = _paired(text[start - opened : end], start, end, wanted)  # 存贷款|增速: what both are measured in
    return [replace(part, measure=subjects[-1].measure) for part in paired] if paired else subjects


def _cut_across(text: str, subjects: Sequence[Subject], wanted: int) -> bool:
    """甲、乙电池及材料、丙产值分别: as many names as the marks part, and one of those read stands over a mark."""
    parts = _cut(text, subjects[0].start, subjects[-1].end, _MARKS)
    return len(parts) == wanted and any(
        subject.start < end < subject.end for subject in subjects if not subject.known and "、" in subject.indicator for _, end in parts
    )


def respective(text: str, start: int, end: int, wanted: int, mentions: Mentions) -> list[Subject]:
    """The ``wanted`` names that ``text[start:end]`` lists before 分别 where the last word or the first is said of each of them.

    新签约、新开工|项目, 市、县|两级财政支出, A、B|两项增速, 对|东盟、中东|出口; none where the print does not tell.
    """
    lead = _LEADS.match(text, start, end)
    start = lead.end() if lead else start
    phrase = text[start:end]
    levels = _LEVELS.fullmatch(phrase)
    if levels:
        names = [f"{level}级{levels['rest']}" for level in levels["levels"].replace("、", "")]
        return _all_named(names, start, end) if len(names) == wanted else []
    counted = _SO_MANY_OF.search(phrase)
    stop = start + counted.start() if counted else end
    whom = _WITH_WHOM.fullmatch(phrase)
    parts = next((parts for marks in (_MARKS, _JOINTS) if len(parts := _cut(text, start, stop, marks)) == wanted), [])
    if counted and parts:
        return [_with_head(_named(text, a, b, mentions), counted["head"]) for a, b in parts]
    if whom:
        places = [place for place in _JOINTS.split(whom["whom"]) if place]
        names = [f"{whom['word']}{place}{whom['head']}{whom['rest'] or ''}" for place in places]
        return _all_named(names, start, end) if len(names) == wanted else []
    verbs = [text[a:b] for a, b in parts[:-1]]
    if not parts or not all(verb in VERBS or verb.lstrip(_STATES) in VERBS for verb in verbs):
        return []
    last = text[slice(*parts[-1])]
    bare = last.lstrip(_STATES)
    own = verbs[0][1:] if len(verbs[0]) == _LEAST and bare != last and bare.startswith(verbs[0][1:]) else ""
    own = own or longest_prefix(bare, 0, len(bare), VERBS, _LONGEST_VERB)
    head = bare[len(own) :] if own else ""
    return _all_named([*(verb + head for verb in verbs), last], start, end) if len(head) >= _LEAST else []


def _with_head(subject: Subject, head: str) -> Subject:
    """What a list is counted as belongs to each of its names: A、B|两项增速."""
    if head.endswith(_RATES):
        return replace(subject, measure="growth")
    return subject if subject.known or not head else replace(subject, indicator=subject.indicator + head)


def _all_named(names: Sequence[str], start: int, end: int) -> list[Subject]:
    return [Subject(f"other:{clean_phrase(name)}", start, end, None, False) for name in names]


def _cut(text: str, start: int, end: int, marks: re.Pattern[str]) -> list[tuple[int, int]]:
    spans, position = [], start
    for mark in marks.finditer(text, start, end):
        spans.append((position, mark.start()))
        position = mark.end()
    spans.append((position, end))
    return [span for span in spans if span[0] < span[1]]


def _named(text: str, start: int, end: int, mentions: Mentions) -> Subject:
    """The part as its own subject."""
    items = read_subjects(text, start, end, mentions).items
    if len(items) == 1 and not items[0].pair:
        return items[0]
    return Subject(f"other:{clean_phrase(text[start:end])}", start, end, None, False)


def _halves(phrase: str, start: int, end: int, wanted: int) -> list[Subject]:
    """存、贷款余额, 进、出口额: a pair that a mark parts inside one word."""
    for mark in _HALF.finditer(phrase):
        whole = phrase[: mark.start() + 1] + phrase[mark.end() - 1 :]
        if any(pair in whole[mark.start() :] and whole.startswith(pair, mark.start()) for pair in _PAIRS):
            return _paired(whole, start, end, wanted)
    return []


def _known(subject: Subject) -> Subject:
    """The subject under its id where the vocabulary tells the halves of its pair apart."""
    whole = indicator_named(subject.indicator.removeprefix("other:"))
    return replace(subject, indicator=whole.indicator, known=True) if whole is not None and whole.indicator in _HALVES_KNOWN else subject


def _paired(phrase: str, start: int, end: int, wanted: int) -> list[Subject]:
    names: list[str] = []
    pair = next((pair for pair, parts in _PAIRS.items() if pair in phrase and len(parts) == wanted), None)
    quoted = _QUOTED.findall(phrase)
    head = next((head for head in _HEADS if phrase.endswith(head)), "")
    if pair is not None:
        names = [phrase.replace(pair, part, 1) for part in _PAIRS[pair]]
    elif len(quoted) == wanted and phrase.startswith("".join(quoted)):
        rest = phrase[len("".join(quoted)) :]
        names = [clean_phrase(part) + rest for part in quoted]
    elif head and len(phrase) - len(head) == wanted <= _SHORT:
        names = [letter + head for letter in phrase[: -len(head)]]
    behind = start + phrase.index(pair) + 1 if pair is not None and len(_PAIRS[pair]) > 1 else start  # 存|贷款: what is printed of the last
    return [
        _known(Subject(f"other:{clean_phrase(name)}", behind if i and i + 1 == len(names) else start, end, None, False))
        for i, name in enumerate(names)
    ]
