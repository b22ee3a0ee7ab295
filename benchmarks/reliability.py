"""How right records are at each stated confidence, on annotated reports: ``python -m benchmarks.reliability GOLD CORPORA``.

GOLD is a folder of gold files and ``score.py``'s rules say which records they can judge (headline targets, core outcomes of the
annotated periods, outlook and news rows): a record that pairs with a gold row is right, one left over is wrong. Records that no
annotation judges (commitments, other outcomes) are not in the table; docs/accuracy.md tells how those were read by hand.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from collections import defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

from mubiao import batch
from mubiao.reading import documents as files_in

_KINDS = ("target", "outcome", "outlook", "commitment")
_BINS = 10


def scorer(path: Path) -> ModuleType:
    """``score.py`` as a module."""
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def judged(score: ModuleType, gold: Path, rows: list[dict[str, Any]]) -> list[tuple[float, bool]]:
    """(confidence, right) of every record that a gold file under ``gold`` can judge."""
    mine: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        mine[score.key(row["document"])].append(row)
    found: list[tuple[float, bool]] = []
    for file in sorted(gold.rglob("*.json")):
        truth = json.loads(file.read_text(encoding="utf-8"))
        if not truth["area"]:
            continue
        records = mine.get(score.key(truth["doc"]), [])
        for kind in _KINDS:
            golds = [r for r in truth["rows"] if r["kind"] == kind and (kind == "target" or r["indicator"] in score.CORE)]
            areas, periods = {r["area"] for r in golds} | {truth["area"]}, {r["period"] for r in golds}
            gots = [r for r in records if r["kind"] == kind and (not r["area"] or r["area"] in areas)]
            if kind == "target":
                gots = [r for r in gots if r["headline"]]
            else:
                measures = {(r["indicator"], r["measure"]) for r in golds}
                gots = [r for r in gots if str(r["period"]) in periods and (r["indicator"], r["measure"]) in measures]
            pairs, _, extra = score.match(golds, gots, True)
            found += [(got["confidence"], True) for _, got in pairs] + [(got["confidence"], False) for got in extra]
    return found


def table(found: list[tuple[float, bool]]) -> list[tuple[float, float, int, float, float]]:
    """Ten bins: from, to, records, mean confidence, share right."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for confidence, right in found:
        bins[min(int(confidence * _BINS), _BINS - 1)].append((confidence, right))
    return [
        (i / _BINS, (i + 1) / _BINS, len(rows), sum(c for c, _ in rows) / len(rows), sum(r for _, r in rows) / len(rows))
        for i, rows in sorted(bins.items())
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--score", type=Path, help="score.py; by default in tools/ beside GOLD's folder")
    given = parser.parse_args()
    score = scorer(given.score or given.gold.parent / "tools" / "score.py")
    rows = [row for outcome in batch.run(files_in([given.corpora]), jobs=0) for row in outcome.statements]
    print(f"{'confidence':>12}{'records':>10}{'mean stated':>14}{'share right':>14}")
    for low, high, count, mean, right in table(judged(score, given.gold, rows)):
        print(f"{low:>7.1f}–{high:<4.1f}{count:>10,}{mean:>14.3f}{right:>14.3f}")


if __name__ == "__main__":
    main()
