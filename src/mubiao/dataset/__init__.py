"""The facts that the package ships: what work reports of the nation, the provinces and cities state, without their sentences.

Each row names the document (title, SHA-256) and the offsets at which its text has the passage, so that whoever holds the document can
open it. ``docs/data-card.md`` says what the facts are, how accurate, and what they are not; ``tools/build_dataset.py`` makes them.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

DOCUMENT_COLUMNS: dict[str, type] = {
    "document": str, "document_id": str, "part": int, "media_type": str, "language": str, "genre": str, "title": str, "area": str,
    "area_code": str, "area_en": str, "level": str, "report_year": int, "delivered_on": str, "published_on": str, "characters": int,
    "warnings": str,
}  # fmt: skip
FACT_COLUMNS: dict[str, type] = {
    "id": str, "document": str, "document_id": str, "kind": str, "headline": bool, "area": str, "area_code": str, "area_en": str,
    "report_area": str, "report_year": int, "indicator": str, "measure": str, "period": str, "low": float, "high": float, "unit": str,
    "bound": str, "stance": str, "relative_op": str, "relative_to": str, "relative_margin": float, "printed": str, "start": int, "end": int,
    "section": str, "confidence": float, "aims_higher": bool, "rank": int, "rank_in": str,
}  # fmt: skip
GDP_COLUMNS: dict[str, type] = {"area": str, "area_code": str, "year": int, "value": float, "unit": str, "source": str}


def path_of(name: str) -> Path:
    """The file of a table: documents, statements or gdp."""
    return Path(str(files("mubiao.dataset"))) / f"{name}.parquet"


@cache
def table(name: str) -> pl.DataFrame:
    """A table of the dataset as a frame: ``documents``, ``statements``, or ``gdp`` (of provinces, at current prices, in CNY)."""
    import polars as pl

    return pl.read_parquet(path_of(name))
