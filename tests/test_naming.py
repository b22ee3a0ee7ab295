"""What names lack: the table of heads that say nothing alone, its examples, and the shapes that no name has."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

import pytest

from mubiao.audit.reasons import reason
from mubiao.statements.findings import Stretch
from mubiao.statements.zh import tell
from mubiao.statements.zh.naming.seeking import WAYS
from mubiao.statements.zh.naming.shapes import misshapen
from mubiao.statements.zh.naming.table import classes_of

TABLE = tomllib.loads(resources.files("mubiao.statements.zh.naming").joinpath("alone.toml").read_text(encoding="utf-8"))
CLASSES: list[dict[str, Any]] = TABLE["heads"]
SECTIONS = {"outcome": "review", "commitment": "tasks", "outlook": "outlook", "target": "plan"}
KEYS = {
    "class", "lacks", "seek", "reason", "kinds", "counted", "deed", "deeds", "measures", "units", "only", "alone", "made", "words", "begins", "ends",
    "like", "example", "gives",
}  # fmt: skip


def names_of(text: str, section: Any) -> list[str]:
    return [told.finding.subject.indicator.removeprefix("other:") for told in tell(text, [Stretch(section, 0, len(text))], 2031)]


@pytest.mark.parametrize("one", CLASSES, ids=[one["class"] for one in CLASSES])
def test_class(one: dict[str, Any]) -> None:
    assert one.keys() <= KEYS
    assert set(one.get("seek", ())) <= WAYS
    assert not one.get("reason") or reason(one["reason"]) != "not_understood"
    before, head, behind = one["example"].split("|")
    assert one["class"] in {lack.name for lack in classes_of(head)}
    section = SECTIONS[one.get("kinds", ["outcome"])[0]]
    names = names_of(f"{before}{head}{behind}。\n", section)
    if "gives" in one:
        assert one["gives"] in names
    elif one.get("reason"):
        assert head not in names


def test_classes_have_names_of_their_own() -> None:
    assert len({one["class"] for one in CLASSES}) == len(CLASSES)


@pytest.mark.parametrize(
    "name",
    [
        "州并延长至240小时、接待游客增长168%",
        "百分之三的村",
        "经费比重由",
        "甲县被评为强县、乙县被评为",
        "处理量日",
        "县（市",
        "分别建成学校",
    ],
)
def test_no_name_has_this_shape(name: str) -> None:
    assert misshapen(name, counted=True)


@pytest.mark.parametrize("name", ["智能工厂", "30%以上村集体", "全球排名前1%学科", "产值超50亿元企业", "高铁（含城际）里程"])
def test_names_of_any_shape_else(name: str) -> None:
    assert not misshapen(name, counted=True)


def test_the_other_side_of_a_comparison_is_no_name() -> None:
    assert misshapen("新增装机超过全球", counted=False)
    assert not misshapen("产值超过百亿企业", counted=True)
