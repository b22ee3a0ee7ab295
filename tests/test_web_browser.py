"""The application in a browser, as its users use it: in both languages, on a desk and on a phone. Skips where no Chromium is installed."""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
import socket
import subprocess
import sys
import time

import pytest

from mubiao.demo import build
from mubiao.store import Store
from mubiao.web.words import words

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


NINGBO = """宁波市2024年政府工作报告
——2024年1月16日在宁波市第十六届人民代表大会第四次会议上
市长 某某某
各位代表：
一、2023年工作回顾
一年来，我们稳住了经济大盘，全市地区生产总值增长5.2%，一般公共预算收入增长3.1%。
二、2024年总体要求和主要目标
今年经济社会发展的主要预期目标是：地区生产总值增长6.1%以上，一般公共预算收入增长5%左右，城镇调查失业率控制在5.5%以内。
三、2024年重点工作
加快港口建设，新建泊位6个；推动人工智能与制造业融合，新增规上工业企业300家。
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The demo's database and an invented report of Ningbo, served with a token."""
    folder = tmp_path_factory.mktemp("site")
    database = folder / "demo.db"
    build(database)
    report = folder / "宁波市2024.txt"
    report.write_text(NINGBO, encoding="utf-8")
    with Store(database) as store:
        # The facts that come with the program have no text in which a sentence could be opened.
        store.connection.execute("DELETE FROM documents WHERE name LIKE 'cities-2024/宁波%'")
        store.add([report])
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    code = "from mubiao.cli import main; main()"
    server = subprocess.Popen(
        [sys.executable, "-c", code, "serve", str(database), "--port", str(port), "--writable", "--token", TOKEN], stderr=subprocess.PIPE
    )
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
    context.set_default_timeout(180_000)  # an end to what hangs; a busy machine may take a minute
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
    page.locator("select[name=year]").select_option("2031")
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


def test_the_table_sorts_and_the_chart_is_drawn_in_the_page(page):
    page.goto("/?indicator=gdp&year=2025&level=province")
    drawing = page.locator("figure .drawing svg")
    drawing.wait_for()  # the first time the library is put together
    assert page.locator("figure img").count() == 0
    mark = drawing.locator(".mark-symbol path").last
    mark.hover(force=True)
    playwright.expect(page.locator(".tip")).to_contain_text("%")

    def values() -> list[float]:
        cells = page.locator("#cells tbody td:nth-child(2)").evaluate_all("all => all.map(cell => cell.dataset.sort)")
        return [float(value) for value in cells if value]

    page.get_by_role("columnheader", name="Value").get_by_role("button").click()
    assert values() == sorted(values(), reverse=True) and len(values()) == 31
    page.get_by_role("columnheader", name="Value").get_by_role("button").click()
    assert values() == sorted(values())
    assert page.locator(".tile").count() == 34 and page.locator(".tile.no-document").count() == 3


def sign_in(page, tongue="en"):
    t = words(tongue)
    page.goto(f"/review?lang={tongue}")
    page.get_by_label(t["token"]).fill(TOKEN)
    page.get_by_role("button", name=t["sign_in"]).click()
    page.get_by_label(t["your_name"]).fill("Li")
    page.get_by_label(t["your_name"]).blur()


def everywhere(test):
    """A test in both languages, on a desk and on a phone."""
    return pytest.mark.parametrize("tongue", ["en", "zh"])(pytest.mark.parametrize("width", WIDTHS)(test))


def sized(page, width) -> None:
    page.set_viewport_size(dict(zip(("width", "height"), WIDTHS[width], strict=True)))


