"""The web application: a database in, an ASGI application out."""

from __future__ import annotations

import logging
import os
import secrets
from importlib.resources import files

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from mubiao import __version__
from mubiao.errors import MubiaoError, UnknownPlace
from mubiao.store.errors import NoSuchRecord
from mubiao.web import views
from mubiao.web.pages import page_of_error
from mubiao.web.security import RateLimit, SecureHeaders
from mubiao.web.site import Site
from mubiao.web.views.upload import Uploads
from mubiao.web.words import TONGUES

_LOG = logging.getLogger("mubiao.web")
REQUESTS_A_SECOND, REQUESTS_AT_ONCE = 500.0, 2000  # of one address; a person stays far below, a loop does not


def create_app(database: str | os.PathLike[str], *, token: str | None = None) -> FastAPI:
    """An application over a database; ``token``: who has it may write (None: nobody may). Raises ``StoreError``."""
    app = FastAPI(
        title="Mubiao",
        version=__version__,
        summary="Targets of China's government work reports, each open to its sentence",
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json",
    )
    app.state.site = Site(database, token=token)
    app.state.uploads = Uploads()
    for router in views.ROUTERS:
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=str(files("mubiao.web") / "static")), name="static")
    app.add_middleware(RateLimit, a_second=REQUESTS_A_SECOND, at_once=REQUESTS_AT_ONCE)
    app.add_middleware(SecureHeaders)

    @app.middleware("http")
    async def remember_language(request: Request, call_next):  # type: ignore[no-untyped-def]
        response: Response = await call_next(request)
        chosen = request.query_params.get("lang")
        if chosen in TONGUES:
            response.set_cookie("lang", chosen, max_age=365 * 86400, samesite="lax", httponly=True)
        return response

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

    @app.exception_handler(Exception)
    async def fault(request: Request, error: Exception) -> Response:
        number = secrets.token_hex(4)
        _LOG.error("fault %s at %s", number, request.url.path, exc_info=error)
        return page_of_error(request, 500, "went_wrong", number)

    return app
