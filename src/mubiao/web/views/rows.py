"""A row: all its fields, its sentence, what was said of it; and the form that corrects any of its fields."""

from __future__ import annotations

from typing import Annotated, Any, get_args

from fastapi import APIRouter
from fastapi import Path as InPath

from mubiao.indicators import vocabulary
from mubiao.output import STATEMENT_COLUMNS
from mubiao.records import STATEMENT_KINDS, Bound, Measure, Operator, Stance
from mubiao.store import lookup
from mubiao.store.errors import NoSuchRecord
from mubiao.web.pages import View, add_page, statement_url
from mubiao.web.security import form_mark
from mubiao.web.site import Ask, Asked
from mubiao.web.views.documents import record_title

router = APIRouter()
Row = dict[str, Any]
RecordId = Annotated[str, InPath(pattern=r"^[0-9a-f]{16}$", description="Id of a statement")]
# Fields of the form in its order, and how each is asked for.
_CHOICES: dict[str, tuple[str, ...]] = {
    "kind": tuple(STATEMENT_KINDS), "measure": get_args(Measure), "bound": get_args(Bound), "stance": get_args(Stance),
    "relative_op": ("", *get_args(Operator)),
}  # fmt: skip
_FIELDS = (
    "low", "high", "bound", "unit", "kind", "indicator", "measure", "period", "area", "stance", "headline", "relative_op", "relative_to",
    "relative_margin", "aims_higher",
)  # fmt: skip
FLAGS = ("headline", "aims_higher")
_AROUND = 60  # characters of the text shown before and after the sentence


def row(ask: Asked, record_id: RecordId) -> View:
    """A statement with all its fields, the text around it, and what people said of it."""
    found = next(ask.store.statements(ids=[record_id], duplicates=True, rejected=True), None)
    if found is None:
        raise NoSuchRecord(str(ask.site.database), f"there is no statement {record_id}")
    digest, part = lookup.whereabouts(ask.store.connection, record_id)
    text = lookup.document(ask.store.connection, digest, part)["text"]
    said = ask.store.history(record_id)
    relative = found["relative"] or {"op": None, "to": None, "margin": None}
    held = {**found, **{f"relative_{name}": value for name, value in relative.items()}}
    return View(
        "row.html",
        f"{record_title(ask, found)} {found['report_year'] or ''}".strip(),
        {"statement": found, "said": said},
        [found],
        STATEMENT_COLUMNS,
        {
            "row": found,
            "url": statement_url({**found, "part": part}),
            "before": text[max(0, found["start"] - _AROUND) : found["start"]].rpartition("\n")[2],
            "after": text[found["end"] : found["end"] + _AROUND].partition("\n")[0],
            "said": list(reversed(said)),
            "heading": record_title(ask, found),
            **editing(ask),
            "fields": [_field(ask, name, held[name]) for name in _FIELDS],
            "indicators": [(entry.id, entry.zh if ask.tongue == "zh" else entry.en) for entry in vocabulary()],
        },
    )


def editing(ask: Ask) -> Row:
    """Whether the visitor may write, and the mark that the forms carry."""
    token, session = ask.site.token, ask.session
    if token is None or session is None:
        return {"allowed": False, "mark": ""}
    return {"allowed": True, "mark": form_mark(token, session)}


def _field(ask: Ask, name: str, value: Any) -> Row:
    """A field of the form: its name, its word, its value as a form sends it, what may be chosen."""
    shown = (
        ""
        if value is None
        else f"{value:.15g}"
        if isinstance(value, float)
        else "1"
        if value is True
        else ""
        if value is False
        else str(value)
    )
    options = [
        (option, ask.t.get("amount" if option == "level" else "change_measure" if option == "change" else option, option))
        for option in _CHOICES.get(name, ())
    ]
    return {"name": name, "word": ask.t[f"field_{name}"], "value": shown, "options": options, "flag": name in FLAGS}


add_page(router, "/rows/{record_id}", row)
