"""The shipped samples: what they are, that they can be rebuilt to the byte, and that the written truth stands in their texts."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pypdfium2
import pytest
from lxml import html as lxml_html

from mubiao import samples

ROOT = Path(__file__).resolve().parents[1]
TRUTH = json.loads((ROOT / "tests" / "data" / "samples-truth.json").read_text(encoding="utf-8"))
SOURCE = {"湖南省": "hunan", "怀化市": "huaihua", "溆浦县": "xupu", "洪江市": "hongjiang"}
LEAST_CHARACTERS = {"湖南省": 9000, "怀化市": 8000, "溆浦县": 7000, "洪江市": 7000}


def squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text)


def source_of(area: str) -> str:
    """The source text without its layout marks."""
    text = (ROOT / "tools" / "samples" / f"{SOURCE[area]}.txt").read_text(encoding="utf-8")
    return squeeze(re.sub(r"(?m)^#+ ", "", text))


def plain_text(path: Path) -> str:
    """What stands in a sample, read by the format's own library and without the page furniture around the report."""
    if path.suffix == ".docx":
        return squeeze("".join(p.text for p in docx.Document(str(path)).paragraphs))
    if path.suffix == ".html":
        return squeeze(lxml_html.fromstring(path.read_bytes()).get_element_by_id("zoom").text_content())
    if path.suffix == ".txt":
        return squeeze(path.read_bytes().decode("gb18030"))
    with pypdfium2.PdfDocument(path) as pdf:
        pages = [page.get_textpage().get_text_range().splitlines() for page in pdf]
    body = ""
    for number, rows in enumerate(pages, 1):
        assert rows[0] == path.stem
        assert rows[-1] == f"— {number} —"
        body += "".join(rows[1:-1])
    return squeeze(body)


@pytest.fixture(params=range(4), ids=SOURCE.keys())
def sample(request: pytest.FixtureRequest) -> tuple[str, Path, dict]:
    """A place, its shipped file and its written truth."""
    return list(SOURCE)[request.param], samples.paths()[request.param], TRUTH[request.param]


def test_four_formats_named_as_invented() -> None:
    paths = samples.paths()
    assert [p.suffix for p in paths] == [".docx", ".html", ".txt", ".pdf"]
    assert all(p.is_file() and "虚构样例" in p.name for p in paths)


def test_missing_data_files_are_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(samples, "NAMES", ("没有这份样例.txt",))
    with pytest.raises(FileNotFoundError, match="没有这份样例"):
        samples.paths()


def test_text_is_whole_in_order_and_headed_as_invented(sample: tuple[str, Path, dict]) -> None:
    area, path, _ = sample
    text, source = plain_text(path), source_of(area)
    assert text == source.replace("{{jump}}", "（下转第二版）（上接第一版）")
    assert text.startswith("【虚构样例，供软件演示】")
    assert len(text) >= LEAST_CHARACTERS[area] * 0.98  # headings and blanks squeezed out


def test_county_is_gb18030_and_not_utf8() -> None:
    raw = samples.paths()[2].read_bytes()
    with pytest.raises(UnicodeDecodeError):
        raw.decode("utf-8")
    assert b"\r\n" in raw


def test_page_carries_the_furniture_of_a_portal() -> None:
    page = samples.paths()[1].read_text(encoding="utf-8")
    text = squeeze(lxml_html.fromstring(page).text_content())
    for part in (
        "字号：大中小",
        "打印本页",
        "分享到",
        "来源：",
        "发布时间：",
        "责任编辑：",
        "上一篇：",
        "下一篇：",
        "相关报道",
        "版权所有",
        "网站标识码",
    ):
        assert part in text
    assert re.search(r"拖欠问题（下转第二版）（上接第一版）开展", text)
    assert re.search(r"\d</span><span>%</span>", page)


def test_pdf_breaks_lines_inside_the_target_sentence() -> None:
    with pypdfium2.PdfDocument(samples.paths()[3]) as pdf:
        text = "\n".join(page.get_textpage().get_text_range() for page in pdf)
    first, last = ("".join(rf"{re.escape(c)}\s*" for c in words) for words in ("提出今年的主要预期目标", "常住人口城镇化率提高"))
    passage = re.search(f"{first}(.*?){last}", text, re.DOTALL)
    assert passage
    assert passage.group(1).count("\n") >= 8


def test_rebuild_is_byte_identical(tmp_path: Path) -> None:
    """Two runs in processes of their own give the same bytes, and what they give is what is shipped."""
    for name in ("first", "second"):
        subprocess.run([sys.executable, str(ROOT / "tools" / "make_samples.py"), str(tmp_path / name)], check=True, capture_output=True)
    for shipped in samples.paths():
        first, second = (tmp_path / name / shipped.name for name in ("first", "second"))
        assert first.read_bytes() == second.read_bytes()
        if shipped.suffix == ".docx":  # the packed bytes depend on the machine's zlib, the parts do not
            with zipfile.ZipFile(shipped) as a, zipfile.ZipFile(first) as b:
                assert {n: a.read(n) for n in a.namelist()} == {n: b.read(n) for n in b.namelist()}
        elif shipped.suffix == ".pdf":  # reportlab prints a line about itself that changes with its version
            assert plain_text(first) == plain_text(shipped)
        else:
            assert first.read_bytes() == shipped.read_bytes(), f"{shipped.name} is not what tools/make_samples.py builds: run it"


def test_truth_names_the_documents(sample: tuple[str, Path, dict]) -> None:
    area, path, truth = sample
    assert (truth["area"], truth["doc"], truth["report_year"]) == (area, f"samples/{path.stem}", 2031)


def test_truth_stands_in_the_text(sample: tuple[str, Path, dict]) -> None:
    _, path, truth = sample
    text = plain_text(path)
    for row in truth["rows"]:
        assert squeeze(row["evidence"]) in text, row
    starts = [text.find(squeeze(section["start"])) for section in truth["sections"]]
    assert -1 not in starts
    assert starts == sorted(starts)


def test_truth_rows_are_well_formed(sample: tuple[str, Path, dict]) -> None:
    _, _, truth = sample
    for row in truth["rows"]:
        assert (row["bound"] == "relative") == (row["relative"] is not None), row
        values = [v for v in (row["low"], row["high"]) if v is not None]
        assert bool(values) == (row["bound"] not in ("relative", "qualitative")), row
        assert (row["low"] == row["high"] and len(values) == 2) == (row["bound"] in ("point", "around")), row


def test_truth_covers_every_clause_of_the_passage(sample: tuple[str, Path, dict]) -> None:
    """With every evidence struck out of the target passage, no figure and no goal word is left in it."""
    _, path, truth = sample
    text = plain_text(path)
    rows = [r for r in truth["rows"] if r["kind"] == "target"]
    plan = text.index(next(squeeze(s["start"]) for s in truth["sections"] if s["kind"] == "plan"))
    starts = [text.index(r["evidence"], plan) for r in rows]
    spans = [(s, s + len(r["evidence"])) for s, r in zip(starts, rows, strict=True)]
    start, end = min(s for s, _ in spans), max(e for _, e in spans)
    assert end - start < 500, "an evidence was found outside the passage"
    rest = "".join(c for i, c in enumerate(text[start:end], start) if not any(s <= i < e for s, e in spans))
    assert not re.search(r"\d|百分之|高于|完成|同步|(?<!努)力争", rest), rest
