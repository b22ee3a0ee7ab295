"""Promises and deeds: the verb, the thing and its count, in either order (新建智能化煤矿60座, 新增5个国家级平台)."""

from __future__ import annotations

from mubiao.statements.findings import Subject
from mubiao.statements.index import Mentions
from mubiao.statements.zh.lexicon import longest_prefix, words
from mubiao.statements.zh.subjects import clean_phrase

_VERBS = words("actions", "verbs")
_STAGES = words("actions", "stages")
_LEAD = words("lead", "words") | words("links", "filler") | words("links", "level") | words("links", "rise")
_LONGEST = max(len(word) for word in _VERBS | _LEAD)
_LONGEST_OBJECT = 24
_ENDS = '、，；：。（(“”"\n'
_SINGLE = "县市区乡镇村企人户"
_CONNECTIVES = ("以及", "并", "和", "，", "及")


def split_action(text: str, start: int, end: int, mentions: Mentions) -> tuple[str, int]:
    """The verb that ``text[start:end]`` begins with and where the thing after it starts.

    Words of time and place before the verb are passed over; an indicator's name that begins with a verb (新增就业) stays whole.
    """
    named = {mention.start for mention in mentions.within(start, end)}
    action, position = "", start
    while position < end and position not in named:
        verb = longest_prefix(text, position, end, _VERBS, _LONGEST)
        lead = longest_prefix(text, position, end, _LEAD, _LONGEST)
        word = verb if len(verb) >= len(lead) else lead
        if not word or any(position < place < position + len(word) for place in named):
            break
        if verb and word == verb:
            action = verb
        position += len(word)
    return action, position


def counted_thing(text: str, start: int, end: int, mentions: Mentions) -> Subject | None:
    """The noun phrase that follows a number in ``text[start:end]``: 5个|国家级平台."""
    while start < end and text[start] in "的余多 ":
        start += 1
    if longest_prefix(text, start, end, _STAGES, 4):
        return None
    finish = start
    while finish < end and finish - start < _LONGEST_OBJECT and text[finish] not in _ENDS:
        if finish > start and (text.startswith(_CONNECTIVES, finish) or _verb_at(text, finish, end)) and mentions.spanning(finish + 1) < 0:
            break
        finish += 1
    phrase = clean_phrase(text[start:finish])
    if not phrase or (len(phrase) < 2 and phrase not in _SINGLE):
        return None
    return Subject(f"other:{phrase}", start, finish, None, False)


def _verb_at(text: str, position: int, end: int) -> bool:
    """A verb of two characters or more begins here and something follows it: …企业|开展技术改造."""
    verb = longest_prefix(text, position, end, _VERBS, 4)
    return len(verb) >= 2 and position + len(verb) < end and text[position + len(verb)] not in _ENDS + "的"
