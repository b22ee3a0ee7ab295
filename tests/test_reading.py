"""Every format, every encoding, and every way a file can be unreadable."""

from __future__ import annotations

import io
import json
import os
import tracemalloc
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mubiao import errors
from mubiao.reading import Limits, documents, flow_of, left_out, read, read_bytes
from mubiao.reading.decoding import COMMON_HAN, decode, encoding_of
from mubiao.records import Document
from reading_samples import (
    ENGLISH,
    PARAGRAPHS,
    REPORT,
    old_word,
    page,
    parquet,
    pdf,
    saved,
    scanned_pdf,
    tmx,
    with_part,
    without_part,
    word,
    word_with_box,
    workbook,
)

SHARED = Path(__file__).resolve().parents[2] / "shared"


def one(name: str, data: bytes, **options: object) -> Document:
    (document,) = read_bytes(name, data, **options)  # type: ignore[arg-type]
    assert isinstance(document, Document)
    return document


def codes(document: Document) -> list[str]:
    return [notice.code for notice in document.warnings]


def sentences(document: Document) -> list[str]:
    return [line for line in flow_of(document).text.split("\n") if line]


# --- formats -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a/聊城2024.txt", REPORT.encode()),
        ("聊城2024.docx", word()),
        ("聊城2024.pdf", pdf()),
        ("聊城2024.html", page().encode()),
        ("聊城2024.csv", b'text,year\n"' + REPORT.encode() + b'",2024\n'),
        ("聊城2024.xlsx", workbook([["正文"], [REPORT]])),
    ],
)
def test_every_format_gives_the_same_sentences(name: str, data: bytes) -> None:
    document = one(name, data)
    assert sentences(document) == PARAGRAPHS
    assert document.language == "zh"
    assert document.name.split("#")[0] == name
    assert len(document.document_id) == 64


def test_titles_are_what_the_container_declares() -> None:
    assert one("a.docx", word()).title == "海州市政府工作报告"
    assert one("a.html", page().encode()).title == "政府工作报告_海州市人民政府"
    portal = page(head='<meta name="ArticleTitle" content="2024年海州市政府工作报告">')
    assert one("a.html", portal.encode()).title == "2024年海州市政府工作报告"
    assert one("a.txt", REPORT.encode()).title is None


def test_word_tables_boxes_notes_and_deleted_text() -> None:
    document = docx.Document()
    document.add_paragraph("主要目标见下表。")
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "地区生产总值", "增长6%左右"
    deleted = document.add_paragraph("留下的话。")._p
    deletion = OxmlElement("w:del")
    run = OxmlElement("w:r")
    removed = OxmlElement("w:delText")
    removed.text = "删去的话。"
    run.append(removed)
    deletion.append(run)
    deleted.append(deletion)
    assert one("a.docx", saved(document)).text.split("\n") == ["主要目标见下表。", "地区生产总值\t增长6%左右", "留下的话。"]
    assert one("a.docx", word_with_box("框里的话。")).text.split("\n") == ["框外的第一段。", "框里的话。", "框外的第二段。"]


def test_word_automatic_numbers_are_written_out() -> None:
    document = docx.Document()
    for text, depth in (("工作回顾", 0), ("投资", 1), ("消费", 1), ("工作安排", 0), ("开放", 1)):
        properties = document.add_paragraph(text)._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = depth
        properties.get_or_add_numId().val = 77
    numbering = document.part.numbering_part.element
    definition = OxmlElement("w:abstractNum")
    definition.set(qn("w:abstractNumId"), "77")
    for depth, pattern in ((0, "%1、"), (1, "（%2）")):
        level = OxmlElement("w:lvl")
        level.set(qn("w:ilvl"), str(depth))
        for tag, value in (("w:start", "1"), ("w:numFmt", "chineseCounting"), ("w:lvlText", pattern)):
            child = OxmlElement(tag)
            child.set(qn("w:val"), value)
            level.append(child)
        definition.append(level)
    numbering.insert(0, definition)
    instance = OxmlElement("w:num")
    instance.set(qn("w:numId"), "77")
    link = OxmlElement("w:abstractNumId")
    link.set(qn("w:val"), "77")
    instance.append(link)
    numbering.append(instance)
    assert one("a.docx", saved(document)).text.split("\n") == ["一、工作回顾", "（一）投资", "（二）消费", "二、工作安排", "（一）开放"]


