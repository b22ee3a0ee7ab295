"""The vocabulary of indicators: what reports and news set targets for, read from ``data/*.toml``.

Every file of the folder may hold ``[[indicator]]``, ``[[split]]``, ``[[blocker]]`` tables and ``[words]``; ``data/README.md`` tells an
economist how to edit them. A name is written plainly or with alternatives in braces: ``{规模以上|规上}工业增加值`` is two names,
``占{GDP}比重`` takes every word of the list ``GDP`` under ``[words]``.
"""

from __future__ import annotations

import hashlib
import itertools
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from mubiao.errors import MubiaoError
from mubiao.records import Language, Measure

Direction = Literal["higher", "lower", "neutral"]
Use = Literal["name", "weak"]

DATA = Path(__file__).parent / "data"
MEASURES: tuple[Measure, ...] = get_args(Measure)
DIRECTIONS: tuple[Direction, ...] = get_args(Direction)
UNITS = frozenset(
    [
        "%",
        "pp",
        "CNY",
        "USD",
        "person",
        "persons",
        "households",
        "t",
        "tce",
        "mu",
        "m2",
        "m3",
        "km",
        "km2",
        "kWh",
        "kW",
        "ug/m3",
        "days",
        "years",
        "count",
        "index",
    ]
)
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


class VocabularyError(MubiaoError):
    """The vocabulary's data contradict themselves; the message names the file and the entry."""


@dataclass(frozen=True, slots=True)
class Name:
    """One way an indicator is printed.

    ``measure`` is set where the words settle it themselves (经济增速 is growth, 研发投入强度 a ratio). A ``weak`` name (出口, 税收) is an
    everyday word too: it names the indicator only where a value or a change hangs on it.
    """

    text: str
    language: Language
    measure: Measure | None = None
    use: Use = "name"


@dataclass(frozen=True, slots=True)
class Indicator:
    """A quantity that localities set targets for or report on.

    ``measure`` is what a bare "增长5%" or figure most often means, ``unit`` the canonical unit of that measure; ``level_unit`` that of its
    level (``CNY``, ``persons`` …; ``%`` for rates). ``nbs`` is the name in the National Bureau of Statistics' tables. ``shares`` maps a
    denominator (a list of ``[words]``) to the indicator that the share is. ``confused_with`` maps an id, or a phrase without one, to why it
    is not the same. ``apart`` tells which printed names are other statistics that are read in the same way (客运量 beside 货运量): what is
    said of those is kept under the printed words.
    """

    id: str
    zh: str
    en: str
    definition: str
    domain: str
    measure: Measure
    unit: str
    measures: tuple[Measure, ...]
    level_unit: str
    direction: Direction
    nbs: str | None = None
    parent: str | None = None
    names: tuple[Name, ...] = ()
    shares: tuple[tuple[str, str], ...] = ()
    confused_with: tuple[tuple[str, str], ...] = ()
    apart: re.Pattern[str] | None = None

    def is_apart(self, printed: str) -> bool:
        """Whether a printed name is that of another statistic, which has no id."""
        return self.apart is not None and self.apart.search(printed) is not None

    def names_in(self, language: Language) -> tuple[str, ...]:
        """Every printed form in a language, the official name first."""
        return tuple(name.text for name in self.names if name.language == language)

    def unit_of(self, measure: Measure) -> str:
        """The canonical unit of a measure: % of growth and ratio, points of a change in a rate, else that of the level."""
        return _unit_of(measure, self.level_unit)


@dataclass(frozen=True, slots=True)
class Split:
    """A phrase that names several indicators at once. ``joint`` ones are an indicator of their own unless 分别 tells the parts apart."""

    text: str
    language: Language
    indicators: tuple[str, ...]
    joint: str | None = None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All indicators, in the order of the files. ``hash`` identifies the content: two runs with the same hash used the same words."""

    indicators: tuple[Indicator, ...]
    splits: tuple[Split, ...]
    blockers: tuple[tuple[Language, str], ...]
    words: Mapping[str, tuple[str, ...]]
    hash: str
    _by_id: dict[str, Indicator] = field(repr=False, compare=False)

    def by_id(self, indicator: str) -> Indicator:
        """The indicator of an id; ``KeyError`` if there is none."""
        return self._by_id[indicator]

    def get(self, indicator: str) -> Indicator | None:
        """The indicator of an id, or None."""
        return self._by_id.get(indicator)

    def __contains__(self, indicator: object) -> bool:
        return indicator in self._by_id

    def __iter__(self) -> Iterator[Indicator]:
        return iter(self.indicators)

    def __len__(self) -> int:
        return len(self.indicators)


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


def _unit_of(measure: Measure, level_unit: str) -> str:
    if measure in ("growth", "avg_growth", "ratio"):
        return "%"
    if measure == "change" and level_unit == "%":
        return "pp"
    return level_unit


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
            unit=_unit_of(measures[0], entry["level_unit"]),
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
