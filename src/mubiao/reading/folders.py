"""Which files a folder holds for reading: everything that is a document or pretends to be one, in an order that never changes."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from mubiao.reading.sniffing import ARCHIVE_SUFFIXES, OLD_SUFFIXES, SUFFIXES

# Formats a report may hide in: they are listed, so that reading them says what to do, and none is missed in silence.
_PRETENDING = OLD_SUFFIXES | ARCHIVE_SUFFIXES | frozenset({".tif", ".tiff", ".djvu", ".xps", ".key", ".numbers"})
_LEFTOVERS = frozenset({"thumbs.db", "desktop.ini", "icon\r"})
_UNFINISHED = (".tmp", ".part", ".crdownload", ".download", ".bak", ".swp", "~")
_SIDE_FOLDERS = ("_files", ".files", "__macosx")  # what a browser saves beside a page, and what a Mac adds to an archive


def documents(paths: Iterable[str | os.PathLike[str]]) -> list[Path]:
    """The files to read: each path that is no folder as it is, each folder's documents below it, sorted by their parts.

    Left out of folders: hidden files, ``~$`` locks and unfinished downloads, and files that are no documents by their suffix (pictures,
    scripts, data). Kept, to be reported when read: old and foreign formats (.doc, .wps, .rtf, .ofd …), archives, and files without
    a suffix. A file given by name is always kept. No file is listed twice.
    """
    listed: dict[Path, None] = {}
    for given in paths:
        path = Path(given)
        found = sorted(_below(path), key=lambda file: file.parts) if path.is_dir() else [path]
        listed.update(dict.fromkeys(found))
    return list(listed)


def left_out(paths: Iterable[str | os.PathLike[str]]) -> Counter[str]:
    """How many files of each suffix the folders hold that ``documents`` takes for no documents: pictures, scripts, data.

    Hidden files, locks and unfinished downloads are not counted.
    """
    found: Counter[str] = Counter()
    for given in paths:
        for _, name in _files(Path(given)):
            if not _is_document(name) and not _is_leftover(name.lower()):
                found[os.path.splitext(name.lower())[1]] += 1
    return found


def _below(folder: Path) -> Iterable[Path]:
    return (Path(parent) / name for parent, name in _files(folder) if _is_document(name))


def _files(folder: Path) -> Iterable[tuple[str, str]]:
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".") and not name.lower().endswith(_SIDE_FOLDERS)]
        yield from ((parent, name) for name in names)


def _is_leftover(lower: str) -> bool:
    return lower.startswith((".", "~$", "~wrl")) or lower in _LEFTOVERS or lower.endswith(_UNFINISHED)


def _is_document(name: str) -> bool:
    lower = name.lower()
    if _is_leftover(lower):
        return False
    suffix = os.path.splitext(lower)[1]
    # "聊城2024.1月" has no suffix in truth; whatever follows the last point is Chinese or a number.
    return suffix in SUFFIXES or suffix in _PRETENDING or not suffix[1:].isascii() or not suffix[1:] or suffix[1:].isdigit()
