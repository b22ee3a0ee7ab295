"""Corrections by hand: a log that is only added to, applied to rows, surviving extraction, shared between colleagues."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from mubiao import Store, batch
from mubiao.cli import app
from mubiao.errors import ReadError
from mubiao.store import adding, errors
from mubiao.store.program import Program
from store_reports import report, written

invoke = CliRunner().invoke
TARGETS = "地区生产总值增长6%左右，一般公共预算收入增长4%，规模以上工业增加值增长7%以上。"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    opened = Store(tmp_path / "reports.db", create=True)
    opened.add([written(tmp_path / "reports", "溆浦县2031.txt", report(target=TARGETS))])
    return opened


def row(store: Store, indicator: str, **wanted: object) -> dict[str, object]:
    [found] = [found for found in store.statements(indicators=[indicator], kinds=["target"], **wanted) if found["headline"]]
    return found


def again(store: Store, monkeypatch: pytest.MonkeyPatch, change: object = None) -> adding.Additions:
    """Extract everything again with another program, whose rows ``change`` may alter."""

    def examined(document: object) -> batch.Outcome:
        outcome = adding.batch.extracted(document)  # type: ignore[arg-type]
        if change is not None:
            outcome.statements = [altered for found in outcome.statements if (altered := change(found)) is not None]  # type: ignore[operator]
        return replace(outcome, document=document)

    monkeypatch.setattr(adding, "this_program", lambda: Program("9", "x", str(change)))
    monkeypatch.setattr(adding, "prepared", examined)
    return store.add()


def test_correct_reject_confirm_and_add(store: Store) -> None:
    gdp, revenue, industry = (str(row(store, name)["id"]) for name in ("gdp", "budget_revenue", "industrial_va"))
    assert store.correct(gdp[:8], {"high": None, "bound": "at_least"}, by="Li", why="以上 stands in the annex") == gdp
    store.reject(revenue, by="Li", why="an old figure")
    store.confirm(industry, by="Wang")
    added = store.add_row(
        "溆浦县2031.txt",
        "让夜市热起来",
        {"kind": "commitment", "indicator": "other:夜市", "measure": "level", "bound": "point", "low": 30, "high": "30"},
        by="Wang",
        why="missed",
    )
    corrected = row(store, "gdp")
    assert (corrected["low"], corrected["high"], corrected["bound"], corrected["status"]) == (6.0, None, "at_least", "corrected")
    assert [found["indicator"] for found in store.statements(indicators=["budget_revenue"])] == []
    assert row(store, "budget_revenue", rejected=True)["status"] == "rejected"
    assert row(store, "industrial_va")["status"] == "confirmed"
    [hand] = store.statements(ids=[added])
    assert (hand["status"], hand["area"], hand["period"], hand["unit"], hand["section"]) == ("added", "溆浦县", "2031", "count", "tasks")
    assert hand["evidence"] == "让夜市热起来"
    [cell] = [cell for cell in store.panel(indicator="gdp", level="county", years=[2031], within="怀化") if cell["area"] == "溆浦县"]
    assert (cell["bound"], cell["status"]) == ("at_least", "corrected")
    [cell] = [cell for cell in store.panel(indicator="budget_revenue", level="county", years=[2031]) if cell["area"] == "溆浦县"]
    assert cell["state"] == "absent"
    assert [entry["action"] for entry in store.corrections()] == ["correct", "reject", "confirm", "add"]
    assert {entry["anchor"] for entry in store.corrections()} == {"held"}


def test_the_last_word_counts_and_the_log_keeps_all(store: Store) -> None:
    gdp = str(row(store, "gdp")["id"])
    store.reject(gdp, by="Li", why="wrong")
    store.confirm(gdp, by="Wang", why="right after all")
    assert row(store, "gdp")["status"] == "confirmed"
    store.correct(gdp, {"stance": "strive"}, by="Li", why="力争")
    store.correct(gdp, {"bound": "point"}, by="Li", why="no 左右")
    found = row(store, "gdp")
    assert (found["status"], found["stance"], found["bound"], found["low"]) == ("corrected", "strive", "point", 6.0)
    assert len(store.corrections()) == 4
    for statement in ("UPDATE corrections SET why = 'x'", "DELETE FROM corrections"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            store.connection.execute(statement)


def test_what_was_said_can_be_taken_back(store: Store) -> None:
    before = store.content_hash()
    gdp, revenue = (str(row(store, name)["id"]) for name in ("gdp", "budget_revenue"))
    store.correct(gdp, {"low": 7, "high": 7}, by="Li", why="annex")
    store.reject(gdp, by="Wang", why="of last year")
    assert store.withdraw(gdp, by="Wang", why="no, of this year") == gdp  # the last word of it
    assert (row(store, "gdp")["low"], row(store, "gdp")["status"]) == (7, "corrected")
    store.withdraw(gdp, by="Li")
    assert (row(store, "gdp")["low"], row(store, "gdp")["status"]) == (6, None)
    with pytest.raises(errors.NoSuchRecord, match="withdrawn already"):
        store.withdraw(gdp, by="Li")
    log = store.history(gdp)
    assert [(entry["action"], entry["anchor"]) for entry in log] == [
        ("correct", "withdrawn"), ("reject", "withdrawn"), ("withdraw", "held"), ("withdraw", "held"),
    ]  # fmt: skip
    assert log[3]["fields"] == {"withdraws": log[0]["uid"]}
    assert store.history(revenue) == []
    assert store.evaluate() == [] and not [found for found in store.review() if found["reason"] == "anchor"]
    store.withdraw(log[3]["uid"], by="Li", why="it was right after all")  # a withdrawal, by its uid
    assert (row(store, "gdp")["low"], row(store, "gdp")["status"]) == (7, "corrected")
    store.withdraw(gdp, by="Li")
    assert row(store, "gdp")["status"] is None
    assert store.content_hash() != before  # the log is part of what a database holds
    with pytest.raises(errors.NoSuchRecord, match="nothing was said"):
        store.withdraw(revenue, by="Li")
    with pytest.raises(errors.NoSuchRecord, match="too short"):
        store.withdraw("a", by="Li")


def test_an_added_row_that_is_taken_back_is_gone(store: Store) -> None:
    [document] = store.documents()
    fields = {"kind": "target", "indicator": "cpi", "measure": "growth", "bound": "point", "low": 2, "high": 2}
    added = store.add_row(document["document"], "一般公共预算收入增长", fields, by="Li", why="x")
    store.withdraw(added[:8], by="Li")
    assert not [found for found in store.statements() if found["id"] == added]
    assert [entry["action"] for entry in store.history(added)] == ["add", "withdraw"]


def test_a_withdrawal_survives_extraction_and_travels(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gdp = str(row(store, "gdp")["id"])
    store.reject(gdp, by="Li", why="x")
    store.confirm(gdp, by="Wang")
    store.withdraw(gdp, by="Wang")
    other = Store(tmp_path / "other.db", create=True)
    other.add([tmp_path / "reports"])
    merged = other.import_gold(store.export_gold(tmp_path / "gold"))
    assert (merged.counts["new"], merged.conflicts) == (3, [])
    assert other.content_hash() == store.content_hash()
    again(store, monkeypatch)
    assert [entry["anchor"] for entry in store.history(gdp)] == ["held", "withdrawn", "held"]
    assert [found["status"] for found in store.statements(ids=[gdp], rejected=True)] == ["rejected"]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"high": None}, "around has a low and a high"),
        ({"bound": "exactly"}, "bound 'exactly' is none of"),
        ({"low": "six"}, "low 'six' is no number"),
        ({"low": 7}, "above high"),
        ({"indicator": "gpd"}, "no id of"),
        ({"area": "桃花源市"}, "no place is called"),
        ({"evidence": "x"}, "no field that can be corrected"),
        ({}, "which field is what"),
    ],
)
def test_what_cannot_be_is_refused(store: Store, fields: dict[str, object], message: str) -> None:
    with pytest.raises(errors.WrongCorrection, match=message):
        store.correct(str(row(store, "gdp")["id"]), fields, by="Li", why="x")
    assert store.corrections() == []


def test_who_why_and_which_are_needed(store: Store) -> None:
    gdp = str(row(store, "gdp")["id"])
    with pytest.raises(errors.WrongCorrection, match="name of who"):
        store.reject(gdp, by=" ", why="x")
    with pytest.raises(errors.WrongCorrection, match="says why"):
        store.reject(gdp, by="Li", why="")
    with pytest.raises(errors.NoSuchRecord):
        store.reject("ffffffffffffffff", by="Li", why="x")
    with pytest.raises(errors.WrongCorrection, match="several places"):
        store.add_row(
            "溆浦县2031.txt",
            "各位代表",
            {"kind": "target", "indicator": "gdp", "measure": "growth", "bound": "qualitative"},
            by="L",
            why="x",
        )
    with pytest.raises(errors.WrongCorrection, match="does not stand"):
        store.add_row(
            "溆浦县2031.txt",
            "没有的话",
            {"kind": "target", "indicator": "gdp", "measure": "growth", "bound": "qualitative"},
            by="L",
            why="x",
        )


def test_corrections_survive_extraction(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    gdp, revenue, industry = (str(row(store, name)["id"]) for name in ("gdp", "budget_revenue", "industrial_va"))
    store.correct(gdp, {"high": None, "bound": "at_least"}, by="Li", why="x")
    store.reject(revenue, by="Li", why="x")
    store.confirm(industry, by="Li")
    store.add_row(
        "溆浦县2031.txt",
        "让夜市热起来",
        {"kind": "commitment", "indicator": "other:夜市", "measure": "level", "bound": "point", "low": 30, "high": 30},
        by="Li",
        why="x",
    )
    before = list(store.statements(rejected=True))
    assert again(store, monkeypatch).loose == 0
    assert list(store.statements(rejected=True)) == before
    assert {entry["anchor"] for entry in store.corrections()} == {"held"}


def test_another_value_in_the_same_passage(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    gdp, revenue = (str(row(store, name)["id"]) for name in ("gdp", "budget_revenue"))
    store.correct(gdp, {"high": None, "bound": "at_least"}, by="Li", why="x")
    store.reject(revenue, by="Li", why="x")

    def reads_otherwise(found: dict[str, object]) -> dict[str, object]:
        if found["indicator"] in ("gdp", "budget_revenue") and found["headline"]:
            return {**found, "id": str(found["id"])[::-1], "low": 5.0, "high": 5.0}
        return found

    done = again(store, monkeypatch, reads_otherwise)
    assert done.loose == 2
    assert (row(store, "gdp")["low"], row(store, "gdp")["high"], row(store, "gdp")["bound"]) == (5.0, None, "at_least")
    assert row(store, "budget_revenue")["status"] is None  # the rejection was of another value
    listed = [found for found in store.review() if found["reason"] == "anchor"]
    assert sorted(found["detail"].split(":")[0] for found in listed) == ["changed", "changed"]


def test_a_row_that_is_not_read_any_more_stays_as_it_was_corrected(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    gdp, revenue = (str(row(store, name)["id"]) for name in ("gdp", "budget_revenue"))
    store.correct(gdp, {"high": None, "bound": "at_least"}, by="Li", why="x")
    store.reject(revenue, by="Li", why="x")
    done = again(store, monkeypatch, lambda found: None if found["indicator"] in ("gdp", "budget_revenue") else found)
    assert done.loose == 1
    kept = row(store, "gdp")
    assert (kept["id"], kept["bound"], kept["status"], kept["evidence"]) == (gdp, "at_least", "corrected", "地区生产总值增长6%左右")
    assert [entry["anchor"] for entry in store.corrections()] == ["unread", "gone"]
    assert again(store, monkeypatch, lambda found: found).loose == 0  # read again
    assert [entry["anchor"] for entry in store.corrections()] == ["held", "held"]
    assert len([found for found in store.statements(indicators=["gdp"]) if found["headline"]]) == 1


def test_an_added_row_that_the_program_learns_to_read_is_not_there_twice(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    again(store, monkeypatch, lambda found: None if found["indicator"] == "gdp" else found)
    fields = {"kind": "target", "indicator": "gdp", "measure": "growth", "bound": "around", "low": 6, "high": 6, "headline": True}
    store.add_row("溆浦县2031.txt", "地区生产总值增长6%左右", fields, by="Li", why="missed")
    again(store, monkeypatch)
    assert row(store, "gdp")["status"] == "confirmed"
    assert len(list(store.statements(indicators=["gdp"], kinds=["target"]))) == 1


def test_a_passage_that_moved_is_found_and_reported(store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    gdp = str(row(store, "gdp")["id"])
    store.correct(gdp, {"bound": "point"}, by="Li", why="x")
    moved = adding.reread

    def longer(found: object) -> object:
        document = moved(found)  # type: ignore[arg-type]
        return replace(document, text="另一种读法多出的一行\n" + document.text)

    monkeypatch.setattr(adding, "reread", longer)
    assert again(store, monkeypatch).loose == 1
    found = row(store, "gdp")
    assert (found["bound"], found["status"], found["evidence"]) == ("point", "corrected", "地区生产总值增长6%左右")
    [entry] = store.corrections()
    assert entry["anchor"] == "moved"
    [listed] = [found for found in store.review() if found["reason"] == "anchor"]
    assert listed["detail"].startswith("moved: from ")


def test_colleagues_merge_their_corrections(store: Store, tmp_path: Path) -> None:
    other = Store(tmp_path / "other.db", create=True)
    other.add([tmp_path / "reports"])
    gdp, revenue = (str(row(store, name)["id"]) for name in ("gdp", "budget_revenue"))
    store.correct(gdp, {"high": None, "bound": "at_least"}, by="Li", why="annex")
    store.confirm(revenue, by="Li")
    other.reject(gdp, by="Wang", why="of last year")
    other.confirm(revenue, by="Wang")
    for one, two, folder in ((store, other, "from-li"), (other, store, "from-wang")):
        merged = two.import_gold(one.export_gold(tmp_path / folder))
        assert merged.counts["new"] == 2
        [dispute] = merged.conflicts
        assert dispute["id"] == gdp
        assert {said["made_by"]: said["action"] for said in dispute["said"]} == {"Li": "correct", "Wang": "reject"}
        assert dispute["counts"] == "Wang"  # the later word
    assert store.content_hash() == other.content_hash()
    assert [found["status"] for found in store.statements(indicators=["gdp"], rejected=True) if found["headline"]] == ["rejected"]
    assert other.import_gold(store.export_gold(tmp_path / "again")).counts == {"known": 4}


def test_gold_files_hold_rows_as_printed(store: Store, tmp_path: Path) -> None:
    store.add([written(tmp_path / "r", "怀化市2031.txt", report("怀化市", 2031, "城镇新增就业2.5万人以上，粮食产量稳定在30亿斤左右。"))])
    for indicator in ("jobs_urban_new", "grain_output"):
        [found] = [found for found in store.statements(indicators=[indicator]) if found["headline"]]
        store.confirm(found["id"], by="Li")
    [path] = store.export_gold(tmp_path / "gold")
    gold = json.loads(path.read_text(encoding="utf-8"))
    assert gold["doc"] == "r/怀化市2031"
    assert [(found["low"], found["high"], found["unit"]) for found in gold["rows"]] == [(2.5, None, "万人"), (30.0, 30.0, "亿斤")]
    assert [section["kind"] for section in gold["sections"]][-1] == "self_governance"


def test_plain_rows_of_a_colleague_are_laid_beside_those_of_the_program(store: Store, tmp_path: Path) -> None:
    store.add(
        [written(tmp_path / "reports", "怀化市2031.txt", report("怀化市", 2031, "城镇新增就业2.5万人以上，粮食产量稳定在30亿斤左右。"))]
    )

    def gold(
        indicator: str, low: float | None, high: float | None, unit: str, bound: str, evidence: str, **more: object
    ) -> dict[str, object]:
        measure = "level" if unit in ("万人", "亿斤") else "growth"
        row = {"kind": "target", "indicator": indicator, "measure": measure, "low": low, "high": high, "unit": unit, "bound": bound}
        return {**row, "stance": "firm", "relative": None, "evidence": evidence, **more}

    county = [
        gold("gdp", 6, None, "%", "at_least", "地区生产总值增长6%左右"),  # another bound
        gold("budget_revenue", 4, 4, "%", "point", "一般公共预算收入增长4%"),  # the same
        gold("industrial_va", 7, None, "%", "at_least", "这句话不在文中"),
        gold("cpi", 2, 2, "%", "around", "老厂房换上了新产线"),  # not read by the program
        gold("fai", 2, 2, "%", "around", "老厂房换上了新产线", optional=True),
    ]
    city = [
        gold("jobs_urban_new", 2.5, None, "万人", "at_least", "城镇新增就业2.5万人以上"),
        gold("grain_output", 30, 30, "亿斤", "around", "粮食产量稳定在30亿斤左右"),
        gold("grain_output", 30, 30, "筐", "around", "粮食产量稳定在30亿斤左右"),
    ]
    files = [
        written(tmp_path, f"{name}.json", json.dumps({"doc": doc, "rows": rows}, ensure_ascii=False))
        for name, doc, rows in (("a", "reports/溆浦县2031", county), ("b", "怀化市2031", city), ("c", "reports/无此县2031", city))
    ]
    with pytest.raises(ReadError, match="bear no name"):
        store.import_gold(files)
    gdp, revenue = (str(row(store, name)["id"]) for name in ("gdp", "budget_revenue") if row(store, name)["area"] == "溆浦县")
    store.confirm(gdp, by="Li")
    merged = store.import_gold(files, by="Wang")
    assert merged.counts == {"confirmed": 3, "corrected": 1, "added": 1}
    assert [reason.split(": ", 1)[1][:8] for reason in merged.left] == ["the pass", "the unit", "3 rows o"]
    assert (row(store, "gdp")["bound"], row(store, "gdp")["high"], row(store, "gdp")["status"]) == ("at_least", None, "corrected")
    assert [entry["action"] for entry in store.history(revenue)] == ["confirm"]
    [dispute] = merged.conflicts
    assert (dispute["id"], {said["made_by"]: said["action"] for said in dispute["said"]}) == (gdp, {"Li": "confirm", "Wang": "correct"})
    before = store.content_hash()
    assert store.import_gold(files[:2], by="Wang").counts == {"known": 5}
    assert store.content_hash() == before


def test_a_comparison_that_a_colleague_named_in_words_is_that_of_the_name_standing_there(store: Store, tmp_path: Path) -> None:
    sentence = "耕地保有量、主要污染物减排和碳排放强度完成省下达任务，生态环境质量保持全省前列。"
    store.add([written(tmp_path / "reports", "怀化市2031.txt", report("怀化市", 2031, sentence))])

    def gold(phrase: str, evidence: str, bound: str = "relative") -> dict[str, object]:
        against = {"op": "=", "to": "assigned", "margin": None} if bound == "relative" else None
        made = {"kind": "target", "indicator": f"other:{phrase}", "measure": "level", "low": None, "high": None, "unit": ""}
        return {**made, "bound": bound, "stance": "firm", "relative": against, "evidence": evidence}

    assigned, kept = sentence[:-1].split("，")
    rows = [gold("主要污染物", assigned), gold("耕地", assigned), gold("生态环境", kept, "qualitative"), gold("道路", assigned)]
    path = written(tmp_path, "g.json", json.dumps({"doc": "reports/怀化市2031", "rows": rows}, ensure_ascii=False))
    merged = store.import_gold([path], by="Wang")
    confirmed = {str(one["indicator"]) for one in store.statements() if one["status"] == "confirmed"}
    assert confirmed == {"pollutants", "farmland_retained", "environmental_quality"}
    assert merged.counts == {"confirmed": 3}
    assert ["rows of other names" in reason for reason in merged.left] == [True]


def test_gold_files_that_are_none(store: Store, tmp_path: Path) -> None:
    store.confirm(str(row(store, "gdp")["id"]), by="Li")
    [path] = store.export_gold(tmp_path / "gold")
    gold = json.loads(path.read_text(encoding="utf-8"))
    gold["corrections"][0]["made_by"] = "Wang"
    for content, error in (
        (json.dumps(gold), errors.WrongCorrection),
        ("{}", ReadError),
        ("no json", ReadError),
        ('{"corrections": [{}]}', ReadError),
    ):
        bad = written(tmp_path, "bad.json", content)
        with pytest.raises(error):
            store.import_gold([bad])
    assert len(store.corrections()) == 1


def test_evaluate_counts_what_people_looked_at(store: Store) -> None:
    assert store.evaluate() == []
    gdp, revenue, industry = (str(row(store, name)["id"]) for name in ("gdp", "budget_revenue", "industrial_va"))
    store.confirm(gdp, by="Li")
    store.confirm(industry, by="Li")
    store.reject(revenue, by="Li", why="x")
    whole = store.evaluate()[0]
    assert (whole["group"], whole["looked_at"], whole["right"], whole["rejected"]) == ("all", 3, 2, 1)
    assert whole["precision"] == pytest.approx(2 / 3, abs=1e-4)
    assert (whole["low"], whole["high"]) == (pytest.approx(0.2077, abs=1e-3), pytest.approx(0.9385, abs=1e-3))  # Wilson by hand


def test_review_lists_outliers_and_misnamed_reports(tmp_path: Path) -> None:
    with Store(tmp_path / "x.db", create=True) as store:
        counties = ["溆浦县", "辰溪县", "中方县", "会同县", "沅陵县", "永顺县", "泸溪县"]
        for number, name in enumerate(counties):
            growth = 60 if number == 3 else 6 + number / 10
            store.add([written(tmp_path / "r", f"{name}2031.txt", report(name, 2031, f"地区生产总值增长{growth}%。"))])
        store.add([written(tmp_path / "r", "凤凰县2031.txt", report("花垣县", 2031))])
        listed = store.review()
        assert listed[0]["reason"] == "identity-mismatch"
        [outlier] = [found for found in listed if found["reason"] == "outlier"]
        assert (outlier["area"], outlier["value"], outlier["evidence"]) == ("会同县", 60.0, "地区生产总值增长60%")
        store.confirm(outlier["id"], by="Li")
        assert not [found for found in store.review() if found["reason"] == "outlier"]


def test_the_commands(store: Store, tmp_path: Path) -> None:
    gdp = str(row(store, "gdp")["id"])
    words = ["correct", store.path, gdp, "--by", "Li", "--why", "以上"]
    assert invoke(app, words).exit_code == 2
    assert invoke(app, [*words, "--high", "null"]).exit_code == 1  # around without a high
    done = invoke(app, [*words, "--high", "null", "--bound", "at_least"])
    assert done.exit_code == 0, done.output
    assert row(store, "gdp")["high"] is None
    assert invoke(app, ["correct", store.path, gdp, "--by", "Li", "--confirm"]).exit_code == 0
    assert "as before" in invoke(app, ["correct", store.path, gdp, "--by", "Li", "--withdraw"]).output
    assert row(store, "gdp")["status"] == "corrected"
    added = [
        "add-row",
        store.path,
        "溆浦县2031.txt",
        "老厂房换上了新产线",
        "--kind",
        "outcome",
        "--indicator",
        "other:产线",
        "--measure",
        "level",
    ]
    assert invoke(app, [*added, "--bound", "qualitative", "--by", "Li", "--why", "missed"]).exit_code == 0
    relative = ["--bound", "relative", "--relative", "> provincial_average 1", "--low", "null", "--high", "null"]
    assert invoke(app, [*words, *relative]).exit_code == 0
    assert row(store, "gdp")["relative"] == {"op": ">", "to": "provincial_average", "margin": 1.0}
    log = [json.loads(line) for line in invoke(app, ["corrections", store.path, "-f", "jsonl"]).stdout.splitlines()]
    assert [entry["action"] for entry in log] == ["correct", "confirm", "withdraw", "add", "correct"]
    assert invoke(app, ["corrections", store.path, "--gold", str(tmp_path / "gold")]).exit_code == 0
    files = [str(file) for file in (tmp_path / "gold").iterdir()]
    assert "5 known" in invoke(app, ["import", store.path, *files]).stdout
    assert invoke(app, ["review", store.path]).exit_code == 0
    assert "added" in invoke(app, ["evaluate", store.path]).stdout
