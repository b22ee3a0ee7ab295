"""Peak memory over many reports, each in a process of its own: flat means it does not grow with their number."""

from __future__ import annotations

import csv
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.speed import reports

# The peak that a fresh process reports by getrusage holds that of the process it was forked from, so Linux is asked for its own.
_CHILD = """
import pathlib, resource, sys
from mubiao import batch
table, headline = sys.argv[1:]
count = sum(len(outcome.statements) for outcome in batch.run([table], jobs=1, headline=headline == "headline"))
status = pathlib.Path("/proc/self/status")
lines = status.read_text().splitlines() if status.exists() else []
own = [int(line.split()[1]) for line in lines if line.startswith("VmHWM")]
print(count, (own or [resource.getrusage(resource.RUSAGE_SELF).ru_maxrss])[0] // 1024)
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
