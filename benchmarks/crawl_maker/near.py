"""What looks like a work report and is none: reports of other bodies, of offices, about the work of government, and papers about one."""

from __future__ import annotations

import random
import re

from benchmarks.crawl_maker.texts import Report, Text

_PLAIN = (
    "请各单位认真组织，确保工作落到实处。", "要严格按照时间节点推进，做到件件有回音。", "公示期间如有异议，可书面向本单位反映。",
    "申请人须提交身份证明和申请表各一份。", "联系电话见附件，工作日受理。", "各责任单位每季度末报送进展。",
)  # fmt: skip


def near(draw: random.Random, report: Report) -> Text:
    """Title and lines; half of what they say is a report's own words."""
    name, year, unit = report.name, report.when, report.unit
    own = [
        re.sub("政府工作报告|我代表[^，。]{0,14}政府", "", line)
        for line in draw.sample(report.lines, min(len(report.lines), draw.randint(4, 60)))
    ]
    plain = draw.choices(_PLAIN, k=draw.randint(4, 30))
    deputies, members = "各位代表：", "各位委员："
    office = draw.choice(("教育局", "农业农村局", "民政局", "交通运输局", "文化和旅游局", "卫生健康局"))
    made: tuple[tuple[str, list[str]], ...] = (
        (f"{name}人民代表大会常务委员会工作报告", [deputies, f"现在，我受{name}人大常委会委托，向大会报告工作，请予审议。", f"一、{year - 1}年工作回顾", *own, f"二、{year}年主要工作", *plain, "各位代表！让我们团结奋斗！"]),
        (f"{name}人大常委会工作报告（{year}年）", [deputies, "我代表人大常委会报告工作，听取和审议政府专项工作报告12项。", *own]),
        (f"{name}人民法院工作报告", [deputies, f"现在，我代表{name}人民法院向大会报告工作，请予审议，并请政协委员提出意见。", f"{year - 1}年工作回顾", *own, "各位代表！奋斗创造未来！"]),
        (f"{name}人民检察院工作报告", [deputies, f"现在，我代表{name}人民检察院向大会报告工作，请予审议。", *own, f"{year}年工作安排", *plain]),
        (f"政协{name}委员会常务委员会工作报告", [members, f"我受政协{name}第十届委员会常务委员会委托，向大会报告工作，请予审议。", *own, "各位委员！让我们携手奋进！"]),
        (f"在中国共产党{name}第十三次代表大会上的报告", ["同志们：", f"现在，我代表中国共产党{name}第十二届委员会向大会作报告。", "一、过去五年工作回顾", *own, "二、今后五年的目标任务", *plain]),
        (f"{name}{office}{year - 1}年工作总结和{year}年工作计划", [f"{year - 1}年，我局认真落实政府工作报告确定的任务。", *own, *plain]),
        (f"{name}{office}{year}年工作报告", [f"现将{year - 1}年工作情况报告如下。", *own, f"{year}年工作打算", *plain]),
        (f"{name}人民政府{year - 1}年政府信息公开工作年度报告", ["根据《中华人民共和国政府信息公开条例》，现公布本年度报告。", "一、总体情况", *own, "二、主动公开政府信息情况", *plain]),
        (f"{name}{year - 1}年度政府网站工作年度报表", ["填报单位：政府办公室", *plain]),
        (f"{name}{year - 1}年法治政府建设情况报告", ["现将法治政府建设情况报告如下。", *own]),
        (f"关于{name}{year - 1}年度本级预算执行和其他财政收支的审计工作报告", [f"主任、各位副主任、各位委员：我受{name}人民政府委托，报告审计工作情况，请予审议。", *own]),
        (f"关于{year - 1}年度环境状况和环境保护目标完成情况的报告", [f"受{name}人民政府委托，我向本次会议报告环境状况，请审议。", *own]),
        (f"关于{name}国有资产管理情况的综合报告", [f"主任、各位副主任、各位委员：受{name}人民政府委托，报告如下。", *own]),
        (f"关于印发{year}年政府工作报告重点工作任务分工方案的通知", ["各乡镇人民政府，政府各部门：现将分工方案印发给你们，请抓好落实。", *own]),
        (f"{name}{year}年政府工作报告任务分解表", ["序号 工作任务 责任单位 完成时限", *own, *plain]),
        ("关于《政府工作报告（征求意见稿）》公开征求意见的公告", ["欢迎社会各界提出意见建议。", *plain]),
        (f"{name}第十七届人民代表大会第三次会议关于政府工作报告的决议", [f"会议听取和审议了{unit}长所作的政府工作报告，决定批准这个报告。", "会议充分肯定过去一年的工作。"]),
        ("《政府工作报告》起草情况的说明", ["现就起草情况作如下说明。", *own[:6], *plain]),
        (f"{year}年上半年政府工作情况报告", [f"主任、各位副主任、各位委员：我代表{name}人民政府，向会议报告上半年工作情况，请审议。", *own]),
        ("学校第四届教职工代表大会工作报告", [deputies, "我代表学校向大会作工作报告，请予审议。", *plain, "各位代表，让我们努力奋斗！"]),
        (f"{name}总工会第十次代表大会工作报告", [deputies, "我代表工会第九届委员会向大会作报告。", *own[:8], *plain]),
        (f"{name}供销合作社{year}年工作报告", [deputies, "我代表理事会作工作报告。", *plain]),
        (f"{unit}长在政府第二次全体会议上的讲话", ["同志们：", "这次会议的主要任务是落实政府工作报告。", *own]),
        (f"{name}国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要", ["第一章 发展环境", *own, "第二章 主要目标", *plain]),
        (f"{name}{year}年民生实事项目公示", ["根据政府工作报告，现将民生实事项目公示如下。", *plain]),
        (f"{name}{office}{year}年部门预算公开", ["一、部门职责。二、收支预算总体情况说明。", *plain]),
        (f"{name}{year - 1}年统计公报解读", ["统计局负责人就公报的有关情况作了介绍。", *own[:10]]),
        (f"{name}第七次全国人口普查公报", [f"{name}统计局", "现将普查数据公布如下。", *plain]),
        (f"{year}年一季度{name}经济运行情况", ["一季度，地区生产总值同比增长5.2%。", *own[:10]]),
        ("政府工作报告", ["附件：政府工作报告.pdf", "点击下载"]),
        ("政府工作报告中的名词", ["请在附件中查看。"]),
        (f"{name}老干部局领导班子述职报告", ["现将一年来的工作报告如下。", *own[:10], *plain]),
        (f"关于做好{year}年政府工作报告起草工作的通知", ["各单位：请于本月底前报送素材。", *plain]),
        (f"{name}地方志：历届政府工作报告目录", [f"{y}年政府工作报告" for y in range(1990, 1990 + draw.randint(8, 30))]),
    )  # fmt: skip
    title, lines = draw.choice(made)
    return title, lines
