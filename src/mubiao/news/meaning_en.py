"""Whose an English clause of intent is: the words that say that something is meant, and the place or places that mean it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from mubiao.news.roles import Actor
from mubiao.news.words import whole, words

_INTENT = re.compile(whole(words("priorities", "en", "intents")) + r"(?! be (?:lowered|raised|cut|set|kept|released)\b)")
_FOCUS = re.compile(whole(words("priorities", "en", "focuses")) + r"|\bwith (?:an? )?[a-z]+ (?:focus|emphasis) on(?![A-Za-z-])")
_IMPERSONAL = re.compile(
    r"(?<![A-Za-z-])(?:(?:[Mm]ore |[Gg]reater |[Cc]ontinued )?[Ee]fforts will (?:also )?be (?:made|stepped up|devoted) (?:to )?|[Pp]riority will (?:also )?be given to|[Ee]mphasis will (?:also )?be placed on|[Ss]upport will (?:also )?be given to)"
)
_HEADLINE = re.compile(
    r"(?<=[a-z]) to (?=[a-z])|(?<=[a-z]), (?:eyes?|bets on) |(?<=[A-Za-z]) (?:eyes?|steps up|boosts?|bolsters?|prioritizes|ramps up|vows|doubles down on) (?=[a-z])"
)
_LISTED = re.compile(
    r"\b(?:listed|lists|named|names|identified|identifies|designated|singled out|defined) (?P<what>[^.;\n]{4,160}?) as (?:its|their|one of (?:its|their)|the|a|an|key|top|major|pillar|priority)\b"
    r"|\b(?:has |have )?(?:both |all )?put (?P<top>[^.;\n]{4,120}?) (?:at|on) the top of (?:its|their|the) (?:agendas?|list)"
)
# Many places under one name.
_MANY = re.compile(
    r"(?<![A-Za-z-])(?:(?:[Cc]hina['’]s|[Cc]hinese|[Ll]ocal|[Mm]any|[Mm]ost|[Ss]everal|[Ss]ome|[Mm]ultiple|[Vv]arious|[Aa]ll|[Cc]oastal|[Ii]nland|[Ee]astern|[Ww]estern|[Cc]entral|[Nn]orthern|[Ss]outhern|[Oo]ther|[Tt]hese|[Mm]ajor"
    r"|[Nn]early|[Aa]bout|[Mm]ore than|[Aa]t least|\d{1,3}|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|dozen|a number of|of the) ){1,4}(?:localities|provinces|cities|local governments|provincial(?:-level)? (?:regions|governments)|regions|municipalities|governments)(?![A-Za-z-])"
)
_DESCRIBED = re.compile(
    r"(?:(?<=[.,;:] )|(?<=\bthat )|(?<=\bwhich )|(?<=\bwhere )|(?<=\n)|^)[Tt]he (?:(?:[a-z-]+ ){1,3}(?:city|province|municipality|region|county)|(?:[a-z-]+ ){0,3}(?:hub|metropolis|capital|powerhouse|giant|archipelago|island|port|neighbo?r|heartland))(?= [a-z])"
)
_WITH_MEMBERS = re.compile(
    r"(?:(?<=[.,;:] )|(?<=\n)|^)(?:(?:[Oo]ther|[Mm]ajor|[Ss]everal|[Ss]ome|[Mm]any|[Cc]oastal|[Ii]nland) )?(?:[Cc]ities|[Pp]rovinces|[Ll]ocalities|[Rr]egions|[Mm]unicipalities)(?: across the country)?,? (?:including|such as|like) "
)
# Between a subject and what it means: nothing, an apposition, or words of manner.
_TRANSPARENT = re.compile(
    r"(?:(?:,|\s\(| –| —|:)[^;]{1,150}(?:,|\)| –| —)|,)?(?:['’]s? (?:(?:municipal|provincial|city|local|county) )?(?:government|authorities|leadership|leaders|officials|administration))?"
    r"(?: (?:municipal|provincial|city|county|district|local|people['’]s))*(?: (?:government|governments|authorities|province|city|officials))?"
    r"(?:(?:,)? (?:also|meanwhile|then|has|have|further|both|all|in turn|for example|for instance|in particular|this year|next year|in (?:19|20)\d\d|for its part|however|therefore|now|instead|likewise|and|each|still|[a-z]+ly),?)*\s*",
)
_JOINED = re.compile(
    r"(?:[^;.]*?)(?:,? (?:and|but|while|as well as)(?: (?:also|has|have|meanwhile|further|will|then|in addition|at the same time))*|,)\s*$"
)


_CITY_OF = re.compile(
    r"(?:(?<=[.,;:] )|(?<=- )|(?<=\n)|^)[Tt]he (?:[a-z-]+ ){1,3}(?:city|province|municipality|region|county|district) of "
)
_OTHER_SUBJECT = re.compile(
    r"\W*(?:The |A |An )?(?:[A-Z][\w&'’-]*(?: of| and| for)? (?:the )?){0,6}?(?:Council|Ministry|Commission|Bank|Bureau|Company|Group|University|Association|Administration|Committee|Corporation|Institute|Fund|Exchange|Academy|Federation)(?= [a-z])"
)
_SCENE = re.compile(r"\W*(?:In|For|As for|Over in|Across|Meanwhile, in|Elsewhere in) (?:the )?(?:\w+ China['’]s )?")


def _set_in(text: str, start: int, actors: Sequence[Actor]) -> list[Actor]:
    """The actors of a sentence that opens with "In Yunnan Province, …": its pronouns stand for that place."""
    other = _OTHER_SUBJECT.match(text, start)
    if other is not None:  # what "it" stands for there is no place
        actors = [one for one in actors if one.role != "pronoun" or text[one.start : one.end].lower() not in ("it", "they", "its", "their")]
    scene = next(
        (one for one in actors if len(one.places) == 1 and _SCENE.fullmatch(text, start, one.start) and text[one.end : one.end + 1] == ","),
        None,
    )
    if scene is None:
        return list(actors)
    return [replace(one, places=scene.places, aggregate=None) if one.role == "pronoun" and one.start > scene.end else one for one in actors]


def with_many_places(text: str, start: int, end: int, actors: Sequence[Actor], topic: Actor | None) -> list[Actor]:
    """The actors of a sentence with those that name many places at once, by their whole name and as subjects where they open a clause.

    Also "the mountainous province", which is the place spoken of.
    """
    many: list[Actor] = []
    actors = _set_in(text, start, actors)
    label = next((one for one in actors if one.places and text[one.end : one.end + 1] == ":" and not text[start : one.start].strip()), None)
    topic = label or topic
    if topic is not None and len(topic.places) == 1:
        for shape in _DESCRIBED.finditer(text, start, end):
            if not any(one.start <= shape.start() < one.end for one in actors):
                before = [one for one in actors if one.acts and one.end <= shape.start() and len(one.places) == 1]
                many.append(Actor(shape.start(), shape.end(), (before[-1] if before else topic).places, "pronoun"))
    for shape in _MANY.finditer(text, start, end):
        inside = next(
            (
                one
                for one in actors
                if one.places and shape.start() <= one.start and one.end > shape.end() and one.start - shape.start() < 4
            ),
            None,
        )
        opens = (
            re.search(r"(?:^|[.,;:]\s|\bthat |\bwhile |\band |\bbut |\n)\s*$", text[max(start, shape.start() - 20) : shape.start()])
            is not None
            or shape.start() == start
        )
        if inside is None and opens:
            many.append(Actor(shape.start(), shape.end(), (), "subject", shape[0]))
    for shape in _CITY_OF.finditer(text, start, end):
        named = next((one for one in actors if one.places and one.start <= shape.end() <= one.end), None)
        if named is not None:
            many.append(Actor(shape.start(), named.end, named.places, "subject", named.aggregate, named.counted))
            actors = [one for one in actors if one is not named]
    for shape in _WITH_MEMBERS.finditer(text, start, end):
        members = next((one for one in actors if one.places and shape.start() <= one.start <= shape.end() + 4), None)
        if members is not None:
            many.append(Actor(shape.start(), members.end, members.places, "subject", shape[0].split(" ")[0], members.counted))
            actors = [one for one in actors if one is not members]
    kept = [one for one in actors if one.places or not any(one.start < other.end and other.start < one.end for other in many)]
    return sorted([*kept, *many], key=lambda one: one.start)


def intents_in(text: str, start: int, end: int, quoted: Sequence[tuple[int, int]], heading: bool) -> list[tuple[int, int, int]]:
    """(start, end, limit) of the words that say that something is meant; a focus right behind an intent belongs to it."""
    found: list[tuple[int, int, int]] = []
    shapes = [*_INTENT.finditer(text, start, end), *_FOCUS.finditer(text, start, end)]
    if heading:
        shapes.extend(_HEADLINE.finditer(text, start, end))
    for shape in shapes:
        found.append((shape.start(), shape.end(), end))
    for shape in _IMPERSONAL.finditer(text, start, end):
        found.append((shape.start(), shape.end(), end))
    for shape in _LISTED.finditer(text, start, end):
        group = "what" if shape["what"] else "top"
        found.append((shape.start(), shape.start(group), shape.end(group)))
    kept: list[tuple[int, int, int]] = []
    for one in sorted(found):
        if any(a <= one[0] < b for a, b in quoted):
            continue
        if kept and one[0] < kept[-1][1] + 1:
            continue
        if kept and re.fullmatch(r"\s*(?:also |further |meanwhile |then |be )?", text[kept[-1][1] : one[0]]):
            kept[-1] = (kept[-1][0], one[1], min(kept[-1][2], one[2]))
            continue
        kept.append(one)
    return kept


def _here(text: str, actors: Sequence[Actor], topic: Actor | None, at: int) -> Actor | None:
    """Whose plans "efforts will be made to" tells of: the place of the sentence, else the one spoken of; nobody's at a meeting of the centre."""
    if topic is not None and len(topic.places) == 1 and not any(one.places for one in actors if one.end <= at):
        return topic
    return None


