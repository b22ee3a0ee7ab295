"""Records as rows, and rows as jsonl, csv, parquet or a table for people. The field names are the public contract."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields
from operator import attrgetter
from pathlib import Path
from typing import IO, Any, Literal, Protocol

from mubiao.records import Inspection, Record, Statement, VoiceKind, as_row

Row = dict[str, Any]
Format = Literal["table", "jsonl", "csv", "parquet"]
FORMATS: tuple[Format, ...] = ("table", "jsonl", "csv", "parquet")
_ROWS_AT_ONCE = 5000

# Columns of the flat forms (csv, parquet); a comparison takes three.
STATEMENT_COLUMNS: dict[str, type] = {
    "id": str, "document": str, "document_id": str, "kind": str, "headline": bool, "area": str, "area_code": str, "area_en": str,
    "report_area": str, "report_year": int, "indicator": str, "measure": str, "period": str, "low": float, "high": float, "unit": str,
    "bound": str, "stance": str, "relative_op": str, "relative_to": str, "relative_margin": float, "printed": str, "evidence": str,
    "start": int, "end": int, "section": str, "confidence": float, "aims_higher": bool, "action": str, "rank": int, "rank_in": str, "notes": str,
    "topic": str, "topic_start": int, "topic_end": int,
}  # fmt: skip
_VOICE_HEAD: dict[str, type] = {"id": str, "document": str, "document_id": str, "kind": str, "area": str, "area_code": str, "area_en": str}
VOICE_COLUMNS: dict[VoiceKind, dict[str, type]] = {
    "quote": {
        **_VOICE_HEAD, "speaker": str, "affiliation": str, "role": str, "verbatim": bool, "text": str, "start": int, "end": int,
        "stance": str, "stance_words": str, "said_on": str, "attribution": str,
    },
    "release": {
        **_VOICE_HEAD, "area_printed": str, "document_type": str, "printed_as": str, "released_on": str, "date_note": str, "source": str,
        "evidence": str, "start": int, "end": int,
    },
    "priority": {**_VOICE_HEAD, "area_printed": str, "theme": str, "named": str, "evidence": str, "start": int, "end": int},
    "guidance": {
        **_VOICE_HEAD, "event": str, "date": str, "text": str, "text_start": int, "text_end": int, "asks": str, "evidence": str,
        "start": int, "end": int,
    },
}  # fmt: skip
INSPECTION_COLUMNS: dict[str, type] = {
    "document": str, "document_id": str, "media_type": str, "encoding": str, "language": str, "genre": str, "title": str, "area": str,
    "area_code": str, "area_en": str, "level": str, "report_year": int, "delivered_on": str, "published_on": str, "speaker": str,
    "publisher": str, "places": str, "characters": int, "sections": str, "warnings": str,
}  # fmt: skip
AUDIT_COLUMNS: dict[str, type] = {
    "document": str, "document_id": str, "start": int, "end": int, "printed": str, "kind": str, "records": str, "reason": str,
    "detail": str,
}  # fmt: skip
AUDIT_SUMMARY_COLUMNS: dict[str, type] = {
    "document": str, "document_id": str, "area": str, "report_year": int, "numbers": int, "taken": int, "by_kind": str,
    "by_reason": str, "not_understood": int,
}  # fmt: skip
_SIDE_COLUMNS: dict[str, type] = {
    "document": str, "id": str, "kind": str, "area": str, "indicator": str, "measure": str, "period": str, "low": float, "high": float,
    "unit": str, "bound": str, "stance": str, "relative_op": str, "relative_to": str, "relative_margin": float, "printed": str,
    "evidence": str, "start": int, "end": int, "section": str,
}  # fmt: skip
PAIR_COLUMNS: dict[str, type] = {
    "verdict": str, "differs": str, "unread_start": int, "unread_end": int, "cause": str, "why": str,
    **{f"{side}_{name}": kind for side in ("left", "right") for name, kind in _SIDE_COLUMNS.items()},
}  # fmt: skip
CHECK_COLUMNS: dict[str, type] = {
    "verdict": str, "differs": str, "detail": str,
    **{f"{side}_{name}": kind for side in ("claim", "report") for name, kind in _SIDE_COLUMNS.items()},
}  # fmt: skip


def flat_check(row: Mapping[str, Any]) -> Row:
    """A claim and the row of a report as one row for csv and parquet: the fields of each under its name."""
    made: Row = {"verdict": row["verdict"], "differs": row["differs"], "detail": row["detail"]}
    for side in ("claim", "report"):
        record = flat(row[side], _SIDE_COLUMNS) if row[side] else dict.fromkeys(_SIDE_COLUMNS)
        made |= {f"{side}_{name}": value for name, value in record.items()}
    return made


def flat_pair(row: Mapping[str, Any]) -> Row:
    """A pair of records as one row for csv and parquet: the fields of each side under its name."""
    unread = row["unread"] or (None, None)
    made: Row = {
        "verdict": row["verdict"],
        "differs": row["differs"],
        "unread_start": unread[0],
        "unread_end": unread[1],
        "cause": row["cause"],
        "why": row["why"],
    }
    for side in ("left", "right"):
        record = flat(row[side], _SIDE_COLUMNS) if row[side] else dict.fromkeys(_SIDE_COLUMNS)
        made |= {f"{side}_{name}": value for name, value in record.items()}
    return made


def record_row(record: Record) -> Row:
    """A statement, quote, release, priority or guidance as the contract's JSON object."""
    if isinstance(record, Statement):  # there are hundreds in a report, and nearly all their fields are plain
        row: Row = dict(zip(_STATEMENT_FIELDS, _statement_values(record), strict=True))
        row["relative"], row["notes"] = as_row(record.relative), list(record.notes)
        return row
    return as_row(record)


