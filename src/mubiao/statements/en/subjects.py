"""What a value is about: a name of the vocabulary that heads its noun phrase, or the phrase as printed."""

from __future__ import annotations

import re

from mubiao.indicators import Mention, vocabulary
from mubiao.records import Quantity
from mubiao.statements.en.lexicon import any_of, pattern
from mubiao.statements.findings import Subject
from mubiao.statements.index import Mentions

_MONEY = frozenset(("CNY", "USD", "HKD", "EUR", "JPY", "GBP", "MOP", "RUB"))
_COUNTS = frozenset(("count", "persons", "households"))
_PREPOSITION = re.compile(
    r"(?<![A-Za-z-])(?:in|of|for|to|toward|towards|on|with|by|from|among|under|through|into|at|per|as|between|against|within)(?![A-Za-z-])",
    re.IGNORECASE,
)
_LINKS = re.compile(r"(?<![A-Za-z-])(?:in|of|for|on|to)(?![A-Za-z-])", re.IGNORECASE)
_TRANSPARENT = re.compile(
    any_of(("transparent", "nouns"), ("rise", "nouns"), ("fall", "nouns"), ("qualitative", "nouns")) + r"(?: \([A-Z]+\))?[ \t]*$",
    re.IGNORECASE,
)
_CLAUSE_WORDS = re.compile(
    r"[,.](?![0-9])|[;:()“”\"]|--|(?<![A-Za-z-])(?:and|or|while|but|that|which|who|we|they|it|ensure|ensuring|where|when|as|whose)(?![A-Za-z-])",
    re.IGNORECASE,
)
_VERBS = re.compile(
    any_of(("rise", "verbs"), ("fall", "verbs"), ("level", "verbs"), ("actions", "verbs"), ("qualitative", "verbs"))
    + r"|(?<![A-Za-z-])(?:(?:aim|aims|aiming|strive|strives|striving|call|calls|calling|plan|plans|work|working|push|pushing|hope|look|looking|target|targeting|seek|seeks|expect|expects|deliver|forecast|forecasting|anticipate)(?:[ \t]for)?)(?![A-Za-z-])|(?<![A-Za-z-])(?:will|should|shall|must|has|have|had|would|can|could|may|not)(?![A-Za-z-])",
    re.IGNORECASE,
)
_EDGES = re.compile(
    r"^(?:[^A-Za-z0-9]+|(?:the|a|an|this|these|those|our|its|their|his|and|or|but|with|by|of|in|for|to|from|on|at|also|over|about|another|an additional|additional|more|further|total of|a total of|which|that|including|as|we|it|they|such|while|meanwhile|average of|up|among|then|only|nearly|new|other|both|all|only|some|additional|already|now|currently|still|thereby|thus|just|so far|seen|involving|totaling|covering|including|nationwide)(?![A-Za-z-]))+|(?:[^A-Za-z0-9)%]+|(?<![A-Za-z-])(?:the|a|an|and|or|of|in|for|to|from|on|at|by|with|that|which|than|respectively|nationwide|annually|also|alone|all|was|were|is|are|has|have|had|will|be|been|over|while|as|not|its|their|now|already|currently|still|also|then|both|each|further|respectively|last year|this year|per year|every year|a year))+$",
    re.IGNORECASE,
)
_EMPTY = re.compile(
    rf"(?:{any_of(('transparent', 'nouns'), ('rise', 'nouns'), ('fall', 'nouns'))}|average|annual|year-on-year|total|real|net|record|high|year|years|period|year-on-year|further|yearly|sum|us|them|latter|former|remainder|rest|combined|overall|figure|purpose|same|mark|number|numbers|[ \t])+",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"[0-9][0-9.,]*(?: (?:hundred|thousand|million|billion|trillion|percent|yuan))*(?: to)?$|[0-9.,]+(?:%| percent)|[0-9]{3} ",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"(?<![A-Za-z-])(?:takes?|gets?|is|are|was|were|has|have|had|will|would|can|we|they|it|which|that|should|must|does|do|did|consists?|beyond|there)(?![A-Za-z-])",
    re.IGNORECASE,
)
_LONGEST_PHRASE = 90
_NOUN_ENDS = re.compile(
    r"[,.](?![0-9])|[;:()“”\"\n]|--|(?<![A-Za-z-])(?:were|was|is|are|be|been|have|has|had|will|would|should|can|to|that|which|who|whose|where|by|with|from|at|on|over|under|through|during|since|while|when|as|because|if|so|than|compared|up|down|including|and|or|nationwide|annually|respectively|last year|this year|per|every|each|received|got|found|took|entered|became|rose|grew|fell|reached|came|live|lived|benefited|receiving|getting|entering|living|participating|representing|accounting|exceeded|totaled|into|after|before|out|but|per year|a year|gained|won|obtained|joined|moved|enjoyed|saw|began|went|put|set up|built|did)(?![A-Za-z-])|in (?:19|20)[0-9]{2}|(?<=s )\w+ed(?![A-Za-z-])|(?<=people )[a-z]+",
    re.IGNORECASE,
)


