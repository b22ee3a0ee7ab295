"""A Frictionless data package (specs.frictionlessdata.io) beside an exported file, so that the file explains itself."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mubiao.export.fields import Field
from mubiao.output import Row

# Reports of state organs are no object of copyright in China, and facts are none anywhere; news that a table quotes stays its publisher's.
PUBLIC_DOCUMENTS = {
    "name": "other-pd",
    "title": "Facts, and passages of documents of state organs (Copyright Law of the People's Republic of China, article 5)",
}
_SOURCES_LISTED = 2000
_MEDIA = {
    "csv": "text/csv",
    "jsonl": "application/jsonl",
    "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "dta": "application/x-stata-dta",
}


@dataclass
class Coverage:
    """What a table covers, counted while its rows pass by."""

    rows: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    states: Counter[str] = field(default_factory=Counter)
    years: Counter[int] = field(default_factory=Counter)
    areas: set[str] = field(default_factory=set)
    indicators: set[str] = field(default_factory=set)
    documents: dict[str, str] = field(default_factory=dict)  # sha-256 by name

    def watch(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The same rows, counted."""
        for row in rows:
            self.rows += 1
            for counter, name in ((self.kinds, "kind"), (self.states, "state")):
                if row.get(name):
                    counter[row[name]] += 1
            year = row.get("report_year") or row.get("year")
            if year:
                self.years[year] += 1
            if row.get("area"):
                self.areas.add(row["area"])
            if row.get("indicator"):
                self.indicators.add("other:" if row["indicator"].startswith("other:") else row["indicator"])
            if row.get("document") and row.get("document_id"):
                self.documents.setdefault(row["document"], row["document_id"])
            yield row

    def descriptor(self) -> dict[str, Any]:
        """The counts as they stand in ``datapackage.json``; empty ones are left out."""
        made = {
            "rows": self.rows,
            "kinds": dict(sorted(self.kinds.items())),
            "states": dict(sorted(self.states.items())),
            "years": [min(self.years), max(self.years)] if self.years else None,
            "areas": len(self.areas),
            "indicators": len(self.indicators),
            "documents": len(self.documents),
        }
        return {name: value for name, value in made.items() if value}


def package_of(
    path: Path,
    form: str,
    fields: tuple[Field, ...],
    coverage: Coverage,
    *,
    name: str,
    title: str,
    version: str,
    licence: dict[str, str] | None = None,
    primary_key: str | None = None,
    text_is_guarded: bool = False,
) -> dict[str, Any]:
    """The descriptor of one file: fields with their units and values, sources with their hashes, licence, version, coverage.

    The same rows give the same descriptor: it holds no time of writing. ``text_is_guarded``: cells that a spreadsheet would run as
    formulas carry an apostrophe.
    """
    content = path.read_bytes()
    resource: dict[str, Any] = {
        "name": name,
        "path": path.name,
        "title": title,
        "format": form,
        "mediatype": _MEDIA[form],
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": {"fields": [each.schema() for each in fields], "missingValues": [""]},
    }
    if form == "csv":
        resource |= {"encoding": "utf-8", "profile": "tabular-data-resource", "dialect": {"delimiter": ",", "lineTerminator": "\r\n"}}
    if primary_key:
        resource["schema"]["primaryKey"] = primary_key
    if text_is_guarded:
        resource["guarded"] = "A text cell that begins with = + - @ has an apostrophe in front, so that no spreadsheet runs it."
    sources = [{"title": document, "hash": f"sha256:{digest}"} for document, digest in sorted(coverage.documents.items())]
    return {
        "profile": "data-package",
        "name": name,
        "title": title,
        "description": "Made by Mubiao: every number leads to the passage it was read from (document, start, end).",
        "version": version,
        "licenses": [licence or PUBLIC_DOCUMENTS],
        "sources": sources[:_SOURCES_LISTED],
        **({"sources_left_out": len(sources) - _SOURCES_LISTED} if len(sources) > _SOURCES_LISTED else {}),
        "coverage": coverage.descriptor(),
        "resources": [resource],
    }


def write_package(descriptor: dict[str, Any], path: Path) -> None:
    """Write a descriptor as ``datapackage.json`` (or a name that says which file it is of)."""
    path.write_text(json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
