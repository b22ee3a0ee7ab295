"""The documentation says what the program does: commands, options, fields, links and examples."""

from __future__ import annotations

import dataclasses
import doctest
import re
import shlex
from pathlib import Path

import pytest
import typer

import mubiao
from mubiao.cli import app
from mubiao.output import STATEMENT_COLUMNS
from mubiao.records import Statement

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]


def shown_commands() -> list[list[str]]:
    """Every ``mubiao …`` line of the README's shell blocks."""
    blocks = re.findall(r"```sh\n(.*?)```", README, re.S)
    lines = [line for block in blocks for line in block.splitlines() if "/mubiao " in line]
    return [shlex.split(line, comments=True)[1:] for line in lines]


@pytest.mark.parametrize("words", shown_commands(), ids=" ".join)
def test_shown_commands_and_their_options_exist(words: list[str]) -> None:
    command = COMMANDS[words[0]]
    command = command.commands[words[1]] if hasattr(command, "commands") else command
    options = {name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts)}
    assert [word for word in words[1:] if word.startswith("-") and word not in options] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_says_what_it_is_for(name: str) -> None:
    assert COMMANDS[name].help
    group = COMMANDS[name].commands.values() if hasattr(COMMANDS[name], "commands") else [COMMANDS[name]]
    silent = [p.name for command in group for p in command.params if p.param_type_name == "option" and p.name != "help" and not p.help]
    assert silent == []
    assert f"mubiao {name}" in README


def test_the_field_table_is_the_record() -> None:
    table = (ROOT / "docs" / "records.md").read_text(encoding="utf-8").partition("## A document")[0]
    documented = {name for line in re.findall(r"^\| (`.*?) \|", table, re.M) for name in re.findall(r"`(\w+)`", line)}
    assert documented == {field.name for field in dataclasses.fields(Statement)}
    flat = {name for name in STATEMENT_COLUMNS if not name.startswith("relative_")} | {"relative"}
    assert flat <= documented


def test_links_lead_somewhere() -> None:
    for page in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_examples_of_the_package() -> None:
    assert doctest.testmod(mubiao).failed == 0


def test_python_of_the_readme_names_what_there_is() -> None:
    [code] = re.findall(r"```python\n(.*?)```", README, re.S)
    names = {field.name for field in dataclasses.fields(Statement)}
    assert set(re.findall(r"target\.(\w+)", code)) <= names
    assert all(hasattr(mubiao, name) for name in re.findall(r"mubiao\.(\w+)\(", code))
