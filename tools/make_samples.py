"""Build the sample reports that the package ships from the plain texts in ``tools/samples``.

    python tools/make_samples.py [FOLDER]        (default: src/mubiao/samples)

A source text is one paragraph a line; ``# `` opens the title, ``## `` a part, ``### `` a task heading, and ``{{jump}}`` stands
where a newspaper continues on another page. A second run gives the same bytes, since every date in the files is fixed (two builds
of zlib may pack the docx differently; its parts stay the same). Needs the ``dev`` extra (reportlab).
"""

from __future__ import annotations

import argparse
import datetime as dt
import html
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from string import Template
from typing import NamedTuple

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

SOURCES = Path(__file__).resolve().parent / "samples"
SHIPPED = Path(__file__).resolve().parent.parent / "src" / "mubiao" / "samples"
JUMP = "{{jump}}"
NOTE = "虚构样例"


class Line(NamedTuple):
    role: str  # notice, title, subtitle, part, task, body
    text: str


def read_source(name: str) -> list[Line]:
    """The lines of ``tools/samples/NAME.txt`` with the part each plays in the layout."""
    lines: list[Line] = []
    for number, text in enumerate((SOURCES / f"{name}.txt").read_text(encoding="utf-8").splitlines()):
        mark, _, rest = text.partition(" ")
        role = {"#": "title", "##": "part", "###": "task"}.get(mark)
        if role:
            lines.append(Line(role, rest))
        elif number == 0:
            lines.append(Line("notice", text))
        elif lines[-1].role == "title":
            lines.append(Line("subtitle", text))
        else:
            lines.append(Line("body", text))
    return lines


# ------------------------------------------------------------------------------------------------------------------ docx
FONTS = {
    "notice": ("楷体", 12),
    "title": ("方正小标宋简体", 22),
    "subtitle": ("楷体", 16),
    "part": ("黑体", 16),
    "task": ("楷体", 16),
    "body": ("仿宋", 16),
}


def make_docx(lines: list[Line], target: Path, title: str, delivered: dt.datetime) -> None:
    """An official-looking Word document: centred title, indented paragraphs of FangSong 16 pt."""
    document = Document()
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by, properties.comments = title, NOTE, NOTE, NOTE
    properties.created = properties.modified = delivered
    properties.revision = 1
    for line in lines:
        paragraph = document.add_paragraph()
        if line.role in ("title", "subtitle"):
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        elif line.text != "各位代表：":
            paragraph.paragraph_format.first_line_indent = Pt(2 * FONTS[line.role][1])
        # Word splits a paragraph into runs wherever somebody edited it; the lead sentence of a paragraph is set apart in bold.
        lead, rest = re.fullmatch(r"([^。]{2,16}。)?(.*)", line.text, re.DOTALL).groups() if line.role == "body" else (None, line.text)
        if lead and rest:
            _run(paragraph, lead, line.role, bold=True)
            _run(paragraph, rest, line.role)
        else:
            _run(paragraph, line.text, line.role)
    buffer = io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as packed, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as fixed:
        for name in packed.namelist():
            fixed.writestr(zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0)), packed.read(name), zipfile.ZIP_DEFLATED)


def _run(paragraph: Paragraph, text: str, role: str, bold: bool = False) -> None:
    run = paragraph.add_run(text)
    font, size = FONTS[role]
    run.font.name, run.font.size = font, Pt(size)
    run._element.rPr.rFonts.set(qn("w:eastAsia"), font)
    run.bold = True if bold else None


# ------------------------------------------------------------------------------------------------------------------ html
def make_html(lines: list[Line], target: Path) -> None:
    """A page as government portals serve it: furniture on all sides, every paragraph in styled spans, a newspaper's jump mark."""
    body = "\n".join(_paragraph(number, line) for number, line in enumerate(lines))
    page = Template((SOURCES / "portal.html").read_text(encoding="utf-8")).substitute(body=body)
    target.write_bytes(page.encode("utf-8"))


