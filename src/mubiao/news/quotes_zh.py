"""What Chinese articles say that somebody said.

X表示，A。 X认为A。 据X介绍，A。 在X看来，A。     reported: A, up to the end of the sentence
X说：“A。”  “A。”X说。  “A，”X说，“B。”        word for word
A，X说。                                      reported: A
X表示，A，并指出，B。                           two quotes
报告指出，会议强调，各地提出                       a text or a meeting: no quote
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mubiao.news.introduced_en import Speaker
from mubiao.news.said import Said
from mubiao.news.speakers_zh import SpeakersZh
from mubiao.news.words import any_of, with_chinese_quotes, words
from mubiao.places import PlaceMention

_VERBS = any_of(words("quotes", "zh", "verbs"))
_ADVERB = (
    rf"(?:{any_of(words('quotes', 'zh', 'adverbs'))}|[\u4e00-\u9fff]{{2,4}}地|(?:\d{{1,2}}月)?\d{{1,2}}日(?:上午|下午)?|(?:在|于|接受|参加|出席)[^，。；：“”\n]{{0,30}}?(?:采访|受访|报告|介绍|发言|致辞|讲话|调研|回答|审议|讨论)(?:时|中|后)"
    r"|在[^，。；：“”\n]{1,30}?(?:上|中|会|间|期间)|[对向]《?[^，。；：“”\n]{1,16}?(?:记者|媒体|本报|代表|网|报|新闻|周刊|杂志|财经|电视台|卫视)》?(?:记者)?|就[^，。；：“”\n]{1,24}?)"
)
_CUE = re.compile(
    rf"(?P<verb>{_VERBS})(?=[，,：:。；“]|$)|(?P<direct>认为|表示|预计|指出|坚信|相信|建议|介绍|介绍说|透露|说|称)(?=[^，。：；“”\n的了]{{2,}})|告诉(?P<whom>《?[^，。：；“”\n]{{2,14}}?(?:记者|媒体|报|网)》?(?:记者)?)(?=[，,：:。“]|$)"
)
_ADVERBS_END = re.compile(rf"(?:{_ADVERB})+$")
_CONNECTIVE = re.compile(r"(?:并|还|也|同时|并且|又)*$")
_STOP = "。！？；\n"
_EDGE = "，。；：！？\n”"
_LINK = re.compile(rf"(?:{any_of(words('quotes', 'zh', 'links'))})，")
_SHORTEST = 4  # characters of something said; shorter marks set off a word
_LONGEST = 1500
_ADVERBS_REACH = 40  # characters of adverbs between a name and its verb
_FARTHEST = 160  # characters from a verb back to the edge of its clause
_LONGEST_LINE = 4000  # a longer line is read in parts, so that reading stays linear in the text


@dataclass(frozen=True, slots=True)
class _Cue:
    start: int  # of the speaker
    end: int  # behind the verb and its mark
    speaker: Speaker
    mark: str  # the mark behind the verb
    left: int  # the edge before the speaker


def said_in_chinese(text: str, sentences: Sequence[tuple[int, int]], places: Sequence[PlaceMention]) -> Iterator[Said]:
    """Everything that is said in an article, in order. ``sentences`` are its sentences; a line is read as a whole."""
    text = with_chinese_quotes(text)
    speakers = SpeakersZh(text, places)
    for start, end in _lines(text, sentences):
        quoted = _quotations(text, start, end)
        cues = _cues(text, start, end, quoted, speakers)
        yield from sorted(_line(text, start, end, quoted, cues), key=lambda said: said.start)


def _lines(text: str, sentences: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sentences of one line, joined: a quotation runs over their ends. A line longer than any of the genre is cut between sentences."""
    found: list[tuple[int, int]] = []
    for start, end in sentences:
        last = found[-1] if found else None
        if last is not None and last[1] == start and end - last[0] <= _LONGEST_LINE and "\n" not in text[last[0] : start].rstrip(" "):
            found[-1] = (last[0], end)
        else:
            found.extend((at, min(end, at + _LONGEST_LINE)) for at in range(start, end, _LONGEST_LINE))
    return found


