"""The index of the text completed before somebody searches who only reads."""

from __future__ import annotations

import logging
import os

from mubiao.store import indexing
from mubiao.store.connection import can_write
from mubiao.store.errors import StoreError
from mubiao.store.store import Store

_LOG = logging.getLogger("mubiao.store")


def complete_index(database: str | os.PathLike[str]) -> int:
    """Put into the index of the text what is not in it, some documents a transaction; how many are still missing.

    A reader finds nothing of those: an addition was stopped before they were in, or a newer program made the index anew, empty. Where the
    file may not be written that is logged, and searching finds what is there. Raises ``StoreError`` where the database cannot be opened.
    """
    with Store(database, readonly=True) as store:
        missing = store.unindexed()
    if not missing:
        return 0
    try:
        if not can_write(database):
            raise StoreError(os.fspath(database), "the file is read-only")
        with Store(database) as store:
            indexing.index_pending(store.connection)
    except StoreError as error:
        _LOG.warning("the index of the text is not complete, and cannot be made so: %s", error)
        return missing
    return 0
