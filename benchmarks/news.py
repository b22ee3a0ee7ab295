"""What the program finds in annotated news, article by article: ``python -m benchmarks.news GOLD CORPUS``.

Rows are compared by the strict rules of ``score.py`` (place and period must be right too). A quote is found where speaker, words and
verbatim agree; a release where place, date and evidence do; a priority where place, theme and evidence do; guidance where event, date
and every thing asked for do. Fields beyond these that differ are listed, and with ``--errors`` every miss and extra.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.reliability import scorer
from mubiao import batch
from mubiao.reading import documents as files_in
from mubiao.records import STATEMENT_KINDS

Row = dict[str, Any]
_PARTS = ("quotes", "releases", "priorities", "guidance")
_KIND = {"quotes": "quote", "releases": "release", "priorities": "priority", "guidance": "guidance"}
_CHINESE = re.compile("[\u4e00-\u9fff]")


def plain(words: str | None) -> str:
    """Words without what printing adds to them."""
    return re.sub(r"[^0-9a-z\u4e00-\u9fff]+", " ", (words or "").lower()).strip()


def overlap(one: str | None, other: str | None) -> float:
    """The share of the shorter text that the longer holds in one piece or, by words, at all."""
    a, b = sorted((plain(one), plain(other)), key=len)
    if not a:
        return 0.0
    if a in b:
        return 1.0
    words = a.split() if " " in a else list(a)
    return sum(word in b for word in words) / len(words) * 0.9


def alike(one: str | None, other: str | None) -> bool:
    """The same words but for a few at the edges."""
    a, b = sorted((plain(one), plain(other)), key=len)
    return overlap(one, other) > 0.8 and len(a) >= 0.85 * len(b)


def same_area(gold: str | None, got: str | None) -> bool:
    """An aggregate of the gold ("Chinese localities") is no place here."""
    return gold == got or (not got and not _CHINESE.search(gold or ""))


def agree_quote(gold: Row, got: Row) -> bool:
    return gold["speaker"] == got["speaker"] and gold["verbatim"] == got["verbatim"] and alike(gold["text"], got["text"])


def agree_release(gold: Row, got: Row) -> bool:
    return (
        same_area(gold["area"], got["area"])
        and gold["released_on"] == got["released_on"]
        and overlap(gold["evidence"], got["evidence"]) > 0.6
    )


def agree_priority(gold: Row, got: Row) -> bool:
    return same_area(gold["area"], got["area"]) and gold["theme"] == got["theme"] and overlap(gold["evidence"], got["evidence"]) > 0.8


def agree_guidance(gold: Row, got: Row) -> bool:
    asks = list(got["asks"])
    for wanted in gold["asks"]:
        hit = next((ask for ask in asks if ask["theme"] == wanted["theme"] and alike(ask["text"], wanted["text"])), None)
        if hit is None:
            return False
        asks.remove(hit)
    return gold["event"] == got["event"] and gold["date"] == got["date"] and not asks


_AGREE: dict[str, Callable[[Row, Row], bool]] = {
    "quotes": agree_quote,
    "releases": agree_release,
    "priorities": agree_priority,
    "guidance": agree_guidance,
}
_ALSO = {
    "quotes": ("affiliation", "role", "stance", "said_on"),
    "releases": ("document_type", "source"),
    "priorities": ("named",),
    "guidance": (),
}


def paired(
    golds: Sequence[Row], gots: Sequence[Row], agree: Callable[[Row, Row], bool]
) -> tuple[list[tuple[Row, Row]], list[Row], list[Row]]:
    """(pairs, gold rows missed, own rows left over); optional gold rows are paired last and never missed."""
    left, pairs, missed = list(gots), [], []
    for gold in sorted(golds, key=lambda row: bool(row.get("optional"))):
        hit = next((got for got in left if agree(gold, got)), None)
        if hit is not None:
            left.remove(hit)
            pairs.append((gold, hit))
        elif not gold.get("optional"):
            missed.append(gold)
    return pairs, missed, left


def differences(part: str, pairs: Sequence[tuple[Row, Row]]) -> list[str]:
    """Where the further fields of paired records differ."""
    found = []
    for gold, got in pairs:
        for name in _ALSO[part]:
            want, have = gold.get(name), got.get(name)
            if isinstance(have, list):
                want = list(want or [])
            same = overlap(want, have) > 0.9 if isinstance(want, str) and isinstance(have, str) else want == have
            if not same:
                found.append(f"{part} {name}: gold {want!r}, ours {have!r} | {got.get('text') or got.get('evidence')}")
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--score", type=Path, help="score.py; by default in tools/ two folders above GOLD")
    parser.add_argument("--errors", action="store_true", help="list what is missed, extra or differs")
    given = parser.parse_args()
    score = scorer(given.score or given.gold.parent.parent / "tools" / "score.py")
    mine: dict[str, list[Row]] = defaultdict(list)
    for outcome in batch.run(files_in([given.corpus]), jobs=1):
        if outcome.error is not None:
            raise outcome.error
        mine[score.key(outcome.name)] = [*outcome.statements, *outcome.voices]
    totals: dict[str, Counter[str]] = defaultdict(Counter)
    print(f"{'found / missed / extra':50}{'rows':>12}" + "".join(f"{part:>12}" for part in _PARTS))
    for file in sorted(given.gold.rglob("*.json")):
        truth = json.loads(file.read_text(encoding="utf-8"))
        own = mine.get(score.key(truth["doc"]), [])
        cells, errors = [], []
        counts: Counter[str] = Counter()
        for kind in STATEMENT_KINDS:
            golds = [
                dict(r, optional=r.get("optional") or "alt_kind" in r) for r in truth["rows"] if kind in (r["kind"], r.get("alt_kind"))
            ]
            pairs, missed, extra = score.match(golds, [row for row in own if row["kind"] == kind], True, True)
            counts.update(found=len(pairs), missed=len(missed), extra=len(extra))
            errors += [f"MISSED {shown(row)}" for row in missed] + [f"EXTRA  {shown(row)}" for row in extra]
        cells.append(counts)
        for part in _PARTS:
            golds = truth.get("central_guidance" if part == "guidance" else part, [])
            pairs, missed, extra = paired(golds, [row for row in own if row["kind"] == _KIND[part]], _AGREE[part])
            cells.append(Counter(found=len(pairs), missed=len(missed), extra=len(extra)))
            errors += [f"MISSED {part} {row}" for row in missed] + [f"EXTRA  {part} {row}" for row in extra] + differences(part, pairs)
        for name, cell in zip(("rows", *_PARTS), cells, strict=True):
            totals[name] += cell
        print(f"{Path(truth['doc']).name[:49]:50}" + "".join(f"{cell_of(cell):>12}" for cell in cells))
        if given.errors:
            print("".join(f"    {error}\n" for error in errors), end="")
    print(f"{'all':50}" + "".join(f"{cell_of(totals[name]):>12}" for name in ("rows", *_PARTS)))


def cell_of(counts: Counter[str]) -> str:
    return f"{counts['found']}/{counts['missed']}/{counts['extra']}"


def shown(row: Row) -> str:
    names = ("kind", "area", "indicator", "measure", "period", "low", "high", "unit", "bound", "stance", "relative", "evidence")
    return " ".join(str(row.get(name)) for name in names)


if __name__ == "__main__":
    main()
