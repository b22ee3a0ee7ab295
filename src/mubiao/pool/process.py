"""One worker process as its parent sees it: started, given an item, listened to for no longer than it may take, ended.

Workers are forked from a server that has no threads and has loaded what they need (``preload``): a fork of this process could inherit
locks that its threads hold, and one from nothing would take a second.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from mubiao.errors import MubiaoError
from mubiao.pool.worker import FAULT, READY, RESULT, SPENT, serve

Work = Callable[[Any], Iterable[Any]]

_START_SECONDS = 120.0  # a cold start takes one or two
_TRIES, _PAUSE = 3, 0.5
_lock = threading.Lock()  # the standard library's lists of children are not made for several threads


class PoolBroken(MubiaoError):
    """No worker can be started."""


class Died(Exception):
    """The process ended by itself or was killed; the message says by what."""


class Slow(Exception):
    """It took longer than it may, and was killed."""


def begun(work: Work, preload: Sequence[str]) -> Worker:
    """A process that is ready for items. Raises ``PoolBroken`` where none comes up, tried a few times."""
    for _ in range(_TRIES - 1):
        try:
            return Worker(work, preload)
        except PoolBroken:  # killed from outside, or there was no room for it just then
            time.sleep(_PAUSE)
    return Worker(work, preload)


class Worker:
    """A process that is ready for items. Raises ``PoolBroken`` where it does not come up."""

    def __init__(self, work: Work, preload: Sequence[str]) -> None:
        context = _context(preload)
        try:
            self.pipe, theirs = context.Pipe()
            self.process: BaseProcess = context.Process(target=serve, args=(theirs, work, preload), daemon=True)
            with _lock, _without_interrupts():
                self.process.start()
            theirs.close()
        except (OSError, EOFError) as refused:
            raise PoolBroken(f"no worker process can be started: {refused}") from refused
        try:
            word, _ = self._heard(_START_SECONDS)
        except (Died, Slow) as error:
            raise PoolBroken(f"a worker process does not come up: {error}") from error
        if word != READY:
            raise PoolBroken(f"a worker process came up saying {word!r}")

    def do(self, item: Any, seconds: float, take: Callable[[Any], None]) -> tuple[bool, str | None]:
        """Have an item worked on; ``take`` hears of each result as it comes, ``seconds`` is the longest wait for the next one.

        Whether the process can be given another item, and the fault that ended this one. Raises ``Died`` and ``Slow``; the process
        is gone then.
        """
        fault: str | None = None
        try:
            self.pipe.send(item)
        except OSError as gone:
            raise Died(self._end()) from gone
        while True:
            word, value = self._heard(seconds)
            if word == RESULT:
                take(value)
            elif word == FAULT:
                fault = value
            else:
                return word != SPENT, fault

    def _heard(self, seconds: float) -> tuple[str, Any]:
        try:
            if not self.pipe.poll(seconds):
                self.kill()
                raise Slow(f"no end after {seconds:g} seconds")
            message: tuple[str, Any] = self.pipe.recv()
        except (EOFError, OSError) as gone:
            raise Died(self._end()) from gone
        return message

    def kill(self) -> None:
        """End it at once. It holds nothing that would be lost."""
        with _lock:
            self.process.kill()
        self._end()

    def close(self) -> None:
        """Let it go: it ends when its pipe does."""
        self._end()

    def _end(self) -> str:
        """Wait for the process; how it ended."""
        self.pipe.close()
        with _lock:
            self.process.join(5)
            if self.process.exitcode is None:
                self.process.kill()
                self.process.join()
            code = self.process.exitcode or 0
        if code >= 0:
            return f"exit code {code}"
        name = signal.Signals(-code).name if -code in {int(known) for known in signal.Signals} else f"signal {-code}"
        return name + (", as when memory runs out" if name == "SIGKILL" else "")


def _context(preload: Sequence[str]) -> Any:
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(preload))
    return context


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """The server, started with the first worker, and all that it forks never hear of Ctrl-C: not even while Python starts."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


__all__ = ["Connection", "Died", "PoolBroken", "Slow", "Work", "Worker"]
