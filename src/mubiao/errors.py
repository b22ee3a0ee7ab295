"""Typed errors. Each names the file, and the place in it where there is one; a batch reports them and goes on."""

from __future__ import annotations


class MubiaoError(Exception):
    """Root of every error this package raises on purpose."""


class ReadError(MubiaoError):
    """A file that cannot be turned into text. ``code`` is stable and machine-readable; ``reason`` is for people."""

    code = "unreadable"

    def __init__(self, path: str, reason: str, place: str | None = None) -> None:
        super().__init__(path, reason, place)
        self.path, self.reason, self.place = path, reason, place

    def __str__(self) -> str:
        where = f" ({self.place})" if self.place else ""
        return f"{self.path}{where}: {self.reason}"


class EmptyFile(ReadError):
    code = "empty"


class NotText(ReadError):
    code = "not-text"


class DamagedFile(ReadError):
    """A truncated or broken container (docx, pdf, parquet …)."""

    code = "damaged"


class TooLarge(ReadError):
    """Over a limit of size, expansion ratio, pages or rows."""

    code = "too-large"


class TooSlow(ReadError):
    """Over the time one document may take."""

    code = "too-slow"


class Encrypted(ReadError):
    code = "encrypted"


class NeedsOcr(ReadError):
    """A pdf of page images, without a text layer."""

    code = "needs-ocr"


class ConvertFirst(ReadError):
    """An old binary format (.doc, .wps) that has to be converted by its own program."""

    code = "convert-first"


class UnknownType(ReadError):
    code = "unknown-type"


class NoTextColumn(ReadError):
    """A table in which no column holds text, or not the one asked for."""

    code = "no-text-column"


class UnknownPlace(MubiaoError):
    """A name that no place in the gazetteer has."""
