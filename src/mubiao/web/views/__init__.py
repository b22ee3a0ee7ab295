"""The pages, a module each."""

from mubiao.web.views import about, areas, briefs, charts, compare, data, documents, review, rows, search, sums, terms, tracker, upload

ROUTERS = tuple(
    view.router for view in (tracker, areas, documents, compare, sums, briefs, terms, search, review, rows, upload, data, about, charts)
)
