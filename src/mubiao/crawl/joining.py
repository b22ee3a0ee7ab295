"""Pages of one report, joined: the pages that one pager turns, in their order, read as the one text that they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from mubiao.crawl.candidates import Candidate, joined_document, of_report
from mubiao.crawl.pages import Page
from mubiao.crawl.paging import report_of
from mubiao.errors import ReadError
from mubiao.reading import Limits


def join(parts: Iterable[Candidate], limits: Limits | None = None) -> Iterator[Candidate | ReadError]:
    """The parts, each with the report it belongs to, and before them that report, where two or more of its pages were found.

    A page that was crawled twice is taken as it was last. A part whose other pages are missing stays a part.
    """
    limits = limits or Limits()
    together: dict[str, list[Candidate]] = defaultdict(list)
    for part in parts:
        together[report_of(part.url)].append(part)
    for group in map(_counted_again, together.values()):
        pages = {part.part: part for part in sorted(group, key=lambda part: (part.part or 0, part.crawled_at or ""))}
        ordered = list(pages.values())
        if len(ordered) < 2:
            yield from group
            continue
        try:
            whole = _joined(ordered, limits)
        except ReadError as error:
            yield error
            yield from group
            continue
        yield whole
        yield from (replace(part, part_of=whole.url) for part in group)


def _counted_again(parts: list[Candidate]) -> list[Candidate]:
    """Pages counted from one in their urls were taken for those behind them: the last for one beyond the last."""
    if not any(part.part and part.parts and part.part == part.parts + 1 for part in parts):
        return parts
    return [replace(part, part=part.part - 1) if part.part and part.part > 1 else part for part in parts]


def _joined(parts: list[Candidate], limits: Limits) -> Candidate:
    first = parts[0]
    wanted = max(part.parts or 0 for part in parts) or None
    text = "\n".join(part.text.strip("\n") for part in parts)
    page = Page(first.url, max((part.crawled_at for part in parts if part.crawled_at), default=None), None, None, b"", first.source)
    made = of_report(page, joined_document(first.url, first.title, text, limits), None, first.published_on)
    complete = wanted is not None and len(parts) == wanted
    missing = f"joined of {len(parts)} pages" + ("" if complete else f" of {wanted or 'an unknown number'}")
    kind = "work_report" if made.kind == "work_report" or first.kind == "part" else made.kind
    return replace(
        made,
        kind=kind,
        reasons=(*(made.reasons if made.kind == kind else first.reasons), missing),
        score=made.score if made.kind == kind else first.score,
        area=made.area or first.area,
        area_code=made.area_code or first.area_code,
        level=made.level or first.level,
        year=made.year or first.year,
        language=made.language or first.language,
        title=first.title,
        parts=len(parts),
        whole=bool(made.whole) and complete,
        text=text,
        characters=len(text),
    )
