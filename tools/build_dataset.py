"""Builds the dataset that the package ships: the facts of the reports in a folder of corpora, no sentence of them.

    python tools/build_dataset.py CORPORA FACTS [TARGET]        (default target: src/mubiao/dataset)

CORPORA holds folders of reports, of which provinces-2025, cities-2024, national and national-bilingual are taken (of a report that is
in two of them the better copy, as the database chooses it); FACTS holds ``provincial-gdp.csv``. Writes documents.parquet,
statements.parquet, gdp.parquet and the data package that explains them. Statements are those of the vocabulary's indicators; phrases
outside it, action verbs, notes and passages stay out, since they are words of the text; the value as printed (5.5%左右) is a figure.
"""

from __future__ import annotations

import csv
import hashlib
import json
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

import polars as pl  # noqa: E402

from mubiao import __version__  # noqa: E402
from mubiao.dataset import DOCUMENT_COLUMNS, FACT_COLUMNS, GDP_COLUMNS  # noqa: E402
from mubiao.export import frame_of  # noqa: E402
from mubiao.export.fields import fields_of  # noqa: E402
from mubiao.places import resolve  # noqa: E402
from mubiao.store import Store  # noqa: E402

FOLDERS = ("provinces-2025", "cities-2024", "national", "national-bilingual")
LARGEST = 1_000_000  # bytes of the whole dataset
LICENCE = {"name": "CC0-1.0", "path": "https://creativecommons.org/publicdomain/zero/1.0/", "title": "Facts; no rights are claimed in them"}


def main(corpora: Path, facts: Path, target: Path) -> None:
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "all.db", create=True) as store:
        store.add([corpora / name for name in FOLDERS], jobs=0)
        documents = [row | {"document": _short(row["document"], corpora)} for row in store.documents(duplicates=False)]
        documents = [row for row in documents if row["genre"] == "work_report"]
        kept = {row["document_id"] for row in documents}
        statements = [
            row | {"document": _short(row["document"], corpora), "printed": _figure(row)}
            for row in store.statements(evidence=False)
            if row["document_id"] in kept and not row["indicator"].startswith("other:")
        ]
    target.mkdir(parents=True, exist_ok=True)
    frames = {
        "documents": frame_of(sorted(documents, key=lambda row: row["document"]), DOCUMENT_COLUMNS),
        "statements": frame_of(sorted(statements, key=lambda row: (row["document"], row["start"], row["id"])), FACT_COLUMNS),
        "gdp": frame_of(_gdp(facts / "provincial-gdp.csv"), GDP_COLUMNS),
    }
    for name, frame in frames.items():
        frame.write_parquet(target / f"{name}.parquet", compression="zstd", compression_level=19)
        print(f"{name}: {frame.height} rows, {(target / f'{name}.parquet').stat().st_size:,} bytes")
    (target / "datapackage.json").write_text(json.dumps(_package(frames, target), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    size = sum(file.stat().st_size for file in target.glob("*.parquet"))
    if size > LARGEST:
        raise SystemExit(f"{size:,} bytes, over the limit of {LARGEST:,}")


def _short(name: str, corpora: Path) -> str:
    return name.removeprefix(str(corpora)).lstrip("/")


def _figure(row: dict[str, object]) -> str:
    """The value as printed where it is a figure; a goal in words is the text's."""
    return "" if row["bound"] in ("qualitative", "relative") else str(row["printed"])


def _gdp(path: Path) -> list[dict[str, object]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return [
            {
                "area": row["province"],
                "area_code": resolve(row["province"], level="province")[0].code,
                "year": int(row["year"]),
                "value": round(float(row["gdp_100m_yuan"]) * 1e8),
                "unit": "CNY",
                "source": row["source"],
            }
            for row in csv.DictReader(stream)
        ]


def _package(frames: dict[str, pl.DataFrame], target: Path) -> dict[str, object]:
    resources = []
    for name, columns in (("documents", DOCUMENT_COLUMNS), ("statements", FACT_COLUMNS), ("gdp", GDP_COLUMNS)):
        content = (target / f"{name}.parquet").read_bytes()
        resources.append(
            {
                "name": name,
                "path": f"{name}.parquet",
                "format": "parquet",
                "mediatype": "application/vnd.apache.parquet",
                "bytes": len(content),
                "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
                "schema": {"fields": [field.schema() for field in fields_of(columns)]},
            }
        )
    documents, statements = frames["documents"], frames["statements"]
    return {
        "profile": "data-package",
        "name": "mubiao-facts",
        "title": "Targets, outcomes and outlooks of Chinese government work reports",
        "description": "Facts read by Mubiao; docs/data-card.md says what they are, how accurate, and what they are not.",
        "version": __version__,
        "licenses": [LICENCE],
        "coverage": {
            "documents": documents.height,
            "statements": statements.height,
            "levels": dict(documents["level"].value_counts(sort=True).iter_rows()),
            "kinds": dict(statements["kind"].value_counts(sort=True).iter_rows()),
            "years": [documents["report_year"].min(), documents["report_year"].max()],
        },
        "resources": resources,
    }


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]) if len(sys.argv) == 4 else ROOT / "src" / "mubiao" / "dataset")
