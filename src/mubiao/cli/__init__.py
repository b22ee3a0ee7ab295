"""The command line: parse, call the public function, print. Exit 0 all read, 1 some documents failed, 2 wrong usage.

A module a room; importing it registers its commands, in the order in which ``mubiao --help`` lists them. A command imports the room
that does its work when it runs, so that ``--help`` waits for none of them.
"""

from __future__ import annotations

from mubiao.cli import (
    comparing,
    corrections,
    crawl,
    exports,
    files,
    lakes,
    serving,
    store,
    targets,
    targets_changes,
    themes,
    words,
    writing,
)
from mubiao.cli.console import app, fail
from mubiao.errors import MubiaoError

__all__ = [
    "app",
    "comparing",
    "corrections",
    "crawl",
    "exports",
    "files",
    "lakes",
    "main",
    "serving",
    "store",
    "targets",
    "targets_changes",
    "themes",
    "words",
    "writing",
]


def main() -> None:
    """Entry point of the ``mubiao`` command."""
    try:
        app()
    except MubiaoError as error:
        fail(error)