def level_unit(indicator: str) -> str | None:
    """The unit of an indicator's amounts, or ``None`` for a phrase outside the vocabulary."""
    words = vocabulary()
    return words.by_id(indicator).level_unit if indicator in words else None


def fits(indicator: str, unit: str) -> bool:
    """Whether a known indicator can have a value in this unit: income has none in kilometers."""
    level = level_unit(indicator)
    if level is None or unit in ("%", "pp", "times"):
        return True
    if unit == level or (level == "years" and unit == "count"):
        return True  # schooling will increase to 11.7
    if level in ("count", "index"):
        return unit in _COUNTS
    have, want = unit.split("/", maxsplit=1)[0], level.split("/")[0]
    if want == "%":
        return False
    return (
        have == want
        or (have in _MONEY and want in _MONEY)
        or (have == "count" and want in ("persons", "households"))
        or {have, want} == {"persons", "households"}
    )


def of_mention(mention: Mention) -> Subject:
    """The subject that a name of the vocabulary makes."""
    known = not mention.indicator.startswith("other:")
    return Subject(mention.indicator, mention.start, mention.end, mention.measure, known, mention.parts)


# energy and |water consumption per unit of GDP: the first of two things whose common words stand behind the second
_ELIDED = {"water_intensity": ("energy_intensity", re.compile(r"(?<![A-Za-z])energy[ \t]and[ \t]$", re.IGNORECASE))}


def elided_before(text: str, mention: Mention) -> Subject | None:
    """The subject that a name shares its last words with, where only its first word stands before the name."""
    shared = _ELIDED.get(mention.indicator)
    if shared is None or " per " not in text[mention.start : mention.end]:
        return None
    found = shared[1].search(text, max(0, mention.start - 12), mention.start)
    return Subject(shared[0], found.start(), mention.end) if found is not None else None


_FIXED = pattern(("fixed", "phrases"))


def chunk_before(text: str, start: int, position: int) -> int:
    """Where the noun phrase that holds ``position`` begins: behind the last comma, verb or conjunction before it."""
    at = start
    fixed = [found.span() for found in _FIXED.finditer(text, start, position + 24)]
    for mark in _CLAUSE_WORDS.finditer(text, start, position):
        if not any(a <= mark.start() and mark.end() <= b for a, b in fixed):
            at = mark.end()
    for verb in _VERBS.finditer(text, at, position):
        if not _is_noun_here(text, verb):
            at = verb.end()
    return at


