"""The rooms of the Chinese grammar as machine code, where somebody compiled them (``make compiled``): the same rows in less time.

An option that stands in nobody's way. The Python sources are what is installed and what runs where nothing was compiled; the compiled
rooms lie in a folder of their own, one for each interpreter, and are taken only while every source that they were made from is, byte for
byte, what it was. ``MUBIAO_COMPILED=0`` turns them off; the path of a folder takes those that lie there.
"""

from __future__ import annotations

import json
import os
import sys
import warnings
from collections.abc import Sequence
from hashlib import sha256
from importlib.machinery import EXTENSION_SUFFIXES, ExtensionFileLoader, ModuleSpec
from importlib.util import spec_from_file_location
from pathlib import Path
from types import ModuleType

PACKAGE = Path(__file__).parents[1]
SUFFIX = EXTENSION_SUFFIXES[0]  # .cpython-311-x86_64-linux-gnu.so: of this version and machine
MANIFEST = "manifest.json"
_VARIABLE = "MUBIAO_COMPILED"


class _Compiled:
    """Finds the modules that were compiled, before the sources of the same names are looked for."""

    def __init__(self, files: dict[str, str]) -> None:
        self._files = files

    def find_spec(self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        file = self._files.get(fullname)
        return spec_from_file_location(fullname, file, loader=ExtensionFileLoader(fullname, file)) if file else None


def place() -> Path:
    """Where the compiled rooms of this interpreter lie, or would: a folder for each version and machine."""
    return PACKAGE / "compiled" / "build" / SUFFIX.strip(".").rpartition(".")[0]


def digest(source: Path) -> str:
    """What stands for the bytes of a source in the manifest."""
    return sha256(source.read_bytes()).hexdigest()


def running() -> str:
    """``compiled`` or ``pure``: which of the two this process runs."""
    return "compiled" if any(isinstance(finder, _Compiled) for finder in sys.meta_path) else "pure"


def install() -> None:
    """Let the compiled rooms be imported in place of their sources, if they are there and made from these very sources."""
    chosen = os.environ.get(_VARIABLE)
    if chosen == "0" or running() == "compiled":
        return
    folder = Path(chosen) if chosen else place()
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
    except FileNotFoundError:
        if chosen:
            warnings.warn(f"{_VARIABLE}: no compiled rooms in {folder}; the Python sources run", RuntimeWarning, stacklevel=2)
        return
    stale = [name for name, kept in manifest["sources"].items() if not _is_kept(PACKAGE / name, kept)]
    if stale or manifest["suffix"] != SUFFIX:
        why = f"{stale[0]} has changed since" if stale else "made for another interpreter"
        warnings.warn(f"the compiled rooms are not used ({why}); `python -m mubiao.compiled` makes them anew", RuntimeWarning, stacklevel=2)
        return
    sys.meta_path.insert(0, _Compiled({name: str(folder / file) for name, file in manifest["modules"].items()}))


def _is_kept(source: Path, kept: str) -> bool:
    try:
        return digest(source) == kept
    except FileNotFoundError:
        return False
