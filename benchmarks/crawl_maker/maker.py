"""The crawl: which pages, in which order, into which archive, and what each is."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.crawl_maker.archives import Archives, conversion, response
from benchmarks.crawl_maker.furniture import Furniture
from benchmarks.crawl_maker.near import near
from benchmarks.crawl_maker.texts import Report, Texts
from mubiao.pool import over_processes

# Share of each maker's turns. Half of all pages are nothing of the genre, as a government's own site has it, and many look like it.
_SHARES = {
    "whole": 0.10, "split": 0.02, "copies": 0.03, "summary": 0.06, "news": 0.12, "plan": 0.02, "budget": 0.02, "communique": 0.03,
    "near": 0.16, "list": 0.04, "junk": 0.35, "binary": 0.03, "broken": 0.02,
}  # fmt: skip
_JUNK = (
    "关于开展秋季消防安全检查的通知", "办理居住证需要带哪些材料", "河堤加固工程中标公示", "图书馆周末开放时间调整", "本地气象：明日多云转小雨",
    "不动产登记中心搬迁公告", "中学招生范围公布", "农机补贴申请指南", "Contact us", "Weekend opening hours of the museum", "局长信箱答复选登", "县政府常务会议纪要",
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
    title: str = ""
    text: str = ""  # the real text that it was made of: two of one are no copies, and may be taken for such


class Maker:
    def __init__(self, folder: Path, seed: int, given: Sequence[str]) -> None:
        self.draw = random.Random(seed)
        self.texts, self.furniture, self.archives = Texts(self.draw, given), Furniture(self.draw), Archives(folder)
        self.made: list[Truth] = []
        self.number = self.reports = 0
        self.seed = seed
        self.last: list[Report] = []

    def run(self, count: int) -> None:
        makers: dict[str, Callable[[], None]] = {
            "whole": self._whole, "split": self._split, "copies": self._copies,
            "summary": lambda: self._about("summary", self.texts.summary), "news": lambda: self._about("news", self.texts.news),
            "plan": lambda: self._about("plan_report", self.texts.plan), "budget": lambda: self._about("budget_report", self.texts.budget),
            "communique": lambda: self._about("communique", self.texts.communique),
            "near": lambda: self._about("other", lambda report: near(self.draw, report)),
            "list": self._list, "junk": self._junk, "binary": self._binary, "broken": self._broken,
        }  # fmt: skip
        while len(self.made) < count:
            [name] = self.draw.choices(list(_SHARES), list(_SHARES.values()))
            makers[name]()
        self.archives.close()

    # ---- pages

    def _new(self) -> tuple[Report, str]:
        report = self.texts.report()
        self.reports += 1
        self.last = [*self.last[-40:], report]
        return report, f"report {self.seed}.{self.reports}"

    def _any(self) -> Report:
        return self.draw.choice(self.last) if self.last and self.draw.random() < 0.8 else self._new()[0]

    def _whole(self) -> None:
        report, of = self._new()
        self._page("work_report", self.texts.title(report), report.lines, report, of=of)

    def _copies(self) -> None:
        """The same report on several sites, each with its own title and page, some with a line missing or the end cut off."""
        report, of = self._new()
        for number in range(self.draw.randint(2, 4)):
            lines = [line for line in report.lines if number == 0 or self.draw.random() > 0.015]
            if number and self.draw.random() < 0.15:
                lines = lines[: int(len(lines) * 0.95)]
            self._page("work_report", self.texts.title(report), lines, report, of=of)

    def _split(self) -> None:
        report, of = self._new()
        title = self.texts.title(report)
        pages = self.furniture.split(report.lines, self._url())
        order = list(range(len(pages)))
        if self.draw.random() < 0.5:
            self.draw.shuffle(order)
        for number in order:
            url, lines, pager = pages[number]
            self._page("part", title, lines, report, url=url, more=pager, of=of)

    def _about(self, kind: str, make: Callable[[Report], tuple[str, list[str]]]) -> None:
        report = self._any()
        title, lines = make(report)
        self._page(kind, title, lines, report)

    def _list(self) -> None:
        rows = "".join(
            f"<li><a href=#>{p.name}{self.draw.randint(2008, 2025)}年政府工作报告</a> <span>2024-02-{self.draw.randint(10, 28)}</span></li>"
            for p in self.draw.sample(self.texts.places, self.draw.randint(8, 30))
        )
        title = self.draw.choice(("政府工作报告", "规划计划", "政务公开", "站内搜索：政府工作报告", "人大文件"))
        self._page("other", title, [], None, rows=f"<ul>{rows}</ul><div>第1页 共8页 <a href='#'>下一页</a></div>")

    def _junk(self) -> None:
        self._page("other", self.draw.choice(_JUNK), self.draw.choices(_FILLER, k=self.draw.randint(3, 120)), None)

    def _binary(self) -> None:
        url = self._url()
        self.archives.write(
            self.draw.choice(self.archives.names), response(url, self.draw.randbytes(self.draw.randint(500, 20_000)), None, self.draw)
        )
        self.made.append(Truth(url, "other"))

    def _broken(self) -> None:
        """A record cut off in the archive, or with bytes of it turned into others."""
        report, _ = self._new()
        url = self._url()
        page, charset = self.furniture.page(self.texts.title(report), report.lines, dated=report.when)
        record = response(url, page, charset, self.draw)
        spoil = self.draw.choice((lambda data: data[: len(data) // 2], lambda data: data[:-900], self._turned))
        name = self.draw.choice(("a.warc.gz", "c.warc"))
        if name == "c.warc" and spoil == self._turned:
            spoil = lambda data: data[: len(data) // 3]  # noqa: E731 - turned bytes in an unpacked record are another text, not a fault
        self.archives.write(name, record, spoil)
        self.made.append(Truth(url, "failed"))

    def _turned(self, data: bytes) -> bytes:
        begin = len(data) // 3
        return data[:begin] + self.draw.randbytes(200) + data[begin + 200 :]

    # ---- records

    def _url(self) -> str:
        self.number += 1
        number = self.draw.choice((self.number, 4_000_000 + self.number))
        host = self.draw.choice(("www.{}.gov.cn", "{}.example-news.cn", "zw.{}.gov.cn", "www.{}.example.com"))
        path = self.draw.choice(
            ("art/2024/1/{}.html", "xxgk/{}.html", "content/t20240115_{}.html" if number > 100 else "a/{}.html", "c/{}/content.html")
        )
        return f"http://{host.format(f'site{self.seed}x{self.number % 197}')}/{path.format(number)}"

    def _page(
        self,
        kind: str,
        title: str,
        lines: Sequence[str],
        report: Report | None,
        *,
        url: str = "",
        more: str = "",
        rows: str = "",
        of: str | None = None,
    ) -> None:
        url = url or self._url()
        if not more and not rows and self.draw.random() < 0.08:
            self.archives.write(self.archives.wet, conversion(url, self.furniture.plain(title, lines)))
        else:
            page, charset = self.furniture.page(title, lines, dated=report.when if report else 2024, more=more, rows=rows)
            self.archives.write(self.draw.choice(self.archives.names), response(url, page, charset, self.draw))
        self.made.append(
            Truth(url, kind, report.code if report else None, report.year if report else None, of, title, report.of if report else "")
        )


_PART = 10_000  # pages made by one process, in archives of their own


def write(folder: Path, count: int, seed: int = 8, given: Sequence[str] = (), jobs: int = 1) -> list[Truth]:
    """A crawl of ``count`` pages, or a few more, as four archives for each ten thousand in ``folder``; what each page is. ``given``: files
    of report texts."""
    sizes = [min(_PART, count - done) for done in range(0, count, _PART)]
    tasks = [(str(folder / f"part{n}"), size, seed * 100 + n, tuple(given)) for n, size in enumerate(sizes)]
    return [one for made in over_processes(_made, tasks, jobs=jobs, seconds=7200) for one in made]


def _made(task: tuple[str, int, int, tuple[str, ...]]) -> Iterator[list[Truth]]:
    folder, count, seed, given = task
    maker = Maker(Path(folder), seed, given)
    maker.run(count)
    yield maker.made
