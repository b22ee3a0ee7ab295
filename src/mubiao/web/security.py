"""What protects a page and its visitors: headers, a token for writing, marks against forged forms, a limit on requests."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable

from fastapi import Request, Response
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
Handler = Callable[[Request], Awaitable[Response]]


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


def form_mark(token: str, session: str) -> str:
    """What a form of this session must carry: nobody else can make it without the token."""
    return hmac.new(token.encode(), session.encode(), hashlib.sha256).hexdigest()


def mark_is_right(token: str, session: str, given: str) -> bool:
    return hmac.compare_digest(form_mark(token, session), given)


def new_session() -> str:
    return secrets.token_urlsafe(18)


def token_is_right(token: str, given: str) -> bool:
    return hmac.compare_digest(token.encode(), given.encode())