_STATEMENT_FIELDS = tuple(field.name for field in fields(Statement))
_statement_values = attrgetter(*_STATEMENT_FIELDS)


def inspection_row(inspection: Inspection) -> Row:
    """A document's line of ``mubiao inspect``: identity, sections and warnings as the contract names them."""
    document, identity = inspection.document, inspection.identity
    return {
        "document": document.name,
        "document_id": document.document_id,
        "media_type": document.media_type,
        "encoding": document.encoding,
        "language": identity.language,
        "genre": identity.genre,
        "title": identity.title,
        "area": identity.area,
        "area_code": identity.area_code,
        "area_en": identity.area_en,
        "level": identity.level,
        "report_year": identity.report_year,
        "delivered_on": identity.delivered_on,
        "published_on": identity.published_on,
        "speaker": identity.speaker,
        "publisher": identity.publisher,
        "places": [as_row(place) for place in identity.places],
        "characters": len(document.text),
        "sections": [
            {
                "kind": section.kind,
                "title": section.title,
                "start": document.text[section.start : section.end].lstrip()[:20],
                "start_offset": section.start,
                "end_offset": section.end,
            }
            for section in inspection.sections
        ],
        "warnings": [as_row(notice) for notice in inspection.warnings],
    }


def flat(row: Mapping[str, Any], columns: Mapping[str, type]) -> Row:
    """A row for csv and parquet: a comparison in three columns, lists and counts as one text."""
    relative = row.get("relative") or {}
    full = {**row, "relative_op": relative.get("op"), "relative_to": relative.get("to"), "relative_margin": relative.get("margin")}
    made = {name: full.get(name) for name in columns}
    for name, value in made.items():
        if isinstance(value, list):
            made[name] = "; ".join(_in_words(item) for item in value) or None
        elif isinstance(value, dict):
            made[name] = "; ".join(f"{part} {count}" for part, count in value.items()) or None
    return made


def _in_words(item: object) -> str:
    if isinstance(item, Mapping):
        if "theme" in item:  # an ask of a guidance
            return f"{item['theme']}: {item['text']}"
        if "area" in item:  # a place named
            return f"{item['area']} {item['times']}"
        return f"{item['code']}: {item['message']}" if "code" in item else f"{item['kind']}@{item['start_offset']}"
    return str(item)


class Writer(Protocol):
    def write(self, rows: Iterable[Row]) -> None: ...


@contextmanager
def open_writer(target: Path | IO[str], form: Format, columns: Mapping[str, type]) -> Iterator[Writer]:
    """A writer that takes rows as they come and holds few of them. ``target`` is a file, or an open text stream."""
    if form == "parquet":
        if not isinstance(target, Path):
            raise ValueError("parquet goes to a file: give one with --output")
        with _parquet(target, columns) as writer:
            yield writer
        return
    if isinstance(target, Path):
        with target.open("w", encoding="utf-8", newline="") as stream:
            yield _JsonLines(stream) if form == "jsonl" else _Csv(stream, columns)
    else:
        yield _JsonLines(target) if form == "jsonl" else _Csv(target, columns)


class _JsonLines:
    def __init__(self, stream: IO[str]) -> None:
        self.stream = stream

    def write(self, rows: Iterable[Row]) -> None:
        for row in rows:
            self.stream.write(json.dumps(row, ensure_ascii=False) + "\n")


class _Csv:
    def __init__(self, stream: IO[str], columns: Mapping[str, type]) -> None:
        self.columns = columns
        self.writer = csv.DictWriter(stream, list(columns), lineterminator="\n")
        self.writer.writeheader()

    def write(self, rows: Iterable[Row]) -> None:
        self.writer.writerows(flat(row, self.columns) for row in rows)


class _Parquet:
    def __init__(self, path: Path, columns: Mapping[str, type]) -> None:
        import pyarrow as pa
        import pyarrow.parquet as pq

        kinds = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
        self.pa, self.columns = pa, columns
        self.schema = pa.schema([(name, kinds[kind]) for name, kind in columns.items()])
        self.writer = pq.ParquetWriter(path, self.schema, compression="zstd")
        self.held: list[Row] = []

    def write(self, rows: Iterable[Row]) -> None:
        self.held.extend(flat(row, self.columns) for row in rows)
        if len(self.held) >= _ROWS_AT_ONCE:
            self.flush()

    def flush(self) -> None:
        if self.held:
            self.writer.write_table(self.pa.Table.from_pylist(self.held, schema=self.schema))
            self.held = []


@contextmanager
def _parquet(path: Path, columns: Mapping[str, type]) -> Iterator[_Parquet]:
    writer = _Parquet(path, columns)
    try:
        yield writer
        writer.flush()
    except KeyboardInterrupt:  # a run that is stopped keeps what it was given
        writer.flush()
        raise
    finally:
        writer.writer.close()