def _is_noun_here(text: str, verb: re.Match[str]) -> bool:
    """A word that is a verb elsewhere heads a phrase here: the increase in, an average of, grain output."""
    if (
        verb[0].lower().endswith("ed")
        and _PARTICIPLE.match(text, verb.end())
        and _NOUN_BEFORE.search(text, max(0, verb.start() - 24), verb.start())
    ):
        return True  # revenue generated from
    if (
        verb[0].lower().endswith("ing")
        and _GERUND.match(text, verb.end())
        and _NOUN_BEFORE.search(text, max(0, verb.start() - 24), verb.start())
    ):
        return True  # environmental protection spending will
    behind = text[verb.end() : verb.end() + 4].lower()
    before = text[max(0, verb.start() - 9) : verb.start()].lower().rstrip()
    return behind.startswith((" in ", " of ")) and before.endswith(
        ("the", "a", "an", "of", "steady", "further", "in", "keep", "hold", "net")
    )


_PARTICIPLE = re.compile(r"[ \t]{1,2}(?:from|by|since|under)(?![A-Za-z])", re.IGNORECASE)
_GERUND = re.compile(
    r"[ \t]{1,2}(?:to|is|was|were|are|will|should|has|have|grew|rose|fell|reached|reaches|exceeded|accounted|accounts|totaled|stood)(?![A-Za-z])",
    re.IGNORECASE,
)
_NOUN_BEFORE = re.compile(
    r"(?<![A-Za-z'’-])(?!(?:we|they|it|who|which|that|have|has|had|was|were|been|be|is|are|will|also|and|or|not|being|further)[ \t])[a-z]{3,}[ \t]{1,2}$"
)


def heads(text: str, chunk: int, mention: Mention) -> bool:
    """Whether ``mention`` heads the phrase that begins at ``chunk``, or stands behind nouns that only measure it (the rise in …)."""
    links = list(_PREPOSITION.finditer(text, chunk, mention.start))
    if not links:
        return True
    before = chunk
    for link in links:
        noun = text[before : link.start()].strip()
        if noun and not (_LINKS.fullmatch(link[0]) and _TRANSPARENT.search(noun)):
            return False
        before = link.end()
    return True


def phrase(text: str, start: int, end: int) -> Subject | None:
    """The noun phrase ``text[start:end]`` as a subject outside the vocabulary, or ``None`` where it names nothing."""
    if end - start > _LONGEST_PHRASE:
        return None
    printed = text[start:end]
    left = len(printed)
    trimmed = printed
    for _ in range(6):
        new = _EDGES.sub("", trimmed)
        if new == trimmed:
            break
        trimmed = new
    if (
        len(trimmed) < 3
        or not re.search("[A-Za-z]{3}", trimmed)
        or _EMPTY.fullmatch(trimmed)
        or _NUMBERED.match(trimmed)
        or _FINITE.search(trimmed)
    ):
        return None
    if re.match(r"[ \t]*(?:this|these|that|those)[ \t]", printed, re.IGNORECASE):
        return None  # for this purpose
    at = start + printed.find(trimmed)
    return Subject(f"other:{' '.join(trimmed.split())}", at, at + len(trimmed), None, False) if left else None


def phrase_behind(text: str, position: int, end: int, mentions: Mentions) -> Subject | None:
    """The noun phrase that begins at ``position``: the thing counted (5,000 |village doctors)."""
    stop = end
    fixed = [found.span() for found in _FIXED.finditer(text, position, min(end, position + _LONGEST_PHRASE))]
    for mark in _NOUN_ENDS.finditer(text, position, min(end, position + _LONGEST_PHRASE)):
        if any(a <= mark.start() and mark.end() <= b for a, b in fixed):
            continue
        if mentions.spanning(mark.start()) < 0 or mark[0] in ",;:.\n":
            stop = mark.start()
            break
    else:
        stop = min(end, position + _LONGEST_PHRASE)
    return phrase(text, position, stop)


def unit_money(quantity: Quantity) -> bool:
    """Whether a quantity is an amount of money."""
    return quantity.unit.split("/")[0] in _MONEY
