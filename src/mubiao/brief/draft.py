"""A brief before it is typeset: parts of sentences, each with the passages it was made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["en", "zh"]


@dataclass(frozen=True, slots=True)
class Source:
    """A passage: of which document, at which characters of its text, in its words."""

    document: str
    start: int
    end: int
    area: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    text: str
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    heading: str
    sentences: tuple[Sentence, ...]
    listed: bool = False  # as a list, an item a sentence


@dataclass(frozen=True, slots=True)
class Draft:
    title: str
    lede: tuple[Sentence, ...]
    parts: tuple[Part, ...]
    language: Language

    def sentences(self) -> list[Sentence]:
        """All sentences in order."""
        return [*self.lede, *(sentence for part in self.parts for sentence in part.sentences)]
