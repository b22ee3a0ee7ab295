"""The names of the vocabulary that a value is said of: before it, behind it, or what it counts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mubiao.indicators import Mention
from mubiao.records import Quantity
from mubiao.statements.en.lexicon import any_of
from mubiao.statements.en.phrases import thing_at
from mubiao.statements.en.shares import as_share
from mubiao.statements.en.state import State, is_free
from mubiao.statements.en.subjects import chunk_before, elided_before, fits, heads, level_unit, of_mention
from mubiao.statements.en.things import COUNTABLE, PREDICATES, object_of_verb
from mubiao.statements.findings import Subject

_LINK = re.compile(
    r"(?<![A-Za-z-])(?:of|by|at|around|to|within|for|as|below|above|under|over|is|was|are|were|:|rate|increase|growth|rise|in real terms|kept|remain|remained|in|equivalent to|equal to|equaled|equals)(?![A-Za-z])|[:(=]",
    re.IGNORECASE,
)
_NEW_CLAUSE = re.compile(
    r",[ \t\n]{1,2}(?:and[ \t]|while[ \t]|but[ \t])?(?:the|a|an|our|its|their|with|we|of which|including|which|who|bringing|covering|benefiting|benefitting|meaning|making|helping|allowing|enabling|creating|involving)\b|(?<![A-Za-z-])(?:we|they|who|which|while|where|whose|including|of which|of whom|covering|involving)(?![A-Za-z-])",
    re.IGNORECASE,
)
COORDINATED = re.compile(r"[ \t]*,?[ \t]*(?:and|as well as|, and|or)[ \t]{1,2}(?:the |both |its |their |in |of )*$", re.IGNORECASE)
_FEW_WORDS = re.compile(r"[ \t]{1,2}(?:[A-Za-z'’-]+[ \t]{1,2}){0,4}$")


def named_before(state: State, quantity: Quantity, left: int) -> tuple[Subject, ...]:
    """The names that the value of ``quantity`` is said of, in ``text[left:quantity.start]``."""
    text = state.text
    names = [m for m in state.mentions.within(left, quantity.value_start) if m.end <= quantity.start and is_free(state, m)]
    for i in range(len(names) - 1, -1, -1):
        mention = names[i]
        if mention.indicator == "gdp" and _IS_WHOLE.search(text, max(0, mention.start - 16), mention.start):
            continue  # from 2.1 percent of |GDP to 2.5
        gap = text[mention.end : quantity.start]
        if len(gap) > 160 or _NEW_CLAUSE.search(gap) or "\n" in gap.strip() or _another_phrase(text, mention.end, quantity.start):
            return ()
        linked = text[mention.end : quantity.value_start]  # a qualifier may hold the verb: does not exceed
        if not (_LINK.search(linked) or PREDICATES.search(linked) or not gap.strip(" ,(")):
            return ()
        share = _share_named(state, names, i, quantity)
        if share is not None:
            return (share,)
        if not fits(mention.indicator, quantity.unit):
            continue
        chunk = chunk_before(text, left, mention.start)
        if i > 0 and not text[names[i - 1].end : mention.start].strip():
            chunk = max(chunk, names[i - 1].end)  # a list that lost its marks
        if _NUMBER_OF.search(text, max(left, mention.start - 40), mention.start) and (level_unit(mention.indicator) or "").startswith(
            "CNY"
        ):
            return ()  # the number of |special transfer payments|: of their kinds, and no amount
        if _TURNED.match(text, mention.end):
            return ()  # the area of farmland |retired for forests: no more farmland
        if mention.indicator in _SPENDING and _SPENT_ON.match(text, mention.end):
            return ()
        if (
            not heads(text, chunk, mention)
            or _modifies(text, mention.end)
            or (mention.variant == "weak" and not _PLAIN.fullmatch(text, chunk, mention.start))
        ):
            return ()  # an unknown noun heads the phrase: the contribution of … to economic growth
        if mention.indicator in _TRADE and _PARTNER.match(text, mention.end, quantity.start):
            return ()  # exports |to Belt and Road countries
        elided = elided_before(text, mention)
        if elided is not None:
            return (elided, of_mention(mention))
        found, k = [of_mention(mention)], i
        while k > 0 and COORDINATED.fullmatch(text[names[k - 1].end : names[k].start]) and fits(names[k - 1].indicator, quantity.unit):
            k -= 1
            found.insert(0, of_mention(names[k]))
        return tuple(found)
    return ()


_TURNED = re.compile(r"[ \t](?:that[ \t](?:was|were)[ \t])?(?:retired|converted|occupied|requisitioned|returned)(?![A-Za-z])")
_IS_WHOLE = re.compile(r"(?:%|cent)[ \t]of[ \t](?:the[ \t])?$", re.IGNORECASE)
_VERB_START = re.compile(
    rf"[ \t\n]*(?!(?:and[ \t])?output[ \t])(?:(?:and|or|but|which|that|it|also|respectively|thus|then|still|each|both|all|now|already|currently|together|on average|in real terms|nationwide|annually|up|down|\w+ly)[ \t,]{{1,2}})*(?:{any_of(('rise', 'verbs'), ('fall', 'verbs'), ('level', 'verbs'), ('rise', 'nouns'), ('fall', 'nouns'))}|(?:has|have|had|will|should|to|must|an?|at|by|or|with|over|than)(?![A-Za-z])|$)",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    r"[ \t]*(?:(?:the|our|its|China['’]s|overall|national|total|urban|rural|general|whole|local|city['’]s|province['’]s|country['’]s|steady|create|creating|more|new|of|in|and|a|increase|growth|rise|ensure|with|as|while|keep|raise)[ \t]{1,2})*",
    re.IGNORECASE,
)
_AS_SHARE = re.compile(
    r"[ \t]{1,2}as[ \t]{1,2}(?:an?|the)[ \t]{1,2}(?:share|proportion|percentage)[ \t]{1,2}of[ \t]{1,2}(?:the[ \t]|China['’]s[ \t]|total[ \t])*$",
    re.IGNORECASE,
)
_SHARE_HEAD = re.compile(
    r"(?:share|proportion|percentage|ratio|weight)[ \t]{1,2}(?:of|accounted for by)[ \t]{1,2}(?:the[ \t]|total[ \t]|its[ \t])*$",
    re.IGNORECASE,
)
_IN_WHOLE = re.compile(r"[ \t]{1,2}(?:in|to|of|against)[ \t]{1,2}(?:the[ \t]|total[ \t]|regional[ \t]|China['’]s[ \t])*$", re.IGNORECASE)


def _another_phrase(text: str, start: int, end: int) -> bool:
    """Whether another noun phrase stands between a name and a value: GDP rose, consumption's share reached; cutting costs by."""
    comma = max(text.rfind(", ", start, end), text.rfind(",\n", start, end))
    return comma >= 0 and (_VERB_START.match(text, comma + 1, end) is None or object_of_verb(text, comma, end) is not None)