def _quotations(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches in “” long enough to be speech, marks included; one that is not closed runs to the end of its line."""
    found = []
    at = text.find("“", start, end)
    while at >= 0:
        close = text.find("”", at, min(end, at + _LONGEST))
        last = close + 1 if close >= 0 else min(end, at + _LONGEST)
        whole = (
            text[last - 2] in "，。！？…,.!?"
            or text[last : last + 1] in ("", "，", "。", "；", "！", "？", ",", "\n", " ")
            or text[at - 1 : at] not in "：:，,"
        )
        if last - at - 2 >= _SHORTEST and whole:
            found.append((at, last))
        at = text.find("“", last, end)
    return found


def _cues(text: str, start: int, end: int, quoted: list[tuple[int, int]], speakers: SpeakersZh) -> list[_Cue]:
    found: list[_Cue] = []
    for shape in _CUE.finditer(text, start, end):
        if any(a < shape.start() < b for a, b in quoted) or (found and shape.start() < found[-1].end):
            continue
        floor = max(start, shape.start() - _FARTHEST)
        left = max(floor, *(text.rfind(mark, floor, shape.start()) + 1 for mark in _EDGE))
        stop = shape.start()
        adverbs = _ADVERBS_END.search(text, left, stop)
        speaker = speakers.before(left, stop)
        if speaker is None and adverbs is not None:
            stop = adverbs.start()
            speaker = speakers.before(left, stop)
        if speaker is None and adverbs is not None and stop > left:
            speaker = _nearest(text, left, shape.start(), speakers)
        if speaker is None and found and (stop <= left or _CONNECTIVE.fullmatch(text, left, shape.start())):
            same = not any(mark in text[found[-1].end : left] for mark in "。！？\n")
            speaker = found[-1].speaker if same and left > found[-1].end else None
        if speaker is None:
            continue
        direct = shape["direct"] is not None
        if direct and not speaker.person and shape["direct"] in ("建议", "介绍", "说", "称", "透露"):
            continue
        mark = text[shape.end() : shape.end() + 1]
        closing = shape.end() + (1 if mark in tuple("，,：:") else 0)
        found.append(_Cue(max(left, min(speaker.start, shape.start())), closing, speaker, mark, left))
        speakers.heard.append(speaker)
    return found


def _nearest(text: str, left: int, verb: int, speakers: SpeakersZh) -> Speaker | None:
    """The person that heads a clause whose adverbs run up to the verb: 周望江在接受本报采访时指出."""
    for end in range(verb - 1, max(left, verb - _ADVERBS_REACH), -1):
        introduced = speakers.ending_at(end)
        if introduced is not None and introduced.start >= left - 1 and re.fullmatch(rf"(?:{_ADVERB})+", text[end:verb]):
            return introduced
    for shape in re.finditer(_ADVERB, text[left:verb]):
        found = speakers.before(left, left + shape.start())
        if found is not None:
            rest = text[left + shape.start() : verb]
            return found if re.fullmatch(rf"(?:{_ADVERB})+", rest) else None
    return None


def _line(text: str, start: int, end: int, quoted: list[tuple[int, int]], cues: list[_Cue]) -> Iterator[Said]:
    taken: set[tuple[int, int]] = set()
    for k, cue in enumerate(cues):
        stop = min((at for mark in _STOP if (at := text.find(mark, cue.end, end)) >= 0), default=end)
        following = cues[k + 1].left if k + 1 < len(cues) else end
        when = (max(start, _sentence_start(text, start, cue.start)), cue.end)
        before = next(
            (
                span
                for span in quoted
                if span not in taken and (span[1] == cue.left or (span[1] == cue.left - 1 and text[span[1]] in "，,。"))
            ),
            None,
        )
        behind = next((span for span in quoted if cue.end <= span[0] <= cue.end + 1 and not text[cue.end : span[0]].strip("：:，, ")), None)
        for span in (before, behind):
            if span is not None:
                taken.add(span)
                a, b = _inner(text, *span)
                if b - a >= _SHORTEST:
                    yield Said(a, b, True, cue.speaker, cue.start, cue.end, *when)
        if behind is not None or (before is not None and cue.mark not in tuple("，,：:")):
            continue
        if cue.mark in tuple("，,：:") or (cue.mark and cue.mark not in "。；”“"):
            begin = cue.end
            link = _LINK.match(text, begin, stop)
            begin = link.end() if link is not None else begin
            finish = min(stop, following)
            while finish > begin and text[finish - 1] in "，,、；":
                finish -= 1
            if finish - begin >= _SHORTEST:
                yield Said(begin, finish, False, cue.speaker, cue.start, cue.end, *when)
        elif cue.mark in ("。", "") and text[cue.left - 1 : cue.left] == "，":
            begin = max(start, _sentence_start(text, start, cue.left - 1), cues[k - 1].end if k else start)
            if cue.left - 1 - begin >= _SHORTEST:
                yield Said(begin, cue.left - 1, False, cue.speaker, cue.start, cue.end, cue.start, cue.end)


def _sentence_start(text: str, start: int, position: int) -> int:
    floor = max(start, position - 600)
    return max(floor, *(text.rfind(mark, floor, position) + 1 for mark in "。！？\n"))


def _inner(text: str, start: int, end: int) -> tuple[int, int]:
    """A quotation without its marks and the comma or point before the last of them."""
    a, b = start + 1, end - 1 if text[end - 1] == "”" else end
    while b > a and text[b - 1] in "，。；、,. \n":
        b -= 1
    return a, b
