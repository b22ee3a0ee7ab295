"""What protects a page and its visitors: headers, a token for writing, marks against forged forms, limits on requests and their bodies."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable

from fastapi import Response
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class SecureHeaders:
    """Adds the headers to every answer that has not set its own."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                held = {name.lower() for name, _ in message["headers"]}
                message["headers"] = [
                    *message["headers"],
                    *((name.lower().encode(), value.encode()) for name, value in HEADERS.items() if name.lower().encode() not in held),
                ]
            await send(message)

        await self.app(scope, receive, with_headers)


class RateLimit:
    """A bucket of requests for each address, filled at a steady rate (token bucket); who empties it is asked to wait."""

    def __init__(self, app: ASGIApp, *, a_second: float, at_once: int, addresses: int = 10_000) -> None:
        self.app, self.rate, self.size, self.most = app, a_second, at_once, addresses
        self.buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()  # left, at what time

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not self._take(scope["client"][0] if scope.get("client") else ""):
            headers = {"Retry-After": "1"}
            await Response("too many requests", 429, headers, "text/plain")(scope, receive, send)
            return
        await self.app(scope, receive, send)

    def _take(self, address: str) -> bool:
        now = time.monotonic()
        left, at = self.buckets.pop(address, (float(self.size), now))
        left = min(self.size, left + (now - at) * self.rate)
        allowed = left >= 1
        self.buckets[address] = (left - 1 if allowed else left, now)
        if len(self.buckets) > self.most:
            self.buckets.popitem(last=False)
        return allowed


class BodyLimit:
    """Ends a request whose body is larger than ``most(path)`` bytes (413), or has not come whole after some seconds (408)."""

    def __init__(self, app: ASGIApp, *, most: Callable[[str], int], seconds: float) -> None:
        self.app, self.most, self.seconds = app, most, seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        most, came, until = self.most(scope["path"]), 0, time.monotonic() + self.seconds
        whole = False
        declared = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")

        async def limited() -> Message:
            nonlocal came, whole
            if whole:
                return await receive()  # only that the browser has gone is left to hear
            if declared.isdigit() and int(declared) > most:
                raise HTTPException(413, f"at most {most // 2**20} MB" if most >= 2**20 else "too long")
            try:
                message = await asyncio.wait_for(receive(), max(0.0, until - time.monotonic()))
            except TimeoutError as late:
                raise HTTPException(408, f"it did not come within {self.seconds:g} seconds") from late
            came += len(message.get("body", b""))
            whole = not message.get("more_body", False)
            if came > most:
                raise HTTPException(413, f"at most {most // 2**20} MB" if most >= 2**20 else "too long")
            return message

        await self.app(scope, limited, send)


def form_mark(token: str, session: str) -> str:
    """What a form of this session must carry: nobody else can make it without the token."""
    return hmac.new(token.encode(), session.encode(), hashlib.sha256).hexdigest()


def mark_is_right(token: str, session: str, given: str) -> bool:
    return hmac.compare_digest(form_mark(token, session), given)


def new_session() -> str:
    return secrets.token_urlsafe(18)


def token_is_right(token: str, given: str) -> bool:
    return hmac.compare_digest(token.encode(), given.encode())
