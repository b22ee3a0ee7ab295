"""Bytes to text: UTF-8, else UTF-16, else GB18030, decided by decoding; Big5 and others only where the file declares them.

Detectors by statistics do worse on these texts than trying to decode. Where two encodings both decode, the more Chinese-looking
text wins: of the Han characters in real prose over nine in ten stand in the first level of GB 2312 (3,755 characters in daily use);
of bytes read in the wrong encoding about one in five.
"""

from __future__ import annotations

import codecs
import re

from mubiao.errors import EmptyFile, NotText
from mubiao.records import Language, Notice

COMMON_HAN = frozenset(
    character for row in range(0xB0, 0xD8) for column in range(0xA1, 0xFF) for character in bytes((row, column)).decode("gb2312", "ignore")
)
_SAMPLE = 20_000  # characters judged; enough to tell prose from noise
_HAN = re.compile("[\u3400-\u9fff]+")
_CONTROL = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_DROPPED = re.compile("[\x00\ufeff\ufffe\uffff]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_UNCLEAN = re.compile("[\x00\r\x0b\x0c\x85\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")  # what those three look for, in one pass
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What Chinese text turns into when its bytes were decoded wrongly once before and saved again.
_BROKEN_WORDS = re.compile("锟斤拷|烫烫烫|屯屯屯|銆|鐨勶|ï¼|ã€|Ã¤|â€")
_ODD = re.compile("[\u00a1-\u00ff\ue000-\uf8ff]")  # of western languages, or for private use
_SUSPECT = re.compile("[\u00a1-\u00ff\ue000-\uf8ff锟烫屯銆鐨]")  # what those two begin with, in one pass
_DAILY_ROWS = bytes(range(0xB0, 0xD8))  # first bytes of the characters in daily use, in GB 2312
_LETTERS = bytes(range(ord("A"), ord("Z") + 1)) + bytes(range(ord("a"), ord("z") + 1))
_HAN_BYTES = bytes(range(0xE4, 0xEA))  # first bytes of U+4000 to U+9FFF in UTF-8, which are no other character's


def decode(path: str, data: bytes, declared: str | None = None) -> tuple[str, str]:
    """The text of ``data`` and the encoding that gave it; raises ``EmptyFile`` or ``NotText``.

    ``declared`` is what the file says of itself (html meta, xml declaration). It is believed where the bytes decode by it and
    UTF-8 does not: pages declared gb2312 and saved as UTF-8 are common.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise EmptyFile(path, "the file is empty" if not data else "the file holds nothing but blanks")
    encoding = encoding_of(data, declared)
    if encoding is None:
        raise NotText(path, "binary data, not text")
    text = data.decode(encoding, "replace")
    return text, encoding


def encoding_of(data: bytes, declared: str | None = None) -> str | None:
    """The encoding that ``data`` decodes by, or None where it is not text."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return encoding if _is_prose(data[:_SAMPLE].decode(encoding, "replace")) else None
    if b"\x00" not in data and _decodes(data, "utf-8"):
        return "utf-8" if _is_prose(data[:_SAMPLE].decode("utf-8", "ignore")) else None
    wide = _wide_encoding(data)
    if wide or data.count(b"\x00") > len(data) // 100:
        return wide
    named = _known(declared)
    if named and _decodes(data, named) and _is_prose(data[:_SAMPLE].decode(named, "ignore")):
        return named
    if _decodes(data, "utf-8"):
        return "utf-8" if _is_prose(data[:_SAMPLE].decode("utf-8", "ignore")) else None
    if _is_western(data):
        return "cp1252"
    # A few damaged bytes should not turn a text away: the better of two imperfect readings, where it reads as Chinese at all.
    names = ("gb18030", "utf-8") if len(data) % 2 else ("gb18030", "utf-8", "utf-16-le", "utf-16-be")
    candidates = {name: data[:_SAMPLE].decode(name, "replace") for name in names}
    if _decodes(data, "gb18030"):
        del candidates["utf-8"]
    name = max(candidates, key=lambda candidate: likeness(candidates[candidate]))
    return name if likeness(candidates[name]) >= 0.5 and _is_prose(candidates[name]) else None


def likeness(text: str) -> float:
    """0 to 1: the share of characters that daily Chinese or English writing uses."""
    sample = text[:_SAMPLE]
    if not sample:
        return 0.0
    good = sum(
        1
        for character in sample
        if character in COMMON_HAN
        or " " <= character <= "~"
        or character in "\t\r\n"
        or "\u2010" <= character <= "\u2026"
        or "\u3000" <= character <= "\u301f"
        or "\uff01" <= character <= "\uff5e"
    )
    return good / len(sample)


def clean(text: str) -> str:
    """The text as it is kept: line ends as ``\\n``, NUL and byte-order marks dropped, nothing else changed."""
    if _UNCLEAN.search(text) is None:
        return text
    return _LONE_SURROGATE.sub("\ufffd", _DROPPED.sub("", _LINE_ENDS.sub("\n", text)))


def language_of(text: str) -> Language:
    """English where fewer than one letter in five is Han (a Han character says as much as several Latin letters)."""
    data = text[:_SAMPLE].encode("utf-8", "surrogatepass")
    latin = _count(data, _LETTERS)
    if latin <= 4 * _count(data, _HAN_BYTES):
        return "zh"
    return "en" if latin > 4 * sum(map(len, _HAN.findall(text[:_SAMPLE]))) else "zh"


def garbled(text: str) -> Notice | None:
    """A notice where characters were lost or the text was decoded wrongly before it was saved."""
    lost = text.count("\ufffd")
    if lost == 1 and text.endswith("\ufffd"):
        return Notice("truncated", "the file breaks off in the middle of a character")
    if lost:
        return Notice("garbled", f"{lost} characters could not be decoded (shown as \ufffd)")
    sample = text[:_SAMPLE]
    if _SUSPECT.search(sample):
        if len(_BROKEN_WORDS.findall(sample)) >= 3:
            return Notice("garbled", "the text was saved in a wrong encoding before (it holds 锟斤拷 or the like)")
        odd = len(_ODD.findall(sample))
        if odd > 20 and odd > len(sample) // 10:
            return Notice("garbled", f"{odd} characters are of no writing system used here: probably a wrong encoding")
    han = "".join(_HAN.findall(sample[: _SAMPLE // 4]))
    common = _count(han.encode("gb2312", "ignore")[::2], _DAILY_ROWS)  # two bytes a character
    if len(han) >= 100 and common < 0.5 * len(han):
        return Notice("garbled", f"only {common} of {len(han)} characters are in daily use: probably a wrong encoding")
    return None


def _count(data: bytes, of: bytes) -> int:
    """How many bytes are among these."""
    return len(data) - len(data.translate(None, of))


def _decodes(data: bytes, encoding: str) -> bool:
    """Whether the bytes decode, but for a character cut off at the very end (a truncated file)."""
    try:
        codecs.getincrementaldecoder(encoding)("strict").decode(data, final=False)
    except (UnicodeDecodeError, LookupError):
        return False
    return True


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without its mark: both byte orders are read, and one must look like prose far more than GB18030 does."""
    if len(data) < 4:
        return None
    head = data[: 2 * _SAMPLE]
    # Blanks, line ends and digits of UTF-16 hold a NUL each; without any NUL the bytes are some other encoding.
    if b"\x00" not in head:
        return None
    even = head[: len(head) // 2 * 2]
    scores = {name: likeness(even.decode(name, "replace")) for name in ("utf-16-le", "utf-16-be")}
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] > 0.85 else None


def _is_western(data: bytes) -> bool:
    """English with a typographer's quotes or accents of Windows: high bytes are rare and stand alone between ASCII."""
    high = _count(data, bytes(range(0x80, 0x100)))
    alone = len(re.findall(rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])", data))
    return bool(high) and high * 20 < len(data) and alone * 10 >= high * 9 and _decodes(data, "cp1252")


def _is_prose(sample: str) -> bool:
    return len(_CONTROL.findall(sample)) * 100 <= len(sample)


def _known(declared: str | None) -> str | None:
    if not declared:
        return None
    name = declared.strip().strip("\"'").lower()
    if name in {"gb2312", "gbk", "gb_2312-80", "x-gbk", "cp936"}:
        return "gb18030"  # its superset; pages declared gb2312 use characters beyond it
    if name in {"big5", "big5-hkscs", "x-big5"}:
        return "big5hkscs"
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None