@everywhere
def test_three_cities_are_compared(page, tongue, width):
    t = words(tongue)
    sized(page, width)
    page.goto(f"/compare?lang={tongue}")
    page.get_by_label(t["areas"], exact=True).fill("三亚市、内江市、东营市" if tongue == "zh" else "Sanya, Neijiang and Dongying")
    page.get_by_role("button", name=t["show"]).click()
    names = ["三亚市", "内江市", "东营市"] if tongue == "zh" else ["Sanya", "Neijiang", "Dongying"]
    playwright.expect(page.locator("thead th")).to_have_text([t["indicator"].capitalize(), *names])  # when the page is there
    assert page.get_by_role("rowheader", name="地区生产总值 增速" if tongue == "zh" else "Gross domestic product growth").count() == 1
    page.goto("/about")
    assert t["method"].lower() in page.locator("main").inner_text().lower()  # the language is remembered


@everywhere
def test_an_article_is_read_and_kept_or_not(page, tmp_path, tongue, width):
    t = words(tongue)
    article = tmp_path / f"article-{tongue}-{width}.txt"
    article.write_text(ARTICLE.replace("Example Daily", f"Example Daily, {tongue} {width}"), encoding="utf-8")
    sized(page, width)

    def read() -> None:
        page.goto(f"/upload?lang={tongue}")
        page.get_by_label(t["choose_file"]).set_input_files(article)
        page.get_by_role("button", name=t["read"], exact=True).click()
        page.wait_for_url("**/uploads/*")

    read()
    cards = page.locator(".card.target").all_inner_texts()
    city = "怀化市" if tongue == "zh" else "Huaihua"
    assert any(city in card and "≥ 6.5%" in card for card in cards), cards
    assert t["not_kept"] in page.locator("main").inner_text() and page.get_by_role("button", name=t["keep"]).count() == 0
    assert article.name not in page.request.get("/documents.csv").text()
    sign_in(page, tongue)
    read()
    page.get_by_role("button", name=t["keep"]).click()
    page.wait_for_url("**/documents/*")
    assert page.locator(".card.target").count() == len(cards)
    assert article.name in page.request.get("/documents.csv").text()


@everywhere
def test_ningbos_target_is_found_read_corrected_exported_and_the_correction_taken_back(page, site, tongue, width):
    t = words(tongue)
    sized(page, width)
    sign_in(page, tongue)
    page.goto("/")
    page.locator("select[name=level]").select_option("prefecture")
    page.locator("select[name=year]").select_option("2024")
    page.locator("select[name=within]").select_option("330000")
    page.get_by_role("button", name=t["show"]).click()
    page.locator("#filter").fill("宁波" if tongue == "zh" else "Ningbo")
    cell = page.locator("#cells tbody tr:visible td a").first
    assert cell.inner_text() == "≥ 6.1%"
    cell.click()
    playwright.expect(page.locator("mark.chosen").first).to_be_in_viewport()
    assert "地区生产总值增长6.1%以上" in page.locator("mark.chosen").first.inner_text()
    record = page.url.rpartition("#r-")[2]
    page.locator(".card.chosen").get_by_role("link", name=t["correct"]).click()
    page.wait_for_url(f"**/rows/{record}")
    for name, value in (("low", "6"), ("high", "6")):
        page.locator(f"input[name={name}]").fill(value)
    page.locator("select[name=bound]").select_option("point")
    page.locator("input[name=why]").fill("read in the printed edition")
    page.get_by_role("button", name=t["save_correction"]).click()
    playwright.expect(page.locator(".sum b")).to_have_text("6%")

    def exported() -> dict[str, str]:
        rows = csv.DictReader(io.StringIO(page.request.get("/statements.csv?kind=target").text()))
        return next(row for row in rows if row["id"] == record)

    row = exported()
    assert (float(row["low"]), float(row["high"]), row["bound"]) == (6, 6, "point")
    with Store(site[1], readonly=True) as store:
        assert {entry["made_by"] for entry in store.corrections() if entry["statement"] == record} == {"Li"}
    page.get_by_role("button", name=t["undo"]).first.click()
    playwright.expect(page.locator(".sum b")).to_have_text("≥ 6.1%")
    assert (exported()["bound"], exported()["high"]) == ("at_least", "")


