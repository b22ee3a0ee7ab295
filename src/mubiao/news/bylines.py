"""The lines of an article that are about the article: its date, author, agency and place of writing. Nothing in them is news.

date 2031-01-16 Two cities …                the mark of a stored file before the headline
9:30, January 16, 2031 By Lin Yu (Global Times)
JINAN, Jan. 28 (Xinhua) -- …   JINAN - …     the dateline before the first sentence
新华社济南1月13日电（记者李明）…
"""

from __future__ import annotations

import re

from mubiao.records import Language

_FILE_DATE = re.compile(
    r"\A\s*(?:date[ \t]*(?:19|20)\d\d(?:[-/.]\d{1,2}[-/.]\d{1,2}|\b(?=\s))|(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?=\s))\s*"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DATELINE = re.compile(
    rf"^(?P<mark>[ \t]*[A-Z][A-Z'’ -]{{2,30}}(?:, (?:[A-Z][A-Za-z ]{{2,20}}, )?{_MONTH} \d{{1,2}}(?:, \d{{4}})?)?[ \t]*(?:\((?:Xinhua|[A-Z][A-Za-z. ]{{2,24}})\))?[ \t]*(?:--|—|–|-|:)[ \t]+)"
    rf"|^(?P<agency>[ \t]*(?:\((?:Xinhua|ECNS|CNS|Reuters|AFP|Yicai)[^)\n]{{0,40}}\)|(?:Beijing|Shanghai), {_MONTH} \d{{1,2}} \([A-Za-z ]+\))[ \t]*(?:--|—|–|-)?[ \t]*)",
    re.MULTILINE,
)
_BYLINE = re.compile(
    rf"^[ \t]*(?:(?:\d{{1,2}}:\d{{2}}[ \t,]*)?(?:{_MONTH} \d{{1,2}}, \d{{4}}|\d{{1,2}} {_MONTH} \d{{4}}|(?:19|20)\d\d-\d\d-\d\d)(?:[ \t]+\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?[ \t|,]*)?(?:By (?:[A-Z][\w.'’-]+(?: and |, | )?){{1,8}}[^\n.]{{0,40}}|(?:Source|Editor|Editors|Updated|Published|Author|Xinhua|Global Times|China Daily|Photo)\b[^\n.]{{0,80}})?[ \t]*$",
    re.MULTILINE,
)
_DATELINE_ZH = re.compile(
    r"^[ \t]*(?:[（(【]?(?:本报|本网|人民网|新华网|中新网|中新社|新华社|央广网|记者)[^\n。，,]{0,24}?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:电|讯|报道)(?:[（(][^）)\n]{0,40}[）)])?[】）)]?[ \t]*|(?:来源|作者|编辑|责编|责任编辑|记者|发布时间|时间|日期|浏览次数)[：:][^\n]{0,80}$|(?:19|20)\d\d[-年/.]\d{1,2}[-月/.]\d{1,2}日?[ \d:：]{0,12}(?:(?:来源|作者|编辑|责编|字号|浏览|星期)[^\n]{0,60})?$)",
    re.MULTILINE,
)


def bylines(text: str, language: Language) -> list[tuple[int, int]]:
    """Stretches of the flow that tell of the article itself, in order, not overlapping."""
    found = [shape.span() for shape in _FILE_DATE.finditer(text)]
    for start, end in found:  # the dateline may follow the file's date
        text = text[:start] + "\n" * (end - start) + text[end:]
    patterns = (_BYLINE, _DATELINE) if language == "en" else (_DATELINE_ZH,)
    for pattern in patterns:
        found.extend(shape.span() for shape in pattern.finditer(text) if shape[0].strip())
    found.sort()
    kept: list[tuple[int, int]] = []
    for start, end in found:
        if kept and start < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return kept