def _paragraph(number: int, line: Line) -> str:
    text = html.escape(line.text, quote=False)
    if line.role in ("title", "subtitle"):
        return f'<p align="center" style="text-align:center"><strong><span style="font-size:18pt">{text}</span></strong></p>'
    if line.role in ("part", "task"):
        return f'<p style="text-indent:2em"><strong><span style="font-family:黑体,SimHei">{text}</span></strong></p>'
    # Pasted from Word: figures sit in spans of their own, and in some paragraphs even the per cent sign does.
    latin = '<span lang="EN-US" style="font-family:\'Times New Roman\'">'
    if number % 3 == 1:
        text = re.sub(r"\d+(?:\.\d+)?%?", lambda m: f"{latin}{m.group()}</span>", text)
    elif number % 3 == 2:
        text = re.sub(
            r"(\d+(?:\.\d+)?)(%?)", lambda m: f"{latin}{m.group(1)}</span>" + (f"<span>{m.group(2)}</span>" if m.group(2) else ""), text
        )
    text = text.replace(JUMP, '<span style="color:#1f497d">（下转第二版）</span><br>\n<span style="color:#1f497d">（上接第一版）</span>')
    indent = "" if line.text == "各位代表：" else "&nbsp;&nbsp;&nbsp; "
    return f'<p style="margin:0;line-height:2em">{indent}<span style="font-size:16pt;font-family:仿宋_GB2312">{text}</span></p>'


# ------------------------------------------------------------------------------------------------------------------- txt
def make_txt(lines: list[Line], target: Path) -> None:
    """A text file as older office programs save it: GB18030, CRLF, paragraphs indented by two full-width blanks."""
    plain = ("title", "subtitle")
    text = "".join((line.text if line.role in plain or line.text == "各位代表：" else "　　" + line.text) + "\r\n" for line in lines)
    target.write_bytes(text.encode("gb18030"))


# ------------------------------------------------------------------------------------------------------------------- pdf
FONT, SIZE, LEADING, CHARACTERS, ROWS = "STSong-Light", 16, 28.95, 28, 22  # the grid of official documents: 22 rows of 28
LEFT, TOP = 73.6, A4[1] - 105
NO_LINE_START = "，。、；：！？）”’》％%"


def make_pdf(lines: list[Line], target: Path, title: str) -> None:
    """Pages with a running header and "— 3 —" below, lines broken at the margin in the middle of sentences and words."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    rows = [(line.role, row) for line in lines for row in _rows(line)]
    canvas = Canvas(str(target), pagesize=A4, invariant=1, pageCompression=0)
    canvas.setTitle(title)
    canvas.setAuthor(NOTE)
    for page, first in enumerate(range(0, len(rows), ROWS), 1):
        canvas.setFont(FONT, 9)
        canvas.drawCentredString(A4[0] / 2, A4[1] - 60, title)
        canvas.setFont(FONT, SIZE)
        for number, (role, row) in enumerate(rows[first : first + ROWS]):
            y = TOP - number * LEADING
            if role in ("title", "subtitle"):
                canvas.drawCentredString(A4[0] / 2, y, row)
            else:
                canvas.drawString(LEFT + (SIZE * 2 if row.startswith("　　") else 0), y, row.lstrip("　"))
        canvas.setFont(FONT, 14)
        canvas.drawCentredString(A4[0] / 2, 62, f"— {page} —")
        canvas.showPage()
    canvas.save()


def _rows(line: Line) -> Iterator[str]:
    """The rows of a paragraph; a row never begins with a closing mark, and a figure is not cut."""
    indented = line.role not in ("title", "subtitle") and line.text != "各位代表："
    row, room = ("　　" if indented else ""), CHARACTERS * SIZE - (2 * SIZE if indented else 0)
    for token in re.findall(r"[0-9A-Za-z.+/]+|.", line.text):
        width = pdfmetrics.stringWidth(token, FONT, SIZE)
        if width > room and token not in NO_LINE_START:
            yield row
            row, room = "", CHARACTERS * SIZE
        row, room = row + token, room - width
    yield row


# ------------------------------------------------------------------------------------------------------------------------
def build(folder: Path) -> list[Path]:
    """Write the four samples into ``folder`` and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    names = {place: f"{place}2031年政府工作报告（{NOTE}）" for place in ("湖南省", "怀化市", "溆浦县", "洪江市")}
    docx, page, txt, pdf = (
        folder / f"{name}{suffix}" for name, suffix in zip(names.values(), (".docx", ".html", ".txt", ".pdf"), strict=True)
    )
    make_docx(read_source("hunan"), docx, names["湖南省"], dt.datetime(2031, 1, 16, 9))
    make_html(read_source("huaihua"), page)
    make_txt(read_source("xupu"), txt)
    make_pdf(read_source("hongjiang"), pdf, names["洪江市"])
    return [docx, page, txt, pdf]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=SHIPPED)
    for built in build(parser.parse_args().folder):
        print(built)
