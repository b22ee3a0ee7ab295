"""Every analysis as a picture: on the shipped samples, in both languages, as svg, png and html."""

from __future__ import annotations

import re
from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner

import mubiao
from analysis_rows import outcome, statements, target
from mubiao import analysis, charts
from mubiao.analysis.sources import Frames, frames_of
from mubiao.charts.sources import areas_of
from mubiao.charts.style import text_width, wrapped
from mubiao.charts.words import WORDS
from mubiao.cli import app

SAMPLES = str(Path(mubiao.__file__).parent / "samples")
RUN = CliRunner()
COMMANDS = [
    ["themes"],
    ["themes", "--by", "cewc_2025"],
    ["terms", "--phrase", "产业", "--phrase", "低空经济"],
    ["attainment", "-i", "gdp"],
    ["ladder"],
    ["rollup"],
    ["align", "--conference", "cewc_2025"],
    ["align", "--with", SAMPLES],
    ["align", "--with", SAMPLES, "--each"],
    *(["compare", "-w", what] for what in ("neighbours", "distances", "specialisation", "quotients", "groups", "complementarity")),
    ["compare", "-w", "quotients", "--by", "industry"],
    ["confidence"],
    ["confidence", "--regions"],
]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_analysis_draws_itself(words: list[str], database: str, tmp_path: Path) -> None:
    language = "en" if COMMANDS.index(words) % 3 == 0 else "zh"
    path = tmp_path / "a.svg"
    result = RUN.invoke(app, [words[0], database, *words[1:], "-j", "1", "-f", "csv", "--chart", str(path), "--language", language])
    assert result.exit_code == 0, result.output
    assert f"drawn to {path}" in result.stderr
    text = path.read_text(encoding="utf-8")
    assert ("来源：" if language == "zh" else "Source: government work reports") in text
    assert "NaN" not in text and "undefined" not in text and "null" not in re.sub(r'[\w-]+="[^"]*"', "", text)


@pytest.fixture(scope="module")
def samples() -> Frames:
    return frames_of([SAMPLES])


def test_a_picture_is_what_its_ending_says(samples: Frames, tmp_path: Path) -> None:
    chart = charts.attention_chart(analysis.attention(samples.themes, samples.passages), charts.Look("zh"))
    for ending in ("svg", "png", "html"):
        charts.picture(chart, tmp_path / f"a.{ending}")
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
    assert "湖南" in (tmp_path / "a.svg").read_text(encoding="utf-8")
    page = re.sub(r"(<script[^>]*>).*?</script>", r"\1", (tmp_path / "a.html").read_text(encoding="utf-8"), flags=re.S)
    # All it needs is in it: nothing is loaded from elsewhere.
    assert re.findall(r"<(?:script|link|img|iframe)[^>]+(?:src|href)=", page) == []
    with pytest.raises(mubiao.MubiaoError, match=r"\.svg, \.png or \.html"):
        charts.picture(chart, tmp_path / "a.gif")


def test_a_page_may_have_its_own_title_and_caption(samples: Frames) -> None:
    attended = analysis.attention(samples.themes, samples.passages)
    bare = charts.svg_of(charts.attention_map(attended, charts.Look("en", title="", caption="")))
    assert "What the reports write about" not in bare and "Source:" not in bare
    assert "What the reports write about" in charts.svg_of(charts.attention_map(attended, charts.Look("en")))


def test_the_source_line_counts_the_areas_there_were() -> None:
    frame = pl.DataFrame(
        {"area": ["湖南省", "湖北省", "怀化市"], "area_en": ["Hunan", "Hubei", "Huaihua"], "area_code": ["430000", "420000", "431200"],
         "level": ["province", "province", "prefecture"], "year": [2024, 2024, 2024]}
    )  # fmt: skip
    found = charts.sources_of(frame)
    assert found.line("en") == "Source: government work reports of 2024 (2 of 31 provinces, 1 of 333 prefecture-level areas)."
    assert found.line("zh") == "来源：2024年政府工作报告（省级2/31个、地级1/333个）。"
    assert found.sorted(["怀化市", "湖南省", "湖北省"]) == ["湖北省", "湖南省", "怀化市"]
    assert (found.label("湖南省", "zh"), found.label("湖南省", "en")) == ("湖南", "Hunan")
    one = charts.sources_of(frame.head(1))
    assert one.line("en") == "Source: government work reports of Hunan, 2024."
    assert areas_of("province", 1990) == 30  # Chongqing came in 1997


