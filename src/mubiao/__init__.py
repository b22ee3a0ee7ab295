"""Mubiao (目标): reads government work reports into a database of targets in which every number opens its sentence.

>>> import mubiao
>>> [found.printed for found in mubiao.quantities("城镇新增就业85万人以上，城镇调查失业率5.5%左右")]
['85万人以上', '5.5%左右']
"""

from mubiao.api import documents, extract, inspect, text
from mubiao.errors import MubiaoError, ReadError, UnknownPlace
from mubiao.language import quantities
from mubiao.records import Document, Identity, Inspection, Notice, Quantity, Relative, Section, Statement
from mubiao.store import Store, StoreError

__version__ = "0.1.0"

__all__ = [
    "Document",
    "Identity",
    "Inspection",
    "MubiaoError",
    "Notice",
    "Quantity",
    "ReadError",
    "Relative",
    "Section",
    "Statement",
    "Store",
    "StoreError",
    "UnknownPlace",
    "documents",
    "extract",
    "inspect",
    "quantities",
    "text",
]
