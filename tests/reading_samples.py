"""Sample files of every format, made in memory: one report of our own writing, and ways to break it."""

from __future__ import annotations

import io
import zipfile

import docx
import polars
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl import Workbook
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate

PARAGRAPHS = [
    "各位代表：",
    "现在，我代表市人民政府向大会报告工作，请予审议，并请市政协委员和列席同志提出意见。",
    "一、2023年工作回顾",
    "过去一年，我们稳住了经济基本盘。地区生产总值达到1820.5亿元、增长5.8%，规模以上工业增加值增长7.1%，一般公共预算收入增长6.2%，"
    "居民人均可支配收入增长6.5%，城镇新增就业4.2万人，粮食总产量稳定在36亿斤以上。政务服务网开放证照下载320万次，财政收入来源更加多元。",
    "二、2024年工作安排",
    "今年经济社会发展的主要预期目标是：地区生产总值增长6%左右，固定资产投资增长8%，社会消费品零售总额增长7%以上，"
    "居民消费价格涨幅控制在3%以内，居民收入增长与经济增长同步。围绕上述目标，我们要重点做好以下工作。",
    "（一）全力扩大有效投资。实施重点项目260个，完成投资450亿元以上，建成高速公路两条，力争新开工项目达到180个，"
    "争取上级资金超过60亿元，让更多项目早落地、早投产、早见效。",
    "各位代表！让我们同心协力，为建设现代化新海州而努力奋斗！",
]
REPORT = "\n".join(PARAGRAPHS)
ENGLISH = (
    "Haizhou set its growth target at around 6 percent for 2024, the mayor told lawmakers on Monday. "
    "Fixed-asset investment is to rise by 8 percent, and more than 40,000 urban jobs will be created."
)


def word(paragraphs: list[str] | None = None) -> bytes:
    document = docx.Document()
    document.core_properties.title = "海州市政府工作报告"
    for text in PARAGRAPHS if paragraphs is None else paragraphs:
        document.add_paragraph(text)
    return saved(document)


def saved(document: docx.document.Document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def word_with_box(text: str) -> bytes:
    """A docx with a text box in its drawing form and in the copy for older programs."""
    document = docx.Document()
    paragraph = document.add_paragraph("框外的第一段。")
    box = f"<w:txbxContent {nsdecls('w')}><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent>"
    run = paragraph.add_run()
    run._r.append(
        parse_xml(
            f'<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" {nsdecls("w")}>'
            f'<mc:Choice Requires="wps">{box}</mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>'
        )
    )
    document.add_paragraph("框外的第二段。")
    return saved(document)


def without_part(data: bytes, name: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.namelist():
            if part != name:
                target.writestr(part, source.read(part))
    return buffer.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    buffer = io.BytesIO(without_part(data, name))
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as target:
        target.writestr(name, content)
    return buffer.getvalue()


def pdf(paragraphs: list[str] | None = None, password: str | None = None, running_head: str = "海州市政府工作报告") -> bytes:
    """A pdf set to the margin with indents, a running head and page numbers, on small pages so that sentences cross them."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    style = ParagraphStyle("body", fontName="STSong-Light", fontSize=14, leading=24, firstLineIndent=28, wordWrap="CJK")

    def frame(canvas: Canvas, template: SimpleDocTemplate) -> None:
        canvas.setFont("STSong-Light", 9)
        canvas.drawString(60, 400, running_head)
        canvas.drawCentredString(210, 18, f"— {template.page} —")

    buffer = io.BytesIO()
    template = SimpleDocTemplate(
        buffer,
        pagesize=(420, 420),
        leftMargin=60,
        rightMargin=60,
        topMargin=50,
        bottomMargin=50,
        encrypt=StandardEncryption(password) if password else None,
        invariant=1,
    )
    story = [Paragraph(text, style) for text in (PARAGRAPHS if paragraphs is None else paragraphs)]
    template.build(story, onFirstPage=frame, onLaterPages=frame)
    return buffer.getvalue()


def scanned_pdf(pages: int = 2) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for _ in range(pages):
        canvas.rect(50, 50, 400, 600, fill=1)  # ink without letters, as a scan has it
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def page(charset: str = "utf-8", body: str | None = None, head: str = "") -> str:
    """A portal's page with all its furniture around the report."""
    article = body if body is not None else "".join(f"<p>　　{text}</p>" for text in PARAGRAPHS)
    return (
        f'<!DOCTYPE html><html><head><meta charset="{charset}"><title>政府工作报告_海州市人民政府</title>{head}</head><body>'
        '<div class="nav"><a href="/">首页</a>|<a href="/zw">政务公开</a>|<a href="/hd">互动交流</a></div>'
        "<div>当前位置：<a>首页</a> &gt; <a>政务公开</a> &gt; <a>政府工作报告</a></div><h1>2024年海州市政府工作报告</h1>"
        "<div><span>来源：海州日报</span><span>发布时间：2024-01-20 09:12</span><span>字号：[<a>大</a> <a>中</a> <a>小</a>]</span></div>"
        f'<div class="content" id="zoom">{article}</div>'
        "<div>分享到：<a>微信</a><a>微博</a> 扫一扫在手机打开当前页</div><div>责任编辑：李某</div>"
        "<div><h3>相关报道</h3><ul><li><a>海州市两会胜利闭幕</a></li></ul></div>"
        "<div>主办单位：海州市人民政府办公室 苏ICP备05001234号</div></body></html>"
    )


def workbook(rows: list[list[object]]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def parquet(columns: dict[str, list[object]]) -> bytes:
    buffer = io.BytesIO()
    polars.DataFrame(columns).write_parquet(buffer)
    return buffer.getvalue()


def tmx(pairs: list[tuple[str, str]]) -> bytes:
    units = "".join(f'<tu><tuv xml:lang="zh-CN"><seg>{zh}</seg></tuv><tuv xml:lang="en-US"><seg>{en}</seg></tuv></tu>' for zh, en in pairs)
    return f'<?xml version="1.0" encoding="UTF-8"?><tmx version="1.4"><header srclang="en"/><body>{units}</body></tmx>'.encode()


def old_word(stream: str = "WordDocument") -> bytes:
    """The first sectors of Microsoft's compound file with one stream's name in its directory."""
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(504)
        + "Root Entry".encode("utf-16-le")
        + bytes(44)
        + stream.encode("utf-16-le")
        + bytes(900)
    )
