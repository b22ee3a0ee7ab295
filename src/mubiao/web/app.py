"""The web application: a database in, an ASGI application out."""

from __future__ import annotations

import asyncio
import logging
import os
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files

import anyio.to_thread
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from mubiao import __version__
from mubiao.errors import MubiaoError, UnknownPlace
from mubiao.store.errors import NoSuchRecord
from mubiao.web import views
from mubiao.web.answering import Answers
from mubiao.web.drawing import CannotDraw
from mubiao.web.maps import Outlines
from mubiao.web.pages import page_of_error
from mubiao.web.security import BodyLimit, RateLimit, SecureHeaders
from mubiao.web.site import Site
from mubiao.web.views.upload import LARGEST, Uploads
from mubiao.web.warming import keep_warm
from mubiao.web.words import TONGUES

_LOG = logging.getLogger("mubiao.web")
REQUESTS_A_SECOND, REQUESTS_AT_ONCE = 500.0, 2000  # of one address; a person stays far below, a loop does not
BODY_SECONDS = 60.0  # that the body of a request may take to come
_FORM_BYTES = 64 * 2**10  # of a body that is no upload
_READERS = 6  # threads, each with a connection to the database


def create_app(database: str | os.PathLike[str], *, token: str | None = None, outlines: Outlines | None = None) -> FastAPI:
    """An application over a database; ``token``: who has it may write (None: nobody may); ``outlines``: of a map in place of tiles.

    Raises ``StoreError``.
    """
    site = Site(database, token=token, outlines=outlines)

    @asynccontextmanager
    async def running(_: FastAPI) -> AsyncIterator[None]:
        anyio.to_thread.current_default_thread_limiter().total_tokens = _READERS
        warming = asyncio.create_task(keep_warm(site))
        yield
        warming.cancel()
        site.close()

    app = FastAPI(
        title="Mubiao",
        version=__version__,
        summary="Targets of China's government work reports, each open to its sentence",
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json",
        lifespan=running,
    )
    app.state.site = site
    app.state.uploads = Uploads()
    for router in views.ROUTERS:
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=str(files("mubiao.web") / "static")), name="static")
    app.add_middleware(Answers, site=site)
    app.add_middleware(BodyLimit, most=lambda path: LARGEST + _FORM_BYTES if path == "/upload" else _FORM_BYTES, seconds=BODY_SECONDS)
    app.add_middleware(RateLimit, a_second=REQUESTS_A_SECOND, at_once=REQUESTS_AT_ONCE)
    app.add_middleware(RememberLanguage)
    app.add_middleware(SecureHeaders)

    @app.exception_handler(HTTPException)
    async def known(request: Request, error: HTTPException) -> Response:
        if error.status_code in (301, 302, 303, 307) and error.headers:
            return RedirectResponse(error.headers["location"], error.status_code)
        words = "not_found" if error.status_code == 404 else "wrong_request"
        return page_of_error(request, error.status_code, words, "" if error.status_code == 404 else str(error.detail))

    @app.exception_handler(RequestValidationError)
    async def wrong(request: Request, error: RequestValidationError) -> Response:
        said = "; ".join(f"{item['loc'][-1]}: {item['msg']}" for item in error.errors())
        return page_of_error(request, 422, "wrong_request", said)

    @app.exception_handler(NoSuchRecord)
    @app.exception_handler(UnknownPlace)
    async def missing(request: Request, error: MubiaoError) -> Response:
        return page_of_error(request, 404, "not_found")

    @app.exception_handler(CannotDraw)
    async def not_drawn(request: Request, error: CannotDraw) -> Response:
        _LOG.warning("%s: %s", request.url.path, error)
        return Response("the chart could not be drawn; ask again", 503, {"Retry-After": "10"}, "text/plain")

    @app.exception_handler(Exception)
    async def fault(request: Request, error: Exception) -> Response:
        number = secrets.token_hex(4)
        _LOG.error("fault %s at %s", number, request.url.path, exc_info=error)
        return page_of_error(request, 500, "went_wrong", number)

    return app


class RememberLanguage:
    """Keeps the language that a url asks for in a cookie."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        chosen = Request(scope).query_params.get("lang") if scope["type"] == "http" and b"lang=" in scope["query_string"] else None
        if chosen not in TONGUES:
            await self.app(scope, receive, send)
            return
        cookie = f"lang={chosen}; Max-Age={365 * 86400}; Path=/; SameSite=lax; HttpOnly".encode()

        async def remembered(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], (b"set-cookie", cookie)]
            await send(message)

        await self.app(scope, receive, remembered)
