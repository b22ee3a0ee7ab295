"""The web application over the samples: every page in both languages with its twins, and what it must not let through."""

from __future__ import annotations

import ast
import csv
import io
import json
import re
import time
import zipfile
from importlib.resources import files
from pathlib import Path
from urllib.parse import quote

import pytest
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings

import mubiao
from mubiao.apart import read_apart
from mubiao.indicators import vocabulary
from mubiao.samples import paths
from mubiao.store import Store, complete_index
from mubiao.web import create_app
from mubiao.web.keeping import Kept
from mubiao.web.naming import places_named
from mubiao.web.notices import notice
from mubiao.web.security import RateLimit
from mubiao.web.site import Ask, Site
from mubiao.web.studying import attention_to
from mubiao.web.tasks import emphasis_of
from mubiao.web.views import ROUTERS
from mubiao.web.views.documents import paragraphs_of
from mubiao.web.views.upload import safe_name
from mubiao.web.warming import warm
from mubiao.web.words import figure, interval, words, yardstick

TOKEN = "only-for-tests"
PAGES = (
    "/",
    "/tracker",
    "/areas",
    "/areas/430000",
    "/documents",
    "/compare?areas=430000,431200",
    "/search?q=消费",
    "/review",
    "/data",
    "/about",
    "/rollup",
    "/terms/消费",
    "/themes",
    "/briefs?areas=430000,431200&year=2031",
)
HOSTILE = '<script>alert("甲")</script>&'


