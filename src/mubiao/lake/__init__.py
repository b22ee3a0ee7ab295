"""A lake: the output of many machines as a folder of parquet, in parts that are there whole or not at all; read as it lies, or loaded."""

from mubiao.lake.lake import Lake
from mubiao.lake.layout import COLUMNS, LakeError, Settings, is_lake

__all__ = ["COLUMNS", "Lake", "LakeError", "Settings", "is_lake"]
