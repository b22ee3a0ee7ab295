"""Noun phrases behind a number or a verb: the thing that is counted, built or paid for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mubiao.statements.en.nouns import LONGEST, name_of
from mubiao.statements.en.tokens import (
    ACTIONS,
    ADVERBS,
    AGENT,
    AUXILIARIES,
    DETERMINERS,
    GENERIC,
    INFINITIVES,
    NOUNS_IN_ING,
    NUMBERS,
    OPENERS,
    PARTICIPLES,
    PAST,
    PREPOSITIONS,
    PRESENT,
    PRONOUNS,
    RELATIVES,
    SPENT_ON,
    VERBS,
    Token,
    is_adjective,
    is_adverb,
    is_finite,
    tokens,
)
from mubiao.statements.findings import Subject


def thing_at(text: str, position: int, right: int, *, listed: bool = False) -> Subject | None:
    """The noun phrase that begins at ``position``: 5,000 |village doctors; 1.3 million kilometers of |rural roads. ``listed``: with all
    that a list goes on to name: for |education, culture and sports.
    """
    line = tokens(text, position, min(right, position + LONGEST + 30))
    end = phrase_end(line, 0)
    end = _list_end(line, end) if listed and end else end
    return name_of(text, position, line[end - 1].end) if end else None


def phrase_end(line: Sequence[Token], first: int, inner: bool = False) -> int:
    """The token behind the noun phrase that begins at ``first``; ``inner``: it stands behind the preposition of another."""
    k, nouns = first, 0
    while k < len(line):
        word = line[k].word
        before = line[k - 1].word if k else ""
        if not (word[0].isalpha() or word == "’"):
            closing = _quoted(line, k) if word in ("“", '"') and (nouns == 0 or is_adjective(before) or "-" in before) else None
            if closing is not None:
                k, nouns = closing + 1, nouns + 1
                continue
            if word in ("“", '"', "”") and (nouns == 0 or any(line[m].word in ("“", '"') for m in range(first, k))):
                k += 1
                continue
            if word[0].isdigit() and nouns == 0 and k == first:
                break
            if word[0].isdigit() and re.match(r"[0-9]+(?:[a-z-]|$)", word) and nouns == 0:
                k += 1
                continue
            if word == "," and nouns == 0 and k > first and k + 1 < len(line) and is_adjective(before):
                k += 1
                continue
            break
        if (
            word in AUXILIARIES
            or word in PRONOUNS
            or word in RELATIVES
            or word in ("but", "while", "than", "as", "not", "so", "if", "because", "whereas", "there")
        ):
            break
        if word in ("and", "or"):
            stop = _coordinated(line, k, nouns)
            if stop is None:
                break
            k = stop
            continue
        if (word in ("of", "for") or (word == "on" and before in SPENT_ON)) and nouns:
            following = line[k + 1].word if k + 1 < len(line) else ""
            if (
                following[:1].isdigit()
                or following in NUMBERS
                or following in PRONOUNS
                or not following[:1].isalpha()
                or following in ("which", "whom")
            ):
                break
            if word == "for" and (inner or (following in ("the", "a", "an") and before not in GENERIC) or following in ("each", "every")):
                break
            end = phrase_end(line, k + 1, True)
            return end if end > k + 1 else k
        if word == "worth" and not nouns:
            break
        if word in PREPOSITIONS or word == "to":
            if nouns and before in GENERIC and word in ("in", "from", "with", "out", "on", "at", "to", "involving", "living"):
                return _modifier_end(line, k)
            break
        if word in DETERMINERS:
            if nouns:
                break
            k += 1
            continue
        if word in ADVERBS or (is_adverb(line, k) and nouns):
            break
        if is_adverb(line, k):
            k = _past_participles(line, k + 1)
            continue
        if nouns and (word in PAST or word in PRESENT) and not (word in PARTICIPLES and k + 1 < len(line) and line[k + 1].word in AGENT):
            break
        if nouns and word.endswith("ed") and "-" not in word and len(word) > 4 and not _attributive(line, k):
            break
        if nouns and word.endswith("ing") and before.endswith("s") and "-" not in word:
            if before in GENERIC:
                return _modifier_end(line, k)
            break
        if nouns and word in ACTIONS and before.endswith("s") and word not in ("support", "start", "help", "cover"):
            break
        nouns += 1
        k += 1
    while k > first and line[k - 1].word in ("and", "or", ","):
        k -= 1
    return k


def _past_participles(line: Sequence[Token], k: int) -> int:
    """The token behind the participles that an adverb leads: 43 newly |built or expanded| schools."""
    while k + 1 < len(line) and (line[k].word in PARTICIPLES or line[k].word.endswith("ed")) and line[k + 1].word not in AGENT:
        k += 1
        if k + 1 < len(line) and line[k].word in ("and", "or"):
            if not (line[k + 1].word in PARTICIPLES or line[k + 1].word.endswith("ed")):
                break
            k += 1
    return k


def _quoted(line: Sequence[Token], k: int) -> int | None:
    """The mark that closes the quotation opened at ``k``, where a noun follows: provincial-level |"specialized and new"| firms."""
    closing = next((m for m in range(k + 2, min(len(line), k + 14)) if line[m].word in ("”", '"')), None)
    if closing is None or closing + 1 >= len(line):
        return None
    following = line[closing + 1].word
    if k == 0 and following in (",", ".", ";", "and"):
        return closing  # cultivate 100 |"little giants"|, …
    return (
        closing
        if following.isalpha() and following not in AGENT and following not in PREPOSITIONS and following not in AUXILIARIES
        else None
    )


def _list_end(line: Sequence[Token], end: int) -> int:
    """The end of the list whose first member ends at ``end``, if "and" closes it; else ``end`` itself."""
    at = end
    while at + 1 < len(line) and line[at].word == ",":
        closing = line[at + 1].word in ("and", "or", "as")
        begin = at + 2 if closing else at + 1
        following = phrase_end(line, begin, True) if begin < len(line) else begin
        if following <= begin or following - begin > 7 or _opens_clause(line, begin):
            return end
        if closing or any(line[k].word == "and" for k in range(begin, following)):
            return following if not any(is_finite(line, k) for k in range(following, min(len(line), following + 2))) else end
        at = following
    return end


def _opens_clause(line: Sequence[Token], k: int) -> bool:
    """Whether the word is the verb or the subject of a clause of its own, and no member of a list."""
    word = line[k].word
    if word in DETERMINERS or word in OPENERS or word in ACTIONS or word in VERBS or word in INFINITIVES or word in PAST:
        return True
    alone = k + 1 < len(line) and line[k + 1].word in (",", "and")
    return is_adverb(line, k) or (word.endswith(("ed", "ing")) and word not in NOUNS_IN_ING and not (alone and word.endswith("ing")))


def _modifier_end(line: Sequence[Token], k: int) -> int:
    """The end of the words that say which of the people, projects or places are meant: people |from poor families."""
    end = k
    for m in range(k, min(len(line), k + 9)):
        word = line[m].word
        if (
            m > k
            and (
                word in AUXILIARIES
                or (word in PAST and word not in PARTICIPLES)
                or word in PRONOUNS
                or word in RELATIVES
                or word in ("and", "or", "by", "per")
            )
        ) or not word[0].isalpha():
            break
        if re.match(r"(?:19|20)\d\d", word) or (word in ("last", "this") and m + 1 < len(line) and line[m + 1].word == "year"):
            break
        end = m + 1
    while end > k and (line[end - 1].word in PREPOSITIONS or line[end - 1].word in DETERMINERS or line[end - 1].word == "to"):
        end -= 1
    return end


def _attributive(line: Sequence[Token], k: int) -> bool:
    """A participle that stands before its noun, behind an adjective: small |outdated plants."""
    following = line[k + 1].word if k + 1 < len(line) else ""
    return is_adjective(line[k - 1].word) and following[:1].isalpha() and following not in AGENT and following not in AUXILIARIES


def _coordinated(line: Sequence[Token], k: int, nouns: int) -> int | None:
    """The token to go on from where "and" at ``k`` joins nouns or adjectives of one phrase; ``None`` where it opens something else."""
    if not nouns or k + 1 >= len(line):
        return None
    following = line[k + 1].word
    if not following[0].isalpha() or following in NUMBERS or following in DETERMINERS or following in PRONOUNS or following in ADVERBS:
        return None
    if (
        following in AUXILIARIES
        or following in PREPOSITIONS
        or following in OPENERS
        or following in ("to", "more", "over", "about", "another", "will")
    ):
        return None
    if following in ACTIONS or following in VERBS or following in PAST or following in INFINITIVES:
        after = line[k + 2].word if k + 2 < len(line) else ""
        if not (
            following.endswith(("ing", "ed")) and nouns == 1 and after[:1].isalpha() and after not in DETERMINERS and after not in AGENT
        ):
            return None
    if following.endswith("ly") and following not in ("family", "elderly", "supply"):
        return None
    if re.match(r"\w+(?:ed|ing)$", following) and k + 2 < len(line) and (line[k + 2].word in DETERMINERS or line[k + 2].word[0].isdigit()):
        return None
    return k + 1
