"""What can be taken away: the records of the database, what its columns mean, which program made them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from fastapi.responses import StreamingResponse

from mubiao.export.delimited import safe_cell
from mubiao.export.fields import fields_of
from mubiao.output import STATEMENT_COLUMNS, flat
from mubiao.store import Store
from mubiao.web.held import coverage
from mubiao.web.pages import View, add_page
from mubiao.web.site import Asked

router = APIRouter()


def data(ask: Asked) -> View:
    """The columns of a statement and what they mean; the database by level and year."""
    fields = [field.schema() for field in fields_of(STATEMENT_COLUMNS)]
    held = coverage(ask)
    columns = {"name": str, "type": str, "title": str, "title_zh": str, "description": str}
    return View("data.html", ask.t["data"], {"fields": fields, "database": held}, fields, columns, {"fields": fields, "held": held})


@router.get("/statements.csv", response_class=StreamingResponse, include_in_schema=False)
def statements(
    ask: Asked, kind: Annotated[Literal["target", "outcome", "outlook", "commitment"] | None, Query()] = None
) -> StreamingResponse:
    """All statements of the database as csv, a row at a time."""
    return StreamingResponse(
        lines(str(ask.site.database), kind),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": "attachment; filename=statements.csv"},
    )


def lines(database: str, kind: str | None) -> Iterator[str]:
    """The statements of a database (of a kind) as csv, some lines at a time."""
    with Store(database, readonly=True) as store:  # its own connection: the answer outlives the request's turn
        stream = io.StringIO()
        writer = csv.writer(stream, lineterminator="\r\n")
        writer.writerow(STATEMENT_COLUMNS)
        for row in store.statements(kinds=[kind] if kind else []):
            writer.writerow([safe_cell(cell) for cell in flat(row, STATEMENT_COLUMNS).values()])
            if stream.tell() > 1 << 16:
                yield stream.getvalue()
                stream.seek(0)
                stream.truncate()
        yield stream.getvalue()


add_page(router, "/data", data)
