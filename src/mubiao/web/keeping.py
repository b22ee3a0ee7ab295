"""What is kept in memory: bounded by size, the longest unused goes first."""

from __future__ import annotations

import gzip
import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
_LEAST_PACKED = 600  # bytes; below, packing saves nothing


class Kept(Generic[T]):
    """Values by their keys, as many as weigh no more than ``most`` together; one that alone weighs an eighth of it is not kept."""

    def __init__(self, most: int, weight: Callable[[T], int]) -> None:
        self.most, self.weight, self.held = most, weight, 0
        self._values: OrderedDict[Hashable, T] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable) -> T | None:
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
            return self._values.get(key)

    def put(self, key: Hashable, value: T) -> None:
        weight = self.weight(value)
        with self._lock:
            if key in self._values or weight > max(1, self.most // 8):
                return
            self._values[key] = value
            self.held += weight
            while self.held > self.most:
                _, dropped = self._values.popitem(last=False)
                self.held -= self.weight(dropped)


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it goes out: packed (gzip) where that saves something, with a mark by which a browser asks whether it still holds."""

    packed: bytes
    media_type: str
    etag: str
    gzip: bool

    @classmethod
    def of(cls, body: bytes, media_type: str, *, pack: bool = True) -> Answer:
        """``pack`` False for pages of somebody who has signed in: how well a secret packs would tell of it."""
        packs = pack and len(body) >= _LEAST_PACKED
        etag = f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
        return cls(gzip.compress(body, 5, mtime=0) if packs else body, media_type, etag, packs)

    def body(self) -> bytes:
        """The answer for who does not unpack."""
        return gzip.decompress(self.packed) if self.gzip else self.packed

    def headers(self, accepted: str) -> list[tuple[bytes, bytes]]:
        """The headers for a request that accepts some encodings."""
        headers = [
            (b"content-type", self.media_type.encode()),
            (b"etag", self.etag.encode()),
            (b"cache-control", b"private, no-cache"),
            (b"vary", b"accept-encoding, accept-language, cookie"),
        ]
        return [*headers, (b"content-encoding", b"gzip")] if self.gzip and "gzip" in accepted else headers
