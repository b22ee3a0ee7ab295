"""A part of a lake: its documents one after another, and all that came of them into the lake at once."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

from mubiao.lake.clock import Clock
from mubiao.lake.layout import Manifest, write_json
from mubiao.lake.plan import part_of, settings_of
from mubiao.lake.reading import Reader
from mubiao.lake.tables import Tables


def work(home: Path, number: int) -> Manifest:
    """Do a part of a lake and commit it. Pure but for the files: who does it, and how often, makes no difference to them.

    Raises what the file system raises; of a document nothing.
    """
    import mubiao.warm  # noqa: F401  (vocabularies are built now, not on the first document's time)

    began, used = time.perf_counter(), time.process_time()
    part, settings = part_of(home, number), settings_of(home)
    attempts = home / "_trying" / f"{number:06}"
    staging = home / "_staging" / f"{number:06}.{os.getpid()}.{time.time_ns()}"
    tables = Tables(number, staging)
    with Clock(attempts, settings.seconds) as clock:
        reader = Reader(settings, clock)
        for found in reader.found(part):
            tables.take(found)
    seconds = round(time.perf_counter() - began, 3)
    metrics = {
        "part": number, "source": part.name, "documents": tables.documents, "records": tables.records, "failed": tables.failed,
        "pages": reader.pages, "seconds": seconds, "processor_seconds": round(time.process_time() - used, 3),
    }  # fmt: skip
    tables.add("metrics", [metrics])
    files = tables.write()
    for file in files:
        (home / file).parent.mkdir(parents=True, exist_ok=True)
        (staging / file).replace(home / file)
    manifest = Manifest(number, tables.documents, tables.records, tables.failed, reader.pages, seconds, files)
    write_json(home / "_done" / f"{number:06}.json", manifest)
    shutil.rmtree(staging, ignore_errors=True)
    shutil.rmtree(attempts, ignore_errors=True)
    return manifest
