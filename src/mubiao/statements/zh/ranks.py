"""The rank that is told behind a value: 居全国第8位."""

from __future__ import annotations

import re

from mubiao.statements.findings import Finding

_RANK = re.compile(
    r"(?:排名?|位?居|列|名列|位列|排在|稳居|保持|跃居|升至|上升到|进入|跻身)?(?:在)?(?P<where>全国|全省|全区|全市|全州|全球|世界|中西部|中部|西部|东部|东北|长三角|珠三角|同类城市|副省级城市|省会城市|各省[市区]*|省内)"
    r"(?P<group>[^，。；、\d第前]{0,8}?)(?:第(?P<place>\d{1,3}|[一二三四五六七八九十]{1,3})(?!方阵|梯队|批|产|季|年)(?:位|名|(?![\u4e00-\u9fff]))|(?:前(?P<top>\d{1,3}|[一二三四五六七八九十]{1,3})(?:位|名|强)?))"
)
# 从世界第六位|上升到第四位: the rank left is not the one that is held
_MOVED = re.compile(
    r"[^，。；、\d第]{0,2}(?:上升|提升|提高|跃升|跃居|前移|跃|升|晋升|进|下降|退|降)(?:到|至|为)?(?:[^，。；、\d第]{0,4})第(?P<place>\d{1,3}|[一二三四五六七八九十]{1,3})"
)
_LEFT = re.compile(r"[从由][^，。；、第]{0,8}$")
# 居全国|沿边口岸|第一, 在全省|城市|排名升至第五: among whom it is ranked, before the words that tell how it came there
_CAME = (
    "(?:的|中|内|里|上)?(?:排名|排位|排在|排到|排列|位居|位列|位次|位于|位$|名列|名次|居(?!民)|列|升|跃|由|从|均|总量|总额|总体|增速|增量|增幅|连续"
    "|持续|稳居|保持|首|再次|有望|为|是|进入|进到|跻身|达到|蝉联|领先|$)"
)
_GROUP = re.compile(f"(?!{_CAME})[\u4e00-\u9fff]{{2,8}}?(?={_CAME})")
_RANKS = {digit: i for i, digit in enumerate("一二三四五六七八九十", 1)}


# 增长8.6%，|总量|居全省第7位、|增速|居全省第2位: which of the values before is ranked
_SIZE_OR_PACE = re.compile("(?:(?P<size>总量|总额|规模)|(?P<pace>增速|增幅|增量|增长率))[^，。；、\\d]{0,4}$")
_PACE_BETWEEN = re.compile(r"[，、]?(?:按[^，、]{2,8}，)?(?:比上年|同比|年均)?(?:实际|名义)?(?:增长|下降)-?\d+(?:\.\d+)?%[，、]")


# 固定资产投资增长10%，其中|高新技术产业投资|居全省第3位: what is ranked has a name of its own
_ANOTHER = re.compile(
    "其中[\u4e00-\u9fff]|[\u4e00-\u9fff]{2,}(?:投资|货值|产值|增加值|收入|产量|总额|零售额|进出口|出口|消费|贷款|存款|面积|数量|占比|比重|强度|指数|率|额)(?:增速|增幅|总量|规模)?[^，。；\u4e00-\u9fff]*$"
)

# 增加值增长5%，|乡村振兴考核连续三年|全省第1: a clause of its own, save for words of the value before
_OF_THE_VALUE = re.compile(
    "(?:其中?|该|总体|总量|总额|规模|增速|增幅|增长率|增量|水平|质量|绝对值|经济总?量?|人均|综合|排名|位次|名次|均|都|分别|同比|连续|已|始终|稳|继续|首次|再次|跃|晋|升|上升|前移|提升|由|从|至|到|在|和|与|及|之|的|为|居|列|位|第|全[国省市区州]|[一二两三四五六七八九十\\d]+(?:年|季度|个季度|个月|位)?)+"
)


def _is_of_another(between: str) -> bool:
    """Whether the clause that the rank stands in names something else."""
    clause = between[between.rfind("，") + 1 :] if "，" in between else ""
    return len(re.sub("[^\u4e00-\u9fff]", "", _OF_THE_VALUE.sub("", clause))) > 2


def _own(text: str, finding: Finding, stop: int) -> re.Match[str] | None:
    """The first rank behind the value that is the value's own: the size's behind a size, the pace's behind a rate."""
    size = finding.measure == "level"
    begin = finding.printed_end
    for found in _RANK.finditer(text, finding.printed_end, stop):
        whose = _SIZE_OR_PACE.search(text, begin, found.start())
        if whose is None or (whose["size"] is not None) == size:
            pace = _PACE_BETWEEN.match(text, finding.printed_end) if size and whose else None
            between = text[pace.end() if pace else finding.printed_end : found.start()]
            return None if re.search(r"\d|；|。", between) or _ANOTHER.search(between) or _is_of_another(between) else found
        if re.search("[；。]", text[begin : found.start()]):
            return None
        begin = found.end()
    return None


def rank(text: str, finding: Finding, end: int) -> tuple[int | None, str | None]:
    """居全国第8位 behind a value, up to the next value or the end of its clause group."""
    stop = finding.printed_end + 30
    stop = stop if stop < end else end
    if "第" not in text[finding.printed_end : stop]:
        return None, None
    found = _own(text, finding, stop)
    if found is None:
        return None, None
    printed = found["place"]
    if printed is None:
        return None, None
    if _LEFT.search(text, finding.printed_end, found.end("where")) or _LEFT.search(text, found.end("where"), found.start("place") - 1):
        moved = _MOVED.match(text, found.end())
        if moved is None:
            return None, None
        printed = moved["place"]
    number = int(printed) if printed.isdigit() else _RANKS.get(printed)
    group = _GROUP.match(found["group"])
    return number, f"{found['where']}{group[0] if group else ''}"
