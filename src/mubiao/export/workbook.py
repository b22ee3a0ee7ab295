"""xlsx: one sheet with a frozen, filtered header; the evidence is a note on the printed value, the meaning of a column one on its name."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from mubiao.errors import MubiaoError
from mubiao.export.fields import Field
from mubiao.output import Row, flat

ROWS_OF_A_SHEET = 1_048_576  # of Excel 2007 and later, header included
# A workbook with as many notes as rows grows slow to open: notes are for a table that somebody reads.
NOTES_AT_MOST = 20_000
_CELL_AT_MOST = 32_767  # characters
_WIDTHS = {"evidence": 60, "document": 30, "document_id": 14, "id": 14, "indicator": 22, "printed": 14, "area": 14, "notes": 30, "text": 60}


class TooManyRows(MubiaoError):
    """More rows than a sheet can hold."""


def write_xlsx(rows: Iterable[Row], fields: tuple[Field, ...], path: Path, *, sheet: str = "mubiao") -> int:
    """Write rows to a workbook; gives their number. Text stays text: nothing in it is run as a formula or turned into a link.

    Raises TooManyRows where a sheet cannot hold them all; the file is then removed.
    """
    import xlsxwriter

    columns = {field.name: field.type for field in fields}
    book = xlsxwriter.Workbook(
        str(path), {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    page = book.add_worksheet(sheet)
    head = book.add_format({"bold": True, "bottom": 1})
    for at, field in enumerate(fields):
        page.set_column(at, at, _WIDTHS.get(field.name, 11))
        page.write_string(0, at, field.name, head)
        page.write_comment(0, at, "\n".join(filter(None, [field.title, field.title_zh, field.description])))
    page.freeze_panes(1, 0)
    note_at = next((at for at, field in enumerate(fields) if field.name == "printed"), None)
    count = 0
    try:
        for count, row in enumerate(rows, 1):
            if count >= ROWS_OF_A_SHEET:
                raise TooManyRows(f"a sheet holds {ROWS_OF_A_SHEET - 1:,} rows; write csv or parquet, or fewer records")
            for at, value in enumerate(flat(row, columns).values()):
                _write(page, count, at, value)
            evidence = row.get("evidence")
            if note_at is not None and evidence and count <= NOTES_AT_MOST:
                page.write_comment(count, note_at, f"{evidence}\n{row.get('document', '')} [{row.get('start')}:{row.get('end')}]")
    except BaseException:
        book.close()
        path.unlink(missing_ok=True)
        raise
    page.autofilter(0, 0, max(count, 1), max(len(fields) - 1, 0))
    book.close()
    return count


def _write(page: Any, row: int, at: int, value: Any) -> None:
    if value is None:
        return
    if isinstance(value, bool):
        page.write_boolean(row, at, value)
    elif isinstance(value, (int, float)):
        page.write_number(row, at, value)
    else:
        page.write_string(row, at, str(value)[:_CELL_AT_MOST])
