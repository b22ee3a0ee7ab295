"""`make bench`: every figure from one run on one machine, so that the ratios mean something where the seconds do not.

Speed is processor time of one core; the reports are the shared corpora where they lie beside the project, else the samples
repeated. Nothing here fails on a slow machine: the figures are for reading.
"""

from __future__ import annotations

import argparse

from benchmarks import length, memory, rivals, speed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer reports, no 10,000-report memory run, and nothing is compiled")
    quick = parser.parse_args().quick
    reports = speed.reports(limit=20 if quick else None)
    print(f"{len(reports)} reports, {sum(len(report.text) for report in reports) / len(reports):,.0f} characters each on average\n")
    ours = speed.measure(reports, compile_too=not quick)
    rivals.measure(reports, ours)
    length.measure(10_000_000 if not quick else 1_000_000)
    memory.measure((100, 1_000, 10_000) if not quick else (100, 1_000))


if __name__ == "__main__":
    main()
