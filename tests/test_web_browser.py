"""The application in a browser, as its users use it: in both languages, on a desk and on a phone. Skips where no Chromium is installed."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mubiao.demo import build
from mubiao.store import Store

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright's driver comes with the dev extra")
CHROMIUM = (
    os.environ.get("MUBIAO_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")

TOKEN = "only-for-tests"
WIDTHS = {"desk": (1280, 900), "phone": (390, 844)}
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
ARTICLE = """Cities in Hunan set growth goals for 2031

By Zhang Wei | January 15, 2031 | Example Daily

The city of Huaihua in Hunan Province plans GDP growth of more than 6.5 percent for 2031, according to the
government work report it released on Tuesday. Changsha in Hunan Province aims for growth of around 5 percent this year.
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    database = folder / "demo.db"
    build(database)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable,
        "-c",
        "from mubiao.cli import main; main()",
        "serve",
        str(database),
        "--port",
        str(port),
        "--writable",
        "--token",
        TOKEN,
    ]
    server = subprocess.Popen(command, stderr=subprocess.PIPE)
    url = f"http://127.0.0.1:{port}"
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.1)
    yield url, database
    server.terminate()
    server.wait(10)


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(site, browser):
    """A page that may ask its own host alone, and whose scripts may not fail."""
    url, _ = site
    context = browser.new_context(base_url=url, viewport={"width": 1280, "height": 900}, locale="en-GB")
    context.set_default_timeout(20_000)
    page = context.new_page()
    asked: list[str] = []
    failed: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.on(
        "console", lambda message: failed.append(message.text) if message.type == "error" and "status of 4" not in message.text else None
    )
    yield page
    context.close()
    assert all(request.startswith((url, "data:", "blob:")) for request in asked), asked
    assert failed == []


def test_a_target_opens_its_sentence(page):
    page.goto("/")
    page.get_by_label("Indicator").select_option("retail_sales")
    page.get_by_label("Year", exact=False).and_(page.locator("select")).select_option("2031")
    page.get_by_role("button", name="Show").click()
    page.locator("#filter").fill("Hunan")
    rows = page.locator("#cells tbody tr:visible")
    assert rows.count() == 1
    rows.locator("td a").first.click()
    playwright.expect(page.locator("mark.chosen").first).to_be_in_viewport()
    assert "社会消费品零售总额" in page.locator("mark.chosen").first.inner_text()
    assert page.locator(".card.chosen").count() == 1
    page.keyboard.press("n")
    first = page.url
    page.keyboard.press("p")
    assert page.url != first


def test_the_table_sorts_and_the_chart_is_in_the_page(page):
    page.goto("/?indicator=gdp&year=2025&level=province")
    page.locator("figure svg a").first.wait_for(state="attached")

    def values() -> list[float]:
        cells = page.locator("#cells tbody td:nth-child(2)").evaluate_all("all => all.map(cell => cell.dataset.sort)")
        return [float(value) for value in cells if value]

    page.get_by_role("columnheader", name="Value").get_by_role("button").click()
    assert values() == sorted(values(), reverse=True) and len(values()) == 31
    page.get_by_role("columnheader", name="Value").get_by_role("button").click()
    assert values() == sorted(values())
    assert page.locator(".tile").count() == 34 and page.locator(".tile.no-document").count() == 3


def test_three_cities_are_compared_in_chinese(page):
    page.goto("/compare?lang=zh")
    page.get_by_label("地区", exact=True).fill("三亚市、内江市、东营市")
    page.get_by_role("button", name="查看").click()
    assert page.locator("thead th").all_inner_texts() == ["指标", "三亚市", "内江市", "东营市"]
    assert page.get_by_role("rowheader", name="地区生产总值 增速").count() == 1
    page.goto("/about")
    assert "政府工作报告" in page.locator("main").inner_text()  # the language is remembered


def test_an_article_is_read(page, tmp_path):
    article = tmp_path / "article.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    page.goto("/upload")
    page.get_by_label("A report or an article").set_input_files(article)
    page.get_by_role("button", name="Read").click()
    page.wait_for_url("**/uploads/*")
    cards = page.locator(".card.target").all_inner_texts()
    assert any("Huaihua" in card and "≥ 6.5%" in card for card in cards) and any("Changsha" in card for card in cards)


def test_a_row_is_corrected_and_the_export_shows_it(page, site):
    _, database = site
    page.goto("/review")
    page.get_by_label("Token").fill(TOKEN)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_label("Your name, for the log").fill("Li")
    item = page.locator(".item").filter(has=page.locator("form")).first
    record = item.locator("form").get_attribute("action").rsplit("/", 1)[1]
    item.get_by_label("Why").fill("read twice")
    item.get_by_role("button", name="Wrong").click()
    page.locator(".log li").first.wait_for()
    assert "read twice" in page.locator(".log").inner_text()
    with Store(database, readonly=True) as store:
        assert record not in {row["id"] for row in store.review(limit=1000)}
        assert [entry["made_by"] for entry in store.corrections() if entry["statement"] == record] == ["Li"]


@pytest.mark.parametrize("tongue", ["en", "zh"])
@pytest.mark.parametrize("width", WIDTHS)
def test_every_page_is_accessible_and_fits(page, tongue, width):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe comes with the dev extra")
    page.set_viewport_size(dict(zip(("width", "height"), WIDTHS[width], strict=True)))
    page.goto("/documents.json?year=2031")
    reader = page.request.get("/documents.json?year=2031").json()["documents"][0]["url"]
    pages = (
        "/",
        "/areas",
        "/areas/430000",
        "/documents",
        reader,
        "/compare?areas=430000,431200",
        "/search?q=消费",
        "/review",
        "/upload",
        "/data",
        "/about",
        "/rollup?year=2025",
        "/terms/消费",
        "/themes?year=2031",
        "/briefs?areas=430000,431200&year=2031",
        "/docs",
    )
    for path in pages:
        page.goto(path + ("&" if "?" in path else "?") + f"lang={tongue}")
        found = axe.Axe().run(page)
        assert found.violations_count == 0, f"{path}: {found.generate_report()}"
        over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert over <= 0, f"{path} is {over} px wider than the window"


def test_the_demo_is_small_enough_for_a_test(site):
    assert Path(site[1]).stat().st_size < 30_000_000
