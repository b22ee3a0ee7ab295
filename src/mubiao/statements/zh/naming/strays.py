"""Results read of words that state none: the slogan of a campaign, how many places something is done in, what is still asked for.

Such a number stands where a result could stand, and its clause says that it is none: “奋战90天、|造林3万亩|”行动 is what a campaign is
called, 在荷兰等|5个国家|投运海外仓8个 says where, and 每生产4台空调就有|1台|出自本市 how large a share.
"""

from __future__ import annotations

import re

from mubiao.statements.findings import Finding, Told
from mubiao.statements.zh.marks import behind_last

_REACH, _CLOSING, _FAR = 48, 10, 110
# “奋战90天、造林3万亩|”行动: the closing mark, and what such words are the name of
_CAMPAIGN = re.compile(
    "[^“”，。；\n]{0,8}”[\u4e00-\u9fff]{0,4}?(?:行动|活动|攻坚|会战|目标|要求|工程|计划|部署|布局|战略|思路|格局|模式|体系|机制)"
)
# 在荷兰、法国等|5个|国家投运海外仓
_WHERE = re.compile("(?:^|其中|累计|分别)(?:在|向|往|从|赴)[^，。；]{0,24}$")
_ABROAD = re.compile("(?:多?个)?国家?(?:和地区)?(?![级优重营有内产家])")
# 按照中心村、一般村|2种|类型分类施策
_BY_CLASS, _CLASSES = re.compile("(?:按|按照|分)[^。；]{0,40}$"), re.compile("[种个类]?(?:类型|类别|层次|档次)")
# 在全国|38个|同类机场中进展最快
_AMONG = re.compile("[在居列](?:全国|全省|全区|全州|全市|世界|全球)?$")
_OF_THEM = re.compile("[^，。；、\\d]{2,14}中(?:进展|退出|排|居|位[居列次]|名[列次]|最|率先|领先)")
# 每出口4辆汽车就有|1辆
_ONE_IN = re.compile(r"每[^，。；]{0,14}\d[^，。；]{0,10}(?:就有|便有|中有|里有)$")
_OF_SO_MANY, _THERE_IS = re.compile("每[^，。；、\\d]{0,6}$"), re.compile("[^，。；、\\d]{1,10}(?:就|便|中|里)有")
# 集团购买力|要按…核减20%, 第一批|先选择|300家
_ASKED = re.compile("要(?<![主需重首纪]要)[按把将]|先选择")
# 亩产皮棉|60斤、80斤以上的，共有40个县: which ones are counted
_SUCH_AS = re.compile("(?:(?:、|或者?|和)[^，。；、]{2,12})*的，?(?:一?共|总共|合计)有")
# 以上几项，|仅财政就增加支出|3亿元
_BACK = re.compile("以上(?:[几这两三四五六七八九]|[1-9])项，[^，。；]{0,24}$")
# 新|百万台|发动机基地: how big one is
_SIZE = re.compile("[百千万亿]+(?:台|辆|套|头|只|千瓦|标箱)级?")
# 举办|车展|、书展等大型展会40场: the number is of all of them
_FIRST_OF = re.compile("[”》]?(?:、|和|及|与)[^，。；\\d]{2,40}等(?:(?!分别|均|都)[^，。；、\\d分均都]){2,10}")
# 54马力|的拖拉机: how big one is too
_SIZED = frozenset(("hp", "m3", "kV", "kVA"))
# 平均每人占有粮食八百斤，|棉花十多斤: so much a head
_A_HEAD = re.compile("平均每人[^，。；]{2,16}[，、][^，。；]{1,6}$")
# 要团结|九成以上的干部: what is to be done
_CALLS_FOR = re.compile("(?<![主需重首纪只])要(?:团结|动员|发动|组织|争取)(?:全国)?$")
# 存贷款余额|均超千亿: each of the two
_PAIRED, _BOTH = re.compile("存贷款|进出口|收支|产销"), re.compile("均|双双|都")
# 接待了来自|20个国家|的元首: where they came from
_GUESTS = re.compile("国家(?:和地区)?的(?:国家)?(?:领导人|元首|政府首脑|代表|使节|贵宾|外宾|客人|朋友)")
# 加入由|26个国家58个城市|组成的联盟: who make up what is spoken of
_MAKE_UP, _MADE_UP = re.compile("由[^，。；]{0,16}$"), re.compile("[^，。；、\\d]{1,8}组成的")
# 今后要…，|动员三亿劳动力|: what is to be done from now on
_HENCEFORTH = re.compile("今后(?:必须|应当|要|应)(?![^。；]*(?:已|现有|目前|现在))[^。；]*$")
# 总之，|用好一亿吨石油|，是一件大事: a deed that is only spoken of
_SPOKEN_OF = re.compile("[^，。；、\\d]{0,8}，是(?:一[件项个种]|我们|当前)")
# |建设30个泊位|，到2035年吞吐能力将…: a deed whose effect is to come
_EFFECT_TO_COME, _IS_DONE = (
    re.compile("[^，。；、\\d]{2,12}，到(?:20|19|一九|二[〇○零])[^，。；]{2,4}年[^。；，]{0,24}将"),
    re.compile("已|了|共|累计"),
)
# 特区的范围要扩大。同时，|进一步开放|十个城市: what is to be done too
_TO_DO_TOO = re.compile("[^，。；、]{2,}(?<![主需重首只])要(?!求|素|点)[^。；，\\d]{2,12}。(?:同时|此外)，进一步$")
# 全国山区的学生人数增长得很快。|小学生|有三百万人: of whom, only the sentence before says
_SCOPE_BEFORE = re.compile(
    "(?:^|[。；\\n])[ 　]*(?:全国|我国)?[^，。；\\d]{2,8}的(?P<what>[^，。；\\d]{2,4}?)(?:数目|人数|数量)(?:增长|增加|发展)得?[很较]?[快多]。[ 　]*[^。；]*$"
)
# 拿青岭省作为例子来说，…: no figures of the whole
_AS_EXAMPLE = re.compile("(?:^|[。；\\n])[ 　]*[拿以][^，。；]{2,8}(?:作为例子|为例)(?:来说|来看|说)?，[^。]*$")
# 甲、乙等五个县，|棉花亩产|达到一百斤: of those alone
_SOME_PLACES = re.compile("等[\\d一二三四五六七八九十百]+个(?:自治区|[省市县区州]|、|和)+，(?:已经?|都|均)?$")


