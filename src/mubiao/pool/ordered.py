"""Items in, results out in their order, over processes; a bounded number of items and of results is held at any moment.

Neither ``concurrent.futures`` nor ``loky`` knows which item a process died of (both lose all that are in flight) or can end one that
hangs; ``pebble`` does, under the LGPL. Here each process has a pipe and a thread of its own that waits for it, so both are known.
"""

from __future__ import annotations

import queue
import threading
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, Literal, TypeVar

from mubiao.pool.process import Died, PoolBroken, Slow, Work, Worker, begun

R = TypeVar("R")
SECONDS = 300.0
_AT_WORK = 4  # items a process that are being worked on or wait for it: their data is in memory
_HELD = 32  # items a process whose results wait for those of an earlier one


@dataclass(frozen=True, slots=True)
class Ready(Generic[R]):
    """In place of an item: results that need no work and keep their place in the order."""

    results: tuple[R, ...]


@dataclass(frozen=True, slots=True)
class Lost:
    """In place of the results of an item (behind those that came before): why there are none, and how many had come."""

    item: Any
    why: Literal["died", "slow", "fault"]
    detail: str
    after: int = 0


@dataclass(slots=True, eq=False)
class _Slot:
    item: Any
    results: list[Any] = field(default_factory=list)
    done: bool = False


def over_processes(
    work: Work, items: Iterable[Any], *, jobs: int, seconds: float = SECONDS, preload: Sequence[str] = ()
) -> Generator[Any | Lost]:
    """What ``work`` gives for each item, in the order of the items, from ``jobs`` processes; ``Lost`` where it did not come to an end.

    ``work`` is a function of a module, it gives results one by one and sees to its own errors; items and results are pickled.
    ``seconds`` is the longest wait for the next result of an item. An item whose process died is tried once more, since not every
    death is its fault; if that one dies too, or does not answer in time, the item is lost, and the process replaced. ``preload``:
    modules that the processes find loaded.

    Items are drawn in the caller's thread, a few ahead. Close the iterator (``contextlib.closing``) to stop early: every process is
    gone then. Raises ``PoolBroken`` where no process can be started.
    """
    pool = _Pool(work, jobs, seconds, preload)
    try:
        yield from pool.results(items)
    finally:
        pool.close()


class _Pool:
    def __init__(self, work: Work, jobs: int, seconds: float, preload: Sequence[str]) -> None:
        self.work, self.jobs, self.seconds, self.preload = work, jobs, seconds, preload
        self.waiting: queue.SimpleQueue[_Slot | None] = queue.SimpleQueue()
        self.changed = threading.Condition()
        self.at_work = 0
        self.broken: BaseException | None = None
        self.stopping = False
        self.workers: set[Worker] = set()
        self.keepers = [threading.Thread(target=self._keep, daemon=True) for _ in range(jobs)]
        for keeper in self.keepers:
            keeper.start()

    def results(self, items: Iterable[Any]) -> Iterator[Any]:
        slots: deque[_Slot] = deque()
        drawn, more = iter(items), True
        while True:
            while more and self.at_work < self.jobs * _AT_WORK and len(slots) < self.jobs * _HELD:
                try:
                    slots.append(self._slot(next(drawn)))
                except StopIteration:
                    more = False
                    break
                if slots[0].done:  # what is there does not wait for more items to be read
                    break
            if not slots:
                return
            with self.changed:
                while not slots[0].done and self.broken is None:
                    if more and self.at_work < self.jobs * _AT_WORK and len(slots) < self.jobs * _HELD:
                        break
                    self.changed.wait()
            if self.broken is not None:
                raise self.broken
            if slots[0].done:
                yield from slots.popleft().results

    def _slot(self, item: Any) -> _Slot:
        if isinstance(item, Ready):
            return _Slot(None, list(item.results), done=True)
        slot = _Slot(item)
        with self.changed:
            self.at_work += 1
        self.waiting.put(slot)
        return slot

    def _keep(self) -> None:
        """The thread of one process: gives it items, replaces it when it is gone."""
        worker: Worker | None = None
        while (slot := self.waiting.get()) is not None:
            if self.stopping:
                continue
            try:
                worker = self._done(slot, worker)
            except BaseException as error:  # it has no one else to tell
                with self.changed:
                    self.broken = self.broken or error
            with self.changed:
                slot.item, slot.done = None, True
                self.at_work -= 1
                self.changed.notify()
        if worker is not None:
            self._forget(worker)
            worker.close()

    def _done(self, slot: _Slot, worker: Worker | None) -> Worker | None:
        """An item worked on, at the second try if need be; the worker, where it can be given another."""
        for last in (False, True):
            worker = worker or self._begun()
            slot.results.clear()
            try:
                fit, fault = worker.do(slot.item, self.seconds, slot.results.append)
            except (Died, Slow) as error:
                self._forget(worker)
                worker = None
                if self.stopping:
                    return None
                if last or isinstance(error, Slow):
                    why: Literal["died", "slow"] = "slow" if isinstance(error, Slow) else "died"
                    slot.results.append(Lost(slot.item, why, str(error), len(slot.results)))
                    return None
                continue
            if fault is not None:
                slot.results.append(Lost(slot.item, "fault", fault, len(slot.results)))
            if not fit:
                self._forget(worker)
                worker.close()
                return None
            return worker
        return None

    def _begun(self) -> Worker:
        worker = begun(self.work, self.preload)
        with self.changed:
            self.workers.add(worker)
            stopping = self.stopping
        if stopping:
            worker.kill()
            raise PoolBroken("the pool was closed")
        return worker

    def _forget(self, worker: Worker) -> None:
        with self.changed:
            self.workers.discard(worker)

    def close(self) -> None:
        """End every process, whatever it is at, and every thread."""
        with self.changed:
            self.stopping = True
            left = list(self.workers)
        for worker in left:
            worker.process.kill()  # its keeper hears of it, and cleans up
        for _ in self.keepers:
            self.waiting.put(None)
        for keeper in self.keepers:
            keeper.join()
