"""Finding reports in a crawl: kinds of page, parts, copies, broken records. Every page is invented."""

from __future__ import annotations

import gzip
import html
import json
import random
import shutil
import subprocess
from pathlib import Path

import pyarrow as pa
import pytest
from fastwarc.stream_io import ZstdWriter
from resiliparse.extract.html2text import extract_plain_text
from typer.testing import CliRunner

from conftest import needs_shared
from mubiao import api
from mubiao.cli import app
from mubiao.crawl import Candidate, Found, Page, find, judge, row_of, warc
from mubiao.crawl.paging import Paging, paging_of, report_of
from mubiao.crawl.scoring import own_title, screened
from mubiao.crawl.titles import title_on
from mubiao.errors import ReadError
from report_texts import TASKS
from store_reports import report

_WHOLE = report("溆浦县", 2031).split("\n")
LINES = [*_WHOLE[:-1], *(f"（{n}）抓好第{n}件实事，把账本交到群众手里，年底请代表们来验收。" for n in range(40)), _WHOLE[-1]]


def page_of(title: str, lines: list[str], more: str = "", charset: str = "utf-8") -> bytes:
    body = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
    return (
        f"<html><head><meta charset='{charset}'><title>{title}_演示门户</title></head><body><ul><li>首页</li><li>政府工作报告</li></ul>"
        f"<div class='content'><h1>{title}</h1>{body}{more}</div></body></html>"
    ).encode("gb18030" if charset == "gb2312" else charset)


def record(url: str, body: bytes, *, claim: int = 0, kind: str = "response", headers: str = "") -> bytes:
    block = body if kind == "conversion" else f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{headers}\r\n".encode() + body
    media = "text/plain" if kind == "conversion" else "application/http; msgtype=response"
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2031-03-01T08:00:00Z\r\nContent-Type: {media}\r\n"
        f"Content-Length: {len(block) + claim}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def kind_of(title: str, lines: list[str]) -> str:
    return judge(Page("http://a.gov.cn/1.html", None, "text/html", None, page_of(title, lines), "x")).kind


NEWS = [
    "1月12日上午，溆浦县第十九届人民代表大会第五次会议开幕。县长代表县人民政府作政府工作报告。",
    "报告指出，过去一年全县地区生产总值增长5.3%。报告提出，今年增长6%左右。",
    *TASKS,
    "代表们表示，报告说到了心坎上。（记者 甲某）",
]


@pytest.mark.parametrize(
    ("title", "lines", "kind"),
    [
        ("溆浦县2031年政府工作报告", LINES, "work_report"),
        ("重要文件", LINES, "work_report"),  # the text tells it alone
        ("溆浦县第十九届人民代表大会开幕", NEWS, "news"),
        ("溆浦县政府工作报告", NEWS, "news"),  # a title tells it not
        ("政府工作报告及名词解释", LINES, "work_report"),
        ("受权发布丨县长所作的政府工作报告", LINES, "work_report"),
        ("速览！溆浦县政府工作报告", NEWS, "summary"),
        ("关于政府工作报告审议意见的公告", ["请各单位落实。", *TASKS], "other"),
        ("县长作政府工作报告", [*NEWS, "“现在，我代表县人民政府报告工作。”全场响起掌声。"], "news"),
        ("一图读懂溆浦县政府工作报告", LINES[:12], "summary"),
        ("溆浦县政府工作报告（摘要）", LINES[1:], "summary"),
        ("关于溆浦县2030年国民经济和社会发展计划执行情况与2031年计划草案的报告", ["各位代表：受县人民政府委托，现将计划草案提请审议。", *TASKS], "plan_report"),
        ("关于溆浦县2030年预算执行情况和2031年预算草案的报告", ["各位代表：受县人民政府委托，现将预算草案提请审议。", *TASKS], "budget_report"),
        ("溆浦县2030年国民经济和社会发展统计公报", ["溆浦县统计局", "初步核算，全县地区生产总值比上年增长5.3%。"], "communique"),
        ("关于印发政府工作报告任务分解方案的通知", ["各乡镇人民政府：请抓好落实。", *TASKS], "other"),
        ("溆浦县人民法院工作报告", ["各位代表：现在，我代表县人民法院报告工作。", *TASKS], "other"),
        ("溆浦县人民政府关于印发2031年政府工作报告的通知", LINES, "work_report"),
        ("县十九届人大五次会议《政府工作报告》", LINES, "work_report"),
        ("溆浦县人民代表大会常务委员会工作报告", LINES, "other"),
        ("政协溆浦县委员会常务委员会工作报告", LINES, "other"),
        ("溆浦县教育局2031年工作报告", LINES, "other"),
        ("2031年乡镇政府工作报告范文（精选5篇）", LINES, "other"),
        ("2030年上半年政府工作情况报告", ["主任、各位副主任、各位委员：我代表县人民政府报告上半年工作情况，请审议。", *LINES], "other"),
        ("重要文件", ["各位代表：", "我受溆浦县人大常委会委托，向大会报告工作，请予审议。", *LINES[3:]], "other"),
        ("聚焦两会丨溆浦县定下新目标", ["1月12日，会场传来掌声。", "报告指出，现在，我代表县人民政府，向大会报告工作。", *NEWS], "news"),
        ("漫画｜溆浦县政府工作报告", LINES[:14], "summary"),
        ("政府工作报告", [f"某某县{year}年政府工作报告" for year in range(2010, 2030)], "other"),  # a list
        ("图书馆周末开放时间", ["请读者留意。"] * 30, "other"),
    ],
)  # fmt: skip
def test_kinds(title: str, lines: list[str], kind: str) -> None:
    assert kind_of(title, lines) == kind


