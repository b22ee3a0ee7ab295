"""Pages over a local server: what is fetched, and what is refused and why."""

from __future__ import annotations

import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from mubiao.errors import ReadError
from mubiao.fetching import Fetcher, is_url
from mubiao.fetching.addresses import is_public
from mubiao.fetching.robots import rules_of
from mubiao.reading import Limits, read_bytes
from mubiao.store import Store

REPORT = "政府工作报告\n——2031年1月8日在怀化市第九届人民代表大会第一次会议上\n今年发展的主要预期目标是：地区生产总值增长6%以上。\n"


class Site(BaseHTTPRequestHandler):
    robots: bytes | None = None
    seen: list[str]

    def do_GET(self) -> None:
        type(self).seen.append(self.path)
        if self.path == "/robots.txt":
            self.answer(200 if self.robots is not None else 404, self.robots or b"no", "text/plain")
        elif self.path == "/report":
            self.answer(
                200, f"<html><body><p>{'</p><p>'.join(REPORT.split())}</p></body></html>".encode("gb18030"), "text/html; charset=GBK"
            )
        elif self.path == "/wrong-charset":
            self.answer(200, REPORT.encode(), "text/plain; charset=iso-8859-1")
        elif self.path == "/moved":
            self.answer(302, b"", "text/plain", Location="/report")
        elif self.path == "/inside":
            self.answer(302, b"", "text/plain", Location=f"http://127.0.0.2:{self.server.server_address[1]}/report")
        elif self.path == "/file":
            self.answer(302, b"", "text/plain", Location="file:///etc/passwd")
        elif self.path == "/loop":
            self.answer(302, b"", "text/plain", Location="/loop")
        elif self.path == "/endless":
            self.endless(0)
        elif self.path == "/dripping":
            self.endless(0.05)
        elif self.path == "/declared":
            self.answer(200, b"x", "text/plain", **{"Content-Length": str(10**12)})
        else:
            self.answer(404, b"gone", "text/plain")

    def answer(self, status: int, body: bytes, kind: str, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def endless(self, pause: float) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            while True:
                self.wfile.write("目标".encode() * (1 if pause else 10_000))
                time.sleep(pause)
        except OSError:
            return  # the reader has gone

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site():
    handler = type("OneSite", (Site,), {"seen": [], "robots": None})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    handler.url = f"http://127.0.0.1:{server.server_address[1]}"
    yield handler
    server.shutdown()
    server.server_close()


def fetcher(**more: object) -> Fetcher:
    """One that takes 127.0.0.1 for a public address, and that alone."""
    return Fetcher(pause=0, permitted=lambda address: address == "127.0.0.1", **more)


def refused(site: type[Site], path: str, **more: object) -> ReadError:
    with fetcher(**more) as fetch, pytest.raises(ReadError) as error:
        fetch.fetch(site.url + path)
    assert error.value.path == site.url + path
    return error.value


def test_a_page_comes_with_what_the_server_says_of_it(site):
    with fetcher() as fetch:
        page = fetch.fetch(site.url + "/moved")
    assert page.url == site.url + "/moved" and page.final_url == site.url + "/report"
    assert (page.media_type, page.encoding) == ("text/html", "gbk")
    (document,) = read_bytes(page.url, page.content, media_type=page.media_type, encoding=page.encoding)
    assert "地区生产总值增长6%以上" in document.text


def test_a_wrong_charset_is_not_believed(site):
    with fetcher() as fetch:
        page = fetch.fetch(site.url + "/wrong-charset")
    (document,) = read_bytes(page.url, page.content, media_type=page.media_type, encoding=page.encoding)
    assert document.encoding == "utf-8" and document.text.startswith("政府工作报告")


def test_a_private_address_is_refused_before_it_is_asked(site):
    with Fetcher(pause=0) as fetch, pytest.raises(ReadError) as error:
        fetch.fetch(site.url + "/report")
    assert error.value.code == "private-address" and site.seen == []
    with Fetcher(pause=0, allow_private=True) as fetch:
        assert fetch.fetch(site.url + "/report").content


def test_a_redirect_to_a_private_address_is_refused(site):
    error = refused(site, "/inside")
    assert error.code == "private-address" and "127.0.0.2" in error.reason
    assert refused(site, "/file").code == "bad-url"


def test_robots_are_asked_and_heard(site):
    site.robots = "﻿User-agent: *\nDisallow: /report\n".encode()
    assert refused(site, "/report").code == "robots"
    assert refused(site, "/moved").code == "robots"  # where it leads to is forbidden
    assert "/report" not in site.seen


def test_bodies_without_end_are_left(site):
    small = Limits(file_bytes=200_000, seconds=1.0)
    assert refused(site, "/endless", limits=small).code == "too-large"
    assert refused(site, "/declared", limits=small).code == "too-large"
    begun = time.monotonic()
    assert refused(site, "/dripping", limits=small).code == "too-slow"
    assert time.monotonic() - begun < 10


def test_errors_say_what_happened(site):
    assert "404" in refused(site, "/nothing").reason
    assert refused(site, "/loop").code == "too-many-redirects"
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    with fetcher() as fetch:
        for url, code in (
            (f"http://127.0.0.1:{port}/", "not-fetched"),
            ("http://no-such-host.invalid/", "not-fetched"),
            ("ftp://127.0.0.1/", "bad-url"),
            ("http://name:secret@127.0.0.1/", "bad-url"),
            ("http://[::1", "bad-url"),
        ):
            with pytest.raises(ReadError) as error:
                fetch.fetch(url)
            assert error.value.code == code, url


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "169.254.169.254",
        "192.168.0.1",
        "::1",
        "fd00::1",
        "::ffff:10.0.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "2002:7f00:1::",
    ],
)
def test_addresses_that_are_not_public(address):
    assert not is_public(address)


def test_addresses_that_are_public():
    assert is_public("1.1.1.1") and is_public("2606:4700:4700::1111")


def test_what_an_answer_for_robots_allows():
    assert rules_of(404, b"").can_fetch("mubiao", "http://a.b/c")
    assert not rules_of(503, b"").can_fetch("mubiao", "http://a.b/c")
    assert not rules_of(200, b"User-agent: mubiao\nDisallow: /c").can_fetch("mubiao", "http://a.b/c")


def test_what_is_a_url():
    assert is_url("HTTPS://example.org/a.html") and not is_url("reports/http.txt")


def test_a_page_in_the_database_outlives_its_site(site, tmp_path):
    url = site.url + "/moved"
    with Store(tmp_path / "reports.db", create=True) as store:
        assert store.add([url], fetcher=fetcher()).states == {"new": 1}
        assert store.add([url], fetcher=fetcher()).states == {"known": 1}
        (document,) = store.documents()
        assert document["sources"] == [url]
        content, final, kind, charset = store.connection.execute(
            "SELECT r.content, s.final_url, s.media_type, s.encoding FROM raw r JOIN sources s ON s.file_hash = r.file_hash"
        ).fetchone()
        assert content.decode("gbk").count("地区生产总值增长6%以上") == 1
        assert (final, kind, charset) == (site.url + "/report", "text/html", "gbk")
        failed = store.add([site.url + "/gone", url], fetcher=fetcher())
        assert failed.states == {"failed": 1, "known": 1} and "404" in failed.failed[0].reason
        assert [row["low"] for row in store.statements(kinds=["target"])] == [6]