def test_word_raised_numbers_are_marks_but_powers_are_not() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("实施“双百工程”")
    paragraph.add_run("12").font.superscript = True
    paragraph.add_run("，新增绿地30km")
    paragraph.add_run("2").font.superscript = True
    paragraph.add_run("。")
    assert flow_of(one("a.docx", saved(document))).text == "实施“双百工程”，新增绿地30km2。"


def test_tmx_gives_a_document_a_side_and_joins_what_the_aligner_cut() -> None:
    data = tmx(
        [
            ("政府工作报告", "REPORT"),
            ("今年的主要预期目标是国内生产总值增长8%左右，", "GDP should grow by about 8%, with"),
            ("城镇新增就业1000万人。", "ten million jobs created."),
        ]
    )
    zh, en = read_bytes("GR.tmx", data)
    assert isinstance(zh, Document) and isinstance(en, Document)
    assert (zh.name, zh.language, en.name, en.language) == ("GR.tmx#zh", "zh", "GR.tmx#en", "en")
    assert sentences(zh) == ["政府工作报告", "今年的主要预期目标是国内生产总值增长8%左右，城镇新增就业1000万人。"]
    assert sentences(en) == ["REPORT", "GDP should grow by about 8%, with ten million jobs created."]


def test_html_without_sentences_says_so_and_disagreement_is_stated() -> None:
    lone = "".join(f"<li>{text}</li>" for text in PARAGRAPHS)
    assert "html-extractors-disagree" not in codes(one("a.html", page().encode()))
    shown = one("a.html", page(body=f"<ul>{lone}</ul>").encode())
    assert "增长6%左右" in shown.text
    with pytest.raises(errors.EmptyFile):
        one("a.html", b"<html><head><script>var a = 1;</script></head><body></body></html>")


def test_a_page_laid_out_in_a_table_keeps_its_paragraphs() -> None:
    cell = "".join(f"<p>　　{text}</p>" for text in PARAGRAPHS)
    for body in (f"<table><tr><td>{cell}</td></tr></table>", "<table><tr><td>" + "<br>".join(PARAGRAPHS) + "</td></tr></table>"):
        printed = sentences(one("a.html", page(body=body).encode()))
        assert [line for line in printed if line in PARAGRAPHS] == PARAGRAPHS


def test_extractors_that_disagree_are_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    from mubiao.reading import html

    monkeypatch.setattr(html, "_by_trafilatura", lambda source: "\n".join(PARAGRAPHS[:6]))
    (notice,) = one("a.html", page().encode()).warnings
    assert notice.code == "html-extractors-disagree" and "%" in notice.message
    monkeypatch.setattr(html, "_by_trafilatura", lambda source: "")
    document = one("a.html", page().encode())
    assert "增长6%左右" in document.text and "html-extractors-disagree" in codes(document)


# --- tables ------------------------------------------------------------------------------------------------------------------


def test_a_table_gives_its_rows_with_place_year_and_title() -> None:
    rows = (
        "标题,省份,城市,年份,报告\n" + f'政府工作报告,江苏省,海州市,2024年,"{REPORT}"\n' + f'政府工作报告,江苏省,海州市,2023,"{REPORT}"\n'
    )
    first, second = read_bytes("reports.csv", rows.encode("gb18030"))
    assert isinstance(first, Document) and isinstance(second, Document)
    assert (first.name, first.title, first.declared_area, first.declared_year) == ("reports.csv#1", "政府工作报告", "江苏省海州市", 2024)
    assert (second.name, second.declared_year, second.encoding) == ("reports.csv#2", 2023, "gb18030")
    assert first.text == REPORT


