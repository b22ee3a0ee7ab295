"""What a file is: by its content first, by its suffix where content does not say; never by its suffix alone against its content."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePath

from mubiao.errors import ConvertFirst, DamagedFile, Encrypted, NeedsOcr, UnknownType
from mubiao.records import Notice

TEXT = "text/plain"
HTML = "text/html"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
XLS = "application/vnd.ms-excel"
PARQUET = "application/vnd.apache.parquet"
CSV = "text/csv"
TSV = "text/tab-separated-values"
JSONL = "application/x-ndjson"
TMX = "application/x-tmx+xml"

SUFFIXES = {
    ".txt": TEXT, ".text": TEXT, ".md": TEXT,
    ".html": HTML, ".htm": HTML, ".shtml": HTML, ".xhtml": HTML,
    ".pdf": PDF, ".docx": DOCX, ".docm": DOCX, ".xlsx": XLSX, ".xlsm": XLSX, ".xls": XLS, ".parquet": PARQUET,
    ".csv": CSV, ".tsv": TSV, ".tab": TSV, ".jsonl": JSONL, ".ndjson": JSONL, ".tmx": TMX,
}  # fmt: skip
CONTAINERS = frozenset({PDF, DOCX, XLSX, XLS, PARQUET})
OLD_SUFFIXES = frozenset(
    {".doc", ".wps", ".rtf", ".odt", ".ofd", ".dot", ".wpt", ".et", ".ppt", ".pptx", ".mht", ".mhtml", ".pages", ".caj", ".epub"}
)
ARCHIVE_SUFFIXES = frozenset({".zip", ".rar", ".7z", ".gz", ".tar", ".tgz"})
# Formats that hold data or programs and are text only technically.
_NOT_DOCUMENTS = frozenset(
    {
        ".json",
        ".xml",
        ".js",
        ".css",
        ".py",
        ".r",
        ".do",
        ".yaml",
        ".yml",
        ".toml",
        ".ini",
        ".sql",
        ".sh",
        ".svg",
        ".geojson",
        ".log",
        ".bib",
    }
)

HEAD = 8192  # bytes looked at
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
_ARCHIVES = {b"Rar!": "rar", b"7z\xbc\xaf": "7z", b"\x1f\x8b": "gzip", b"BZh": "bzip2", b"\xfd7zXZ": "xz"}
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta\s|title>)", re.IGNORECASE)
_PARTS = {"word/document.xml": DOCX, "xl/workbook.xml": XLSX, "xl/workbook.bin": XLSX}
_FOREIGN_PARTS = {
    "content.xml": "OpenDocument",
    "OFD.xml": "OFD",
    "ppt/presentation.xml": "a presentation",
    "META-INF/container.xml": "EPUB",
}


def suffix_of(name: str) -> str:
    return PurePath(name).suffix.lower()


def media_type_of(name: str, data: bytes) -> tuple[str, tuple[Notice, ...]]:
    """The media type of a file, with a notice where its suffix says something else.

    Raises ``ConvertFirst`` (old or foreign formats), ``Encrypted``, ``DamagedFile`` (a broken container), ``NeedsOcr`` (an image) or
    ``UnknownType``. ``data`` may be a prefix of at least ``HEAD`` bytes, except for a zip, which is read to its end.
    """
    suffix = suffix_of(name)
    expected = SUFFIXES.get(suffix)
    found = _by_content(name, data)
    if found is None:
        kind = _by_suffix(name, suffix, expected, data)
        return kind, () if expected in (None, kind) else (Notice("type-mismatch", f"named {suffix}, but the content is {kind}"),)
    if expected is None and suffix not in OLD_SUFFIXES:
        return found, ()
    if found == expected:
        return found, ()
    return found, (Notice("type-mismatch", f"named {suffix}, but the content is {found}"),)


def streamed_type(name: str, head: bytes) -> str | None:
    """The type of a table that is read row by row from its file and may be larger than memory; None for all others."""
    if head.startswith(b"PAR1"):
        return PARQUET
    suffixed = SUFFIXES.get(suffix_of(name))
    return suffixed if suffixed in {CSV, TSV, JSONL} and _by_content(name, head) is None else None


def _by_suffix(name: str, suffix: str, expected: str | None, data: bytes) -> str:
    if expected in CONTAINERS:
        if not _looks_like_writing(data):
            raise DamagedFile(name, f"not a readable {suffix} file: its beginning is missing or broken")
        return TEXT
    if expected:
        return expected
    if suffix in _NOT_DOCUMENTS or suffix in ARCHIVE_SUFFIXES:
        raise UnknownType(name, f"{suffix} is not a type of document this program reads")
    if suffix and not _looks_like_writing(data):
        raise UnknownType(name, f"{suffix} is not a type of document this program reads, and its content is not text")
    return TEXT


def _by_content(name: str, data: bytes) -> str | None:
    head = data[:HEAD]
    if head.startswith(b"PK"):
        return _zip_type(name, data)
    if b"%PDF-" in head[:1024]:
        return PDF
    if head.startswith(_OLE):
        return _ole_type(name, data)
    if head.startswith(b"PAR1"):
        return PARQUET
    if head.startswith(b"{\\rtf"):
        raise ConvertFirst(name, "an RTF file: convert first (save it as docx or txt)")
    if head.startswith(_IMAGES):
        raise NeedsOcr(name, "an image, not text: it needs OCR")
    for mark, kind in _ARCHIVES.items():
        if head.startswith(mark):
            raise UnknownType(name, f"a {kind} archive: unpack it first")
    return _markup_type(name, head)


def _markup_type(name: str, head: bytes) -> str | None:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.replace(b"\x00", b"")
    start = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if start.startswith(b"mime-version:") and b"multipart/related" in start:
        raise ConvertFirst(name, "a web archive (mhtml): convert first (save the page as html)")
    if not start.startswith(b"<"):
        return None
    if b"<tmx" in start[:2048]:
        return TMX
    return HTML if _HTML.search(start) else None


def _zip_type(name: str, data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeDecodeError) as broken:
        raise DamagedFile(name, f"a truncated or broken file ({broken})") from broken
    for part, kind in _PARTS.items():
        if part in parts:
            return kind
    for part, title in _FOREIGN_PARTS.items():
        if part in parts:
            raise ConvertFirst(name, f"{title}: convert first (save it as docx, pdf or txt)")
    if SUFFIXES.get(suffix_of(name)) in CONTAINERS:
        raise DamagedFile(name, "its main part is missing")
    raise UnknownType(name, "a zip archive: unpack it first")


def _ole_type(name: str, data: bytes) -> str:
    """Microsoft's compound file: the names of its streams, in UTF-16, tell what it holds."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Encrypted(name, "protected with a password")
    if "Workbook".encode("utf-16-le") in data and "WordDocument".encode("utf-16-le") not in data:
        return XLS
    raise ConvertFirst(name, "an old binary Word or WPS file: convert first (save it as docx)")


def _looks_like_writing(data: bytes) -> bool:
    from mubiao.reading.decoding import encoding_of

    return len(data) >= 60 and encoding_of(data[: 4 * HEAD]) is not None