_NUMBER_OF = re.compile(r"(?<![A-Za-z])number of[ \t](?:[a-z-]+[ \t]){0,2}$", re.IGNORECASE)
# Spending on something is a part of it, and no name of the whole.
_SPENDING = frozenset(("budget_expenditure", "total_expenditure"))
_SPENT_ON = re.compile(r"[ \t]{1,2}(?:on|for|from)(?![A-Za-z])", re.IGNORECASE)
# Trade with some is a part of it.
_TRADE = frozenset(("exports", "imports", "trade_total", "fdi", "outbound_investment"))
_PARTNER = re.compile(
    r"[ \t]{1,2}(?:to|from|with|by)[ \t]{1,2}(?:(?:the|other|major|its|our|private|state-owned|foreign|foreign-invested|emerging)[ \t]){0,3}(?:(?-i:[A-Z])[A-Za-z]+|countries|markets|economies|enterprises|firms|companies|businesses)(?![A-Za-z])",
    re.IGNORECASE,
)
_NEXT_WORD = re.compile(r"[ \t]{1,2}([A-Za-z][A-Za-z'’-]*)")
_AFTER_NAME = re.compile(
    rf"{any_of(('rise', 'verbs'), ('fall', 'verbs'), ('level', 'verbs'), ('rise', 'nouns'), ('fall', 'nouns'), ('transparent', 'nouns'), ('future', 'words'))}"
    r"|(?:in|of|for|on|to|toward|by|from|among|under|through|at|per|as|between|against|within|over|during|nationwide|and|or|but|which|that|who|has|have|had|would|not|also|again|further|still|alone|both|each|all|per|last|this|respectively|only|than|with|across|throughout|is|was|up|down|basis|year-on-year|target|targets|totals?|expenditures?|figures?|indicators?|does|do|did|cannot|must|came|per-capita|annually|continues?|continued|above|below|since|until|after|before|when|while|where|if|because|so|actually|just|nearly|about|around|more|less|some|almost|approximately|roughly|no|equivalent|equal|stable|steady|unchanged|flat)(?![A-Za-z-])|(?!(?:spending|funding|housing|financing|farming|processing|manufacturing|building|training|planning|banking|lending|shipping|logging|mining|pricing|planting|breeding|programming|advertising|engineering|trading|marketing|testing|holding|dwelling|clothing)s?(?![A-Za-z]))\w+(?:ed|ing|ly)(?![A-Za-z-])",
    re.IGNORECASE,
)


