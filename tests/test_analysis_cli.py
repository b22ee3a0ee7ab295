"""The commands that compare reports, on the shipped samples and on a database of them."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

import mubiao
from mubiao.cli import app

SAMPLES = str(Path(mubiao.__file__).parent / "samples")
RUN = CliRunner()


def rows_of(*words: str) -> list[dict[str, str]]:
    result = RUN.invoke(app, [*words, "-j", "1", "-q", "-f", "csv"])
    assert result.exit_code == 0, result.output
    return list(csv.DictReader(io.StringIO(result.stdout)))


def test_themes_of_the_samples_open_their_terms() -> None:
    rows = rows_of("themes", SAMPLES, "--top", "3")
    assert len({row["document"] for row in rows}) == 4
    assert all(0 <= float(row["low"]) <= float(row["share"]) <= float(row["high"]) <= 1 for row in rows)
    text = mubiao.text(next(row["document"] for row in rows if row["document"].endswith(".txt")))
    for row in rows_of("themes", SAMPLES, "--passages"):
        if row["document"].endswith(".txt"):
            for item in row["evidence"].split("; "):
                term, _, place = item.rpartition("@")
                assert text[int(place) :].startswith(term)


@pytest.mark.parametrize("by", ["group", "cap", "cewc_2024", "cewc_2025"])
def test_themes_by_every_crosswalk(by: str, database: str) -> None:
    rows = rows_of("themes", database, "--by", by)
    for document in {row["document"] for row in rows}:
        # What names no theme belongs to none: a passage of the samples is such.
        assert 0.99 < sum(float(row["share"]) for row in rows if row["document"] == document) < 1 + 1e-9


def test_a_target_and_the_level_above_it(database: str) -> None:
    rows = {row["area"]: row for row in rows_of("ladder", database, "--each")}
    assert rows["怀化市"]["parent_area"] == "湖南省"
    assert float(rows["怀化市"]["gap"]) == pytest.approx(float(rows["怀化市"]["point"]) - float(rows["怀化市"]["parent_point"]))
    summed = rows_of("ladder", database)
    assert {row["level"] for row in summed} >= {"prefecture"}


def test_attainment_says_its_rule_and_takes_a_series(database: str, tmp_path: Path) -> None:
    shown = RUN.invoke(app, ["attainment", database, "-i", "gdp", "-j", "1", "--around", "0.3"])
    assert "down to 0.3 points" in shown.stderr and "no official figure for these targets was given" in shown.stderr
    series = tmp_path / "series.csv"
    series.write_text("area_code,year,indicator,measure,value\n430000,2031,gdp,growth,4.0\n", encoding="utf-8")
    rows = rows_of("attainment", database, "-i", "gdp", "--series", str(series))
    assert [row["verdict"] for row in rows if row["source"] == "official"] == ["missed"]
    counted = rows_of("attainment", database, "--summary")
    assert all(int(row["targets"]) >= int(row["with_result"]) for row in counted)


def test_an_imported_series_is_the_official_side_and_levels_give_no_growth(samples_read: Path, tmp_path: Path) -> None:
    database, series = str(shutil.copyfile(samples_read, tmp_path / "a.db")), tmp_path / "series.csv"
    lines = ["湖南省,gdp,growth,2031,4.0,yearbook", "湖南省,gdp,level,2030,5000000000000,yearbook", "湖南省,gdp,growth,2031Q1,9.0,yearbook"]
    series.write_text("area,indicator,measure,period,value,source\n" + "\n".join(lines) + "\n", encoding="utf-8")
    assert RUN.invoke(app, ["import", database, str(series)]).exit_code == 0
    rows = [row for row in rows_of("attainment", database, "-i", "gdp") if row["area"] == "湖南省"]
    official = [row for row in rows if row["source"] == "official"]
    # The growth of the year meets its target; a level, a quarter, say nothing of it.
    assert [(row["measure"], row["year"], row["result"], row["series"], row["verdict"]) for row in official] == [
        ("growth", "2031", "4.0", "yearbook", "missed")
    ]
    assert [row["verdict"] for row in rows if row["source"] != "official" and row["measure"] == "growth"] == ["no-result"]


def test_the_roll_up_can_be_done_again_from_its_inputs(database: str, tmp_path: Path) -> None:
    weights = tmp_path / "weights.csv"
    weights.write_text("area_code,area,weight\n430000,湖南省,2\n420000,湖北省,1\n", encoding="utf-8")
    [row] = rows_of("rollup", database, "--weights", str(weights))
    inputs = rows_of("rollup", database, "--weights", str(weights), "--inputs")
    stated = [item for item in inputs if item["point"]]
    again = sum(float(item["weight"]) * float(item["point"]) for item in stated) / sum(float(item["weight"]) for item in stated)
    assert float(row["point"]) == pytest.approx(again)
    assert (float(row["coverage"]), row["missing"]) == (pytest.approx(2 / 3), "湖北省")


def test_localities_compared_and_aligned(database: str) -> None:
    rows = rows_of("compare", database, "--count", "1")
    assert all(row["area"] != row["neighbour"] for row in rows)
    for what in ("distances", "specialisation", "quotients", "groups", "complementarity"):
        for by in ("theme", "industry"):
            rows_of("compare", database, "--what", what, "--by", by)
    above = str(next(Path(SAMPLES).glob("湖南省*")))
    [own] = rows_of("align", above, "--with", above)
    assert float(own["overlap"]) == pytest.approx(1)
    assert all(row["verdict"] == "taken up" for row in rows_of("align", above, "--with", above, "--sentences"))
    assert len(rows_of("align", above, "--conference", "cewc_2025")) == 10
    assert rows_of("align", above) == []  # of 2031, whose tasks nobody knows


def test_phrases_followed_and_the_lack_of_a_baseline_said(database: str) -> None:
    rows = rows_of("terms", database, "--phrase", "粮食", "--phrase", "没有人写过的词")
    assert {row["phrase"]: row["share"] == "0.0" for row in rows}["没有人写过的词"]
    assert rows_of("terms", database, "--phrase", "粮食", "--first")
    assert rows_of("terms", database, "--phrase", "粮食", "--curve")[0]["fitted"] == "False"
    assert "nothing to compare" in RUN.invoke(app, ["terms", database, "-j", "1"]).output


def test_confidence_and_its_regions(database: str) -> None:
    assert {row["area"] for row in rows_of("confidence", database)} >= {"湖南省", "怀化市"}
    assert {row["region"] for row in rows_of("confidence", database, "--regions")} == {"centre"}


def test_changes_need_two_years_and_wrong_words_are_refused(database: str) -> None:
    for what in ("targets", "themes", "passages"):
        refused = RUN.invoke(app, ["changes", database, "--what", what, "-j", "1"])
        assert refused.exit_code == 2 and "two years in a row" in refused.output, what
    for words in (["changes", database, "-w", "x"], ["compare", database, "-w", "x"], ["compare", database, "--by", "x"],
                  ["rollup", database, "--convention", "x"], ["themes", "nowhere"], ["themes", database, "--by", "x"], ["themes", database, "--section", "x"],
                  ["align", database, "--conference", "x"]):  # fmt: skip
        assert RUN.invoke(app, [*words, "-j", "1"]).exit_code == 2, words


def test_a_year_that_is_not_there_is_told_with_those_that_are(database: str) -> None:
    for words in (["ladder"], ["attainment"], ["confidence"], ["rollup"], ["themes"], ["align"], ["terms", "-p", "低空经济"], ["brief"]):
        refused = RUN.invoke(app, [words[0], database, *words[1:], "-y", "1999", "-j", "1"])
        told = " ".join(refused.output.replace("│", " ").split())
        assert refused.exit_code == 2 and "--year 1999" in told and "there is of" in told, (words, told)


def test_a_wrong_word_or_file_is_refused_by_name(database: str, tmp_path: Path) -> None:
    bare = tmp_path / "bare.csv"
    bare.write_text("area_code,year\n430000,2030\n", encoding="utf-8")
    for words, told in (
        (["attainment", "--series", "nowhere.csv"], "nowhere.csv"), (["attainment", "--series", str(bare)], "no column"),
        (["terms", "-p", ""], "--phrase"), (["ladder", "--language", "fr"], "fr"),
    ):  # fmt: skip
        refused = RUN.invoke(app, [words[0], database, *words[1:], "-j", "1"])
        assert refused.exit_code == 2 and told in " ".join(refused.output.replace("│", " ").split()), words


def test_a_database_gives_what_the_folder_gives(database: str) -> None:
    for words in (["themes", "--top", "2"], ["ladder", "--each"], ["compare", "--count", "1"]):
        assert rows_of(words[0], database, *words[1:]) == rows_of(words[0], SAMPLES, *words[1:])


def test_jsonl_and_parquet_hold_the_whole_frame(database: str, tmp_path: Path) -> None:
    result = RUN.invoke(app, ["confidence", database, "-j", "1", "-q", "-f", "jsonl"])
    row = json.loads(result.stdout.splitlines()[0])
    assert {"index", "z_firmness", "document", "start", "end"} <= row.keys()
    target = tmp_path / "c.parquet"
    assert RUN.invoke(app, ["confidence", database, "-j", "1", "-q", "-o", str(target)]).exit_code == 0
    assert target.stat().st_size > 0


@pytest.mark.parametrize("command", ["attainment", "ladder", "rollup", "changes", "confidence", "brief"])
def test_an_indicator_that_is_none_is_refused(command: str, database: str) -> None:
    run = CliRunner().invoke(app, [command, database, "-i", "nothing", "-q"])
    assert run.exit_code == 2 and "there is no indicator 'nothing'" in " ".join(run.output.split()).replace("│ ", "")


def test_of_several_reports_the_newest_is_the_guidance(database: str, tmp_path: Path) -> None:
    for year in (2029, 2030):
        text = f"湖南省{year}年政府工作报告\n——{year}年1月10日在湖南省第十五届人民代表大会第三次会议上\n省长 某某\n各位代表：\n一、{year - 1}年工作回顾\n地区生产总值增长5%。\n二、{year}年工作安排\n（一）提振消费。举办促消费活动，发展首店经济和夜间经济，扩大服务消费。\n（二）推动科技创新。新建重点实验室，推进关键核心技术攻关。\n各位代表！让我们团结一心，为全面完成今年目标任务而努力奋斗！"
        (tmp_path / f"湖南省{year}.txt").write_text(text, encoding="utf-8")
    run = CliRunner().invoke(app, ["align", database, "--with", str(tmp_path), "--jobs", "1"])
    assert run.exit_code == 0 and "of 2 reports that of 湖南省 2030 is the guidance" in run.output
