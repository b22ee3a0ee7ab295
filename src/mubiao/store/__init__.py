"""The database: documents, what they state, corrections and series in one SQLite file that a researcher can cite, correct and extend."""

from mubiao.store.adding import Added, Additions
from mubiao.store.complete import complete_index
from mubiao.store.errors import StoreError
from mubiao.store.store import Store

__all__ = ["Added", "Additions", "Store", "StoreError", "complete_index"]
