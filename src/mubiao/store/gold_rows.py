"""Plain gold rows of a colleague: what a person read in a document, without a log. Each row is laid beside the rows of that document.

A row that the database has as well is confirmed, one that it reads otherwise is corrected, one that it lacks is added, all in the name of
the colleague; so a row that two people read differently is a conflict like any other, and the log says who said what. A row that cannot
be placed without guessing is told and not taken in. That a row is not in the file says nothing of it: gold files need not be complete.
"""

from __future__ import annotations

import math
import re
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import Any, Literal

from mubiao.indicators import match
from mubiao.language import quantities
from mubiao.records import Language
from mubiao.store.anchoring import SETTLED, rows_of
from mubiao.store.corrections import add_row, confirm, correct
from mubiao.store.errors import StoreError

Row = dict[str, Any]
Found = Literal["confirmed", "corrected", "added", "known"]

NEEDED = ("kind", "indicator", "measure", "low", "high", "unit", "bound", "evidence")
_SUFFIX = re.compile(r"\.(?:txt|docx|csv|json|jsonl|tmx|html?|pdf|xlsx|parquet)\Z", re.IGNORECASE)
_SIDE = re.compile(r"\.tmx#(\w+)\Z", re.IGNORECASE)
_RELATIVE = ("relative_op", "relative_to", "relative_margin")
_SOFT = ("relative", "qualitative")  # where no number is printed the measure is not told apart


class Unplaced(StoreError):
    """A row that cannot be taken in; ``reason`` says why."""

    code = "unplaced"


def documents_by_name(connection: sqlite3.Connection) -> dict[str, set[int]]:
    """The documents by what a gold file calls them: folder and name without its suffix; ``GR2008.en`` for ``GR2008.tmx#en``."""
    found: dict[str, set[int]] = {}
    for name, number in connection.execute("SELECT name, id FROM documents UNION SELECT name, document FROM source_documents"):
        path = PurePath(_SIDE.sub(r".\1", name))
        stem = path.name if _SIDE.search(name) else _SUFFIX.sub("", path.name)
        for key in ("/".join([*path.parts[-2:-1], stem]), stem):
            found.setdefault(key, set()).add(number)
    return found


def document_of(connection: sqlite3.Connection, gold: Mapping[str, Any], names: Mapping[str, set[int]]) -> int | None:
    """The document that a gold file is of, None where it is not here: by its hash, else by its name where one alone has it."""
    if gold.get("document_id"):
        row = connection.execute("SELECT id FROM documents WHERE document_id = ? ORDER BY part LIMIT 1", (gold["document_id"],)).fetchone()
        return row[0] if row else None
    numbers = names.get(str(gold.get("doc") or ""), set())
    return next(iter(numbers)) if len(numbers) == 1 else None


def take_in(
    connection: sqlite3.Connection, document: int, row: Mapping[str, Any], by: str, why: str, path: str, taken: set[str]
) -> Found | None:
    """Confirm, correct or add one row; None for an optional row that the database has not. In a transaction.

    ``taken``: ids of the rows that other rows of the file were laid beside; this one's is added.

    Raises ``Unplaced`` where the row's words do not stand in the text, or stand in several places or rows of which none is like it, and
    ``WrongCorrection`` where it cannot be a row.
    """
    home = connection.execute(
        "SELECT d.name, e.id, e.language, t.text FROM documents d JOIN extractions e ON e.document = d.id AND e.current "
        "JOIN texts t ON t.id = e.text WHERE d.id = ?",
        (document,),
    ).fetchone()
    said = _canonical(row, home["language"], path)
    spans = list(_places(home["text"], str(row["evidence"])))
    if not spans:
        raise Unplaced(path, f"the passage {row['evidence'][:40]!r} does not stand in {home['name']}")
    there = [r for r in rows_of(connection, home["id"]) if any(r["start"] < end and r["end"] > start for start, end in spans)]
    there = [r for r in there if r["kind"] in (row["kind"], row.get("alt_kind")) and _same_area(r, row) and r["id"] not in taken]
    soft_phrase = said["bound"] in _SOFT and said["indicator"].startswith("other:")
    called = _called(str(row["evidence"]), said["indicator"].removeprefix("other:"), home["language"]) if soft_phrase else set()
    nearest = sorted(there, key=lambda r: (r["indicator"] != said["indicator"], r["indicator"] not in called))
    like = next((r for r in nearest if (_names_agree(r, said) or r["indicator"] in called) and _agree(r, said)), None)
    if like is not None:
        taken.add(like["id"])
        if like["status"] in ("confirmed", "corrected", "added") and _spoke(connection, like["id"], by):
            return "known"
        confirm(connection, like["id"], by=by, why=why)
        return "confirmed"
    alike = [r for r in there if r["indicator"] == said["indicator"] and r["status"] != "rejected"]
    alike = [r for r in alike if r["measure"] == said["measure"] or said["bound"] in _SOFT]
    alike = [r for r in alike if r["stance"] == said["stance"]] or alike
    if row.get("optional"):
        return None
    if len(alike) == 1:
        silent = () if said["relative_op"] is not None or said["bound"] in _SOFT else _RELATIVE
        told = {name: value for name, value in said.items() if name in SETTLED and name not in silent}
        changed = {name: value for name, value in told.items() if not _equal(alike[0][name], value)}
        taken.add(correct(connection, alike[0]["id"], changed, by=by, why=why))
        return "corrected"
    if alike:
        raise Unplaced(path, f"{len(alike)} rows stand at {row['evidence'][:40]!r} and none is like it: correct the one that is meant")
    if soft_phrase and any(_agree(r, said) for r in there):
        raise Unplaced(path, f"rows of other names say as much at {row['evidence'][:40]!r}: confirm the one that is meant, or add it")
    if len(spans) > 1:
        raise Unplaced(path, f"the passage {row['evidence'][:40]!r} stands in {len(spans)} places of {home['name']}")
    (start, end), fields = spans[0], {**said, **{name: row[name] for name in ("area", "period") if row.get(name)}}
    passage = home["text"][start:end]
    taken.add(add_row(connection, home["name"], passage, fields, by=by, why=why, start=start))
    return "added"