@pytest.mark.parametrize("kind", ["csv", "tsv", "jsonl", "xlsx", "parquet"])
def test_the_text_column_is_the_one_named_or_the_one_with_long_texts(kind: str, tmp_path: Path) -> None:
    columns = {"id": ["1", "2"], "报告": ["2023年报告", "2024年报告"], "raw": [REPORT, REPORT], "note": [ENGLISH, ENGLISH]}
    records = [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]
    data = {
        "csv": "\n".join([",".join(columns)] + [",".join(f'"{value}"' for value in row.values()) for row in records]).encode(),
        "tsv": "\n".join(["\t".join(columns)] + ["\t".join(f'"{value}"' for value in row.values()) for row in records]).encode("utf-8-sig"),
        "jsonl": "\n".join(json.dumps(row, ensure_ascii=False) for row in records).encode(),
        "xlsx": workbook([list(columns), *[list(row.values()) for row in records]]),
        "parquet": parquet(dict(columns)),
    }[kind]
    path = tmp_path / f"t.{kind}"
    path.write_bytes(data)
    assert [row.text for row in read(path) if isinstance(row, Document)] == [REPORT, REPORT]
    assert [row.text for row in read(path, text_column="note") if isinstance(row, Document)] == [ENGLISH, ENGLISH]
    assert [row.text for row in read_bytes(path.name, data) if isinstance(row, Document)] == [REPORT, REPORT]
    with pytest.raises(errors.NoTextColumn, match="nowhere"):
        list(read(path, text_column="nowhere"))


def test_a_bad_row_is_reported_and_the_rest_goes_on() -> None:
    lines = [json.dumps({"text": REPORT}), "{broken", json.dumps({"text": ""}), json.dumps([1]), json.dumps({"text": "\ud800" + REPORT})]
    first, broken, empty, no_object, last = read_bytes("t.jsonl", "\n".join(lines).encode())
    assert isinstance(first, Document) and isinstance(last, Document)
    assert [type(row).code for row in (broken, empty, no_object)] == ["damaged", "empty", "damaged"]  # type: ignore[union-attr]
    assert [row.place for row in (broken, empty, no_object)] == ["row 2", "row 3", "row 4"]  # type: ignore[union-attr]
    assert last.name == "t.jsonl#5" and "garbled" in codes(last)
    good, short = read_bytes("t.csv", f'text,year\n"{REPORT}",2024\nonly one field\n'.encode())
    assert isinstance(good, Document) and isinstance(short, errors.DamagedFile) and short.path == "t.csv#2"


def test_a_table_without_texts() -> None:
    for name, data in (("t.csv", b"a,b\n1,2\n"), ("t.xlsx", workbook([["a"], ["b"]])), ("t.parquet", parquet({"a": ["b"]}))):
        with pytest.raises(errors.NoTextColumn):
            list(read_bytes(name, data))
    with pytest.raises(errors.EmptyFile):
        list(read_bytes("t.csv", b"text,year\n"))


def test_memory_stays_flat_over_a_long_table(tmp_path: Path) -> None:
    row = json.dumps({"text": REPORT, "year": 2024}, ensure_ascii=False) + "\n"

    def peak(rows: int) -> int:
        path = tmp_path / f"{rows}.jsonl"
        path.write_text(row * rows, "utf-8")
        tracemalloc.start()
        assert sum(1 for _ in read(path)) == rows
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    assert peak(3000) < peak(1500) + 2**18  # the file grows by 2 MB


# --- encodings and content ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings_are_decided_by_decoding(encoding: str) -> None:
    document = one("a.txt", REPORT.encode(encoding))
    assert document.text == REPORT
    assert document.encoding == encoding.removesuffix("-sig") or (encoding == "utf-16" and document.encoding == "utf-16-le")


