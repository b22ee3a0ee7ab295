"""Invented reports in the genre's style, for the tests of outline and identity. No place, figure or sentence is a real report's."""

from __future__ import annotations

from mubiao.reading.flow import Flow, flow_of
from mubiao.records import Document, Language

REVIEW = (
    "过去的一年，我们顶住压力、稳住阵脚，全市地区生产总值完成612.4亿元，比上年增长5.1%。",
    "（一）工业底盘更加扎实。新投产项目四十一个，老厂房换上了新产线。",
    "（二）城乡面貌持续改善。翻修背街小巷七十三条，污水管网补上了短板。",
    "（三）政府自身建设不断加强。办结建议提案二百余件，会议和文件都比前年少了。",
    "这些成绩来之不易。在此，我代表市人民政府，向全市人民和所有关心支持家乡发展的朋友们，表示衷心的感谢！",
    "我们也清醒看到，产业层次偏低、年轻人外流等问题还没有根本解决。",
)
PLAN = (
    "今年政府工作的总体要求是：稳字当头、久久为功，把实体经济的根扎得更深。",
    "主要预期目标是：地区生产总值增长5.5%左右，一般公共预算收入增长4%，城镇新增就业2.1万人以上，居民收入增长与经济增长同步。",
)
TASKS = (
    "（一）全力以赴扩投资。全年安排重点项目一百二十个，当年完成投资两百亿元以上。",
    "（二）千方百计促消费。办好河鲜节、灯会和年货大街，让夜市热起来。",
    "（三）不遗余力强工业。推动铸造、纺织两个老行当改造升级。",
    "（四）用心用情惠民生。新建社区食堂三十个、改造老旧小区五十五个。",
)
SELF = (
    "坚持把对党忠诚刻在心里，自觉接受人大法律监督和工作监督、政协民主监督。",
    "坚持过紧日子，一般性支出再压减，腾出钱来办民生的事。",
)
CLOSE = "各位代表！蓝图已经绘就。让我们更加紧密地团结起来，一步一个脚印，把家乡建设得更加美好！"


def greeting(who: str = "市人民政府") -> tuple[str, ...]:
    return "各位代表：", f"现在，我代表{who}，向大会报告工作，请予审议，并请政协委员和列席人员提出意见。"


def standard(who: str = "市人民政府", year: int = 2024, opening: tuple[str, ...] = (), lead_in: str = "重点做好以下工作：") -> str:
    """A report in three parts, the tasks opened by a sentence of their own."""
    return "\n".join(
        (
            *opening,
            *greeting(who),
            f"一、{year - 1}年工作回顾",
            *REVIEW,
            f"二、{year}年工作安排",
            *PLAN,
            lead_in,
            *TASKS,
            "三、全面加强政府自身建设",
            *SELF,
            CLOSE,
        )
    )


def document(text: str, name: str = "reports/report.txt", language: Language = "zh", **fields: object) -> Document:
    return Document(name, "0" * 64, "text/plain", "utf-8", language, text, **fields)  # type: ignore[arg-type]


def with_flow(text: str, name: str = "reports/report.txt", language: Language = "zh", **fields: object) -> tuple[Document, Flow]:
    made = document(text, name, language, **fields)
    return made, flow_of(made)
