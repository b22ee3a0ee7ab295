"""What kind of text a document is: a work report, news, a statistical communiqué, or something else."""

from __future__ import annotations

import re

from mubiao.identity.opening import Opening
from mubiao.records import Genre, Section, SectionKind

_REPORT_LENGTH = 2500
_COMMUNIQUE = re.compile(r"国民经济和社会发展统计公报|统计公报|statistical communiqu", re.IGNORECASE)
_STATISTICS = re.compile(r"初步核算|比上年增长|按可比价|统计局|万元|over the previous year")
_NEWS = re.compile(
    r"记者|报道|讯[）)]?|新华社|[月日]电|(?:开幕|召开|举行)[，。]|(?:代表|报告|会议)(?:指出|提出|强调)|受访|表示，"
    r"|\b(?:said|reported|according to|reporter|Xinhua|told|announced|spoke to|noted that|observed [A-Z]|(?:vow|pledge)[sd]? to)\b"
)
_ABOUT_REPORTS = re.compile(r"公报|解读|摘要|要点|图解|速览|速读|热议|关键词|一图")
_DIGEST = re.compile(r"(?:摘要|摘登|节选|节录)[）)]?\s*$")
_DATED = re.compile(r"\W{0,40}(?:date\W{0,40})?(?:19|20)\d\d(?:[-/.]\d{1,2}|\b)|\A[^\n]{0,40}(?:\d{1,2}月\d{1,2}日(?:上午|下午|电|讯|，))")


def genre_of(text: str, opening: Opening, sections: tuple[Section, ...], targets: bool = False) -> Genre:
    """The genre, by structure: a report speaks to its deputies in parts; news carries a date and quotes; a communiqué gives figures by branch.

    ``targets``: whether a passage of main expected targets was found.
    """
    kinds = {section.kind for section in sections}
    headed = sum(bool(section.title) for section in sections if section.kind in ("review", "outlook", "plan", "tasks", "self_governance"))
    parts = kinds & {"review", "outlook", "plan", "tasks", "self_governance"}
    if opening.salutation and (headed or len(parts) > 1 or len(text) > 600):
        return "work_report"
    if _in_form(text, opening, kinds, headed, targets) and not _COMMUNIQUE.search(text[:300]):
        return "work_report"
    if _COMMUNIQUE.search(text[:300]) and _STATISTICS.search(text[:3000]):
        return "communique"
    if opening.title and not _ABOUT_REPORTS.search(opening.title) and len(text) > _REPORT_LENGTH:
        return "work_report"
    if len(text) > _REPORT_LENGTH and (headed >= 2 or len(kinds & {"review", "plan", "tasks", "self_governance"}) >= 3):
        return "work_report"
    if _DATED.match(text) or _NEWS.search(text[:4000]):
        return "news"
    if len(text) > _REPORT_LENGTH and targets and kinds >= {"plan", "tasks"}:
        return "work_report"  # all in one line, say, and without a word of greeting
    return "other"


def _in_form(text: str, opening: Opening, kinds: set[SectionKind], headed: int, targets: bool) -> bool:
    """A report printed without the line 我代表…报告工作: title, sitting and greeting as far as they are kept, and parts that look back and ahead.

    An excerpt has its title, the headings of its parts and the passage of main expected targets.
    """
    title = opening.title is not None and (not _ABOUT_REPORTS.search(opening.title) or _is_digest(text, opening.title, headed, targets))
    signs = title + (opening.sitting is not None or opening.national_sitting) + opening.greeted
    if signs == 0 or not kinds & {"review", "outlook"} or not kinds & {"plan", "tasks"}:
        return False
    if headed >= 2:
        return signs + headed + (title and targets) >= 4
    return signs >= 2 and not _NEWS.search(text[:4000])


def _is_digest(text: str, title: str, headed: int, targets: bool) -> bool:
    """A digest that keeps the report's parts and its main targets is read as the report it shortens; what is written about it, as news."""
    return headed >= 2 and targets and _DIGEST.search(title) is not None and not _NEWS.search(text[:4000])
