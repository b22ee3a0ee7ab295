"""Every number and place of a brief is in the database: figures in the passages that its sentence cites, the rest reckoned anew from them.

All reports and articles are invented."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from typer.testing import CliRunner

from mubiao.analysis import CONFERENCES, attention, gdp_weights, rollup, task_alignment
from mubiao.analysis.sources import Frames, frames_of
from mubiao.brief import Draft, Findings, Sentence, chinese, english, gather, write
from mubiao.cli import app
from mubiao.lake import Settings
from mubiao.lake.plan import opened
from mubiao.lake.writing import work
from mubiao.places import find_places

REPORT = """{name}{year}年政府工作报告
——{year}年1月1{day}日在{name}第十四届人民代表大会第三次会议上
省长 某某
各位代表：
一、{last}年工作回顾
地区生产总值增长{past}%，社会消费品零售总额增长{retail_past}%。
二、{year}年工作安排
主要预期目标是：地区生产总值增长{goal}，社会消费品零售总额增长{retail}，居民消费价格涨幅2%左右，城镇新增就业{jobs}万人以上。
重点做好以下工作：
（一）提振消费。举办促消费活动{shows}场，建设区域消费中心，发展首店经济和夜间经济，扩大服务消费。
（二）推动科技创新。新建重点实验室{labs}家，培育高新技术企业{firms}家，推进关键核心技术攻关。
（三）扩大高水平对外开放。建设自由贸易试验区和综合保税区，深化制度型开放。
（四）推进乡村全面振兴。建设高标准农田{land}万亩，抓好粮食生产，整治农村人居环境，新建农村公路{roads}公里。
（五）增进民生福祉。新建中小学校{schools}所，完善养老服务体系和医疗保障，做好就业工作。
（六）加强生态环境保护。推进污染防治，治理黑臭水体{water}条，发展清洁能源。
各位代表！让我们团结一心，为全面完成今年目标任务而努力奋斗！
"""
NATION = """政府工作报告
——2026年3月5日在第十四届全国人民代表大会第四次会议上
国务院总理 某某
各位代表：
一、2025年工作回顾
国内生产总值增长5.1%。
二、2026年经济社会发展总体要求和政策取向
今年发展主要预期目标是：国内生产总值增长4.7%左右，居民消费价格涨幅2%左右，城镇新增就业1200万人以上。
三、2026年政府工作任务
（一）提振消费。扩大服务消费，发展首店经济。
（二）推动科技创新。推进关键核心技术攻关，培育高新技术企业。
各位代表！让我们团结一心，为全面完成今年目标任务而努力奋斗！
"""
PROVINCES = (
    ("湖南省", 2026, 2, 5.3, "5.5%左右", "6%左右", 70, 310, 7, 900, 480, 2300, 41, 19),
    ("湖南省", 2025, 2, 4.9, "6%左右", "6.5%左右", 70, 290, 6, 800, 450, 2100, 38, 17),
    ("湖北省", 2026, 3, 5.8, "6%以上", "7%以上", 80, 270, 9, 1200, 510, 2600, 53, 23),
    ("湖北省", 2025, 3, 5.6, "6%左右", "7%左右", 80, 260, 8, 1100, 500, 2400, 51, 21),
    ("江西省", 2026, 4, 5.0, "5%-5.5%", "5.5%左右", 45, 180, 4, 600, 390, 1700, 29, 13),
)
NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
FIELDS = ("name", "year", "day", "past", "goal", "retail", "jobs", "shows", "labs", "firms", "land", "roads", "schools", "water")
ARTICLE = """2026-01-22 Guizhou, Yunnan set growth targets

The government work report of Guizhou puts the province's GDP growth target for 2026 at around 5.3 percent.

Yunnan Province aims for GDP growth of more than 4.5 percent in 2026.

Guizhou will focus on spurring consumption and plans to raise NEV output by more than 20 percent in 2026.
"""
AREAS = {
    "reports": ("湖南省", "湖北省", "江西省", "山西省"),
    "news": ("贵州省", "云南省"),
    "both": ("湖南省", "湖北省", "江西省", "贵州省"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("texts")
    for values in PROVINCES:
        row = dict(zip(FIELDS, values, strict=True))
        row |= {"last": row["year"] - 1, "retail_past": round(row["past"] - 0.6, 1)}
        (home / f"{row['name']}{row['year']}.txt").write_text(REPORT.format(**row), encoding="utf-8")
    (home / "全国2026.txt").write_text(NATION, encoding="utf-8")
    (home / "article.txt").write_text(ARTICLE, encoding="utf-8")
    return home


@pytest.fixture(scope="module")
def database(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "all.db"
    made = CliRunner().invoke(app, ["add", str(path), str(folder), "-q", "--jobs", "1"])
    assert made.exit_code == 0, made.output
    return path


@pytest.fixture(autouse=True)
def conference(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the tasks of 2026 were those of 2025, so that the part on the central line is there to be checked."""
    monkeypatch.setitem(CONFERENCES, 2026, CONFERENCES[2025])
    monkeypatch.delitem(CONFERENCES, 2025)


@pytest.fixture(scope="module")
def frames(database: Path) -> Frames:
    return frames_of([database])


def _rows_cited(sentence: Sentence, frames: Frames) -> list[dict[str, Any]]:
    cited = {(source.document, source.start, source.end) for source in sentence.sources}
    return [row for row in frames.statements.to_dicts() if (row["document"], row["start"], row["end"]) in cited]


