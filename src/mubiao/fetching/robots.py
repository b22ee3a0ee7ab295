"""What a site's robots.txt allows (RFC 9309): no such file allows everything, a server in trouble allows nothing."""

from __future__ import annotations

from urllib.robotparser import RobotFileParser

AGENT = "mubiao"
LARGEST = 500 * 1024  # bytes; RFC 9309 asks for at least 500 KiB to be read, what lies behind is ignored


def rules_of(status: int, body: bytes) -> RobotFileParser:
    """The rules that an answer to ``/robots.txt`` gives."""
    rules = RobotFileParser()
    if 200 <= status < 300:
        rules.parse(body[:LARGEST].decode("utf-8", "replace").lstrip("\ufeff").splitlines())
    elif 400 <= status < 500:
        rules.parse([])  # parsed and empty: everything is allowed
    else:
        rules.parse(["User-agent: *", "Disallow: /"])
    return rules
