"""Panels, precedence, conflicts and official series of a database."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from mubiao import Store
from mubiao.cli import app
from mubiao.errors import ReadError
from mubiao.store import lookup
from mubiao.store.panel import PANEL_COLUMNS, wide
from store_reports import report, written

invoke = CliRunner().invoke


@pytest.fixture
def store(tmp_path: Path) -> Store:
    opened = Store(tmp_path / "reports.db", create=True)
    folder = tmp_path / "reports"
    written(folder, "怀化市2030.txt", report("怀化市", 2030, "地区生产总值增长7%以上、力争7.5%，城镇新增就业3万人。"))
    written(folder, "怀化市2031.txt", report("怀化市", 2031, "一般公共预算收入增长4%。", "全市地区生产总值增长6.4%。"))
    written(folder, "岳阳市2031.txt", report("岳阳市", 2031)[:260])
    written(folder, "常德市2031.pdf", "no pdf")
    opened.add([folder])
    return opened


def cells(rows: list[dict[str, object]]) -> dict[tuple[object, object], dict[str, object]]:
    return {(row["area"], row["year"]): row for row in rows}


def test_every_cell_is_in_one_of_four_states(store: Store) -> None:
    rows = store.panel(indicator="gdp", level="prefecture", years=[2030, 2031], within="湖南")
    assert {row["province"] for row in rows} == {"湖南省"}
    assert len(rows) == 2 * 14
    assert all(list(row) == list(PANEL_COLUMNS) for row in rows)
    found = cells(rows)
    stated = found["怀化市", 2030]
    assert (stated["state"], stated["value"], stated["bound"], stated["stretch"]) == ("stated", 7.0, "at_least", 7.5)
    assert stated["evidence"] == store.text(str(stated["document"]))[stated["start"] : stated["end"]]  # type: ignore[misc]
    assert (found["怀化市", 2031]["state"], found["怀化市", 2031]["reason"]) == ("absent", "the report was read and states none")
    assert found["岳阳市", 2031]["state"] == "failed"
    assert "truncated" in str(found["岳阳市", 2031]["reason"])
    assert found["常德市", 2031]["state"] == "failed"
    assert "常德市2031.pdf" in str(found["常德市", 2031]["document"])
    assert found["长沙市", 2031]["state"] == "no-document"


def test_rows_of_some_areas_are_those_of_the_whole(store: Store) -> None:
    whole = store.panel(indicator="gdp", level="prefecture", years=[2030, 2031])
    some = store.panel(indicator="gdp", level="prefecture", years=[2030, 2031], areas=["431200", "430600"])
    assert some == [row for row in whole if row["area_code"] in ("431200", "430600")] and len(some) == 4


def test_passages_left_out_are_found_by_their_places(store: Store) -> None:
    whole = [row for row in store.panel(indicator="gdp", level="prefecture", years=[2030]) if row["id"]]
    bare = [row for row in store.panel(indicator="gdp", level="prefecture", years=[2030], evidence=False) if row["id"]]
    assert all(row["evidence"] is None for row in bare)
    found = lookup.passages(store.connection, [(row["text"], row["start"], row["end"]) for row in bare])
    assert found == [row["evidence"] for row in whole]


def test_an_outcome_is_stated_by_the_next_report(store: Store) -> None:
    found = cells(store.panel(indicator="gdp", kind="outcome", level="prefecture", years=[2029, 2030], within="湖南"))
    assert (found["怀化市", 2030]["value"], found["怀化市", 2030]["bound"]) == (6.4, "point")
    assert found["怀化市", 2029]["state"] == "stated"
    assert found["长沙市", 2030]["state"] == "no-document"


def test_a_file_that_holds_another_report_is_no_document_of_the_place_it_is_named_for(store: Store, tmp_path: Path) -> None:
    store.add([written(tmp_path / "more", "益阳市2031.txt", report("株洲市", 2031))])
    found = cells(store.panel(indicator="gdp", level="prefecture", years=[2031], within="湖南"))
    assert found["株洲市", 2031]["state"] == "stated"
    assert found["益阳市", 2031]["state"] == "no-document"
    assert "holds the report of 株洲市" in str(found["益阳市", 2031]["reason"])


def test_areas_are_those_of_the_year_and_can_be_mapped_to_another(tmp_path: Path) -> None:
    with Store(tmp_path / "x.db", create=True) as store:
        # Laiwu became a part of Jinan in January 2019; Xiangfan was renamed Xiangyang in December 2010.
        store.add(
            [written(tmp_path, "莱芜市2017.txt", report("莱芜市", 2017)), written(tmp_path, "襄樊市2010.txt", report("襄樊市", 2010))]
        )
        then = cells(store.panel(indicator="gdp", level="prefecture", years=[2017, 2020], within="山东"))
        assert then["莱芜市", 2017]["state"] == "stated"
        assert ("莱芜市", 2020) not in then
        assert ("济南市", 2020) in then
        today = cells(store.panel(indicator="gdp", level="prefecture", years=[2010, 2017], at=2020))
        assert today["襄阳市", 2010]["state"] == "stated"
        assert ("襄樊市", 2010) not in today
        assert ("莱芜市", 2017) not in today
        assert today["济南市", 2017]["state"] in ("no-document", "absent")  # Laiwu's figure is not Jinan's


def test_wide_has_a_row_an_area(store: Store) -> None:
    rows = wide(store.panel(indicator=["gdp", "budget_revenue"], level="prefecture", years=[2030, 2031], within="湖南"))
    assert len(rows) == 14
    [huaihua] = [row for row in rows if row["area"] == "怀化市"]
    assert (huaihua["gdp_2030"], huaihua["gdp_2030_bound"], huaihua["gdp_2031_state"]) == (7.0, "at_least", "absent")
    assert huaihua["budget_revenue_2031"] == 4.0


ARTICLE = """Huaihua sets its growth target
Published: Jan 09, 2025 11:04 PM

