"""A crawl made up of the sample reports: varied, split over pages, copied, summed up, told in the news, amid junk and broken records.

Places are real, everything else is invented. The same size and seed give the same bytes, and each page's truth is known.
"""

from __future__ import annotations

import gzip
import html
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from mubiao import api
from mubiao.errors import ReadError
from mubiao.places import Place, gazetteer
from mubiao.samples import paths

# Share of each maker's pages. What is not of the genre is the half, as a government's own site has it.
_SHARES = {
    "report": 0.12, "split": 0.02, "copy": 0.04, "summary": 0.06, "news": 0.13, "plan": 0.03, "budget": 0.03, "communique": 0.03,
    "near": 0.08, "list": 0.04, "junk": 0.37, "binary": 0.03, "cut": 0.02,
}  # fmt: skip
_JUNK = (
    "关于开展秋季消防安全检查的通知", "办理居住证需要带哪些材料", "河堤加固工程中标公示", "图书馆周末开放时间调整", "本地气象：明日多云转小雨",
    "不动产登记中心搬迁公告", "中学招生范围公布", "农机补贴申请指南", "Contact us", "Weekend opening hours of the museum",
)  # fmt: skip
_FILLER = (
    "请各单位认真组织，确保工作落到实处。", "办理时间为每个工作日上午九时至下午五时。", "申请人须提交身份证明和申请表各一份。",
    "公示期间如有异议，可书面向本单位反映。", "雨天路滑，请市民出行注意安全。", "项目建设单位应当按期完工并接受验收。",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Truth:
    """What a page is; ``kind`` is ``failed`` for a record that cannot be read."""

    url: str
    kind: str
    area_code: str | None = None
    year: int | None = None
    of: str | None = None  # what its copies, or the pages of one report, have in common


@dataclass(frozen=True, slots=True)
class Made:
    truth: Truth
    record: bytes
    page: bytes


@dataclass(frozen=True, slots=True)
class _Report:
    place: Place
    year: int
    title: str
    lines: tuple[str, ...]


class Maker:
    """Makes pages; ``pages(count)`` gives them in the order of the crawl."""

    def __init__(self, seed: int = 8) -> None:
        self.random = random.Random(seed)
        self.samples = [
            (path.name.partition("2031年")[0], document.text)
            for path in paths()[1:]
            for document in api.documents(str(path))
            if not isinstance(document, ReadError)
        ]
        standing = [p for level in ("prefecture", "county") for p in gazetteer().exists_in(2024, level)]
        standing = [p for p in standing if p.name.endswith(("市", "县")) and len(p.name) > 2 and p.exists_in(2008)]
        # The samples of a county and of a prefecture's city speak of the places around them: those are told of others too.
        self.own = [p for p in gazetteer().exists_in(2024) if p.code.startswith("4312")]
        self.counties = [p for p in standing if p.code[:2] not in ("43", "11", "12", "31", "50") and p.code[2:4] != "90"]
        self.number = 0
        self.reports: list[_Report] = []

    def pages(self, count: int) -> Iterator[Made]:
        makers: dict[str, Callable[[], list[Made]]] = {
            "report": self._whole, "split": self._split, "copy": self._copy, "summary": self._summary, "news": self._news,
            "plan": lambda: self._document("plan_report"), "budget": lambda: self._document("budget_report"),
            "communique": lambda: self._document("communique"), "near": self._near, "list": self._list, "junk": self._junk,
            "binary": self._binary, "cut": self._cut,
        }  # fmt: skip
        made = 0
        while made < count:
            [name] = self.random.choices(list(_SHARES), list(_SHARES.values()))
            for one in makers[name]():
                made += 1
                yield one

    # ---- texts

    def _report(self) -> _Report:
        """A sample told of another place and year, its figures changed, some of its sentences gone."""
        (name, text), year = self.random.choice(self.samples), self.random.randint(2008, 2025)
        level = next(p.level for p in self.own if p.name == name)
        place = self.random.choice([p for p in self.counties if p.level == level])
        text = self._moved(text, name, place).replace("（虚构样例）", "")
        unit, who = ("市", "全市") if place.name.endswith("市") else ("县", "全县")
        text = re.sub("全[省市县]", who, text)
        text = re.sub("([受表，])[省市县](?=人民政府)", rf"\1{unit}", text)
        text = re.sub(r"20(2\d|3\d)年", lambda m: f"{year + int(m[0][:4]) - 2031}年", text)
        text = re.sub(r"\d+\.\d", lambda m: f"{float(m[0]) * self.random.uniform(0.7, 1.3):.1f}", text)
        lines = []
        for line in text.split("\n"):
            if not line.strip() or re.search("虚构|样例", line):
                continue
            kept = [s for s in re.findall(r"[^。]+。?", line) if len(line) < 80 or self.random.random() > 0.15]
            lines.append("".join(kept))
        title = self.random.choice(
            (f"{place.name}{year}年政府工作报告", f"{year}年{place.name}人民政府工作报告", f"政府工作报告（{year}年）", "政府工作报告")
        )
        report = _Report(place, year, title, tuple(lines))
        self.reports.append(report)
        return report

    def _moved(self, text: str, name: str, place: Place) -> str:
        """The text told of another place and of those around that."""
        names = {name: place.name, name[:-1]: place.name, "湖南": place.province_name[:2], "湘": "东"}
        around = [p for p in self.counties if p.code[:4] == place.code[:4] and p is not place] or [place]
        for near in self.own:
            other = place.prefecture_name or place.name if near.level == "prefecture" else self.random.choice(around).name
            names.setdefault(near.name, other)
            names.setdefault(near.short, other[:-1] if len(other) > 2 else other)
        pattern = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
        return re.sub(pattern, lambda m: names[m[0]], text)

    def _any(self) -> _Report:
        return self.random.choice(self.reports) if self.reports and self.random.random() < 0.7 else self._report()

    # ---- pages

    def _whole(self) -> list[Made]:
        report = self._report()
        return [self._made("work_report", report.title, report.lines, report, of=f"report {len(self.reports)}")]

    def _copy(self) -> list[Made]:
        report = self._report()
        of = f"report {len(self.reports)}"
        other = [line for line in report.lines if self.random.random() > 0.02]
        return [self._made("work_report", report.title, lines, report, of=of) for lines in (report.lines, other)]

    def _split(self) -> list[Made]:
        report = self._report()
        count = self.random.randint(2, 5)
        size = -(-len(report.lines) // count)
        pieces = [report.lines[i : i + size] for i in range(0, len(report.lines), size)]
        count = len(pieces)
        base = self._url()
        style = self.random.randrange(3)
        made = []
        for number, piece in enumerate(pieces):
            url = base if number == 0 else base.replace(".html", f"_{number}.html")
            pager = (
                f"<script>createPageHTML({count}, {number}, 'content', 'html');</script>",
                f"<div class=page>第{number + 1}页/共{count}页</div>",
                "<div class=page>" + " ".join(f"<a href=#>{n + 1}</a>" for n in range(count)) + " <a href=#>下一页</a></div>",
            )[style]
            made.append(self._made("part", report.title, piece, report, url=url, more=pager, of=f"report {len(self.reports)}"))
        return made

    def _summary(self) -> list[Made]:
        report = self._any()
        name, year = report.place.name, report.year
        title = self.random.choice((
            f"一图读懂{name}{year}年政府工作报告", f"{year}年{name}政府工作报告解读", f"{name}政府工作报告（摘要）", f"划重点！{name}政府工作报告要点来了",
            f"数说{name}政府工作报告", f"图解：{year}年{name}政府工作报告",
        ))  # fmt: skip
        lines = [line[:90] for line in report.lines[:: self.random.randint(2, 6)]]
        return [self._made("summary", title, lines, report)]

    def _news(self) -> list[Made]:
        report = self._any()
        name, year = report.place.name, report.year
        quoted = [
            f"报告{self.random.choice(('指出', '提出', '强调'))}，{line[:120]}"
            for line in self.random.sample(report.lines, min(len(report.lines), self.random.randint(2, 12)))
        ]
        title = self.random.choice((
            f"{name}人民代表大会开幕 市长作政府工作报告", f"代表热议{name}政府工作报告", f"{name}政府工作报告提出今年增长6%", f"今年怎么干？{name}政府工作报告这样说",
            f"{name}两会召开", f"聚焦两会丨{name}定下新目标",
        ))  # fmt: skip
        lead = self.random.choice((
            f"本报讯（记者 王某某）1月{self.random.randint(5, 28)}日，{name}人民代表大会第三次会议隆重开幕，会议听取了政府工作报告。",
            f"1月{self.random.randint(5, 28)}日上午，{name}人民代表大会召开。县长李某某代表人民政府向大会作政府工作报告。",
            "政府工作报告里的民生事，代表们谈得最多。“这份报告说到了我们心里。”来自乡镇的代表张某某说。记者 赵某某 通讯员 钱某某",
        ))  # fmt: skip
        return [
            self._made(
                "news", title, [lead, *quoted, "代表们表示，报告鼓舞人心，要把蓝图变成实景。（责任编辑：孙某某）"], report, dated=year
            )
        ]

    def _document(self, kind: str) -> list[Made]:
        report = self._any()
        name, year = report.place.name, report.year
        figures = [re.sub("各位代表[！：]?", "", line) for line in report.lines[4:40]]
        if kind == "communique":
            title = f"{name}{year}年国民经济和社会发展统计公报"
            lines = [f"{name}统计局", f"初步核算，全年地区生产总值{self.random.randint(80, 900)}.4亿元，比上年增长5.6%。", *figures[:20]]
        else:
            what = "国民经济和社会发展计划执行情况与{}年计划草案" if kind == "plan_report" else "预算执行情况和{}年预算草案"
            title = f"关于{name}{year - 1}年{what.format(year)}的报告"
            word = "计划" if kind == "plan_report" else "预算"
            lines = [f"各位代表：受{name}人民政府委托，现将{year - 1}年{word}执行情况与{year}年{word}草案提请大会审查。", *figures]
        return [self._made(kind, title, lines, report)]

    def _near(self) -> list[Made]:
        """What speaks of reports and is neither one nor news of one."""
        report = self._any()
        name, year = report.place.name, report.year
        title, first = self.random.choice((
            (f"关于印发{name}政府工作报告任务分解方案的通知", "各乡镇人民政府，县直各单位：现将政府工作报告确定的任务分解如下，请抓好落实。"),
            ("关于征求政府工作报告（征求意见稿）意见的公告", "欢迎社会各界在本月底前来信来电提出意见建议。"),
            (f"{name}人民法院工作报告", "各位代表：现在，我代表县人民法院向大会报告工作，请予审议。全年受理案件四千件。"),
            (f"{name}人大常委会工作报告", "各位代表：我受县人大常委会委托，向大会报告工作，请予审议。"),
            (f"{name}{year}年法治政府建设情况的报告", "一年来，我们坚持依法行政，现将有关情况报告如下。"),
            (f"{name}财政局{year}年部门预算公开", "一、部门职责。二、收支预算总体情况说明。"),
            (f"{year}年统计公报解读", "统计局负责人就公报的有关情况作了介绍。"),
        ))  # fmt: skip
        return [self._made("other", title, [first, *self.random.choices(_FILLER, k=self.random.randint(5, 40))], report)]

    def _list(self) -> list[Made]:
        lines = [
            f"<li><a href=#>{p.name}{self.random.randint(2008, 2025)}年政府工作报告</a> 2024-02-{self.random.randint(10, 28)}</li>"
            for p in self.random.sample(self.counties, 15)
        ]
        body = "<ul>" + "".join(lines) + "</ul><div>第1页 共8页</div>"
        return [self._made("other", self.random.choice(("政府工作报告", "规划计划", "政务公开")), [], None, more=body)]

    def _junk(self) -> list[Made]:
        return [self._made("other", self.random.choice(_JUNK), self.random.choices(_FILLER, k=self.random.randint(3, 120)), None)]

    def _binary(self) -> list[Made]:
        data = self.random.randbytes(self.random.randint(500, 20_000))
        url = self._url()
        return [Made(Truth(url, "other"), _record(url, data, "text/html"), data)]

    def _cut(self) -> list[Made]:
        """A record that ends too early, in the archive or within its own member."""
        [made] = self._whole()
        url = made.truth.url
        record = made.record[: len(made.record) // 2]
        if self.random.random() < 0.5:
            record = gzip.compress(gzip.decompress(made.record)[:-900], 1)
        return [Made(Truth(url, "failed"), record, b"")]

    # ---- records

    def _url(self) -> str:
        self.number += 1
        host = self.random.choice(("www.{}.gov.cn", "{}.example-news.cn", "zw.{}.gov.cn"))
        return f"http://{host.format(f'site{self.number % 97}')}/art/2024/{self.number}.html"

    def _made(
        self,
        kind: str,
        title: str,
        lines: list[str] | tuple[str, ...],
        report: _Report | None,
        *,
        url: str = "",
        more: str = "",
        of: str | None = None,
        dated: int | None = None,
    ) -> Made:
        url = url or self._url()
        menu = "".join(f"<li><a href='#'>{word}</a></li>" for word in ("首页", "要闻", "政务公开", "规划计划", "办事服务", "互动交流"))
        if self.random.random() < 0.3:  # a menu that names what is looked for
            menu += "<li><a href='#'>政府工作报告</a></li><li><a href='#'>统计公报</a></li>"
        site = self.random.choice(("_某某门户", " - 某某县人民政府", "_政务公开_某某网", ""))
        body = "".join(f"<p>{html.escape(line)}</p>\n" for line in lines)
        heading = self.random.choice(("<h1>{}</h1>", "<div class='title'>{}</div>", "<h2>{}</h2>")).format(html.escape(title))
        script = "<script>" + "var a=1;" * self.random.randint(0, 900) + "</script>"
        date = f"<div>发布时间：{dated or (report.year if report else 2024)}-02-11 来源：办公室</div>"
        charset = self.random.choice(("utf-8", "utf-8", "gb2312"))
        source = (
            f"<!DOCTYPE html><html><head><meta charset='{charset}'><title>{html.escape(title)}{site}</title>{script}</head><body><ul>{menu}</ul>"
            f"<div class='content'>{heading}{date}{body}{more}</div><div class='foot'>主办：办公室　备案号：00000000</div></body></html>"
        )
        page = source.encode("gb18030" if charset == "gb2312" else "utf-8")
        kind_of = Truth(url, kind, report.place.code if report else None, report.year if report else None, of)
        return Made(kind_of, _record(url, page, "text/html"), page)


def write(folder: Path, count: int, seed: int = 8) -> list[Made]:
    """A crawl of ``count`` pages or a few more as ``folder``/crawl.warc.gz; what each page is."""
    folder.mkdir(parents=True, exist_ok=True)
    made = list(Maker(seed).pages(count))
    with (folder / "crawl.warc.gz").open("wb") as stream:
        for one in made:
            stream.write(one.record)
    return made


def _record(url: str, body: bytes, media_type: str) -> bytes:
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: {media_type}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2025-03-01T08:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + answer + b"\r\n\r\n", 1)
