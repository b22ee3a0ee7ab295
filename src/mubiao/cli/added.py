"""What came of documents on their way into a database: heard one by one, and told at the end."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from mubiao.cli.console import err

if TYPE_CHECKING:
    from mubiao.cli.progress import Bar
    from mubiao.store import Added, Additions


class Told:
    """Hears of every document once it is in the database, and moves the bar."""

    def __init__(self, bar: Bar) -> None:
        self.bar = bar
        self.warned: list[tuple[str, str, str]] = []
        self.documents = self.records = 0

    def __call__(self, added: Added) -> None:
        self.documents += added.state != "failed"
        self.records += added.records if added.state != "known" else 0
        self.warned.extend((added.name, notice.code, notice.message) for notice in added.warnings)
        self.bar.move(added.name.partition("#")[0])


def report_of(found: Additions, told: Told, errors: Path | None, quiet: bool) -> None:
    """Say on standard error how many documents were added, what failed and why, and which corrections came loose."""
    from mubiao.cli.batches import warn_of

    warn_of(found.failed, told.warned, errors, quiet)
    if found.loose:
        err.print(
            f"{found.loose} corrections whose passage moved, changed or is lost: see `mubiao review`.", style="yellow", highlight=False
        )
    if not quiet:
        counts: Counter[str] = Counter({str(state): count for state, count in found.states.items()})
        err.print(
            f"{counts['new']} document{'s' * (counts['new'] != 1)} added, {counts['again']} extracted again, {counts['known']} there already, "
            f"{counts['failed']} failed; {told.records} records.",
            style="bold",
            markup=False,
            highlight=False,
        )
