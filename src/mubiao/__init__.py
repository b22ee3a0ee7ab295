"""Mubiao (目标): reads government work reports into a database of targets in which every number opens its sentence.

>>> import mubiao
>>> [found.printed for found in mubiao.quantities("城镇新增就业85万人以上，城镇调查失业率5.5%左右")]
['85万人以上', '5.5%左右']
"""

from mubiao.api import documents, extract, inspect, records, text
from mubiao.errors import MubiaoError, ReadError, UnknownPlace
from mubiao.language import quantities
from mubiao.records import (
    Document,
    Guidance,
    Identity,
    Inspection,
    Notice,
    Priority,
    Quantity,
    Quote,
    Relative,
    Release,
    Section,
    Statement,
)

__version__ = "0.1.0"

__all__ = [
    "Document",
    "Guidance",
    "Identity",
    "Inspection",
    "MubiaoError",
    "Notice",
    "Priority",
    "Quantity",
    "Quote",
    "ReadError",
    "Relative",
    "Release",
    "Section",
    "Statement",
    "UnknownPlace",
    "documents",
    "extract",
    "inspect",
    "quantities",
    "records",
    "text",
]
