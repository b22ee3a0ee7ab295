"""Builds src/mubiao/places/data/places.tsv from a table of area codes and the hand-kept tables in tools/gazetteer/.

    python tools/build_gazetteer.py FACTS [TARGET]

FACTS holds ``areacodes-1981-2024.csv`` (yescallop/areacodes, CC0: code, province, prefecture, name, level, status, since, until,
new_code) and ``names-en-pinyin.csv`` (khaeru/gb2260, whose English names are used where a name is not Han Chinese).
``tools/gazetteer/readings.tsv`` reads each character as place names do; ``corrections.tsv`` is kept by hand and always wins.
Prints what it could not settle, so that a new edition of the codes shows at once what has to be looked up.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from mubiao.places.naming import kind_of, short_name  # noqa: E402

TABLES = ROOT / "tools" / "gazetteer"
TARGET = ROOT / "src" / "mubiao" / "places" / "data" / "places.tsv"
LEVELS = {"省级": "province", "地级": "prefecture", "县级": "county"}
RANK = {"nation": 0, "province": 1, "prefecture": 2, "county": 3}
# Where official English goes by the local language: Inner Mongolia, Tibet, Qinghai, Xinjiang and the Tibetan prefectures beside them.
NOT_HAN = re.compile(r"15|54|63|65|513[23]|6230|5334")
COLUMNS = ("code", "name", "short", "name_en", "level", "prefecture", "since", "until", "successors", "kind")


@dataclass
class Area:
    code: str
    name: str
    level: str
    province: str
    prefecture_name: str
    since: int
    until: int | None
    next_codes: list[str]
    name_en: str = ""
    prefecture: str = ""
    successors: list[str] = field(default_factory=list)

    @property
    def short(self) -> str:
        return short_name(self.name)


def main(facts: Path, target: Path = TARGET) -> None:
    readings = {row["character"]: row["reading"] for row in _rows(TABLES / "readings.tsv", "\t")}
    corrections = list(_rows(TABLES / "corrections.tsv", "\t"))
    english = {(row["code"], row["name_zh"]): row["name_en"] for row in _rows(facts / "names-en-pinyin.csv", ",")}
    areas = [Area("100000", "中国", "nation", "", "", 1949, None, [], "China")]
    areas += _merged([_area(row) for row in _rows(facts / "areacodes-1981-2024.csv", ",")])
    _set_english(areas, english, readings)
    _set_prefectures(areas)
    _set_successors(areas)
    _correct(areas, corrections)
    _write(areas, target)


def _rows(path: Path, delimiter: str) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def _area(row: dict[str, str]) -> Area:
    # "440321[1982];440303" says: split off 440321 in 1982, became 440303 when dropped. Only the last kind succeeds the area.
    became = [code for code in row["new_code"].split(";") if code and "[" not in code]
    until = int(row["until"]) if row["until"] else None
    return Area(row["code"], row["name"], LEVELS[row["level"]], row["province"], row["prefecture"], int(row["since"]), until, became)


def _merged(areas: list[Area]) -> list[Area]:
    """One row where only the prefecture above was renamed; the table has a row for each name of the prefecture."""
    merged: list[Area] = []
    for area in sorted(areas, key=lambda a: (a.code, a.since)):
        last = merged[-1] if merged else None
        if last is not None and (last.code, last.name) == (area.code, area.name) and last.until == area.since:
            last.until, last.next_codes, last.prefecture_name = area.until, area.next_codes, area.prefecture_name
        else:
            merged.append(area)
    return merged


def _set_english(areas: list[Area], english: dict[tuple[str, str], str], readings: dict[str, str]) -> None:
    given: dict[str, str] = {}
    for (code, name), name_en in english.items():
        if NOT_HAN.match(code) and name_en:
            given[short_name(name) + code[:2]] = name_en
    for area in areas[1:]:
        local = given.get(area.short + area.code[:2]) if NOT_HAN.match(area.code) else None
        area.name_en = _cleaned(local) if local else _romanised(area.short, readings)


def _cleaned(name_en: str) -> str:
    return re.sub(r"\s+(?:\w+zu|meng|diqu|zizhi\w*|qi|shi|qu|Kazak|Mongol|Kirgiz|Tajik)(?=\s|$)", "", name_en.replace("^", "")).strip()


def _romanised(short: str, readings: dict[str, str]) -> str:
    """Hanyu Pinyin as the standard writes place names: one word, an apostrophe before a, e, o; 忠县 is Zhongxian."""
    word = ""
    for character in short:
        reading = readings.get(character, "")
        word += ("'" if word and reading[:1] in tuple("aeo") else "") + reading
    return word[:1].upper() + word[1:]


def _set_prefectures(areas: list[Area]) -> None:
    by_name = {(a.province, a.name): a.code for a in areas if a.level == "prefecture"}
    for area in areas:
        if area.level == "county" and area.prefecture_name not in ("", "直辖"):
            own = area.code[:4] + "00"
            area.prefecture = by_name.get((area.province, area.prefecture_name), own)


def _set_successors(areas: list[Area]) -> None:
    by_code: dict[str, list[Area]] = defaultdict(list)
    for area in areas:
        by_code[area.code].append(area)
    for area in areas:
        if area.until is None:
            continue
        if any(other.since == area.until for other in by_code[area.code]):
            area.successors = [area.code]
        elif area.next_codes:
            area.successors = area.next_codes
        else:
            area.successors = _named_alike(area, areas)


def _named_alike(area: Area, areas: list[Area]) -> list[str]:
    """A prefecture that became the city of its name, whether founded then or joined to a city that stood beside it."""
    stem = area.short.removesuffix("县")
    alike = [a for a in areas if a.level == area.level and a.province == area.province and a.short == stem and a is not area]
    founded = [a.code for a in alike if a.since == area.until]
    beside = [a.code for a in alike if a.since <= (area.until or 0) and (a.until is None or a.until > (area.until or 0))]
    return founded[:1] or beside[:1]


def _correct(areas: list[Area], corrections: list[dict[str, str]]) -> None:
    for row in corrections:
        found = [a for a in areas if a.code.startswith(row["code"]) and row["name"] in (a.name, a.short)]
        if not found:
            print(f"correction fits no area: {row['code']} {row['name']}")
        for area in found:
            if row["field"] == "successors":
                area.successors = row["value"].split(";")
            elif row["field"] == "until":
                area.until = int(row["value"])
            elif row["field"] == "since":
                area.since = int(row["value"])
            elif row["field"] in ("name_en", "prefecture"):
                setattr(area, row["field"], row["value"])
            else:
                sys.exit(f"corrections.tsv: no field {row['field']!r}")


def _write(areas: list[Area], target: Path) -> None:
    areas.sort(key=lambda a: (a.code, a.since))
    lines = ["\t".join(COLUMNS)]
    for a in areas:
        if a.until is not None and not a.successors:
            print(f"no successor known: {a.code} {a.prefecture_name} {a.name} {a.since}-{a.until}")
        if a.level == "county" and a.prefecture and not any(p.code == a.prefecture for p in areas):
            print(f"no such prefecture: {a.code} {a.name} {a.prefecture_name} {a.prefecture}")
        values = [
            a.code,
            a.name,
            a.short,
            a.name_en,
            a.level,
            a.prefecture,
            a.since,
            a.until or "",
            ";".join(a.successors),
            kind_of(a.name),
        ]
        lines.append("\t".join(str(value) for value in values))
    target.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    print(f"{len(areas)} rows in {target}")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    main(*map(Path, sys.argv[1:]))
