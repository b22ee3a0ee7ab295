"""Values of news against the examples beside the rules, who acts where, what is compared, and what is no article."""

from __future__ import annotations

import hashlib
import json
import time
import tomllib
from dataclasses import replace
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from mubiao import api
from mubiao.cli import app
from mubiao.identity import identify
from mubiao.news import article_of, check, news_statements, read_news
from mubiao.output import record_row
from mubiao.reading.decoding import language_of
from mubiao.reading.flow import flow_of
from mubiao.records import Document, Priority, Quote, Record, Release, Statement
from mubiao.show import value_in_words

EXAMPLES: list[dict[str, Any]] = tomllib.loads(resources.files("mubiao.news").joinpath("values_examples.toml").read_text(encoding="utf-8"))[
    "example"
]
RUN = CliRunner()


def document(text: str, name: str = "article.txt") -> Document:
    return Document(name, hashlib.sha256(text.encode()).hexdigest(), "text/plain", "utf-8", language_of(text), text)


def stated(text: str, published: str | None = None) -> list[Statement]:
    """The statements of a text taken for news of this date."""
    made = document(text)
    flow = flow_of(made)
    return news_statements(article_of(made, flow, replace(identify(made, flow), genre="news", published_on=published)))


def in_words(statement: Statement) -> str:
    """A statement in the notation of values_examples.toml."""
    value = f"{number(statement.low)}..{number(statement.high)}"
    if statement.relative is not None:
        value = f"{statement.relative.op} {statement.relative.to} {statement.relative.margin}"
    kind, area = statement.kind, statement.area or "-"
    return f"{kind} {area} {statement.indicator} {statement.measure} {statement.period} {value} {statement.bound} {statement.stance}"


def number(value: float | None) -> str:
    return "-" if value is None else f"{value:g}" if abs(value) < 1e6 else str(value)


def matches(wanted: str, got: str) -> bool:
    return all(a in ("*", b) for a, b in zip(wanted.split(), got.split(), strict=False)) if "*" in wanted else wanted == got


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["rule"])
def test_the_examples_beside_the_rules(example: dict[str, Any]) -> None:
    got = sorted(map(in_words, stated(example["text"].strip(), example["published"])))
    wanted = sorted(example["reads"])
    assert len(got) == len(wanted) and all(any(matches(one, other) for other in got) for one in wanted), got


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["rule"])
def test_every_value_opens_its_words(example: dict[str, Any]) -> None:
    text = example["text"].strip()
    for statement in stated(text, example["published"]):
        assert text[statement.start : statement.end] == statement.evidence
        assert statement.printed in text
        assert statement.report_area is None and statement.report_year is None


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from([example["text"] for example in EXAMPLES] + ["\n", " ", "5.5%", "Ningbo's ", "目标", "(", "the city's "]),
        max_size=8,
    )
)
def test_any_mixture_is_read_without_fault(parts: list[str]) -> None:
    text = "".join(parts)
    for statement in stated(text, "2031-01-16"):
        assert text[statement.start : statement.end] == statement.evidence


def test_time_goes_with_length() -> None:
    piece = "Ningbo in Zhejiang Province set a GDP growth target of 5.5 percent, down from 6 percent last year. "
    chinese = "浙江将目标从去年的6%左右下调至5.5%左右，宁波为6%。GDP增速目标由各地设定。\n去年，全省地区生产总值增长5.1%。\n"
    for unit in (piece, chinese):
        short, long = (elapsed(unit * count) for count in (60, 600))
        assert long < 30 * max(short, 0.05)


def elapsed(text: str) -> float:
    start = time.process_time()
    stated(text, "2031-01-16")
    return time.process_time() - start


# --- what an article is -----------------------------------------------------------------------------------------------------------


ARTICLE = """2031-01-16 Two cities set their goals

SUZHOU, Jan. 16 (Xinhua) -- Suzhou in East China's Jiangsu Province aims for GDP growth of around 5.5 percent this year, the mayor said on Wednesday.

Nearby Wuxi set its target at 6 percent.
"""


def test_inspection_tells_publisher_date_language_and_places() -> None:
    [inspection] = api.inspect(document(ARTICLE))
    identity = inspection.identity
    assert (identity.genre, identity.publisher, identity.published_on, identity.language) == ("news", "Xinhua", "2031-01-16", "en")
    assert [place.area for place in identity.places] == ["苏州市", "江苏省", "无锡市"]


