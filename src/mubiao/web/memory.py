"""What a process that runs for weeks asks of the allocator."""

from __future__ import annotations

import ctypes
import os
import sys

_M_ARENA_MAX = -8  # of glibc's malloc.h
ARENAS = 2


def few_arenas(most: int = ARENAS) -> bool:
    """Have the threads of this process share ``most`` arenas of memory; whether that is so now.

    The GNU C library gives each thread an arena of its own, up to eight for every core, and what is freed in one is not used for another:
    with some threads that each read large rows a hundred megabytes lie idle. Another library, or a user who has said it otherwise
    (MALLOC_ARENA_MAX), is left alone.
    """
    if not sys.platform.startswith("linux") or "MALLOC_ARENA_MAX" in os.environ:
        return False
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    return mallopt is not None and mallopt(_M_ARENA_MAX, most) == 1


def give_back() -> bool:
    """Give what lies free inside the allocator back to the system; whether it had any. After work that goes through thousands of texts that
    is tens of megabytes, which would else stay with the process for good. Nothing is done where there is no GNU C library."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform.startswith("linux") else None
    return trim is not None and trim(0) == 1


__all__ = ["few_arenas", "give_back"]