def test_big5_counts_only_where_it_is_declared() -> None:
    old = (
        "各位代表：現在，我代表市政府向大會報告工作，請予審議。今年的主要預期目標是：地區生產總值增長百分之六左右，固定資產投資增長百分之八。"
        * 3
    )
    body = page(charset="big5", body=f"<p>{old}</p>", head="").encode("big5", "ignore")
    assert old in one("a.html", body).text
    assert one("a.html", body).encoding == "big5hkscs"
    assert one("a.txt", old.encode("big5"), encoding="big5").text == old


def test_a_page_declared_gb2312_may_be_utf8_or_use_rarer_characters() -> None:
    assert "增长6%左右" in one("a.html", page(charset="gb2312").encode()).text
    rare = page(charset="gb2312", body="".join(f"<p>{text}朱镕基、堃、囍</p>" for text in PARAGRAPHS))
    assert "朱镕基" in one("a.html", rare.encode("gb18030")).text


def test_english_with_a_typographers_quotes() -> None:
    document = one("a.txt", (ENGLISH * 3 + " China’s “new” target").encode("cp1252"))
    assert document.language == "en" and document.text.endswith("China’s “new” target")


def test_line_ends_and_marks_are_the_only_things_normalised() -> None:
    document = one("a.txt", "\ufeff一、回顾\r\n增长５．５％。\r二、安排\x00\n".encode())
    assert document.text == "一、回顾\n增长５．５％。\n二、安排\n"


def test_garbled_and_truncated_texts_are_named() -> None:
    assert codes(one("a.txt", (REPORT + "锟斤拷锟斤拷锟斤拷烫烫烫").encode())) == ["garbled"]
    assert codes(one("a.txt", REPORT.encode("utf-8").decode("gb18030", "replace").encode())) == ["garbled"]
    assert codes(one("a.txt", REPORT.encode("utf-8").decode("latin-1").encode())) == ["garbled"]
    assert codes(one("a.txt", REPORT.encode()[:-1])) == ["truncated"]
    assert codes(one("a.txt", REPORT.encode())) == []


def test_content_goes_before_the_suffix() -> None:
    for name, data in (
        ("a.txt", word()),
        ("a.doc", word()),
        ("a.docx", page().encode()),
        ("a.doc", page().encode()),
        ("a.txt", pdf()),
        ("a.docx", REPORT.encode()),
    ):
        document = one(name, data)
        assert codes(document)[:1] == ["type-mismatch"] and "增长6%左右" in flow_of(document).text
    assert one("no-suffix", REPORT.encode()).text == one("聊城2024.1月", REPORT.encode()).text == REPORT


# --- errors ------------------------------------------------------------------------------------------------------------------


def bomb() -> bytes:
    return with_part(word(), "word/document.xml", b"<w:document>" + b" " * 60 * 2**20)


