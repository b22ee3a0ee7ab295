"""Whether what leads up to a value goes on about the subject before it: up 9.2%, an increase of, and reached, or 1.5 trillion yuan."""

from __future__ import annotations

import re

from mubiao.statements.en.lexicon import any_of

ADJECTIVES = r"(?:(?:year-on-year|year-over-year|annual|average|real|net|further|overall|steady|cumulative|combined|average annual|annual average|nominal|real-terms|substantial|big|whopping|record|sharp|percentage-point|overall|on-year)[ \t]{1,2}){0,3}"
# , up 9.2% · , an increase of 9.2% · , growing by · , representing a year-on-year increase of
_APPOSED = re.compile(
    rf"[\s,(–—-]*(?:(?:and|or|which|it|with|is|was|has|had|have|will|also|representing|marking|registering|achieving|posting|for|showing|a|an|the|this|its|then|that|both|respectively|further|to|real|actual|be|been|recording|reflecting|means|meaning|equivalent to|equaling|i\.e\.|thus|even|respective|by)[ \t,]{{1,2}}){{0,6}}{ADJECTIVES}"
    rf"(?:{any_of(('rise', 'nouns'), ('fall', 'nouns'), ('rise', 'verbs'), ('fall', 'verbs'))})(?:[ \t]{{1,2}}(?:rate|of|to|by|at|again|further|another|in real terms|year-on-year|year on year|over the previous year|respectively|an average|a|an|annual|average|averaging|averaged|to|rates|in real terms by|an average annual rate of|on average))*[\s]*$",
    re.IGNORECASE,
)
_CARRYING = re.compile(
    rf"(?:[ \t](?:(?:per|a|each|every) year|annually|on average))?[\s,(]*(?:(?:and|or|but|then|which|it|that|has|have|had|will|also|should|to|thus|be|been|was|were|is|are|both)[ \t,]{{1,2}}){{0,4}}(?:{any_of(('level', 'verbs'), ('rise', 'verbs'), ('fall', 'verbs'))})(?:[ \t]{{1,2}}(?:to|at|by|of|a|an|the|record|high|new|total|up|for|level|in|year|a total of|out|over|about))*[\s]*$",
    re.IGNORECASE,
)

THIS_FIGURE = re.compile(
    r"[\s“]*(?:This|That|The)[ \t](?:figure|number|amount|sum|total)[ \t](?:represents|represented|marks|marked|is|was|means)[ \t]",
    re.IGNORECASE,
)
_IT_IS_A_RISE = re.compile(
    rf"{THIS_FIGURE.pattern}(?:an?[ \t])(?:\w+[ \t])?{any_of(('rise', 'nouns'), ('fall', 'nouns'))}[ \t]of[ \t]*", re.IGNORECASE
)
IN_OTHER_WORDS = re.compile(r",?[ \t]or[ \t]*", re.IGNORECASE)


_AN_INCREASE = re.compile(
    r",[ \t]an?[ \t](?:\w+[ \t]|\w+-on-\w+[ \t]){0,2}(?:increase|decrease|rise|drop|fall|reduction)[ \t]of[ \t]*", re.IGNORECASE
)
PARALLEL = re.compile(r"[ \t](?:at|in|for|from)[ \t][^,;:.0-9]{3,60}[ \t]and[ \t]+", re.IGNORECASE)
_BY_THEN = re.compile(r"[ \t](?:by|in)[ \t](?:19|20)[0-9]{2},?[ \t]and[ \t](?:to[ \t]|then[ \t])*", re.IGNORECASE)
_LEADS_ON = re.compile(
    r"[\s,(–—-]*(?:(?:and|or|with|which|it|this|also|for|an?|the|is|was|were|to|by|has|had|have|seen|saw|year-on-year|then|but|at|average|its|their|\w+ing|\w+ed|makes?|made|up|down|in real terms)[ \t,]{1,2})*$",
    re.IGNORECASE,
)


def leads_on(text: str, left: int, position: int) -> bool:
    """Whether an increase told behind a value is one of that value: reached 5 trillion yuan over the five years, |a 126% increase."""
    if _LEADS_ON.match(text, left, position):
        return True
    cut = text.rfind(",", left, position)
    return cut > left and _ADVERBIAL.fullmatch(text, left, cut) is not None and _LEADS_ON.match(text, cut, position) is not None


def continues(text: str, left: int, position: int) -> bool:
    """Whether ``text[left:position]`` goes on about the subject before it: up, an increase of, and reached."""
    if _APPOSED.match(text, left, position) or _CARRYING.match(text, left, position) or _ONWARD.match(text, left, position):
        return True
    if _IT_IS_A_RISE.fullmatch(text, left, position) or IN_OTHER_WORDS.fullmatch(text, left, position):
        return True
    cut = text.rfind(",", left, position)
    if cut > left and _AN_INCREASE.fullmatch(text, cut, position) is not None:
        return True  # …, which was the income of farmers at that time, an increase of
    if _BY_THEN.fullmatch(text, left, position) is not None:
        return True  # reach 2 trillion yuan by 2028 and |3 trillion yuan by 2030
    if PARALLEL.fullmatch(text, left, position) is not None:
        return True  # 20 million at secondary schools and |8 million at colleges
    for mark in (",", " and "):
        cut = text.rfind(mark, left, position)
        if cut > left and _ADVERBIAL.fullmatch(text, left, cut) is not None and _APPOSED.match(text, cut, position) is not None:
            return True
    return False


_ONWARD = re.compile(
    r"(?:[ \t](?:year[ -]on[ -]year|from a year earlier|over the (?:previous|last) year|on the year before|in real terms|nationwide))?[ \t,]*to(?: (?:reach|(?:pass|exceed|cross|top|surpass|break)(?: the)?|a total of|a record(?: high)?(?: of)?|a|hit|stand at))?[ \t]*$",
    re.IGNORECASE,
)
_ADVERBIAL = re.compile(
    r"[ \t]*(?:(?:for|in|over|during|throughout|by|at|a|to|of|on|from|were|was|have|has|had|will|should|are|is|be|nationwide|per|annually|\w+ed|\w+ing)(?:[ \t][^,;:.]{1,110})?)?",
    re.IGNORECASE,
)
