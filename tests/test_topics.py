"""What the passage of a number is about: the nearest heading, lead or clause over it, verbatim; and that it goes with the record everywhere."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from mubiao import api
from mubiao.outline import topics
from mubiao.output import record_row
from mubiao.reading.lines import in_one_line
from mubiao.records import Language
from mubiao.store import Store
from mubiao.store.codes import stored_topic
from store_reports import report, written

_EXAMPLES: dict[str, list[dict[str, Any]]] = tomllib.loads(
    files("mubiao.outline").joinpath("topics_examples.toml").read_text(encoding="utf-8")
)
_CASES = [pytest.param(language, example, id=example["text"][:40]) for language, examples in _EXAMPLES.items() for example in examples]
# A number with what it counts, which is not one of a heading, an item or a year.
_NUMBERS = re.compile(r"\d+(?:\.\d+)?(?=[个家万亩条场张台所项支名人%]| (?:kilometers|clinics))|\d+(?=亿元)")


@pytest.mark.parametrize(("language", "example"), _CASES)
def test_examples(language: Language, example: dict[str, Any]) -> None:
    text = example["text"].replace("|", "\n")
    found = topics.Topics(text, language)
    told = [found.over(number.start(), example.get("known", False)) for number in _NUMBERS.finditer(text)]
    assert ["" if span is None else text[slice(*span)] for span in told] == example["topics"]


def test_a_record_opens_its_topic(tmp_path: Path) -> None:
    path = written(tmp_path, "溆浦县2031.txt", report())
    [document] = api.documents(path)
    rows = [record_row(statement) for statement in api.extract(document)]
    assert {row["topic"] for row in rows if row["section"] == "tasks"} >= {"用心用情惠民生", "全力以赴扩投资"}
    assert all(row["topic"] is None for row in rows if row["headline"])
    for row in rows:
        if row["topic"] is not None:
            assert document.text[row["topic_start"] : row["topic_end"]] == row["topic"]
        else:
            assert (row["topic_start"], row["topic_end"]) == (None, None)


def test_a_topic_over_a_hard_break_is_as_printed(tmp_path: Path) -> None:
    text = report(extra="（五）着力改善农村\u3000人居环境。新建农村公厕六十座。")
    rows = [record_row(statement) for statement in api.extract(written(tmp_path, "溆浦县2031.txt", text))]
    [topic] = {row["topic"] for row in rows if "公厕" in row["evidence"]}
    assert topic == "着力改善农村\u3000人居环境"


def test_a_topic_over_the_end_of_a_line_is_one_line(tmp_path: Path) -> None:
    long = "（五）持续推进城乡人居环境整治提升和农村基础设施互联互通。新建农村公厕六十座，改造农村户厕九百座，建设生活污水处理点十二个。"
    lines = [line[at : at + 24] for line in report(extra=long).split("\n") for at in range(0, len(line), 24)]
    path = written(tmp_path, "溆浦县2031.txt", "\n\n".join(lines))
    [document] = api.documents(path)
    rows = [row for row in map(record_row, api.extract(document)) if "厕" in row["evidence"]]
    assert {row["topic"] for row in rows} == {"持续推进城乡人居环境整治提升和农村基础设施互联互通"}
    assert {document.text[row["topic_start"] : row["topic_end"]] for row in rows} == {
        "持续推进城乡人居环境整治提升和农村基础设施\n\n互联互通"
    }
    with Store(tmp_path / "all.db", create=True) as store:
        store.add([path])
        assert {row["topic"] for row in store.statements() if "厕" in row["evidence"]} == {row["topic"] for row in rows}


@pytest.mark.parametrize(
    ("printed", "line"),
    [
        ("产业体\n\n系建设", "产业体系建设"),
        ("green\ngrowth", "green growth"),
        ("集\n\n— 19 —\n\n群", "集群"),
        ("推进\n  第 7 页\n治理", "推进治理"),
        ("甲　乙", "甲　乙"),
    ],
)
def test_one_line(printed: str, line: str) -> None:
    assert in_one_line(printed) == line


def test_the_database_gives_topics_back(tmp_path: Path) -> None:
    path = written(tmp_path, "溆浦县2031.txt", report())
    with Store(tmp_path / "all.db", create=True) as store:
        store.add([path])
        rows = {row["id"]: (row["topic"], row["topic_start"], row["topic_end"]) for row in store.statements()}
        bare = {row["id"]: (row["topic"], row["topic_start"]) for row in store.statements(evidence=False)}
        shown = {row["id"]: row["topic"] for row in store.connection.execute("SELECT id, topic FROM current_statements")}
    told = {one.id: (one.topic, one.topic_start, one.topic_end) for one in api.extract(path)}
    assert rows == told
    assert bare == {known: (None, start) for known, (_, start, _) in told.items()}
    assert shown == {known: topic for known, (topic, _, _) in told.items()}


def test_a_place_in_the_text_is_one_number() -> None:
    assert stored_topic(None, None) is None
    assert stored_topic(1000, 1012) == 256_012
    assert stored_topic(1000, 1256) is None


def test_a_line_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []
    leads = topics.leads_zh.leads
    monkeypatch.setattr(topics.leads_zh, "leads", lambda text, line, starts: looked.append(line.start) or leads(text, line, starts))
    text = ("完善管网建设。" * 20 + "新建泵站3座。") * 100
    told = topics.Topics(text, "zh")
    for number in re.finditer("3座", text):
        told.over(number.start(), False)
    assert looked == [0]