@pytest.mark.parametrize(
    ("name", "data", "error", "words"),
    [
        ("a.txt", b"", errors.EmptyFile, "empty"),
        ("a.txt", " \n　\n".encode(), errors.EmptyFile, "no text"),
        ("a.txt", bytes(range(256)) * 20, errors.NotText, "not text"),
        ("a.csv", bytes(range(256)) * 20, errors.NotText, "not text"),
        ("a.docx", word()[:3000], errors.DamagedFile, "truncated"),
        ("a.docx", word()[:2], errors.DamagedFile, "truncated"),
        ("a.docx", b"hello", errors.DamagedFile, "beginning"),
        ("a.docx", without_part(word(), "word/document.xml"), errors.DamagedFile, "main part"),
        ("a.docx", with_part(word(), "word/document.xml", b"<w:document><w:p>"), errors.DamagedFile, "document.xml"),
        ("a.docx", bomb(), errors.TooLarge, "times its size"),
        ("a.docx", word([]), errors.EmptyFile, "no text"),
        ("a.pdf", pdf()[:1500], errors.DamagedFile, "pdf"),
        ("a.pdf", pdf(password="secret"), errors.Encrypted, "password"),
        ("a.pdf", scanned_pdf(), errors.NeedsOcr, "scanned: needs OCR"),
        ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(100), errors.NeedsOcr, "OCR"),
        ("a.doc", old_word(), errors.ConvertFirst, "convert first"),
        ("a.docx", old_word(), errors.ConvertFirst, "docx"),
        ("a.txt", old_word(), errors.ConvertFirst, "docx"),
        ("a.wps", old_word("WpsDocument"), errors.ConvertFirst, "convert first"),
        ("a.docx", old_word("EncryptedPackage"), errors.Encrypted, "password"),
        ("a.rtf", b"{\\rtf1 text}", errors.ConvertFirst, "RTF"),
        ("a.mht", b"MIME-Version: 1.0\r\nContent-Type: multipart/related; x\r\n", errors.ConvertFirst, "mhtml"),
        ("a.xyz", bytes(range(256)) * 20, errors.UnknownType, ".xyz"),
        ("a.json", b"{}", errors.UnknownType, ".json"),
        ("a.zip", with_part(without_part(word(), "word/document.xml"), "b.txt", b"b"), errors.UnknownType, "unpack"),
        ("a.rar", b"Rar!\x1a\x07" + bytes(50), errors.UnknownType, "unpack"),
        ("a.xlsx", workbook([["text"], [REPORT]])[:2000], errors.DamagedFile, "truncated"),
        ("a.parquet", parquet({"text": [REPORT]})[:900], errors.DamagedFile, "truncated"),
        ("a.tmx", tmx([("甲", "A")])[:120], errors.DamagedFile, "tmx"),
        ("a.csv", b"a,b\n1,2\n", errors.NoTextColumn, "a, b"),
    ],
)
def test_what_cannot_be_read_says_why(name: str, data: bytes, error: type[errors.ReadError], words: str) -> None:
    with pytest.raises(errors.ReadError) as caught:
        list(read_bytes(name, data))
    assert type(caught.value) is error
    assert caught.value.path == name and words in str(caught.value)


def test_limits_are_kept() -> None:
    tight = [
        ("a.txt", REPORT.encode(), Limits(file_bytes=100), errors.TooLarge),
        ("a.txt", REPORT.encode(), Limits(characters=100), errors.TooLarge),
        ("a.html", page().encode(), Limits(markup_bytes=100), errors.TooLarge),
        ("a.html", b"<div>" * 5000, Limits(), errors.TooLarge),
        ("a.docx", word(), Limits(expanded_bytes=1000), errors.TooLarge),
        ("a.pdf", pdf(), Limits(pdf_pages=1), errors.TooLarge),
        ("a.pdf", pdf(), Limits(seconds=-1), errors.TooSlow),
        ("a.docx", word(), Limits(seconds=-1), errors.TooSlow),
        ("a.html", page().encode(), Limits(seconds=-1), errors.TooSlow),
    ]
    for name, data, limits, error in tight:
        with pytest.raises(error):
            list(read_bytes(name, data, limits=limits))


def test_a_part_that_lies_about_its_size_is_not_unpacked() -> None:
    data = bytearray(with_part(word(), "word/document.xml", b"<a>" + b" " * 2**20))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        size = archive.getinfo("word/document.xml").file_size
    place = bytes(data).rindex(size.to_bytes(4, "little"))
    data[place : place + 4] = (10).to_bytes(4, "little")
    with pytest.raises(errors.DamagedFile):
        list(read_bytes("a.docx", bytes(data)))


def test_missing_files_and_folders_are_read_errors(tmp_path: Path) -> None:
    for path in (tmp_path / "none.txt", tmp_path, Path("bad\x00name.txt")):
        with pytest.raises(errors.ReadError):
            list(read(path))


# --- folders -----------------------------------------------------------------------------------------------------------------


