"""Make the pictures, the briefs and the tables of the documentation anew from the real reports: ``python tools/build_docs.py CORPORA``.

CORPORA holds the folders ``provinces-2025``, ``cities-2024``, ``national``, ``national-bilingual`` and ``news``. Writes ``docs/charts/*.png`` and
``docs/briefs/*.md`` (without the reports' own words), and prints the tables of ``docs/analysis.md``, which is written by hand.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import polars as pl

from mubiao import analysis, charts
from mubiao.analysis.sources import Frames, frames_of
from mubiao.brief import gather, render, write
from mubiao.charts import Look, picture, sources_of

DOCS = Path(__file__).parents[1] / "docs"
FOLLOWED = ("供给侧结构性改革", "共同富裕", "新质生产力", "低空经济")
CURVED = ("生态文明", "城镇化", "西部大开发", "社会保障")
SIX = ("宁波市", "长沙市", "大连市", "三亚市", "德阳市", "武汉市")


def main(corpora: Path) -> None:
    provinces = frames_of([corpora / "provinces-2025"])
    national = frames_of([corpora / "national", corpora / "national-bilingual"])
    cities = frames_of([corpora / "cities-2024", corpora / "news"])
    briefs(provinces, cities)
    attended = attention_tables(provinces, cities)
    target_tables(provinces, national, cities)
    phrase_tables([provinces.passages, cities.passages, national.passages])
    comparison_tables(provinces, attended)


def briefs(provinces: Frames, cities: Frames) -> None:
    codes = sorted(set(provinces.documents["area_code"].drop_nulls()))
    for name, frames, areas in (("provinces-2025", provinces, codes), ("six-cities-2025", cities, list(SIX))):
        findings = gather(frames, areas, 2025)
        for language in ("en", "zh"):
            made = render(write(findings, language, quotes=False), "md", quotes=False)
            (DOCS / "briefs" / f"{name}.{language}.md").write_bytes(made)


def attention_tables(provinces: Frames, cities: Frames) -> pl.DataFrame:
    attended = analysis.attention(provinces.themes, provinces.passages)
    draw("themes", charts.attention_map(attended, Look("zh", sources=sources_of(attended)), most=30))
    most = attended.sort("share", descending=True).group_by("theme").first().select("theme", pl.col("area_en").alias("most_in"))
    means = attended.group_by("theme").agg(
        pl.col("share").mean(), pl.col("share").min().alias("least"), pl.col("share").max().alias("most"), pl.col("heading_rank").mean()
    )
    tell("attention", means.join(most, on="theme").sort("share", descending=True).head(9))
    first = means.filter(pl.col("heading_rank").is_not_null()).sort("heading_rank").head(4)
    tell("first by headings", first)
    urban = analysis.attention(cities.themes, cities.passages).group_by("theme").agg(pl.col("share").mean())
    tell("cities 2024", urban.sort("share", descending=True).head(4))
    tell("wide intervals", attended.filter(pl.col("area_en") == "Shanghai").head(2).select("theme", "share", "low", "high"))
    tasks = analysis.task_alignment(attended, "cewc_2025")
    shares = tasks.group_by("topic", "name").agg(
        pl.col("share").mean(), pl.col("share").max().alias("most"), pl.col("area").get(pl.col("share").arg_max()).alias("most_in"),
        pl.col("area").filter(pl.col("share") < 0.01).alias("under a hundredth"),
    )  # fmt: skip
    tell("nine tasks", shares.sort("share", descending=True))
    return attended


def target_tables(provinces: Frames, national: Frames, cities: Frames) -> None:
    look = Look("en", sources=sources_of(provinces.passages))
    for indicator in ("gdp", "industrial_va", "fai", "retail_sales", "budget_revenue", "income"):
        summed, inputs = analysis.rollup(provinces.statements, analysis.gdp_weights(2024), indicator=indicator)
        if indicator == "gdp":
            draw("rollup", charts.rollup_chart(summed, inputs, look))
        tell(f"roll-up of {indicator}", summed.select("low", "high", "point", "areas", "stated", "coverage"))
    everything = pl.concat([provinces.statements, national.statements, cities.statements])
    steps = analysis.steps(everything)
    draw("ladder", charts.ladder_chart(steps, Look("en", sources=sources_of(steps.filter(pl.col("year") == 2024))), year=2024))
    own = steps.filter((pl.col("year") == 2024) & (pl.col("level") == "prefecture"))
    ends = own.select("area", "printed", "nation_gap").sort("nation_gap", descending=True, nulls_last=True)
    tell("steps of the cities 2024", pl.concat([ends.head(6), ends.tail(5)]))
    beside = [(pl.col("nation_gap") > 0).sum().alias("above"), (pl.col("nation_gap") == 0).sum().alias("same"), (pl.col("nation_gap") < 0).sum().alias("below")]  # fmt: skip
    tell("beside the nation", own.select(*beside, pl.col("nation_gap").mean()))
    local = analysis.ladder(steps).filter((pl.col("year") == 2024) & (pl.col("level") == "prefecture"))
    tell("ladder", local.select("parent", "stated", "over_nation", "firmness", "at_least", "around").sort("firmness"))
    nation = pl.col("area_code") == "100000"
    kept = analysis.attainment(national.statements).filter(nation & pl.col("result").is_not_null() & pl.col("year").is_between(1978, 2017))
    growth = kept.filter((pl.col("indicator") == "gdp") & (pl.col("measure") == "growth"))
    draw("nation", charts.attainment_chart(growth, Look("en", sources=sources_of(growth))))
    columns = ("year", "indicator", "printed", "result_printed", "verdict", "margin")
    tell("nation", kept.filter(pl.col("indicator").is_in(["gdp", "gnp"])).select(columns).sort("year"))
    others = kept.filter(pl.col("indicator").is_in(["cpi", "rpi", "jobs_urban_new", "m2", "unemployment_registered", "fai"]))
    tell("nation, beyond growth", others.group_by("indicator", "measure", "verdict").len().sort("indicator", "verdict"))
    tell("missed", kept.filter(pl.col("verdict") == "missed").select(columns).sort("indicator", "year"))
    confident = analysis.confidence(provinces.statements)
    draw("confidence", charts.confidence_chart(confident, look))
    ends = pl.concat([confident.head(5), confident.tail(4)])
    tell("confidence", ends.select("area_en", "printed", "index"))
    tell("confidence by region", analysis.by_region(confident))


def phrase_tables(passages: Iterable[pl.DataFrame]) -> None:
    texts = pl.concat(passages).filter((pl.col("language") == "zh") & (pl.col("level") != "county"))
    spread = analysis.spread(analysis.uses(texts, FOLLOWED))
    draw("spread", charts.spread_chart(spread, analysis.s_curve(spread), Look("en", sources=sources_of(texts))))
    tell("spread", spread.filter((pl.col("using") > 0) | (pl.col("level") != "nation")))
    tell("no curve", analysis.s_curve(spread).select("phrase", "level", "reports", "using", "fitted", "fit", "reason"))
    nation = texts.filter(pl.col("level") == "nation")
    curved = analysis.spread(analysis.uses(nation, CURVED))
    draw("s-curves", charts.spread_chart(curved, analysis.s_curve(curved), Look("en", sources=sources_of(nation))))
    tell("curves", analysis.s_curve(curved).select("phrase", "reports", "using", "midpoint", "midpoint_error", "years_10_90", "fit"))
    new = analysis.new_phrases(texts.filter(pl.col("report_year") == 2025), texts.filter(pl.col("report_year") == 2024))
    tell("new phrases", new.select("phrase", "z", "count", "baseline_count").head(30))


def comparison_tables(provinces: Frames, attended: pl.DataFrame) -> None:
    nearest = analysis.neighbours(attended).group_by("area", maintain_order=True).first()
    tell("nearest by themes", nearest)
    tell("groups by industries", analysis.groups(analysis.named_industries(provinces.passages), category="industry"))
    leads = analysis.named_industries(provinces.passages, sections=("review",), said="leads")
    seeks = analysis.named_industries(provinces.passages, sections=("tasks",), said="seeks")
    pairs = analysis.complementarity(leads, seeks, category="industry")
    look = Look("en", sources=sources_of(provinces.passages))
    draw("complementarity", charts.complementarity_chart(pairs, look, by="industry"))
    tell("complementarity", pairs.head(8))
    review = analysis.attention(provinces.themes, provinces.passages, sections=("review",))
    tell("complementarity of themes", analysis.complementarity(review, attended).head(3))


def draw(name: str, chart: object) -> None:
    picture(chart, DOCS / "charts" / f"{name}.png", scale=1.1)  # type: ignore[arg-type]


def tell(title: str, frame: pl.DataFrame) -> None:
    with pl.Config(
        tbl_rows=80, tbl_cols=20, tbl_width_chars=220, fmt_str_lengths=60, fmt_table_cell_list_len=40, tbl_formatting="ASCII_MARKDOWN"
    ):
        print(f"\n{title}\n{frame}", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
