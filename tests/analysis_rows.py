"""Rows of statements and passages for the tests of the analyses. All invented."""

from __future__ import annotations

from typing import Any

import polars as pl

from mubiao.export.frame import frame_of
from mubiao.output import STATEMENT_COLUMNS
from mubiao.themes.frames import PASSAGE_COLUMNS, THEME_COLUMNS, passage_frame, theme_frame

NAMES = {"100000": "中国", "430000": "湖南省", "420000": "湖北省", "360000": "江西省", "431200": "怀化市", "430100": "长沙市"}


def target(code: str, year: int, low: float | None, high: float | None, bound: str = "around", **more: Any) -> dict[str, Any]:
    name = NAMES.get(code, code)
    row: dict[str, Any] = dict.fromkeys(STATEMENT_COLUMNS)
    row |= {
        "id": f"{code}-{year}-{more.get('indicator', 'gdp')}-{low}-{high}-{more.get('stance', 'firm')}-{more.get('kind', 'target')}",
        "document": f"{name}{year}.txt", "document_id": "0", "kind": "target", "headline": True, "area": name, "area_code": code,
        "area_en": code, "report_area": name, "report_year": year, "indicator": "gdp", "measure": "growth", "period": str(year),
        "low": low, "high": high, "unit": "%", "bound": bound, "stance": "firm", "printed": f"{low}", "evidence": "", "start": 10, "end": 20,
        "section": "plan", "confidence": 0.9, "aims_higher": False,
    }  # fmt: skip
    return row | more


def outcome(code: str, year: int, value: float, **more: Any) -> dict[str, Any]:
    """What the report of the year after says of ``year``."""
    return target(code, year + 1, value, value, "point", kind="outcome", period=str(year), headline=False, **more)


def statements(*rows: dict[str, Any]) -> pl.DataFrame:
    return frame_of(rows, STATEMENT_COLUMNS)


def passages(*rows: dict[str, Any]) -> pl.DataFrame:
    """``document``, ``text`` and whatever else is wanted of each."""
    return passage_frame(_passage(number, row) for number, row in enumerate(rows))


def _passage(number: int, row: dict[str, Any]) -> dict[str, Any]:
    base: dict[str, Any] = dict.fromkeys(PASSAGE_COLUMNS)
    base |= {
        "document": "a.txt", "document_id": "0", "language": "zh", "area": "湖南省", "area_code": "430000", "area_en": "Hunan",
        "level": "province", "report_year": 2031, "section": "tasks", "passage": number, "start": number * 100,
    }  # fmt: skip
    base |= row
    base["characters"] = row.get("characters", len(base["text"]))
    base["end"] = base["start"] + base["characters"]
    return base


def themes(*rows: dict[str, Any]) -> pl.DataFrame:
    """``document``, ``passage``, ``theme``, ``share``, ``characters``."""
    base: dict[str, Any] = dict.fromkeys(THEME_COLUMNS)
    base |= {
        "document": "a.txt", "area": "湖南省", "area_code": "430000", "area_en": "Hunan", "level": "province", "report_year": 2031,
        "section": "tasks", "assigned": True, "announced": True, "inherited": False, "language": "zh", "document_id": "0",
    }  # fmt: skip
    return theme_frame(base | row for row in rows)