def who_means(
    text: str, start: int, at: int, actors: Sequence[Actor], last: Actor | None, since: int, topic: Actor | None = None
) -> Actor | None:
    """Who means it: the actor right before, or that of the cue before, where only a conjunction stands between."""
    before = [actor for actor in actors if actor.end <= at + 1 and actor.acts]
    for actor in reversed(before[-3:]):
        if actor.start >= (since if last is not None else start) and _TRANSPARENT.fullmatch(text, actor.end, at):
            return (
                actor
                if actor.role != "owner" or re.match(r"['’]s? \w*\s?(?:government|authorities|leadership)", text[actor.end : at])
                else None
            )
    if _IMPERSONAL.match(text, at):
        return last or _here(text, actors, topic, at)
    if last is not None:
        return last if _JOINED.fullmatch(text, since, at) else None
    head = next((actor for actor in before if actor.role in ("subject", "pronoun") and _heads(text, start, actor)), None)
    if (
        head is not None
        and re.search(r"(?:, while|, and|, but| and| while|, with|,) ?$|(?<=\w) $", text[head.end : at])
        and not re.search(r"[;]", text[head.end : at])
    ):
        # localities have mapped out tasks, while focusing on …; localities unveil targets with focus on …
        return (
            head
            if re.match(
                r"(?:with|focusing|prioritizing|giving|attaching|placing|putting|vowing|pledging|promising|aiming|planning|hoping)",
                text[at : at + 12],
            )
            or text[at] == ","
            else None
        )
    return None


def _heads(text: str, start: int, actor: Actor) -> bool:
    """Whether an actor is the subject that a sentence opens with, a clause of circumstance aside."""
    return re.fullmatch(r"\W*(?:[^;:.]*?,\s)?(?:the |some |many )?", text[start : actor.start]) is not None


def next_subject(text: str, cues: Sequence[tuple[int, int, int]], actors: Sequence[Actor], after: int) -> list[int]:
    """Where the clause of another subject begins: …, while it aims to; … and Deyang will."""
    for cue in cues:
        for actor in actors:
            if after < actor.start and actor.end <= cue[0] and actor.acts and _TRANSPARENT.fullmatch(text, actor.end, cue[0]):
                joint = re.search(r",? ?(?:and|while|but|whereas)?\s*(?:the )?$", text[after : actor.start])
                return [after + joint.start() if joint is not None else actor.start]
    return []