def test_folders_are_listed_in_one_order_without_leftovers(tmp_path: Path) -> None:
    kept = ["a/1.txt", "a/2.docx", "b/no-suffix", "b/old.doc", "b/x.zip", "b/聊城2024.1月", "c.pdf"]
    dropped = [".DS_Store", "a/~$2.docx", "a/.hidden.txt", "page_files/x.html", ".git/a.txt", "c.png", "d.py", "e.txt.tmp", "Thumbs.db"]
    for name in kept + dropped:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("正文", "utf-8")
    assert [path.relative_to(tmp_path).as_posix() for path in documents([tmp_path])] == kept
    assert left_out([tmp_path]) == {".png": 1, ".py": 1}
    named = documents([tmp_path / "d.py", tmp_path / "a", tmp_path / "a" / "1.txt"])
    assert [path.name for path in named] == ["d.py", "1.txt", "2.docx"]


@pytest.mark.skipif(os.name != "posix", reason="names are bytes on POSIX systems only")
def test_names_in_gbk_bytes_can_be_printed(tmp_path: Path) -> None:
    path = os.path.join(os.fsencode(tmp_path), "聊城.txt".encode("gbk"))
    try:
        with open(path, "w", encoding="utf-8") as stream:
            stream.write(REPORT)
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    (document,) = (row for file in documents([tmp_path]) for row in read(file))
    assert isinstance(document, Document) and document.name.endswith("/聊城.txt")


# --- nothing but typed errors ------------------------------------------------------------------------------------------------

SAMPLES = {"a.docx": word(PARAGRAPHS[:3]), "a.pdf": pdf(PARAGRAPHS[:3]), "a.html": page().encode()}
NAMES = ["a.txt", "a.docx", "a.pdf", "a.html", "a.csv", "a.jsonl", "a.xlsx", "a.parquet", "a.tmx", "a", "a.xyz"]
STARTS = [
    b"",
    b"PK\x03\x04",
    b"%PDF-1.7\n",
    b"PAR1",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"<html>",
    b'<?xml version="1.0"?><tmx>',
    b"\xff\xfe",
    b"text\n",
]


def read_or_typed_error(name: str, data: bytes) -> None:
    try:
        for item in read_bytes(name, data):
            if isinstance(item, Document):
                assert item.text.encode("utf-8") is not None
                flow_of(item)
    except errors.ReadError as error:
        assert error.path.startswith(name)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_truncation_raises_typed_errors_only(name: str) -> None:
    data = SAMPLES[name]
    for end in range(len(data)):
        read_or_typed_error(name, data[:end])


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(name=st.sampled_from(NAMES), start=st.sampled_from(STARTS), data=st.binary(max_size=600))
def test_arbitrary_bytes_raise_typed_errors_only(name: str, start: bytes, data: bytes) -> None:
    read_or_typed_error(name, start + data)


@settings(max_examples=150, deadline=None)
@given(name=st.sampled_from(NAMES), text=st.text(max_size=400))
def test_arbitrary_texts_raise_typed_errors_only(name: str, text: str) -> None:
    read_or_typed_error(name, text.encode("utf-8", "surrogatepass"))


@settings(max_examples=200, deadline=None)
@given(
    st.text(alphabet=sorted(COMMON_HAN) + list("，。0123456789%"), min_size=30, max_size=300),
    st.sampled_from(["utf-8", "gb18030", "utf-16"]),
)
def test_daily_chinese_decodes_as_it_was_written(text: str, encoding: str) -> None:
    assert decode("a.txt", text.encode(encoding))[0].lstrip("\ufeff") == text


@pytest.mark.skipif(not SHARED.exists(), reason="the shared corpora are not beside the project")
def test_the_corpora_are_read_whole() -> None:
    for path in documents([SHARED / "corpora"]):
        for document in read(path):
            assert isinstance(document, Document)
            assert encoding_of(document.text.encode()) == "utf-8"
            assert not [code for code in codes(document) if code in {"garbled", "truncated", "type-mismatch", "html-extractors-disagree"}]
