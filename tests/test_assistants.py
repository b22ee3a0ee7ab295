"""The tools of an assistant: what they answer, each figure with its citation; over stdio with the protocol's own client."""

from __future__ import annotations

import sys

import pytest

from mubiao.assistants.citing import sentence_around
from mubiao.assistants.tools import Refused, Tools, indicator_of
from mubiao.samples import paths
from mubiao.store import Store, complete_index
from mubiao.store.errors import NoSuchRecord


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    path = tmp_path_factory.mktemp("assistants") / "reports.db"
    with Store(path, create=True) as store:
        store.add(paths())
    return path


@pytest.fixture(scope="module")
def texts(database):
    with Store(database, readonly=True) as store:
        return {row["document"]: store.text(row["document"]) for row in store.documents()}


def right(citation, texts) -> bool:
    text = texts[citation["document"]]
    quote = text[citation["start"] : citation["end"]]
    return bool(quote) and citation["quote"] == quote and quote in citation["sentence"] and citation["sentence"] in text


def test_a_search_says_what_it_could_not_search(tmp_path):
    home = tmp_path / "reports.db"
    with Store(home, create=True) as store:
        store.add(paths())
        store.connection.execute("DELETE FROM indexed")
        store.connection.execute("INSERT INTO search (search) VALUES ('delete-all')")
    told = Tools(home).search("消费", limit=3)
    assert told["passages"] == [] and "not in the index" in told["note"]
    assert complete_index(home) == 0
    told = Tools(home).search("消费", limit=3)
    assert told["passages"] and "note" not in told


def test_every_stated_cell_and_passage_is_cited(database, texts):
    tools = Tools(database)
    found = tools.panel("gdp", [2031])
    assert found["counts"]["stated"] == 1 and sum(found["counts"].values()) == len(found["cells"]) and found["left_out"] == 0
    for cell in found["cells"]:
        assert (cell["citation"] is not None) == (cell["state"] == "stated")
        assert cell["citation"] is None or right(cell["citation"], texts)
    passages = tools.search("消费", limit=3)["passages"]
    assert passages and all(right(row["citation"], texts) and row["citation"]["quote"] == "消费" for row in passages)
    record = tools.statement(found["cells"][0]["id"])
    assert record["record"]["indicator"] == "gdp" and right(record["citation"], texts)


def test_compare_and_brief_are_cited(database, texts):
    tools = Tools(database)
    found = tools.compare(["湖南", "431200"])
    assert found["areas"] == ["430000", "431200"] and found["targets"]
    assert all(right(row["citation"], texts) for row in found["targets"])
    for language in ("en", "zh"):
        brief = tools.brief(["湖南"], 2031, language)
        named = {number for part in brief["parts"] for each in part["sentences"] for number in each["citations"]}
        assert named == {cited["number"] for cited in brief["citations"]} != set()
        assert all(right(cited, texts) for cited in brief["citations"])


def test_figures_without_a_text_have_offsets_and_no_quote(tmp_path):
    with Store(tmp_path / "facts.db", create=True) as store:
        store.load_facts()
    cell = Tools(tmp_path / "facts.db").panel("地区生产总值", [2025])["cells"][0]
    assert cell["state"] == "stated" and cell["citation"]["start"] >= 0 and cell["citation"]["end"] > cell["citation"]["start"]
    assert cell["citation"]["quote"] is None and cell["citation"]["sentence"] is None


def test_what_cannot_be_answered_says_why(database):
    tools = Tools(database)
    assert indicator_of("地区生产总值") == "gdp"
    for ask in (lambda: tools.panel("happiness", [2031]), lambda: tools.compare(["Atlantis"])):
        with pytest.raises(Refused):
            ask()
    with pytest.raises(NoSuchRecord):
        tools.statement("aaaaaaaa")


def test_a_sentence_is_found_in_both_languages():
    text = "Growth was 5.2% last year. It aims at 5.5% or more; jobs come first. End"
    at = text.index("5.5%")
    assert text[slice(*sentence_around(text, at, at + 4))] == "It aims at 5.5% or more;"
    assert sentence_around("增长5%", 0, 4) == (0, 4)
    assert sentence_around("一、目标\n增长5%\n二", 5, 9) == (5, 9)


def test_the_official_client_over_stdio(database, texts):
    mcp = pytest.importorskip("mcp", reason="the extra mcp is not installed")
    anyio = pytest.importorskip("anyio")

    async def talk():
        server = mcp.StdioServerParameters(command=sys.executable, args=["-m", "mubiao", "mcp", str(database)])
        async with mcp.Client(server) as client:
            listed = (await client.list_tools()).tools
            panel = await client.call_tool("panel", {"indicator": "gdp", "years": [2031]})
            cell = panel.structured_content["cells"][0]
            answers = {
                "panel": panel,
                "statement": await client.call_tool("statement", {"id": cell["id"]}),
                "search": await client.call_tool("search", {"words": "消费"}),
                "compare": await client.call_tool("compare", {"areas": ["湖南", "怀化"]}),
                "brief": await client.call_tool("brief", {"areas": ["湖南"], "year": 2031, "language": "zh"}),
            }
            refused = [
                await client.call_tool("panel", {"indicator": "happiness", "years": [2031]}),
                await client.call_tool("statement", {"id": "aaaaaaaa"}),
                await client.call_tool("search", {"words": "消费", "area": "Atlantis"}),
                await client.call_tool("search", {"words": "消费", "limit": 10_000}),
            ]
            return listed, answers, refused

    listed, answers, refused = anyio.run(talk)
    assert {tool.name for tool in listed} == {"search", "panel", "statement", "compare", "brief"}
    assert all(tool.description and tool.annotations.read_only_hint for tool in listed)
    for name, answer in answers.items():
        assert not answer.is_error, name
        found = cited(answer.structured_content)
        assert found and all(right(citation, texts) for citation in found), name
    assert all(answer.is_error for answer in refused)
    assert "happiness" in refused[0].content[0].text and str(database) not in refused[1].content[0].text


def cited(value) -> list[dict]:
    """Every citation anywhere in an answer."""
    if isinstance(value, list):
        return [found for each in value for found in cited(each)]
    if not isinstance(value, dict):
        return []
    return ([value] if {"quote", "sentence"} <= value.keys() else []) + [found for each in value.values() for found in cited(each)]
