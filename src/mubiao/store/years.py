"""For which year a row is, one rule: a target or outcome for the year of its period, a target without one for the year of its report, a goal
for later years for the report that sets it (of news: that was published). Other rows are for none: those of spans, and of no stated time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_YEAR = re.compile(r"(?:19|20)\d\d")


def year_of(row: Mapping[str, Any]) -> int | None:
    """Of a row with ``kind`` and ``period``, and ``report_year`` and ``published_on`` of its document."""
    reported: int | None = row["report_year"]
    if row["kind"] == "outlook":
        return reported if reported is not None else int(row["published_on"][:4]) if row["published_on"] else None
    if row["period"] is None:
        return reported if row["kind"] == "target" else None
    return int(row["period"]) if _YEAR.fullmatch(row["period"]) else None


# The same of rows of ``figures f`` (see codes.py for the numbers of kinds) and ``extractions e``.
YEAR = (
    "CASE WHEN f.kind = 2 THEN ifnull(e.report_year, CAST(substr(e.published_on, 1, 4) AS INTEGER)) "
    "WHEN f.period IS NULL THEN CASE f.kind WHEN 0 THEN e.report_year END "
    "WHEN f.period BETWEEN 1900 AND 2099 THEN f.period END"  # a period that is no year is a text, and comes behind every number
)
