"""The bar of a long run on a terminal: documents done, documents a second, time left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from rich.progress import BarColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

from mubiao import batch
from mubiao.cli.console import err

_SAMPLE = 2**20  # bytes of a table of text by which its rows are estimated


class Bar:
    """Moves with each document; shows nothing where ``quiet``, or where standard error is no terminal."""

    def __init__(self, doing: str, files: Sequence[Path], quiet: bool, stack: ExitStack, more: int = 0) -> None:
        """``doing`` is what is done, ``files`` where the documents come from, ``more`` how many documents there are beside them."""
        self.bar: Progress | None = None
        if quiet or not err.is_terminal:
            return
        self.expected = {str(file): documents_in(file) for file in files}
        self.bar = stack.enter_context(progress_bar(doing, "documents"))
        self.task = self.bar.add_task(doing, total=sum(self.expected.values()) + more)
        self.seen: Counter[str] = Counter()

    def move(self, file: str) -> None:
        """A document of ``file`` is done. A file that holds more than was expected of it moves the bar no further."""
        if self.bar is None:
            return
        self.seen[file] += 1
        if self.seen[file] <= self.expected.get(file, 1):
            self.bar.advance(self.task)

    def follow(self, outcomes: Iterator[batch.Outcome]) -> Iterator[batch.Outcome]:
        """The outcomes as they come."""
        for outcome in outcomes:
            self.move(outcome.source)
            yield outcome


def progress_bar(doing: str, things: str) -> Progress:
    """A bar with what is done, of how much, ``things`` a second, and the time left; gone when it ends. Where the bar is of something
    else, the field ``things`` of its task counts them."""
    return Progress(
        TextColumn(doing), BarColumn(), _Done(things), TimeRemainingColumn(),
        console=err, transient=True,
    )  # fmt: skip


def documents_in(file: Path) -> int:
    """How many documents a file holds, for a bar: of a table its rows, counted or estimated from its first megabyte."""
    suffix = file.suffix.lower()
    if suffix not in batch.TABLES or suffix == ".xlsx":
        return 1
    try:
        if suffix == ".parquet":
            import pyarrow.parquet as pq

            return max(1, int(pq.ParquetFile(file).metadata.num_rows))
        with file.open("rb") as stream:
            sample = stream.read(_SAMPLE)
        size = file.stat().st_size
    except (OSError, ValueError):  # reading it will say why
        return 1
    rows, quotes = 0, 0
    for line in sample.splitlines():
        quotes += line.count(b'"') if suffix in (".csv", ".tsv") else 0
        rows += quotes % 2 == 0 and bool(line.strip())
    if size > len(sample):
        return max(1, round(rows * size / len(sample)))
    return max(1, rows - (suffix in (".csv", ".tsv")))


class _Done(ProgressColumn):
    """So many of so many things, and how many a second."""

    def __init__(self, things: str) -> None:
        super().__init__()
        self.things = things

    def render(self, task: Task) -> Text:
        counted: int | None = task.fields.get("things")
        if counted is None:
            done, speed = f"{task.completed:,.0f} of {task.total or 0:,.0f}", task.finished_speed or task.speed
        else:
            done, speed = f"{counted:,}", counted / task.elapsed if task.elapsed else None
        return Text(f"{done} {self.things}" + (f", {speed:,.1f} a second" if speed else ""))
