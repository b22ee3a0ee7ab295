"""Why two records of one fact differ, or why one is alone, by what the two texts print.

``translator``: the texts themselves say different things. ``alignment``: what was laid together may be two facts, or a fact is said more
often in one text. ``ours``: both texts say it, and one of them was read amiss or not at all.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from mubiao.language import quantities
from mubiao.reading.flow import flow_of
from mubiao.reconcile.axis import Axis, Place
from mubiao.reconcile.differences import figure, same_figure
from mubiao.reconcile.sides import Cause, Pair, Side
from mubiao.reconcile.unread import Printed
from mubiao.records import Document, Statement

_SOFT = ("relative", "qualitative")
_APART = 1.0  # segments: records of different ones may be of different facts
_AROUND = 24  # characters beside a number that may hold a qualifier
_AT_MOST = 80  # numbers looked at around a place
_QUALIFIERS = re.compile(
    r"以上|以下|以内|左右|上下|超过|突破|不低于|不超过|不少于|高于|低于|约|近|多|余|达到或"
    r"|\b(?:over|more than|at least|no (?:less|more|fewer|lower|higher) than|about|around|approximately|roughly|nearly|almost|close to|up to|within|below|under|above|exceed\w*|surpass\w*|top(?:ped|s)|or (?:more|so|less|above|below))\b",
    re.IGNORECASE,
)
_STRIVING = re.compile(r"力争|争取|努力|\b(?:striv\w+|endeavou?r\w*|try|work hard)\b", re.IGNORECASE)
_YEARS = re.compile(
    r"(?:19|20)\d\d|五年|十年|[\"“]?十[一二三四五][\"”]?五|five[- ]year|(?:past|last|next) (?:two|three|four|five) years|last year|去年|上年"
)


def explained(pairs: Sequence[Pair], left: Side, right: Side, axis: Axis) -> Iterator[Pair]:
    """The pairs, each that differs or is alone with its cause and the reason in words."""
    numbers = _Numbers(left, axis.left), _Numbers(right, axis.right)
    for pair in pairs:
        cause, why = _of_pair(pair, left.document, right.document, axis, numbers)
        yield replace(pair, cause=cause, why=why)


def _of_pair(pair: Pair, left: Document, right: Document, axis: Axis, numbers: tuple[_Numbers, _Numbers]) -> tuple[Cause | None, str]:
    if pair.left is not None and pair.right is not None:
        return _difference(pair.left, pair.right, pair.differs, left, right, axis) if pair.differs else (None, "")
    if pair.left is not None:
        return _alone(pair.left, pair.unread, "English", axis.left(pair.left.start), axis.reach, numbers[1])
    assert pair.right is not None
    return _alone(pair.right, pair.unread, "Chinese", axis.right(pair.right.start), axis.reach, numbers[0])


# --- alone -----------------------------------------------------------------------------------------------------------------------


class _Numbers:
    """All numbers that a text prints, in order of their place."""

    def __init__(self, side: Side, place: Place) -> None:
        flow = flow_of(side.document)
        found = []
        for quantity in quantities(flow.text, side.document.language):
            start, end = flow.span(quantity.value_start, quantity.value_end)
            found.append(Printed(place(start), start, end, quantity.low, quantity.high, quantity.unit))
        self._found = sorted(found, key=lambda printed: printed.place)
        self._places = [printed.place for printed in self._found]

    def prints(self, statement: Statement, place: float, reach: float) -> bool:
        """Whether the value of ``statement`` is printed near ``place``, in a record or not."""
        here = bisect_left(self._places, place)
        first, last = bisect_left(self._places, place - reach), bisect_right(self._places, place + reach)
        return any(same_figure(statement, printed) for printed in self._found[max(first, here - _AT_MOST) : min(last, here + _AT_MOST)])


def _alone(
    one: Statement, unread: tuple[int, int] | None, other: str, place: float, reach: float, numbers: _Numbers
) -> tuple[Cause | None, str]:
    if one.bound in _SOFT:
        return None, ""
    if unread is not None:
        return "ours", f"the {other} text prints the number at {unread[0]}, and no record was read out of it"
    if numbers.prints(one, place, reach):
        return "alignment", f"the {other} text prints the number in a record that is laid beside another"
    return "translator", f"the {other} text does not print the number, or in a unit that cannot be compared"


# --- differing -------------------------------------------------------------------------------------------------------------------


def _difference(
    left: Statement, right: Statement, differs: Sequence[str], chinese: Document, english: Document, axis: Axis
) -> tuple[Cause | None, str]:
    """The cause of the first field that differs, with words for each; a pair whose records stand in different segments may be no pair."""
    told = [_FIELDS[name](left, right, chinese, english) for name in differs]
    apart = abs(axis.left(left.start) - axis.right(right.start))
    if axis.segments and apart >= _APART and "value" in differs:
        return "alignment", f"the records stand {apart:.0f} segments apart and may be of different facts"
    causes = [cause for cause, _ in told]
    cause: Cause = "translator" if "translator" in causes else "ours"
    return cause, "; ".join(words for _, words in told)


def _value(left: Statement, right: Statement, chinese: Document, english: Document) -> tuple[Cause, str]:
    ours, theirs = figure(left), figure(right)
    if ours is not None and theirs is not None and abs(ours) == abs(theirs):
        return "ours", "the figures are the same, and one text's word of rise or fall was not read"
    if left.bound in _SOFT or right.bound in _SOFT:
        return "ours", "one text sets it against something else, and was read so in it alone"
    return "translator", f"the Chinese text prints {left.printed}, the English {right.printed}"


def _bound(left: Statement, right: Statement, chinese: Document, english: Document) -> tuple[Cause, str]:
    bare = [one for one, text in ((left, chinese.text), (right, english.text)) if one.bound == "point" and not _qualified(one, text)]
    if bare or (left.bound != "point" and right.bound != "point"):
        return "translator", f"the Chinese text says {left.printed}, the English {right.printed}"
    return "ours", "a word that bounds the number stands beside it and was not read"


def _qualified(one: Statement, text: str) -> bool:
    at = text.find(one.printed, one.start, one.end)
    if at < 0:
        return False
    end = at + len(one.printed)
    behind = 3 if one.document.endswith("#zh") else _AROUND // 2
    return (
        _QUALIFIERS.search(text[max(0, at - _AROUND // 2) : at]) is not None
        or _QUALIFIERS.match(text[end : end + behind].strip()) is not None
    )


def _unit(left: Statement, right: Statement, chinese: Document, english: Document) -> tuple[Cause, str]:
    return "translator", f"the Chinese text counts in {left.unit} ({left.printed}), the English in {right.unit} ({right.printed})"


def _stance(left: Statement, right: Statement, chinese: Document, english: Document) -> tuple[Cause, str]:
    one, text = (right, english.text) if left.stance == "strive" else (left, chinese.text)
    if _STRIVING.search(text, max(0, one.start - 60), one.end) is None:
        return "translator", "one text says that it strives for it, the other does not"
    return "ours", "one text's word of striving was read as governing it, the other's was not"


def _period(left: Statement, right: Statement, chinese: Document, english: Document) -> tuple[Cause, str]:
    said = [
        _YEARS.search(text, max(0, one.start - 40), one.end + 30) is not None for one, text in ((left, chinese.text), (right, english.text))
    ]
    if said[0] != said[1]:
        which = "Chinese" if said[0] else "English"
        return "translator", f"only the {which} text has a word of time beside it: {left.period} and {right.period}"
    return "ours", f"the time was read from what stands around it: {left.period} and {right.period}"


def _kind(left: Statement, right: Statement, chinese: Document, english: Document) -> tuple[Cause, str]:
    return "ours", f"read as {left.kind} in the Chinese text and as {right.kind} in the English"


def _indicator(left: Statement, right: Statement, chinese: Document, english: Document) -> tuple[Cause, str]:
    return "translator", f"named {left.indicator} in the Chinese text and {right.indicator} in the English"


def _measure(left: Statement, right: Statement, chinese: Document, english: Document) -> tuple[Cause, str]:
    return "ours", f"read as {left.measure} in the Chinese text and as {right.measure} in the English"


_FIELDS = {
    "value": _value, "bound": _bound, "unit": _unit, "stance": _stance, "period": _period, "kind": _kind, "indicator": _indicator,
    "measure": _measure,
}  # fmt: skip
