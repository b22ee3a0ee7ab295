"""Rows of the contract as files for other programs: csv, jsonl, parquet, xlsx, Stata, SDMX-CSV; each with a data package beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from mubiao import __version__
from mubiao.errors import MubiaoError
from mubiao.export.delimited import write_csv, write_jsonl
from mubiao.export.fields import fields_of, text_fields
from mubiao.export.frame import frame_of
from mubiao.export.package import Coverage, package_of, write_package
from mubiao.export.sdmx import COLUMNS as SDMX_COLUMNS
from mubiao.export.sdmx import write_sdmx_csv
from mubiao.export.stata import write_dta
from mubiao.export.workbook import write_xlsx
from mubiao.output import STATEMENT_COLUMNS, Row, open_writer

ExportForm = Literal["csv", "jsonl", "parquet", "xlsx", "dta", "sdmx"]
EXPORT_FORMS: tuple[ExportForm, ...] = get_args(ExportForm)

__all__ = ["EXPORT_FORMS", "CannotExport", "ExportForm", "Exported", "export", "frame_of"]


class CannotExport(MubiaoError):
    """A form that these rows cannot take, or a file that cannot be written."""


@dataclass(frozen=True, slots=True)
class Exported:
    path: Path
    package: Path  # the datapackage.json beside it
    rows: int


def export(
    rows: Iterable[Row],
    path: Path,
    form: ExportForm,
    *,
    columns: Mapping[str, type] = STATEMENT_COLUMNS,
    title: str = "Statements of government work reports",
    licence: dict[str, str] | None = None,
    bom: bool = False,
) -> Exported:
    """Write rows to ``path`` and their data package to ``FILE.datapackage.json`` beside it.

    The file appears when it is whole: until then it is ``NAME.part``. ``columns`` are those of a flat table; sdmx takes statements
    alone. Raises CannotExport (a form that does not fit, a place that cannot be written), TooManyRows (xlsx).
    """
    if form == "sdmx" and ("indicator" not in columns or "bound" not in columns):
        raise CannotExport("sdmx holds statements alone: an observation needs an indicator")
    fields = text_fields(SDMX_COLUMNS) if form == "sdmx" else fields_of(columns)
    coverage = Coverage()
    passing = coverage.watch(rows)
    part = path.with_name(path.name + ".part")
    try:
        count = _write(passing, part, form, columns, bom, title)
        part.replace(path)
    except OSError as error:
        raise CannotExport(f"{path}: cannot be written: {error.strerror or error}") from error
    finally:
        part.unlink(missing_ok=True)
    beside = path.with_name(f"{path.name}.datapackage.json")
    descriptor = package_of(
        path,
        "csv" if form == "sdmx" else form,
        fields,
        coverage,
        name=_slug(path.stem),
        title=title,
        version=__version__,
        licence=licence,
        primary_key="id" if "id" in columns and form != "sdmx" else None,
        text_is_guarded=form in ("csv", "sdmx"),
    )
    write_package(descriptor, beside)
    return Exported(path, beside, count)


def _write(rows: Iterable[Row], path: Path, form: ExportForm, columns: Mapping[str, type], bom: bool, title: str) -> int:
    if form == "csv":
        return write_csv(rows, columns, path, bom=bom)
    if form == "jsonl":
        return write_jsonl(rows, path)
    if form == "xlsx":
        return write_xlsx(rows, fields_of(columns), path)
    if form == "dta":
        return write_dta(rows, fields_of(columns), path, label=title)
    if form == "sdmx":
        return write_sdmx_csv(rows, path)
    count = 0

    def counted() -> Iterable[Row]:
        nonlocal count
        for row in rows:
            count += 1
            yield row

    with open_writer(path, "parquet", columns) as writer:
        writer.write(counted())
    return count


def _slug(name: str) -> str:
    """A name as the specification wants it: lower case, digits, dots, dashes and underscores."""
    kept = "".join(letter if letter.isascii() and (letter.isalnum() or letter in "._-") else "-" for letter in name.lower()).strip("-._")
    return kept or "mubiao"
