"""What the columns of an exported table mean: name, type, title, description, unit, the values it can take."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, get_args

from mubiao.errors import MubiaoError
from mubiao.records import STATEMENT_KINDS, QuoteStance, Stance

_FRICTIONLESS = {str: "string", int: "integer", float: "number", bool: "boolean"}


class UnknownField(MubiaoError):
    """A column that the dictionary of fields does not describe."""


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    type: type
    title: str
    title_zh: str
    description: str = ""
    values: tuple[str, ...] = ()  # all that the column can hold, where that is a short list

    def schema(self) -> dict[str, Any]:
        """The field as a Frictionless Table Schema descriptor (specs.frictionlessdata.io/table-schema)."""
        made: dict[str, Any] = {"name": self.name, "type": _FRICTIONLESS[self.type], "title": self.title, "title_zh": self.title_zh}
        if self.description:
            made["description"] = self.description
        if self.values:
            made["constraints"] = {"enum": list(self.values)}
        return made


def fields_of(columns: Mapping[str, type]) -> tuple[Field, ...]:
    """The fields of a table in the order of its columns. Raises UnknownField for a column without a description."""
    known = _dictionary()
    missing = [name for name in columns if name not in known]
    if missing:
        raise UnknownField(f"no description of {', '.join(missing)} in export/fields.toml")
    made = []
    for name, kind in columns.items():
        entry = known[name]
        values = tuple(entry.get("values", ()))
        if name in ("kind", "stance"):  # two columns that say one thing of statements and another of what news tell
            values = _of_statements(name) if "measure" in columns else get_args(QuoteStance) if name == "stance" else ()
        made.append(Field(name, kind, entry["title"], entry["title_zh"], entry.get("description", ""), values))
    return tuple(made)


def text_fields(names: tuple[str, ...]) -> tuple[Field, ...]:
    """Fields whose meaning another standard gives (SDMX): their names alone, all text."""
    return tuple(Field(name, str, name, name) for name in names)


def _of_statements(name: str) -> tuple[str, ...]:
    return STATEMENT_KINDS if name == "kind" else get_args(Stance)


@cache
def _dictionary() -> dict[str, dict[str, Any]]:
    return tomllib.loads((files("mubiao.export") / "fields.toml").read_text(encoding="utf-8"))
