"""Compiles the rooms with mypyc, out of a copy of the sources, into the folder from which they are imported."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from mubiao.compiled import MANIFEST, PACKAGE, SUFFIX, digest, place
from mubiao.errors import MubiaoError

# What most of the time of a Chinese report goes into. Packages stay Python: they only hand on what their modules have.
_GRAMMAR = ("", "/asides", "/headline", "/named", "/naming", "/promising", "/subjects", "/timing", "/values")
ROOMS = (
    "language/zh", "places", "outline", "indicators/matcher.py", "statements", *(f"statements/zh{room}" for room in _GRAMMAR)
)  # fmt: skip
_RECIPE = Path(__file__).with_name("recipe.py")
# In a fresh process, from sources alone: which modules of the package those in the arguments need, themselves included.
_NEEDED = (
    "import importlib, sys; [importlib.import_module(name) for name in sys.argv[1:]]; "
    "print(*(module.__file__ for name, module in sys.modules.items() if name.startswith('mubiao.') and module.__file__), sep='\\n')"
)


class BuildError(MubiaoError):
    """The rooms could not be compiled; the Python sources run as before."""


def build(folder: Path | None = None, rooms: Iterable[str] = ROOMS) -> int:
    """Compile ``rooms`` (folders and files of the package) into ``folder``, by default where they are looked for; the number of modules.

    Takes two or three minutes of the processor, on all cores, a compiler for C and ``mubiao[compiled]``. What lay there before stays until the new is ready.
    Raises ``BuildError`` with the last words of the compiler.
    """
    folder = folder or place()
    for module in ("mypyc", "setuptools"):
        if find_spec(module) is None:
            raise BuildError(f"{module} is not installed: pip install 'mubiao[compiled]'")
    files = [file for room in rooms for file in _modules(room)]
    kept = {name: digest(PACKAGE / name) for name in _needed(files)}  # before they are copied: what changes meanwhile makes them stale
    with TemporaryDirectory(prefix="mubiao-compiled-") as scratch:
        copy = Path(scratch)
        _copy(kept, copy / PACKAGE.name)
        _run([sys.executable, str(_RECIPE), *(f"{PACKAGE.name}/{file}" for file in files)], copy)
        ready = folder.with_name(f"{folder.name}.{os.getpid()}")
        try:
            modules = _gather(copy, ready)
            manifest = {"suffix": SUFFIX, "sources": kept, "modules": modules}
            (ready / MANIFEST).write_text(json.dumps(manifest, indent=1), encoding="utf-8")
            remove(folder)
            ready.rename(folder)
        finally:
            shutil.rmtree(ready, ignore_errors=True)
    return len(files)


def remove(folder: Path | None = None) -> None:
    """Take the compiled rooms away, if there are any."""
    folder = folder or place()
    if folder.exists():
        shutil.rmtree(folder)


def _modules(room: str) -> list[str]:
    if room.endswith(".py"):
        return [room]
    return [f"{room}/{file.name}" for file in sorted((PACKAGE / room).glob("*.py")) if file.name != "__init__.py"]


def _needed(files: Sequence[str]) -> list[str]:
    """The sources, as paths in the package, that ``files`` are or import: what was compiled may rely on each of them."""
    names = [f"{PACKAGE.name}.{file.removesuffix('.py').replace('/', '.')}" for file in files]
    printed = _run([sys.executable, "-c", _NEEDED, *names], PACKAGE.parent)
    return sorted(Path(line).relative_to(PACKAGE).as_posix() for line in printed.splitlines())


def _copy(sources: Iterable[str], folder: Path) -> None:
    """The sources alone: mypy would read the whole package, and all that it imports, by way of its ``__init__``."""
    for name in sources:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(PACKAGE / name, folder / name)
    (folder / "__init__.py").touch()


def _run(command: list[str], folder: Path) -> str:
    done = subprocess.run(
        command, cwd=folder, env={**os.environ, "MUBIAO_COMPILED": "0"}, text=True, encoding="utf-8", errors="replace", capture_output=True, check=False
    )  # fmt: skip
    if done.returncode:
        words = "\n".join((done.stdout + done.stderr).strip().splitlines()[-20:])
        raise BuildError(f"the rooms could not be compiled:\n{words}")
    return done.stdout


def _gather(copy: Path, ready: Path) -> dict[str, str]:
    """Move what was compiled into one folder; each module and its file there."""
    ready.mkdir(parents=True)
    found = {}
    built = copy / "build"
    for file in sorted(copy.rglob(f"*{SUFFIX}")):
        if built not in file.parents:
            name = file.relative_to(copy).as_posix()
            found[name.removesuffix(SUFFIX).replace("/", ".")] = name
            (ready / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.move(file, ready / name)
    return found
