"""The industries that reports name, as shares of all industries an area names: another ground on which localities can be compared."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import ahocorasick_rs
import polars as pl

from mubiao.analysis.frames import need

Role = Literal["leads", "seeks"]
_SENTENCE = re.compile(r"[^。；！\n]+")


def named_industries(passages: pl.DataFrame, *, sections: Sequence[str] = ("tasks",), said: Role | None = None) -> pl.DataFrame:
    """How often each area's tasks name each industry: ``document``, ``area``, ``area_code``, ``report_year``, ``industry``, ``mentions``,
    ``share`` of all industries named, ``start`` of the passage that names it most often. Industries that an area does not name have no row.
    ``said``: only in sentences that hold a word of the role: ``leads`` (产值, 居全国, 建成 …: what an area is proud of) or ``seeks`` (引进,
    培育, 补链 …: what it wants to have).

    The vocabulary is ``industries.toml``; the longest name at a place counts. ``differences`` takes the frame with ``category="industry"``.
    """
    report = ("document", "area", "area_code", "report_year")
    need(passages, (*report, "section", "start", "text"), "named industries")
    names, automaton = _matcher()
    role = _role(said) if said else None
    counts: dict[tuple[object, ...], Counter[str]] = {}
    best: dict[tuple[object, ...], tuple[int, int]] = {}
    inside = passages.filter(pl.col("section").is_in(list(sections)))
    for *key, start, text in inside.select(*report, "start", "text").iter_rows():
        found = Counter(
            names[number]
            for sentence in (_SENTENCE.findall(text) if role else (text,))
            if role is None or role.find_matches_as_indexes(sentence)
            for number, _, _ in automaton.find_matches_as_indexes(sentence)
        )
        held = counts.setdefault(tuple(key), Counter())
        held.update(found)
        for industry, mentions in found.items():
            if mentions > best.get((*key, industry), (0, 0))[0]:
                best[*key, industry] = (mentions, start)
    rows = [
        (*key, industry, mentions, mentions / held.total(), best[*key, industry][1])
        for key, held in counts.items()
        for industry, mentions in sorted(held.items())
    ]
    kinds: dict[str, Any] = {name: inside.schema[name] for name in report}
    kinds |= {"industry": pl.String, "mentions": pl.Int64, "share": pl.Float64, "start": pl.Int64}
    return pl.DataFrame(rows, schema=kinds, orient="row")


@cache
def _role(said: Role) -> ahocorasick_rs.AhoCorasick:
    return ahocorasick_rs.AhoCorasick(_data()["roles"][said])


@cache
def industry_names(language: str = "zh") -> dict[str, str]:
    """What each industry is called, by its id: its first Chinese name, or its English one (the id with blanks where none is given)."""
    table = _data()
    if language == "zh":
        return {industry: names[0] for industry, names in table["industries"].items()}
    return {industry: table["english"].get(industry, industry.replace("_", " ")) for industry in table["industries"]}


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("mubiao.analysis").joinpath("industries.toml").read_text(encoding="utf-8"))


@cache
def _matcher() -> tuple[list[str], ahocorasick_rs.AhoCorasick]:
    pairs = [(name, industry) for industry, names in _data()["industries"].items() for name in names]
    patterns = [name for name, _ in pairs]
    return [industry for _, industry in pairs], ahocorasick_rs.AhoCorasick(patterns, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
