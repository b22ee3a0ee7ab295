"""The same extraction on Spark: a few documents, where PySpark and Java are."""

from __future__ import annotations

import importlib.util
import json
import os
import random
import shutil
import signal
import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from mubiao import batch, samples
from mubiao.lake import Lake
from mubiao.output import STATEMENT_COLUMNS, flat
from mubiao.spark import SparkFailed, extract

needs_pyspark = pytest.mark.skipif(
    importlib.util.find_spec("pyspark") is None, reason="PySpark is not installed: pip install 'mubiao[spark]'"
)
needs_java = pytest.mark.skipif(
    shutil.which("java") is None and "JAVA_HOME" not in os.environ, reason="Spark needs Java 17 or 21, which is not here"
)


def lines(rows: Iterable[dict[str, Any]]) -> bytes:
    return "\n".join(sorted(json.dumps(flat(row, STATEMENT_COLUMNS), ensure_ascii=False) for row in rows)).encode()


@pytest.fixture(scope="module")
def session() -> Iterator[None]:
    """One session for all tests: it takes its time to start."""
    yield
    from pyspark.sql import SparkSession

    active = SparkSession.getActiveSession()
    if active is not None:
        active.stop()


@needs_pyspark
@needs_java
def test_the_same_rows_byte_for_byte_and_a_poisoned_document_costs_itself(session: None, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for path in samples.paths():
        shutil.copy(path, folder)
    local = lines(row for outcome in batch.run(sorted(folder.iterdir())) for row in outcome.statements)
    (folder / "二进制.txt").write_bytes(random.Random(8).randbytes(30_000))
    made = extract([folder], tmp_path / "lake", size=2, master="local[2]")
    lake = Lake(tmp_path / "lake")
    assert lines(lake.statements()) == local
    assert (made.parts, made.known, made.documents, made.failed) == (3, 0, 4, 1)
    assert [(Path(row["document"]).name, row["code"]) for row in lake.failures()] == [("二进制.txt", "not-text")]
    assert sorted(row["documents"] + row["failed"] for row in lake.metrics()) == [1, 2, 2]
    again = extract([folder], tmp_path / "lake", size=2)
    assert (again.parts, again.known, again.documents) == (0, 3, 4)


@needs_pyspark
@needs_java
def test_a_worker_that_is_killed_costs_nothing(session: None, tmp_path: Path) -> None:
    files = samples.paths()
    home = tmp_path / "lake"
    killed: list[int] = []

    def kill() -> None:
        """Kill the first process that says it is at a document."""
        until = time.monotonic() + 120
        while not killed and time.monotonic() < until:
            for file in home.glob("_trying/*/*.at"):
                pid = int(file.name.split(".")[-2])
                os.kill(pid, signal.SIGKILL)
                killed.append(pid)
                return
            time.sleep(0.002)

    killer = threading.Thread(target=kill)
    killer.start()
    made = extract(files, home, size=1, master="local[2]")
    killer.join()
    assert killed
    assert (made.documents, made.failed) == (4, 0)
    assert lines(Lake(home).statements()) == lines(row for outcome in batch.run(files) for row in outcome.statements)


@pytest.mark.skipif(importlib.util.find_spec("pyspark") is not None, reason="PySpark is installed")
def test_without_spark_it_is_said_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(SparkFailed, match="pip install"):
        extract(samples.paths(), tmp_path / "lake")
