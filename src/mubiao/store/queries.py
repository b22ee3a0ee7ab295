"""What a search asks for: a query as words, each with its terms in the index and the pattern by which it is found in a text."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from mubiao.store.bigrams import is_han, pairs_of, stem
from mubiao.store.errors import StoreError

_WORD = re.compile(r'"([^"]+)"|“([^”]+)”|(\S+)')
_LONGEST_QUERY = 200  # characters
_MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class Word:
    """One thing that has to stand in a document: its terms in the index, and the pattern by which it is found in the text."""

    printed: str
    terms: tuple[str, ...]
    pattern: re.Pattern[str]
    begins: str = ""  # lower case: how an English word begins; it is looked for before the pattern is tried, which is ten times as fast

    def places(self, text: str, lower: str) -> list[tuple[int, int]]:
        """Where the word stands in a text, of which ``lower`` is the lower case."""
        if not self.begins or len(lower) != len(text):
            return [match.span() for match in self.pattern.finditer(text)]
        found: list[tuple[int, int]] = []
        at = lower.find(self.begins)
        while at >= 0:
            match = self.pattern.match(text, at)
            if match is not None:
                found.append(match.span())
            at = lower.find(self.begins, match.end() if match else at + 1)
        return found


def wanted_words(query: str, path: str) -> list[Word]:
    """The words of a query. Raises ``StoreError`` where it has none."""
    words = words_of(query)
    if not words:
        raise StoreError(path, f"the query {query!r} has no word to look for")
    return words


def words_of(query: str) -> list[Word]:
    """The words of a query; in a mixed run Chinese and other letters are words of their own."""
    found: dict[str, Word] = {}
    for match in _WORD.finditer(query[:_LONGEST_QUERY]):
        phrase = (match[1] or match[2] or match[3]).strip()
        terms = pairs_of(phrase)
        if terms:
            first = re.match(r"[A-Za-z]+", phrase)
            found.setdefault(phrase.casefold(), Word(phrase, tuple(terms), _pattern(phrase), stem(first[0]).lower() if first else ""))
    return list(found.values())[:_MOST_WORDS]


def weights_of(counts: Sequence[int], total: int) -> list[float]:
    """The weight of each word (bm25): the more, the fewer of ``total`` documents have it."""
    return [math.log(1 + (total - count + 0.5) / (count + 0.5)) for count in counts]


def match_of(phrase: str) -> str:
    """The query to the index for the documents that have all terms of a phrase; whether it stands in one is for its text to say. Empty
    for a phrase without a term."""
    return " AND ".join(quoted(term) for term in pairs_of(phrase))


def quoted(term: str) -> str:
    """A term as the query to the index names it."""
    return '"' + term.replace('"', '""') + '"' + ("*" if len(term) == 1 and is_han(term) else "")


def _pattern(phrase: str) -> re.Pattern[str]:
    """A phrase as it may be printed: Chinese broken over lines, other words in any case and with any ending."""
    parts: list[str] = []
    for token in re.findall(r"\s+|\w+|[^\w\s]", phrase):
        if token.isspace():
            parts.append(r"\s+")
        elif token[0].isascii() and token[0].isalpha():
            parts.append(rf"\b{re.escape(stem(token))}\w*")
        else:
            # 5% is not the end of 5.5%.
            parts.append((r"(?<![\d.])" if token[0].isdigit() else "") + r"\s?".join(re.escape(character) for character in token))
    return re.compile("".join(parts), re.IGNORECASE)
