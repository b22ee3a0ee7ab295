"""Upload: a file is read in a process of its own (see ``apart``), which can be stopped; the reader shows it; whoever may, keeps it."""

from __future__ import annotations

import secrets
import tempfile
import threading
from collections import Counter, OrderedDict
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import anyio.to_thread
from fastapi import APIRouter, Form, HTTPException, Request, Response, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse

from mubiao.apart import read_apart
from mubiao.batch import Outcome
from mubiao.store import Store
from mubiao.web.pages import render
from mubiao.web.security import form_mark
from mubiao.web.site import Asked
from mubiao.web.views.documents import Audited, account, coloured, paragraphs_of, shown_records
from mubiao.web.views.review import guard

router = APIRouter(include_in_schema=False)
Row = dict[str, Any]
LARGEST = 30 * 2**20  # bytes of an upload; a report as pdf with pictures stays under 20 MB
AT_ONCE = 2  # uploads read at the same time; more wait
_KEPT = 20  # uploads held in memory, until newer ones come


@dataclass(slots=True)
class Upload:
    name: str
    content: bytes
    outcome: Outcome


class Uploads:
    """The last uploads, by a number that cannot be guessed."""

    def __init__(self) -> None:
        self.held: OrderedDict[str, Upload] = OrderedDict()
        self.lock = threading.Lock()
        self.turns = anyio.CapacityLimiter(AT_ONCE)  # of their own: who waits to be read keeps no page waiting

    def add(self, upload: Upload) -> str:
        number = secrets.token_urlsafe(12)
        with self.lock:
            self.held[number] = upload
            while len(self.held) > _KEPT:
                self.held.popitem(last=False)
        return number

    def get(self, number: str) -> Upload:
        with self.lock:
            if number not in self.held:
                raise HTTPException(404)
            return self.held[number]


@router.get("/upload", response_class=HTMLResponse)
def form(ask: Asked) -> str:
    """The form."""
    return render("upload.html", ask, title=ask.t["upload"], failed=None, largest=LARGEST)


@router.post("/upload", response_class=HTMLResponse)
async def upload(ask: Asked, request: Request, file: UploadFile) -> Response:
    """Read a file; leads to the reader."""
    content = await file.read(LARGEST + 1)
    name = safe_name(file.filename or "")
    if len(content) > LARGEST:
        failed = f"{name}: {LARGEST // 2**20} MB +"
        return HTMLResponse(render("upload.html", ask, title=ask.t["upload"], failed=failed, largest=LARGEST), 413)
    outcome = await anyio.to_thread.run_sync(_read_apart, name, content, limiter=_uploads(request).turns)
    if outcome.error is not None:
        failed = f"{name}: {outcome.error.reason}"
        return HTMLResponse(render("upload.html", ask, title=ask.t["upload"], failed=failed, largest=LARGEST), 422)
    return RedirectResponse(f"/uploads/{_uploads(request).add(Upload(name, content, outcome))}", 303)


@router.get("/uploads/{number}", response_class=HTMLResponse)
def read(ask: Asked, request: Request, number: str, audit: Audited = "") -> str:
    """The reader over an upload."""
    held = _uploads(request).get(number).outcome
    document, said = held.document, held.inspection or {}
    if document is None:
        raise HTTPException(404)
    records = sorted([*held.statements, *held.voices], key=lambda row: (row["start"], row["end"]))
    sections = [{**section, "start": section["start_offset"]} for section in said["sections"]]
    shown = {**said, "text": document.text, "sections": sections, "warnings": said["warnings"], "sources": []}
    session = ask.session
    numbers = coloured(ask, held.more["numbers"]) if audit == "on" else []
    return render(
        "document.html",
        ask,
        title=document.name,
        document=shown,
        records=shown_records(ask, records),
        counts=Counter(row["kind"] for row in records),
        paragraphs=paragraphs_of(document.text, records, sections, numbers),
        audited=account(ask, numbers) if audit == "on" else None,
        canonical=None,
        original=None,
        keep=f"/uploads/{number}/keep" if ask.site.token is not None and session is not None else None,
        mark=form_mark(ask.site.token, session) if ask.site.token is not None and session is not None else "",
        twin=None,
    )


@router.post("/uploads/{number}/keep")
def keep(ask: Asked, request: Request, number: str, mark: Annotated[str, Form(max_length=100)]) -> Response:
    """File an upload in the database."""
    guard(ask, mark)
    held = _uploads(request).get(number)
    with tempfile.TemporaryDirectory() as folder, Store(ask.site.database) as store:
        path = Path(folder) / held.name
        path.write_bytes(held.content)
        store.add([path], jobs=1)
    digest = held.outcome.document.document_id if held.outcome.document else ""
    return RedirectResponse(f"/documents/{digest[:16]}", 303)


def safe_name(given: str) -> str:
    """The last part of a file's name, without anything that a file system or a page could take for more than a name."""
    name = given.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(letter for letter in name if letter.isprintable() and letter not in '<>:"|?*\0').strip(". ")
    return kept[-120:] or "upload"


def _read_apart(name: str, content: bytes) -> Outcome:
    return read_apart(name, content, most=LARGEST)


def _uploads(request: Request) -> Uploads:
    uploads: Uploads = request.app.state.uploads
    return uploads
