"""Mubiao (目标): reads government work reports into a database of targets in which every number opens its sentence.

>>> import mubiao
>>> [found.printed for found in mubiao.quantities("城镇新增就业85万人以上，城镇调查失业率5.5%左右")]
['85万人以上', '5.5%左右']
"""

from typing import TYPE_CHECKING

from mubiao import compiled
from mubiao.errors import MubiaoError, ReadError, UnknownPlace
from mubiao.records import (
    Document,
    Guidance,
    Identity,
    Inspection,
    Notice,
    Priority,
    Quantity,
    Quote,
    Relative,
    Release,
    Section,
    Statement,
)

__version__ = "0.1.0"

compiled.install()  # before anything that is compiled, where something is

__all__ = [
    "Document",
    "Guidance",
    "Identity",
    "Inspection",
    "MubiaoError",
    "Notice",
    "Priority",
    "Quantity",
    "Quote",
    "ReadError",
    "Relative",
    "Release",
    "Section",
    "Statement",
    "Store",
    "StoreError",
    "UnknownPlace",
    "documents",
    "extract",
    "extract_all",
    "inspect",
    "quantities",
    "text",
]

if TYPE_CHECKING:
    from mubiao.api import documents, extract, extract_all, inspect, text
    from mubiao.language import quantities
    from mubiao.store import Store, StoreError
else:

    def __getattr__(name: str) -> object:
        """The public functions, fetched when one is first used: ``mubiao --help`` does not wait for the grammars of two languages."""
        if name in ("documents", "extract", "extract_all", "inspect", "text"):
            from mubiao import api

            return getattr(api, name)
        if name == "quantities":
            from mubiao.language import quantities

            return quantities
        if name in ("Store", "StoreError"):
            from mubiao import store

            return getattr(store, name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
