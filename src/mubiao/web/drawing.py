"""The server's side of drawing: asks the process that draws, stops it when it takes too long or has nothing to do, starts another."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from mubiao.errors import MubiaoError
from mubiao.web.memory import ARENAS

SECONDS = 120.0  # that a picture, or putting the library together, may take; on a quiet machine 0.2 and 2
IDLE = 60.0  # seconds without work after which the process is ended and its memory given back
_SCRIPT = Path(__file__).with_name("painter.py")


class CannotDraw(MubiaoError):
    """The process that draws failed, or took too long."""


class Painter:
    """Draws one thing at a time; a chart takes some 0.2 s of a processor, the first one a second."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._turn = threading.Lock()
        self._idle: threading.Timer | None = None
        self._library: str | None = None

    def svg(self, specification: dict[str, Any]) -> str:
        """A Vega-Lite specification as SVG, as the drawing library makes it. Raises ``CannotDraw``."""
        return self._ask({"what": "svg", "specification": specification})

    def library(self) -> str:
        """Vega, Vega-Lite and Vega-Embed as one script for the browser (some 900 kB). Raises ``CannotDraw``."""
        if self._library is None:
            self._library = self._ask({"what": "library"})
        return self._library

    def pid(self) -> int | None:
        """The process that draws, where one runs."""
        process = self._process
        return process.pid if process is not None and process.poll() is None else None

    def close(self) -> None:
        """End the process that draws."""
        with self._turn:
            self._stop()

    def _ask(self, asked: dict[str, Any]) -> str:
        with self._turn:
            line = self._told(json.dumps(asked, ensure_ascii=False).encode() + b"\n")
            self._idle = threading.Timer(IDLE, self.close)
            self._idle.daemon = True
            self._idle.start()
        if not line:
            raise CannotDraw(f"the process that draws ended, or took more than {SECONDS:g} seconds")
        answer = json.loads(line)
        if "failed" in answer:
            raise CannotDraw(answer["failed"])
        made: str = answer["made"]
        return made

    def _told(self, asked: bytes) -> bytes:
        """What the process says to a line; nothing where it ended over it."""
        process = self._running()
        assert process.stdin is not None and process.stdout is not None
        late = threading.Timer(SECONDS, process.kill)
        late.start()
        try:
            process.stdin.write(asked)
            process.stdin.flush()
            return process.stdout.readline()
        except BrokenPipeError:
            return b""
        finally:
            late.cancel()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._idle is not None:
            self._idle.cancel()
        if self._process is None or self._process.poll() is not None:
            self._stop()
            # -I: nothing of this folder or of the environment is imported in place of what the script means.
            # Its threads share two arenas of memory, as the server's do (see ``memory``).
            around = {"MALLOC_ARENA_MAX": str(ARENAS), **os.environ}
            self._process = subprocess.Popen(
                [sys.executable, "-I", str(_SCRIPT)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=around
            )
        return self._process

    def _stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()  # closes the pipes and waits
            self._process = None
