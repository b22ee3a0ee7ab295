"""One thing said, as the grammar of either language finds it."""

from __future__ import annotations

from dataclasses import dataclass

from mubiao.news.introduced_en import Speaker


@dataclass(frozen=True, slots=True)
class Said:
    """``text[start:end]`` of the flow is what was said; ``cue_start``..``cue_end`` the words that say by whom.

    ``when_start``..``when_end``: where the sentence may tell when, outside what was said.
    """

    start: int
    end: int
    verbatim: bool
    speaker: Speaker
    cue_start: int
    cue_end: int
    when_start: int
    when_end: int
