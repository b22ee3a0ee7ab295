"""Amounts that are supposed, or told of one works as an example: neither results nor goals of the area."""

from __future__ import annotations

import re

SENTENCE = 90  # as far back as a sentence is looked at
# 如果每人多用|一元: supposed, and what would follow from it
_SUPPOSES = re.compile(
    r"(?:如果(?!没有)|假如|假定|倘若|即使|要是|(?:^|[，：])如(?:用之于|能)|(?:^|，)只要|只要(?:降低|提高|增加|减少|节约)[^，。；]{0,2}$)"
)
# 多种|五十万亩|烟叶，就能增产…: and what would follow
_WOULD = re.compile(r"(?:^|，)(?:多|少)[种用养产出][^，。；]{2,16}，就(?:能|可)[^，。；]{0,8}$")
_WOULD_IF = re.compile(r"(?:^|，)(?:多|少)[种用养产出]$")
_LESSONS = re.compile(r"如果(?:说|以|同|按)")  # 如果同上年的3亿元作比较: no supposition
# 例如某厂|三成: told of one works or office as an example
EXAMPLE = re.compile(
    r"(?:例如|比如|譬如|举例来说)，?[^，。；\d]{2,24}(?:厂|公司|矿|公社|供销社|合作社|车间|工地|商店|学院|医院|煤矿|农场|车辆厂)"
)
_OPENS_EXAMPLES = re.compile("例如|比如|譬如|又如|单就")
_ONE_WORKS = re.compile(
    "该(?:厂|院|校|矿|局|工程|单位|公司)|这个(?:厂|公司|工程|单位)|(?:公司|厂|学院|大楼|校舍|建筑物|矿务局)的?[^，。；]{0,12}(?:，|$|造价|生产|使用|浪费|积压|面积|产品|共|由于)|每平方公尺造价"
)
# 东江水电站在改建完成后，|30万千瓦: of one works, not of the area
OF_WORKS = re.compile(
    r"[ \t　]*(?:[^，。；：\d]{0,24}的)?[^，。；：\d的内]{2,16}(?:联合企业|水电站|发电站|农场|制造厂|钢铁公司|矿务局|油田)(?=(?:，|的[^，。；]{2,8}，)?(?:在|将|能够))"
)
# 有人认为：: what others say is weighed, not planned
_SAID_BY_OTHERS = re.compile("有的?人[^，。；：]{0,4}(?:认为|以为|说|主张|怀疑)")
_PARAGRAPH = 400


def is_supposed_or_example(text: str, start: int) -> bool:
    """Whether the amount at ``start`` is only supposed, or told of one works as an example: it is neither a result nor a goal."""
    sentence = text[max(0, start - SENTENCE) : start]
    sentence = sentence[max(sentence.rfind("。"), sentence.rfind("；"), sentence.rfind("\n")) + 1 :].lstrip(" \u3000")
    return supposed(sentence) or EXAMPLE.search(sentence) is not None or goes_on_with_example(text, start, sentence)


def of_one_works(text: str, sentence: int, start: int) -> bool:
    """Whether the clause group or the sentence of the amount at ``start`` is about one works, farm or power station, by its name."""
    group = max(sentence, text.rfind("；", sentence, start) + 1)
    return any(OF_WORKS.match(text, begin, start) is not None for begin in {sentence, group})


def goes_on_with_example(text: str, start: int, sentence: str) -> bool:
    """A later sentence of a paragraph of examples that is still of one works, house or office: 该厂…, 某校校舍…."""
    if not _ONE_WORKS.search(sentence):
        return False
    paragraph = text[max(0, start - _PARAGRAPH) : start]
    return _OPENS_EXAMPLES.search(paragraph, paragraph.rfind("\n") + 1) is not None


def supposed(sentence: str) -> bool:
    """Whether the sentence up to an amount only supposes it, or weighs what others say."""
    if _SAID_BY_OTHERS.search(sentence):
        return True
    if _SUPPOSES.search(sentence) and not _LESSONS.search(sentence):
        return True
    return _WOULD.search(sentence) is not None or _WOULD_IF.search(sentence) is not None
