"""A page and its twins: the same view as html for people, as .json and as .csv."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from mubiao.export.delimited import safe_cell
from mubiao.output import flat
from mubiao.web.keeping import Answer
from mubiao.web.notices import notice
from mubiao.web.site import Ask, Site, State, ask_of
from mubiao.web.words import figure, interval

Row = dict[str, Any]
_HTML = "text/html; charset=utf-8"


class _Templates(Environment):
    """Looks into rows before it looks for their methods: nearly all that a template asks for are fields of rows."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


_TEMPLATES = _Templates(
    loader=PackageLoader("mubiao.web"),
    autoescape=select_autoescape(default=True, default_for_string=True),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


@dataclass(slots=True)
class View:
    """What a page shows. ``data`` is the .json twin; ``rows`` with ``columns`` the .csv twin and the table on the page."""

    template: str
    title: str
    data: Row
    rows: list[Row] = field(default_factory=list)
    columns: Mapping[str, type] = field(default_factory=dict)
    context: Row = field(default_factory=dict)  # for the template alone
    complete: Callable[[], None] | None = None  # adds to the rows what the twins say and the page does not
    waits: bool = False  # the page says that something is being made; it is not kept
    problem: str = ""  # why what was asked cannot be answered: the page shows it over its form; it is not kept


Build = Callable[..., View]


def add_page(router: APIRouter, path: str, build: Build, *, also: str | None = None) -> None:
    """Serve a view at ``path`` (and at ``also``), and its twins at the path with .json and .csv behind it."""
    summary = (build.__doc__ or "").strip().splitlines()[0]

    def serve(address: str, write: Callable[[View, Ask], bytes], media_type: str, *, listed: bool = False) -> None:
        router.add_api_route(
            address,
            _kept(build, write, media_type),
            methods=["GET"],
            summary=summary,
            response_class=Response,
            response_model=None,
            include_in_schema=listed,
        )

    serve(f"{path}.json", as_json, "application/json", listed=True)
    serve(f"{path}.csv", as_csv, "text/csv; charset=utf-8")
    for address in (path, also):
        if address is not None:
            serve(address, as_html, _HTML)


def _kept(build: Build, write: Callable[[View, Ask], bytes], media_type: str) -> Callable[..., Response]:
    """An endpoint with the parameters of ``build``; what was answered once is answered again while the database stays as it is."""

    @wraps(build)
    def endpoint(*args: Any, **kwargs: Any) -> Response:
        ask: Ask = replace(kwargs["ask"], patient=write is not as_html)
        state = ask.site.state()  # before the look: what is written meanwhile makes the answer an old one
        view = build(*args, **{**kwargs, "ask": ask})
        if view.problem:
            return Response(write(view, ask), 422, media_type=media_type)
        return _answered(ask, state, write(view, ask), media_type, keep=not view.waits)

    return endpoint


def keep_page(ask: Ask, build: Callable[[Ask], View]) -> None:
    """Make the page that a request would be answered with, and keep it."""
    state = ask.site.state()
    if ask.site.answers.get((state, ask.key())) is None:
        view = build(ask)
        _answered(ask, state, as_html(view, ask), _HTML, keep=not view.waits)


def kept_response(ask: Ask, make: Callable[[], bytes], media_type: str) -> Response:
    """What ``make`` gives as a response; kept, and answered again without a look at the database while that stays as it is."""
    state = ask.site.state()
    return _answered(ask, state, make(), media_type)


def _answered(ask: Ask, state: State, body: bytes, media_type: str, *, keep: bool = True) -> Response:
    answer = Answer.of(body, media_type, pack=ask.session is None)
    if keep:
        ask.site.answers.put((state, ask.key()), answer)
    return KeptResponse(answer, ask.accepted)


class KeptResponse(Response):
    """A response of an answer that is kept."""

    def __init__(self, answer: Answer, accepted: str) -> None:
        super().__init__(answer.packed if "gzip" in accepted or not answer.gzip else answer.body())
        self.raw_headers = [*answer.headers(accepted), (b"content-length", str(len(self.body)).encode())]


def as_html(view: View, ask: Ask) -> bytes:
    """The page, in UTF-8."""
    return render(view.template, ask, title=view.title, rows=view.rows, data=view.data, problem=view.problem, **view.context).encode()


def as_json(view: View, ask: Ask) -> bytes:
    """The .json twin, in UTF-8."""
    if view.complete is not None:
        view.complete()
    return json.dumps(view.data, ensure_ascii=False, default=str).encode()


def as_csv(view: View, ask: Ask) -> bytes:
    """The .csv twin, in UTF-8; cells that a spreadsheet would take for formulas are made harmless."""
    if view.complete is not None:
        view.complete()
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(view.columns)
    writer.writerows([safe_cell(cell) for cell in flat(row, view.columns).values()] for row in view.rows)
    return stream.getvalue().encode()


def compile_templates() -> None:
    """Read all templates, so that no page waits for its own."""
    for name in _TEMPLATES.list_templates():
        _TEMPLATES.get_template(name)


def render(template: str, ask: Ask, **context: Any) -> str:
    """A template with what every page has: words, language, links to this page's twins and to it in the other language."""
    other = ask.t["language_code"]
    query = {name: value for name, value in ask.query.items() if name != "lang"}
    return _TEMPLATES.get_template(template).render(
        t=ask.t,
        tongue=ask.tongue,
        here=ask.path,
        other_language=f"{ask.path}?{urlencode({**query, 'lang': other})}",
        query_string=f"?{urlencode(query)}" if query else "",
        writable=ask.site.writable,
        name=ask.name,
        figure=lambda number, unit: figure(number, unit, ask.tongue),
        interval=lambda row: interval(row, ask.tongue),
        notice=lambda said: notice(said, ask.tongue),
        document_url=document_url,
        statement_url=statement_url,
        **context,
    )


def document_url(document_id: str, part: int = 1) -> str:
    """Where a document is read: the first 16 digits of its hash, and its part where it has several."""
    return f"/documents/{document_id[:16]}" + (f"-{part}" if part != 1 else "")


def statement_url(row: Mapping[str, Any]) -> str:
    """Where a record is read: its document, at its sentence."""
    return f"{document_url(row['document_id'], row.get('part') or 1)}#r-{row['id']}"


def with_query(path: str, query: Mapping[str, object]) -> str:
    """A url that holds a whole state; what is None is left out."""
    kept = {name: value for name, value in query.items() if value is not None}
    return f"{path}?{urlencode(kept)}" if kept else path


def page_of_error(request: Request, status: int, words: str, detail: str = "") -> Response:
    """An error for people, or as json where a twin was asked for."""
    ask = ask_of(request)
    if request.url.path.endswith((".json", ".csv")):
        return Response(
            json.dumps({"error": f"{ask.t[words]} {detail}".strip()}, ensure_ascii=False), status, media_type="application/json"
        )
    # What is wrong is the heading; what else is to be said stands below it.
    heading, _, more = ask.t[words].replace("。", ". ").partition(". ")
    heading = heading.rstrip(":：.")
    detail = f"{more} {notice(detail, ask.tongue)}".strip()
    page = render("error.html", ask, title=heading, heading=heading, status=status, detail=detail)
    return Response(page, status, media_type="text/html")


def columns_of(rows: Iterable[Row]) -> dict[str, type]:
    """The columns of rows that are alike, all as text where the first is not a number."""
    first = next(iter(rows), {})
    return {name: type(value) if isinstance(value, (bool, int, float)) else str for name, value in first.items()}


__all__ = [
    "Site",
    "View",
    "add_page",
    "as_csv",
    "as_html",
    "as_json",
    "columns_of",
    "compile_templates",
    "document_url",
    "keep_page",
    "kept_response",
    "page_of_error",
    "render",
    "statement_url",
    "with_query",
]
