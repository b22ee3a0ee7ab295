"""Parts of an input over Spark's executors, each worked on by ``lake.writing.work``. Spark schedules, retries and counts; it reads nothing.

The frame that Spark has is the numbers of the parts, one to a task; ``mapInArrow`` turns them into what each came to. A task commits its
part itself, so a job that dies loses the parts that were being worked on and no others. Input and lake have to be seen under the same
paths by every executor (a mounted file system; an archive of a crawl may be a url), and mubiao be installed there.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mubiao.lake import Settings
from mubiao.lake.layout import manifests
from mubiao.lake.plan import opened
from mubiao.lake.writing import work
from mubiao.spark.session import SparkFailed, session_of

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import SparkSession

Told = Callable[[int, int], None]
_METRICS = "part long, documents long, records long, failed long, pages long, seconds double"


@dataclass(frozen=True, slots=True)
class Summary:
    """What a lake holds after a run; ``parts`` were done by this run, ``known`` before."""

    parts: int
    known: int
    documents: int
    records: int
    failed: int


def extract(
    inputs: Iterable[str | os.PathLike[str]],
    output: str | os.PathLike[str],
    *,
    settings: Settings | None = None,
    size: int = 1000,
    master: str | None = None,
    told: Told | None = None,
) -> Summary:
    """Extract everything in ``inputs`` into a lake; what of it is done already stays.

    ``size``: documents a part, where a part is of several. ``master``: Spark's, see
    ``session_of``. ``told`` hears how many parts of how many are done. Raises LakeError, and SparkFailed where Spark could
    not be started or gave up; what was done until then is in the lake, and the same call goes on behind it.
    """
    home = Path(output)
    with opened(home, [os.fspath(path) for path in inputs], settings or Settings(), size) as numbers:
        known = {manifest.part for manifest in manifests(home)}
        if numbers:
            with _Watch(home, len(known), len(numbers), told):
                _run(session_of(master), str(home.absolute()), numbers)
        done = list(manifests(home))
        return Summary(
            len(done) - len(known),
            len(known),
            *(sum(getattr(manifest, name) for manifest in done) for name in ("documents", "records", "failed")),
        )


def _run(session: SparkSession, home: str, numbers: list[int]) -> None:
    from pyspark.errors import PySparkException

    def each(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        yield from _worked(home, numbers, batches)

    # One part to a task: it is what is retried.
    frame = session.range(0, len(numbers), 1, len(numbers)).mapInArrow(each, _METRICS)
    try:
        frame.collect()
    except PySparkException as failed:
        raise SparkFailed(f"{home}: Spark gave up; run the same again to go on: {str(failed).strip().splitlines()[0]}") from failed


def _worked(home: str, numbers: list[int], batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """What runs on the executors."""
    import pyarrow as pa

    for batch in batches:
        for at in batch.column(0).to_pylist():
            row = asdict(work(Path(home), numbers[at]))
            del row["files"]
            yield pa.RecordBatch.from_pylist([row])


class _Watch:
    """Tells how many parts are done while Spark is at them."""

    def __init__(self, home: Path, known: int, wanted: int, told: Told | None) -> None:
        self.home, self.known, self.wanted, self.told = home, known, wanted, told
        self.over = threading.Event()
        self.thread = threading.Thread(target=self._tell, daemon=True)

    def __enter__(self) -> None:
        if self.told is not None:
            self.thread.start()

    def __exit__(self, *_: object) -> None:
        self.over.set()
        if self.told is not None:
            self.thread.join()

    def _tell(self) -> None:
        assert self.told is not None
        ended = False
        while not ended:
            ended = self.over.wait(1.0)
            self.told(sum(1 for _ in (self.home / "_done").glob("*.json")) - self.known, self.wanted)