def _reckoned(frames: Frames, findings: Findings) -> Iterator[tuple[float, str]]:
    """What a brief may say that no passage prints: shares and their means, the weighted sum and its distance from the nation's target."""
    codes, year = [each.place.code for each in findings.localities], findings.year
    here = pl.col("area_code").is_in(codes) & (pl.col("report_year") == year)
    passages = frames.passages.filter(here)
    if passages.height:
        shares = attention(frames.themes.filter(here), passages)
        yield from ((100 * share, "%") for share in shares["share"])
        yield from ((100 * share, "%") for share in shares.group_by("theme").agg(pl.col("share").mean())["share"])
        tasks = task_alignment(shares, "cewc_2025")
        yield from ((100 * share, "%") for share in tasks.group_by("topic").agg(pl.col("share").mean())["share"])
    sums = rollup(frames.statements.filter(pl.col("report_year") == year), gdp_weights(year - 1))[0].filter(pl.col("parent") == "100000")
    for row in sums.to_dicts():
        yield round(row["point"], 2), "%"
        yield round(100 * row["coverage"]), "%"
        if row["target_point"] is not None:
            yield round(abs(round(row["point"], 2) - row["target_point"]), 2), "pp"


def _printed(value: float, unit: str | None, w: Any) -> set[str]:
    """The numerals by which a value may be printed."""
    bare = re.findall(NUMBER, w.amount(abs(value), unit or ""))
    return {*bare, f"{abs(value):.0f}"} if unit in ("%", "pp") else set(bare)


def _check(draft: Draft, findings: Findings, frames: Frames, language: Any) -> int:
    w = english if language == "en" else chinese
    reckoned = set().union(*(_printed(value, unit, w) for value, unit in _reckoned(frames, findings)))
    counts = {str(many) for many in range(len(findings.localities) + 1)} | {str(len(findings.articles)), "9"}
    years = {str(findings.year), str(findings.year - 1)}
    in_database = {code for name in ("documents", "statements") for code in getattr(frames, name)["area_code"].drop_nulls()}
    asked = {each.place.code for each in findings.localities}
    checked = 0
    for sentence in [*draft.sentences(), Sentence(draft.title, tuple(s for each in draft.sentences() for s in each.sources))]:
        rows = _rows_cited(sentence, frames)
        cited = set().union(*(_printed(row[end], row["unit"], w) for row in rows for end in ("low", "high") if row[end] is not None))
        spoken = sentence.text
        for passage in re.findall(r"“([^”]*)”", spoken):
            named = passage in ("about", "at least", "以上", "左右") or any(
                passage == task["name"].partition("，")[0] for task in findings.tasks
            )
            assert named or any(passage.replace("‘", "“").replace("’", "”") in row["evidence"] for row in rows), (passage, sentence.text)
        bare = re.sub(r"“[^”]*”", "", spoken)
        bare = re.sub(r"\d+ (January|December)|12月|\d+月\d+日|2%(?= of that text)|(?<=不到)2%", "", bare)
        for number in re.findall(NUMBER, bare):
            assert number in cited | reckoned | counts | years, (number, sentence.text, sorted(cited))
            checked += 1
        for mention in find_places(bare, language=language):
            if mention.place is not None:
                assert mention.place.code in asked, (mention.place.name, sentence.text)
                missing = (
                    "No report" in bare
                    or "Missing: " in bare
                    or "没有" in bare
                    or bare.startswith("缺")
                    or mention.place.code in in_database
                )
                assert missing, (mention.place.name, sentence.text)
                checked += 1
    return checked


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("which", AREAS)
def test_every_number_and_place_is_in_the_database(frames: Frames, which: str, language: Any) -> None:
    findings = gather(frames, AREAS[which], 2026)
    draft = write(findings, language)
    assert _check(draft, findings, frames, language) > (15 if which == "news" else 60)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_checks_see_every_part(frames: Frames, language: Any) -> None:
    parts = [len(write(gather(frames, AREAS[which], 2026), language).parts) for which in ("reports", "both")]
    assert parts == [8, 8]  # each of the headings that there are


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_number_or_a_place_that_is_not_there_is_caught(frames: Frames, language: Any) -> None:
    findings = gather(frames, AREAS["reports"], 2026)
    draft = write(findings, language)
    first = draft.lede[0]
    for wrong in ("7.7 percent" if language == "en" else "7.7%", "Sichuan" if language == "en" else "四川省"):
        forged = Draft(draft.title, (Sentence(f"{first.text} {wrong}", first.sources),), draft.parts, draft.language)
        with pytest.raises(AssertionError):
            _check(forged, findings, frames, language)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_lake_a_database_and_a_folder_give_the_same_brief(folder: Path, frames: Frames, tmp_path: Path, language: Any) -> None:
    with opened(tmp_path / "lake", [str(folder)], Settings(), 3) as numbers:
        for number in numbers:
            work(tmp_path / "lake", number)
    briefs = [
        write(gather(found, AREAS["both"], 2026), language) for found in (frames, frames_of([folder]), frames_of([tmp_path / "lake"]))
    ]
    assert any("As the news tells it" in each.text or "据报道" in each.text for each in briefs[0].sentences())
    texts = [[each.text for each in brief.sentences()] for brief in briefs]
    assert texts[0] == texts[1] == texts[2]
