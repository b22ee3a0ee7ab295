"""Words with which a Chinese report turns to another section: to the years to come, to self-governance."""

from __future__ import annotations

import re

from mubiao.outline.lines import Line, ordinal_of

HEADING_LENGTH = 60
_LONG_ENOUGH, ENDS_WITH = 60, 0.3  # characters of a paragraph that may end with another matter than its own, and what that then weighs
_OUTLOOK_OPENER = re.compile(
    r"(?:今后|未来)(?:五|5|十|几|一个时期)|“?(?P<plan>十[一二三四五])五”?(?:时期|期间)，?(?:是|要|我|全[省市县区州盟旗]|经济社会)"
)
SELF_OPENERS = (
    (re.compile(r"对政府[^。，]{0,16}(?:提出|要求)"), 5.0),
    (re.compile(r"(?:政府|行署|加强|狠抓)自身(?:改革|建设)|政府建设"), 4.0),
    (re.compile(r"政府工作要有|政府要担当|履职尽责|勇于担责|政府履职水平"), 3.0),
    (re.compile(r"政府系统|人民满意|政府治理|打铁|执行者、行动派|从严治政|廉政建设|机关作风"), 2.0),
    (re.compile(r"(?:各级|人民)政府"), 1.0),
    (re.compile(r"新(?:征程|形势|使命|任务|时代|起点|作为|挑战)"), 1.0),
    (re.compile(r"做好(?:新形势下的)?政府工作|完成(?:好|今年)|实现(?:预期|发展|今年)|赶考"), 1.5),
    (re.compile(r"把政治建设|(?:转变|改进)[^，。]{0,4}作风|政府责任"), 1.5),
    (re.compile(r"责任重大|使命(?:光荣|重大|呼唤)"), 1.0),
    (re.compile(r"全面领导|忠诚|两个确立|三个务必|我们(?:必须|一定)"), 1.0),
)
# A word of each: most paragraphs have none.
ANY_SELF_OPENER = re.compile(
    "政府|自身|履职|担责|人民满意|打铁|执行者|从严治政|廉政|作风|新征程|新形势|新使命|新任务|新时代|新起点|新作为|新挑战|完成好|完成今年|实现预期|实现发展"
    "|实现今年|赶考|政治建设|责任重大|使命|全面领导|忠诚|两个确立|三个务必|我们必须|我们一定"
)


def opens_outlook(head: str, year: int | None) -> bool:
    """Whether a part begins with years to come. A five-year plan that is over (“十二五” in 2016) is looked back upon."""
    found = _OUTLOOK_OPENER.match(head)
    if found is None or found["plan"] is None or year is None:
        return found is not None
    return 1955 + 5 * ordinal_of(found["plan"]) >= year


def comes_last(line: Line, at: int) -> bool:
    """Whether what stands at ``at`` is but the end of a paragraph about something else: …八个方面的工作，全面加强政府自身建设。"""
    length = line.end - line.body
    return length > _LONG_ENOUGH and at - line.body > 0.6 * length