def strays(text: str, told: Told) -> str:
    """The finer reason why a number that was read as a result states none, or "" where it states one."""
    finding = told.finding
    if finding.counted and text.startswith("除了", finding.printed_start - 2):
        return "passing"
    if told.kind != "outcome":
        return ""
    if _is_slogan(text, finding):
        return "slogan"
    before = text[max(0, finding.start - _FAR) : finding.start]
    if "例" in before and _AS_EXAMPLE.search(before):
        return "example"
    if "个" in before and _SOME_PLACES.search(before):
        return "elsewhere"
    scope = _SCOPE_BEFORE.search(before) if "得" in before and not finding.subject.known else None
    if scope is not None and finding.subject.indicator.endswith(scope["what"]):
        return "referred"
    paired = finding.measure == "level" and _PAIRED.search(text, finding.start, finding.subject.end)
    if paired and _BOTH.match(text, finding.subject.end, finding.printed_start):
        return "unnamed"
    if finding.measure in ("level", "ratio") and not finding.counted and _SUCH_AS.match(text, finding.printed_end):
        return "class"
    if finding.measure == "level" and text.find("加上", finding.subject.end, finding.printed_start) >= 0:
        return "unnamed"
    if finding.subject.known:
        return ""
    stop = finding.printed_start
    before = text[behind_last(text, "，。；：\n", max(0, stop - _REACH), stop) : stop]
    if finding.counted:
        return _counts_no_result(text, finding, before, told.moment is not None and told.moment.cue)
    if finding.unit == "t" and _A_HEAD.search(text, max(0, stop - _REACH), stop):
        return "unnamed"
    if "等" in text[finding.subject.end : stop] and _FIRST_OF.fullmatch(text, finding.subject.end, stop):
        return "unnamed"
    if told.moment is not None and not told.moment.cue and ("要" in before or "先选择" in before) and _ASKED.search(before):
        return "undated"
    return "referred" if "仅" in before and _BACK.search(text, max(0, finding.start - _REACH), stop) else ""


def _is_slogan(text: str, finding: Finding) -> bool:
    """The name and its number stand inside quotation marks that are the name of a campaign or an aim."""
    end = max(finding.printed_end, finding.subject.end)
    if finding.unit in ("%", "pp") or text.find("”", end, end + _CLOSING) < 0 or _CAMPAIGN.match(text, end) is None:
        return False
    begins = min(finding.subject.start, finding.printed_start)
    opened = text.rfind("“", max(0, begins - _REACH), begins + 1)
    return opened >= 0 and text.find("”", opened, end) < 0


def _is_to_come(text: str, finding: Finding) -> bool:
    """The words around a deed without a time of its own say that it is still to be done."""
    begin = min(finding.start, finding.subject.start, finding.printed_start)
    floor = max(0, begin - _REACH)
    if _HENCEFORTH.search(text[floor:begin]):
        return True
    if text.startswith("进一步", finding.start) and _TO_DO_TOO.search(text[floor : finding.start + len("进一步")]):
        return True
    return _EFFECT_TO_COME.match(text, finding.printed_end) is not None and _IS_DONE.search(text, finding.start, begin) is None


def _counts_no_result(text: str, finding: Finding, before: str, cued: bool) -> str:
    stop, end = finding.printed_start, finding.printed_end
    if "要" in before and _CALLS_FOR.search(before):
        return "undated"
    if _GUESTS.match(text, end) or (_MADE_UP.match(text, end) and _MAKE_UP.search(before)):
        return "passing"
    if _SPOKEN_OF.match(text, max(end, finding.subject.end)) or (not cued and _is_to_come(text, finding)):
        return "undated"
    if _SIZE.fullmatch(text, stop, end) or (finding.unit in _SIZED and text.startswith("的", end)):
        return "size"
    if "每" in before and (_ONE_IN.search(before) or (_OF_SO_MANY.search(before) and _THERE_IS.match(text, end))):
        return "passing"
    if _CLASSES.match(text, end - 1) and _BY_CLASS.search(before):
        return "passing"
    if finding.action:
        return ""
    if _AMONG.search(before) and _OF_THEM.match(text, end):
        return "whole"
    return "passing" if _ABROAD.match(text, end) and _WHERE.search(before) else ""
