"""Quotes, releases, priorities and guidance of news against the examples beside the rules, and what they promise about any article."""

from __future__ import annotations

import time
import tomllib
from dataclasses import fields, replace
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mubiao.identity import identify
from mubiao.news import voices_of
from mubiao.news.actions_en import actions
from mubiao.news.article import Article, article_of
from mubiao.news.dates import day_in, moments_in
from mubiao.news.speakers import key_of
from mubiao.news.stance import stance_of
from mubiao.reading.flow import flow_of
from mubiao.records import Document, Guidance, Language, Priority, Quote, Release, Voice
from mubiao.themes import taxonomy

EXAMPLES: list[dict[str, Any]] = tomllib.loads(resources.files("mubiao.news").joinpath("voices_examples.toml").read_text(encoding="utf-8"))[
    "example"
]
KINDS = {"quote": "quotes", "release": "releases", "priority": "priorities", "guidance": "guidance"}


def article(text: str, language: Language, published: str | None) -> Article:
    document = Document("article.txt", "0" * 64, "text/plain", "utf-8", language, text)
    flow = flow_of(document)
    return article_of(document, flow, replace(identify(document, flow), published_on=published))


def in_words(voice: Voice) -> str:
    """A voice in the notation of voices_examples.toml."""
    if isinstance(voice, Quote):
        how = "verbatim" if voice.verbatim else "reported"
        parts = [voice.speaker, voice.affiliation, voice.role, how, voice.stance, voice.said_on, voice.area, voice.text]
    elif isinstance(voice, Release):
        parts = [voice.area, voice.document_type, voice.released_on, voice.source, voice.released_by, voice.evidence]
    elif isinstance(voice, Priority):
        parts = [voice.area or voice.area_printed, voice.theme, "; ".join(voice.named) or None, voice.evidence]
    else:
        parts = [voice.event, voice.date, "; ".join(f"{ask.theme}: {ask.text}" for ask in voice.asks)]
    return " | ".join("-" if part is None else part for part in parts)


@pytest.mark.parametrize("example", EXAMPLES, ids=[example["note"] for example in EXAMPLES])
def test_example(example: dict[str, Any]) -> None:
    found: dict[str, list[str]] = {kind: [] for kind in KINDS.values()}
    for voice in voices_of(article(example["text"], example["language"], example["published"])):
        found[KINDS[voice.kind]].append(in_words(voice))
    assert found == {kind: example.get(kind, []) for kind in KINDS.values()}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_span_opens_its_words(language: Language) -> None:
    text = "\n".join(example["text"] for example in EXAMPLES if example["language"] == language)
    voices = voices_of(article(text, language, "2031-01-24"))
    known = set(taxonomy().ids())
    assert {voice.kind for voice in voices} == set(KINDS)
    assert len({voice.id for voice in voices}) == len(voices)
    for voice in voices:
        if isinstance(voice, Quote):
            assert text[voice.start : voice.end] == voice.text
            assert all(word in voice.text for word in voice.stance_words)
            assert bool(voice.stance_words) == (voice.stance != "neutral")
        else:
            assert text[voice.start : voice.end] == voice.evidence
        if isinstance(voice, Priority):
            assert voice.theme in known
            assert tuple(text[a:b] for a, b in voice.named_spans) == voice.named
        if isinstance(voice, Guidance):
            assert text[voice.text_start : voice.text_end] == voice.text
            assert all(text[ask.start : ask.end] == ask.text for ask in voice.asks)
            assert all(ask.theme in known or ask.theme.startswith("other:") for ask in voice.asks)
        if isinstance(voice, Release):
            assert voice.date_note


@pytest.mark.parametrize(
    ("words", "language", "published", "day"),
    [
        ("on Thursday", "en", "2031-01-24", "2031-01-23"),
        ("on Friday", "en", "2031-01-24", "2031-01-24"),
        ("on Saturday", "en", "2031-01-24", "2031-01-18"),
        ("last Saturday", "en", "2031-01-24", "2031-01-18"),
        ("last Thursday", "en", "2031-01-24", None),  # yesterday's, or that of the week before
        ("next Thursday", "en", "2031-01-24", None),
        ("on Thursday", "en", None, None),
        ("on Thursday", "en", "2031", None),
        ("Feb. 15", "en", "2031-02-18", "2031-02-15"),
        ("15 February 2030", "en", "2031-02-18", "2030-02-15"),
        ("on Dec 20", "en", "2031-01-24", "2030-12-20"),
        ("on Feb 30", "en", "2031-01-24", None),
        ("yesterday", "en", "2031-01-01", "2030-12-31"),
        ("recently", "en", "2031-01-24", None),
        ("up 3.2 percent", "en", "2031-01-24", None),
        ("1月13日上午", "zh", "2031-01-14", "2031-01-13"),
        ("12月30日", "zh", "2031-01-14", "2030-12-30"),
        ("13日", "zh", "2031-01-14", "2031-01-13"),
        ("30日", "zh", "2031-01-14", "2030-12-30"),
        ("周四", "zh", "2031-01-24", "2031-01-23"),
        ("上周五", "zh", "2031-01-21", "2031-01-17"),
        ("昨日", "zh", "2031-01-14", "2031-01-13"),
        ("日前", "zh", "2031-01-14", None),
        ("2030年12月11日至12日", "zh", "2031-01-14", "2030-12-11"),
        ("五日游", "zh", "2031-01-14", None),
    ],
)
def test_days(words: str, language: Language, published: str | None, day: str | None) -> None:
    found = day_in(words, 0, len(words), language, published)
    assert (found.on if found is not None else None) == day
    assert found is None or found.note