Huaihua in Central China's Hunan Province has set its GDP growth target for 2025 at around 8 percent, officials said on Thursday.
"""


def test_a_report_goes_before_news_and_both_are_kept(tmp_path: Path) -> None:
    with Store(tmp_path / "x.db", create=True) as store:
        store.add([written(tmp_path / "r", "怀化市2025.txt", report("怀化市", 2025, "地区生产总值增长8%以上。"))])
        store.add([written(tmp_path / "r", "news.txt", ARTICLE)])
        [news] = [row for row in store.statements(indicators=["gdp"], kinds=["target"]) if row["genre"] == "news"]
        assert news["area"] == "怀化市"
        [row] = store.panel(indicator="gdp", level="prefecture", years=[2025], within="怀化")
        assert (row["source"], row["bound"], row["conflicts"]) == ("report", "at_least", 1)
        [conflict] = store.conflicts()
        assert (conflict["preferred_source"], conflict["other_source"]) == ("report", "news")
        assert (conflict["differs"], conflict["difference"]) == (["bound"], 0.0)


def test_official_series_stand_beside_targets_and_outcomes(store: Store, tmp_path: Path) -> None:
    series = tmp_path / "series.csv"
    lines = ["area,indicator,measure,period,value,source", "怀化市,gdp,growth,2030,6.1,yearbook", "431200,gdp,growth,2029,5.8,yearbook"]
    series.write_text("\n".join(lines) + "\n", encoding="utf-8-sig")
    assert store.import_series(series) == {"new": 2}
    assert store.import_series(series) == {"known": 2}
    of = {
        kind: cells(store.panel(indicator="gdp", kind=kind, level="prefecture", years=[2030], within="湖南"))["怀化市", 2030]["value"]
        for kind in ("target", "outcome", "official")
    }
    assert of == {"target": 7.0, "outcome": 6.4, "official": 6.1}
    assert store.conflicts() == []
    series.write_text("\n".join([lines[0], "怀化市,gdp,growth,2030,6.2,another yearbook"]), encoding="utf-8")
    store.import_series(series)
    [conflict] = store.conflicts()
    assert (conflict["kind"], conflict["preferred_value"], conflict["other_value"]) == ("official", 6.2, 6.1)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("桃花源市,gdp,growth,2030,6.1,x", "no place is called"),
        ("怀化市,gpd,growth,2030,6.1,x", "indicator 'gpd'"),
        ("怀化市,gdp,speed,2030,6.1,x", "measure 'speed'"),
        ("怀化市,gdp,growth,2030,six,x", "value 'six'"),
        ("怀化市,gdp,growth,soon,6.1,x", "period 'soon'"),
        ("怀化市,gdp,growth,2030,,x", "value is empty"),
    ],
)
def test_a_wrong_line_is_named_and_nothing_is_imported(store: Store, tmp_path: Path, line: str, message: str) -> None:
    series = tmp_path / "series.csv"
    series.write_text(f"area,indicator,measure,period,value,source\n怀化市,gdp,growth,2030,6.1,x\n{line}\n", encoding="utf-8")
    with pytest.raises(ReadError, match=message) as wrong:
        store.import_series(series)
    assert "line 3" in str(wrong.value)
    assert store.series() == []


def test_the_commands(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "panel.csv"
    words = ["panel", store.path, "-i", "gdp", "-y", "2030-2031", "-l", "prefecture", "--within", "湖南", "-o", str(target)]
    done = invoke(app, words)
    assert done.exit_code == 0, done.output
    assert "1 stated, 1 absent, 24 no-document, 2 failed." in done.stderr
    rows = list(csv.DictReader(target.open(encoding="utf-8")))
    assert [row["value"] for row in rows if row["area"] == "怀化市"] == ["7.0", ""]
    shown = invoke(app, ["panel", store.path, "-i", "gdp", "-y", "2030", "-l", "prefecture", "--within", "湖南", "--wide"])
    assert "≥ 7 % (7.5)" in shown.stdout
    assert invoke(app, ["panel", store.path, "-i", "gdp", "-y", "soon"]).exit_code == 2
    assert invoke(app, ["panel", store.path, "-i", "gdp", "-y", "2030", "-l", "village"]).exit_code == 2
    assert [json.loads(line) for line in invoke(app, ["conflicts", store.path, "-f", "jsonl"]).stdout.splitlines()] == []


@pytest.mark.parametrize(
    "words",
    [
        ["panel", "-i", "gpd", "-y", "2031"],
        ["panel", "-i", "gdp", "-m", "speed", "-y", "2031"],
        ["conflicts", "-i", "gpd"],
        ["conflicts", "-k", "commitment"],
        ["search", "消费", "-s", "preface"],
        ["search", "消费", "--genre", "novel"],
    ],
)
def test_what_no_report_can_state_is_wrong_usage_and_not_absent(store: Store, words: list[str]) -> None:
    command, *more = words
    done = invoke(app, [command, store.path, *more])
    assert done.exit_code == 2
    assert "none of" in done.stderr or "no id of" in done.stderr


def test_a_name_that_is_nearly_one_of_the_vocabulary(store: Store) -> None:
    done = invoke(app, ["panel", store.path, "-i", "gpd", "-y", "2031"])
    assert "gdp" in done.stderr.replace("gpd", "")
    assert invoke(app, ["panel", store.path, "-i", "other:农家书屋", "-y", "2031"]).exit_code == 0
    assert "no two documents differ" in invoke(app, ["conflicts", store.path, "-i", "cpi"]).stderr
    assert "`mubiao review`" in invoke(app, ["evaluate", store.path]).stderr
