"""Peak memory over many reports, the worker of the pool counted too, each in a run of its own: flat means it does not grow with them."""

from __future__ import annotations

import csv
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.speed import reports

_ASKED = 50  # reports between two looks at the memory
_CHILD = f"""
import sys
from benchmarks.processes import peak_megabytes
from mubiao import batch
table, headline = sys.argv[1:]
count = peak = 0
for number, outcome in enumerate(batch.run([table], jobs=1, headline=headline == "headline"), 1):
    count += len(outcome.statements)
    if number % {_ASKED} == 0:
        peak = max(peak, peak_megabytes())
print(count, peak)
"""


def measure(sizes: tuple[int, ...]) -> None:
    """Main targets of tables of every size, and everything of all but the largest, which would take it half an hour and more."""
    texts = [report.text for report in reports(limit=50)]
    print(f"{'reports in one table':>24}{'extracted':>14}{'records':>10}{'peak memory, MB':>18}")
    with tempfile.TemporaryDirectory() as folder:
        for size, what in [(size, "everything") for size in sizes[:-1]] + [(size, "headline") for size in sizes]:
            table = Path(folder, f"{size}.csv")
            with table.open("w", encoding="utf-8", newline="") as stream:
                writer = csv.writer(stream)
                writer.writerow(["id", "text"])
                writer.writerows((i, texts[i % len(texts)]) for i in range(size))
            done = subprocess.run([sys.executable, "-c", _CHILD, str(table), what], capture_output=True, text=True, check=True)
            records, peak = done.stdout.split()
            print(f"{size:>24,}{what:>14}{int(records):>10,}{int(peak):>18,}")
