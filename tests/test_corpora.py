"""The whole program on real documents, held to the annotated truth. Runs where the shared corpora stand beside the project."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mubiao import batch
from mubiao.api import documents, examine
from mubiao.reading import documents as files_in
from mubiao.records import Document, as_row

FOLDERS = {"provinces-2025": 0.98, "cities-2024": 0.98, "national": 0.93}
REPORTS = ("cities-2024", "national", "national-bilingual")


@pytest.fixture(scope="module")
def run(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, list[batch.Outcome]]]:
    """Records and inspections of every corpus document, as jsonl files in a folder."""
    folder = tmp_path_factory.mktemp("corpora")
    outcomes = list(batch.run(files_in([shared / "corpora"]), jobs=2))
    with (folder / "r.jsonl").open("w", encoding="utf-8") as records, (folder / "i.jsonl").open("w", encoding="utf-8") as inspections:
        for outcome in outcomes:
            records.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in outcome.statements)
            inspections.write(json.dumps(outcome.inspection, ensure_ascii=False) + "\n")
    yield folder, outcomes


def score(shared: Path, folder: Path, part: str) -> dict[str, dict[str, float]]:
    command = [
        sys.executable,
        shared / "tools/score.py",
        shared / "gold" / part,
        folder / "r.jsonl",
        "--inspect",
        folder / "i.jsonl",
        "--json",
    ]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)  # type: ignore[no-any-return]


@pytest.mark.parametrize(("part", "least"), FOLDERS.items())
def test_targets_against_the_gold(shared: Path, run: tuple[Path, list[batch.Outcome]], part: str, least: float) -> None:
    result = score(shared, run[0], part)
    assert result["target strict"]["f1"] >= least
    if part != "national":
        assert result["gdp growth target exact"]["share"] >= 0.99
    identity = result["identity"]
    for field in ("area", "level", "report_year"):
        assert identity[field] >= 0.99 * identity["documents"], field
    assert identity["sections found"] >= 0.96 * identity["sections wanted"]


def test_every_corpus_document_is_read(run: tuple[Path, list[batch.Outcome]]) -> None:
    assert [str(outcome.error) for outcome in run[1] if outcome.error is not None] == []


def test_every_record_opens_its_sentence(shared: Path, run: tuple[Path, list[batch.Outcome]]) -> None:
    texts: dict[str, Document] = {}
    for path in files_in([shared / "corpora"]):
        texts.update((item.name, item) for item in documents(path) if isinstance(item, Document))
    rows = [row for outcome in run[1] for row in outcome.statements]
    assert len(rows) > 1000
    for row in rows:
        text = texts[row["document"]].text
        assert text[row["start"] : row["end"]] == row["evidence"]
        assert row["printed"] in row["evidence"]


def test_ids_are_unique(run: tuple[Path, list[batch.Outcome]]) -> None:
    rows = [row for outcome in run[1] for row in outcome.statements]
    assert len({(row["document"], row["id"]) for row in rows}) == len(rows)


def test_runs_are_identical_and_the_main_targets_alone_are_those_of_the_whole(shared: Path, run: tuple[Path, list[batch.Outcome]]) -> None:
    """One document after the other in this process, every third of them, against all of them over processes."""
    together: dict[str, list[dict[str, object]]] = {}
    for outcome in run[1]:
        together.setdefault(outcome.source, []).extend(outcome.statements)
    paths = files_in([shared / "corpora"])[::3]
    assert len(paths) > 30
    for path in paths:
        found = [item for item in documents(path) if isinstance(item, Document)]
        alone = [as_row(row) for item in found for row in examine(item)[1]]
        assert json.dumps(alone, ensure_ascii=False) == json.dumps(together[str(path)], ensure_ascii=False), path
        if path.parent.name in REPORTS:
            main = [as_row(row) for item in found for row in examine(item, headline=True)[1]]
            assert main == [row for row in alone if row["headline"]], path


def test_files_with_the_wrong_text_are_flagged(run: tuple[Path, list[batch.Outcome]]) -> None:
    flagged = {Path(outcome.name).stem for outcome in run[1] if any(notice.code == "identity-mismatch" for notice in outcome.warnings)}
    assert {"台州", "贵阳", "池州"} <= flagged
