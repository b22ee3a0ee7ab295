"""The same extraction on Spark (``pip install 'mubiao[spark]'``, Java 17): parts of an input to parts of a lake, on any number of machines."""

from mubiao.spark.engine import Summary, extract
from mubiao.spark.session import SparkFailed

__all__ = ["SparkFailed", "Summary", "extract"]
