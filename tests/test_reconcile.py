"""Two texts of one report laid side by side, and a document laid beside itself."""

from __future__ import annotations

import csv
import json
import time
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from mubiao import api
from mubiao.cli import app
from mubiao.errors import ReadError
from mubiao.reconcile import FIELDS, Pair, Reconciled, Side, differing, reconcile
from mubiao.records import Document, Statement

CHINESE = [
    "政府工作报告",
    "——2031年3月5日在第十七届全国人民代表大会第四次会议上",
    "各位代表：",
    "现在，我代表国务院，向大会报告政府工作，请予审议。",
    "一、2030年工作回顾",
    "国内生产总值增长5.2%，城镇新增就业1240万人。",
    "粮食产量达到7000亿斤。",
    "造林5200万亩。",
    "二、2031年工作总体部署",
    "今年发展主要预期目标是：国内生产总值增长5%左右，城镇新增就业1200万人以上，居民消费价格涨幅3%左右，单位国内生产总值能耗降低3%左右。",
    "三、2031年重点工作",
    "新建智能化粮库300座。",
]
ENGLISH = [
    "Report on the Work of the Government",
    "Delivered at the Fourth Session of the 17th National People's Congress on March 5, 2031",
    "Fellow Deputies,",
    "On behalf of the State Council, I now lay the report of this year before you, Fellow Deputies, and ask for your views.",
    "I. Review of the Work in 2030",
    "GDP grew by 5.2 percent, and 12.4 million urban jobs were added.",
    "Grain output reached 350 million metric tons.",
    "We completed afforestation of 3.47 million hectares.",
    "II. General Plan for the Work in 2031",
    "The main projected targets for development this year are as follows: GDP growth of around 5 percent; over 12 million new urban jobs; "
    "CPI increase of around 2 percent; and a drop of around 3 percent in energy intensity.",
    "III. Major Tasks for 2031",
    "We will build 300 smart granaries.",
]
invoke = CliRunner().invoke


def tmx(chinese: list[str], english: list[str]) -> str:
    units = "".join(
        f'<tu><tuv xml:lang="zh-CN"><seg>{left}</seg></tuv><tuv xml:lang="en-US"><seg>{right}</seg></tuv></tu>'
        for left, right in zip(chinese, english, strict=True)
    )
    return f'<?xml version="1.0" encoding="UTF-8"?><tmx version="1.4"><header/><body>{units}</body></tmx>'


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    path = tmp_path / "report.tmx"
    path.write_text(tmx(CHINESE, ENGLISH), encoding="utf-8")
    return path


def found(result: Reconciled, indicator: str, kind: str) -> Pair:
    [pair] = [
        pair
        for pair in result.pairs
        if any(side is not None and side.indicator == indicator and side.kind == kind for side in (pair.left, pair.right))
    ]
    return pair


def test_the_sides_of_a_tmx_agree_but_for_the_slip(memory: Path) -> None:
    result = api.reconcile(memory)
    assert found(result, "gdp", "outcome").verdict == "agree"
    assert found(result, "gdp", "target").verdict == "agree"
    assert found(result, "jobs_urban_new", "target").verdict == "agree"
    assert found(result, "energy_intensity", "target").verdict == "agree"
    assert found(result, "grain_output", "outcome").verdict == "agree"  # jin and tons
    slip = found(result, "cpi", "target")
    assert slip.verdict == "differ"
    assert slip.differs == ("value",)


def test_mu_beside_hectares_may_be_rounded(memory: Path) -> None:
    pair = found(api.reconcile(memory), "afforestation", "outcome")
    assert pair.right is not None
    assert pair.verdict == "agree"


def test_every_record_stands_once(memory: Path) -> None:
    result = api.reconcile(memory)
    left, right = (api.extract(document) for document in (result.left, result.right))
    assert sorted(pair.left.id for pair in result.pairs if pair.left) == sorted(statement.id for statement in left)
    assert sorted(pair.right.id for pair in result.pairs if pair.right) == sorted(statement.id for statement in right)


def test_two_files_are_laid_beside_each_other_by_their_order(tmp_path: Path) -> None:
    """Texts that were not aligned, in either order of the arguments, the English with a preface of its own."""
    chinese, english = tmp_path / "zh.txt", tmp_path / "en.txt"
    chinese.write_text("\n\n".join(CHINESE), encoding="utf-8")
    english.write_text("\n\n".join([*ENGLISH[:4], "The report has three parts. " * 6, *ENGLISH[4:]]), encoding="utf-8")
    result = api.reconcile(english, chinese)
    assert result.left.language == "zh"
    assert found(result, "gdp", "target").verdict == "agree"
    assert found(result, "cpi", "target").differs == ("value",)