def test_the_queue_goes_by_keyboard_and_back(page, site):
    sign_in(page)
    page.reload()
    row = page.locator(".item").filter(has=page.locator("form")).first
    record = row.locator("form").get_attribute("action").rsplit("/", 1)[1]
    row.focus()
    page.keyboard.press("e")
    page.keyboard.type("read twice")
    page.keyboard.press("Escape")
    row.focus()
    page.keyboard.press("r")
    page.locator(".log li").first.wait_for()
    assert "read twice" in page.locator(".log").inner_text()

    def waiting() -> set[str]:
        with Store(site[1], readonly=True) as store:
            return {row["id"] for row in store.review(limit=1000)}

    assert record not in waiting()
    page.keyboard.press("u")
    playwright.expect(page.locator(".log .undone").first).to_contain_text("read twice")
    assert record in waiting()


def test_numbers_are_coloured_by_what_became_of_them(page):
    page.goto("/areas/330200?lang=en")
    page.locator(".reports a").first.click()
    page.get_by_role("link", name="Show what became of every number").click()
    page.wait_for_url("**?audit=on")
    assert page.locator(".text .n.target").all_inner_texts()[:3] == ["6.1%", "5%", "5.5%"]
    assert "3.1%" in page.locator(".text .n.outcome").all_inner_texts()
    assert "date" in page.locator(".text .n.explained").first.get_attribute("title")
    page.get_by_role("link", name="Hide it").click()
    playwright.expect(page.locator(".text .n")).to_have_count(0)


@pytest.mark.parametrize(("tongue", "heading", "write"), [("en", "targets", "Write"), ("zh", "目标", "撰写")])
def test_a_brief_is_written_and_its_notes_open_their_passages(page, tongue, heading, write):
    page.goto(f"/briefs?year=2031&lang={tongue}")
    page.locator("input[name=areas]").fill("湖南省、怀化市")
    page.get_by_role("button", name=write).click()
    playwright.expect(page.locator("h1")).to_contain_text(heading)
    assert page.locator("article p").count() >= 3
    page.locator("ol.log a[href*='#at-']").first.click()
    playwright.expect(page.locator("p.passage").first).to_be_in_viewport()


def test_words_under_the_pointer_say_what_they_are(page):
    page.goto("/areas/330200?lang=en")
    page.locator(".reports a").first.click()
    page.locator("mark.target").first.hover()
    playwright.expect(page.locator(".peek")).to_contain_text("6.1%")
    page.set_viewport_size({"width": 390, "height": 844})
    page.locator("mark.target").filter(has_text="失业率").click()
    playwright.expect(page.locator(".peek")).to_contain_text("≤ 5.5%")
    playwright.expect(page.locator(".peek")).to_be_visible()
    assert page.locator(".peek").bounding_box()["y"] > 700  # at the foot, where a thumb does not hide it


def test_years_of_outcomes_are_offered_for_outcomes(page):
    page.goto("/?lang=en&level=prefecture&year=2024")
    page.locator("select[name=kind]").select_option("outcome")
    assert page.locator("select[name=year] option:not([disabled])").all_inner_texts()[-1] != ""
    page.locator("select[name=year]").select_option("2023")
    page.get_by_role("button", name="Show").click()
    page.locator("#filter").fill("Ningbo")
    assert page.locator("#cells tbody tr:visible td").first.inner_text() == "5.2%"


