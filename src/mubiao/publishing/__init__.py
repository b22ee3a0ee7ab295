"""A static copy of the web application: pages, twins, charts and a search index as files that any file server serves."""

from mubiao.publishing.copying import Copied, NotEmpty, export_site

__all__ = ["Copied", "NotEmpty", "export_site"]
