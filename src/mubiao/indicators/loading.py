"""Reads the vocabulary of indicators from ``data/*.toml``, and refuses one that contradicts itself.

Every file of the folder may hold ``[[indicator]]``, ``[[split]]``, ``[[blocker]]`` tables and ``[words]``; ``data/README.md`` tells an
economist how to edit them. A name is written plainly or with alternatives in braces: ``{规模以上|规上}工业增加值`` is two names,
``占{GDP}比重`` takes every word of the list ``GDP`` under ``[words]``.
"""

from __future__ import annotations

import hashlib
import itertools
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from mubiao.indicators.indicator import DIRECTIONS, MEASURES, UNITS, Indicator, Name, Split, Use, Vocabulary, VocabularyError, unit_of
from mubiao.records import Language, Measure

DATA = Path(__file__).parent / "data"
_SHARE_ENDS = ("占比", "比重", "占比率", "所占比例")  # a name that ends so is a share, whatever its indicator most often is
_BRACES = re.compile(r"\{([^{}]*)\}")
_SPACES = re.compile(r" +")
_ID = re.compile(r"[a-z][a-z0-9_]*")
_KEYS = frozenset(
    [
        "id",
        "zh",
        "en",
        "definition",
        "measures",
        "level_unit",
        "nbs",
        "parent",
        "direction",
        "zh_names",
        "zh_growth",
        "zh_ratio",
        "zh_level",
        "zh_weak",
        "en_names",
        "en_growth",
        "en_ratio",
        "en_level",
        "en_weak",
        "shares",
        "confused_with",
        "apart",
    ]
)


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary the package ships; read once."""
    return read_vocabulary(DATA)


def read_vocabulary(folder: Path) -> Vocabulary:
    """The vocabulary of a folder of toml files. Raises ``VocabularyError`` where the data contradict themselves."""
    files = sorted(folder.glob("*.toml"))
    tables: dict[str, dict[str, Any]] = {}
    digest = hashlib.sha256()
    for file in files:
        content = file.read_bytes().replace(b"\r\n", b"\n")
        digest.update(file.name.encode() + b"\0" + content)
        try:
            tables[file.stem] = tomllib.loads(content.decode("utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise VocabularyError(f"{file}: {error}") from error
    words = {key: tuple(value) for table in tables.values() for key, value in table.get("words", {}).items()}
    indicators = tuple(_indicator(domain, entry, words) for domain, table in tables.items() for entry in table.get("indicator", ()))
    splits = tuple(
        Split(text, entry["language"], tuple(entry["indicators"]), entry.get("joint"))
        for table in tables.values()
        for entry in table.get("split", ())
        for text in _printed(entry, words)
    )
    blockers: tuple[tuple[Language, str], ...] = tuple(
        (entry["language"], text) for table in tables.values() for entry in table.get("blocker", ()) for text in _printed(entry, words)
    )
    indicators = tuple(_with_joint_names(indicator, splits) for indicator in indicators)
    by_id = {indicator.id: indicator for indicator in indicators}
    made = Vocabulary(indicators, splits, blockers, words, digest.hexdigest()[:12], by_id)
    _check(made)
    return made


def _printed(entry: dict[str, Any], words: Mapping[str, tuple[str, ...]]) -> list[str]:
    """The phrases of a split or a blocker, English ones in small letters as the matcher compares them."""
    forms = printed_forms(entry["phrases"], words)
    return [text.lower() for text in forms] if entry["language"] == "en" else forms


def printed_forms(patterns: Iterable[str], words: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Names with their alternatives in braces written out, in order, without repetition."""
    forms: dict[str, None] = {}
    for pattern in patterns:
        pieces = _BRACES.split(pattern)
        if len(pieces) == 1:
            forms[pattern] = None
            continue
        options = [_alternatives(piece, words, pattern) if i % 2 else (piece,) for i, piece in enumerate(pieces)]
        for choice in itertools.product(*options):
            forms[_SPACES.sub(" ", "".join(choice)).strip()] = None
    return list(forms)


def _alternatives(piece: str, words: Mapping[str, tuple[str, ...]], pattern: str) -> tuple[str, ...]:
    if "|" in piece:
        return tuple(itertools.chain.from_iterable(words.get(part, (part,)) for part in piece.split("|")))
    if piece not in words:
        raise VocabularyError(f"{pattern}: no list of [words] is called {piece}")
    return words[piece]


