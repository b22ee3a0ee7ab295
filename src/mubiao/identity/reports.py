"""One file, several reports: cut at the second title or salutation; a copy of the same report is set aside."""

from __future__ import annotations

import re
from dataclasses import replace

from mubiao.records import Document, Furniture, Notice

_SPEAKS = re.compile(
    r"我[ \u3000]*(?:代表|受)[^，。,\n]{0,24}?(?:政[ \u3000]*府|国务院|公署|行署|人民委员会)(?:委托)?[，,]?[^。\n]{0,40}?(?:报告|审议)"
    r"|On behalf of the State Council, I (?:will|would|now)[^\n]{0,60}?\b(?:report|present)\b"
)
_TITLE = re.compile(r"^[^\n。]{0,50}(?:工作报告|草案的报告|WORK OF THE GOVERNMENT)[^\n。]{0,20}$", re.MULTILINE | re.IGNORECASE)
_SITTING = re.compile(r"届[^\n]{0,12}人民代表大会[^\n]{0,24}会议|^[ \u3000]*各位代表[：:]", re.MULTILINE)
_ABOUT = re.compile(r"[。，；“]|名词|注释|解释|说明|决议|审议|听取|附件|关于(?!.{0,40}草案的报告)")
_APART = 3000  # characters: two salutations nearer than this are one report's


def split_reports(document: Document) -> tuple[Document, ...]:
    """The reports of a document: mostly itself; two or more where a file holds them one after the other.

    The first keeps the name, the others are ``name#2``, ``name#3``; every one carries the warning ``several-reports``.
    A second copy of the same report becomes furniture of the first, which then stands alone with the same warning.
    """
    starts = _starts(document.text)
    if len(starts) < 2:
        return (document,)
    text = document.text
    ends = [*starts[1:], len(text)]
    bounds = list(zip([0, *starts[1:]], ends, strict=True))
    kept = [bounds[0]]
    copies: list[tuple[int, int]] = []
    for bound in bounds[1:]:
        (copies if any(_same(text, bound, other) for other in kept) else kept).append(bound)
    if len(kept) == 1:
        return (_without_copies(document, copies),)
    notice = Notice("several-reports", f"the file holds {len(kept)} reports, one after the other; each is read by itself")
    return tuple(_part(document, number, start, end, notice) for number, (start, end) in enumerate(kept, 1))


def _starts(text: str) -> list[int]:
    """Where each report begins: at its title, or at the line that greets the deputies."""
    starts: list[int] = []
    last = -_APART
    for start, speaks in sorted({**_titled(text), **_spoken(text)}.items(), key=lambda item: item[1]):
        if speaks - last < _APART:
            continue
        last = speaks
        starts.append(start)
    return starts


def _spoken(text: str) -> dict[int, int]:
    """Where a report may begin that greets its deputies, to where its speaker says for whom he speaks."""
    found: dict[int, int] = {}
    floor = 0
    for match in _SPEAKS.finditer(text):
        before = max(floor, match.start() - 500)
        titles = list(_TITLE.finditer(text, before, match.start()))
        line = text.rfind("\n", before, match.start()) + 1 or match.start()
        greeting = text.rfind("各位代表", before, match.start())
        found[titles[0].start() if titles else greeting if greeting >= 0 else line] = match.start()
        floor = match.end()
    return found


def _titled(text: str) -> dict[int, int]:
    """Reports published without the salutation: a title with the sitting or 各位代表 below it, to where that stands."""
    found: dict[int, int] = {}
    for title in _TITLE.finditer(text):
        below = _SITTING.search(text, title.end(), title.end() + 200)
        if below is not None and not _ABOUT.search(title[0]):
            found[title.start()] = below.start()
    return found


def _same(text: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two stretches hold the same report: of like length, with the same words along the way."""
    first, second = _words(text, one), _words(text, other)
    if not first or abs(len(first) - len(second)) > 0.1 * max(len(first), len(second)):
        return False
    samples = range(len(first) // 10, len(first) - 40, max(1, len(first) // 10))
    found = [first[at : at + 30] in second for at in samples]
    return bool(found) and sum(found) > 0.7 * len(found)


def _words(text: str, bound: tuple[int, int]) -> str:
    return "".join(text[bound[0] : bound[1]].split())


def _without_copies(document: Document, copies: list[tuple[int, int]]) -> Document:
    aside = [Furniture(start, end, "copy") for start, end in copies]
    kept = [item for item in document.furniture if not any(item.end > one.start and item.start < one.end for one in aside)]
    notice = Notice("several-reports", f"the file holds the same report {len(copies) + 1} times; only the first is read")
    furniture = tuple(sorted((*kept, *aside), key=lambda item: item.start))
    return replace(document, furniture=furniture, warnings=(*document.warnings, notice))


def _part(document: Document, number: int, start: int, end: int, notice: Notice) -> Document:
    furniture = tuple(
        Furniture(max(item.start, start) - start, min(item.end, end) - start, item.kind)
        for item in document.furniture
        if item.end > start and item.start < end
    )
    name = document.name if number == 1 else f"{document.name}#{number}"
    return replace(document, name=name, text=document.text[start:end], furniture=furniture, warnings=(*document.warnings, notice))