def test_a_record_alone_says_where_its_number_stands_unread(tmp_path: Path) -> None:
    english = [*ENGLISH[:-1], "Granaries, smart ones: 300 units in all, says the plan, and more (300 units) may follow."]
    path = tmp_path / "report.tmx"
    path.write_text(tmx(CHINESE, english), encoding="utf-8")
    result = api.reconcile(path)
    alone = [pair for pair in result.pairs if pair.unread is not None]
    for pair in alone:
        text = result.right.text if pair.left is not None else result.left.text
        assert pair.verdict == "alone"
        assert any(character.isdigit() for character in text[pair.unread[0] : pair.unread[1]])  # type: ignore[index]


def test_a_number_that_one_text_leaves_out_is_alone(tmp_path: Path) -> None:
    english = [line.replace(", and 12.4 million urban jobs were added", "") for line in ENGLISH]
    path = tmp_path / "report.tmx"
    path.write_text(tmx(CHINESE, english), encoding="utf-8")
    pair = found(api.reconcile(path), "jobs_urban_new", "outcome")
    assert pair.verdict == "alone"
    assert pair.unread is None


@pytest.mark.parametrize("given_", [["zh.txt"], ["zh.txt", "zh.txt"]])
def test_one_language_is_not_enough(tmp_path: Path, given_: list[str]) -> None:
    (tmp_path / "zh.txt").write_text("\n".join(CHINESE), encoding="utf-8")
    with pytest.raises(ReadError, match="a Chinese text and an English one"):
        api.reconcile(*[tmp_path / name for name in given_])


STATEMENT = Statement(
    id="a", document="d", document_id="0", kind="target", headline=True, area="中国", area_code="100000", area_en="China",
    report_area="中国", report_year=2031, indicator="gdp", measure="growth", period="2031", low=5.0, high=5.0, unit="%", bound="point",
    stance="firm", relative=None, printed="5%", evidence="增长5%", start=0, end=4, section="plan", confidence=0.9,
)  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({}, ()),
        ({"low": 5.5, "high": 5.5}, ("value",)),
        ({"low": -5.0, "high": -5.0}, ("value",)),
        ({"high": None, "bound": "at_least"}, ("bound",)),
        ({"bound": "around"}, ("bound",)),
        ({"stance": "strive"}, ("stance",)),
        ({"period": "2030", "kind": "outcome"}, ("period", "kind")),
        ({"indicator": "other:economic output", "kind": "commitment"}, ()),  # no name in one language
        ({"indicator": "income"}, ("indicator",)),
        ({"low": 5e8, "high": 5e8, "unit": "CNY"}, ("value", "unit")),
    ],
)
def test_the_fields_that_differ(changes: dict[str, object], fields: tuple[str, ...]) -> None:
    assert differing(STATEMENT, replace(STATEMENT, **changes)) == fields  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("left", "right", "fields"),
    [
        ((1200.0, "CNY"), (1200.0, "CNY/person"), ()),  # 人均…1200元 beside 1,200 yuan per person
        ((1e8, "mu"), (1.0005e8, "mu"), ()),  # 1亿亩 beside 6.67 million hectares
        ((1e8, "mu"), (1.1e8, "mu"), ("value",)),
        ((660e4, "count"), (666e4, "count"), ("value",)),
        ((50.0, "count"), (50.0, "persons"), ()),
        ((50.0, "km"), (50000.0, "m"), ()),
        ((50.0, "CNY"), (50.0, "USD"), ("unit",)),
    ],
)
def test_values_are_compared_in_their_units(left: tuple[float, str], right: tuple[float, str], fields: tuple[str, ...]) -> None:
    made = [
        replace(STATEMENT, measure="level", low=value, high=value, unit=unit, printed=printed)
        for (value, unit), printed in ((left, "1亿亩"), (right, "6.67 million hectares"))
    ]
    assert differing(*made) == fields


def test_one_named_apart_is_counted() -> None:
    left = replace(STATEMENT, measure="level", low=12.0, high=12.0, unit="count", printed="12类", evidence="将流感等12类病")
    right = replace(left, low=11.0, high=11.0, printed="11", evidence="11 other diseases")
    assert differing(left, right) == ()
    assert differing(left, replace(right, evidence="11 diseases")) == ("value",)


