"""Noun phrases before a verb: the subject of a clause, trimmed to what is its name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mubiao.statements.en.tokens import (
    ADVERBIALS,
    ADVERBS,
    AGENT,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    GENERIC,
    LEADING,
    NOUNS_IN_ING,
    NUMBERS,
    OPENERS,
    PREPOSITIONS,
    PRONOUNS,
    Token,
    is_adjective,
    is_adverb,
    is_finite,
    it_takes,
    relative_before,
    tokens,
)
from mubiao.statements.findings import Subject

_REACH = 420  # characters looked back for the beginning of a clause
LONGEST = 150  # characters of a name
_HARD = frozenset((";", ":", "\n", "(", "“", '"', "—", "--", "!", "?", "–", "•"))
_TIME_TAIL = re.compile(
    r"(?:[ \t,]{1,2}(?:(?:in|of|by|since|from|for|during|over|throughout)[ \t]{1,2})?(?:(?:the[ \t])?(?:end of[ \t])?(?:(?:19|20)\d\d(?:[ \t]?(?:to|and|-|–)[ \t]?(?:19|20)\d\d)?|last year|this year|next year|whole year|entire year|year|same period|past year)"
    r"|(?:the|these|those|this)?[ \t]?(?:past|last|previous|next|coming)?[ \t]?(?:two|three|four|five|ten)(?:[ -]years?(?:[ -]period)?)|the (?:\w+ )?plan period|nationwide|nationally|annually|alone|already|respectively|so far|to date|each year|every year|a year|per year|year-on-year|in total|as a whole))+$",
    re.IGNORECASE,
)
_TIME_HEAD = re.compile(
    r"(?:(?:in|by|since|during|over|throughout|for)[ \t]{1,2})?(?:the[ \t])?(?:end of[ \t])?(?:(?:19|20)\d\d(?!['’])|last year(?!['’])|this year(?!['’])|next year(?!['’])|this year and next|(?:past|last|next|coming|following)[ \t](?:two|three|four|five|[0-9]{1,2})[ \t]years)[ \t,]{1,2}(?:and[ \t])?",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:(?:new(?![ \t-](?:energy|type|types|era|area|material|materials|round|quality|rural|media|technolog\w*|infrastructure|drugs?|urban))|for|in|of|by|on|to|from|at|with|the|a|an|this|these|those|our|its|their|his|and|or|but|with|while|as|also|all|both|a total of|total of|another|an additional|additional|more|some|over|about|nearly|around|only|just|such|other|of which|of whom|that|when|where|since|including|nationwide|thereby|thus|meanwhile|however|moreover|furthermore|in addition|in total|on average|currently|now|already|first|second|third|out|include|includes|included|seeing|seen|saw|see)(?![A-Za-z'’-])|[^A-Za-z0-9])+",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"[ \t,]{1,2}(?:(?:for|in|of|to|from|with|by|on|at|under|through|among)[ \t])?(?:which|who|whose|whom|that|where|when)(?![A-Za-z])|,[ \t](?:including|such as|namely|especially|particularly|or)[ \t]|[ \t]*\(|[ \t]including[ \t]",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r"(?:(?:the|a|an|of|and|in|total|average|mean|annual|number|numbers|figure|figures|amount|sum|value|rate|year|years|period|period of time|same period|this|it|them|us|which|former|latter|rest|remainder|remaining|growth|increase|decrease|rise|fall|drop|decline|reduction|real|net|record|high|further|another|more|case|end|half|day|month|nationwide|goal|goals|aim|aims|objective|objectives|purpose|intention|ambition|plan|target|targets|year['’]s target|result|results|task|tasks|full|line|place|need|use|good use|better use|full use|see|every percentage point[^,]*|each percentage point[^,]*|practice|reality|principle|effect|force|time|addition|turn|fact|[ \t])+|[^A-Za-z]*)",
    re.IGNORECASE,
)
_ACTOR = re.compile(
    r"(?:we|it|they|who|which|i|you|he|she|everyone|(?:the )?(?:[\w’'-]+ ){0,3}governments?(?: (?:at all levels|departments|bodies))?|(?:the )?(?:[\w’'-]+ ){0,3}(?:council|congress|committee|commission|bureau|ministry)|(?:the )?state|china|(?:the )?(?:country|nation|province|city|municipality|county|district|party)|all of us|people)$",
    re.IGNORECASE,
)


_NEVER_LAST = PREPOSITIONS | AUXILIARIES | ADVERBS | DETERMINERS | {"and", "or", "to", "its", "respectively", "cut", "reduced", "lowered"}


def name_of(text: str, start: int, end: int) -> Subject | None:
    """The noun phrase ``text[start:end]`` as a subject outside the vocabulary, trimmed of what is no part of a name; ``None`` where
    nothing is left.
    """
    cut = _CUT.search(text, start + 1, end)
    if cut is not None and cut.start() > start + 2 and not _told_apart(text, start, cut, end):
        end = cut.start()
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead is not None else start
    head = _TIME_HEAD.match(text, start, end)
    if head is not None:
        start = head.end()
        lead = _LEAD.match(text, start, end)
        start = lead.end() if lead is not None else start
    printed = text[start:end]
    for _ in range(4):
        tail = _TIME_TAIL.search(printed)
        shorter = printed[: tail.start()] if tail is not None and tail.start() > 0 else printed
        shorter = shorter.rstrip(" \t\n,;:.-—–(“\"'")
        last = re.search(r"(?<![A-Za-z])[A-Za-z'’-]+$", shorter)
        if last is not None and last[0].lower() in _NEVER_LAST:
            shorter = shorter[: last.start()]
        if shorter == printed:
            break
        printed = shorter
    if printed.count('"') % 2 or ("”" in printed and "“" not in printed):
        start, printed = _with_opening_mark(text, start, printed)
    if not 2 <= len(printed) <= LONGEST or _NOTHING.fullmatch(printed) or re.search("[A-Za-z]{2}", printed) is None:
        return None
    if printed.lower().startswith(("figure ", "amount ")):
        return None  # with the figure rising to: of what was named before, and no name
    if re.match(r"[0-9][0-9.,]*(?:%| (?:percent|yuan|million|billion|trillion))?", printed) and not re.match("[0-9]+[A-Za-z-]", printed):
        return None
    return Subject(f"other:{' '.join(printed.split())}", start, start + len(printed), None, False)


def _with_opening_mark(text: str, start: int, printed: str) -> tuple[int, str]:
    """A name that begins inside a quotation takes its opening mark too: “little giant” firms."""
    return (start - 1, text[start - 1] + printed) if start and text[start - 1] in '“"' else (start, printed)


def _told_apart(text: str, start: int, cut: re.Match[str], end: int) -> bool:
    """Items |that need approval: a relative that first says which of a kind of things are meant is part of the name."""
    head = text[start : cut.start()].rpartition(" ")[2].lower()
    return head in GENERIC and cut[0].strip()[:1].isalpha() and end - start <= LONGEST and "," not in text[start:end]


def is_actor(subject: Subject) -> bool:
    """Whether the phrase is who acts and not what is measured: we, the central government."""
    return _ACTOR.match(subject.indicator.removeprefix("other:")) is not None


def subject_before(text: str, left: int, verb: int) -> Subject | None:
    """The subject of the verb at ``verb``, in a clause that begins at ``left`` or behind it; ``None`` for pronouns and where none is."""
    line = tokens(text, max(left, verb - _REACH), verb)
    return _subject(text, line, 2, _PARTICIPLE.match(text, verb) is not None)


_PARTICIPLE = re.compile(r"[a-z]+ing(?![a-z])")


def _subject(text: str, line: Sequence[Token], depth: int, participle: bool = False) -> Subject | None:
    """``participle``: what follows is one, and may belong to the object of a verb: issued grants |totaling."""
    last = len(line) - 1
    while last >= 0 and (
        line[last].word in AUXILIARIES or line[last].word in ADVERBS or line[last].word in LEADING or is_adverb(line, last)
    ):
        last -= 1
    if last >= 0 and line[last].word == ")":
        opened = next((k for k in range(last, -1, -1) if line[k].word == "("), 0)
        last = opened - 1
    if last >= 0 and line[last].word in ("which", "that", "who"):
        last -= 1
        if last >= 0 and line[last].word == ",":
            last -= 1
    elif last >= 0 and (line[last].word in CONJUNCTIONS or line[last].word == ","):
        before = next((k for k in range(last - 1, -1, -1) if is_finite(line, k)), None)
        return _subject(text, line[:before], depth - 1) if before is not None and depth else None
    if last < 0 or line[last].word in PRONOUNS or line[last].word in _HARD:
        return None
    first = _clause_start(line, last, participle)
    if first > last:
        return None
    start = line[first].start
    if first == 0:
        start = _behind_adverbial(text, line, last)
    return name_of(text, start, line[last].end) if start <= line[last].start else None


def first_subject(text: str, start: int, position: int) -> Subject | None:
    """The subject of the first finite verb in ``text[start:position]``; ``None`` where it is who acts."""
    line = tokens(text, max(start, position - 2 * _REACH), position)
    verb = next((k for k in range(1, len(line)) if is_finite(line, k)), None)
    found = _subject(text, line[:verb], 0) if verb else None
    return found if found is not None and not is_actor(found) else None


def finite_inside(text: str, start: int, position: int) -> bool:
    """Whether a clause of its own stands in ``text[start:position]``, relatives apart."""
    line = tokens(text, start, position)
    return any(is_finite(line, k) and not it_takes(line, k) and relative_before(line, k) is None for k in range(1, len(line)))


def relative_end(text: str, start: int, end: int) -> int:
    """Where the words end that say which part is meant, in ``text[start:end]``: at a mark, a verb of another clause or a number."""
    line = tokens(text, start, end)
    for k, token in enumerate(line):
        if not token.word[0].isalnum() or token.word[0].isdigit() or token.word in ("while", "but", "which"):
            return line[k - 1].end if k else start
        if k > 1 and is_finite(line, k) and token.word not in ("or",):
            return line[k - 2].end if k > 1 and line[k - 1].word in ("and", "or") else line[k - 1].end
        if token.word == "and" and any(is_finite(line, m) or line[m].word[0].isdigit() for m in range(k + 1, min(len(line), k + 8))):
            return line[k - 1].end
    return line[-1].end if line else start


def _clause_start(line: Sequence[Token], last: int, participle: bool) -> int:
    """The first token of the noun phrase that ends at ``last``."""
    k = last
    while k >= 0:
        word = line[k].word
        if word in _HARD or (word == "." and k < last):
            return k + 1
        if word in ("we", "they", "it", "i") or is_finite(line, k):
            relative = k - 2 if it_takes(line, k) else relative_before(line, k)
            if relative is None:
                return _boundary(line, k, last, participle)
            k = relative
        k -= 1
    return 0


def _boundary(line: Sequence[Token], verb: int, last: int, participle: bool) -> int:
    """Where the clause behind the verb at ``verb`` ends and the phrase that ends at ``last`` begins."""
    weak = None
    for m in range(last, verb, -1):
        word = line[m].word
        behind = line[m + 1].word if m + 1 <= last else ""
        before = line[m - 1].word
        if word == ",":
            if behind in CONJUNCTIONS or behind in ("with", "as"):
                if not _inner_list(line, verb, m, last):
                    return m + 2
            elif (
                behind in DETERMINERS
                or behind in OPENERS
                or before[:1].isdigit()
                or before in NUMBERS
                or before in ("percent", "yuan", "dollars")
            ):
                return m + 1
            weak = weak if weak is not None else m + 1
        elif word in ("while", "whereas", "but", "so") or (
            word == "that" and before in ("ensure", "so", "see", "ensuring", "ensured", "such", "result", "mean", "means", "meaning")
        ):
            return m + 1
        elif word == "and":
            if before[:1].isdigit() or before in NUMBERS or before in ("percent", "yuan", "people", "households") or behind in DETERMINERS:
                return m + 1
            weak = weak if weak is not None else m + 1
    if weak is not None:
        return weak
    return verb + 1 if participle or line[verb].word in _SEEING else last + 1  # an object of the verb, and no subject


_SEEING = frozenset(("saw", "see", "seen", "had", "let", "made", "enabled", "helped", "ensured", "kept", "shows", "that", "has", "have"))


def _inner_list(line: Sequence[Token], verb: int, comma: int, last: int) -> bool:
    """Whether the comma and "and" at ``comma`` only close a list inside the phrase: the number of A, B, and C."""
    if last - comma - 1 > 5 or line[comma + 1].word != "and" or any(line[k].word in PREPOSITIONS for k in range(comma + 2, last + 1)):
        return False
    before = next((k for k in range(comma - 1, verb, -1) if line[k].word == ","), None)
    if before is None or comma - before > 6:
        return False
    opener = next((k for k in range(before - 1, verb, -1) if line[k].word == "," and line[k + 1].word in ("and", "with", "while")), None)
    return opener is not None


def _behind_adverbial(text: str, line: Sequence[Token], last: int) -> int:
    """Where the subject begins in a clause that opens with words of time, manner or purpose: In 2030, |…; To help farmers, |…"""
    first = 0
    for _ in range(3):
        word = line[first].word
        opens = word in PREPOSITIONS or word in ADVERBIALS
        opens = (
            opens
            or is_adverb(line, first)
            or (word.endswith("ing") and first == 0 and word not in NOUNS_IN_ING)
            or (word.endswith("ed") and first == 0 and line[min(1, last)].word in AGENT)
        )
        comma = next((k for k in range(first, last) if line[k].word == ","), None)
        if not opens or comma is None:
            break
        first = comma + 1
    return line[first].start if first <= last else line[last].end + 1


def split_names(subject: Subject, count: int) -> list[Subject]:
    """The ``count`` things that a phrase names in a list: allowances for urban and rural residents; prices of wheat, corn and rice."""
    words_ = subject.indicator.removeprefix("other:").split()
    last = next((k for k in range(len(words_) - 1, 0, -1) if words_[k] == "and"), None)
    if last is None:
        return []
    first = last
    while first > 0 and words_[first - 1].lower() not in PREPOSITIONS and words_[first - 1].lower() not in ("both", "to"):
        first -= 1
    prefix = [word for word in words_[:first] if word != "both"]
    members = [member.split() for member in " ".join(words_[first:last]).split(",")] + [words_[last + 1 :]]
    members = [member for member in members if member]
    if len(members) != count:
        return []
    closing = members[-1]
    named = [member + closing[1:] if is_adjective(member[-1].lower()) and len(closing) > 1 else member for member in members]
    return [Subject(f"other:{' '.join(prefix + member)}", subject.start, subject.end, None, False) for member in named]
