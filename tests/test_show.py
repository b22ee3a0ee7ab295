"""Tables on a terminal: who reads only the table must not take a county's figure for the prefecture's."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from mubiao.cli import app

REPORT = """政府工作报告
——2024年1月5日在黔南布依族苗族自治州第十五届人民代表大会第四次会议上
各位代表：
现在，我代表州人民政府向大会报告工作，请予审议。
一、2023年工作回顾
荔波县生产总值增长6%，固定资产投资增长9%。全州财政收入增长4%。
二、2024年工作安排
主要预期目标是：地区生产总值增长7%。
以上报告，请予审议。
"""


def test_a_row_of_another_area_says_whose_it_is(tmp_path: Path) -> None:
    path = tmp_path / "黔南.txt"
    path.write_text(REPORT, encoding="utf-8")
    shown = CliRunner().invoke(app, ["extract", str(path), "--format", "table", "-q"], env={"COLUMNS": "200"}).output
    lines = shown.splitlines()
    assert "Qiannan" in lines[0]
    assert [i for i, line in enumerate(lines) if "of 荔波县" in line] == [
        i + 1 for i, line in enumerate(lines) if "增长6%" in line or "增长9%" in line
    ]