STATEMENTS = st.lists(
    st.builds(
        lambda number, indicator, start: replace(
            STATEMENT, id=f"{number}{indicator}{start}", low=number, high=number, indicator=indicator, start=start, end=start + 4
        ),
        st.sampled_from([1.0, 2.0, 3.0, 30.0]),
        st.sampled_from(["gdp", "cpi", "other:x"]),
        st.integers(0, 900),
    ),
    max_size=12,
)


def side(language: str, statements: list[Statement]) -> Side:
    return Side(Document(language, "0", "text/plain", None, language, "文" * 1000), statements)  # type: ignore[arg-type]


@given(STATEMENTS, STATEMENTS)
def test_pairs_hold_every_record_once_and_name_only_fields(left: list[Statement], right: list[Statement]) -> None:
    pairs = reconcile(side("zh", left), side("en", right))
    assert sorted(id(pair.left) for pair in pairs if pair.left) == sorted(map(id, left))
    assert sorted(id(pair.right) for pair in pairs if pair.right) == sorted(map(id, right))
    assert all(set(pair.differs) <= set(FIELDS) for pair in pairs)


@given(STATEMENTS)
def test_a_text_agrees_with_itself(statements: list[Statement]) -> None:
    pairs = reconcile(side("zh", statements), side("en", statements))
    assert [pair.verdict for pair in pairs] == ["agree"] * len(statements)


def test_work_grows_with_the_number_of_records() -> None:
    def seconds(count: int) -> float:
        many = [replace(STATEMENT, id=str(i), start=i * 10, end=i * 10 + 4, low=float(i % 97), high=float(i % 97)) for i in range(count)]
        long = [Side(Document(name, "0", "text/plain", None, "zh", "文" * (count * 10 + 10)), many) for name in ("a", "b")]
        before = time.process_time()
        reconcile(*long)
        return time.process_time() - before

    few = seconds(2000)
    assert seconds(8000) < 4 * 4 * few + 1  # four times the records take four times as long, and not sixteen


def test_the_command_prints_differences_and_counts(memory: Path) -> None:
    done = invoke(app, ["reconcile", str(memory), "-f", "jsonl"])
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.exit_code == 0, done.output
    assert "cpi" in {row["left"]["indicator"] for row in rows if row["verdict"] == "differ"}
    assert all(row["verdict"] != "agree" for row in rows)
    assert "numbers agree" in done.stderr
    everything = [json.loads(line) for line in invoke(app, ["reconcile", str(memory), "-a", "-f", "jsonl"]).stdout.splitlines()]
    assert len(everything) > len(rows)
    table = list(csv.DictReader(StringIO(invoke(app, ["reconcile", str(memory), "--all", "-f", "csv"]).stdout)))
    assert len(table) == len(everything)
    assert {row["verdict"] for row in table} >= {"agree", "differ"}
    assert "differ" in invoke(app, ["reconcile", str(memory)]).stdout
    assert invoke(app, ["reconcile", str(memory) + ".no"]).exit_code == 1


# --- one document beside itself --------------------------------------------------------------------------------------------------

REPORT = """2031年样例县人民政府工作报告（虚构样例）

各位代表：

现在，我代表县人民政府向大会报告工作，请予审议。

一、2030年工作回顾

过去一年，全县地区生产总值增长6.1%，{review}

二、2031年工作安排

今年经济社会发展的主要预期目标是：地区生产总值增长6%左右，固定资产投资增长8%以上，城镇新增就业5000人以上。

三、加强政府自身建设

坚持依法行政，提高服务效能。
"""


def inconsistent(review: str) -> list[str]:
    document = Document("sample.txt", "0" * 64, "text/plain", "utf-8", "zh", REPORT.format(review=review))
    return [notice.message for notice in api.examine(document)[0].warnings if notice.code == "inconsistent"]


def test_one_value_stated_twice_in_two_sizes_is_named_with_both_places() -> None:
    [message] = inconsistent("粮食产量32.5万吨。全县经济稳中有进。全年粮食产量达到35.2万吨，再获丰收。")
    text = REPORT.format(review="粮食产量32.5万吨。全县经济稳中有进。全年粮食产量达到35.2万吨，再获丰收。")
    for printed in ("32.5万吨", "35.2万吨"):
        assert printed in message
        at = text.index(printed)
        assert any(start <= at < end for start, end in ((int(a), int(b)) for a, b in (part.split("–") for part in _spans(message))))


