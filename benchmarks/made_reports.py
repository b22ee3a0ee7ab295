"""Reports made of the samples with other places, years and figures: as many as a benchmark wants, and the rows that some of them would have."""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from mubiao import batch, samples
from mubiao.api import text as text_of
from mubiao.batch import Outcome
from mubiao.places import Place, gazetteer
from mubiao.records import Document, Level

_NUMBER = re.compile(r"(?<![\d.年])\d+(?:\.\d+)?(?=[%％个万亿]|百分点)")


def vary(folder: Path, count: int) -> Iterator[tuple[Path, int]]:
    """Write ``count`` reports made of the samples with other places, years and figures; each file and the bytes of its text."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = [(text_of(path), name) for path, name in zip(samples.paths(), ("湖南省", "怀化市", "溆浦县", "洪江市"), strict=True)]
    levels: tuple[tuple[Level, list[tuple[str, str]]], ...] = (("province", texts[:1]), ("prefecture", texts[1:2]), ("county", texts[2:]))
    places = {level: gazetteer().exists_in(2024, level) for level, _ in levels}
    generator = random.Random(2031)
    written = 0
    for year in range(2031, 1990, -1):
        for level, samples_of in levels:
            for place in places[level]:
                if written == count:
                    return
                text, name = generator.choice(samples_of)
                made = _of_place(text, name, place, year, generator)
                path = folder / f"{place.code}-{year}.txt"
                path.write_text(made, encoding="utf-8")
                written += 1
                yield path, len(made.encode())


def _of_place(text: str, name: str, place: Place, year: int, generator: random.Random) -> str:
    """A sample's text as the report of another place and year, with other figures of as many digits."""
    full = place.name
    text = text.replace(name, full).replace(name[:-1], place.short)
    text = re.sub(r"20(2\d|3\d)(?=年|[—－-])", lambda match: str(year + int(match[0]) - 2031), text)

    def figure(match: re.Match[str]) -> str:
        whole, _, rest = match[0].partition(".")
        digits = "".join(str(generator.randrange(1 if at == 0 else 0, 10)) for at in range(len(whole)))
        return digits + (f".{generator.randrange(1, 10 ** len(rest))}" if rest else "")

    return _NUMBER.sub(figure, text)


def outcomes_like(
    files: Iterable[Path], whole: list[Path], examine: Callable[[Document], Outcome] = batch.with_document
) -> Iterator[tuple[Outcome, Document]]:
    """Documents with the rows of one of ``whole``, which are extracted, as theirs: other ids, area and year."""
    outcomes = [next(iter(batch.run([path], examine=examine))) for path in whole[:: max(1, len(whole) // 40)]]
    kinds = {name: [o for o in outcomes if (o.inspection or {})["level"] == name] for name in ("province", "prefecture", "county")}
    generator = random.Random(7)
    for path in files:
        code, _, year = path.stem.partition("-")
        place = gazetteer().by_code(code, 2024)
        chosen = generator.choice(kinds[place.level])
        assert chosen.inspection is not None and chosen.document is not None
        shift = int(year) - chosen.inspection["report_year"]
        own = {"area": place.name, "area_code": place.code, "area_en": place.name_en}
        home = chosen.inspection["area_code"]
        text = path.read_text(encoding="utf-8")
        document = replace(chosen.document, name=str(path), document_id=hashlib.sha256(text.encode()).hexdigest(), text=text)
        named = {"document": document.name, "document_id": document.document_id, "report_area": place.name, "report_year": int(year)}
        rows = [
            {
                **row,
                **(own if row["area_code"] == home else {}),
                **named,
                "id": f"{generator.getrandbits(64):016x}",
                "period": str(int(row["period"]) + shift) if (row["period"] or "").isdigit() else row["period"],
                "low": None if row["low"] is None else row["low"] + generator.randrange(9) / 10,
                "high": None if row["high"] is None else row["high"] + generator.randrange(9) / 10,
            }
            for row in chosen.statements
        ]
        said = {**chosen.inspection, **own, "level": place.level, "report_year": int(year), "title": None}
        said |= {name: named[name] for name in ("document", "document_id")}
        more = {table: [{**row, **own, **named} for row in found] for table, found in chosen.more.items()}
        yield replace(chosen, name=str(path), statements=rows, inspection=said, document=document, more=more), document
