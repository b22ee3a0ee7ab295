"""The words of this room: one of the two texts with its records, and a record beside its counterpart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from mubiao.records import Document, Statement, as_row

Verdict = Literal["agree", "differ", "alone"]
Cause = Literal["translator", "alignment", "ours"]
CAUSES: tuple[Cause, ...] = get_args(Cause)
_SOFT = ("relative", "qualitative")


@dataclass(frozen=True, slots=True)
class Side:
    """One of two texts that say the same, and the records read out of it."""

    document: Document
    statements: Sequence[Statement]


@dataclass(frozen=True, slots=True)
class Pair:
    """A record beside its counterpart; one side is None where the record is alone.

    ``differs`` names the fields. ``unread`` are the offsets at which the other text prints the value of a record that is alone:
    it says so too, and no record was read out of it. ``cause`` and ``why`` explain what differs or is alone.
    """

    left: Statement | None
    right: Statement | None
    differs: tuple[str, ...] = ()
    unread: tuple[int, int] | None = None
    cause: Cause | None = None
    why: str = ""

    @property
    def verdict(self) -> Verdict:
        if self.left is None or self.right is None:
            return "alone"
        return "differ" if self.differs else "agree"

    @property
    def numeric(self) -> bool:
        """A number is stated on each side there is."""
        return all(side is None or side.bound not in _SOFT for side in (self.left, self.right))


@dataclass(frozen=True, slots=True)
class Reconciled:
    """Two texts of one report, every record of both beside its counterpart or alone, in the order of the text."""

    left: Document
    right: Document
    pairs: tuple[Pair, ...]

    def as_rows(self) -> list[dict[str, Any]]:
        """The pairs as JSON-ready values."""
        return [
            {
                "verdict": pair.verdict,
                "differs": list(pair.differs),
                "unread": list(pair.unread) if pair.unread else None,
                "cause": pair.cause,
                "why": pair.why,
                "left": as_row(pair.left),
                "right": as_row(pair.right),
            }
            for pair in self.pairs
        ]

    def summary(self) -> dict[str, int]:
        """How many numeric records agree, differ, are alone with their number unread in the other text, are alone without it."""
        counts = dict.fromkeys(("agree", "differ", "unread", "alone"), 0)
        for pair in self.pairs:
            if pair.numeric:
                counts["unread" if pair.unread else pair.verdict] += 1
        return counts

    def causes(self) -> dict[str, int]:
        """How many of the numeric pairs that differ or are alone have each cause."""
        counts = Counter(pair.cause for pair in self.pairs if pair.numeric and pair.cause is not None)
        return {cause: counts[cause] for cause in CAUSES}
