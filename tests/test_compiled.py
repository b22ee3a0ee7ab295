"""Compiled rooms say what the sources say, and are left alone as soon as a source is another than the one they were made from."""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys
import sysconfig
from importlib.util import find_spec
from pathlib import Path

import pytest

from mubiao import compiled
from mubiao.compiled import building
from mubiao.language.zh.numerals import chinese_value

_ROOM = "language/zh/numerals.py"
_NUMERALS = ["三", "十二", "一百零五", "两千", "三千二百", "十万", "百", "〇"]
_SAY = (
    "import json, sys; import mubiao.compiled; from mubiao.language.zh import numerals; "
    "print(json.dumps([mubiao.compiled.running(), numerals.__file__, [str(numerals.chinese_value(word)) for word in sys.argv[1:]]]))"
)


def _said(folder: Path | str) -> tuple[list[object], str]:
    done = subprocess.run(
        [sys.executable, "-c", _SAY, *_NUMERALS], env={**os.environ, "MUBIAO_COMPILED": str(folder)}, capture_output=True, text=True, check=True
    )  # fmt: skip
    return json.loads(done.stdout), done.stderr


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two small modules, compiled."""
    compiler = (sysconfig.get_config_var("CC") or "").split()
    if not compiler or shutil.which(compiler[0]) is None:
        pytest.skip("no compiler for C")
    if find_spec("mypyc") is None or find_spec("setuptools") is None:
        pytest.skip("mypyc is not installed: pip install 'mubiao[compiled]'")
    if not Path(sysconfig.get_path("include"), "Python.h").exists():
        pytest.skip("the headers of Python are not installed")
    folder = tmp_path_factory.mktemp("compiled") / "rooms"
    assert building.build(folder, [_ROOM, "language/zh/lexer.py"]) == 2
    return folder


def test_a_compiled_room_says_what_its_source_says(built: Path) -> None:
    (which, file, values), errors = _said(built)
    assert (which, errors) == ("compiled", "")
    assert built in Path(str(file)).parents
    assert values == [str(chinese_value(word)) for word in _NUMERALS]
    assert _said("0")[0][0] == "pure"


@pytest.mark.parametrize("changed", ["another source", "no source", "another interpreter"])
def test_what_was_compiled_from_other_sources_is_not_used(built: Path, tmp_path: Path, changed: str) -> None:
    folder = shutil.copytree(built, tmp_path / "rooms")
    manifest = json.loads((folder / compiled.MANIFEST).read_text(encoding="utf-8"))
    assert _ROOM in manifest["sources"] and "records.py" not in manifest["modules"]
    if changed == "another source":
        manifest["sources"][_ROOM] = "0" * 64
    elif changed == "no source":
        manifest["sources"]["language/zh/gone.py"] = "0" * 64
    else:
        manifest["suffix"] = ".cpython-30.so"
    (folder / compiled.MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    (which, file, values), errors = _said(folder)
    assert which == "pure" and str(file).endswith("numerals.py")
    assert values == [str(chinese_value(word)) for word in _NUMERALS]
    assert "python -m mubiao.compiled" in errors and {"another source": _ROOM, "no source": "gone.py"}.get(changed, "interpreter") in errors


def test_a_folder_without_compiled_rooms_is_told(tmp_path: Path) -> None:
    (which, _, _), errors = _said(tmp_path / "nothing")
    assert which == "pure" and "no compiled rooms" in errors


def test_what_cannot_be_compiled_is_told_with_the_words_of_the_compiler(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recipe = tmp_path / "recipe.py"
    recipe.write_text("raise SystemExit('numerals.py:3: no such thing')", encoding="utf-8")
    monkeypatch.setattr(building, "_RECIPE", recipe)
    monkeypatch.setattr(building, "find_spec", lambda name: object())
    with pytest.raises(building.BuildError, match=r"numerals\.py:3: no such thing"):
        building.build(tmp_path / "rooms", [_ROOM])
    assert not (tmp_path / "rooms").exists()


def test_no_compiled_room_takes_a_function_from_a_package_that_has_a_module_of_its_name() -> None:
    """Compiled code gets the module there: ``from mubiao.places import gazetteer`` has to be ``from mubiao.places.gazetteer import …``."""
    for room in building.ROOMS:
        for name in building._modules(room):
            for node in ast.walk(ast.parse((compiled.PACKAGE / name).read_text(encoding="utf-8"))):
                if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("mubiao."):
                    package = compiled.PACKAGE.parent / str(node.module).replace(".", "/")
                    named = {one.name for one in node.names if (package / f"{one.name}.py").exists()}
                    handed_on = _handed_on(package / "__init__.py") if named else set()
                    assert not named & handed_on, f"{name}:{node.lineno}"


def _handed_on(package: Path) -> set[str]:
    """The names that a package has from its modules."""
    tree = ast.parse(package.read_text(encoding="utf-8"))
    return {one.asname or one.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for one in node.names}
