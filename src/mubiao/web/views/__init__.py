"""The pages, a module each."""

from mubiao.web.views import about, areas, charts, compare, data, documents, review, search, tracker, upload

ROUTERS = tuple(view.router for view in (tracker, areas, documents, compare, search, review, upload, data, about, charts))
