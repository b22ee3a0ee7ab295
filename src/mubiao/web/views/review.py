"""The review queue: what most deserves a look, to be confirmed, corrected or rejected by whoever holds the token."""

from __future__ import annotations

import re
from itertools import islice
from typing import Annotated, Any

from fastapi import APIRouter, Form, HTTPException, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from mubiao.errors import MubiaoError
from mubiao.indicators import vocabulary
from mubiao.store import Store
from mubiao.store.anchoring import LOOSE
from mubiao.store.review import REVIEW_COLUMNS
from mubiao.web import held
from mubiao.web.pages import View, add_page, render, statement_url
from mubiao.web.security import mark_is_right, new_session, token_is_right
from mubiao.web.site import Ask, Asked
from mubiao.web.views.rows import FLAGS, editing

router = APIRouter()
Row = dict[str, Any]
_NUMBERS = ("low", "high", "relative_margin")
_WORDS = ("bound", "stance", "unit", "indicator", "measure", "kind", "period", "area", "relative_op", "relative_to")
_OPTIONAL = ("period", "relative_op", "relative_to")  # words that a row may be without
_PATHS = re.compile(r"/(?:[^\s/,;]+/)+([^\s/,;]+)")  # a file is named, where it lies on the machine is nobody's business
_DRAWN, _SHOWN = 1000, 100  # rows of the queue in memory and on the page
_LOGGED = 20  # entries of the log on the page


def review(ask: Asked) -> View:
    """Rows and documents that most deserve a look, with the reason."""
    log = ask.store.corrections()
    rows = _queue(ask, log)
    urls, english = held.urls(ask), held.english_names(ask)
    for row in rows:
        row["area_en"] = english.get(row["area"])
        row["detail"] = _PATHS.sub(r"\1", row["detail"] or "")
        row["url"] = statement_url(row) if row["id"] and row.get("document_id") else None
        if row["url"] is None:
            row["url"] = f"/statements/{row['id']}" if row["id"] else urls.get(row["document"])
    return View(
        "review.html",
        ask.t["review"],
        {"review": rows},
        rows,
        REVIEW_COLUMNS,
        {
            **editing(ask),
            "names": _names(ask, rows),
            "log": list(reversed(log))[:_LOGGED],
        },
    )


def _queue(ask: Ask, log: list[Row]) -> list[Row]:
    """What waits to be looked at. Drawn up once while the documents stay as they are; what was said of rows since is heard each time."""
    drawn = ask.site.once("queue", lambda: ask.store.review(limit=_DRAWN, settled=True), of="documents")
    settled = {row[0] for row in ask.store.connection.execute("SELECT printf('%016x', id) FROM figures WHERE status IS NOT NULL")}
    loose = {entry["statement"] for entry in log if entry["anchor"] in LOOSE}
    waiting = (row for row in drawn if (row["id"] in loose if row["reason"] == "anchor" else row["id"] not in settled))
    return [dict(row) for row in islice(waiting, _SHOWN)]


def _names(ask: Ask, rows: list[Row]) -> dict[str, str]:
    known = vocabulary()
    found = {row["indicator"] for row in rows if row["indicator"]}
    return {
        name: (known.by_id(name).zh if ask.tongue == "zh" else known.by_id(name).en) if name in known else name.removeprefix("other:")
        for name in found
    }


@router.post("/login", include_in_schema=False)
def login(ask: Asked, token: Annotated[str, Form(max_length=200)]) -> Response:
    """Trade the token for a session of this browser."""
    if ask.site.token is None or not token_is_right(ask.site.token, token):
        return HTMLResponse(render("login.html", ask, title=ask.t["sign_in"]), 403)
    session = new_session()
    ask.site.sessions.add(session)
    answer = RedirectResponse("/review", 303)
    answer.set_cookie("session", session, samesite="strict", httponly=True)
    return answer


@router.post("/statements/{record_id}", include_in_schema=False)
async def say(ask: Asked, request: Request, record_id: str) -> Response:
    """Confirm, correct or reject a row, or take that back. Needs a session, and the mark that this session's forms carry."""
    form = {name: str(value) for name, value in (await request.form(max_files=0, max_fields=50)).items()}
    guard(ask, form.get("mark", ""))
    action, by, why = form.get("action", ""), form.get("by", "").strip(), form.get("why", "").strip()
    try:
        with Store(ask.site.database) as store:
            if action == "confirm":
                store.confirm(record_id, by=by, why=why)
            elif action == "reject":
                store.reject(record_id, by=by, why=why)
            elif action == "correct":
                store.correct(record_id, _fields(form), by=by, why=why)
            elif action == "withdraw":
                store.withdraw(form.get("entry", "") or record_id, by=by, why=why)
            else:
                raise HTTPException(422, f"no action {action!r}")
    except MubiaoError as error:
        raise HTTPException(422, getattr(error, "reason", str(error))) from error
    return RedirectResponse(_back(form.get("back", "")), 303)


def guard(ask: Ask, mark: str) -> None:
    """Raises 403 unless the request is of a session that gave the token, and from a form of this site."""
    session = ask.session
    if ask.site.token is None or session is None or not mark_is_right(ask.site.token, session, mark):
        raise HTTPException(403, ask.t["not_allowed"])


def _fields(form: dict[str, str]) -> Row:
    """The fields that a form changes: those whose value is another than the one it was filled with."""
    changed: Row = {}
    for name in (*_NUMBERS, *_WORDS):
        given, before = form.get(name, "").strip(), form.get(f"was_{name}", "").strip()
        if name in form and given != before:
            try:
                changed[name] = (
                    (None if given in ("", "null") else float(given)) if name in _NUMBERS else given or None if name in _OPTIONAL else given
                )
            except ValueError as error:
                raise HTTPException(422, f"{name}: {given!r} is no number") from error
    for name in FLAGS:
        if name in form and form[name] != form.get(f"was_{name}", ""):
            changed[name] = form[name] == "1"
    return changed


def _back(path: str) -> str:
    return path if path.startswith("/") and not path.startswith("//") and "\\" not in path else "/review"


add_page(router, "/review", review)
