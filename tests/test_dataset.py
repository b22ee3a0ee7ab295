"""The facts that the package ships: what they hold and what they do not, and the database made of them."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest

from mubiao import dataset, demo
from mubiao.api import documents, extract
from mubiao.dataset import DOCUMENT_COLUMNS, FACT_COLUMNS, GDP_COLUMNS, table
from mubiao.samples import paths
from mubiao.store import Store

CORPORA = Path(__file__).resolve().parents[2] / "shared" / "corpora"


def test_the_files_are_small_and_as_described():
    home = Path(dataset.__file__).parent
    assert sum(file.stat().st_size for file in home.iterdir() if file.is_file()) < 1_000_000
    package = json.loads((home / "datapackage.json").read_text(encoding="utf-8"))
    for resource, columns in zip(package["resources"], (DOCUMENT_COLUMNS, FACT_COLUMNS, GDP_COLUMNS), strict=True):
        frame = pl.read_parquet(home / resource["path"])
        assert frame.columns == list(columns) == [field["name"] for field in resource["schema"]["fields"]]
        assert (home / resource["path"]).stat().st_size == resource["bytes"]
    assert package["coverage"]["documents"] == table("documents").height
    assert package["coverage"]["statements"] == table("statements").height


def test_facts_and_no_sentences():
    statements = table("statements")
    assert "evidence" not in statements.columns and "action" not in statements.columns
    assert not statements["indicator"].str.starts_with("other:").any()
    assert statements["printed"].str.len_chars().max() < 60  # "not fall below the red line of …" is a bound and a figure
    assert statements["id"].is_unique
    assert set(statements["document_id"]) <= set(table("documents")["document_id"])
    assert (statements["start"] < statements["end"]).all()


def test_what_is_covered():
    reports = table("documents")
    provinces = reports.filter(level="province", report_year=2025)
    assert provinces["area"].n_unique() == 31
    assert reports.filter(level="prefecture", report_year=2024)["area"].n_unique() >= 60
    gdp = table("gdp")
    assert gdp["area"].n_unique() == 31 and gdp.filter(year=2020).height == 31
    guangdong = gdp.filter(area="广东省", year=2024)["value"].item()
    assert 1.3e13 < guangdong < 1.5e13  # CNY


def test_the_facts_are_what_the_program_reads():
    names = ("provinces-2025/2025年内蒙古自治区政府工作报告.docx", "cities-2024/三亚.txt", "cities-2024/内江.docx")
    files = [CORPORA / name for name in names]
    found = [file for file in files if file.exists()]
    if not found:
        pytest.skip("the shared corpora are not beside the project")
    compared = 0
    for file in found:
        for document in documents(file):
            ours = table("statements").filter(document_id=document.document_id, kind="target", headline=True)
            fresh = [s for s in extract(document, headline=True) if s.kind == "target" and s.headline]
            fresh = [s for s in fresh if not s.indicator.startswith("other:")]
            assert {(s.indicator, s.low, s.high, s.start) for s in fresh} == set(
                ours.select("indicator", "low", "high", "start").iter_rows()
            )
            compared += len(fresh)
    assert compared >= 8


def test_the_demo_makes_a_database_of_facts_and_samples(tmp_path, capsys):
    assert demo.main(str(tmp_path)) == 0
    assert "广东省" in capsys.readouterr().out
    with Store(tmp_path / "demo.db", readonly=True) as store:
        assert len(store.documents()) == table("documents").height + len(paths())
        (cell,) = [row for row in store.panel(indicator="gdp", years=[2025], level="province") if row["area"] == "安徽省"]
        assert (cell["value"], cell["bound"], cell["state"]) == (5.5, "at_least", "stated")
    filled = demo.build(tmp_path / "demo.db")  # again: nothing is doubled
    assert filled.reports == table("documents").height and filled.samples == len(paths())


def test_a_document_that_comes_later_takes_the_place_of_its_facts(tmp_path):
    file = CORPORA / "cities-2024" / "三亚.txt"
    if not file.exists():
        pytest.skip("the shared corpora are not beside the project")
    with Store(tmp_path / "facts.db", create=True) as store:
        store.load_facts()
        name = "cities-2024/三亚.txt"
        assert store.text(name) == ""
        assert store.add().states == {}  # facts are not read again: there is nothing to read
        assert store.add([file]).states == {"again": 1}
        text = store.text(name)
        rows = list(store.statements(document=name))
        assert len(text) > 10_000 and all(text[row["start"] : row["end"]] == row["evidence"] for row in rows)
        assert store.load_facts() == 0 and store.text(name) == text