def _modifies(text: str, position: int) -> bool:
    """Whether the name that ends at ``position`` only stands before the noun that is meant: environmental protection |investment."""
    word = _NEXT_WORD.match(text, position)
    return word is not None and word[1].islower() and _AFTER_NAME.match(text, word.start(1)) is None


def _share_named(state: State, names: Sequence[Mention], i: int, quantity: Quantity) -> Subject | None:
    """The share that two names make: the service sector as a proportion of GDP, the share of manufacturing in GDP."""
    if quantity.unit not in ("%", "pp") or i == 0 or names[i].indicator != "gdp":
        return None
    text, part, whole = state.text, names[i - 1], names[i]
    between = text[part.end : whole.start]
    headed = _IN_WHOLE.fullmatch(between) and _SHARE_HEAD.search(text, max(0, part.start - 40), part.start)
    if not (_AS_SHARE.fullmatch(between) or headed):
        return None
    shared = as_share(of_mention(part), "GDP")
    return Subject(shared.indicator, part.start, whole.end, "ratio", shared.known)


_OF_IT = re.compile(r"[ \t]{1,2}(?:of|for|in|from|to|with|on|at|,)(?![A-Za-z])", re.IGNORECASE)


def counted_name(state: State, quantity: Quantity, right: int) -> Subject | None:
    """The name of what a number counts, right behind it: 11 million |new urban jobs."""
    if quantity.unit not in COUNTABLE:
        return None
    text = state.text
    number_end = quantity.value_start
    for mention in state.mentions.within(quantity.value_start, right):
        if mention.start > quantity.end + 60:
            break
        gap = text[max(quantity.end, number_end) : mention.start] if mention.start > quantity.end else ""
        if gap and not _FEW_WORDS.fullmatch(gap if gap.endswith((" ", "\t")) else gap + " "):
            break
        if re.search(r"(?<![A-Za-z-])(?:of|in|for|to|from|by|with|on|and|at|were|was|who|that|under|into|a|the)(?![A-Za-z-])", gap):
            break
        if mention.variant == "weak" and not _PLAIN.fullmatch(gap):
            break
        if fits(mention.indicator, quantity.unit) and mention.measure in (None, "level"):
            whole = thing_at(text, max(quantity.end, number_end), right)
            if whole is not None and mention.end < whole.end and _OF_IT.match(text, mention.end) is None:
                return None  # energy conservation |projects: the name only says which things are counted
            return of_mention(mention)
    return None


def names_from(state: State, position: int, right: int) -> tuple[Subject, ...]:
    """The names with which the phrase that begins at ``position`` begins, joined by and."""
    found: list[Subject] = []
    at = position
    for mention in state.mentions.within(position, right):
        gap = state.text[at : mention.start]
        if found and not re.fullmatch(r"[ \t]*,?[ \t]*(?:and|as well as)[ \t]{1,2}(?:(?:the|in|of|its|both) )*", gap):
            break
        if not found and not re.fullmatch(
            r"(?:(?:the|its|our|both|total|overall|real|China['’]s|in|annual|per capita|national|average|all|urban|rural|local|output|value|volume|amount|level|the total|of|whole)[ \t]{1,2})*",
            gap,
            re.IGNORECASE,
        ):
            break
        found.append(of_mention(mention))
        at = mention.end
    return tuple(found)


_THING_LINK = re.compile(
    r"[ \t]{1,2}(?:of|in|worth of|for)[ \t]{1,2}(?:(?:the|new|additional|more|total|its|our|outstanding|central|local)[ \t]{1,2}){0,3}",
    re.IGNORECASE,
)


def name_behind_link(state: State, quantity: Quantity, right: int) -> Subject | None:
    """growth of 5 percent in |retail sales; 30 billion yuan of |treasury bonds; 5 percent |GDP growth."""
    text = state.text
    for pattern_ in (_THING_LINK, re.compile(r"[ \t]{1,2}(?:(?:new|average|real|annual|central government)[ \t]{1,2}){0,2}")):
        link = pattern_.match(text, quantity.end, right)
        if link is None:
            continue
        for mention in state.mentions.within(link.start() + 1, right):
            if link.start() < mention.start <= link.end() and fits(mention.indicator, quantity.unit) and is_free(state, mention):
                return of_mention(mention)
            break
    return None
