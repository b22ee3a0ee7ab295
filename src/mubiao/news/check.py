"""Whether what an article claims stands in the reports themselves: confirmed, differs, not found.

A claim and a row of a report speak of the same where place, indicator, measure, period and kind agree. Then they are confirmed where the
values and their bounds do, and differ where one of these does not: an article that writes "around 5.5 percent" for 5.5%以上 has softened
the bound. Works on rows as ``mubiao extract`` prints them, and as the database keeps them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from mubiao.records import STATEMENT_KINDS

Row = Mapping[str, Any]
Verdict = Literal["confirmed", "differs", "not_found"]
_NUMBER = re.compile(r"[0-9][0-9,，]*(?:\.(?P<decimals>[0-9]+))?")
_EXACT = 1e-9
_SOFTER = {"at_least": 2, "at_most": 2, "point": 2, "range": 2, "around": 1, "relative": 0, "qualitative": 0}


@dataclass(frozen=True, slots=True)
class Checked:
    """A claim with the verdict on it. ``differs``: what differs (value, bound, stance, relative); ``detail``: the same in words.

    ``report`` is the row it was compared with, None where there is none.
    """

    verdict: Verdict
    differs: tuple[str, ...]
    detail: str
    claim: Row
    report: Row | None

    def as_row(self) -> dict[str, Any]:
        """As a line of ``mubiao extract ARTICLE --check REPORTS --format jsonl``."""
        return {
            "verdict": self.verdict,
            "differs": list(self.differs),
            "detail": self.detail,
            "claim": dict(self.claim),
            "report": dict(self.report) if self.report is not None else None,
        }


def check(claims: Iterable[Row], reports: Iterable[Row]) -> Iterator[Checked]:
    """Every statement of ``claims``, in order, with what ``reports`` say of the same. Records that are no statements are passed over.

    Memory goes with the number of claims, not of report rows.
    """
    told = [row for row in claims if row["kind"] in STATEMENT_KINDS]
    wanted = {_key(claim) for claim in told}
    places = {(claim["area"], _year(claim)) for claim in told}
    found: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    read: set[tuple[object, int | None]] = set()
    for row in reports:
        if row.get("genre") == "news" or row.get("report_year") is None or row["kind"] not in STATEMENT_KINDS:
            continue
        for year in (row["report_year"], row["report_year"] - 1):
            if (row["report_area"], year) in places:
                read.add((row["report_area"], year))
        if (key := _key(row)) in wanted:
            found[key].append(row)
    for claim in told:
        yield _judged(claim, found[_key(claim)], read)


def _key(row: Row) -> tuple[object, ...]:
    soft = row["bound"] in ("relative", "qualitative")
    return (row["area"], row["kind"], row["indicator"], None if soft else row["measure"], row["period"], row["bound"] == "relative")


def _year(row: Row) -> int | None:
    years = re.findall(r"(?:19|20)\d\d", row["period"] or "")
    return int(years[-1]) if years else None


def _judged(claim: Row, candidates: list[Row], read: set[tuple[object, int | None]]) -> Checked:
    if claim.get("area_code") is None:
        said = next((note for note in claim.get("notes") or () if note), "the article names no one place")
        return Checked("not_found", (), f"no report to look in: {said}", claim, None)
    if not candidates:
        place, year = claim["area"], _year(claim)
        missing = f"no report of {place} that tells of {year} is among those given"
        silent = f"the report of {place} tells of {year}, but states nothing of this"
        return Checked("not_found", (), silent if (place, year) in read else missing, claim, None)
    best = min(candidates, key=lambda row: (len(_differences(claim, row)), not row["headline"], row["start"]))
    differs = _differences(claim, best)
    return Checked("differs" if differs else "confirmed", differs, _in_words(claim, best, differs), claim, best)


def _differences(claim: Row, row: Row) -> tuple[str, ...]:
    differs = []
    if claim["bound"] == "relative":
        return () if _relative(claim) == _relative(row) else ("relative",)
    if not _same_value(claim, row):
        differs.append("value")
    if claim["bound"] != row["bound"]:
        differs.append("bound")
    if claim["stance"] != row["stance"]:
        differs.append("stance")
    return tuple(differs)


def _relative(row: Row) -> tuple[object, ...]:
    nested = row.get("relative")
    if nested is not None:
        return nested["op"], nested["to"], nested["margin"]
    return row.get("relative_op"), row.get("relative_to"), row.get("relative_margin")


def _same_value(claim: Row, row: Row) -> bool:
    """The same ends, but for rounding; where only the bound differs (5.5 around, 5.5 at least) the figure is compared."""
    if claim["unit"] != row["unit"]:
        return False
    ours, theirs = _figures(claim), _figures(row)
    if len(ours) != len(theirs):
        return False
    return all(
        abs(a - b) <= max(_EXACT * max(abs(a), abs(b), 1), _step(claim, a) / 2, _step(row, b) / 2)
        for a, b in zip(ours, theirs, strict=True)
    )


def _figures(row: Row) -> list[float]:
    ends = dict.fromkeys(end for end in (row["low"], row["high"]) if end is not None)
    return sorted(ends)


def _step(row: Row, value: float) -> float:
    """What the last digit printed is worth: 12.9 trillion is known to 0.1 trillion. 0 for shares and growth, which are exact."""
    shown = _NUMBER.search(row.get("printed") or "")
    if row["unit"] in ("%", "pp") or shown is None or not value:
        return 0.0
    number = float(shown[0].replace(",", "").replace("，", "")) or 1.0
    return abs(value / number) * 10.0 ** -len(shown["decimals"] or "") * (1 + 1e-6)


def _in_words(claim: Row, row: Row, differs: tuple[str, ...]) -> str:
    if not differs:
        return "as in the report" if claim.get("printed") == row.get("printed") else f"the report says {row.get('printed')}"
    words = []
    for name in differs:
        if name == "bound":
            softer = _SOFTER[claim["bound"]] < _SOFTER[row["bound"]]
            words.append(f"{'softer bound' if softer else 'bound'}: {claim['bound']} for {row['bound']} ({row.get('printed')})")
        elif name == "stance":
            words.append(f"stance: {claim['stance']} for {row['stance']}")
        else:
            words.append(f"{name}: {claim.get('printed')} for {row.get('printed')}")
    return "; ".join(words)
