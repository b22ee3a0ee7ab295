"""Imported where worker processes are forked from: vocabularies, gazetteer and grammar are built once, on an invented report.

A forked process has what its parent has; each would take most of a second to build its own. None of it is ever garbage, so the collector
is told to pass over it, which leaves its pages shared too.
"""

import gc

from mubiao import api
from mubiao.records import Document
from mubiao.samples import paths

for _document in api.documents(paths()[2]):
    if isinstance(_document, Document):
        api.read_all(_document)

gc.collect()
gc.freeze()
