"""The shipped facts as a database: documents known by their hashes, statements with offsets into texts that are not here.

A document of the facts has an empty text, so its statements open no sentence; adding the same bytes later reads them, and that
extraction becomes the current one.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from typing import Any

from mubiao import dataset
from mubiao.batch import Outcome
from mubiao.records import Document
from mubiao.store.connection import transaction
from mubiao.store.filing import file_document
from mubiao.store.program import Program, run_of

_ABSENT: dict[str, Any] = {"published_on": None, "speaker": None, "sections": [], "encoding": None}


def load_facts(connection: sqlite3.Connection, now: str) -> int:
    """File the documents and statements that the package ships, as a run of their own; the number of documents that are new.

    Documents that are there already are left alone. ``now``: time of filing, ISO.
    """
    package = json.loads((dataset.path_of("documents").parent / "datapackage.json").read_text(encoding="utf-8"))
    digest = next(resource["hash"] for resource in package["resources"] if resource["name"] == "statements")
    program = Program(package["version"], "facts", digest.removeprefix("sha256:")[:16])
    statements: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for row in dataset.table("statements").iter_rows(named=True):
        statements[row["document"], row["document_id"]].append(_statement(row))
    new = 0
    for row in dataset.table("documents").iter_rows(named=True):
        with transaction(connection):
            known = connection.execute(
                "SELECT 1 FROM documents WHERE document_id = ? AND part = ?", (row["document_id"], row["part"])
            ).fetchone()
            if known:
                continue
            outcome = Outcome(
                row["document"], statements[row["document"], row["document_id"]], inspection={**_ABSENT, **row, "warnings": []}
            )
            document = Document(row["document"], row["document_id"], row["media_type"], None, row["language"], "")
            file_document(connection, outcome, document, row["part"], run_of(connection, program, now), None, now)
            new += 1
    return new


def _statement(row: dict[str, Any]) -> dict[str, Any]:
    relative = {"op": row["relative_op"], "to": row["relative_to"], "margin": row["relative_margin"]} if row["relative_op"] else None
    without = dict.fromkeys(("action", "topic", "topic_start", "topic_end"))  # words of the text
    return {**row, "relative": relative, "notes": [], **without}