@pytest.mark.parametrize(
    ("text", "name", "published"),
    [
        ("Updated: 2031-01-29 19:05\nShenzhen set a target of 5 percent, the mayor said.", "a.txt", "2031-01-29"),
        ("By Lin Yu Published: Jan 21, 2031 09:12 PM\n\nXizang expects growth of 7 percent, it said.", "a.txt", "2031-01-21"),
        ("Shenzhen set a target of 5 percent, the mayor said.", "2031-02-03-shenzhen.txt", "2031-02-03"),
        ("1月13日电（记者李明）记者从会议上获悉，宁波今年地区生产总值预期增长5%。", "新闻2031.txt", "2031-01-13"),
    ],
)
def test_the_date_of_an_article(text: str, name: str, published: str) -> None:
    made = document(text, name)
    assert identify(made, flow_of(made)).published_on == published


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "PEKIN, 10 janvier -- La ville de Ningbo vise une croissance du PIB de plus de 5,5 % pour 2031, selon un résumé de son rapport "
            "publié jeudi sur le site de la ville. Le maire a déclaré que les objectifs sont raisonnables et que la ville va construire.",
            "language",
        ),
        ("ПЕКИН, 10 января. Город Нинбо в провинции Чжэцзян планирует рост ВВП более чем на 5,5 процента в 2031 году.", "language"),
        (
            "北京1月10日 中国の各地方政府は2031年の経済成長目標を相次いで発表した。寧波市は伸び率の目標を5.5%以上に設定したという。",
            "language",
        ),
        (
            "We value your privacy\nWe and our advertising partners use cookies. By clicking Accept you consent to 5 percent of it.",
            "no-article",
        ),
        ("Home\nChina\nNingbo targets 5.5% GDP growth\nWorld\nSports\nAbout us", "no-article"),
        ("… … …\n\n— 5.5% —", "no-article"),
    ],
)
def test_what_is_no_article_says_so_and_gives_nothing(text: str, code: str) -> None:
    inspection, records = api.read_all(document(text))
    assert records == []
    assert [notice.code for notice in inspection.warnings] == [code]


def test_a_saved_page_reads_as_its_text_does(tmp_path: Path) -> None:
    body = "".join(f"<p>{line}</p>" for line in ARTICLE.split("\n")[2:] if line.strip())
    page = tmp_path / "2031-01-16-suzhou.html"
    page.write_text(
        f"<html><head><title>Two cities set their goals - Xinhua</title></head><body><nav><a href='/'>Home</a><a href='/c'>China</a></nav>"
        f"<article><h1>Two cities set their goals</h1>{body}</article><footer>Copyright 2031</footer></body></html>",
        encoding="utf-8",
    )
    plain = [in_words(record) for record in read_news(document(ARTICLE)) if isinstance(record, Statement)]
    assert [in_words(statement) for statement in api.extract(page)] == plain != []


def test_an_article_is_called_by_its_first_line() -> None:
    text = "2031-01-16 Cities bet on growth\n\nSuzhou has set its GDP growth target for 2031 at around 6 percent.\n\nGovernment work report readings begin\n\nThe mayor spoke."
    inspection, _ = api.read_all(document(text))
    assert inspection.identity.title == "Cities bet on growth"


# --- claims and reports -----------------------------------------------------------------------------------------------------------


REPORT = """苏州市政府工作报告
——2031年1月12日在苏州市第十八届人民代表大会第五次会议上
市长 吴庆文
各位代表：
现在，我代表市人民政府向大会报告工作，请予审议。
一、2030年工作回顾
2030年，全市地区生产总值增长5.1%，一般公共预算收入增长2.2%。各项事业取得新进步，人民生活持续改善，社会大局保持稳定。
二、2031年总体要求和主要目标
今年全市经济社会发展的主要预期目标是：地区生产总值增长5.5%以上，规模以上工业增加值增长6%左右，城镇新增就业16万人以上，居民消费价格涨幅2%左右。
三、2031年重点工作
我们将重点做好以下工作：全力推进产业创新，扩大有效投资，深化改革开放，保障和改善民生。
各位代表，让我们团结奋斗，为谱写新篇章作出更大贡献！谢谢大家！
"""


