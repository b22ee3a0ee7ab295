"""Quotes, releases, priorities and guidance against the annotated articles. Runs where the shared corpora stand beside the project."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mubiao import api
from mubiao.records import as_row

Row = dict[str, Any]

# The annotation keeps these apart (other:…); the taxonomy was asked to count them to innovation.
_DISPUTED = "new quality productive forces"


def _plain(words: str) -> str:
    return re.sub(r"[^0-9a-z\u4e00-\u9fff]+", " ", words.lower()).strip()


def _overlap(one: str, other: str) -> bool:
    shorter, longer = sorted((_plain(one), _plain(other)), key=len)
    return shorter in longer


def _place(row: Row) -> str | None:
    """An aggregate of the annotation ("Chinese localities") is no place in the records."""
    area = row["area"]
    return area if area is not None and re.search("[\u4e00-\u9fff]", area) else None


AGREE: dict[str, Callable[[Row, Row], bool]] = {
    "quotes": lambda gold, got: all(gold[name] == got[name] for name in ("speaker", "verbatim", "stance", "affiliation", "text")),
    "releases": lambda gold, got: (
        (gold["area"], gold["released_on"], gold["document_type"]) == (got["area"], got["released_on"], got["document_type"])
    ),
    "priorities": lambda gold, got: (
        (_place(gold), gold["theme"]) == (got["area"], got["theme"]) and _overlap(gold["evidence"], got["evidence"])
    ),
    "central_guidance": lambda gold, got: (
        (gold["event"], gold["date"], gold["text"]) == (got["event"], got["date"], got["text"])
        and gold["asks"] == [{"theme": ask["theme"], "text": ask["text"]} for ask in got["asks"]]
    ),
}
KINDS = {"quotes": "quote", "releases": "release", "priorities": "priority", "central_guidance": "guidance"}


@pytest.mark.parametrize("part", AGREE)
def test_voices_against_the_gold(shared: Path, part: str) -> None:
    missed, extra = [], []
    for file in sorted((shared / "gold" / "news").glob("*.json")):
        truth = json.loads(file.read_text(encoding="utf-8"))
        own = [
            row for record in api.extract_all(shared / "corpora" / f"{truth['doc']}.txt") if (row := as_row(record))["kind"] == KINDS[part]
        ]
        for gold in sorted(truth.get(part, []), key=lambda row: bool(row.get("optional"))):
            hit = next((got for got in own if AGREE[part](gold, got)), None)
            if hit is not None:
                own.remove(hit)
            elif not gold.get("optional") and _DISPUTED not in gold.get("theme", ""):
                missed.append(gold)
        extra += [row for row in own if _DISPUTED not in row.get("named", [])]
    assert missed == []
    assert extra == []
