"""The audit as a page: the report with every numeral coloured by the kind of record that took it, grey with a reason, red without.

One file, nothing from elsewhere: styles and script stand inside it.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from importlib.resources import files
from pathlib import PurePath

from mubiao.audit.reasons import REASONS, detail_in_words
from mubiao.audit.rows import Audit, AuditRow
from mubiao.records import STATEMENT_KINDS, Statement, as_row
from mubiao.show import indicator_name, value_in_words

_KINDS_ZH = {"target": "目标", "outcome": "结果", "outlook": "远期目标", "commitment": "任务承诺"}
_AS = {"value": "", "margin": "margin of its comparison", "again": "said again"}


def page(audits: Iterable[Audit]) -> str:
    """One HTML page of the reports, each with its legend and counts."""
    listed = list(audits)
    title = _title(listed[0]) if len(listed) == 1 else f"{len(listed)} reports"
    language = "zh" if not listed or listed[0].document.language == "zh" else "en"
    contents = "" if len(listed) == 1 else _contents(listed)
    articles = "".join(_article(number, one) for number, one in enumerate(listed, 1))
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(title)}: numbers accounted for</title>\n'
        f"<style>\n{_resource('page.css')}</style>\n</head>\n<body>\n{contents}{articles}"
        f'<div id="note" role="status" hidden></div>\n<script>\n{_resource("page.js")}</script>\n</body>\n</html>\n'
    )


def _resource(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _title(audit: Audit) -> str:
    identity = audit.identity
    if identity.area and identity.report_year:
        return f"{identity.area} {identity.report_year}"
    return identity.title or PurePath(audit.document.name).name


def _contents(audits: list[Audit]) -> str:
    lines = "".join(
        f'<li><a href="#report-{number}">{escape(_title(one))}</a>: {one.not_understood:,} of {len(one.rows):,} not understood</li>'
        for number, one in enumerate(audits, 1)
    )
    return f'<nav class="page"><ul class="contents">{lines}</ul></nav>\n'


def _article(number: int, audit: Audit) -> str:
    return (
        f'<article class="page" id="report-{number}">\n<aside>\n<h1>{escape(_title(audit))}</h1>\n'
        f'<p class="file">{escape(PurePath(audit.document.name).name)}</p>\n{_sums(audit)}</aside>\n'
        f'<main class="text">\n{_text(audit)}</main>\n</article>\n'
    )


# --- legend and counts -----------------------------------------------------------------------------------------------------------


def _sums(audit: Audit) -> str:
    kinds, reasons, unknown, total = audit.by_kind(), audit.by_reason(), audit.not_understood, len(audit.rows)
    parts = [*kinds.items(), ("why", sum(reasons.values())), ("unknown", unknown)]
    bar = "".join(f'<i class="{name}" style="flex: {count}"></i>' for name, count in parts if count)
    lines = [f'<tr><th colspan="2">In a record ({sum(kinds.values()):,})</th></tr>']
    lines += [_legend(kind, kind, kind, _KINDS_ZH[kind], kinds[kind]) for kind in STATEMENT_KINDS]
    lines.append(f'<tr><th colspan="2">In none, because ({sum(reasons.values()):,})</th></tr>')
    lines += [_legend(name, "why", REASONS[name].name, REASONS[name].zh, count) for name, count in reasons.items()]
    lines.append('<tr><th colspan="2">In none, nobody knows why</th></tr>')
    lines.append(_legend("not_understood", "unknown", REASONS["not_understood"].name, REASONS["not_understood"].zh, unknown))
    steps = (
        '<div class="jump"><button type="button" data-step="-1">↑ previous red</button>'
        '<button type="button" data-step="1">↓ next red</button></div>\n'
        if unknown
        else ""
    )
    share = f" ({unknown / total:.1%})" if total else ""
    return (
        f'<div class="share" role="presentation">{bar}</div>\n'
        f'<p class="sum"><b>{total:,}</b> numbers, <b>{sum(kinds.values()):,}</b> in a record, <b>{unknown:,}</b> not understood{share}.</p>\n'
        f'<table class="legend">{"".join(lines)}</table>\n{steps}'
        '<p class="hint">Point at a number, or tap it, to see the record or the reason.</p>\n'
    )


def _legend(of: str, style: str, name: str, zh: str, count: int) -> str:
    return (
        f'<tr><td><label><input type="checkbox" value="{of}" checked><span><mark class="{style}">{escape(name)}</mark> '
        f'<span class="zh" lang="zh">{zh}</span></span></label></td><td>{count:,}</td></tr>'
    )


# --- the report ------------------------------------------------------------------------------------------------------------------


def _text(audit: Audit) -> str:
    """The text, a paragraph a line, with its numerals marked; a numeral may run over a line's end."""
    statements = {statement.id: statement for statement in audit.statements}
    text, position, parts = audit.document.text, 0, ["<p>"]
    for row in audit.rows:
        parts.append(_printed(text[position : row.start]))
        parts.append(_mark(row, statements))
        position = row.end
    parts.append(_printed(text[position:]))
    parts.append("</p>\n")
    return "".join(parts).replace("<p></p>\n", "")


def _printed(text: str) -> str:
    return escape(text, quote=False).replace("\n", "</p>\n<p>")


def _mark(row: AuditRow, statements: dict[str, Statement]) -> str:
    style = row.kind or ("why" if row.understood else "unknown")
    about = escape(_about(row, statements)).replace("\n", "&#10;")
    printed = escape(row.printed, quote=False).replace("\n", "")
    return f'<mark class="{style}" data-of="{row.kind or row.reason}" data-about="{about}" title="{about}" tabindex="0">{printed}</mark>'


def _about(row: AuditRow, statements: dict[str, Statement]) -> str:
    """A line a record, or the reason."""
    if row.reason is not None:
        detail = detail_in_words(row.reason, row.detail)
        return f"{REASONS[row.reason].name} {REASONS[row.reason].zh}: {detail}"
    lines = []
    for name in row.records:
        made = statements[name]
        facts = [
            f"{made.kind} {_KINDS_ZH[made.kind]}",
            f"{made.action or ''}{indicator_name(made.indicator)}",
            "" if made.bound in ("relative", "qualitative") else made.measure.replace("_", " "),
            value_in_words(as_row(made)),
            made.period or "",
            "strive 力争" if made.stance == "strive" else "",
            _AS[row.detail],
        ]
        lines.append(" · ".join(fact for fact in facts if fact))
    return "\n".join(lines)
