"""How it is made, how right it is, what it cannot do."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from mubiao import __version__
from mubiao.web.held import LEVELS, coverage
from mubiao.web.pages import View, add_page, render
from mubiao.web.site import Asked

router = APIRouter()
Row = dict[str, Any]


def about(ask: Asked) -> View:
    """The program, its version, what the database holds and which versions read it."""
    held = coverage(ask)
    runs = ask.site.once("runs", ask.store.runs)
    data = {"program": "mubiao", "version": __version__, "database": held, "runs": runs}
    columns = {"level": str, "report_year": int, "reports": int}
    # The nation first, and of each level the newest year.
    rows = sorted(held["reports"], key=lambda row: (LEVELS.index(row["level"]), -row["report_year"]))
    levels = [(level, list(years)) for level, years in groupby(rows, key=lambda row: row["level"])]
    return View("about.html", ask.t["about"], data, rows, columns, {"held": held, "levels": levels, "version": __version__})


@router.get("/docs", include_in_schema=False, response_class=HTMLResponse)
def docs(ask: Asked, request: Request) -> str:
    """The interface for programs: every address, its parameters, what it gives."""
    schema = request.app.openapi()
    found = [
        {
            "path": path,
            "summary": asked["get"].get("summary", ""),
            "parameters": [{**given, "values": _values(given["schema"])} for given in asked["get"].get("parameters", [])],
        }
        for path, asked in schema["paths"].items()
        if "get" in asked
    ]
    return render("docs.html", ask, title=ask.t["interface"], addresses=found)


def _values(schema: Row) -> list[str]:
    """The words that a parameter may be, where they are listed."""
    kinds = [schema, *schema.get("anyOf", [])]
    words = [word for kind in kinds for word in (*kind.get("enum", ()), *([kind["const"]] if "const" in kind else ()))]
    return [str(word) for word in words if word]


add_page(router, "/about", about)
