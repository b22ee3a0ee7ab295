"""The texts: reports varied from the samples, what is written about them, and the other documents of a sitting."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from mubiao import api
from mubiao.identity import identify
from mubiao.outline import outline
from mubiao.places import Place, gazetteer
from mubiao.reading import documents as files_in
from mubiao.reading import flow_of
from mubiao.records import Document
from mubiao.samples import paths

Text = tuple[str, list[str]]  # title and lines


@dataclass(frozen=True, slots=True)
class Report:
    name: str  # of the place
    code: str | None  # None where nobody checks it
    year: int | None
    unit: str  # 市, 县 …
    lines: tuple[str, ...]
    of: str = ""  # the real text that it is a variety of

    @property
    def when(self) -> int:
        return self.year or 2024


class Texts:
    """Draws texts. ``given``: files of real reports that are used beside the samples, as they stand."""

    def __init__(self, draw: random.Random, given: Sequence[str] = ()) -> None:
        self.draw = draw
        self.samples = [
            (path.name.partition("2031年")[0], document.text)
            for path in paths()[1:]
            for document in api.documents(str(path))
            if isinstance(document, Document)
        ]
        standing = [p for level in ("prefecture", "county") for p in gazetteer().exists_in(2024, level)]
        standing = [p for p in standing if p.name.endswith(("市", "县", "区")) and len(p.name) > 2 and p.exists_in(2008)]
        # The samples of a county and of a prefecture's city speak of the places around them: those are told of others too.
        self.own = [p for p in gazetteer().exists_in(2024) if p.code.startswith("4312")]
        self.places = [p for p in standing if p.code[:2] not in ("43", "11", "12", "31", "50") and p.code[2:4] != "90"]
        self.towns = [p for p in self.places if not p.name.endswith("区")]
        self.real = [report for file in files_in(given) for report in _real(file)] if given else []

    def report(self) -> Report:
        if self.real and self.draw.random() < 0.5:
            return self._varied(self.draw.choice(self.real))
        return self._told()

    def _told(self) -> Report:
        """A sample told of another place and year, its figures changed, some of its sentences gone."""
        (name, text), year = self.draw.choice(self.samples), self.draw.randint(2008, 2025)
        level = next(p.level for p in self.own if p.name == name)
        place = self.draw.choice([p for p in self.towns if p.level == level])
        text = self._moved(text, name, place).replace("（虚构样例）", "")
        unit = place.name[-1]
        text = re.sub("全[省市县]", f"全{unit}", text)
        text = re.sub("([受表，])[省市县](?=人民政府)", rf"\1{unit}", text)
        text = re.sub(r"20(2\d|3\d)年", lambda m: f"{year + int(m[0][:4]) - 2031}年", text)
        lines = [line for line in text.split("\n") if line.strip() and not re.search("虚构|样例", line)]
        return self._varied(Report(place.name, place.code, year, unit, tuple(lines)))

    def _varied(self, report: Report) -> Report:
        """Other figures, and some sentences of long paragraphs gone: no two reports are copies."""
        lines = []
        for line in report.lines:
            changed = re.sub(r"\d+\.\d", lambda m: f"{float(m[0]) * self.draw.uniform(0.7, 1.3):.1f}", line)
            sentences = re.findall(r"[^。]+。?", changed) if len(changed) >= 80 else [changed]
            kept = [s for n, s in enumerate(sentences) if n == 0 or self.draw.random() > 0.12]
            lines.append("".join(kept))
        return replace(report, lines=tuple(lines))

    def _moved(self, text: str, name: str, place: Place) -> str:
        """The text told of another place and of those around that."""
        names = {name: place.name, name[:-1]: place.name, "湖南": place.province_name[:2], "湘": "东"}
        around = [p for p in self.towns if p.code[:4] == place.code[:4] and p is not place] or [place]
        for near in self.own:
            other = place.prefecture_name or place.name if near.level == "prefecture" else self.draw.choice(around).name
            names.setdefault(near.name, other)
            names.setdefault(near.short, other[:-1] if len(other) > 2 else other)
        pattern = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
        return re.sub(pattern, lambda m: names[m[0]], text)

    # ---- about reports

    def title(self, report: Report) -> str:
        """How sites title a report."""
        name, year, unit = report.name, report.when, report.unit
        return self.draw.choice((
            f"{name}{year}年政府工作报告", f"{year}年{name}人民政府工作报告", f"政府工作报告（{year}年）", "政府工作报告", "政 府 工 作 报 告",
            f"{name}人民政府工作报告", f"{year}年政府工作报告", f"{year}年{unit}政府工作报告（全文）", f"【受权发布】{name}政府工作报告",
            f"{name}政府工作报告——{year}年1月{self.draw.randint(3, 28)}日在{name}第{self.draw.choice(['十四', '十五', '十六', '十七', '十八'])}届人民代表大会第三次会议上",
            f"在{name}第十六届人民代表大会第{self.draw.choice('一二三四五')}次会议上的政府工作报告", f"{unit}长在{name}人民代表大会上所作的政府工作报告",
            f"【两会文件】{year}年政府工作报告", f"{year}年《政府工作报告》全文", f"重磅！{name}{year}年政府工作报告全文来了", f"{name}{year}政府工作报告",
            f"{year}年{name}政府工作报告({unit}十八届人大二次会议)", f"政府工作报告 ({year - 1}年12月28日在{name}第十八届人民代表大会第二次会议上)",
            f"{name}第十八届人民代表大会第一次会议政府工作报告", f"{unit}十八届人大三次会议《政府工作报告》", f"{year}年{unit}政府工作报告（附名词解释）", "关于政府工作的报告",
            f"{unit}长王某某在{unit}十七届人大四次会议上作的政府工作报告（全文）", f"{name}人民政府关于印发{year}年政府工作报告的通知", f"[政府工作报告] {year}年{name}政府工作报告",
            f"{name}人民政府工作报告（2019-{year}）", "政府工作报告全文发布", f"{unit}十七届人大一次会议 政府工作报告", f"政府工作报告·{year}", f"{year}年{name}人民政府工作报告全文",
        ))  # fmt: skip

    def summary(self, report: Report) -> Text:
        name, year = report.name, report.when
        title = self.draw.choice((
            f"一图读懂{name}{year}年政府工作报告", f"{year}年{name}政府工作报告解读", f"{name}政府工作报告（摘要）", f"划重点！{name}政府工作报告要点来了",
            f"数说{name}政府工作报告", f"图解：{year}年{name}政府工作报告", "政府工作报告（摘要）", f"政府工作报告（摘登）——{name}人民代表大会",
            f"读懂{year}：政府工作报告里的关键词", f"3分钟速览{name}{year}年政府工作报告", f"【图解】{name}政府工作报告", f"干货满满！{name}政府工作报告精华版",
            f"{name}政府工作报告解读之二：产业怎么强", f"长图｜{name}政府工作报告", f"一张图看懂{year}年政府工作报告", f"{year}年政府工作报告政策解读",
            f"听，{name}政府工作报告最强音！要点速递",
            f"一文读懂{name}政府工作报告", f"漫画｜{name}政府工作报告", f"H5 | 带你看{name}政府工作报告", f"10个数字看{name}政府工作报告", f"手绘长卷：{year}年政府工作报告",
            "政府工作报告（简版）", f"思维导图｜{name}{year}年政府工作报告", f"数读{name}政府工作报告", f"图个明白：{name}政府工作报告有哪些看点", f"动画解读{year}年政府工作报告",
            "政府工作报告“干货”速览", f"{name}政府工作报告极简版",
        ))  # fmt: skip
        style = self.draw.randrange(4)
        if style == 0:  # captions
            lines = [line[: self.draw.randint(8, 30)] for line in report.lines[:: self.draw.randint(2, 5)]]
        elif style == 1:  # a long abridgement that keeps the report's own words
            lines = [line for line in report.lines if self.draw.random() < 0.6]
            title = self.draw.choice(
                (f"{name}政府工作报告（摘要）", "政府工作报告（摘要）", f"{year}年政府工作报告（摘编）", f"{name}政府工作报告（节选）摘要")
            )
        elif style == 2:  # the report explained
            lines = ["问：今年报告的总体考虑是什么？", *(f"答：{line[:140]}" for line in report.lines[3 :: self.draw.randint(4, 9)])]
        else:
            lines = [line[:90] for line in report.lines[:: self.draw.randint(2, 6)]]
        return title, lines

    def news(self, report: Report) -> Text:
        name, year, day, unit = report.name, report.when, self.draw.randint(5, 28), report.unit
        some = self.draw.sample(report.lines, min(len(report.lines), self.draw.randint(2, 14)))
        title = self.draw.choice((
            f"{name}第十七届人民代表大会第四次会议隆重开幕", f"代表热议{name}政府工作报告", f"{name}政府工作报告提出今年增长6%", f"今年怎么干？{name}政府工作报告这样说",
            f"{name}两会召开", f"聚焦两会丨{name}定下新目标", f"{name}召开{unit}政府全体会议 讨论政府工作报告", f"{unit}长作政府工作报告：今年要干这些大事",
            f"两会观察：从政府工作报告看{name}新动能", f"{name}：GDP增长目标定为5.5%左右", "政协委员讨论政府工作报告", "“政府工作报告”里的民生温度",
            f"{year}年{name}政府工作报告引发热烈反响", f"两会快讯｜{name}今年预期目标出炉", f"{name}{unit}委常委会会议审议政府工作报告（讨论稿）",
            f"定了！{name}{year}年经济增长目标6%左右", "人大代表审议政府工作报告综述", f"凝心聚力开新局——{name}人代会侧记", "本报评论员：把政府工作报告的蓝图变成实景",
            "记者手记：政府工作报告为何这样写", f"专访{name}{unit}长：今年政府工作报告的底气在哪里", f"直播回顾：{unit}长作政府工作报告", f"{unit}长：今年GDP预期增长5.5%左右",
            "为政府工作报告点赞！代表委员这样说", f"31省份{year}年GDP增长目标出炉", "政府工作报告“圈粉”：数字背后有温度",
        ))  # fmt: skip
        lead = self.draw.choice((
            f"本报讯（记者 王某某）1月{day}日，{name}人民代表大会第三次会议隆重开幕，会议听取了政府工作报告。",
            f"1月{day}日上午，{name}人民代表大会召开。{unit}长李某某代表人民政府向大会作政府工作报告。",
            "政府工作报告里的民生事，代表们谈得最多。“这份报告说到了我们心里。”来自乡镇的代表张某某说。记者 赵某某 通讯员 钱某某",
            f"新华社{name[:2]}1月{day}日电（记者孙某某）{name}政府工作报告{day}日提请代表审议，报告提出今年的主要预期目标。",
            f"“各位代表，现在我代表{name}人民政府，向大会作政府工作报告。”1月{day}日9时许，{unit}长走上讲台，会场响起热烈掌声。本报记者现场聆听。",
            f"昨天下午，参加{name}两会的代表分组审议政府工作报告。记者走进会场，听代表们怎么说。",
            f"1月{day}日，{unit}委常委会召开会议，研究政府工作报告起草情况。会议指出，报告要实事求是、鼓舞人心。",
        ))  # fmt: skip
        said = ("报告指出，", "报告提出，", "报告强调，", "代表周某某表示，", "报告显示，", "“", "吴某某代表认为，")
        quoted = [f"{self.draw.choice(said)}{line[:150]}" for line in some]
        return title, [
            lead,
            *quoted,
            self.draw.choice(("代表们表示，要把蓝图变成实景。（责任编辑：孙某某）", "来源：某某日报", "编辑：冯某某 审核：陈某某")),
        ]

    def plan(self, report: Report) -> Text:
        name, year = report.name, report.when
        title = self.draw.choice((
            f"关于{name}{year - 1}年国民经济和社会发展计划执行情况与{year}年国民经济和社会发展计划草案的报告",
            f"{name}{year - 1}年国民经济和社会发展计划执行情况及{year}年计划草案的报告",
            f"关于{name}国民经济和社会发展{year - 1}年计划执行情况和{year}年计划安排的报告", f"{name}{year}年国民经济和社会发展计划报告",
        ))  # fmt: skip
        lead = [
            f"{name}发展和改革局",
            "各位代表：",
            f"受{name}人民政府委托，现将{year - 1}年国民经济和社会发展计划执行情况与{year}年计划草案提请大会审查，并请各位政协委员提出意见。",
        ]
        return title, [*lead[self.draw.randint(0, 1) :], *self._figures(report), "各位代表！让我们团结奋斗，努力完成全年计划！"]

    def budget(self, report: Report) -> Text:
        name, year = report.name, report.when
        title = self.draw.choice((
            f"关于{name}{year - 1}年预算执行情况和{year}年预算草案的报告", f"{name}{year - 1}年财政预算执行情况和{year}年财政预算草案的报告",
            f"关于{name}{year - 1}年全{report.unit}及本级预算执行情况和{year}年全{report.unit}及本级预算草案的报告", f"{name}{year}年财政预算报告",
        ))  # fmt: skip
        lead = ["各位代表：", f"受{name}人民政府委托，现将{year - 1}年预算执行情况和{year}年预算草案提请大会审查。"]
        return title, [*lead, "一、预算执行情况", "一般公共预算收入完成12.6亿元，为预算的101.3%。", *self._figures(report)]

    def communique(self, report: Report) -> Text:
        name, year = report.name, report.when - 1
        title = self.draw.choice((
            f"{name}{year}年国民经济和社会发展统计公报", f"{year}年{name}国民经济和社会发展统计公报", f"{name}统计局关于{year}年国民经济和社会发展的统计公报",
            f"{year}年国民经济和社会发展统计公报",
        ))  # fmt: skip
        lead = [
            f"{name}统计局 国家统计局{name}调查队",
            f"（{year + 1}年3月18日）",
            f"初步核算，全年地区生产总值{self.draw.randint(80, 900)}.4亿元，按可比价格计算，比上年增长5.6%。",
        ]
        return title, [*lead, *self._figures(report)[:30], "注：本公报为初步统计数。"]

    def _figures(self, report: Report) -> list[str]:
        return [line for line in (re.sub("各位代表[！：，]?", "", line) for line in report.lines[4:44]) if line]


def _real(file: Path) -> list[Report]:
    """The reports that a file holds, whose and of which year as their own text says."""
    found = []
    for document in api.documents(str(file)):
        if not isinstance(document, Document):
            continue
        flow = flow_of(document)
        identity = identify(document, flow, outline(document, flow))
        if identity.genre == "work_report" and document.language == "zh" and identity.area:
            lines = tuple(line.strip() for line in flow.text.split("\n") if line.strip())
            found.append(
                Report(identity.area, identity.area_code, identity.report_year, identity.area[-1], lines, f"{file.name} {len(found)}")
            )
    return found