def _indicator(domain: str, entry: dict[str, Any], words: Mapping[str, tuple[str, ...]]) -> Indicator:
    where = f"{domain}.toml: {entry.get('id', entry)}"
    unknown = entry.keys() - _KEYS
    if unknown:
        raise VocabularyError(f"{where}: unknown keys {sorted(unknown)}")
    try:
        measures: tuple[Measure, ...] = tuple(entry["measures"])
        return Indicator(
            id=entry["id"],
            zh=entry["zh"],
            en=entry["en"],
            definition=entry["definition"],
            domain=domain,
            measure=measures[0],
            unit=unit_of(measures[0], entry["level_unit"]),
            measures=measures,
            level_unit=entry["level_unit"],
            direction=entry["direction"],
            nbs=entry.get("nbs"),
            parent=entry.get("parent"),
            names=_names(entry, words),
            shares=tuple(entry.get("shares", {}).items()),
            confused_with=tuple(entry.get("confused_with", {}).items()),
            apart=re.compile(entry["apart"]) if "apart" in entry else None,
        )
    except (KeyError, IndexError) as error:
        raise VocabularyError(f"{where}: {error} is missing") from error
    except re.error as error:
        raise VocabularyError(f"{where}: apart: {error}") from error


def _names(entry: dict[str, Any], words: Mapping[str, tuple[str, ...]]) -> tuple[Name, ...]:
    names: dict[tuple[str, str], Name] = {}
    languages: tuple[Language, ...] = ("zh", "en")
    kinds: tuple[tuple[str, Measure | None, Use], ...] = (
        ("names", None, "name"),
        ("growth", "growth", "name"),
        ("ratio", "ratio", "name"),
        ("level", "level", "name"),
        ("weak", None, "weak"),
    )
    for language in languages:
        for key, measure, use in kinds:
            patterns = [entry[language]] if key == "names" and entry[language] else []
            for printed in printed_forms([*patterns, *entry.get(f"{language}_{key}", ())], words):
                text = printed.lower() if language == "en" else printed
                settled = "ratio" if measure is None and text.endswith(_SHARE_ENDS) else measure
                names.setdefault((language, text), Name(text, language, settled, use))
    return tuple(names.values())


def _with_joint_names(indicator: Indicator, splits: Iterable[Split]) -> Indicator:
    """The indicator with the compound phrases that stand for it unless 分别 follows among its names."""
    known = {(name.language, name.text) for name in indicator.names}
    joint = {(s.language, s.text): Name(s.text, s.language) for s in splits if s.joint == indicator.id}
    return replace(indicator, names=(*indicator.names, *(name for key, name in joint.items() if key not in known)))


def _check(made: Vocabulary) -> None:
    owners: dict[tuple[str, str], str] = {}
    entries = [(name.language, name.text, indicator.id) for indicator in made for name in indicator.names]
    entries += [(split.language, split.text, split.joint or "+".join(split.indicators)) for split in made.splits]
    entries += [(language, text, "blocker") for language, text in made.blockers]
    for language, text, owner in entries:
        if not text:
            raise VocabularyError(f"{owner}: an empty name")
        other = owners.setdefault((language, text), owner)
        if other != owner:
            raise VocabularyError(f"{text}: a name of both {other} and {owner}")
    if len(made._by_id) != len(made.indicators):
        ids = [indicator.id for indicator in made]
        raise VocabularyError(f"ids given twice: {sorted({i for i in ids if ids.count(i) > 1})}")
    for indicator in made:
        _check_indicator(indicator, made)
    for split in made.splits:
        for part in (*split.indicators, *filter(None, [split.joint])):
            if part not in made:
                raise VocabularyError(f"{split.text}: no indicator is called {part}")


def _check_indicator(indicator: Indicator, made: Vocabulary) -> None:
    faults = [f"measure {m}" for m in indicator.measures if m not in MEASURES]
    faults += [f"unit {u}" for u in indicator.level_unit.split("/") if u not in UNITS and indicator.level_unit not in UNITS]
    faults += [f"direction {indicator.direction}"] if indicator.direction not in DIRECTIONS else []
    faults += [f"id {indicator.id}"] if not _ID.fullmatch(indicator.id) else []
    faults += [f"indicator {i}" for i in filter(None, [indicator.parent]) if i not in made]
    faults += [f"share {w} = {i}" for w, i in indicator.shares if w not in made.words or i not in made]
    faults += [f"confused_with {i}" for i, _ in indicator.confused_with if _ID.fullmatch(i) and i not in made]
    if faults:
        raise VocabularyError(f"{indicator.domain}.toml: {indicator.id}: not known: {', '.join(faults)}")
