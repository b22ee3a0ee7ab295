"""Bytes to text with stable offsets: one small module a format, one way in (``read``)."""

from mubiao.reading.files import read, read_bytes
from mubiao.reading.flow import Flow, flow_of, flow_of_text
from mubiao.reading.folders import documents, left_out
from mubiao.reading.limits import Limits

__all__ = ["Flow", "Limits", "documents", "flow_of", "flow_of_text", "left_out", "read", "read_bytes"]
