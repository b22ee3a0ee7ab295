"""What an amount is for: 340 billion yuan on science, was allocated from the budget for pensions, to support agriculture."""

from __future__ import annotations

import re

from mubiao.statements.en.lexicon import words
from mubiao.statements.en.nouns import name_of
from mubiao.statements.en.phrases import phrase_end, thing_at
from mubiao.statements.en.tokens import tokens
from mubiao.statements.findings import Subject

_INFINITIVES = words("classes", "infinitives")
_SOURCE = re.compile(
    r"(?:(?:the|its|their|our)[ \t])?(?:(?!(?:for|on|to|in|of|from|into)[ \t])[a-z’'-]+[ \t]{1,2}){0,4}(?:budgets?|funds?|funding|government|governments|coffers|finances?|spending|investment|expenditures?|form of \w+|treasury|money|revenues?)(?![A-Za-z])(?![ \t](?:bonds|deficit))",
    re.IGNORECASE,
)
_FOR_A_TIME = re.compile(
    r"(?:full|total|advance|addition)(?![A-Za-z])|(?:the|this|each|every|a|an)?[ \t]?(?:whole|entire|full|past|last|next|coming|following|five-year|three-year)?[ \t]?(?:year|years|period|time|first time|month|day|two years|three years|five years|(?:19|20)\d\d|person|household|instance|example|this purpose|these purposes|this|it)(?![A-Za-z-])",
    re.IGNORECASE,
)
_PLACES = re.compile(
    r"(?:both[ \t])?(?:[\w’'-]+[ \t]){0,5}?(?:areas?|regions?|counties|cities|provinces|country|China|countryside|places|villages|towns|schools)(?![A-Za-z])",
    re.IGNORECASE,
)
_AFTER_SPENT = re.compile(
    r"[ \t]{1,2}(?:(?:will|should|shall|is to|are to)[ \t])?(?:go|goes|went)(?=[ \t](?:in)?to(?:ward|wards)?[ \t])|[ \t]{1,2}(?:invested|spent|used|allocated|earmarked|appropriated|provided)(?![A-Za-z])|[ \t]{1,2}(?:(?:(?:that|which)[ \t])?(?:will|should|shall|must|to|is|are|was|were|has|have|had|would)[ \t]{1,2}(?:also[ \t])?(?:have been|be|been)?[ \t]{0,2}(?:\w+ed|spent|put|set (?:aside|apart)|made|made available|built|given|lent)|(?:this|last|next)[ \t]year|in[ \t](?:19|20)\d\d)(?![A-Za-z])",
    re.IGNORECASE,
)


def purpose_of(text: str, position: int, right: int) -> Subject | None:
    """What an amount that ends at ``position`` is for: 340 billion yuan |on science; was allocated from the budget |for pensions; to
    support |agriculture; in |special funds.
    """
    end = min(right, position + 260)
    at = position
    recipient: Subject | None = None
    source_name: Subject | None = None
    for _ in range(7):
        spent = _AFTER_SPENT.match(text, at, end)
        if spent is not None:
            at = spent.end()
            continue
        link = _LINK.match(text, at, end)
        if link is None:
            return recipient or source_name
        word, at = link["link"].lower(), link.end()
        source = _SOURCE.match(text, at, end)
        if word in ("from", "by", "through", "under", "out of", "via") or (
            word in ("in", "of") and source is not None and _LINK.match(text, source.end(), end) is not None
        ):
            line = tokens(text, at, end)
            stop = source.end() if source is not None else line[phrase_end(line, 0) - 1].end if line and phrase_end(line, 0) else -1
            if stop < 0:
                return recipient or source_name
            if word == "of":
                source_name = name_of(text, at, stop)
            at = stop
            continue
        if word in ("for", "in", "over", "during", "at", "on") and (time := _FOR_A_TIME.match(text, at, end)) is not None:
            at = time.end()
            continue
        if word == "to":
            verb = _TO_VERB.match(text, at, end)
            if verb is not None:
                number = _NUMBER.match(text, verb.end(), end)
                return thing_at(text, number.end() if number is not None else verb.end(), end, listed=True) or recipient
            line = tokens(text, at, end)
            stop_at = phrase_end(line, 0)
            if not stop_at:
                return recipient
            recipient = recipient or name_of(text, at, line[stop_at - 1].end)
            at = line[stop_at - 1].end
            continue
        if word in ("over", "during", "at"):
            return recipient
        if word == "in" and (place := _PLACES.match(text, at, end)) is not None and _LINK.match(text, place.end(), end) is not None:
            at = place.end()
            continue
        if word in ("on", "for", "into", "toward", "towards") and (gerund := _GERUND.match(text, at, end)) is not None:
            at = gerund.end()
        number = _NUMBER.match(text, at, end)
        return thing_at(text, number.end() if number is not None else at, end, listed=word != "of") or recipient
    return recipient or source_name


_LINK = re.compile(
    r"[ \t]{1,2}(?:to go[ \t]|worth[ \t])?(?P<link>of|for|on|into|in|towards?|to|from|by|through|under|out of|over|during|at|via)[ \t]{1,2}(?:(?:the|an?|our|all|additional|its)[ \t]{1,2}(?=\w))?",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?:more than |over |about |around |nearly |another |some |a total of )?[0-9][0-9,.]*(?: (?:million|billion|thousand))?[ \t]",
    re.IGNORECASE,
)
_TO_VERB = re.compile(
    rf"(?:better |further |fully |effectively )?(?:{'|'.join(sorted(_INFINITIVES, key=len, reverse=True))})(?:,? (?:and|or) (?:{'|'.join(sorted(_INFINITIVES, key=len, reverse=True))}))?[ \t]{{1,2}}(?:the[ \t]|a[ \t]|an[ \t]|our[ \t]|up[ \t])?",
    re.IGNORECASE,
)
_GERUND = re.compile(
    rf"(?:{'|'.join(sorted((re.sub('e$', '', verb) + 'ing' for verb in _INFINITIVES), key=len, reverse=True))})(?: and \w+ing)?[ \t]{{1,2}}(?:up[ \t])?(?:the[ \t]|a[ \t]|an[ \t]|our[ \t])?",
    re.IGNORECASE,
)
