"""What workers of the tests do: functions that are found by their name, in another process."""

from __future__ import annotations

import ctypes
import os
import re
import signal
import time
from collections.abc import Iterator
from pathlib import Path


def squared(item: int) -> Iterator[int]:
    time.sleep(0.001 * (item % 5))
    yield item * item


def tried(item: str | int) -> Iterator[object]:
    """Does what the item says, mostly badly."""
    yield f"begun {item}"
    if item == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    elif item == "fault in native code":
        ctypes.string_at(0)
    elif item == "exit":
        os._exit(3)
    elif item == "asleep":
        time.sleep(3600)
    elif item == "stopped":
        os.kill(os.getpid(), signal.SIGSTOP)
    elif item == "endless":  # in native code that never lets another thread run
        re.match("(a|a)+$", "a" * 60 + "b")
    elif item == "raises":
        raise RecursionError("too deep")
    elif item == "not to be sent":
        yield lambda: item
    yield f"done {item}"


def once(item: tuple[str, int]) -> Iterator[int]:
    """Dies of an item the first time that anybody tries it."""
    folder, number = item
    mark = Path(folder, str(number))
    if number % 3 == 0 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    yield number


def process(_: int) -> Iterator[int]:
    yield os.getpid()


def greedy(item: int) -> Iterator[int]:
    """Holds a lot of memory for a moment."""
    held = bytearray(1100 * 2**20) if item == 3 else b""
    for place in range(0, len(held), 4096):
        held[place] = 1
    yield os.getpid()


def slow(item: int) -> Iterator[int]:
    time.sleep(30)
    yield item
