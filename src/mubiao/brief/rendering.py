"""A draft as markdown, html or docx: a note a sentence, which lists the passages by document and offsets."""

from __future__ import annotations

import io
from html import escape
from typing import Literal, get_args

from mubiao.brief.draft import Draft, Language, Sentence, Source

Form = Literal["md", "html", "docx"]
FORMS: tuple[Form, ...] = get_args(Form)
_QUOTED = 8  # passages of a note that are quoted; of more, their places are given
_STYLE = (
    "body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:17px/1.65 Georgia,'Songti SC','Noto Serif CJK SC',SimSun,serif;color:#222}"
    "h1{line-height:1.25}sup a{text-decoration:none}ol.notes{font-size:.8rem;color:#555;overflow-wrap:anywhere}"
)


def render(draft: Draft, form: Form, *, quotes: bool = True) -> bytes:
    """The draft as a file's bytes: UTF-8 markdown with footnotes, a web page that stands alone, or a Word document.

    ``quotes`` False: the notes give documents and offsets, not the passages themselves.
    """
    if form == "md":
        return markdown(draft, quotes=quotes).encode()
    if form == "html":
        return page(draft, quotes=quotes).encode()
    return word(draft, quotes=quotes)


def markdown(draft: Draft, *, quotes: bool = True) -> str:
    notes = _Notes(draft, quotes)
    lines = [f"# {_md(draft.title)}", ""]
    if draft.lede:
        lines += [_gap(draft).join(_md(sentence.text) + notes.mark(sentence, "[^{}]") for sentence in draft.lede), ""]
    for part in draft.parts:
        lines += [f"## {_md(part.heading)}", ""]
        said = [_md(sentence.text) + notes.mark(sentence, "[^{}]") for sentence in part.sentences]
        lines += [*(f"- {text}" for text in said), ""] if part.listed else [_gap(draft).join(said), ""]
    lines += [f"[^{number}]: {_md(note)}" for number, note in notes.listed()]
    return "\n".join(lines).rstrip() + "\n"


def page(draft: Draft, *, quotes: bool = True) -> str:
    notes = _Notes(draft, quotes)

    def text(sentence: Sentence) -> str:
        return escape(sentence.text) + notes.mark(sentence, '<sup><a id="r{0}" href="#n{0}">{0}</a></sup>')

    body = [f"<h1>{escape(draft.title)}</h1>"]
    if draft.lede:
        body.append(f"<p>{_gap(draft).join(text(sentence) for sentence in draft.lede)}</p>")
    for part in draft.parts:
        body.append(f"<h2>{escape(part.heading)}</h2>")
        said = [text(sentence) for sentence in part.sentences]
        body.append("<ul>" + "".join(f"<li>{item}</li>" for item in said) + "</ul>" if part.listed else f"<p>{_gap(draft).join(said)}</p>")
    listed = "".join(f'<li id="n{number}">{escape(note)} <a href="#r{number}">↩</a></li>' for number, note in notes.listed())
    return (
        f'<!doctype html>\n<html lang="{"zh-CN" if draft.language == "zh" else "en"}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{escape(draft.title)}</title><style>{_STYLE}</style></head>'
        f'<body>\n{chr(10).join(body)}\n<hr><ol class="notes">{listed}</ol></body></html>\n'
    )


def word(draft: Draft, *, quotes: bool = True) -> bytes:
    from docx import Document
    from docx.enum.text import WD_BREAK
    from docx.oxml.ns import qn
    from docx.shared import Pt

    notes = _Notes(draft, quotes)
    document = Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Georgia", Pt(11)
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "SimSun")
    document.core_properties.title = draft.title
    document.add_heading(draft.title, 0)

    def add(paragraph: object, sentences: tuple[Sentence, ...]) -> None:
        for at, sentence in enumerate(sentences):
            paragraph.add_run((_gap(draft) if at else "") + sentence.text)  # type: ignore[attr-defined]
            mark = notes.mark(sentence, "{}")
            if mark:
                paragraph.add_run(mark).font.superscript = True  # type: ignore[attr-defined]

    if draft.lede:
        add(document.add_paragraph(), draft.lede)
    for part in draft.parts:
        document.add_heading(part.heading, 1)
        if part.listed:
            for sentence in part.sentences:
                add(document.add_paragraph(style="List Bullet"), (sentence,))
        else:
            add(document.add_paragraph(), part.sentences)
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    for number, note in notes.listed():
        run = document.add_paragraph().add_run(f"{number}  {note}")
        run.font.size = Pt(8)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


class _Notes:
    """The notes of a draft, numbered as its sentences come."""

    def __init__(self, draft: Draft, quotes: bool) -> None:
        self.draft, self.quotes = draft, quotes
        self.numbers: dict[int, int] = {}
        self.notes: list[str] = []

    def mark(self, sentence: Sentence, form: str) -> str:
        if not sentence.sources:
            return ""
        if id(sentence) not in self.numbers:
            self.notes.append(self._note(sentence.sources))
            self.numbers[id(sentence)] = len(self.notes)
        return form.format(self.numbers[id(sentence)])

    def listed(self) -> list[tuple[int, str]]:
        return list(enumerate(self.notes, 1))

    def _note(self, sources: tuple[Source, ...]) -> str:
        unique = list(dict.fromkeys(sources))
        said = [_place(source, self.draft.language, quoted=self.quotes and len(unique) <= _QUOTED) for source in unique]
        return "; ".join(said) + "." if self.draft.language == "en" else "；".join(said) + "。"


def _place(source: Source, language: Language, *, quoted: bool) -> str:
    name = source.document.rsplit("/", 1)[-1]
    colon = ": " if language == "en" else "："
    where = f"{source.area + colon if source.area else ''}{name} [{source.start}:{source.end}]"
    return f"{where} “{' '.join(source.quote.split())}”" if quoted and source.quote else where


def _gap(draft: Draft) -> str:
    return " " if draft.language == "en" else ""


def _md(text: str) -> str:
    """Text as markdown shows it: what would be markup is a character."""
    return "".join(f"\\{letter}" if letter in "\\`*_#|<>" else letter for letter in text)
