"""The pages, a module each."""

from mubiao.web.views import about, areas, charts, documents, tracker

ROUTERS = (tracker.router, areas.router, documents.router, charts.router, about.router)
