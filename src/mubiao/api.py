"""The public functions: a path (or a document) in, records out. The command line only parses, calls these and prints."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mubiao.audit import Audit
from mubiao.audit import audit as _audit
from mubiao.errors import ReadError
from mubiao.identity import identify, split_reports
from mubiao.news import read_news
from mubiao.outline import outline
from mubiao.reading import Limits, read
from mubiao.reading.flow import flow_of
from mubiao.reconcile import Reconciled, Side
from mubiao.reconcile import reconcile as _reconcile
from mubiao.records import Document, Inspection, Notice, Record, Section, Statement
from mubiao.statements import statements_of
from mubiao.statements.conflicts import inconsistencies

Source = str | Path | Document


def documents(source: Source, *, limits: Limits | None = None, text_column: str | None = None) -> Iterator[Document | ReadError]:
    """Every document that a file holds: one of a docx, one of each row of a table, two of a tmx or of a file with two reports.

    A row that cannot be read is given as the ``ReadError`` it raised, and the rest goes on. Raises ``ReadError`` for a file that
    cannot be read at all. A ``Document`` is given back as it is.
    """
    if isinstance(source, Document):
        yield source
        return
    for item in read(str(source), limits=limits or Limits(), text_column=text_column):
        if isinstance(item, ReadError):
            yield item
        else:
            yield from split_reports(item)


def extract(source: Source, *, headline: bool = False, limits: Limits | None = None, text_column: str | None = None) -> list[Statement]:
    """Everything a file or document states with a value, in order of the text: targets, outcomes, goals of later years, commitments.

    ``headline``: only the targets of the passage of main expected targets (主要预期目标), in a fraction of the time. Whether the
    document contradicts itself is then not looked into.
    Raises ``ReadError`` (naming the file and why) when the file cannot be read; rows of a table that cannot be read raise too:
    use ``documents`` to go on past them.
    """
    return [statement for document in _all(source, limits, text_column) for statement in examine(document, headline=headline)[1]]


def extract_all(source: Source, *, limits: Limits | None = None, text_column: str | None = None) -> list[Record]:
    """All that ``mubiao extract`` prints: the statements, and of news the quotes, releases, priorities and guidance too, in order of the
    text. Raises as ``extract`` does."""
    return [record for document in _all(source, limits, text_column) for record in read_all(document)[1]]


def inspect(source: Source, *, limits: Limits | None = None, text_column: str | None = None) -> list[Inspection]:
    """What each document of a file is: whose report, which year, its sections, and every warning. Raises as ``extract`` does."""
    return [examine(document)[0] for document in _all(source, limits, text_column)]


def audit(source: Source, *, limits: Limits | None = None, text_column: str | None = None) -> list[Audit]:
    """Every numeral of each document of a file, with the record that took it or the reason why none did. Raises as ``extract`` does."""
    return [_audit(document) for document in _all(source, limits, text_column)]


def reconcile(source: Source, other: Source | None = None, *, limits: Limits | None = None) -> Reconciled:
    """The records of two texts of one report side by side: the two sides of a tmx, or a Chinese report and an English one.

    Raises ``ReadError`` where a file cannot be read, or where what was given does not hold one Chinese and one English document.
    """
    found = [document for one in (source, other) if one is not None for document in _named(one, limits)]
    by_language = {document.language: document for document in found}
    if len(found) != 2 or len(by_language) != 2:
        held = ", ".join(f"{document.name} ({document.language})" for document in found[:5])
        raise ReadError(found[0].name if found else str(source), f"a Chinese text and an English one are wanted; there is {held or 'none'}")
    left, right = (Side(document, examine(document)[1]) for document in (by_language["zh"], by_language["en"]))
    return Reconciled(left.document, right.document, tuple(_reconcile(left, right)))


def _named(source: Source, limits: Limits | None) -> Iterator[Document]:
    """The documents of a source, or the one that its fragment names (report.tmx#zh)."""
    if isinstance(source, Document):
        yield source
        return
    path, wanted = _split_fragment(str(source))
    yield from (document for document in _all(path, limits, None) if wanted is None or document.name == str(source))


def text(source: Source, *, limits: Limits | None = None, text_column: str | None = None) -> str:
    """The text that all offsets point into. Of a file with several documents, name one as its record does: ``"table.csv#2"``."""
    if isinstance(source, Document):
        return source.text
    path, wanted = _split_fragment(str(source))
    found = list(_all(path, limits, text_column))
    if wanted is None and len(found) == 1:
        return found[0].text
    for document in found:
        if document.name == str(source):
            return document.text
    names = ", ".join(document.name for document in found[:5])
    raise ReadError(str(source), f"holds {len(found)} documents; name one of them: {names}{' …' if len(found) > 5 else ''}")


def examine(document: Document, *, headline: bool = False) -> tuple[Inspection, list[Statement]]:
    """Identity, sections and statements of one document, each step done once; ``headline`` as in ``extract``."""
    inspection, found = read_all(document, headline=headline)
    return inspection, [record for record in found if isinstance(record, Statement)]


def read_all(document: Document, *, headline: bool = False) -> tuple[Inspection, list[Record]]:
    """As ``examine``, with what news tell beside values among the records."""
    flow = flow_of(document)
    sections = outline(document, flow)
    identity = identify(document, flow, sections)
    if identity.genre == "news":
        found = read_news(document, flow, identity)
        return Inspection(document, identity, sections, tuple(dict.fromkeys([*document.warnings, *identity.warnings]))), found
    statements = statements_of(document, flow, identity, sections, headline=headline)
    missing = _missing_targets(identity.genre, sections, statements, identity.warnings)
    inconsistent = [] if headline else inconsistencies(document, flow, statements)  # which takes all that the document states
    notices = [*document.warnings, *identity.warnings, *missing, *inconsistent]
    return Inspection(document, identity, sections, tuple(dict.fromkeys(notices))), list(statements)


def _missing_targets(genre: str, sections: tuple[Section, ...], statements: list[Statement], given: tuple[Notice, ...]) -> list[Notice]:
    """Why a work report gives no target, where it gives none."""
    if genre != "work_report" or statements or any(notice.code == "no-target-passage" for notice in given):
        return []
    parts = (
        "no part that plans the year was found"
        if not any(section.kind in ("plan", "tasks") for section in sections)
        else "no sentence there states one"
    )
    return [Notice("no-target-passage", f"no passage of main expected targets: {parts}")]


def _all(source: Source, limits: Limits | None, text_column: str | None) -> Iterator[Document]:
    for item in documents(source, limits=limits, text_column=text_column):
        if isinstance(item, ReadError):
            raise item
        yield item


def _split_fragment(source: str) -> tuple[str, str | None]:
    path, mark, fragment = source.rpartition("#")
    if mark and (fragment.isdigit() or fragment in ("zh", "en")) and not Path(source).exists():
        return path, fragment
    return source, None