def test_what_names_another_page_is_no_title_of_this_one() -> None:
    lines = ["（三）办好民生实事", "上一篇：关于调整公交线路的公告", "下一篇：财政预算报告"]
    assert title_on("<html><title>演示县人民政府</title></html>", "\n".join(lines)) == "演示县人民政府"


def test_a_page_of_a_search_is_no_part_of_a_report() -> None:
    found = [f"某某县{year}年政府工作报告" for year in range(2011, 2024)]
    page = Page("http://a.gov.cn/s.html", None, "text/html", None, page_of("站内搜索：政府工作报告", found, "<div>第1页 共8页</div>"), "x")
    assert judge(page).kind == "other"


def test_a_report_says_whose_it_is_and_why() -> None:
    found = judge(
        Page("http://a.gov.cn/1.html", "2031-03-01T08:00:00Z", "text/html", None, page_of("政府工作报告", LINES, charset="gb2312"), "x")
    )
    assert (found.area, found.area_code, found.year, found.language) == ("溆浦县", "431224", 2031, "zh")
    assert any("salutation" in reason for reason in found.reasons)
    assert 0.5 < found.score <= 1


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>溆浦县政府工作报告-某某区政府信息公开</title>", "<h1>某某网</h1>", "溆浦县政府工作报告"),
        ("<title>某某市人民政府</title>", "<h1>某某市人民政府</h1><h2>溆浦县2031年政府工作报告</h2>", "溆浦县2031年政府工作报告"),
        ("<title>无标题文档</title>", "<table><tr><td>标题：</td><td>溆浦县政府工作报告解读</td></tr></table>", "溆浦县政府工作报告解读"),
        ("<title>某某日报</title>", "<p>漫画｜溆浦县政府工作报告</p><p>一句话。</p><p>2019年政府工作报告</p>", "漫画｜溆浦县政府工作报告"),
        ("<title>政府工作报告-溆浦县2030年统计公报解读-某某网</title>", "", "溆浦县2030年统计公报解读"),
        (
            "<title></title>",
            "<ul><li>统计公报<li>首页</ul><ul><li>溆浦县2031年政府工作报告</ul><p>一句话。</p>",
            "溆浦县2031年政府工作报告",
        ),
    ],
)
def test_the_title_of_the_document_on_a_page(head: str, body: str, title: str) -> None:
    source = f"<html><head>{head}</head><body>{body}</body></html>"
    assert title_on(source, extract_plain_text(source, main_content=False, alt_texts=False, links=False)) == title


