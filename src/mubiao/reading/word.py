"""docx to text: paragraphs, tables, text boxes, footnotes and automatic numbers, straight from the parts of the file.

The parts are read with lxml rather than through python-docx's object model: the text of boxes, tables inside cells, tracked
insertions and automatic numbers is not on that model's paragraphs, and the parts can be measured before they are unpacked.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from mubiao.errors import DamagedFile, Encrypted, TooLarge
from mubiao.reading.limits import Deadline, Limits
from mubiao.reading.numbering import Numbering
from mubiao.records import Furniture

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = frozenset({f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText", f"{W}rPr", f"{W}pPr", f"{W}sectPr", _FALLBACK})
_DEEPEST_BOX = 8  # boxes in boxes
_MINIMUM_RATIO_BYTES = 10 * 2**20  # below this unpacked size a high ratio is only an empty template


@dataclass(slots=True)
class WordText:
    text: str
    title: str | None
    furniture: list[Furniture]


@dataclass(slots=True)
class _Writer:
    """Collects the text; knows where it stands, so that footnote marks can be recorded as furniture."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    marks: list[Furniture] = field(default_factory=list)

    def write(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)

    def mark(self, text: str) -> None:
        self.marks.append(Furniture(self.length, self.length + len(text), "footnote-mark"))
        self.write(text)


def read_word(path: str, data: bytes, limits: Limits, deadline: Deadline) -> WordText:
    """The text of a docx, a line a paragraph; raises ``DamagedFile``, ``Encrypted``, ``TooLarge`` or ``TooSlow``."""
    with open_parts(path, data, limits) as parts:
        body = _xml(path, parts, "word/document.xml")
        if body is None:
            raise DamagedFile(path, "its main part, word/document.xml, is missing")
        numbering = Numbering.of(_xml(path, parts, "word/numbering.xml"), _xml(path, parts, "word/styles.xml"))
        notes = [note for name in ("word/footnotes.xml", "word/endnotes.xml") if (note := _xml(path, parts, name)) is not None]
        title = _title(_xml(path, parts, "docProps/core.xml"))
    writer = _Writer()
    _write_blocks(body, writer, numbering, deadline)
    for part in notes:
        for note in part.iterchildren(f"{W}footnote", f"{W}endnote"):
            if note.get(f"{W}type") is None:  # the others are separator lines
                writer.write("\n" if writer.length else "")
                writer.write(f"[{note.get(f'{W}id')}] ")
                _write_blocks(note, writer, None, deadline, first=True)
    return WordText("".join(writer.pieces), title, writer.marks)


def open_parts(path: str, data: bytes, limits: Limits) -> zipfile.ZipFile:
    """The zip of a docx or xlsx, measured by its directory before anything is unpacked."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeDecodeError) as broken:
        raise DamagedFile(path, f"a truncated or broken file ({broken})") from broken
    expanded = sum(part.file_size for part in archive.infolist())
    if expanded > limits.expanded_bytes:
        raise TooLarge(path, f"unpacks to {expanded:,} bytes, over the limit of {limits.expanded_bytes:,}")
    if expanded > _MINIMUM_RATIO_BYTES and expanded > limits.expansion_ratio * max(len(data), 1):
        raise TooLarge(path, f"unpacks to {expanded // max(len(data), 1)} times its size, over the limit of {limits.expansion_ratio}")
    if any(part.flag_bits & 1 for part in archive.infolist()):
        raise Encrypted(path, "protected with a password")
    return archive


def _xml(path: str, parts: zipfile.ZipFile, name: str) -> etree._Element | None:
    try:
        info = parts.getinfo(name)
    except KeyError:
        return None
    try:
        with parts.open(info) as stream:
            # The directory may lie about sizes: never take more than it declared.
            content = stream.read(info.file_size)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, remove_comments=True, remove_pis=True
        )
        return etree.fromstring(content, parser)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        NotImplementedError,
        RuntimeError,
        ValueError,
        etree.XMLSyntaxError,
    ) as broken:
        raise DamagedFile(path, f"its part {name} is truncated or broken ({broken})", name) from broken


def _title(core: etree._Element | None) -> str | None:
    if core is None:
        return None
    title = core.findtext("{http://purl.org/dc/elements/1.1/}title")
    return title.strip() or None if title else None


def _write_blocks(
    root: etree._Element, writer: _Writer, numbering: Numbering | None, deadline: Deadline, first: bool = False, depth: int = 0
) -> None:
    """Paragraphs and table rows of a part, a line each; a text box follows the paragraph it is anchored in."""
    fresh = first or not writer.length
    for block in _blocks(root):
        deadline.check()
        if not fresh:
            writer.write("\n")
        fresh = False
        if block.tag == f"{W}tr":
            _write_row(block, writer)
            continue
        _write_paragraph(block, writer, numbering)
        for box in _outermost(block, {f"{W}txbxContent"}) if depth < _DEEPEST_BOX else ():
            writer.write("\n")
            _write_blocks(box, writer, numbering, deadline, first=True, depth=depth + 1)


def _blocks(root: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and rows in reading order, through content controls, insertions and tables, not into boxes."""
    return _outermost(root, {f"{W}p", f"{W}tr"})


def _outermost(root: etree._Element, tags: set[str], inside: bool = False) -> Iterator[etree._Element]:
    """The elements of these tags below ``root`` in reading order, without those inside another (unless ``inside``).

    Deleted text and the copy of a box that is kept for older programs are left out. No recursion: files nest as deep as they like.
    """
    stack = list(reversed(root))
    while stack:
        element = stack.pop()
        if element.tag in tags:
            yield element
            if not inside:
                continue
        if element.tag not in _SKIPPED:
            stack.extend(reversed(element))


def _write_row(row: etree._Element, writer: _Writer) -> None:
    for i, cell in enumerate(row.iterchildren(f"{W}tc", f"{W}sdt")):
        if i:
            writer.write("\t")
        for j, paragraph in enumerate(_outermost(cell, {f"{W}p"}, inside=True)):
            if j:
                writer.write(" ")
            _write_paragraph(paragraph, writer, None)


def _write_paragraph(paragraph: etree._Element, writer: _Writer, numbering: Numbering | None) -> None:
    if numbering is not None:
        writer.write(numbering.label(paragraph))
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        tag = element.tag
        if tag in _SKIPPED or tag == f"{W}txbxContent":
            continue
        if tag == f"{W}t":
            _write_run_text(element, writer)
        elif tag == f"{W}tab":
            writer.write("\t")
        elif tag in {f"{W}br", f"{W}cr"}:
            writer.write("\n")
        elif tag == f"{W}noBreakHyphen":
            writer.write("-")
        elif tag in {f"{W}footnoteReference", f"{W}endnoteReference"}:
            writer.mark(f"[{element.get(f'{W}id')}]")
        else:
            stack.extend(reversed(element))


def _write_run_text(element: etree._Element, writer: _Writer) -> None:
    text = element.text or ""
    if _is_raised_number(element, text) and writer.pieces and not writer.pieces[-1][-1:].isascii():
        writer.mark(text)
    else:
        writer.write(text)


def _is_raised_number(element: etree._Element, text: str) -> bool:
    """A raised number after a Han character is a note's mark; after a Latin letter it is a power (km2)."""
    run = element.getparent()
    if run is None or not text.strip("[]［］〔〕() ").isdigit():
        return False
    raised = run.find(f"{W}rPr/{W}vertAlign")
    return raised is not None and raised.get(f"{W}val") == "superscript"