def test_claims_are_compared_with_the_reports(tmp_path: Path) -> None:
    report = [record_row(statement) for statement in api.extract(document(REPORT, "苏州2031.txt"))]
    article = (
        ARTICLE
        + "\nSuzhou's GDP grew 5.1 percent in 2030. Suzhou will create 200,000 new urban jobs and raise exports by 3 percent this year.\n"
    )
    claims = [record_row(record) for record in read_news(document(article))]
    found = {(one.claim["area_en"], one.claim["indicator"], one.claim["kind"]): one for one in check(claims, report)}
    softened = found["Suzhou", "gdp", "target"]
    assert softened.verdict == "differs" and softened.differs == ("bound",) and "softer bound: around for at_least" in softened.detail
    assert found["Suzhou", "gdp", "outcome"].verdict == "confirmed"
    assert found["Suzhou", "jobs_urban_new", "target"].differs == ("value", "bound")
    assert found["Suzhou", "exports", "target"].detail.startswith("the report of 苏州市 tells of 2031")
    assert found["Wuxi", "gdp", "target"].detail.startswith("no report of 无锡市")


def test_the_check_on_the_command_line(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "苏州2031.txt").write_text(REPORT, encoding="utf-8")
    article = tmp_path / "article.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    run = RUN.invoke(app, ["extract", str(article), "--check", str(tmp_path / "reports"), "--format", "jsonl"])
    rows = [json.loads(line) for line in run.stdout.splitlines() if line.startswith("{")]
    assert run.exit_code == 0 and [row["verdict"] for row in rows] == ["differs", "not_found"]
    database = tmp_path / "reports.db"
    assert RUN.invoke(app, ["add", str(database), str(tmp_path / "reports"), "-q"]).exit_code == 0
    run = RUN.invoke(app, ["extract", str(article), "--check", str(database), "--format", "jsonl"])
    assert [json.loads(line)["verdict"] for line in run.stdout.splitlines() if line.startswith("{")] == ["differs", "not_found"]
    assert RUN.invoke(app, ["extract", str(article), "--check", str(tmp_path / "nowhere")]).exit_code == 2


def test_kinds_of_news_on_the_command_line(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    run = RUN.invoke(app, ["extract", str(article), "--format", "csv", "-q"])
    assert run.exit_code == 0 and run.stdout.startswith("id,document,document_id,kind,headline")
    assert RUN.invoke(app, ["extract", str(article), "--format", "csv", "-q", "-k", "quote"]).stdout.startswith(
        "id,document,document_id,kind,area"
    )
    assert RUN.invoke(app, ["extract", str(article), "--format", "csv", "-k", "quote", "-k", "target"]).exit_code == 2
    assert "What it states" in RUN.invoke(app, ["extract", str(article), "-q"]).stdout


# --- the page of the documentation ------------------------------------------------------------------------------------------------


PAGE = Path(__file__).resolve().parents[1] / "docs" / "news.md"


def told(record: Record) -> str:
    """A record in the notation of docs/news.md."""
    row = record_row(record)
    place = row["area_en"] or row.get("area_printed") or next((note.removeprefix("said of: ") for note in row.get("notes", ())), "–")
    if isinstance(record, Statement):
        strive = ", strive" if record.stance == "strive" else ""
        return f"`{record.kind}` {place}: {record.indicator} {record.measure} {record.period}, {value_in_words(row)}{strive}"
    if isinstance(record, Quote):
        words = f" ({', '.join(record.stance_words)})" if record.stance_words else ""
        return f"`quote` {record.speaker}, {record.role}, {record.affiliation}: {record.stance}{words}{', verbatim' if record.verbatim else ''}"
    if isinstance(record, Release):
        return f"`release` {place}: {record.document_type}, {record.released_on}, {record.source}"
    if isinstance(record, Priority):
        return f"`priority` {place}: {record.theme}{''.join(f' ({name})' for name in record.named)}"
    return f"`guidance` {record.event}, {record.date}: {', '.join(ask.theme for ask in record.asks)}"


def page_rows() -> list[tuple[str, str]]:
    """The paragraphs of the page's article, and what it says the program makes of each."""
    lines = [line for line in PAGE.read_text(encoding="utf-8").split("\n") if line.startswith("| ") and "---" not in line]
    return [tuple(cell.strip() for cell in line.strip("|").split(" | ")) for line in lines[1:]]  # type: ignore[misc]


def test_the_page_tells_what_the_program_makes_of_its_article() -> None:
    rows = page_rows()
    text = "\n\n".join(paragraph for paragraph, _ in rows)
    records = read_news(document(text))
    at = 0
    for paragraph, said in rows:
        inside = [told(record) for record in records if at <= record.start < at + len(paragraph)]
        assert (" · ".join(dict.fromkeys(inside)) or "nothing") == said
        at += len(paragraph) + 2
