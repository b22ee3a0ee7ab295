"""Answers that are kept go out at once, before anything is looked up, in the encoding and language that the request accepts."""

from __future__ import annotations

from fastapi import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from mubiao.web.keeping import Answer
from mubiao.web.site import Site, asked

_NEVER = ("/static/", "/uploads/", "/login")


class Answers:
    """Middleware: answers a GET from what is kept; the endpoints of pages keep what they answer."""

    def __init__(self, app: ASGIApp, *, site: Site) -> None:
        self.app, self.site = app, site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET" or scope["path"].startswith(_NEVER):
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        ask = asked(request, self.site)
        found = self.site.answers.get((self.site.state(), ask.key()))
        if found is None:
            await self.app(scope, receive, send)
        else:
            await send_answer(found, request, send)


async def send_answer(answer: Answer, request: Request, send: Send) -> None:
    """Send an answer that is kept; 304 where the browser has it already."""
    accepted = request.headers.get("accept-encoding", "")
    headers = answer.headers(accepted)
    if request.headers.get("if-none-match") == answer.etag:
        await send({"type": "http.response.start", "status": 304, "headers": headers[1:4]})
        await send({"type": "http.response.body", "body": b""})
        return
    body = answer.packed if not answer.gzip or "gzip" in accepted else answer.body()
    await send({"type": "http.response.start", "status": 200, "headers": [*headers, (b"content-length", str(len(body)).encode())]})
    await send({"type": "http.response.body", "body": body})
