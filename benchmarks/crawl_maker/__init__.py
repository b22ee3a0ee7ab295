"""A made crawl: report texts told of many places, on pages of many builds, amid what looks like them, junk and broken records.

Places are real, everything else is invented (but for the report texts that are given with ``--texts``). The same size, seed and texts
give the same pages, and each page's truth is known.
"""

from benchmarks.crawl_maker.maker import Truth, write

__all__ = ["Truth", "write"]
