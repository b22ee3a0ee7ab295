"""What runs in a worker: it takes an item, sends what comes of it piece by piece, and says when it is done."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

READY, RESULT, FAULT, DONE, SPENT = "ready", "result", "fault", "done", "spent"  # SPENT: done, and the process wants to be replaced
_SPENT_BYTES = 2**30  # a process that once held so much gives little of it back: it is replaced, so that the others have room


def serve(pipe: Connection, work: Callable[[Any], Iterable[Any]], preload: Sequence[str]) -> None:
    """Take items from ``pipe`` until it is closed; a message for each result of ``work``, and one at its end."""
    _prepare()
    for module in preload:  # loaded already, unless somebody else began the server that this was forked from
        import_module(module)
    pipe.send((READY, None))
    while True:
        try:
            item = pipe.recv()
        except (EOFError, ConnectionError):
            return
        except Exception as fault:  # an item that cannot be unpickled here
            pipe.send((FAULT, _described(fault)))
            pipe.send((DONE, None))
            continue
        try:
            for result in work(item):
                pipe.send((RESULT, result))
        except ConnectionError:
            if _parent_is_gone():
                return
            raise
        except Exception as fault:  # ``work`` is expected to see to its own errors; this one must not take the process along
            pipe.send((FAULT, _described(fault)))
        item = result = None
        spent = _peak_bytes() > _SPENT_BYTES
        pipe.send((SPENT if spent else DONE, None))
        if spent:
            return


def _prepare() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process of the terminal; the parent says what stops
    threading.Thread(target=_end_with_the_parent, daemon=True).start()
    if sys.platform == "linux":
        try:
            # Where memory runs out the kernel is to end a worker and not the process that writes the results.
            Path("/proc/self/oom_score_adj").write_text("800")
        except OSError:
            return  # not allowed here: the kernel chooses by size


def _end_with_the_parent() -> None:
    """A worker that is still at an item when its parent was killed would go on with it, for ever if it is an endless one."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _parent_is_gone() -> bool:
    parent = multiprocessing.parent_process()
    return parent is not None and not parent.is_alive()


def _described(fault: Exception) -> str:
    frame = traceback.extract_tb(fault.__traceback__)[-1]
    return f"{fault!r} ({Path(frame.filename).name}:{frame.lineno})"


def _peak_bytes() -> int:
    """The most memory that this process ever held; 0 where the system does not say."""
    try:
        import resource
    except ImportError:  # Windows
        return 0
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
