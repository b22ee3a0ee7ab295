"""Reports in a web crawl: WARC and WET files, or folders of pages, to a table of what each page is."""

from mubiao.crawl.candidates import Candidate, judge
from mubiao.crawl.finding import COLUMNS, Found, find, flat_row, pages_of, row_of
from mubiao.crawl.pages import Page
from mubiao.crawl.scoring import KINDS, PageKind
from mubiao.crawl.warc import is_archive

__all__ = ["COLUMNS", "KINDS", "Candidate", "Found", "Page", "PageKind", "find", "flat_row", "is_archive", "judge", "pages_of", "row_of"]
