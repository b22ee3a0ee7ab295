"""A file of a stranger, read in a process of its own: nothing but the reading is loaded there, so that it begins soon."""

from __future__ import annotations

import multiprocessing
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from mubiao import batch
from mubiao.audit import audit as account_of
from mubiao.batch import Outcome, with_document
from mubiao.errors import ReadError, TooSlow
from mubiao.reading import Limits
from mubiao.records import Document

SECONDS = 30.0  # that reading may take
GIVEN_UP = 90.0  # … with the start of the process that reads, on a machine that has much else to do


def read_apart(name: str, content: bytes, *, most: int, seconds: float = GIVEN_UP) -> Outcome:
    """Read a file of at most ``most`` bytes in a process of its own and stop that when the time is up: no file can hang or bring down who asks."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        context = multiprocessing.get_context("spawn")
        receiver, sender = context.Pipe(duplex=False)
        process = context.Process(target=_read, args=(str(path), name, most, sender), daemon=True)
        process.start()
        sender.close()
        try:
            if not receiver.poll(seconds):
                return Outcome(name, error=TooSlow(name, f"took more than {seconds:g} seconds"))
            found: Outcome = receiver.recv()
            return found
        except EOFError:
            return Outcome(name, error=ReadError(name, "the process that read it died"))
        finally:
            process.kill()
            process.join()
            receiver.close()


def _examined(document: Document) -> Outcome:
    """What is shown of an upload: its records, and what became of each of its numbers."""
    found = with_document(document)
    found.more["numbers"] = account_of(document).as_rows()
    return found


def _read(path: str, name: str, most: int, sender: Any) -> None:
    limits = Limits(file_bytes=most, seconds=SECONDS)
    found = next(iter(batch.run([path], limits=limits, examine=_examined)), Outcome(name))
    if found.document is not None:
        found.document = replace(found.document, name=name)
        for row in (*found.statements, *found.voices, found.inspection or {}):
            row["document"] = name
    sender.send(found)
    sender.close()
