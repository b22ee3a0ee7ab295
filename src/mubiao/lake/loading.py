"""`mubiao load`: a lake into the database, document by document, each a transaction; what is there already is left alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from mubiao.lake.filing import error_of, outcomes
from mubiao.lake.lake import Lake
from mubiao.store import Added, Additions, Store
from mubiao.store.anchoring import apply_corrections
from mubiao.store.connection import transaction
from mubiao.store.duplicates import link_duplicates
from mubiao.store.errors import translated
from mubiao.store.filing import Source, file_document, file_failure, file_source
from mubiao.store.indexing import BATCH, index_pending
from mubiao.store.program import known_run, run_of

Told = Callable[[Added], None]


def load(store: Store, lake: Lake, *, told: Told | None = None) -> Additions:
    """File everything that is in a lake. As ``Store.add`` of the same files, without reading any: the extractions are those of the program
    that made the lake, copies are linked, corrections applied, texts indexed. ``told`` hears of each document once it is in the file.
    """
    with translated(store.path):
        return _load(store, lake, told or (lambda _: None))


def _load(store: Store, lake: Lake, told: Told) -> Additions:
    connection = store.connection
    found = Additions()
    unindexed = 0
    for manifest in lake.done:
        parts = [manifest.part]
        read: Counter[tuple[str, str]] = Counter()
        failed: Counter[str] = Counter()
        documents, statements, records = (lake.scan(table, parts=parts) for table in ("documents", "statements", "records"))
        for row, outcome in outcomes(documents, statements, records):
            document = outcome.document
            assert document is not None  # what ``outcomes`` gives
            now = datetime.now(UTC).isoformat(timespec="seconds")
            with transaction(connection):
                run = run_of(connection, lake.program, now)
                source = (
                    file_source(connection, Source(row["source"], row["file_hash"], row["retrieved_at"] or now)) if row["source"] else None
                )
                number, state, _ = file_document(connection, outcome, document, row["part"], run, source, now)
                if state != "known":
                    apply_corrections(connection, number)
                    link_duplicates(connection, number)
                    unindexed += 1
            if unindexed >= BATCH:
                index_pending(connection, more=True)
                unindexed = 0
            found.states[state] += 1
            told(Added(outcome.name, state, len(outcome.statements) + len(outcome.voices), outcome.warnings))
            read[row["source"], row["file_hash"]] += 1
        for row in lake.scan("errors", parts=parts).collect().iter_rows(named=True):
            error = error_of(row)
            with transaction(connection):
                file_failure(connection, error, datetime.now(UTC).isoformat(timespec="seconds"))
            found.states["failed"] += 1
            found.failed.append(error)
            told(Added(error.path, "failed", error=error))
            failed[row["source"]] += 1
        _read_whole(store, lake, {key: count + failed[key[0]] for key, count in read.items() if key[1]})
    index_pending(connection)
    return found


def _read_whole(store: Store, lake: Lake, files: Mapping[tuple[str, str], int]) -> None:
    """Note that files were read to their ends, so that adding the same bytes reads none of them again."""
    connection = store.connection
    run = known_run(connection, lake.program)
    with transaction(connection):
        connection.executemany(
            "INSERT INTO files_read (file_hash, text_column, run, documents) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
            [(file_hash, lake.settings.text_column or "", run, count) for (_, file_hash), count in files.items()],
        )
