"""SDMX-CSV 2.0 (sdmx.org, SDMX-CSV field guide 2.0.0): one observation a statement.

Dimensions: FREQ, REF_AREA, INDICATOR, MEASURE, STATEMENT_KIND, RECORD (several documents may state one cell) and TIME_PERIOD. The
observation value is the point that a statement gives, or its one closed end (5%以上 is 5 with BOUND AT_LEAST); a range has none, its
ends are LOWER_BOUND and UPPER_BOUND. Codes of ours are written as SDMX ids: capitals, digits and underscores.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from mubiao.export.delimited import safe_cell
from mubiao.output import Row

STRUCTURE = "datastructure"
STRUCTURE_ID = "MUBIAO:STATEMENTS(1.0)"
COLUMNS = (
    "STRUCTURE", "STRUCTURE_ID", "ACTION",
    "FREQ", "REF_AREA", "INDICATOR", "MEASURE", "STATEMENT_KIND", "RECORD", "TIME_PERIOD",
    "OBS_VALUE", "OBS_STATUS", "UNIT_MEASURE", "UNIT_MULT", "LOWER_BOUND", "UPPER_BOUND", "BOUND", "STANCE", "PERIOD_PRINTED",
    "INDICATOR_PRINTED", "RELATIVE_OP", "RELATIVE_TO", "RELATIVE_MARGIN", "HEADLINE", "CONFIDENCE", "VALUE_PRINTED", "SOURCE_DOCUMENT",
    "SOURCE_HASH", "SOURCE_START", "SOURCE_END",
)  # fmt: skip
_UNITS = {"%": "PC", "pp": "PP", "": "_Z"}  # per cent, percentage points, not applicable
_OPERATORS = {">": "GT", ">=": "GE", "=": "EQ", "~": "ABOUT", "<=": "LE", "<": "LT"}
_YEAR = re.compile(r"\d{4}")
_SPAN = re.compile(r"(\d{4})-(\d{4})")
_MONTHS = re.compile(r"(\d{4})M(\d{1,2})(?:-(\d{1,2}))?")
_PART = re.compile(r"(\d{4})([HQ])(\d)")


class Period(NamedTuple):
    """Frequency (SDMX CL_FREQ) and time period (SDMX 2.1, section 2, observational time period)."""

    frequency: str
    time: str


def write_sdmx_csv(rows: Iterable[Row], path: Path) -> int:
    """Write statements as SDMX-CSV 2.0; gives their number. A statement without a period or a place is not an observation and has its
    TIME_PERIOD or REF_AREA given as not applicable (``_Z``)."""
    count = 0
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\r\n")
        writer.writerow(COLUMNS)
        for row in rows:
            writer.writerow(observation(row))
            count += 1
    return count


def observation(row: Row) -> list[str]:
    """A statement as the cells of COLUMNS. Numbers are written in full; empty where there is none."""
    period = period_of(row["period"])
    indicator = row["indicator"]
    other = indicator.startswith("other:")
    relative = row.get("relative") or {}
    value = observed(row["low"], row["high"])
    return [
        STRUCTURE, STRUCTURE_ID, "R",
        period.frequency, row["area_code"] or "_Z", "OTHER" if other else code(indicator), code(row["measure"]), code(row["kind"]),
        code(row["id"]), period.time,
        _number(value), "A" if value is not None else "O", code_of_unit(row["unit"]), "0", _number(row["low"]), _number(row["high"]),
        code(row["bound"]), code(row["stance"]), row["period"] or "", _text(indicator.removeprefix("other:")) if other else "",
        _OPERATORS.get(relative.get("op", ""), ""), _text(relative.get("to") or ""), _number(relative.get("margin")),
        "true" if row["headline"] else "false", _number(row["confidence"]), _text(row["printed"]), _text(row["document"]), row["document_id"],
        str(row["start"]), str(row["end"]),
    ]  # fmt: skip


def observed(low: float | None, high: float | None) -> float | None:
    """The one number a statement gives: the point, or the only closed end. None for a range of two ends, and for words."""
    if low is None or high is None or low == high:
        return low if low is not None else high
    return None


def period_of(period: str | None) -> Period:
    """A period of the contract in SDMX: 2025 → A 2025; 2024H1 → S 2024-S1; 2024Q3 → Q 2024-Q3; 2021-2025 → A5 2021-01-01/P5Y;
    2024M1-9 → M9 2024-01-01/P9M; by 2030 → A 2030 (PERIOD_PRINTED keeps the "by"); none → _Z."""
    if period is None:
        return Period("_Z", "_Z")
    text = period.removeprefix("by ")
    if _YEAR.fullmatch(text):
        return Period("A", text)
    if match := _SPAN.fullmatch(text):
        years = int(match[2]) - int(match[1]) + 1
        return Period(f"A{years}" if years > 1 else "A", f"{match[1]}-01-01/P{years}Y")
    if match := _PART.fullmatch(text):
        letter = "S" if match[2] == "H" else "Q"
        return Period(letter, f"{match[1]}-{letter}{match[3]}")
    if match := _MONTHS.fullmatch(text):
        first, last = int(match[2]), int(match[3] or match[2])
        if first == last:
            return Period("M", f"{match[1]}-{first:02d}")
        months = last - first + 1
        return Period(f"M{months}", f"{match[1]}-{first:02d}-01/P{months}M")
    return Period("_U", text)


def code(name: str) -> str:
    """A name of ours as an SDMX id: capitals, digits, underscores."""
    return re.sub(r"\W", "_", name.upper(), flags=re.ASCII)


def code_of_unit(unit: str) -> str:
    """A canonical unit as an SDMX id: % is PC, pp PP, CNY/person CNY_PER_PERSON, t-km T_KM."""
    return _UNITS.get(unit) or code(unit.replace("/", " per "))


def _text(value: str) -> str:
    return str(safe_cell(value))


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return str(int(value)) if float(value).is_integer() else repr(float(value))