def test_an_official_result_has_a_mark_of_its_own() -> None:
    rows = [target("100000", year, 5.0, 5.0) for year in (2031, 2032)] + [outcome("100000", 2031, 5.2), outcome("100000", 2032, 4.6)]
    series = pl.DataFrame({"area_code": ["100000"], "year": [2031], "indicator": ["gdp"], "measure": ["growth"], "value": [4.7]})
    judged = analysis.attainment(statements(*rows), series)
    spec = charts.attainment_years(judged).to_dict()
    drawn = {
        layer["mark"]["shape"]: [row["result"] for row in spec["datasets"][layer["data"]["name"]]]
        for layer in spec["vconcat"][0]["layer"]
        if layer["mark"].get("size") == 64
    }
    assert drawn == {"circle": [5.2, 4.6], "diamond": [4.7]}


def test_changes_of_one_area_of_many_and_of_many_indicators() -> None:
    codes = ("430000", "420000", "360000")
    rows = [target(code, 2031, 5.0, None, "at_least") for code in codes] + [target(code, 2032, 5.5, 5.5, "around") for code in codes]
    rows += [target("430000", year, 100.0, 100.0, indicator="budget_revenue", unit="CNY") for year in (2031, 2032)]
    changed = analysis.target_changes(statements(*rows))
    look = charts.Look("zh")
    assert "上调" in charts.svg_of(charts.target_changes_chart(changed.filter(pl.col("indicator") == "gdp"), look))
    assert "2032年目标与上年相比" in charts.svg_of(charts.target_changes_chart(changed, look))
    one = charts.svg_of(charts.target_changes_chart(changed.filter(pl.col("area_code") == "430000"), look))
    assert "湖南2032年目标与上年相比" in one


def test_themes_risen_and_passages_kept(samples: Frames) -> None:
    attended = analysis.attention(samples.themes, samples.passages)
    later = attended.with_columns(pl.col("report_year") + 1, document=pl.col("document") + "2", share=pl.col("share") * 0.5)
    moved = analysis.theme_changes(pl.concat([attended, later]))
    assert "主题升降" in charts.svg_of(charts.theme_changes_chart(moved, charts.Look("zh")))
    own = samples.passages.filter(pl.col("document") == samples.passages["document"][0])
    kept = analysis.passage_changes(own, own).with_columns(area=pl.lit("湖南省"), report_year=pl.lit(2032))
    assert "kept" in charts.svg_of(charts.passage_changes_chart(kept, charts.Look("en")))


def test_nothing_to_draw_is_said(tmp_path: Path) -> None:
    result = RUN.invoke(app, ["attainment", SAMPLES, "-i", "m2", "-j", "1", "-q", "--chart", str(tmp_path / "a.svg")])
    assert result.exit_code == 2 and "nothing to draw" in result.output


def test_lines_break_where_they_may() -> None:
    assert wrapped("a short line", 400, 10) == ["a short line"]
    lines = wrapped("占任务部分文字的比重，颜色越深越多。", 60, 10)
    assert "".join(lines) == "占任务部分文字的比重，颜色越深越多。"
    assert all(text_width(line, 10) <= 70 for line in lines) and not any(line.startswith(("，", "。")) for line in lines)


def test_both_languages_have_the_same_words() -> None:
    only_english = {key for key in WORDS["en"] if key.startswith("cewc_")}  # Chinese names of the tasks are in the taxonomy
    assert set(WORDS["en"]) - only_english == set(WORDS["zh"])
    for key, text in WORDS["zh"].items():
        assert set(re.findall(r"\{(\w+)", text)) == set(re.findall(r"\{(\w+)", WORDS["en"][key])), key