@pytest.mark.parametrize(
    ("words", "language", "month"),
    [
        ("in December 2030", "en", "2030-12"),
        ("last December", "en", "2030-12"),
        ("in mid-December", "en", "2030-12"),
        ("last month", "en", "2030-12"),
        ("去年12月", "zh", "2030-12"),
        ("2030年12月中旬", "zh", "2030-12"),
    ],
)
def test_months(words: str, language: Language, month: str) -> None:
    assert [found.on for found in moments_in(words, 0, len(words), language, "2031-01-24")] == [month]


@pytest.mark.parametrize(
    ("words", "language", "stance"),
    [
        ("confidence is returning and orders are strong", "en", "optimistic"),
        ("the city overcame headwinds and kept steady", "en", "optimistic"),
        ("risks remain and demand is weak", "en", "cautious"),
        ("the recovery is not yet solid", "en", "cautious"),
        ("prospects are bright but debt risks are mounting", "en", "cautious"),
        ("output rose 3 percent", "en", "neutral"),
        ("企业信心明显增强", "zh", "optimistic"),
        ("化解了风险，发展势头良好", "zh", "optimistic"),
        ("市场缺乏信心", "zh", "cautious"),
        ("前景广阔，但短板和风险不少", "zh", "cautious"),
        ("产量增长3%", "zh", "neutral"),
    ],
)
def test_stance(words: str, language: Language, stance: str) -> None:
    found = stance_of(words, language)
    assert found.stance == stance
    assert all(word in words for word in found.decided)


def test_actions() -> None:
    text = "improve clearance, enhance the port, and widen the repair and support network while attracting firms to set up and run offices"
    assert [text[one.start : one.end] for one in actions(text, 0, len(text))] == [
        "improve clearance",
        "enhance the port",
        "widen the repair and support network",
        "attracting firms to set up and run offices",
    ]


def test_family_name() -> None:
    assert [key_of(name) for name in ("Li Yongan", "Bruce Pang", "Louis Kuijs", "Ouyang Qing", "Chen Wu")] == [
        "Li",
        "Pang",
        "Kuijs",
        "Ouyang",
        "Chen",
    ]


@given(
    st.lists(st.sampled_from([piece for example in EXAMPLES for piece in example["text"].split(" ")]), max_size=60),
    st.sampled_from(["en", "zh"]),
)
@settings(max_examples=60, deadline=None)
def test_any_words_give_sound_spans(pieces: list[str], language: Language) -> None:
    text = " ".join(pieces)
    for voice in voices_of(article(text, language, "2031-01-24")):
        assert 0 <= voice.start < voice.end <= len(text)


@pytest.mark.parametrize(
    "line",
    [
        'Zhao Lin, a researcher at the Delta Institute, said that growth will rise, adding that "risks" remain, and ',
        "Ningbo will boost trade, build ports and ",
        "“订单回暖，”市长王海说，宁波提出，加快建设港口，",
        '"',
        "A B, ",
        "according to its work report released on ",
    ],
)
def test_time_grows_with_the_text(line: str) -> None:
    language: Language = "zh" if "，" in line else "en"
    spent = []
    for size in (40_000, 160_000):
        made = article((line * (size // len(line) + 1))[:size], language, "2031-01-24")
        start = time.perf_counter()
        voices_of(made)
        spent.append(time.perf_counter() - start)
    assert spent[1] < 12 * spent[0] + 0.5  # four times the text; the rest is for a busy machine


@pytest.mark.parametrize("record", [Quote, Release, Priority, Guidance])
def test_every_field_is_documented(record: type) -> None:
    page = Path(__file__).parent.parent / "docs" / "records.md"
    part = page.read_text(encoding="utf-8").partition("## News: ")[2].partition("\n## ")[0]
    assert [field.name for field in fields(record) if f"`{field.name}`" not in part] == []
