"""The vocabulary of sections: words.toml compiled into one matcher a language and a place of use."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

import ahocorasick_rs

# The kinds a path runs through. "opening" and "closing" are both printed as `other`: one comes before the review, one after the tasks.
KINDS: Final = ("opening", "review", "outlook", "plan", "tasks", "self_governance", "closing", "appendix")
OPENING, REVIEW, OUTLOOK, PLAN, TASKS, SELF, CLOSING, APPENDIX = range(8)

Scores = dict[int, float]  # kind -> score, kinds that are not named score 0


@dataclass(frozen=True, slots=True)
class Words:
    """A matcher of many words at once, with what each says about the section it stands in."""

    words: tuple[str, ...]
    matcher: ahocorasick_rs.AhoCorasick
    scores: tuple[Scores, ...]

    def matches(self, text: str) -> list[tuple[int, int, int]]:
        """(number of the word, start, end) of every word in ``text``; the longest where several begin. Linear time."""
        found: list[tuple[int, int, int]] = self.matcher.find_matches_as_indexes(text)
        return found

    def score(self, text: str) -> Scores:
        """What the words of ``text`` say together. Each word counts once."""
        total: Scores = {}
        for number in {match[0] for match in self.matches(text)}:
            for kind, score in self.scores[number].items():
                total[kind] = total.get(kind, 0.0) + score
        return total


@cache
def words(language: str, use: str) -> Words:
    """The words of a language (zh, en) for a use (heading, passage). English words are lower case and match lower-case text."""
    table = tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))[language][use]
    matcher = ahocorasick_rs.AhoCorasick(list(table), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    return Words(tuple(table), matcher, tuple({KINDS.index(kind): float(score) for kind, score in row.items()} for row in table.values()))
