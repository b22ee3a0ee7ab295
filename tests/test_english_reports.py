"""Whole invented reports in English, of provinces and cities, in the styles in which their translations are printed: whose they are, which
year they plan, their sections, and every statement. ``tests/data/english/NAME.txt`` is the report, ``NAME.rows`` what it states, a line
each: kind, period, area, indicator, measure, value, unit, bound.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from mubiao import api
from mubiao.records import Statement

REPORTS = sorted(Path(__file__).parent.joinpath("data", "english").glob("*.txt"))
IDENTITIES = {
    "bay": ("深圳市", 2027, ["review", "plan", "tasks", "self_governance"]),
    "binhai": ("上海市", 2031, ["review", "plan", "tasks", "self_governance"]),
    "coast": ("浙江省", 2032, ["review", "outlook", "plan", "tasks"]),
    "kiln": ("淄博市", 2030, ["review", "plan", "tasks"]),
    "steppe": ("内蒙古自治区", 2028, ["review", "plan", "tasks"]),
}


def in_words(one: Statement) -> str:
    """A statement as a line of a ``.rows`` file."""
    low, high = ("" if end is None else f"{end:.12g}" for end in (one.low, one.high))
    value = "-" if not (low or high) else f"{low}..{high} {one.unit}"
    set_against = (
        f" {one.relative.op} {one.relative.to}{'' if one.relative.margin is None else f' {one.relative.margin:g}'}" if one.relative else ""
    )
    main = "*" if one.headline else ""
    return f"{one.kind}{main} {one.period} {one.area_en} | {one.indicator} | {one.measure} {value} {one.bound}{set_against}{' strive' if one.stance == 'strive' else ''}"


@pytest.mark.parametrize("path", REPORTS, ids=[path.stem for path in REPORTS])
def test_every_statement(path: Path) -> None:
    rows = path.with_suffix(".rows").read_text(encoding="utf-8").splitlines()
    assert [in_words(one) for one in api.extract(path)] == rows


@pytest.mark.parametrize("path", REPORTS, ids=[path.stem for path in REPORTS])
def test_whose_and_which_year_and_sections(path: Path) -> None:
    area, year, sections = IDENTITIES[path.stem]
    (found,) = api.inspect(path)
    assert (found.identity.genre, found.identity.area, found.identity.report_year) == ("work_report", area, year)
    assert list(dict.fromkeys(section.kind for section in found.sections if section.kind != "other")) == sections


@pytest.mark.parametrize("path", REPORTS, ids=[path.stem for path in REPORTS])
def test_every_number_is_accounted_for(path: Path) -> None:
    (audit,) = api.audit(path)
    assert [row.printed for row in audit.rows if not row.understood] == []
