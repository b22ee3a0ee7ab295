"""The taxonomy of themes, read from ``data/*.toml``: groups, the themes in them, their terms, and what they are elsewhere.

A theme's ``cap`` are major topics of the Comparative Agendas Project, its ``cewc_2024`` and ``cewc_2025`` the numbers of the tasks
that the Central Economic Work Conference set for that year; ``data/README.md`` tells an economist how to edit all of it.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from mubiao.errors import MubiaoError
from mubiao.indicators.loading import printed_forms
from mubiao.records import Language

DATA = Path(__file__).parent / "data"
CROSSWALKS = ("cap", "cewc_2024", "cewc_2025")
_ID = re.compile(r"[a-z][a-z0-9_]*")
_GROUP_KEYS = frozenset(["id", "zh", "en", "definition"])
_THEME_KEYS = _GROUP_KEYS | {"parent", "zh_terms", "zh_weak", "en_terms", "en_weak", "counter_examples", *CROSSWALKS}


class TaxonomyError(MubiaoError):
    """The taxonomy's data contradict themselves; the message names the file and the entry."""


@dataclass(frozen=True, slots=True)
class Group:
    """The first level: themes that are often counted together."""

    id: str
    zh: str
    en: str
    definition: str


@dataclass(frozen=True, slots=True)
class Term:
    """A phrase that speaks for a theme; a weak one counts only beside a strong one, or where nothing else is said."""

    text: str
    language: Language
    strong: bool


@dataclass(frozen=True, slots=True)
class CounterExample:
    """An invented sentence that holds words near the theme and is about ``instead`` (empty: about no theme)."""

    text: str
    instead: str


@dataclass(frozen=True, slots=True)
class Theme:
    """The second level: one thing that a passage can be about."""

    id: str
    parent: str
    zh: str
    en: str
    definition: str
    terms: tuple[Term, ...]
    counter_examples: tuple[CounterExample, ...]
    cap: tuple[int, ...]
    cewc_2024: tuple[int, ...]
    cewc_2025: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Blocker:
    """A phrase that holds terms and does not speak for their themes, only for ``gives`` (None: for none)."""

    text: str
    language: Language
    gives: str | None


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """Groups and themes in the order of the files; ``hash`` tells two editions apart."""

    groups: tuple[Group, ...]
    themes: tuple[Theme, ...]
    blockers: tuple[Blocker, ...]
    crosswalks: Mapping[str, Mapping[int, str]]  # "cap" -> {1: "Macroeconomics", …}
    hash: str

    def __iter__(self) -> Iterator[Theme]:
        return iter(self.themes)

    def __getitem__(self, theme: str) -> Theme:
        """The theme of that id; KeyError where there is none."""
        return {item.id: item for item in self.themes}[theme]

    def ids(self) -> tuple[str, ...]:
        return tuple(theme.id for theme in self.themes)


@cache
def taxonomy() -> Taxonomy:
    """The taxonomy that the package ships."""
    return load(sorted(DATA.glob("*.toml")))


def load(files: Iterable[Path]) -> Taxonomy:
    """The taxonomy of some files. Raises ``TaxonomyError`` where they contradict themselves or each other."""
    groups: dict[str, Group] = {}
    themes: dict[str, Theme] = {}
    blockers: list[Blocker] = []
    crosswalks: dict[str, dict[int, str]] = {name: {} for name in CROSSWALKS}
    digest = hashlib.sha256()
    for file in files:
        content = file.read_bytes()
        digest.update(content)
        try:
            table = tomllib.loads(content.decode("utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise TaxonomyError(f"{file.name}: {error}") from error
        for entry in table.get("group", []):
            _check(file, entry, _GROUP_KEYS, groups.keys() | themes.keys())
            groups[entry["id"]] = Group(entry["id"], entry["zh"], entry["en"], entry["definition"])
        for entry in table.get("theme", []):
            _check(file, entry, _THEME_KEYS, groups.keys() | themes.keys())
            themes[entry["id"]] = _theme(file, entry)
        for entry in table.get("blocker", []):
            gives = entry.get("gives")
            blockers.extend(Blocker(text, entry["language"], gives) for text in printed_forms(entry["phrases"], {}))
        for name in CROSSWALKS:
            crosswalks[name].update({int(number): text for number, text in table.get(name, {}).items()})
    _check_references(groups, themes, blockers, crosswalks)
    return Taxonomy(tuple(groups.values()), tuple(themes.values()), tuple(blockers), crosswalks, digest.hexdigest()[:12])


def _check(file: Path, entry: dict[str, Any], keys: frozenset[str], taken: set[str]) -> None:
    name = entry.get("id", "an entry without id")
    unknown, missing = entry.keys() - keys, _GROUP_KEYS - entry.keys()
    if unknown or missing:
        raise TaxonomyError(f"{file.name}: {name}: unknown keys {sorted(unknown)}, missing keys {sorted(missing)}")
    if not _ID.fullmatch(name) or name in taken:
        raise TaxonomyError(f"{file.name}: {name}: no id, or given twice")


def _theme(file: Path, entry: dict[str, Any]) -> Theme:
    terms: dict[tuple[str, str], Term] = {}
    languages: tuple[Language, ...] = ("zh", "en")
    for language in languages:
        for key, strong in ((f"{language}_terms", True), (f"{language}_weak", False)):
            for text in printed_forms(entry.get(key, []), {}):
                if language == "en" and text != text.lower():
                    raise TaxonomyError(f"{file.name}: {entry['id']}: English terms are written in small letters: {text}")
                if (language, text) in terms:
                    raise TaxonomyError(f"{file.name}: {entry['id']}: {text} is given twice")
                terms[language, text] = Term(text, language, strong)
    examples = tuple(CounterExample(example["text"], example["instead"]) for example in entry.get("counter_examples", []))
    numbers = {name: tuple(entry.get(name, [])) for name in CROSSWALKS}
    return Theme(
        entry["id"], entry.get("parent", ""), entry["zh"], entry["en"], entry["definition"], tuple(terms.values()), examples, **numbers
    )


def _check_references(
    groups: Mapping[str, Group], themes: Mapping[str, Theme], blockers: list[Blocker], crosswalks: Mapping[str, Mapping[int, str]]
) -> None:
    for theme in themes.values():
        if theme.parent not in groups:
            raise TaxonomyError(f"{theme.id}: no group is called {theme.parent!r}")
        for example in theme.counter_examples:
            if example.instead and example.instead not in themes:
                raise TaxonomyError(f"{theme.id}: no theme is called {example.instead!r}")
        for name in CROSSWALKS:
            for number in getattr(theme, name):
                if number not in crosswalks[name]:
                    raise TaxonomyError(f"{theme.id}: {name} has no number {number}")
    for blocker in blockers:
        if blocker.gives is not None and blocker.gives not in themes:
            raise TaxonomyError(f"blocker {blocker.text}: no theme is called {blocker.gives!r}")
