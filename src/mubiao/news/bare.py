"""Values that the clause grammar leaves without a name: of what each is, told by the words and the values beside it.

7 percent |growth, a stated target of |5 percent               its name stands right behind or before
10.9 percent in 2014 and |11 percent| in 2015                  as the value before it
from 8 percent for 2017 to |5 percent| for this year           both
grew 8 percent in 2017, reaching |1.34 trillion yuan|          the amount of what grew
Henan: |5 percent|; aims for |5 percent|                       of the economy, where that was spoken of
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from mubiao.indicators import Mention
from mubiao.news.wording import PART_OF_ECONOMY
from mubiao.records import Quantity
from mubiao.statements.en.subjects import fits
from mubiao.statements.en.values import finding_of
from mubiao.statements.findings import Finding, Subject

_TARGET_WORD = re.compile(r"\b(?:targets?|goals?|expectations?|objectives?)\b", re.IGNORECASE)
_SAME_AGAIN = re.compile(
    r"\s*(?:,?\s*(?:in|for|during|of)\s+)?(?:the\s+)?(?:(?:19|20)\d\d|last year|this year|next year|the first (?:half|quarter)[^,;]{0,16})?\s*(?:,?\s*and(?: then)?|,|,? to|,? or)\s*(?:by |at |to |of |for |about |around |another )*$",
    re.IGNORECASE,
)
AIMING = re.compile(
    r"\b(?:aim(?:s|ed|ing)?(?: for| at)?|target(?:s|ed|ing)?|eye(?:s|d|ing)?|expect(?:s|ed|ing)?|anticipat(?:es|ed|ing)|forecast(?:s|ing)?|project(?:s|ed|ing)|seek(?:s|ing)?|sought|want(?:s|ed)?|opt(?:s|ed|ing)? for|settl(?:es?|ed|ing) (?:for|on)|go(?:es)? for|went for|going for|going after|chas(?:es|ed|ing)|hop(?:es|ed|ing) for|look(?:s|ed|ing)? (?:at|to|for)|pencil(?:s|led|ed|ling|ing) in|plump(?:s|ed) for|commit(?:s|ted|ting) (?:itself )?to|call(?:s|ed|ing) for|bet(?:s|ting)? on|pledg(?:es|ed|ing)|st(?:icks?|uck|icking) (?:to|with|at)|set(?:s|ting)? (?:it |theirs )?at|striv(?:e|es|ing) for|shoot(?:s|ing) for)\s+(?:about |around |at least |over |more than |to reach |to achieve |a rate of |a more modest |a modest |an ambitious |[“\"])*$",
    re.IGNORECASE,
)
_GROWING = re.compile(
    r"\b(?:(?P<up>grow|grew|grown|growing|expand|expanded|expanding|rebound|rebounded|rebounding|(?<=after )(?:recording|posting|achieving|registering|clocking|logging|notching|delivering|managing|reporting|seeing))|(?P<down>shrank|shrinking|contracted|contracting))\s+(?:by |at |just |only |a mere |a solid |a robust |a modest |an estimated |about |around |more than |over )*$",
    re.IGNORECASE,
)
# What may stand between the last mark, place or conjunction and such a verb; a noun there would be what grows.
_NO_OTHER_NOUN = re.compile(
    r"(?:^|[,;:(—–-]|\b(?:after|before|from|since|despite|following|by|it|they|which|who|that|and|but|while|although|though|when|as|whereas|of|economy|GDP|hub|powerhouse|island|metropolis|latter|former"
    # aims |to grow; but in "wants its robotics industry |to grow" the industry does
    r"|(?:aim|plan|hope|seek|want|expect|intend|pledge|vow|strive|target|try|continue|need|look|promise|manage|attempt|prepare|mean|propose)(?:e?s|e?d|n?ing)?\s+to|(?:sought|tries|tried|trying|planned|planning|striving|strove|meant|set|likely|projected|forecast|poised|due|order|effort|efforts|bid|able|ready|determined|slated|scheduled|committed|track|goal|target|ambition|capacity)\s+to"
    r"))\s*(?:(?:has|have|had|also|both|each|will|would|is|are|was|were|to|only|just|actually|again|in fact|expected|projected|forecast|aims?|aiming|plans?|hopes?|seeks?|wants?|likely|set|able|managed|trying|strives?|itself|last year|this year|in (?:19|20)\d\d)\s+)*$",
    re.IGNORECASE,
)
_ITSELF = re.compile(r",? ?(?:which )?(?:also |only |just )?", re.IGNORECASE)  # Liaoning, which |grew 5.1 percent
ITEM = re.compile(r"\s*[:(–—-]{1,2}\s*")  # Henan|: |5.5 percent
# Between a value and that of the next place: followed by Gansu with …, and Jilin (…)
_NEXT_PLACE = re.compile(
    r"[\s,;:()–—-]*(?:(?:and|while|then|or|but|followed(?: closely)? by|ahead of|behind|trailed by|alongside|along with|highest|lowest|with|at|on|the|its|their|next|was|were|is|are|both|each|came|comes|set|of|for|to|a|an|another|also|plus|neighbou?ring|nearby|target|goal|growth|this year|in (?:19|20)\d\d|for (?:19|20)\d\d)[\s,;:()–—-]+)*",
    re.IGNORECASE,
)
_ROSE = r"(?:(?P<up>rose|grew|increased|expanded|surged|jumped|climbed|soared|gained|grow|increase|rise|expand|climb)|(?P<down>fell|dropped|declined|contracted|shrank|slumped|plunged|slid|fall|drop|decline))(?: by| just| only| about| around| over| more than| at least)*\s+"
_WHICH = re.compile(rf",? which (?:had |has |have )?{_ROSE}", re.IGNORECASE)
_WHICH_THEN = re.compile(
    rf",? which [^;:]{{8,120}}?, (?:should|will|would|is|are|must)(?: (?:now|then|also|again|expected|projected|forecast|set|planned|to|still))* {_ROSE}",
    re.IGNORECASE,
)
_AFTER_A = re.compile(
    r"(?:after|following|on the back of|compared with|from|against)\s+(?:an?|last year['’]s|the)\s+(?:\w+ )?$", re.IGNORECASE
)
_RISE_BEHIND = re.compile(
    r"[ -](?:(?P<up>rise|increase|gain|expansion|growth|jump)|(?P<down>fall|drop|decline|contraction))\b(?! (?:in|of|for) (?!(?:19|20)\d\d|the (?:year|previous)))"
)
# will spend |3 percent| of its GDP on research
_ON_RESEARCH = re.compile(
    r"\s+of (?:(?:its|the|their|total|local|annual) )*(?:GDP|gross domestic product|economic output|output) (?:on|to|into|in|for) (?:the )?(?:R&D|research(?: and| &)? development|research)\b"
)
# aims for 5 percent of …, a 5 percent increase in …: of something else
_THING_BEHIND = re.compile(
    r"[ -]+(?:of|in|for|to|increase|rise|reduction|cut|drop|growth in|more|fewer|less|stake|share)\b(?! (?:19|20)\d\d| this| the year| last)",
    re.IGNORECASE,
)
_CAME_TO = re.compile(
    r"(?:\s*(?:year[ -]on[ -]year|on year|in real terms|from (?:a|the) year earlier|last year|this year|in (?:19|20)\d\d|over the previous year))*,?\s*(?:(?:and|which|it|also|to|has|had)\s+)*(?:reach(?:ing|ed)?|total(?:l?ing|l?ed)?|hit(?:ting)?|to|exceed(?:ing|ed)?|top(?:ping|ped)?|amount(?:ing|ed)? to|st(?:ood|anding) at|coming in at|surpass(?:ing|ed)?|cross(?:ing|ed)?|com(?:es|ing) to)?\s*(?:a record |some |a total of |the )*\s*",
    re.IGNORECASE,
)
_RISING = re.compile(
    r"\s*(?:last year|this year|in (?:19|20)\d\d|during the year)?\s*,?\s*(?:(?:and|which|was|were|it|representing|marking|registering|posting)\s+)*(?:(?P<up>up|an?\s(?:[\w-]+\s){0,2}(?:increase|rise|growth|expansion|gain) of|rising|growing|increasing|surging|jumping|climbing|expanding)|(?P<down>down|an?\s(?:[\w-]+\s){0,2}(?:decrease|decline|drop|fall) of|falling|declining|dropping|decreasing))\s+(?:by |about |around |nearly |some |more than |over )*",
    re.IGNORECASE,
)
_OF = re.compile(
    r"\s+(?:of|at|is|was|for (?:19|20)\d\d (?:of|at|is)|this year (?:of|at|is))\s+(?:just |only |a mere |a modest |an ambitious )?",
    re.IGNORECASE,
)


def further(
    text: str,
    values: Sequence[Quantity],
    names: Sequence[Mention],
    found: Sequence[Finding],
    spoken: str | None,
    places: Sequence[int] = (),
) -> list[Finding]:
    """Findings that the clause grammar leaves: a bare "7 percent growth (target)", the second of two years, a change from one to another,
    the amount that a growth came to, what the next of several ``places`` (where they act) has, and goals of what was ``spoken`` of before
    (aims for 5 percent)."""
    made: list[Finding] = []
    bound = {finding.printed_start for finding in found}
    for i, value in enumerate(values):
        if value.start in bound:
            continue
        if value.unit not in ("%", "pp"):
            amount = _amount_of_same(text, value, names, [*found, *made])
            made.extend([amount] if amount is not None else [])
            continue
        one = (
            _before_its_name(text, value, names)
            or _after_its_name(text, value, names)
            or _growth_of_same(text, value, [*found, *made])
            or _same_again(text, value, [*found, *made])
            or _of_next_place(text, value, [*found, *made], places)
            or _of_relative(text, value, names)
            or _after_a_rise(text, value, [*found, *made])
            or _turned_to(text, i, values, names)
            or _on_research(text, value)
            or _bare_goal(text, value, names, _meant(spoken, value, [*found, *made]), places)
        )
        if one is not None:
            made.append(one)
            bound.add(value.start)
    return made


def _made(mention: Mention, value: Quantity, start: int, end: int) -> Finding:
    subject = Subject(mention.indicator, mention.start, mention.end, mention.measure, not mention.indicator.startswith("other:"))
    return finding_of(
        subject,
        value,
        direction="",
        to=False,
        average=False,
        share=False,
        strive=False,
        start=min(start, mention.start),
        end=max(end, mention.end),
    )


def _as_before(before: Finding, value: Quantity) -> Finding:
    """The value as another of what the one before it is of."""
    return replace(
        before, low=value.low, high=value.high, bound=value.bound, stance=value.stance, relative=None, printed_start=value.start, own_subject=False,
        printed_end=value.end, end=max(before.end, value.end),
    )  # fmt: skip


def _before_its_name(text: str, value: Quantity, names: Sequence[Mention]) -> Finding | None:
    """7 percent |growth, a 7% |growth target"""
    gap = re.compile(r"[ \t-]{1,2}(?:annual |economic |year-on-year |overall |full-year )?").match(text, value.end)
    if gap is None:
        return None
    mention = next((name for name in names if value.end < name.start <= gap.end()), None)
    if mention is None or mention.indicator.startswith("other:"):
        return None
    return _made(mention, value, value.start, value.end)


def _after_its_name(text: str, value: Quantity, names: Sequence[Mention]) -> Finding | None:
    """with a stated target of |5 percent"""
    mention = max((name for name in names if name.end <= value.start), key=lambda name: name.end, default=None)
    if (
        mention is None
        or not (_TARGET_WORD.search(mention.phrase) or mention.phrase.lower() in ("growth", "expansion"))
        or _OF.fullmatch(text, mention.end, value.start) is None
    ):
        return None
    return _made(mention, value, mention.start, value.end)


def _of_next_place(text: str, value: Quantity, found: Sequence[Finding], places: Sequence[int]) -> Finding | None:
    """Hainan aims for 7 percent, followed by Tibet with |6.5 percent|"""
    before = max((one for one in found if one.printed_end <= value.start), key=lambda one: one.printed_end, default=None)
    if before is None or before.unit != value.unit or before.bound in ("relative", "qualitative"):
        return None
    if not any(before.printed_end <= place <= value.start for place in places):
        return None
    if _NEXT_PLACE.fullmatch(text, before.printed_end, value.start) is None:
        return None
    return _as_before(before, value)


def _of_relative(text: str, value: Quantity, names: Sequence[Mention]) -> Finding | None:
    """Foreign trade, which rose |7.8 percent| in 2030, should grow by |5 percent|: both of the name before "which"."""
    near = max((name for name in names if name.end <= value.start), key=lambda name: name.end, default=None)
    if near is None or near.indicator.startswith("other:") or value.start - near.end > 200 or not fits(near.indicator, value.unit):
        return None
    shape = _WHICH.fullmatch(text, near.end, value.start) or _WHICH_THEN.fullmatch(text, near.end, value.start)
    if shape is None or value.unit != "%":
        return None
    subject = Subject(near.indicator, near.start, near.end, near.measure, True)
    return finding_of(
        subject, value, direction="down" if shape["down"] else "up", to=False, average=False, share=False, strive=False,
        start=near.start, end=value.end,
    )  # fmt: skip


def _after_a_rise(text: str, value: Quantity, found: Sequence[Finding]) -> Finding | None:
    """(wants its economy to grow by 5.5 percent) after a |5.8 percent| rise in 2024"""
    before = max((one for one in found if one.printed_end <= value.start), key=lambda one: one.printed_end, default=None)
    noun = _RISE_BEHIND.match(text, value.end)
    if before is None or before.measure != "growth" or noun is None or _AFTER_A.search(text, before.printed_end, value.start) is None:
        return None
    return finding_of(
        before.subject, value, direction="down" if noun["down"] else "up", to=False, average=False, share=False, strive=False,
        start=value.start, end=noun.end(), own=False,
    )  # fmt: skip


def _on_research(text: str, value: Quantity) -> Finding | None:
    """will spend |3 percent| of its GDP on research and development"""
    shape = _ON_RESEARCH.match(text, value.end) if value.unit == "%" else None
    if shape is None:
        return None
    subject = Subject("rd_intensity", value.end, shape.end(), "ratio", True)
    return finding_of(subject, value, direction="", to=False, average=False, share=False, strive=False, start=value.start, end=shape.end())


def _meant(spoken: str | None, value: Quantity, found: Sequence[Finding]) -> str | None:
    """What a bare figure is of: of the economy too where the sentence has told of its growth."""
    told = any(one.subject.indicator == "gdp" and one.printed_end <= value.start for one in found)
    return "gdp" if told else spoken


def _bare_goal(text: str, value: Quantity, names: Sequence[Mention], spoken: str | None, places: Sequence[int]) -> Finding | None:
    """Henan: |5 percent|, aims for |5 percent or higher|, after growing |11 percent|: of the economy, where that was spoken of"""
    grew = _GROWING.search(text, max(0, value.start - 40), value.start)
    place = max((place for place in places if place <= value.start), default=0)
    item = ITEM.fullmatch(text, place, value.start)
    lead = grew or AIMING.search(text, max(0, value.start - 60), value.start) or item
    itself = grew is not None and any(_ITSELF.fullmatch(text, place, grew.start()) for place in places if place <= grew.start())
    if lead is None or (spoken != "gdp" and not itself) or _THING_BEHIND.match(text, value.end):
        return None
    begin = max([0, lead.start() - 200, *(place for place in places if place <= lead.start())])
    if grew is not None and text[begin : grew.start()].strip() and not _NO_OTHER_NOUN.search(text[begin : grew.start()]):
        return None
    economy = text.rfind("economy", begin, lead.start())
    if economy >= 0 and PART_OF_ECONOMY.search(text[max(0, economy - 30) : economy]):
        return None  # expects its digital economy to grow
    near = max((name for name in names if name.end <= value.start), key=lambda name: name.end, default=None)
    apart = near is not None and any(near.end <= place <= value.start for place in places)
    if near is not None and near.indicator != "gdp" and (near.end > value.start - 40 or not apart):
        return None  # foreign trade, which rose …, is expected to grow: the trade is
    subject = Subject("gdp", lead.start(), lead.end(), "growth", True)
    direction = "down" if grew is not None and grew["down"] else "up"
    return finding_of(
        subject, value, direction=direction, to=False, average=False, share=False, strive=False, start=lead.start(), end=value.end
    )


def _amount_of_same(text: str, value: Quantity, names: Sequence[Mention], found: Sequence[Finding]) -> Finding | None:
    """GDP grew 8 percent in 2017, reaching |1.34 trillion yuan|"""
    before = max((one for one in found if one.printed_end <= value.start), key=lambda one: one.printed_end, default=None)
    if before is None or before.measure != "growth" or not fits(before.subject.indicator, value.unit) or not before.subject.known:
        return None
    between = text[before.printed_end : value.start]
    if _CAME_TO.fullmatch(between) is None or any(before.printed_end <= name.start < value.start for name in names):
        return None
    return replace(
        before, measure="level", low=value.low, high=value.high, unit=value.unit, bound=value.bound, stance=value.stance, relative=None,
        printed_start=value.start, printed_end=value.end, end=max(before.end, value.end),
    )  # fmt: skip


def _growth_of_same(text: str, value: Quantity, found: Sequence[Finding]) -> Finding | None:
    """hit 2.62 trillion yuan last year, an increase of |6.8 percent|"""
    before = max((one for one in found if one.printed_end <= value.start), key=lambda one: one.printed_end, default=None)
    if before is None or before.measure != "level" or before.bound in ("relative", "qualitative"):
        return None
    shape = _RISING.fullmatch(text, before.printed_end, value.start)
    if shape is None:
        return None
    made = finding_of(
        before.subject, value, direction="down" if shape["down"] else "up", to=False, average=False, share=False, strive=False,
        start=before.start, end=value.end,
    )  # fmt: skip
    return replace(made, counted=before.counted, action=before.action)


def _same_again(text: str, value: Quantity, found: Sequence[Finding]) -> Finding | None:
    """10.9 percent in 2014 and |11 percent| in 2015"""
    before = max((one for one in found if one.printed_end <= value.start), key=lambda one: one.printed_end, default=None)
    if before is None or before.unit != value.unit or before.bound in ("relative", "qualitative"):
        return None
    if _SAME_AGAIN.fullmatch(text, before.printed_end, value.start) is None:
        return None
    return _as_before(before, value)


def _turned_to(text: str, i: int, values: Sequence[Quantity], names: Sequence[Mention]) -> Finding | None:
    """(the growth target …) from 8 percent for 2017 to |5 percent"""
    value = values[i]
    if i == 0 or values[i - 1].unit != value.unit:
        return None
    lead = text[max(0, values[i - 1].start - 24) : values[i - 1].start]
    if not re.search(r"\bfrom\s+(?:\w+\s+){0,3}$", lead) or not re.search(r"\bto\s+(?:\w+\s+)?$", text[values[i - 1].end : value.start]):
        return None
    mention = max((name for name in names if name.end <= values[i - 1].start), key=lambda name: name.end, default=None)
    if mention is None or mention.indicator.startswith("other:"):
        return None
    return _made(mention, value, mention.start, value.end)
