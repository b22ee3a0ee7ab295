"""``make demo`` and ``mubiao demo``: the main job on the sample reports that the package ships, a database with the real facts, and
what to type next."""

from __future__ import annotations

import contextlib
import sys
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from mubiao import batch
from mubiao.output import STATEMENT_COLUMNS, open_writer
from mubiao.samples import paths
from mubiao.show import panel_table, statements_table
from mubiao.store import Store


def main(folder: str = "demo-out") -> int:
    """Extract the samples, show the table, write ``folder``/targets.csv; build ``folder``/demo.db from the samples and the shipped
    facts, show the provinces' targets of 2025. 0 when every sample was read."""
    target = Path(folder) / "targets.csv"
    target.parent.mkdir(parents=True, exist_ok=True)
    console = Console() if sys.stdout.isatty() else Console(width=140)
    outcomes = list(batch.run(paths()))
    rows = [row for outcome in outcomes for row in outcome.statements if row["headline"]]
    console.print(statements_table(rows))
    with open_writer(target, "csv", STATEMENT_COLUMNS) as writer:
        writer.write(rows)
    failed = [outcome.error for outcome in outcomes if outcome.error is not None]
    for error in failed:
        console.print(f"failed: {error}", style="red", markup=False)
    command = f"{Path(sys.executable).parent}/mubiao"
    with contextlib.suppress(ValueError):  # installed elsewhere: the whole path it is
        command = str(Path(command).relative_to(Path.cwd()))
    sample = paths()[0]
    console.print(
        f"\n{len(outcomes) - len(failed)} invented sample reports read, {len(rows)} targets, written to {target}.\n",
        style="bold",
        markup=False,
    )
    database = target.parent / "demo.db"
    filled = build(database)
    console.print(
        f"{database}: {filled.reports} real reports (their facts, without the texts) and {filled.samples} samples. From it, the growth targets "
        "of the provinces for 2025:\n",
        style="bold",
        markup=False,
    )
    with Store(database, readonly=True) as store:
        console.print(panel_table(store.panel(indicator="gdp", years=[2025], level="province")))
    console.print("\nNext, in this database and on your own files:", style="bold")
    for line in (
        f"{command} serve {database}              # the same in the browser: map, ranking, reports, search",
        f"{command} panel {database} -i gdp -y 2015-2017 -k outcome -l nation",
        f"{command} panel {database} -i retail_sales -y 2024 -l prefecture -o retail.csv",
        f"{command} add reports.db REPORTS/              # a database of your own",
        f"{command} extract REPORTS/ -o targets.csv      # every target, with its sentence and offsets",
        f"{command} inspect REPORTS/                     # whose report, which year, what to look at by hand",
        f"{command} text {sample}",
        "      # the text that the offsets point into",
        f"{command} quantities '城镇新增就业85万人以上'",
    ):
        console.print(f"  {line}", markup=False, highlight=False, soft_wrap=True)
    return 1 if failed else 0


@dataclass(frozen=True, slots=True)
class Filled:
    reports: int
    samples: int


def build(database: Path) -> Filled:
    """Make a database of the shipped facts and the sample reports; one that is there already is completed."""
    with Store(database, create=True) as store:
        store.load_facts()
        store.add(paths())
        documents = store.documents()
    samples = sum(row["characters"] > 0 for row in documents)
    return Filled(len(documents) - samples, samples)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
