"""Why a page was not fetched. Each is a ``ReadError``, so that a batch reports it beside files that could not be read."""

from __future__ import annotations

from mubiao.errors import ReadError


class FetchError(ReadError):
    """The server could not be reached, or answered with an error."""

    code = "not-fetched"


class BadUrl(FetchError):
    code = "bad-url"


class RefusedAddress(FetchError):
    """The address is private, local or reserved: a page of the public web is never there."""

    code = "private-address"


class RefusedByRobots(FetchError):
    """The site's robots.txt asks programs to leave this page alone."""

    code = "robots"


class TooManyRedirects(FetchError):
    code = "too-many-redirects"


class TooMuch(FetchError):
    """The body goes on past the limit of bytes."""

    code = "too-large"


class TooLong(FetchError):
    """The answer did not end within the time."""

    code = "too-slow"
