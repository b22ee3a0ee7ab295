"""So many for each: 各县、开发区|力争新引进企业1家以上, 每个集群建设1家平台、|对接10家院所."""

from __future__ import annotations

import re

from mubiao.statements.findings import Finding
from mubiao.statements.zh.actions import nearest_verb
from mubiao.statements.zh.called import name_of, rename
from mubiao.statements.zh.deeds import NO_DEED
from mubiao.statements.zh.lexicon import words
from mubiao.statements.zh.marks import behind_last
from mubiao.statements.zh.phrases import clean_phrase
from mubiao.statements.zh.promising.places import clause_begin

# 各县（市、区）、开发区|新引进企业1家: so few can only be for each
_ALL = re.compile(
    "(?:支持|鼓励|引导|推动|力争|确保)?(?P<each>(?:各|每个?)(?:县市区|市县区|县区|区县|市县|旗县区?|市州|州市|乡镇|镇街|开发区|园区|产业链|集群|县|区|市|旗|地|镇))"
    "(?:[（(][^（）()]{1,10}[）)])?(?:、[^，。；、\\d]{2,8})*?(?![\u4e00-\u9fff]*的)"
)
# 支持各县立足资源禀赋，|主攻1—2个产业: each by what it has
_BY_ITS_OWN = re.compile(
    "(?:^|(?<=[，。；：、\n 　])|(?<=支持)|(?<=鼓励)|(?<=引导)|(?<=推动))(?P<each>各(?:县市区|市县区|县区|市县|市州|地|县|市|区|旗|乡镇|园区))"
    "(?:[（(][^（）()]{1,10}[）)])?(?:立足|结合|依托|围绕|根据|发挥|因地制宜)[^。；\\d]{2,60}$"
)
_STRIVES = words("stance", "strive")
_FEW = 5
# 每个县|至少新培育1家…，引进1个…: who has so many each, and a deed behind
_EACH = re.compile(
    r"(?:^|(?<=[，。；：、\n 　])|(?<=全[市省区州县])|(?<=推动)|(?<=支持)|(?<=确保)|(?<=力争)|(?<=争取))"
    r"(?P<each>每(?:一|一个)?(?:个|家|所|条|座|位)?[^，。；：、\d（(年月日天周季次万千百人立平吨]{1,10}?)(?:[（(][^（）()]{1,10}[）)])?"
    r"(?=(?:要|都|均|应|将|再|至少|分别|逐步|重点|努力|力争|争取|基本|新)*(?:建|培|打|引|突破|实现|配|设|创|选|布|遴|办|达|落|谋))"
)
_FEW_OF_EACH = 2  # in a clause behind: 每个县培育1家…，|引进1个…
_ADVERBS = 8  # characters between whom and the deed
_SENTENCE = "。；：\n"
_SENTENCE_REACH = 160


def for_each(text: str, finding: Finding) -> None:
    """各县、开发区|力争新引进企业1家以上: so few are of each; 每个集群建设1家平台、|对接10家院所: so is what its list goes on with."""
    within = text[max(0, finding.printed_start - _SENTENCE_REACH) : finding.printed_end]
    if "每" not in within and "各" not in within:
        return
    name = name_of(finding) if not finding.subject.known else clean_phrase(text[finding.subject.start : finding.subject.end])
    if name[:1] in "各每" or "每" in name or "各" in name:
        return
    floor = max(0, finding.printed_start - _SENTENCE_REACH)
    begin = behind_last(text, _SENTENCE, floor, finding.printed_start)
    if "每" in text[begin : finding.printed_start] and _of_each(text, begin, finding, name):
        return
    many = finding.low if finding.low is not None else finding.high
    if finding.subject.known or finding.unit != "count" or many is None or many > _FEW:
        return
    while begin < finding.printed_start and text[begin] in " 　":
        begin += 1
    each = _ALL.match(text, begin, finding.printed_start) if begin > floor or floor == 0 else None
    if each is None:
        begin = clause_begin(text, finding.start)
        each = _ALL.match(text, begin, finding.printed_start) or _BY_ITS_OWN.search(text, floor, finding.printed_start)
        begin = each.start() if each is not None else begin
    if each is None or each.end() > finding.printed_start:
        return
    led = text[each.end() : finding.subject.start]
    if finding.subject.start >= each.end() and text.find("分别", each.end(), finding.printed_start) >= 0:
        return  # 各县区和集中区、经开区分别引进项目1个: the name has its own
    rename(finding, f"{each['each']}{name}")
    finding.start = min(finding.start, begin)
    if any(word in led for word in _STRIVES):
        finding.stance = "strive"
    if not finding.action and not finding.counted:
        name_begins = finding.subject.start - (text[finding.subject.start - 1] == "“")
        verb = nearest_verb(text, each.end(), name_begins)
        finding.action = verb if verb not in NO_DEED else ""


def _of_each(text: str, begin: int, finding: Finding, name: str) -> bool:
    """Call the finding after whom there is so much of it each, where its own list or the clause right before says so."""
    found = list(_EACH.finditer(text, begin, finding.printed_end))  # 突破 belongs to the amount
    if not found:
        return False
    each = found[-1]
    start = min(finding.start, finding.subject.start, finding.printed_start)
    if each.end() > finding.printed_start:
        return False
    between = text[each.end() : max(each.end(), start)]
    if "，" in between:
        many = finding.low if finding.low is not None else finding.high
        if not (finding.action and between.count("，") == 1 and between.endswith("，") and many is not None and many <= _FEW_OF_EACH):
            return False
        if finding.unit != "count":
            return False
    elif not any(letter.isdigit() for letter in between) and len(between) > _ADVERBS:
        return False
    finding.subject = finding.subject.named(f"other:{each['each']}{name}", finding.subject.start, finding.subject.end)
    finding.subject.known = False
    if finding.bound == "point" and "至少" in text[each.end() : finding.printed_start]:
        finding.bound, finding.high = "at_least", None
    finding.start = min(finding.start, each.start())
    return True
