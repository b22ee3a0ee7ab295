"""tmx to its two sides: each language of a translation memory is a document of its own, a segment a line.

Aligners cut sentences at commas; such a cut is a hard break, so that the flow runs on. TMX 1.4b.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from mubiao.errors import DamagedFile, EmptyFile
from mubiao.reading.limits import Deadline, Limits
from mubiao.records import Furniture

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_MID_SENTENCE = frozenset("，、,；;—")
_SALUTATION = 30  # columns; a shorter segment that ends with a comma is "Fellow Deputies,"
_NATIVE_CODES = frozenset({"bpt", "ept", "it", "ph", "ut"})  # markup of the translated file, not its text


def read_tmx(path: str, data: bytes, limits: Limits, deadline: Deadline) -> Iterator[tuple[str, str, tuple[Furniture, ...]]]:
    """``(language, text, hard breaks)`` of each side, in the order in which the languages first stand in the file.

    Raises ``DamagedFile`` where the xml breaks off and ``EmptyFile`` where it holds no segments.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as broken:
        raise DamagedFile(path, f"a truncated or broken tmx ({broken})") from broken
    sides: dict[str, list[str]] = {}
    for variant in root.iter("{*}tuv"):
        deadline.check()
        segment = variant.find("{*}seg")
        language = (variant.get(_LANGUAGE) or variant.get("lang") or "").split("-")[0].split("_")[0].lower()
        if segment is not None and language:
            sides.setdefault(language, []).append(" ".join(_text(segment).split()))
    if not sides:
        raise EmptyFile(path, "the tmx holds no segments")
    for language, segments in sides.items():
        yield language, *_joined(segments)


def _joined(segments: list[str]) -> tuple[str, tuple[Furniture, ...]]:
    text = "".join(f"{segment}\n" for segment in segments)
    breaks: list[Furniture] = []
    position = 0
    for segment, following in zip(segments, [*segments[1:], ""], strict=True):
        position += len(segment)
        if segment and following and len(segment.encode("gb18030", "replace")) >= _SALUTATION and _runs_on(segment, following):
            breaks.append(Furniture(position, position + 1, "hard-break"))
        position += 1
    return text, tuple(breaks)


def _runs_on(segment: str, following: str) -> bool:
    return segment[-1] in _MID_SENTENCE or (following[0].isascii() and following[0].islower() and segment[-1] not in ".!?:")


def _text(segment: etree._Element) -> str:
    """The text of a segment without inline codes."""
    pieces = [segment.text or ""]
    for child in segment.iterdescendants():
        name = etree.QName(child).localname if isinstance(child.tag, str) else ""
        if name not in _NATIVE_CODES:
            pieces.append(child.text or "")
        pieces.append(child.tail or "")
    return "".join(pieces)
