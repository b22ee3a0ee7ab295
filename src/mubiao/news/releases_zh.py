"""Chinese sentences that tell of a document that came out.

1月13日，济南市第十八届人民代表大会第四次会议开幕，市长作政府工作报告       delivered, at a sitting
会议听取和审议了某市人民政府工作报告
某省政府网站发布2031年政府工作报告；某市政府工作报告出炉               published, on a website
根据某市政府工作报告，…                                     cited
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mubiao.news.releases_en import Found
from mubiao.news.words import any_of, table, words

_TYPES: dict[str, str] = {form: kind for kind, forms in table("releases")["zh"]["types"].items() for form in forms}
_DOCUMENT = any_of(list(_TYPES))
_DELIVERED, _PUBLISHED, _OUT, _CITED, _NOT = (
    any_of(words("releases", "zh", "words", name)) for name in ("delivered", "published", "out", "cited", "not_out")
)
_NAMED = rf"(?:关于)?(?P<of>[^，,。；;：:\n]{{0,24}}?)(?P<type>{_DOCUMENT})"
_BEFORE = re.compile(
    rf"(?P<not>(?:{_NOT})?)(?:(?P<delivered>{_DELIVERED})|(?P<published>{_PUBLISHED}))(?:题为)?{_NAMED}(?:[（(]?(?P<part>摘要|全文)[）)]?)?"
)
_BEHIND = re.compile(
    rf"(?P<of>[^，,。；;：:\n《]{{0,24}}?)(?P<type>{_DOCUMENT})[（(]?(?P<part>摘要|全文)?[）)]?(?P<between>[^，,。；;：:\n]{{0,24}}?)(?P<out>{_OUT})"
)
_CITES = re.compile(
    rf"(?:^|(?<=[，,。；\n]))(?P<how>{_CITED})(?:[^，,。；;：:\n]{{0,12}}?(?:发布|公布)的)?{_NAMED}(?=[，,]|中|显示|获悉|了解)"
)
_SITTING = re.compile(
    r"(?P<source>[^，,。；;：:\n、日]{0,16}?第?[一二三四五六七八九十百\d]{1,4}届(?:人民代表大会|人大)(?:常务委员会)?(?:第?[一二三四五六七八九十百\d]{1,4}次(?:全体)?会议)?|[^，,。；;：:\n、日]{2,12}?(?:两会|人代会|人民代表大会))"
)
_WEBSITE = re.compile(
    r"(?P<source>[^，,。；;：:\n、日]{0,14}?(?:政府)?(?:门户)?(?:网站|官网|公众号|客户端)|《[^》\n]{2,12}(?:日报|晚报|时报)》)"
)
_OFFICIAL = re.compile(r"(?P<who>(?:代)?(?:市长|省长|县长|区长|州长|主席|总理|盟长|旗长)[\u4e00-\u9fff]{2,3}?)(?=代表|作|所作|向|在|，|做)")
_PUBLISHER = re.compile(
    r"(?P<who>[\u4e00-\u9fff]{1,14}?(?:办公厅|办公室|人民政府|政府|委员会|发改委|厅|局))(?:日前|近日|昨日|今日|正式|联合|(?:\d{1,2}月)?\d{1,2}日)*$"
)
_AGGREGATE = re.compile(r"各地|多地|各省|各市|地方政府|历年|近年|多个|个省|个市|以来|各级")
_LEADS_BACK = re.compile(r"\s*(?:会上|会议|大会|开幕会上|在会上|随后|受|市长|省长|县长|区长|代市长|代省长)")


def releases_in_chinese(text: str, start: int, end: int, before: tuple[int, int] | None) -> Iterator[Found]:
    """The documents that one sentence tells to be out; ``before`` is the sentence before it in the same paragraph."""
    for pattern in (_BEFORE, _BEHIND, _CITES):
        for shape in pattern.finditer(text, start, end):
            if not _stands(text, start, end, shape, pattern):
                continue
            groups = shape.groupdict()
            context = (
                (before[0], end) if before is not None and groups.get("delivered") and _LEADS_BACK.match(text, start, end) else (start, end)
            )
            source = (
                (_SITTING.search(text, *context) if groups.get("delivered") else None)
                or _WEBSITE.search(text, start, shape.end())
                or (_SITTING.search(text, start, end) if pattern is not _CITES else None)
            )
            who = _OFFICIAL.search(text, *context) if groups.get("delivered") else _PUBLISHER.search(text, start, shape.start())
            kind = _TYPES[shape["type"]]
            first, last = _evidence(text, start, end, shape, pattern)
            yield Found(
                first, last, shape.start("type"), f"summary of {kind}" if groups.get("part") == "摘要" else kind, shape["type"],
                source=_cleaned(source["source"]) if source is not None else None, by=who["who"] if who is not None else None,
                national=re.search(r"全国人(?:大|民代表大会)|总理|国务院", text[context[0] : end]) is not None,
                when_start=context[0] if pattern is not _CITES else first, when_end=end if pattern is not _CITES else last,
                place_from=(source.span("source") if source is not None else None) or context,
                place_else=context,
            )  # fmt: skip
            return


def _stands(text: str, start: int, end: int, shape: re.Match[str], pattern: re.Pattern[str]) -> bool:
    groups = shape.groupdict()
    if groups.get("not") or _AGGREGATE.search(text, start, shape.end()):
        return False
    if pattern is _BEHIND and re.search(_NOT, groups.get("between") or ""):
        return False
    if groups.get("delivered") in ("审议了", "做", "作", "听取") and re.search(
        r"代表(?:们)?(?:分组|认真)?(?:审议|听取)|工作人员|起草", text[start : shape.start()]
    ):
        return False
    return re.search(r"(?:尚未|还未|没有|即将)$", text[max(start, shape.start() - 4) : shape.start()]) is None


def _evidence(text: str, start: int, end: int, shape: re.Match[str], pattern: re.Pattern[str]) -> tuple[int, int]:
    first = start
    last = end
    if pattern is _CITES:
        first, last = shape.span()
    while first < last and text[first] in " \n\t":
        first += 1
    while last > first and text[last - 1] in "。，；！,; \n\t":
        last -= 1
    return first, last


def _cleaned(source: str) -> str:
    return re.sub(r"^(?:\d{1,2}月)?(?:\d{1,2}日)?(?:上午|下午|晚)?[，,]?(?:在|据|从|于)?", "", source).strip()