def _spans(message: str) -> list[str]:
    return [word for word in message.replace("(", " ").replace(")", " ").split() if "–" in word and word.replace("–", "").isdigit()]


@pytest.mark.parametrize(
    "review",
    [
        "粮食产量32.5万吨。全年粮食产量达到32.5万吨。",
        "粮食产量32.53万吨。全年粮食产量达到32.5万吨。",  # rounded
        "粮食产量32.5万吨。全年粮食产量超过30万吨。",  # both can hold
        "粮食产量32.5万吨，增长2%。2029年粮食产量30万吨。",  # other years
        "新建学校2所、新增学位800个。新建幼儿园3所、新增学位300个。",  # told project by project
        "城镇、农村居民人均可支配收入分别增长5%、7%。",
    ],
)
def test_what_can_both_hold_is_no_contradiction(review: str) -> None:
    assert inconsistent(review) == []


def test_a_list_that_does_not_count_up_is_named() -> None:
    [message] = inconsistent("一产、二产、服务业增加值分别增长4%、8%。")
    assert "3 things" in message
    assert "2 values" in message
    assert inconsistent("农业、工业、服务业增加值分别增长4%、8%和6%。") == []
    assert inconsistent("农村千兆网络、5G网络通达率分别达95%、99%。") == []


def test_every_difference_is_explained(memory: Path) -> None:
    result = api.reconcile(memory)
    told = {(pair.left or pair.right).indicator: pair for pair in result.pairs if pair.verdict != "agree" and pair.numeric}  # type: ignore[union-attr]
    assert all(pair.cause in ("translator", "alignment", "ours") and pair.why for pair in told.values())
    assert told["cpi"].cause == "translator"
    assert told["cpi"].why == "the Chinese text prints 3%左右, the English around 2 percent"
    assert sum(result.causes().values()) == len(told)


def test_what_agrees_has_no_cause(memory: Path) -> None:
    assert all(pair.cause is None and pair.why == "" for pair in api.reconcile(memory).pairs if pair.verdict == "agree")


def test_a_qualifier_left_out_is_the_translator_s(tmp_path: Path) -> None:
    path = tmp_path / "left-out.tmx"
    path.write_text(tmx(CHINESE, [line.replace("over 12 million", "12 million") for line in ENGLISH]), encoding="utf-8")
    jobs = found(api.reconcile(path), "jobs_urban_new", "target")
    assert (jobs.verdict, jobs.differs, jobs.cause) == ("differ", ("bound",), "translator")


def test_a_number_printed_in_one_text_alone(tmp_path: Path) -> None:
    path = tmp_path / "alone.tmx"
    path.write_text(
        tmx(CHINESE, [line.replace("Grain output reached 350 million metric tons.", "Grain output rose.") for line in ENGLISH]),
        encoding="utf-8",
    )
    grain = found(api.reconcile(path), "grain_output", "outcome")
    assert (grain.verdict, grain.cause) == ("alone", "translator")


def test_a_promise_known_by_its_printed_words_alone_does_not_differ_in_kind(memory: Path) -> None:
    pair = next(pair for pair in api.reconcile(memory).pairs if pair.left is not None and pair.left.kind == "commitment")
    assert pair.left is not None and pair.right is not None
    printed = replace(pair.left, kind="target")
    assert "kind" not in differing(printed, replace(pair.right, kind="commitment"))
    assert "kind" in differing(replace(printed, indicator="gdp"), replace(pair.right, kind="commitment", indicator="gdp"))
    assert "kind" in differing(replace(printed, kind="outcome"), pair.right)


def test_every_tmx_of_a_folder(tmp_path: Path) -> None:
    for name in ("2031.tmx", "2032.tmx"):
        (tmp_path / name).write_text(tmx(CHINESE, ENGLISH), encoding="utf-8")
    (tmp_path / "torn.tmx").write_text("<tmx><body>", encoding="utf-8")
    result = invoke(app, ["reconcile", str(tmp_path), "--all", "--format", "jsonl"])
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert {Path(row["left"]["document"]).name for row in rows if row["left"]} == {"2031.tmx#zh", "2032.tmx#zh"}
    assert result.exit_code == 1  # the torn one
    assert "torn.tmx" in result.stderr
    assert "2 reports: " in result.stderr
    empty = tmp_path / "empty"
    empty.mkdir()
    assert "holds no tmx" in invoke(app, ["reconcile", str(empty)]).stderr