def _spoke(connection: sqlite3.Connection, statement: str, by: str) -> bool:
    query = "SELECT 1 FROM corrections WHERE statement = ? AND made_by = ?"
    return connection.execute(query, (statement, by.strip())).fetchone() is not None


def _canonical(row: Mapping[str, Any], language: str, path: str) -> Row:
    """The row with ends and unit of the contract (850000 persons for 85 万人) and its comparison as three fields."""
    low, high, unit = row["low"], row["high"], str(row["unit"] or "").strip()
    printed = low if low is not None else high
    made: Row = {name: row[name] for name in ("kind", "indicator", "measure", "bound")}
    made |= {"stance": row.get("stance") or "firm", "low": low, "high": high}
    against = row.get("relative") or {}
    made |= dict(zip(_RELATIVE, (against.get("op"), against.get("to"), against.get("margin")), strict=True))
    if printed is None or not unit:
        return made | ({} if printed is None else {"unit": "count"})
    for tongue in dict.fromkeys((language, "zh", "en")):
        found = quantities(f"{abs(printed):.12g}{' ' if tongue == 'en' else ''}{unit}", tongue)
        if len(found) == 1 and found[0].low is not None and (printed == 0 or found[0].low):
            times = found[0].low / abs(printed) if printed else 1.0
            ends = {name: None if row[name] is None else round(row[name] * times, 9) for name in ("low", "high")}
            return {**made, **ends, "unit": found[0].unit}
    raise Unplaced(path, f"the unit {unit!r} of {row['evidence'][:40]!r} is not understood")


def _places(text: str, evidence: str) -> Iterator[tuple[int, int]]:
    """Where the words of a passage stand, however they are broken over lines."""
    words = r"\s*".join(re.escape(character) for character in "".join(evidence.split()))
    for place in re.finditer(words, text) if words else ():
        yield place.span()


def _same_area(row: sqlite3.Row, said: Mapping[str, Any]) -> bool:
    area = said.get("area")
    return not area or row["area_name"] is None or row["area_name"] == area or row["area_name"] in (said.get("area_in_text") or "")


def _names_agree(row: sqlite3.Row, said: Row) -> bool:
    """One indicator; or, of the same figure, a phrase and whatever it is called: the vocabulary grows, and a phrase can be cut otherwise."""
    both = (row["indicator"], said["indicator"])
    phrases = sum(name.startswith("other:") for name in both)
    return both[0] == both[1] or phrases == len(both) or (phrases > 0 and said["bound"] not in _SOFT)


def _called(passage: str, phrase: str, language: Language) -> set[str]:
    """What the vocabulary calls a thing that a person called by its words in a passage: the names that stand where it stands there. A
    comparison may be said of several things at once, so it is not enough that a row says as much."""
    words = "".join(phrase.split()) if language == "zh" else phrase
    text = "".join(passage.split()) if language == "zh" else passage
    places = [place.span() for place in re.finditer(re.escape(words), text, re.IGNORECASE)] if words else []
    named = [(mention.indicator, mention.start, mention.end) for mention in match(text, language)]
    found = {indicator for indicator, start, end in named if any(start < stop and end > begin for begin, stop in places)}
    return found or {mention.indicator for mention in match(words, language)}


def _agree(row: sqlite3.Row, said: Row) -> bool:
    """Whether a row says what the gold row says. One that gives a number need not tell the comparison beside it (高于全国平均) too."""
    names = ["low", "high", "bound", "stance", "measure"]
    if said["bound"] in _SOFT:
        names.remove("measure")
    if said["relative_op"] is not None:
        names += _RELATIVE
    units = {str(row["unit"]).split("/")[0], str(said.get("unit", row["unit"])).split("/")[0]}
    return all(_equal(row[name], said[name]) for name in names) and (len(units) == 1 or "count" in units or units == {"%", "pp"})


def _equal(one: Any, other: Any) -> bool:
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        return math.isclose(one, other, rel_tol=1e-6, abs_tol=1e-9)
    return bool(one == other)