def test_pages_are_light_and_stay_where_they_are(page):
    """Under 100 kB without the charts, and nothing moves once it is there (cumulative layout shift under 0.1)."""
    page.goto("/documents.json?year=2031")
    reader = page.request.get("/documents.json?year=2031").json()["documents"][0]["url"]
    for path in ("/", "/?level=prefecture&year=2024", reader, "/themes?year=2031", "/areas/430000", "/review", "/rollup?year=2025"):
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.clearBrowserCache")
        sizes: dict[str, int] = {}
        urls: dict[str, str] = {}
        session.on("Network.requestWillBeSent", lambda event, urls=urls: urls.__setitem__(event["requestId"], event["request"]["url"]))
        session.on(
            "Network.loadingFinished", lambda event, sizes=sizes: sizes.__setitem__(event["requestId"], int(event["encodedDataLength"]))
        )
        page.goto(path)
        page.wait_for_timeout(1500)
        charts = ("/charts/", "/static/vega.js")
        weight = sum(size for number, size in sizes.items() if not any(part in urls.get(number, "") for part in charts))
        assert 2_000 < weight < 100_000, f"{path}: {weight} bytes"
        shift = page.evaluate(
            "new Promise(done => { let sum = 0; new PerformanceObserver(list => { for (const entry of list.getEntries()) sum += entry.value })"
            ".observe({type: 'layout-shift', buffered: true}); setTimeout(() => done(sum), 300) })"
        )
        assert shift < 0.1, f"{path} moves by {shift}"
        session.detach()


@pytest.mark.parametrize("tongue", ["en", "zh"])
def test_every_page_is_accessible_and_fits_on_a_desk_and_on_a_phone(page, tongue):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe comes with the dev extra")
    page.goto("/documents.json?year=2031")
    reader = page.request.get("/documents.json?year=2031").json()["documents"][0]["url"]
    row = next(cell["id"] for cell in page.request.get("/tracker.json?year=2031&level=province").json()["cells"] if cell["id"])
    pages = (
        "/",
        "/?level=prefecture&year=2024&within=330000",
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
        f"{reader}?audit=on",
        f"/rows/{row}",
        "/no-such-page",
    )
    for path in pages:
        for width in ("phone", "desk"):
            sized(page, width)
            if width == "phone" or page.locator("figure .drawing").count():  # a chart is drawn as wide as the page is when it comes
                page.goto(path + ("&" if "?" in path else "?") + f"lang={tongue}")
            found = axe.Axe().run(page)
            assert found.violations_count == 0, f"{path} on a {width}: {found.generate_report()}"
            over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
            assert over <= 0, f"{path} is {over} px wider than the window of a {width}"


@everywhere
def test_a_wrong_token_leads_to_an_accessible_page_on_which_another_can_be_given(page, tongue, width):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe comes with the dev extra")
    t = words(tongue)
    sized(page, width)
    page.goto(f"/review?lang={tongue}")
    page.get_by_label(t["token"]).fill("not the token")
    page.get_by_role("button", name=t["sign_in"]).click()
    playwright.expect(page.get_by_role("alert")).to_have_text(t["wrong_token"])
    found = axe.Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    page.get_by_label(t["token"]).fill(TOKEN)
    page.get_by_role("button", name=t["sign_in"]).click()
    playwright.expect(page.get_by_label(t["your_name"])).to_be_visible()


def test_the_first_key_leads_past_the_navigation(page):
    page.goto("/about?lang=en")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    playwright.expect(skip).to_be_focused()
    playwright.expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    playwright.expect(page).to_have_url(re.compile("#main$"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_who_has_signed_in_meets_accessible_forms_in_the_dark_too(page, scheme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe comes with the dev extra")
    page.emulate_media(color_scheme=scheme)
    sign_in(page)
    row = next(cell["id"] for cell in page.request.get("/tracker.json?year=2031&level=province").json()["cells"] if cell["id"])
    reader = page.request.get("/documents.json?year=2031").json()["documents"][0]["url"]
    for path in ("/review", f"/rows/{row}", reader, f"{reader}?audit=on", "/?year=2025", "/areas/430000", "/themes?year=2031", "/upload"):
        page.goto(path)
        found = axe.Axe().run(page)
        assert found.violations_count == 0, f"{path}: {found.generate_report()}"
