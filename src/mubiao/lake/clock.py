"""What one document may cost the process that works on it: seconds, and at worst that process, never the part it is in.

A document that takes too long is left with ``TooSlow`` by a signal between two steps of Python. Code that is stuck in a library answers to
no signal; then the process ends itself, as it ends where memory is short or a library crashes. Each process says in a file which
document it is at, so the next that does the part knows which one was not survived; one not survived twice is ``Crashed`` and left out.
"""

from __future__ import annotations

import faulthandler
import json
import os
import signal
import socket
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from mubiao.batch import Crashed
from mubiao.errors import TooSlow

_DEATHS = 2  # that a document may cause: one may be an accident, or a machine that was taken away
_STUCK = 3.0  # times its seconds, after which a document is stuck


class Clock:
    """Watches one document after another. ``with clock.over(name)`` raises ``TooSlow`` or ``Crashed``.

    ``attempts``: the folder in which the processes that do a part say which document they are at.
    """

    def __init__(self, attempts: Path, seconds: float) -> None:
        self.seconds, self.attempts = seconds, attempts
        self.name = ""
        self.armed = False
        self.deaths = _deaths(attempts)
        self.own = attempts / f"{socket.gethostname()}.{os.getpid()}.at"
        # Only the main thread hears signals. Spark runs a task in it.
        self.signals = threading.current_thread() is threading.main_thread() and hasattr(signal, "setitimer")

    def __enter__(self) -> Clock:
        self.attempts.mkdir(parents=True, exist_ok=True)
        self.stream = self.own.open("w", encoding="utf-8")
        if self.signals:
            self.before = signal.signal(signal.SIGALRM, self._too_slow)
        return self

    def __exit__(self, *_: object) -> None:
        if self.signals:
            signal.signal(signal.SIGALRM, self.before or signal.SIG_DFL)
        self.stream.close()
        self.own.unlink(missing_ok=True)

    @contextmanager
    def over(self, name: str) -> Iterator[None]:
        """A document, or a file before it is known what it holds."""
        if self.deaths[name] >= _DEATHS:
            raise Crashed(name, "the process that read it died each time (out of memory, stuck or crashed in a library)")
        self._say(name)
        self.name, self.armed = name, True
        if self.signals:
            signal.setitimer(signal.ITIMER_REAL, self.seconds, 1.0)  # again and again: a library may swallow the first
        faulthandler.dump_traceback_later(max(1.0, self.seconds * _STUCK), exit=True, file=self.stream)
        try:
            yield
        finally:
            self.armed = False
            if self.signals:
                signal.setitimer(signal.ITIMER_REAL, 0)
            faulthandler.cancel_dump_traceback_later()
            self._say("")

    def _say(self, name: str) -> None:
        self.stream.seek(0)
        self.stream.write(json.dumps(name) + "\n")  # where it is stuck is written behind it
        self.stream.truncate()
        self.stream.flush()

    def _too_slow(self, _signal: int, _frame: FrameType | None) -> Any:
        if self.armed:
            raise TooSlow(self.name, f"took more than {self.seconds:g} seconds")


def _deaths(attempts: Path) -> Counter[str]:
    """How often each document was the last thing that a process of this part was at. Processes that still live do not count."""
    deaths: Counter[str] = Counter()
    for file in sorted(attempts.glob("*")):
        host, _, pid = file.name.removesuffix(".at").rpartition(".")
        if file.suffix == ".at" and host == socket.gethostname() and _lives(pid):
            continue
        said, _, rest = file.read_text(encoding="utf-8", errors="replace").partition("\n")
        name = _name(said)
        if name:
            deaths[name] += _DEATHS if "Timeout" in rest else 1  # it was stuck: no accident
        if file.suffix == ".at":  # the number of a process may come again
            file.rename(file.with_name(f"{host}.{pid}.{file.stat().st_mtime_ns}.dead"))
    return deaths


def _name(line: str) -> str:
    try:
        return str(json.loads(line))
    except ValueError:  # it died while it wrote this
        return ""


def _lives(pid: str) -> bool:
    try:
        os.kill(int(pid), 0)
    except (ProcessLookupError, ValueError):
        return False
    except PermissionError:
        return True
    return int(pid) != os.getpid()
