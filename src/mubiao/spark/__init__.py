"""The same extraction on Spark (``pip install 'mubiao[spark]'``, Java 17): parts of an input to parts of a lake, on any number of machines."""

from mubiao.spark.engine import SparkFailed, extract

__all__ = ["SparkFailed", "extract"]