def test_pages_written_in_other_ways() -> None:
    page = page_of("政府工作报告", LINES).decode()
    scripts = page.replace("<body>", f"<body><script>{'var a=1;' * 12_000}</script>")
    for data in (page.encode("utf-16"), page.encode("ascii", "xmlcharrefreplace"), scripts.encode()):
        found = judge(Page("http://a.gov.cn/1.html", None, "text/html", None, data, "x"))
        assert (found.kind, found.area, found.year) == ("work_report", "溆浦县", 2031)


def test_most_pages_are_turned_away_unread() -> None:
    assert not screened("<title>天气</title>多云".encode())
    assert screened("政府工作报告".encode("gb18030"))
    assert screened("政府工作报告".encode("utf-16"))
    assert own_title("溆浦县政府工作报告_政务公开_某某网") == "溆浦县政府工作报告"


@pytest.mark.parametrize(
    ("url", "source", "paging"),
    [
        ("http://a/1_1.html", "createPageHTML(5, 1, 'x', 'html')", Paging(2, 5)),
        ("http://a/1.html", "第1页/共3页", Paging(1, 3)),
        ("http://a/1_2.html", "<a>1</a> <a>2</a> <a>3</a> <a>下一页</a>", Paging(3, 3)),
        ("http://a/list.html", "第1页 共180页", None),  # a list
        ("http://a/1.html", "", None),
        ("http://a/7-2.html", "<a>1</a> <a>2</a> <a>3</a> <a>下一页</a>", Paging(2, 3)),
        ("http://a/2031-01-15.html", "", None),
    ],
)
def test_pagers(url: str, source: str, paging: Paging | None) -> None:
    assert paging_of(url, source) == paging


def test_pages_of_one_report_have_one_url() -> None:
    assert report_of("http://A.gov.cn/art/7_3.html") == report_of("http://a.gov.cn/art/7.html")
    assert report_of("http://a.gov.cn/art/7?id=1&page=2") == report_of("http://a.gov.cn/art/7?id=1")
    assert report_of("http://a.gov.cn/art/7.html") != report_of("http://a.gov.cn/art/8.html")


def crawl(folder: Path, records: list[bytes], *, packed: bool = True) -> tuple[dict[tuple[str, str], Candidate], Found]:
    path = folder / ("crawl.warc.gz" if packed else "crawl.warc")
    path.write_bytes(b"".join(gzip.compress(one) if packed else one for one in records))
    tally = Found()
    return {(row.url, row.kind): row for row in find([path], everything=True, tally=tally)}, tally


def test_parts_are_joined_and_copies_linked(tmp_path: Path) -> None:
    pieces = [LINES[:14], LINES[14:24], LINES[24:]]
    parts = [
        record(f"http://a.gov.cn/7{f'_{n}' if n else ''}.html", page_of("政府工作报告", piece, f"第{n + 1}页/共3页"))
        for n, piece in enumerate(pieces)
    ]
    copy = record("http://news.example/9.html", page_of("溆浦县政府工作报告", LINES))
    rows, tally = crawl(tmp_path, [parts[2], copy, parts[0], parts[1]])
    joined = rows["http://a.gov.cn/7.html", "work_report"]
    assert (joined.parts, joined.area, joined.year, tally.joined) == (3, "溆浦县", 2031, 1)
    assert {row.part_of for (_, kind), row in rows.items() if kind == "part"} == {"http://a.gov.cn/7.html"}
    assert sorted(row.part or 0 for (_, kind), row in rows.items() if kind == "part") == [1, 2, 3]
    whole = rows["http://news.example/9.html", "work_report"]
    assert {joined.copy_of, whole.copy_of} == {None, whole.url}  # one page goes before several


def test_pages_counted_from_one_are_joined_in_their_order(tmp_path: Path) -> None:
    pieces, links = [LINES[:14], LINES[14:24], LINES[24:]], "<a>1</a> <a>2</a> <a>3</a> <a>下一页</a>"
    parts = [
        record(f"http://a.gov.cn/7{f'_{n + 1}' if n else ''}.html", page_of("政府工作报告", piece, links)) for n, piece in enumerate(pieces)
    ]
    rows, tally = crawl(tmp_path, parts)
    assert (rows["http://a.gov.cn/7.html", "work_report"].parts, tally.joined) == (3, 1)
    assert [rows[f"http://a.gov.cn/7{end}.html", "part"].part for end in ("", "_2", "_3")] == [1, 2, 3]


