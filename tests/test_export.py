"""Every export is read back by another library than the one that wrote it, and holds equal values."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import openpyxl
import polars as pl
import pytest
from typer.testing import CliRunner

from mubiao.api import documents, extract
from mubiao.cli import app
from mubiao.export import EXPORT_FORMS, CannotExport, export
from mubiao.export.delimited import safe_cell
from mubiao.export.fields import UnknownField, fields_of
from mubiao.export.sdmx import Period, code_of_unit, observed, period_of
from mubiao.export.workbook import TooManyRows
from mubiao.output import STATEMENT_COLUMNS, VOICE_COLUMNS, flat, record_row
from mubiao.samples import __file__ as samples_init
from mubiao.store import Store
from mubiao.store.rows import DOCUMENT_COLUMNS

SAMPLES = Path(samples_init).parent


@pytest.fixture(scope="module")
def rows() -> list[dict]:
    found = []
    for path in sorted(SAMPLES.glob("*政府工作报告*")):
        for document in documents(path):
            found.extend(record_row(statement) for statement in extract(document))
    assert len(found) > 80
    # What text may hold: a formula, a tab, quotes, a line break, a null.
    odd = {**found[0], "id": "0" * 16, "printed": "=1+2", "evidence": '=cmd|" /C calc"!A0\n"甲",乙', "indicator": "other:-新建,“站点”"}
    return [*found, odd]


def flats(rows: list[dict]) -> list[dict]:
    return [flat(row, STATEMENT_COLUMNS) for row in rows]


def test_every_column_of_every_table_is_described():
    for columns in (STATEMENT_COLUMNS, DOCUMENT_COLUMNS, *VOICE_COLUMNS.values()):
        for field in fields_of(columns):
            assert 0 < len(field.title) <= 80 and field.title_zh
    with pytest.raises(UnknownField, match="no_such"):
        fields_of({"no_such": str})


def test_csv_is_read_back_by_polars(rows, tmp_path):
    made = export(rows, tmp_path / "t.csv", "csv")
    frame = pl.read_csv(
        made.path, schema_overrides={"area_code": pl.String, "id": pl.String, "period": pl.String}, infer_schema_length=None
    )
    assert frame.columns == list(STATEMENT_COLUMNS) and frame.height == made.rows == len(rows)
    for read, expected in zip(frame.to_dicts(), flats(rows), strict=True):
        assert {n: v for n, v in read.items() if v is not None} == {
            n: safe_cell(v) for n, v in expected.items() if v is not None and v != ""
        }


def test_no_cell_of_a_csv_is_run_as_a_formula(rows, tmp_path):
    names = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"]
    made = export([{**rows[0], "printed": name, "document": name} for name in names], tmp_path / "t.csv", "csv", bom=True)
    assert made.path.read_bytes().startswith(b"\xef\xbb\xbf")
    with made.path.open(encoding="utf-8-sig", newline="") as stream:
        for name, row in zip(names, csv.DictReader(stream), strict=True):
            assert row["printed"] == row["document"] == f"'{name}"
    assert safe_cell(-3.5) == -3.5  # a fall is a number, and stays one


def test_jsonl_holds_the_rows_of_the_contract(rows, tmp_path):
    made = export(rows, tmp_path / "t.jsonl", "jsonl")
    assert [json.loads(line) for line in made.path.read_text(encoding="utf-8").splitlines()] == json.loads(json.dumps(rows))


def test_parquet_is_read_back_by_polars(rows, tmp_path):
    made = export(rows, tmp_path / "t.parquet", "parquet")
    assert pl.read_parquet(made.path).to_dicts() == flats(rows)


def test_workbook_is_read_back_by_openpyxl(rows, tmp_path):
    made = export(rows, tmp_path / "t.xlsx", "xlsx")
    page = openpyxl.load_workbook(made.path).active
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == f"A1:{page.cell(1, len(STATEMENT_COLUMNS)).column_letter}{len(rows) + 1}"
    head = [cell.value for cell in page[1]]
    assert head == list(STATEMENT_COLUMNS)
    printed = head.index("printed")
    assert "Value as printed" in page.cell(1, printed + 1).comment.text
    for row, cells, expected in zip(rows, page.iter_rows(min_row=2), flats(rows), strict=True):
        read = dict(zip(head, [cell.value for cell in cells], strict=True))
        # A workbook holds 16 digits of a number.
        assert {n: v for n, v in read.items() if v} == {n: pytest.approx(v) if type(v) is float else v for n, v in expected.items() if v}
        assert cells[printed].comment.text.startswith(row["evidence"])
        assert all(cell.data_type != "f" for cell in cells)


def test_stata_file_is_read_back_by_pandas(rows, tmp_path):
    pandas = pytest.importorskip("pandas", reason="pandas reads the Stata file back; it comes with the dev extra")
    made = export(rows, tmp_path / "t.dta", "dta", title="政府工作报告")
    with pandas.io.stata.StataReader(made.path) as reader:
        frame = reader.read(convert_categoricals=True)
        labels, codes = reader.variable_labels(), reader.value_labels()
        assert reader.data_label == "政府工作报告"
    assert labels["low"].startswith("Lower end") and labels["bound"] == "Bound"
    named = {tuple(codes_of.values()) for codes_of in codes.values()}  # the files name a set of labels after the column and its number
    assert ("no", "yes") in named and ("target", "outcome", "outlook", "commitment") in named and ("firm", "strive") in named
    assert len(frame) == len(rows)
    for (_, read), expected in zip(frame.iterrows(), flats(rows), strict=True):
        for name, value in expected.items():
            got = read[name]
            if value is None:
                assert pandas.isna(got) or got == ""
            elif STATEMENT_COLUMNS[name] is bool:
                assert got == ("yes" if value else "no")
            else:
                assert got == value


def test_sdmx_is_read_back_by_pysdmx(rows, tmp_path):
    pysdmx = pytest.importorskip("pysdmx.io.csv.sdmx20.reader", reason="pysdmx reads SDMX-CSV back; it comes with the dev extra")
    made = export(rows, tmp_path / "t.sdmx.csv", "sdmx")
    (dataset,) = pysdmx.read(made.path.read_text(encoding="utf-8"))
    assert dataset.short_urn == "DataStructure=MUBIAO:STATEMENTS(1.0)"
    data = dataset.data
    assert len(data) == len(rows) and data["RECORD"].is_unique
    for (_, read), row in zip(data.iterrows(), rows, strict=True):
        value = observed(row["low"], row["high"])
        assert (float(read["OBS_VALUE"]) if read["OBS_VALUE"] else None) == value
        assert (float(read["LOWER_BOUND"]) if read["LOWER_BOUND"] else None) == row["low"]
        assert read["REF_AREA"] == (row["area_code"] or "_Z") and read["STATEMENT_KIND"] == row["kind"].upper()


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("2025", ("A", "2025")),
        ("by 2030", ("A", "2030")),
        ("2021-2025", ("A5", "2021-01-01/P5Y")),
        ("2024H1", ("S", "2024-S1")),
        ("2024Q3", ("Q", "2024-Q3")),
        ("2024M1-9", ("M9", "2024-01-01/P9M")),
        ("2024M7", ("M", "2024-07")),
        (None, ("_Z", "_Z")),
    ],
)
def test_periods_in_sdmx(printed, expected):
    assert period_of(printed) == Period(*expected)


def test_units_in_sdmx():
    assert [code_of_unit(unit) for unit in ("%", "CNY/person", "t-km", "")] == ["PC", "CNY_PER_PERSON", "T_KM", "_Z"]


@pytest.mark.parametrize("form", EXPORT_FORMS)
def test_a_package_explains_the_file(rows, tmp_path, form):
    made = export(rows, tmp_path / f"targets.{form}", form)
    package = json.loads(made.package.read_text(encoding="utf-8"))
    resource = package["resources"][0]
    assert resource["path"] == made.path.name and resource["bytes"] == made.path.stat().st_size
    assert package["coverage"]["rows"] == len(rows) and package["coverage"]["documents"] == 4
    assert package["licenses"] and package["version"] and len(package["sources"]) == 4
    assert all(source["hash"].startswith("sha256:") for source in package["sources"])
    if form != "sdmx":
        assert [field["name"] for field in resource["schema"]["fields"]] == list(STATEMENT_COLUMNS)
    assert export(rows, tmp_path / f"targets.{form}", form).package.read_bytes() == made.package.read_bytes() or form == "xlsx"


def test_frictionless_finds_the_csv_valid(rows, tmp_path):
    frictionless = pytest.importorskip("frictionless", reason="frictionless validates the data package; it comes with the dev extra")
    made = export(rows, tmp_path / "targets.csv", "csv")
    with frictionless.system.use_context(trusted=True):
        report = frictionless.Package(str(made.package)).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])[:5]


def test_voices_are_exported_too(tmp_path):
    row = dict.fromkeys(VOICE_COLUMNS["quote"]) | {"id": "q1", "kind": "quote", "text": "稳中求进", "stance": "optimistic"}
    made = export([row], tmp_path / "q.xlsx", "xlsx", columns=VOICE_COLUMNS["quote"], title="Quotes")
    assert openpyxl.load_workbook(made.path).active.max_row == 2


def test_what_cannot_be_exported_says_so(rows, tmp_path, monkeypatch):
    with pytest.raises(CannotExport, match="statements alone"):
        export([], tmp_path / "t.csv", "sdmx", columns={"area": str})
    with pytest.raises(CannotExport, match="cannot be written"):
        export(rows, tmp_path / "no" / "such" / "t.csv", "csv")
    monkeypatch.setattr("mubiao.export.workbook.ROWS_OF_A_SHEET", 10)
    with pytest.raises(TooManyRows, match="csv or parquet"):
        export(rows, tmp_path / "t.xlsx", "xlsx")
    assert list(tmp_path.iterdir()) == []


def test_the_command_writes_what_the_ending_names(tmp_path):
    database = tmp_path / "reports.db"
    with Store(database, create=True) as store:
        store.add([SAMPLES])
        targets = list(store.statements(kinds=["target"]))
    run = CliRunner()
    for name in ("t.csv", "t.xlsx", "t.sdmx.csv", "t.parquet", "t.dta", "t.jsonl"):
        result = run.invoke(app, ["export", str(database), str(tmp_path / name), "--kind", "target"])
        assert result.exit_code == 0, result.output
        assert (tmp_path / f"{name}.datapackage.json").exists()
    assert [row["id"] for row in pl.read_parquet(tmp_path / "t.parquet").to_dicts()] == [row["id"] for row in targets]
    assert run.invoke(app, ["export", str(database), str(tmp_path / "d.csv"), "--table", "documents"]).exit_code == 0
    assert pl.read_csv(tmp_path / "d.csv").height == 4
    for wrong in (["t.odt"], ["t.csv", "--format", "dbf"], ["t.csv", "--table", "cells"]):
        assert run.invoke(app, ["export", str(database), str(tmp_path / wrong[0]), *wrong[1:]]).exit_code == 2
