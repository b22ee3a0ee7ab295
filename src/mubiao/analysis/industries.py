"""The industries that reports name, as shares of all industries an area names: another ground on which localities can be compared."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import ahocorasick_rs
import polars as pl

from mubiao.analysis.frames import need


def named_industries(passages: pl.DataFrame, *, sections: Sequence[str] = ("tasks",)) -> pl.DataFrame:
    """How often each area's tasks name each industry: ``document``, ``area``, ``area_code``, ``report_year``, ``industry``, ``mentions``,
    ``share`` of all industries named, ``start`` of the first passage that names it. Industries that an area does not name have no row.

    The vocabulary is ``industries.toml``; the longest name at a place counts. ``differences`` takes the frame with ``category="industry"``.
    """
    report = ("document", "area", "area_code", "report_year")
    need(passages, (*report, "section", "start", "text"), "named industries")
    names, automaton = _matcher()
    counts: dict[tuple[object, ...], Counter[str]] = {}
    first: dict[tuple[object, ...], int] = {}
    inside = passages.filter(pl.col("section").is_in(list(sections)))
    for *key, start, text in inside.select(*report, "start", "text").iter_rows():
        held = counts.setdefault(tuple(key), Counter())
        for number, _, _ in automaton.find_matches_as_indexes(text):
            held[names[number]] += 1
            first.setdefault((*key, names[number]), start)
    rows = [
        (*key, industry, mentions, mentions / held.total(), first[*key, industry])
        for key, held in counts.items()
        for industry, mentions in sorted(held.items())
    ]
    kinds: dict[str, Any] = {name: inside.schema[name] for name in report}
    kinds |= {"industry": pl.String, "mentions": pl.Int64, "share": pl.Float64, "start": pl.Int64}
    return pl.DataFrame(rows, schema=kinds, orient="row")


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
