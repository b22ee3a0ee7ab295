"""Records and archives: WARC and WET, gzip, zstd or plain, with records that are cut, claim too much or are noise."""

from __future__ import annotations

import gzip
import random
from collections.abc import Callable
from pathlib import Path
from typing import IO

from fastwarc.stream_io import ZstdWriter


def response(url: str, body: bytes, charset: str | None, draw: random.Random) -> bytes:
    """A WARC record of an HTTP answer, now and then packed or in chunks as servers send them."""
    headers = [f"Content-Type: text/html{f'; charset={charset}' if charset else ''}"]
    way = draw.random()
    if way < 0.15:
        body = gzip.compress(body, 1)
        headers.append("Content-Encoding: gzip")
    elif way < 0.25:
        size = 4096
        body = (
            b"".join(b"%x\r\n" % len(body[n : n + size]) + body[n : n + size] + b"\r\n" for n in range(0, len(body), size)) + b"0\r\n\r\n"
        )
        headers.append("Transfer-Encoding: chunked")
    answer = ("HTTP/1.1 200 OK\r\n" + "\r\n".join(headers) + "\r\n\r\n").encode() + body
    return _record("response", url, "application/http; msgtype=response", answer)


def conversion(url: str, text: str) -> bytes:
    """A record of a WET file."""
    return _record("conversion", url, "text/plain", text.encode())


def _record(kind: str, url: str, media: str, block: bytes, claim: int | None = None) -> bytes:
    return (
        (
            f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2025-03-01T08:00:00Z\r\n"
            f"Content-Type: {media}\r\nContent-Length: {len(block) if claim is None else claim}\r\n\r\n"
        ).encode()
        + block
        + b"\r\n\r\n"
    )


class Archives:
    """Four archives, written to as pages come: ``write(name, record)`` with one of ``names``."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.streams: dict[str, IO[bytes]] = {name: (folder / name).open("wb") for name in ("a.warc.gz", "c.warc", "d.warc.wet.gz")}
        self.zstd = ZstdWriter(str(folder / "b.warc.zst"))
        self.names = ("a.warc.gz", "b.warc.zst", "c.warc")
        self.wet = "d.warc.wet.gz"

    def write(self, name: str, record: bytes, spoil: Callable[[bytes], bytes] | None = None) -> None:
        """``spoil`` is done to the bytes as they stand in the archive (not in that of zstd, which packs for itself)."""
        if name == "b.warc.zst":
            self.zstd.write(record)
            self.zstd.finish()  # a frame a record
            return
        packed = gzip.compress(record, 1) if name.endswith(".gz") else record
        self.streams[name].write(spoil(packed) if spoil else packed)

    def close(self) -> None:
        self.zstd.close()
        for stream in self.streams.values():
            stream.close()
