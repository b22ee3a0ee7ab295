"""The five tools: search, panel, statement, compare, brief. Each answers with rows, and each row with its citation."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import Annotated, Any, Literal

from fastapi import HTTPException
from pydantic import Field

from mubiao.assistants.citing import Citations
from mubiao.errors import MubiaoError
from mubiao.indicators import vocabulary
from mubiao.records import Level
from mubiao.store import Store, lookup
from mubiao.store.queries import Word, words_of
from mubiao.web.site import Ask, Site
from mubiao.web.views import briefs as brief_view
from mubiao.web.views import compare as compare_view

Row = dict[str, Any]
Section = Literal["review", "outlook", "plan", "tasks", "self_governance", "appendix"]
MOST_CELLS = 400  # of a panel in one answer
MOST_YEARS = 30
_PANEL = ("area", "area_code", "area_en", "year", "indicator", "measure", "kind", "state", "reason", "value", "low", "high", "unit", "bound",
          "stance", "stretch", "relative_op", "relative_to", "relative_margin", "printed", "source", "status", "confidence", "id")  # fmt: skip
_COMPARED = ("indicator", "measure", "area", "area_code", "area_en", "year", "low", "high", "unit", "bound", "stance", "relative_op",
             "relative_to", "relative_margin", "printed", "confidence", "id")  # fmt: skip

Words = Annotated[str, Field(max_length=200, description="Words that a passage must have; a run of Chinese characters is a phrase")]
Area = Annotated[str | None, Field(max_length=40, description="A place, by name or six-digit division code: 湖南, Ningbo, 330200")]
Areas = Annotated[list[str], Field(max_length=40, description="Places by name or division code; none: all provinces")]
Years = Annotated[list[int], Field(max_length=MOST_YEARS, description="Years, 1949 to 2100")]
Indicator = Annotated[str, Field(max_length=60, description="An id of the vocabulary: gdp, cpi, retail_sales; a name is looked up")]
Limit = Annotated[int, Field(ge=1, le=50, description="The most passages")]


class Refused(MubiaoError):
    """A question that cannot be answered as it is put; the message says why."""


class Tools:
    """A database, opened read-only, as the tools of an assistant. Raises ``StoreError`` where there is none."""

    def __init__(self, database: str | os.PathLike[str]) -> None:
        self.site = Site(database)

    def all(self) -> list[Callable[..., Row]]:
        """The tools, each with its name, types and docstring."""
        return [self.search, self.panel, self.statement, self.compare, self.brief]

    def search(
        self,
        words: Words,
        area: Area = None,
        level: Level | None = None,
        years: Years = [],  # noqa: B006 — never written to; the protocol's schema wants the default itself
        section: Section | None = None,
        limit: Limit = 10,
    ) -> Row:
        """Search the passages of Chinese government work reports and news about them; the best first. start and end are those of the
        passage, the citation is of the first sentence in it that has one of the words."""
        store = self.site.store()
        found = store.search(words, area=area, level=level, years=years, section=[section] if section else [], limit=limit)
        cite = Citations(store)
        wanted = words_of(words)
        passages = []
        for row in found:
            first = _first_word(row, wanted, store.text(row["document"]))
            told = {name: row[name] for name in ("area", "area_code", "level", "year", "genre", "section", "snippet", "start", "end")}
            passages.append(told | {"citation": cite.of({**row, **first})})
        missing = store.unindexed()
        note = {"note": f"{missing} documents are not in the index of the text and were not searched"} if missing else {}
        return {"passages": passages, **note}

    def panel(
        self,
        indicator: Indicator,
        years: Annotated[list[int], Field(min_length=1, max_length=MOST_YEARS, description="Years of the cells")],
        kind: Literal["target", "outcome", "outlook", "commitment", "official"] = "target",
        level: Level = "province",
        within: Area = None,
        measure: Literal["growth", "avg_growth", "level", "ratio", "change"] | None = None,
    ) -> Row:
        """An indicator over the areas of a level and years. Every cell is stated, absent (the report was read and states none),
        no-document or failed; a stated cell has its bound (low, high: at least has no high) and its citation. A missing cell is not a
        zero: say which of the states it is."""
        store = self.site.store()
        name = indicator_of(indicator)
        rows = store.panel(indicator=name, years=years, kind=kind, level=level, within=within, measure=measure, evidence=False)
        rows.sort(key=lambda row: row["state"] != "stated")  # what is cut off is what holds the least
        cite = Citations(store)
        counts = {state: sum(row["state"] == state for row in rows) for state in ("stated", "absent", "no-document", "failed")}
        return {
            "indicator": name,
            "counts": counts,
            "left_out": max(0, len(rows) - MOST_CELLS),
            "cells": [_cited(row, _PANEL, cite) for row in rows[:MOST_CELLS]],
        }

    def statement(self, id: Annotated[str, Field(max_length=64, pattern=r"^[0-9a-zA-Z_-]{4,64}$", description="Id of a record")]) -> Row:
        """A record by its id, with all of its fields and its citation."""
        store = self.site.store()
        digest, part = lookup.whereabouts(store.connection, id)
        row = _records(store, digest, part)[id]
        return {"record": row, "citation": Citations(store).of(row)}

    def compare(
        self,
        areas: Annotated[list[str], Field(min_length=1, max_length=compare_view.MOST, description="Places by name or division code")],
        year: Annotated[int | None, Field(ge=1949, le=2100, description="Year of the targets; none: the newest that most have")] = None,
    ) -> Row:
        """The main targets of up to eight areas in a year, side by side, each with its citation."""
        found = _answered(lambda: compare_view.compare(self._ask("zh"), ",".join(areas), year)).data
        store = self.site.store()
        cite = Citations(store)
        held: dict[tuple[str, int], dict[str, Row]] = {}
        rows = []
        for row in found["targets"]:
            place = row["document_id"], row["part"]
            if place not in held:
                held[place] = _records(store, *place)
            rows.append(_cited(row | {name: held[place][row["id"]][name] for name in ("document", "start", "end")}, _COMPARED, cite))
        return {"areas": found["areas"], "year": found["year"], "targets": rows}

    def brief(
        self,
        areas: Areas = [],  # noqa: B006 — as above
        year: Annotated[int | None, Field(ge=1949, le=2100, description="Year of the targets; none: that of the most reports")] = None,
        language: Literal["en", "zh"] = "en",
    ) -> Row:
        """A written brief on the targets of some areas in a year: who set what, against last year, priorities, what it adds up to.
        Every sentence names, by their numbers, the citations it was made from."""
        found = _answered(lambda: brief_view.briefs(self._ask(language), ",".join(areas), year)).data
        cite = Citations(self.site.store())
        numbers: dict[tuple[str, int, int], int] = {}  # of the places cited, in the order in which they are first cited
        parts = []
        for part in found["parts"]:
            sentences = []
            for each in part["sentences"]:
                places = [(source["document"], source["start"], source["end"]) for source in each["sources"]]
                sentences.append({"text": each["text"], "citations": [numbers.setdefault(place, len(numbers) + 1) for place in places]})
            parts.append({"heading": part["heading"], "sentences": sentences})
        citations = {place: cite.of(dict(zip(("document", "start", "end"), place, strict=True))) for place in sorted(numbers)}
        return {
            "title": found["title"],
            "language": found["language"],
            "year": found["year"],
            "parts": parts,
            "citations": [{"number": number, **citations[place]} for place, number in numbers.items()],
        }

    def _ask(self, tongue: Literal["en", "zh"]) -> Ask:
        return Ask(self.site, tongue, "")


def indicator_of(given: str) -> str:
    """The id of an indicator by its id or by a name of it in Chinese or English. Raises ``Refused``."""
    known = vocabulary()
    if given in known:
        return given
    wanted = given.strip().casefold()
    for entry in known:
        if wanted in (entry.zh.casefold(), entry.en.casefold()):
            return entry.id
    raise Refused(f"there is no indicator {given}; `mubiao indicators` lists them: gdp, cpi, industrial_va, fai, retail_sales …")


def _first_word(row: Row, words: Sequence[Word], text: str) -> Row:
    """Where in a passage the first of the words stands."""
    inside = text[row["start"] : row["end"]]
    start, end = min((place for word in words for place in word.places(inside, inside.lower())), default=(0, len(inside)))
    return {"start": row["start"] + start, "end": row["start"] + end}


def _cited(row: Row, names: Sequence[str], cite: Citations) -> Row:
    return {name: row[name] for name in names} | {"citation": cite.of(row) if row["id"] and row["start"] is not None else None}


def _records(store: Store, digest: str, part: int) -> dict[str, Row]:
    """The records of a document by their ids."""
    found = lookup.document(store.connection, digest, part)
    rows = [
        *store.statements(document=found["document_id"], duplicates=True),
        *store.records(document=found["document_id"], duplicates=True),
    ]
    return {row["id"]: row for row in rows if row["document"] == found["document"]}


def _answered(view: Callable[[], Any]) -> Any:
    """What a page shows; a question it refuses is refused here in the same words."""
    try:
        return view()
    except HTTPException as error:
        raise Refused(str(error.detail)) from error