def test_another_year_is_no_copy(tmp_path: Path) -> None:
    pages = [record(f"http://a.gov.cn/{y}.html", page_of("政府工作报告", report("溆浦县", y).split("\n"))) for y in (2030, 2031)]
    rows, _ = crawl(tmp_path, pages)
    assert [row.copy_of for row in rows.values()] == [None, None]


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("damage", ["half", "claims", "noise"])
def test_a_broken_record_costs_itself_alone(tmp_path: Path, packed: bool, damage: str) -> None:
    pages = [record(f"http://a.gov.cn/{n}.html", page_of("政府工作报告", report("溆浦县", 2020 + n).split("\n"))) for n in range(4)]
    if damage == "claims":
        pages[1] = record("http://a.gov.cn/1.html", page_of("政府工作报告", LINES), claim=50_000_000)
    whole = [gzip.compress(one) if packed else one for one in pages]
    if damage != "claims":
        whole[1] = whole[1][: len(whole[1]) // 2] if damage == "half" else bytes(range(256)) * 20
    path = tmp_path / ("crawl.warc.gz" if packed else "crawl.warc")
    path.write_bytes(b"".join(whole))
    tally = Found()
    assert [row.url for row in find([path], tally=tally)] == [f"http://a.gov.cn/{n}.html" for n in (0, 2, 3)]
    assert len(tally.errors) >= 1


@pytest.mark.parametrize("way", ["gzip", "zstd"])
@pytest.mark.parametrize("where", ["in the record", "in its checksum"])
@pytest.mark.parametrize("size", [500, 20_000, 300_000])
def test_a_record_whose_bytes_were_changed_costs_itself_alone(tmp_path: Path, way: str, where: str, size: int) -> None:
    noise = random.Random(7)
    filler = f"<!-- {noise.randbytes(size // 2).hex()} -->"
    pages = [record(f"http://a.gov.cn/{n}.html", page_of("政府工作报告", report("溆浦县", 2020 + n).split("\n"), filler)) for n in range(4)]
    packed = [gzip.compress(one) if way == "gzip" else checked_zstd(one) for one in pages]
    at = len(packed[1]) // 2 if where == "in the record" else len(packed[1]) - (6 if way == "gzip" else 2)
    packed[1] = packed[1][:at] + bytes([packed[1][at] ^ 0x10]) + packed[1][at + 1 :]
    path = tmp_path / f"crawl.warc.{'gz' if way == 'gzip' else 'zst'}"
    path.write_bytes(b"".join(packed))
    tally = Found()
    assert [row.url for row in find([path], tally=tally)] == [f"http://a.gov.cn/{n}.html" for n in (0, 2, 3)]
    [error] = tally.errors
    assert error.code == "damaged"


def checked_zstd(block: bytes) -> bytes:
    """A frame with a checksum, which only the program writes."""
    if (program := shutil.which("zstd")) is None:
        pytest.skip("the program zstd is not here")
    return subprocess.run([program, "-q", "-c", "--check"], input=block, capture_output=True, check=True).stdout


def test_archives_at_urls(tmp_path: Path) -> None:
    fsspec = pytest.importorskip("fsspec", reason="fsspec is not installed: pip install 'mubiao[urls]'")
    packed = b"".join(
        gzip.compress(record(f"http://a.gov.cn/{n}.html", page_of("政府工作报告", report("溆浦县", 2020 + n).split("\n"))))
        for n in range(3)
    )
    spoiled = packed[:-6] + bytes([packed[-6] ^ 1]) + packed[-5:]
    (tmp_path / "crawl.warc.gz").write_bytes(packed)
    with fsspec.open("memory://crawl/spoiled.warc.gz", "wb") as stream:
        stream.write(spoiled)
    tally = Found()
    urls = [(tmp_path / "crawl.warc.gz").as_uri(), "memory://crawl/spoiled.warc.gz", "memory://crawl/none.warc.gz"]
    rows = list(find(urls, tally=tally))
    assert [row.source for row in rows] == [urls[0]] * 3 + [urls[1]] * 2
    assert [(error.path, error.code) for error in tally.errors] == [(urls[1], "damaged"), (urls[2], "unreadable")]
    assert tally.errors[1].reason == "there is no such file"


def test_what_opens_a_url_may_fail_in_its_own_way(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    class NoCredentials(Exception):
        pass

    def refused(name: str) -> None:
        raise NoCredentials("who are you?")

    (tmp_path / "a.warc").write_bytes(record("http://a.gov.cn/1.html", page_of("政府工作报告", LINES)))
    opened = warc._opened
    monkeypatch.setattr(warc, "_opened", lambda name: refused(name) if "://" in name else opened(name))
    tally = Found()
    assert len(list(find(["s3://bucket/b.warc", tmp_path / "a.warc"], tally=tally))) == 1
    assert "who are you?" in tally.errors[0].reason


def test_noise_between_records_is_told_and_costs_none(tmp_path: Path) -> None:
    pages = [record(f"http://a.gov.cn/{n}.html", page_of("政府工作报告", report("溆浦县", 2020 + n).split("\n"))) for n in range(3)]
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(gzip.compress(pages[0]) + b"no record" * 30 + b"".join(map(gzip.compress, pages[1:])) + b"nor this" * 30)
    tally = Found()
    assert [row.url for row in find([path], tally=tally)] == [f"http://a.gov.cn/{n}.html" for n in range(3)]
    assert [error.code for error in tally.errors] == ["damaged", "damaged"]


def test_zstd_and_what_is_no_archive(tmp_path: Path) -> None:
    writer = ZstdWriter(str(tmp_path / "a.warc.zst"))
    writer.write(record("http://a.gov.cn/1.html", page_of("政府工作报告", LINES)))
    writer.close()
    (tmp_path / "b.warc").write_bytes(b"")
    (tmp_path / "c.warc").write_text("no archive")
    tally = Found()
    assert [row.kind for row in find([tmp_path, "nosuch://host/d.warc"], tally=tally)] == ["work_report"]
    assert {Path(error.path).name for error in tally.errors} == {"b.warc", "c.warc", "d.warc"}


def test_an_archive_packed_as_one_piece(tmp_path: Path) -> None:
    """zstd crawl.warc, and not a frame a record: FastWARC alone stops at some record of it."""
    noise = random.Random(3)
    filler = [f"<script>{'var a=1;' * 8_000}{noise.randbytes(20_000).hex()}</script>" for _ in range(60)]
    pages = [record(f"http://a.gov.cn/{n}.html", page_of("政府工作报告", [*LINES, str(n)], filler[n])) for n in range(60)]
    path = tmp_path / "a.warc.zst"
    with pa.OSFile(str(path), "wb") as raw, pa.CompressedOutputStream(raw, "zstd") as stream:
        stream.write(b"".join(pages))
    tally = Found()
    assert len(list(find([path], tally=tally))) == 60 and not tally.errors
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    tally = Found()
    assert 0 < len(list(find([path], tally=tally))) < 60 and tally.errors


def test_a_fault_of_the_program_costs_one_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(b"".join(record(f"http://a.gov.cn/{n}.html", page_of("政府工作报告", LINES)) for n in range(2)))

    def judged(page: Page, limits: object) -> Candidate:
        if page.url.endswith("/0.html"):
            raise RecursionError("too deep")
        return judge(page)

    monkeypatch.setattr("mubiao.crawl.judging.judge", judged)
    tally = Found()
    assert [row.url for row in find([path], tally=tally)] == ["http://a.gov.cn/1.html"]
    assert [error.code for error in tally.errors] == ["defect"]


def test_wet_folders_and_encoded_answers(tmp_path: Path) -> None:
    wet = record("http://a.gov.cn/1.html", "\n".join(LINES).encode(), kind="conversion")
    (tmp_path / "a.warc.wet.gz").write_bytes(gzip.compress(wet))
    squeezed = record("http://b.gov.cn/2.html", gzip.compress(page_of("政府工作报告", LINES)), headers="Content-Encoding: gzip\r\n")
    (tmp_path / "b.warc").write_bytes(squeezed)
    (tmp_path / "c.html").write_bytes(page_of("政府工作报告", LINES))
    rows = list(find([tmp_path]))
    assert [row.kind for row in rows] == ["work_report"] * 3
    assert sum(row.copy_of is None for row in rows) == 1
    assert rows[0].crawled_at == "2031-03-01T08:00:00Z"


def test_the_command(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(
        record("http://a.gov.cn/1.html", page_of("政府工作报告", LINES)) + record("http://a.gov.cn/2.html", b"<html>hi</html>")
    )
    table = tmp_path / "found.jsonl"
    done = CliRunner().invoke(app, ["find", str(tmp_path / "a.warc"), "-o", str(table), "--canonical"])
    assert done.exit_code == 0, done.output
    [row] = [json.loads(line) for line in table.read_text(encoding="utf-8").splitlines()]
    assert (row["url"], row["kind"], row["area"], row["year"]) == ("http://a.gov.cn/1.html", "work_report", "溆浦县", 2031)
    assert CliRunner().invoke(app, ["find", str(tmp_path / "a.warc"), "-o", str(tmp_path / "found.parquet")]).exit_code == 0
    assert CliRunner().invoke(app, ["find", str(tmp_path / "none.warc")]).exit_code == 2


def lines_of(rows: list[Candidate]) -> list[str]:
    return [json.dumps(row_of(row), ensure_ascii=False) for row in rows]


def test_the_same_over_any_number_of_processes(tmp_path: Path) -> None:
    pages = [record(f"http://a.gov.cn/{n}.html", page_of("政府工作报告", report("溆浦县", 2010 + n % 6).split("\n"))) for n in range(9)]
    junk = [record(f"http://b.gov.cn/{n}.html", page_of("图书馆周末开放时间", ["请读者留意。"])) for n in range(200)]
    cut = gzip.compress(pages[0])[:300]
    path = tmp_path / "a.warc.gz"
    path.write_bytes(b"".join(map(gzip.compress, pages[:5] + junk + pages[5:])) + cut)
    alone = Found()
    wanted = lines_of(list(find([path], everything=True, tally=alone)))
    assert len(wanted) == 209 and alone.read == alone.size == path.stat().st_size
    for jobs in (1, 3):
        tally = Found()
        assert lines_of(list(find([path], everything=True, tally=tally, jobs=jobs))) == wanted
        assert (tally.pages, tally.kinds, list(map(str, tally.errors))) == (alone.pages, alone.kinds, list(map(str, alone.errors)))


def test_a_search_that_is_stopped_gives_what_it_found(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(b"".join(record(f"http://a.gov.cn/{n}.html", page_of("政府工作报告", LINES)) for n in range(5)))

    def told(tally: Found) -> None:
        if tally.pages == 2:
            raise KeyboardInterrupt

    tally, found = Found(), []
    with pytest.raises(KeyboardInterrupt):
        for row in find([path], tally=tally, told=told):
            found.append(row.url)
    assert tally.stopped and found[0] == "http://a.gov.cn/0.html"


def wrapped(shared: Path, every: int) -> list[bytes]:
    """Documents of the corpora as records without a title: all of the news and one in ``every`` of the others."""
    records = []
    for folder in sorted(path for path in shared.joinpath("corpora").iterdir() if path.is_dir()):
        for file in sorted(path for path in folder.iterdir() if path.is_file())[:: 1 if folder.name == "news" else every]:
            for document in api.documents(str(file)):
                if not isinstance(document, ReadError):
                    records.append(
                        record(f"http://a.gov.cn/{folder.name}/{document.document_id}.html", page_of("正文", document.text.split("\n")))
                    )
    return records


@needs_shared
def test_real_reports_are_found_and_no_news_is_taken_for_one(tmp_path: Path, shared: Path) -> None:
    rows, tally = crawl(tmp_path, wrapped(shared, 12))
    kinds: dict[str, set[str]] = {}
    for url, kind in rows:
        kinds.setdefault(url.split("/")[3], set()).add(kind)
    assert kinds.pop("news") <= {"news", "other"}
    assert kinds.pop("communiques") == {"communique"}
    assert kinds and all(found == {"work_report"} for found in kinds.values())
    assert not tally.errors
