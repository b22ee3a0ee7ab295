"""A static copy, served by a plain file server: every link leads somewhere, nothing is asked of another host, search finds what stands there."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urldefrag, urljoin, urlsplit

import httpx
import pytest
from lxml import etree
from typer.testing import CliRunner

from mubiao.cli import app
from mubiao.publishing import NotEmpty, export_site
from mubiao.publishing.indexing import Index, piece_of, terms
from mubiao.samples import paths
from mubiao.store import Store

_ASKED = re.compile(r'(?<=\s)((?:xlink:)?href|src|data-chart)="([^"]*)"')
_LOADED = re.compile(r'<(?:script|img|link|iframe|source|figure)\b[^>]*(?<=\s)(?:src|href|data-chart)="([^"]*)"')
CHROMIUM = os.environ.get("MUBIAO_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
HOSTILE = '<script>alert("甲")</script>&'


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("publishing")
    hostile = folder / "溆浦县2030年<b>政府工作报告.txt"
    hostile.write_text(
        f"溆浦县2030年政府工作报告{HOSTILE}\n——2030年1月9日在溆浦县第十八届人民代表大会第四次会议上\n县长 某某\n各位代表：\n一、2029年工作回顾\n"
        f"地区生产总值增长5%。\n二、2030年工作安排\n主要预期目标是：地区生产总值增长6%以上，{HOSTILE}社会消费品零售总额增长7%左右。\n",
        encoding="utf-8",
    )
    with Store(folder / "reports.db", create=True) as store:
        store.load_facts()
        # Of the cities' facts a few will do: each is a page in two languages, and all of them are one template's.
        store.connection.execute("DELETE FROM documents WHERE name LIKE 'cities-2024/%' AND name NOT LIKE 'cities-2024/长%'")
        store.add([*paths(), hostile])
    export_site(folder / "reports.db", folder / "out", states=6, limit=12)
    return folder


@pytest.fixture(scope="module")
def served(site):
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site / "out")))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


def test_every_link_of_every_page_leads_somewhere(site, served):
    client = httpx.Client()
    seen, waiting, ids, fragments = set(), [served], {}, []
    while waiting:
        url = waiting.pop()
        answer = client.get(url, follow_redirects=True)
        assert answer.status_code == 200, url
        if not url.endswith((".html", ".svg", "/")):
            continue
        if url.endswith(".svg"):
            etree.fromstring(answer.content)  # well-formed, as a link that is left out leaves it
        ids[url] = set(re.findall(r'\sid="([^"]*)"', answer.text))
        for asked in _LOADED.findall(answer.text):
            assert urlsplit(urljoin(url, html.unescape(asked))).netloc == urlsplit(served).netloc, (url, asked)
        for _, given in _ASKED.findall(answer.text):
            if given.startswith(("data:", "http:", "https:")) and not given.startswith(served):
                continue  # the page that a report is from: followed by a person alone
            assert not given.startswith("/"), (url, given)  # the copy may lie in any folder
            target, fragment = urldefrag(urljoin(url, html.unescape(given)))
            if fragment and not fragment.startswith("at-"):
                fragments.append((target, fragment, url))
            if target not in seen:
                seen.add(target)
                waiting.append(target)
    assert len(seen) > 80
    assert [link for link in fragments if link[0] in ids and link[1] not in ids[link[0]]] == []
    pages = {path.relative_to(site / "out").as_posix() for path in (site / "out").rglob("*.html")}
    assert pages - {url.removeprefix(served) for url in seen} == {"index.html"}  # and every page is led to


def test_both_languages_and_twins(site):
    out = site / "out"
    english = {path.relative_to(out / "en") for path in (out / "en").rglob("*.html")}
    assert english == {path.relative_to(out / "zh") for path in (out / "zh").rglob("*.html")}
    assert 'lang="zh-CN"' in (out / "zh/index.html").read_text(encoding="utf-8")
    stem = "province-2031-target-gdp-growth"
    cells = json.loads((out / f"data/tracker/{stem}.json").read_text(encoding="utf-8"))["cells"]
    assert any(cell["state"] == "stated" for cell in cells) and (out / f"data/tracker/{stem}.csv").read_bytes().startswith(b"area,")
    assert (out / "data/statements-target.csv").read_bytes().startswith(b"id,") and list((out / "zh/tracker").glob("*.svg"))
    for page in out.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert "Content-Security-Policy" in text and "/review" not in text and "/upload" not in text
        assert "<script>alert" not in text and 'method="post"' not in text


def test_the_index_leads_to_the_documents_that_have_the_words(site):
    out = site / "out"
    blocks = json.loads((out / "search/index.json").read_text(encoding="utf-8"))["blocks"]
    listed = json.loads((out / "search/0/documents.json").read_text(encoding="utf-8"))
    assert [block["documents"] for block in blocks] == [len(listed)] and 0 < len(listed) <= 12
    for pair in ("消费", "目标"):
        piece = json.loads((out / f"search/0/{piece_of(pair, blocks[0]['pieces'])}.json").read_text(encoding="utf-8"))
        for number, about in enumerate(listed):
            text = json.loads((out / f"data/{about['stem']}.json").read_text(encoding="utf-8"))["document"]["text"]
            assert (number in piece.get(pair, [])) == (pair in "".join(text.split()))


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
def test_the_form_and_the_search_of_a_copy_in_a_browser(served):
    driver = pytest.importorskip("playwright.sync_api", reason="Playwright's driver comes with the dev extra")
    wrong = []
    with driver.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_context(locale="zh-CN", viewport={"width": 1280, "height": 900}).new_page()
        page.on("console", lambda said: wrong.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda asked: None if asked.url.startswith((served, "data:")) else wrong.append(asked.url))
        page.goto(served)
        page.wait_for_url("**/zh/index.html")
        assert not page.is_visible("#not-in-copy")
        for field, value in {"indicator": "gdp", "measure": "growth", "year": "2031", "level": "province", "kind": "target"}.items():
            page.select_option(f"select[name={field}]", value)
        page.click("form button")
        page.wait_for_url("**/zh/tracker/province-2031-target-gdp-growth.html")
        page.wait_for_selector("figure svg")  # the chart is in the page, and its marks are links
        page.select_option("select[name=measure]", "avg_growth")
        page.click("form button")
        page.wait_for_selector("#not-in-copy", state="visible")
        page.goto(f"{served}zh/search.html")
        page.fill("input[name=q]", "地区生产总值增长5%")
        page.click("form button")
        page.wait_for_selector("#hits li a")
        assert "地区生产总值增长5%" in page.inner_text("#hits li mark")
        page.click("#hits li a")
        page.wait_for_selector("p.passage")
        assert "地区生产总值增长5%" in page.inner_text("p.passage")
        browser.close()
    assert wrong == []


def test_an_index_is_written_in_blocks(tmp_path, monkeypatch):
    monkeypatch.setattr("mubiao.publishing.indexing.BLOCK", 2)
    index = Index(tmp_path / "search")
    for number in range(5):
        index.add({"stem": f"documents/{number}"}, f"稳中求进{number}")
    index.close()
    assert [block["documents"] for block in json.loads((tmp_path / "search/index.json").read_text())["blocks"]] == [2, 2, 1]
    assert terms("稳中\n求进") == {"稳中", "中求", "求进"}


def test_a_folder_with_other_things_is_left_alone(site, tmp_path):
    (tmp_path / "thesis.docx").write_bytes(b"x")
    with pytest.raises(NotEmpty):
        export_site(site / "reports.db", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.docx"]


def test_an_earlier_copy_is_replaced(tmp_path):
    with Store(tmp_path / "one.db", create=True) as store:
        store.add([paths()[0]])
    for _ in range(2):
        answer = CliRunner().invoke(app, ["export-site", str(tmp_path / "one.db"), str(tmp_path / "out"), "--states", "1", "--limit", "0"])
        assert answer.exit_code == 0, answer.output
        assert not (tmp_path / "out/stale.html").exists()
        (tmp_path / "out/stale.html").write_text("x")
    assert [path.name for path in (tmp_path / "out/en/documents").iterdir()] == ["index.html"]  # the limit
    assert [path.name for path in tmp_path.glob("out*")] == ["out"]
