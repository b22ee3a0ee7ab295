"""One url to bytes: robots.txt asked first, every redirect checked again, body and time bounded, one request a host at a time."""

from __future__ import annotations

import time
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from types import TracebackType
from urllib.robotparser import RobotFileParser

import httpx

from mubiao import __version__
from mubiao.fetching.addresses import Permitted, addresses_of, is_public
from mubiao.fetching.refusals import BadUrl, FetchError, RefusedByRobots, TooLong, TooManyRedirects, TooMuch
from mubiao.fetching.robots import AGENT, LARGEST, rules_of
from mubiao.reading import Limits

_REDIRECTS = 5  # RFC 9309 asks for five for robots.txt; pages that move oftener are loops
_CONNECT, _SILENCE = 10.0, 20.0  # seconds to connect, and without a byte
_LONGEST_PAUSE = 30.0  # seconds between two requests to a host, whatever its robots.txt asks for
_HEADERS = {
    "User-Agent": f"{AGENT}/{__version__} (reads government work reports)",
    "Accept": "text/html, text/plain, application/pdf, */*;q=0.5",
    "Accept-Language": "zh-CN, zh;q=0.9, en;q=0.5",
}


def is_url(path: str) -> bool:
    """Whether an argument is a url to fetch, and not a path."""
    return path.lower().startswith(("http://", "https://"))


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came: the bytes, what the server declared of them, when."""

    url: str
    final_url: str
    content: bytes
    media_type: str | None
    encoding: str | None
    retrieved_at: str  # ISO, UTC


class Fetcher(AbstractContextManager["Fetcher"]):
    """Fetches pages, one after another.

    ``allow_private``: also from addresses that are not of the public internet. ``pause``: seconds between two requests to one host, or
    what its robots.txt asks for if that is longer. ``permitted`` replaces the rule by which an address is allowed.
    """

    def __init__(
        self, *, limits: Limits | None = None, allow_private: bool = False, pause: float = 1.0, permitted: Permitted | None = None
    ) -> None:
        self.limits = limits or Limits()
        self.pause = pause
        self.permitted: Permitted = permitted or ((lambda _: True) if allow_private else is_public)
        # No proxy or netrc of the environment: the address that was checked is the one that is asked.
        self.client = httpx.Client(timeout=httpx.Timeout(_SILENCE, connect=_CONNECT), follow_redirects=False, trust_env=False)
        self.rules: dict[str, RobotFileParser] = {}
        self.asked: dict[str, float] = {}

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.client.close()

    def fetch(self, url: str) -> Fetched:
        """The bytes of a page. Raises ``FetchError`` or one of its kinds; its ``path`` is the url as given."""
        ends = time.monotonic() + self.limits.seconds
        where = url
        for _ in range(_REDIRECTS + 1):
            target = _parsed(url, where)
            self._ask_robots(url, target, ends)
            self._wait(target)
            status, headers, body = self._get(url, target, self.limits.file_bytes, ends)
            if status in (301, 302, 303, 307, 308) and "location" in headers:
                where = str(target.join(headers["location"]))
                continue
            if not 200 <= status < 300:
                raise FetchError(url, f"the server answered {status}", where if where != url else None)
            if not body:
                raise FetchError(url, "the server sent an empty page")
            media_type, encoding = _declared(headers)
            return Fetched(url, str(target), body, media_type, encoding, datetime.now(UTC).isoformat(timespec="seconds"))
        raise TooManyRedirects(url, f"more than {_REDIRECTS} redirects, the last to {where}")

    def _ask_robots(self, url: str, target: httpx.URL, ends: float) -> None:
        site = str(target.copy_with(raw_path=b"/"))
        if site not in self.rules:
            self.rules[site] = self._robots_of(url, target.copy_with(raw_path=b"/robots.txt", fragment=None), ends)
        if not self.rules[site].can_fetch(AGENT, str(target)):
            raise RefusedByRobots(url, f"the robots.txt of {target.host} asks programs to leave this page alone")

    def _robots_of(self, url: str, target: httpx.URL, ends: float) -> RobotFileParser:
        for _ in range(_REDIRECTS + 1):
            try:
                status, headers, body = self._get(url, target, LARGEST, ends, cut=True)
            except TooLong as error:
                raise TooLong(url, f"the robots.txt of {target.host} did not come in time") from error
            if status not in (301, 302, 303, 307, 308) or "location" not in headers:
                return rules_of(status, body)
            target = _parsed(url, str(target.join(headers["location"])))
        return rules_of(404, b"")

    def _wait(self, target: httpx.URL) -> None:
        asked_for = self.rules[str(target.copy_with(raw_path=b"/"))].crawl_delay(AGENT)
        pause = max(self.pause, min(float(asked_for or 0), _LONGEST_PAUSE))
        since = time.monotonic() - self.asked.get(target.host, float("-inf"))
        if since < pause:
            time.sleep(pause - since)
        self.asked[target.host] = time.monotonic()

    def _get(self, url: str, target: httpx.URL, most: int, ends: float, *, cut: bool = False) -> tuple[int, httpx.Headers, bytes]:
        """Status, headers and body of one request; ``cut``: a body over ``most`` bytes is cut, else it is an error."""
        port = target.port or (443 if target.scheme == "https" else 80)
        refused: Exception | None = None
        for address in addresses_of(url, target.host, port, self.permitted):
            direct = target.copy_with(host=address, fragment=None)
            headers = {**_HEADERS, "Host": target.netloc.decode("ascii")}
            try:
                with self.client.stream("GET", direct, headers=headers, extensions=_tls_name(target)) as answer:
                    return answer.status_code, answer.headers, self._body(url, answer, most, ends, cut)
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                refused = error
            except httpx.TimeoutException as error:
                raise TooLong(url, f"{target.host} was silent for {_SILENCE:g} seconds") from error
            except httpx.HTTPError as error:
                raise FetchError(url, f"{target.host} broke off: {error}") from error
        raise FetchError(url, f"{target.host} cannot be reached: {refused}") from refused

    def _body(self, url: str, answer: httpx.Response, most: int, ends: float, cut: bool) -> bytes:
        declared = answer.headers.get("content-length", "")
        if declared.isdigit() and int(declared) > most and not cut:
            raise TooMuch(url, f"{int(declared):,} bytes, over the limit of {most:,}")
        body = bytearray()
        for piece in answer.iter_bytes():
            body += piece
            if time.monotonic() > ends:
                raise TooLong(url, f"took more than {self.limits.seconds:g} seconds")
            if len(body) > most:
                if cut:
                    break
                raise TooMuch(url, f"goes on after {most:,} bytes, the limit")
        return bytes(body[:most])


def _parsed(url: str, where: str) -> httpx.URL:
    try:
        target = httpx.URL(where)
        host = target.host
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise BadUrl(url, f"no url: {error}", where if where != url else None) from error
    if target.scheme not in ("http", "https") or not host:
        raise BadUrl(url, f"{target.scheme or 'no'} url: only http and https are fetched", where if where != url else None)
    if target.userinfo:
        raise BadUrl(url, "a url with a password in it is not fetched")
    return target


def _tls_name(target: httpx.URL) -> Mapping[str, str]:
    return {"sni_hostname": target.raw_host.decode("ascii")} if target.scheme == "https" else {}


def _declared(headers: httpx.Headers) -> tuple[str | None, str | None]:
    message = Message()
    message["Content-Type"] = headers.get("content-type", "")
    charset = message.get_param("charset")
    return (message.get_content_type() if headers.get("content-type") else None), charset.lower() if isinstance(charset, str) else None