@pytest.fixture(scope="module")
def database(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("web") / "reports.db"
    folder = tmp_path_factory.mktemp("hostile")
    hostile = folder / "溆浦县2030年<b>政府工作报告.txt"
    hostile.write_text(
        f"溆浦县2030年政府工作报告{HOSTILE}\n——2030年1月9日在溆浦县第十八届人民代表大会第四次会议上\n县长 某某\n各位代表：\n一、2029年工作回顾\n"
        f"地区生产总值增长5%。{HOSTILE}\n二、2030年工作安排\n主要预期目标是：地区生产总值增长6%以上，{HOSTILE}社会消费品零售总额增长7%左右。\n",
        encoding="utf-8",
    )
    with Store(path, create=True) as store:
        store.add([*paths(), hostile])
    return path


@pytest.fixture
def client(database) -> TestClient:
    return TestClient(create_app(database), base_url="http://127.0.0.1")


@pytest.fixture
def writer(database, tmp_path) -> TestClient:
    copy = tmp_path / "copy.db"
    with Store(database) as store:
        store.connection.execute("VACUUM INTO ?", (str(copy),))
    other = tmp_path / "溆浦县2030.txt"  # says something else than the report that is there: the two differ
    other.write_text(
        "溆浦县2030年政府工作报告\n——2030年1月9日在溆浦县第十八届人民代表大会第四次会议上\n"
        "一、2029年工作回顾\n全县经济稳中有进，城乡面貌一新。\n二、2030年工作安排\n主要预期目标是：地区生产总值增长9.5%左右。\n",
        encoding="utf-8",
    )
    with Store(copy) as store:
        store.add([other])
    return TestClient(create_app(copy, token=TOKEN), base_url="http://127.0.0.1")


def twin(page: str, suffix: str) -> str:
    path, _, query = page.partition("?")
    return ("/tracker" if path == "/" else path) + suffix + (f"?{query}" if query else "")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("tongue", ["en", "zh"])
def test_every_page_has_its_language_and_its_twins(client, page, tongue):
    answer = client.get(page + ("&" if "?" in page else "?") + f"lang={tongue}")
    assert answer.status_code == 200 and answer.headers["content-type"].startswith("text/html")
    assert f'<html lang="{"zh-CN" if tongue == "zh" else "en"}">' in answer.text
    assert words(tongue)["tracker"] in answer.text
    assert client.get(page).text.startswith(answer.text[:60])  # the language is remembered
    asked, listed = client.get(twin(page, ".json")), client.get(twin(page, ".csv"))
    assert (asked.status_code, listed.status_code) == (200, 200) and isinstance(asked.json(), dict)
    rows = list(csv.reader(io.StringIO(listed.text)))
    assert rows and all(len(row) == len(rows[0]) for row in rows)


def test_the_words_are_the_same_in_both_languages():
    assert words("en").keys() == words("zh").keys()


def test_a_cell_of_the_tracker_opens_its_sentence(client):
    found = client.get("/tracker.json?indicator=gdp&year=2031&level=province").json()
    cell = next(cell for cell in found["cells"] if cell["state"] == "stated")
    assert {row["state"] for row in found["cells"]} == {"stated", "no-document"}
    path, _, anchor = cell["url"].partition("#")
    page = client.get(path)
    assert page.status_code == 200 and f'id="{anchor}"' in page.text
    document = client.get(path + ".json").json()["document"]
    assert document["text"][cell["start"] : cell["end"]] == cell["evidence"]
    assert client.get(f"/statements/{cell['id']}", follow_redirects=False).headers["location"] == cell["url"]


def test_a_chart_is_drawn_and_its_marks_are_links(client):
    drawn = client.get("/charts/intervals.svg?indicator=gdp&year=2031&level=province&lang=zh")
    assert drawn.headers["content-type"] == "image/svg+xml" and "湖南省" in drawn.text and '"/documents/' in drawn.text
    assert "http" not in drawn.text.replace("http://www.w3.org/", "")


def test_no_address_of_another_host_is_asked_for(client):
    for page in (
        *PAGES,
        "/upload",
        "/docs",
        *(f"/static/{name}" for name in ("style.css", "tracker.js", "reader.js", "review.js", "upload.js")),
    ):
        text = re.sub(r'http://www\.w3\.org/[^"\']*|rel="noreferrer noopener"', "", client.get(page).text)
        assert not re.search(r'(?:src|href|action|data-chart)="(?:https?:)?//', text), page
        assert "url(" not in text and "@import" not in text and "http" not in text.replace("https?", ""), page


def test_headers_protect_every_answer(client):
    for page in ("/", "/static/style.css", "/no-such-page", "/tracker.json", "/charts/intervals.svg"):
        headers = client.get(page).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy and "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
    for page in PAGES:
        assert not re.search(r"<script(?![^>]*\ssrc=)|\son\w+=|javascript:|\sstyle=", client.get(page).text), page


def test_what_a_report_holds_is_shown_and_not_run(client):
    found = client.get("/documents.json").json()["documents"]
    hostile = next(row for row in found if "<b>" in row["document"])
    for page in (hostile["url"], "/documents", "/search?q=alert", f"/areas/{hostile['area_code']}", f"/search?q={HOSTILE}"):
        text = client.get(page).text
        assert "<script>alert" not in text and "<b>政府" not in text, page
    assert "&lt;script&gt;alert" in client.get(hostile["url"]).text


@pytest.mark.parametrize(
    "path", ["/../pyproject.toml", "/static/../app.py", "/static/%2e%2e/app.py", "/documents/..%2f..%2fetc%2fpasswd", "/static//etc/passwd"]
)
def test_no_path_leads_to_the_file_system(client, path):
    answer = client.get(path)
    assert answer.status_code in (404, 422) and "create_app" not in answer.text and "root:" not in answer.text


@pytest.mark.parametrize(
    "page", ["/tracker.json", "/documents.json", "/search.json", "/compare.json", "/areas/430000.json", "/review.json"]
)
@pytest.mark.parametrize("name", ["indicator", "measure", "year", "level", "kind", "within", "q", "areas", "area", "section", "after"])
def test_sql_in_a_parameter_is_a_word_like_any_other(client, database, page, name):
    before = database.stat().st_mtime_ns
    answer = client.get(page, params={name: "1' OR '1'='1'; DROP TABLE statements; --"})
    assert answer.status_code in (200, 422)
    assert client.get("/about.json").json()["database"]["documents"] == 5 and database.stat().st_mtime_ns == before


def test_sql_in_every_parameter_of_every_address_changes_nothing(client, database):
    hostile = "x') UNION SELECT sql FROM sqlite_master; DROP TABLE figures; --"
    held = client.get("/documents.json").json()["documents"][0]
    cell = next(c for c in client.get("/tracker.json?indicator=gdp&year=2031&level=province").json()["cells"] if c["id"])
    whole = {
        "code": "430000",
        "document_id": held["document_id"][:16],
        "record_id": cell["id"],
        "term": "消费",
        "form": "md",
        "number": "x",
    }
    before, tried = database.stat().st_mtime_ns, 0
    for route in (route for router in ROUTERS for route in router.routes):
        if not isinstance(route, APIRoute) or "GET" not in route.methods:
            continue
        names = [field.name for field in route.dependant.path_params]
        query = {field.name for field in route.dependant.query_params}
        for wrong in (*names, *query):
            path = route.path
            for name in names:
                path = path.replace("{" + name + "}", quote(hostile if name == wrong else whole[name], safe=""))
            answer = client.get(path, params={wrong: hostile} if wrong in query else {}, follow_redirects=False)
            assert answer.status_code in (200, 404, 422), (path, wrong, answer.status_code)
            assert "CREATE TABLE" not in answer.text, (path, wrong)
            tried += 1
    assert tried > 60 and database.stat().st_mtime_ns == before
    assert client.get("/about.json?again=1").json()["database"]["statements"] > 100


def test_sql_in_a_form_is_refused_or_kept_as_words(writer):
    hostile = "x'); DROP TABLE corrections; --"
    writer.post("/login", data={"token": TOKEN})
    mark = re.search(r'name="mark" value="([0-9a-f]{64})"', writer.get("/review").text)[1]
    cell = next(c for c in writer.get("/tracker.json?indicator=gdp&year=2031&level=province").json()["cells"] if c["id"])
    said = {"mark": mark, "by": hostile, "why": hostile, "action": "correct"}
    for field in ("low", "bound", "unit", "kind", "indicator", "measure", "period", "area", "relative_to", "entry", "back"):
        answer = writer.post(f"/statements/{cell['id']}", data={**said, field: hostile}, follow_redirects=False)
        assert answer.status_code in (303, 422), (field, answer.status_code)
    assert writer.post("/login", data={"token": hostile}).status_code == 403
    confirmed = writer.post(f"/statements/{cell['id']}", data={**said, "action": "confirm"}, follow_redirects=False)
    assert confirmed.status_code == 303 and "DROP TABLE corrections" in writer.get("/review").text


def test_errors_say_little_and_have_a_number(client, monkeypatch):
    assert client.get("/areas/999999").status_code == 404
    assert client.get("/tracker.json?indicator=no_such_thing").status_code == 422
    assert client.get("/documents/0123456789abcdef").status_code == 404
    monkeypatch.setattr("mubiao.web.views.about.coverage", lambda _: 1 / 0)
    quiet = TestClient(client.app, raise_server_exceptions=False)
    answer = quiet.get("/about?lang=en&x=1")
    assert answer.status_code == 500 and "ZeroDivision" not in answer.text and "Traceback" not in answer.text
    assert re.search(r"[0-9a-f]{8}", answer.text)


def test_a_place_that_is_not_known_is_said_over_the_form(client):
    for page in ("/compare", "/briefs"):
        answer = client.get(page, params={"areas": "湖南、Atlantis", "lang": "zh"})
        assert answer.status_code == 422 and "没有名为“Atlantis”的地区" in answer.text and 'value="湖南、Atlantis"' in answer.text
        assert client.get(f"{page}.json", params={"areas": "Atlantis"}).status_code == 422
    nine = "110000,120000,130000,140000,150000,210000,220000,230000,310000"
    many = client.get("/compare", params={"areas": nine, "lang": "en"})
    assert many.status_code == 422 and "at most 8 areas" in many.text


@pytest.mark.parametrize(
    "given", ["湖南省、内蒙古", "Hunan and Inner Mongolia", "Hunan, Inner Mongolia", "430000 150000", "湖南 内蒙古 湖南省"]
)
def test_places_are_named_as_people_name_them(given):
    assert [place.code for place in places_named(given, 8)] == ["430000", "150000"]


def test_a_wrong_token_is_asked_for_again(writer):
    answer = writer.post("/login", data={"token": "wrong", "lang": "en"})
    assert answer.status_code == 403 and 'name="token"' in answer.text and 'role="alert"' in answer.text


def test_an_upload_is_read_in_the_reader(client):
    sample = paths()[0]
    answer = client.post("/upload", files={"file": (sample.name, sample.read_bytes())}, follow_redirects=False)
    assert answer.status_code == 303
    page = client.get(answer.headers["location"])
    assert page.status_code == 200 and 'class="card target"' in page.text
    assert f'href="{answer.headers["location"]}?audit=on"' in page.text and '<b class="n ' not in page.text
    audited = client.get(answer.headers["location"] + "?audit=on").text
    assert '<b class="n target"' in audited and '<b class="n missed"' in audited
    assert client.post(answer.headers["location"] + "/keep", data={"mark": "x"}).status_code == 403  # read-only


def test_uploads_that_cannot_be_read_say_why(client):
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<x/>")
        packed.writestr("word/document.xml", b"\0" * (300 << 20))
    for name, content in (
        ("empty.txt", b""),
        ("bomb.docx", bomb.getvalue()),
        ("noise.pdf", b"%PDF-1.7 broken"),
        ("a.exe", b"MZ\x00\x01" * 99),
    ):
        answer = client.post("/upload", files={"file": (name, content)})
        assert answer.status_code == 422 and "alert" in answer.text, name
    assert client.post("/upload").status_code == 422
    assert client.get("/uploads/nothing").status_code == 404


def test_an_upload_over_the_limit_is_refused(client, monkeypatch):
    monkeypatch.setattr("mubiao.web.views.upload.LARGEST", 1000)
    assert client.post("/upload", files={"file": ("a.txt", b"x" * 1001)}).status_code == 413


def test_a_file_that_hangs_its_reader_is_given_up():
    found = read_apart("a.txt", "政府工作报告".encode(), most=1000, seconds=0.0)
    assert found.error is not None and found.error.code == "too-slow"


@pytest.mark.parametrize("given", ["../../etc/passwd", "C:\\windows\\x.docx", "a\0b.txt", "", "...", "<script>.txt"])
def test_a_file_name_is_a_name_and_nothing_more(given):
    name = safe_name(given)
    assert name and not set(name) & set('/\\<>"\0') and not name.startswith(".")


def test_what_an_areas_page_says_of_themes_is_what_the_analysis_gives(database):
    site = Site(database)
    ask = Ask(site, "en", "/areas/430000")
    shares = {row["theme"]: row for row in attention_to(ask, ("430000",), 2031) if row["share"] > 0}
    apart = emphasis_of(Ask(Site(database), "en", "/"), "430000", 2031)  # of a server that has not read the report
    kept = emphasis_of(ask, "430000", 2031)
    assert [said._replace(share=0) for said in apart] == [said._replace(share=0) for said in kept]
    assert [said.share for said in apart] == pytest.approx([said.share for said in kept]) and {
        said.theme for said in apart
    } == shares.keys()
    assert [said.share for said in apart] == pytest.approx(sorted((row["share"] for row in shares.values()), reverse=True))
    assert all(said.share == pytest.approx(shares[said.theme]["share"]) for said in apart)
    assert {said.document_id for said in apart} == {row["document_id"] for row in shares.values()}


def test_a_phrase_is_followed_through_the_years(client):
    found = client.get("/terms/消费.json").json()
    assert {(row["level"], row["year"]) for row in found["spread"]} >= {("province", 2031), ("county", 2031)}
    assert all(0 <= row["uses"] <= row["reports"] and row["thin"] for row in found["spread"]) and found["first"]
    assert "消费" in client.get(found["first"][0]["url"]).text
    assert sum(row["uses"] for row in client.get("/terms/无此短语.json").json()["spread"]) == 0


def test_a_phrase_of_many_texts_is_counted_beside_its_page(database, monkeypatch):
    monkeypatch.setattr("mubiao.web.views.terms._FEW", 0)
    client = TestClient(create_app(database), base_url="http://127.0.0.1")
    assert "data-waiting" in client.get("/terms/发展?lang=en").text
    until = time.monotonic() + 60
    while "data-waiting" in (page := client.get("/terms/发展?lang=en").text) and time.monotonic() < until:
        time.sleep(0.02)
    assert "<table" in page and "data-waiting" not in page
    assert client.get("/terms/改革.json").json()["spread"]  # who asks for the figures waits for them


def test_what_is_asked_for_first_is_found_beforehand(database):
    app = create_app(database)
    warm(app.state.site)
    state = app.state.site.state()
    form = {"indicator": "gdp", "measure": "growth", "year": "2031", "level": "province", "kind": "target", "within": ""}
    for path, query in (("/", {}), ("/areas", {}), ("/themes", {}), ("/", form)):
        assert app.state.site.answers.get((state, Ask(app.state.site, "zh", path, query).key())) is not None, path
    beforehand = TestClient(app, base_url="http://127.0.0.1").get("/", params=form, headers={"accept-language": "zh"}).text
    app.state.site.answers = Kept(1 << 20, lambda _: 1)
    assert TestClient(app, base_url="http://127.0.0.1").get("/", params=form, headers={"accept-language": "zh"}).text == beforehand


def test_an_end_is_opened_by_the_form_of_the_queue(writer):
    writer.post("/login", data={"token": TOKEN})
    mark = re.search(r'name="mark" value="([0-9a-f]{64})"', writer.get("/review").text)[1]
    cell = next(c for c in writer.get("/tracker.json?indicator=gdp&year=2031&level=province").json()["cells"] if c["id"])
    said = {"mark": mark, "by": "Li", "why": "read again", "action": "correct", "low": "4", "high": "null", "bound": "at_least"}
    assert writer.post(f"/statements/{cell['id']}", data=said, follow_redirects=False).status_code == 303
    now = next(c for c in writer.get("/tracker.json?indicator=gdp&year=2031&level=province").json()["cells"] if c["id"])
    assert (now["low"], now["high"], now["bound"]) == (4, None, "at_least")


def test_nobody_writes_without_the_token(writer):
    row = writer.get("/review.json").json()["review"][0]
    assert writer.post(f"/statements/{row['id']}", data={"action": "reject", "by": "a", "mark": "x"}).status_code == 403
    assert writer.post("/login", data={"token": "wrong"}).status_code == 403
    assert writer.get("/about.json").json()["database"]["documents"] == 6


def test_a_row_is_reviewed_by_who_has_the_token(writer):
    assert writer.post("/login", data={"token": TOKEN}, follow_redirects=False).status_code == 303
    cookie = next(cookie for cookie in writer.cookies.jar if cookie.name == "session")
    assert cookie.get_nonstandard_attr("SameSite") == "strict" and cookie.has_nonstandard_attr("HttpOnly")
    queue = [row for row in writer.get("/review.json").json()["review"] if row["id"]]
    mark = re.search(r'name="mark" value="([0-9a-f]{64})"', writer.get("/review").text)
    assert mark and queue
    first = queue[0]["id"]
    forged = writer.post(f"/statements/{first}", data={"action": "reject", "by": "Li", "why": "no", "mark": "0" * 64})
    assert forged.status_code == 403
    said = {"mark": mark[1], "by": "Li", "why": "read again"}
    assert writer.post(f"/statements/{first}", data={**said, "action": "reject"}, follow_redirects=False).status_code == 303
    assert first not in {row["id"] for row in writer.get("/review.json").json()["review"]}
    assert "read again" in writer.get("/review").text
    cell = next(c for c in writer.get("/tracker.json?indicator=gdp&year=2031&level=province").json()["cells"] if c["id"])
    changed = {
        **said,
        "action": "correct",
        "low": "5",
        "was_low": str(cell["low"]),
        "bound": "point",
        "was_bound": cell["bound"],
        "high": "5",
        "was_high": "",
    }
    assert writer.post(f"/statements/{cell['id']}", data=changed, follow_redirects=False).status_code == 303
    now = next(c for c in writer.get("/tracker.json?indicator=gdp&year=2031&level=province").json()["cells"] if c["id"])
    assert (now["low"], now["high"], now["bound"], now["status"]) == (5, 5, "point", "corrected")
    away = writer.post(f"/statements/{cell['id']}", data={**said, "action": "confirm", "back": "//evil.example/"}, follow_redirects=False)
    assert away.headers["location"] == "/review"


def test_an_upload_is_kept_by_who_has_the_token(writer, tmp_path):
    writer.post("/login", data={"token": TOKEN})
    report = "怀化市2029年政府工作报告\n——2029年1月9日在怀化市第七届人民代表大会第三次会议上\n主要预期目标是：地区生产总值增长6%以上。\n"
    answer = writer.post("/upload", files={"file": ("怀化市2029.txt", report.encode())}, follow_redirects=False)
    page = writer.get(answer.headers["location"])
    mark = re.search(r'name="mark" value="([0-9a-f]{64})"', page.text)
    kept = writer.post(answer.headers["location"] + "/keep", data={"mark": mark[1]}, follow_redirects=False)
    assert kept.status_code == 303 and writer.get(kept.headers["location"]).status_code == 200
    assert writer.get("/about.json").json()["database"]["documents"] == 7


def test_who_asks_too_often_waits(database):
    app = create_app(database)
    limited = TestClient(RateLimit(app, a_second=0.001, at_once=3), base_url="http://127.0.0.1")
    assert [limited.get("/about.json").status_code for _ in range(5)] == [200, 200, 200, 429, 429]


def test_the_interface_is_described(client):
    schema = client.get("/openapi.json").json()
    assert {"/tracker.json", "/areas/{code}.json", "/documents/{document_id}.json", "/search.json", "/compare.json"} <= set(schema["paths"])
    assert all(entry["get"]["summary"] for entry in schema["paths"].values())
    assert "/tracker.json" in client.get("/docs").text


def test_the_interface_is_described_in_chinese_too(client):
    schema = client.get("/openapi.json").json()
    page = client.get("/docs?lang=zh").text
    for entry in schema["paths"].values():
        for said in (entry["get"]["summary"], *(p["description"] for p in entry["get"].get("parameters", []) if "description" in p)):
            assert notice(said, "zh") != said, said
            assert notice(said, "zh") in page


def test_all_statements_come_as_csv(client):
    rows = list(csv.DictReader(io.StringIO(client.get("/statements.csv?kind=target").text)))
    assert len(rows) > 50 and {row["kind"] for row in rows} == {"target"}


def test_marks_cover_the_text_once():
    text = "甲乙丙丁\n戊己庚辛"
    rows = [
        {"id": "a", "start": 0, "end": 3, "kind": "target"},
        {"id": "b", "start": 1, "end": 2, "kind": "outcome"},
        {"id": "c", "start": 2, "end": 7, "kind": "outlook"},
    ]
    found = paragraphs_of(text, rows, [{"kind": "plan", "title": "", "start": 5, "end": 9}])
    assert ["".join(piece.text for piece in paragraph.pieces) for paragraph in found] == text.split("\n")
    assert [(piece.text, piece.records, piece.kind) for piece in found[0].pieces] == [
        ("甲", ["a"], "target"), ("乙", ["a", "b"], "outcome"), ("丙", ["a", "c"], "target"), ("丁", ["c"], "outlook"),
    ]  # fmt: skip
    assert [piece.records for piece in found[1].pieces] == [["c"], []] and found[1].section


def test_figures_are_written_as_people_of_the_language_do():
    assert figure(3.2e12, "CNY", "zh") == "3.2万亿元" and figure(3.2e12, "CNY", "en") == "3.2 trillion CNY"
    assert figure(85_0000, "persons", "zh") == "85万人" and figure(850_000, "persons", "en") == "850,000 persons"
    assert figure(5.5, "%", "en") == "5.5%" and json.dumps(figure(None, "%", "zh")) == '""'


def test_what_a_figure_is_set_against_has_a_name_in_both_languages():
    row = {"low": None, "high": None, "unit": "%", "relative": {"op": ">", "to": "other:规上工业", "margin": 2.0}}
    industry = vocabulary().by_id("industrial_va")
    assert interval(row, "en") == f"> {industry.en} +2" and interval(row, "zh") == "> 规上工业 +2"
    assert yardstick("gdp", "en") == "GDP" and yardstick("fai", "en") == vocabulary().by_id("fai").en
    assert yardstick("other:劳动生产率提高", "en") == vocabulary().by_id("labour_productivity").en
    assert yardstick("other:某某之物", "en") == "某某之物"  # no name is made up


def test_odd_requests_never_break_it(database):
    schemathesis = pytest.importorskip("schemathesis", reason="schemathesis comes with the dev extra")
    app = create_app(database)
    schema = schemathesis.openapi.from_asgi("/openapi.json", app)
    tried = 0
    for result in schema.get_all_operations():
        operation = result.ok()

        @settings(max_examples=12, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy())
        def ask(case):
            nonlocal tried
            answer = case.call()
            assert answer.status_code < 500, f"{case.formatted_path}: {answer.status_code}"
            tried += 1

        ask()
    assert tried >= 60  # a page without parameters is asked for once


def test_notices_are_said_in_chinese() -> None:
    """Every notice of the program has its twin in ``notices.toml``, whatever stands in it."""
    for path in Path(mubiao.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Notice" and len(node.args) == 2:
                parts = node.args[1].values if isinstance(node.args[1], ast.JoinedStr) else [node.args[1]]
                if all(isinstance(part, ast.Constant | ast.FormattedValue) for part in parts):
                    said = "".join(str(part.value) if isinstance(part, ast.Constant) else "7" for part in parts)
                    if said.strip("7: but"):
                        assert notice(said, "zh") != said, f"{path.name}: {said}"
    both = "gdp growth 2031 of 云溪市: 5% at 1–2 (增长5%) but 6% at 3–4 (增长6%)"
    assert notice(both, "zh") == "云溪市2031年地区生产总值（增速）：前文为5%（增长5%），后文为6%（增长6%）"
    assert notice(both, "en") == both
    assert notice("nobody said this", "zh") == "nobody said this"


def test_every_unit_has_a_name_in_chinese() -> None:
    rows = (files("mubiao.language.zh") / "units.tsv").read_text(encoding="utf-8").splitlines()
    units = {row.split("\t")[1] for row in rows if row and not row.startswith("#")} - {"canonical", "%"}
    assert {figure(3.0, unit, "zh") for unit in units if figure(3.0, unit, "zh") == f"3{unit}"} == set()
    assert figure(24000.0, "t/day", "zh") == "2.4万吨/日" and figure(12.5, "CNY/m3", "zh") == "12.5元/立方米"
    assert figure(103.0, "index", "zh") == "103" and figure(35.0, "ug/m3", "en") == "35 µg/m³"


def test_an_index_that_is_not_complete_is_completed_before_the_site_is_warm(tmp_path) -> None:
    home = tmp_path / "reports.db"
    with Store(home, create=True) as store:
        store.add(paths())
        store.connection.execute("DELETE FROM indexed")
        store.connection.execute("INSERT INTO search (search) VALUES ('delete-all')")
    site = Site(home)
    assert site.store().search("消费", limit=5) == []
    assert complete_index(home) == 0
    assert site.store().search("消费", limit=5)
    site.close()
