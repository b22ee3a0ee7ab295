"""WARC and WET files to pages, by FastWARC; a record that is broken or cut off costs itself and no other.

FastWARC stops at the first record it cannot read, and believes a record that claims more bytes than it has. So every block is held
against its claimed length and looked through for the head of another record, and behind a broken one the archive is taken up again at
the next head of a record, or of a gzip member or zstd frame.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import IO, Any, cast

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from mubiao.crawl.pages import Page
from mubiao.errors import DamagedFile, EmptyFile, ReadError, TooLarge

SUFFIXES = (".warc", ".wet", ".warc.gz", ".wet.gz", ".warc.zst", ".wet.zst")
_KEPT = WarcRecordType.response | WarcRecordType.conversion | WarcRecordType.resource
_HEAD = re.compile(rb"WARC/[01]\.\d{1,2}\r?\n[A-Za-z][A-Za-z-]{1,40}: ")
_GZIP = re.compile(rb"\x1f\x8b\x08[\x00-\x1f]")
_ZSTD = re.compile(rb"\x28\xb5\x2f\xfd")
_RESPONSE = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n"
_WINDOW = 2**20  # bytes of the archive looked through at once for where it goes on
_OVERLAP = 64
_FRAME = 32 * 2**20  # bytes within which the second frame of an archive begins that was packed record by record
_MOST_BREAKS = 10_000  # of one archive; beyond, it is no archive


def is_archive(name: str) -> bool:
    """Whether a name is that of a WARC or WET file."""
    return name.lower().endswith(SUFFIXES)


def read_archive(name: str, page_bytes: int, told: Callable[[int], None] | None = None) -> Iterator[Page | ReadError]:
    """Every page of an archive, and the ``ReadError`` of each record that cannot be read, in their order.

    ``name`` is a path or, where fsspec is installed, any url that it opens; ``page_bytes`` the largest page that is read. ``told`` hears
    before each at which byte it begins. Raises ``ReadError`` where the archive cannot be opened.
    """
    try:
        with _opened(name) as stream:
            for found, at in _records(name, stream, page_bytes):
                if told is not None:
                    told(at)
                yield found
    except OSError as refused:
        missing = "there is no such file" if isinstance(refused, FileNotFoundError) else ""
        raise ReadError(name, missing or refused.strerror or str(refused)) from refused
    except ReadError:
        raise
    except Exception as fault:  # what opens urls has errors of its own: no credentials, no connection
        if "://" not in name:
            raise
        raise ReadError(name, f"it cannot be read: {fault!r}"[:300]) from fault


def _opened(name: str) -> AbstractContextManager[IO[bytes]]:
    if "://" not in name:
        return Path(name).open("rb")
    try:
        import fsspec
    except ImportError as missing:
        raise ReadError(name, "to read a url: pip install 'mubiao[urls]', and what fsspec opens its kind with (s3fs, gcsfs …)") from missing
    try:
        opened: AbstractContextManager[IO[bytes]] = fsspec.open(name, "rb")
    except (ImportError, ValueError) as refused:  # what opens this kind of url is not installed, or there is none
        raise ReadError(name, str(refused)) from refused
    return opened


def _records(name: str, stream: IO[bytes], page_bytes: int) -> Iterator[tuple[Page | ReadError, int]]:
    begin = stream.read(4)
    if not begin:
        raise EmptyFile(name, "the archive is empty")
    if begin == b"\x28\xb5\x2f\xfd" and _next(stream, _ZSTD, len(begin), _FRAME) is None:
        stream.seek(0)
        stream = cast(IO[bytes], _Unpacked(stream))  # FastWARC reads archives of a frame a record, and loses its place in other ones
        begin = b""
    mark = _GZIP if begin.startswith(b"\x1f\x8b") else _ZSTD if begin == b"\x28\xb5\x2f\xfd" else _HEAD
    start: int | None = 0
    if begin:
        stream.seek(0)
    if mark is _HEAD and begin and not begin.startswith(b"WARC"):
        start = _next(stream, mark, 0)
        what = "it holds no record of a WARC file" if start is None else f"it begins with {start:,} bytes that are no record"
        yield DamagedFile(name, what), 0
    fault: tuple[ReadError, int] | None = None
    for _ in range(_MOST_BREAKS):
        start = _next(stream, mark, start) if start else start
        if start is None:
            break
        if stream.tell() != start:
            stream.seek(start)
        at = start
        held: Page | ReadError | None = None  # its checksum stands behind it: it counts when reading has gone on
        broken: str | None = None
        try:
            for record in ArchiveIterator(stream, record_types=_KEPT, parse_http=False):
                if fault is not None:
                    yield fault
                    fault = None
                if held is not None:
                    yield held, at
                at = record.stream_pos
                held = _page(name, record, at, page_bytes)
                if isinstance(held, DamagedFile):
                    broken = ""  # said already
                    break
        except (GeneratorExit, KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:  # a panic in its native code is no Exception
            broken = str(error)[:200] or type(error).__name__
        if broken and isinstance(held, Page) and not _is_sound(stream, mark, at, page_bytes):
            held, broken = DamagedFile(held.url, "its checksum is not that of its bytes: they were changed", f"{name}, byte {at}"), ""
        if held is not None:
            yield held, at
        if broken is None:
            return
        # Behind a record that is whole the fault is met again where reading goes on, and told there; or it was between two records.
        fault = (
            (DamagedFile(name, f"a record cannot be read ({broken}); reading goes on behind it", f"behind byte {at}"), at)
            if broken
            else None
        )
        if fault is not None and held is None:
            yield fault
            fault = None
        start = at + 1
    else:
        yield DamagedFile(name, f"more than {_MOST_BREAKS:,} records cannot be read; the rest is left", f"byte {at}"), at
    if fault is not None:
        yield fault


def _is_sound(stream: IO[bytes], mark: re.Pattern[bytes], start: int, page_bytes: int) -> bool:
    """Whether a packed record that begins at ``start`` unpacks to its end and its checksum is right; what is not packed has none."""
    if mark is _HEAD:
        return True
    stream.seek(start)
    if mark.match(stream.read(4)) is None:  # the archive was packed as one piece: none of its records has a checksum of its own
        return True
    if mark is _GZIP:
        stream.seek(start)
        return _gzip_is_sound(stream)
    import pyarrow as pa

    end = _next(stream, mark, start + 1)
    stream.seek(start)
    most = page_bytes + _WINDOW  # that a page of so many bytes may be packed into
    packed = stream.read(most + 1 if end is None else min(end - start, most + 1))
    if len(packed) > most:
        return False
    try:
        with pa.CompressedInputStream(pa.BufferReader(packed), "zstd") as unpacked:
            while unpacked.read(_WINDOW):
                pass
    except OSError:
        return False
    return True


def _gzip_is_sound(stream: IO[bytes]) -> bool:
    member = zlib.decompressobj(wbits=31)  # of gzip, which is checked at its end
    try:
        while not member.eof:
            packed = member.unconsumed_tail or stream.read(_WINDOW)
            if not packed:
                return False
            member.decompress(packed, _WINDOW)
    except zlib.error:
        return False
    return True


class _Unpacked:
    """An archive that was packed as one piece, unpacked as it is read. It cannot go back: behind a fault in it the rest is lost."""

    def __init__(self, packed: IO[bytes]) -> None:
        import pyarrow as pa

        self.unpacked, self.at = pa.CompressedInputStream(packed, "zstd"), 0

    def read(self, size: int = -1) -> bytes:
        piece: bytes = self.unpacked.read(size if size >= 0 else None)
        self.at += len(piece)
        return piece

    def tell(self) -> int:
        return self.at

    def seek(self, place: int, whence: int = 0) -> int:
        if whence == 0 and place == self.at:
            return self.at
        raise OSError("it was packed as one piece, and is lost from here on")


def _next(stream: IO[bytes], mark: re.Pattern[bytes], start: int, within: int | None = None) -> int | None:
    """Where, from ``start``, the archive may go on; None where it ends, or not ``within`` so many bytes."""
    begin = start
    while within is None or start < begin + within:
        stream.seek(start)
        window = stream.read(_WINDOW)
        found = mark.search(window)
        if found is not None:
            return start + found.start()
        if len(window) < _WINDOW:
            return None
        start += _WINDOW - _OVERLAP
    return None


def _page(name: str, record: WarcRecord, at: int, page_bytes: int) -> Page | ReadError:
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ") or f"{name}#{at}"
    claimed = record.content_length
    if claimed > page_bytes:
        # Read on all the same: a record that claims too much is told by what it swallows.
        head = record.reader.read(page_bytes)
        error = DamagedFile if len(head) < page_bytes or _HEAD.search(head) else TooLarge
        return error(url, f"the record claims {claimed:,} bytes", f"{name}, byte {at}")
    block = record.reader.read(claimed) if claimed else b""
    if len(block) < claimed or _HEAD.search(block):
        return DamagedFile(url, f"the record is cut off: it claims {claimed:,} bytes", f"{name}, byte {at}")
    date = record.record_date.strftime("%Y-%m-%dT%H:%M:%SZ") if record.record_date else None
    media: str | None = record.headers.get("Content-Type")
    encoding: str | None = None
    if record.is_http:
        try:
            answer = _answer(block)
            media, encoding = answer.http_content_type, answer.http_charset
            block = answer.reader.read(page_bytes + 1)
        except (OSError, ValueError, EOFError) as error:
            return ReadError(url, f"the answer cannot be decoded: {error}", f"{name}, byte {at}")
        if len(block) > page_bytes:
            return TooLarge(url, f"it unpacks to more than {page_bytes:,} bytes", f"{name}, byte {at}")
    plain = record.record_type == WarcRecordType.conversion
    return Page(url, date, (media or "").partition(";")[0].strip().lower() or None, encoding or ("utf-8" if plain else None), block, name)


def _answer(block: bytes) -> Any:
    """A block as the HTTP answer that it is, its transfer and content encodings undone."""
    record = WarcRecord.from_bytes(_RESPONSE % len(block) + block + b"\r\n\r\n")
    record.parse_http(auto_decode="all")
    return record
