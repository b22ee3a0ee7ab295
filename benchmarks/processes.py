"""This process and all that it began: workers of the pool belong to a server that is not waited for, so they are found by /proc."""

from __future__ import annotations

import os
from pathlib import Path


def family() -> dict[int, int]:
    """The numbers of this process and of all that it began and that live, each with the ticks of the processor that it and its
    children that ended have used. Linux only."""
    used: dict[int, tuple[int, int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(") ")[2].split()
        except OSError:  # it ended just now; its parent counts it
            continue
        used[int(stat.parent.name)] = (int(fields[1]), sum(map(int, fields[11:15])))
    ours, found = {os.getpid()}, 1
    while found:
        begun = {number for number, (parent, _) in used.items() if parent in ours} - ours
        ours, found = ours | begun, len(begun)
    return {number: used[number][1] for number in ours if number in used}


def processor_seconds() -> float:
    """Processor seconds of this process and all that it began, living or ended."""
    return sum(family().values()) / os.sysconf("SC_CLK_TCK")


def peak_megabytes() -> int:
    """The most memory that this process and those it began, which live now, ever held, added up: what they share counts in each."""
    total = 0
    for number in family():
        try:
            lines = Path(f"/proc/{number}/status").read_text().splitlines()
        except OSError:  # it ended just now
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))
    return total // 1024
