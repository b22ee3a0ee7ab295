"""English sentences that tell of a document that came out.

according to (a summary of) its government work report (released … on Thursday)     cited, with what is said of it
X delivered, released, submitted a government work report …                        who, when, where
Zhanjiang government work report for 2031                                          a heading that is the document's name
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mubiao.news.words import any_of, table, whole, words

_TYPES: dict[str, str] = {form: kind for kind, forms in table("releases")["en"]["types"].items() for form in forms}
_DOCUMENT = any_of(list(_TYPES))
_ABOUT = r"(?:(?P<part>summary|abstract|full text|text|draft|copy|excerpt)s? of )?"
_OWNER = r"(?:(?:the|a|an|its|their|his|her|this year['’]s|last year['’]s) |(?:(?:the|its) )?(?:[A-Za-z-]+ ){0,4}[A-Za-z-]+['’]s? |(?:[A-Z][a-z'’]+ ){1,3})?"
_KIND_WORDS = (
    r"(?:(?:(?:19|20)\d\d|annual|latest|local|regional|provincial|municipal|new|first|own|city|county|draft|[a-z]+-[a-z]+) ){0,4}?"
)
_THING = re.compile(rf"(?<![A-Za-z-])(?:the |a |an )?{_ABOUT}(?P<owner>{_OWNER}){_KIND_WORDS}(?P<type>{_DOCUMENT})(?![A-Za-z-])(?!s\b)")
_ITS_WORK = re.compile(
    r"(?<=ccording to )(?:its|the city['’]s|the province['’]s) (?P<type>government work)(?=[,.])"
)  # the noun left out in print
_A_REPORT = re.compile(
    r"\b[Ii]n (?:an?|his|her|its) (?P<type>report) (?=(?:submitted|delivered|presented|read)\b[^.]{0,40}\bpeople['’]s congress)"
)
_OUT = f"(?i:{whole(words('releases', 'en', 'words', 'released'))})"
_NOT_OUT = re.compile(whole(words("releases", "en", "words", "not_out")))
_CITED = re.compile(
    r"(?<![A-Za-z-])(?:[Aa]ccording to|citing|as (?:stated|written|outlined) in|[Dd]uring|[Ii]n|[Aa]t|[Ww]hen|[Ww]hile|[Aa]s) (?:[a-z]+ing )?$"
)
_BEHIND = re.compile(
    rf"(?:,? ?(?:which|that) (?:was|were|has been|is))?,? ?(?:(?:was|were|has been|had been|is|are|just|recently|newly|both) ){{0,3}}(?:{_OUT})"
)
_THE_REPORT = re.compile(rf"(?<![A-Za-z-])(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er) (?P<type>report)(?=,? (?:(?:which|that) )?(?:was )?(?:{_OUT}))")
_THEIR_REPORT = re.compile(r"(?<=[a-z] )(?:its|their) (?P<type>report)(?=,? (?:last|on|this|earlier)\b|[,.])")
_BEFORE = re.compile(rf"(?P<out>{_OUT})(?: on [A-Z][a-z]+(?:day|\.? \d{{1,2}}))?(?:,)? (?:to [^,.;]{{2,60}} )?$")
_SPEECH = re.compile(r"(?:[Dd]uring|[Ii]n|[Ww]hile delivering|[Ww]hen delivering|[Dd]elivering|[Pp]resenting|[Ww]hen presenting) $")
_HEADING = re.compile(
    rf"\W*(?P<place>[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){{0,4}}?)(?: (?i:municipal|provincial|city|county|province))?(?:['’]s)? (?:(?:19|20)\d\d )?(?P<type>(?i:{_DOCUMENT}))(?: (?:for|of|in) (?:19|20)\d\d| \((?:19|20)\d\d\))?\W*"
)
_WEBSITE = re.compile(
    r"\bon (?P<source>(?:the |its |an? )?(?:[A-Za-z'’.-]+ ){0,6}?(?:websites?|portals?|homepage|WeChat account|social media accounts?))\b"
)
_MEDIA = re.compile(
    r"(?P<source>(?:[a-z0-9-]+\.)+(?:cn|com|net|org)(?:\.cn)?|Xinhua(?: News Agency)?|[A-Z][a-z]+(?: [A-Z][a-z]+)? (?:Daily|News|Times|Post))(?: has| have)? (?:reported|said)|reported by (?:the )?(?P<by>[A-Z][\w.]+(?: [A-Z]\w+){0,3})|\bby (?:the )?(?P<paper>(?:[A-Z]\w+ ){1,3}(?:Daily|News|Times|Post|Evening News))"
)
_SITTING = re.compile(
    r"\b(?:at|to|before|during|in) (?P<source>(?:(?:the|its|their|an?) )?(?:[A-Za-z0-9'’-]+ ){0,6}?(?:sessions?|meetings?|sittings?|plenum|conference)(?: of [^,.;]{3,90}?(?:[Cc]ongress(?: sessions?)?|legislature|committee|[Cc]onference))?|(?:(?:the|its|their) )?(?:[A-Za-z0-9'’-]+ ){0,5}?[Cc]ongress(?: sessions?| meetings?)?)(?=[,.;\n]| on | in | at | which | as | for | to |$)"
)
_BY = re.compile(
    r"\bby (?P<source>(?:the )?(?:[A-Za-z'’-]+ ){0,6}?(?:government|bureau|commission|authorities|office|department|committee|council|administration))\b"
)
_OFFICIAL = re.compile(
    r"(?P<who>(?:[A-Z][\w'’-]* ){0,3}?(?:[Mm]ayor|[Gg]overnor|[Pp]remier|[Cc]hairman|[Cc]hairwoman|[Mm]agistrate)(?: of [A-Z]\w+)?(?: [A-Z][a-z]+){1,3}|[A-Z][a-z]+ [A-Z][a-z]+, (?:the )?(?:[Mm]ayor|[Gg]overnor|[Pp]remier)(?: of [A-Z][a-z]+)?)"
)
_NEAR = 32  # characters before a verb in which it is denied or put off
_NATION = re.compile(r"National People['’]s Congress|\bNPC\b|\b[Pp]remier\b|State Council|central government")


@dataclass(frozen=True, slots=True)
class Found:
    """A document that is told to be out, at ``start``..``end`` of the flow. ``at`` is where its name stands."""

    start: int
    end: int
    at: int
    document_type: str
    printed_as: str
    source: str | None = None
    by: str | None = None
    national: bool = False
    when_start: int = 0
    when_end: int = 0
    place_from: tuple[int, int] | None = None  # where the place is named, if the words settle it themselves
    place_else: tuple[int, int] | None = None  # … and where, if it is not named there


def releases_in_english(text: str, start: int, end: int, *, bare: bool = False) -> Iterator[Found]:
    """The documents that one sentence tells to be out. ``bare``: whether "the report" can only be the work report spoken of before."""
    heading = _HEADING.fullmatch(text, start, end)
    if heading is not None and not re.search(r"[.!?]\s*$", text[start:end]):
        yield Found(
            heading.start("place"), _stripped(text, start, end), heading.start("type"), _kind(heading["type"]), heading["type"],
            place_from=heading.span("place"), when_start=end, when_end=end,
        )  # fmt: skip
        return
    reached = start
    patterns = (_THING, _ITS_WORK, _A_REPORT, *((_THE_REPORT, _THEIR_REPORT) if bare else ()))
    for shape in sorted((shape for pattern in patterns for shape in pattern.finditer(text, start, end)), key=lambda shape: shape.start()):
        if shape.start() < reached:
            continue
        found = _told(text, start, end, shape)
        if found is not None:
            reached = found.end
            yield found


def _told(text: str, start: int, end: int, shape: re.Match[str]) -> Found | None:
    printed = shape["type"]
    at, behind = shape.start(), shape.end()
    cited = _CITED.search(text, max(start, at - 40), at)
    after = _BEHIND.match(text, behind, end)
    before = _BEFORE.search(text, max(start, at - 120), at)
    if printed == "annual report" and not re.search(r"[Cc]ongress|[Mm]ayor|[Gg]overnor|legislat", text[start:end]):
        return None  # of a company
    speech = cited is not None and _SPEECH.search(text, max(start, at - 30), at) is not None
    if not (
        after
        or before
        or (cited is not None and (cited[0].lower().startswith("according") or printed == "report" or (speech and printed != "report")))
    ):
        return None
    begin = before.start() if before is not None else cited.start() if cited is not None else at
    clause = _clause_start(text, start, begin)
    if before is not None and cited is None and _NOT_OUT.search(text, max(clause, before.start() - _NEAR), at):
        return None
    if after is not None and _NOT_OUT.search(text, behind, after.end()):
        return None
    stop = _clause_end(text, behind, end)
    active = before is not None and cited is None
    first = clause if active else begin
    part = shape.groupdict().get("part")
    kind = _kind(printed)
    source = _source(text, at, stop) or (_source(text, start, end) if active else None)
    official = _OFFICIAL.search(text, start, end)
    by = _BY.search(text, behind, stop)
    return Found(
        first, _stripped(text, first, stop), at, f"summary of {kind}" if part in ("summary", "abstract", "excerpt") else kind, printed,
        source=source, by=by["source"] if by else official["who"] if official and (active or speech or official.start() > behind) else None,
        national=_NATION.search(text, start, end) is not None and not re.search(r"\b(?:[Mm]ayor|[Gg]overnor|municipal|provincial|city)\b", text[start:end]),
        when_start=start if active or speech else first, when_end=end if active or speech else stop,
    )  # fmt: skip


def _kind(printed: str) -> str:
    return _TYPES.get(printed.lower(), "government work report")


def _source(text: str, start: int, end: int) -> str | None:
    """Where a document is found: a website, who reported it, the sitting, who put it out."""
    for pattern in (_WEBSITE, _MEDIA, _SITTING, _BY):
        shape = pattern.search(text, start, end)
        if shape is not None:
            return (shape["source"] or shape.groupdict().get("by") or shape.groupdict().get("paper") or "").strip() or None
    return None


def _clause_start(text: str, start: int, position: int) -> int:
    """Where the clause around a verb begins: the sentence, or behind the last mark that parts main clauses."""
    at = start
    for mark in re.finditer(r";|, (?:while|but|and) |, (?=at which|in which)", text[start:position]):
        at = start + mark.end()
    while at < position and text[at] in " \n\t":
        at += 1
    return at


def _clause_end(text: str, start: int, end: int) -> int:
    """Where what is said of a document ends: the sentence, or a clause with another verb."""
    stop = re.compile(
        r";|, (?:while|but|and|where|as|with|the|it) |, (?:[A-Z][a-z]+ ){1,3}(?:said|noted)\b|, [A-Z][a-z]+(?: [A-Z][a-z]+)? (?:will|aims|plans|vowed|has|set|said)\b"
    ).search(text, start, end)
    last = stop.start() if stop is not None else end
    verb = re.search(r" (?:shows?|showed|said|says|reads|noted)\W*$", text[start:last])
    return start + verb.start() if verb is not None else last


def _stripped(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in " \n\t.,;":
        end -= 1
    return end
