"""How far a record of the narrative can be trusted, by what its print shows; and which are not worth giving.

The shares behind the numbers were counted by reading seeded samples of records against their sentences (docs/accuracy.md): a name of
the vocabulary is right in more than nine of ten, a phrase without one in five of six, in reports before 1990 in three of five, and
as an outlook in nine of ten.
"""

from __future__ import annotations

import re
from functools import lru_cache

from mubiao.indicators import vocabulary
from mubiao.records import SectionKind
from mubiao.statements.findings import Finding, Told
from mubiao.statements.zh.actions import nearest_verb
from mubiao.statements.zh.completing import is_verb
from mubiao.statements.zh.mentions import TIMES, is_a_people, is_time_measured

# Indicators that every report gives, in a form that varies little.
_CORE = frozenset(
    ["gdp", "industrial_va", "fai", "retail_sales", "trade_total", "exports", "budget_revenue", "income", "income_urban", "income_rural", "cpi",
     "unemployment_surveyed", "unemployment_registered", "jobs_urban_new", "grain_output", "primary_va", "secondary_va", "tertiary_va"]
)  # fmt: skip
# A phrase that begins so is the end of another, or points at one: 左右、银龄技师, 这个比重, 内签约成交项目.
_NO_NAME = re.compile(
    r"(?:的|与(?=[^、]*、)|率|第?[一二三四](?:、第?[一二三四])?季度|预增|影响(?!力)|位(?=中|省|市|资)|方(?=配合|支持|面的)|[村县镇乡](?:达到|超过)|左右|过去$|居(?!民|住|家|间)|以上|以内|含|内(?!蒙|江|河|陆|贸|资|燃|需|科)|分别|又|比(?!例|重)|由|为(?!民)|这|此|其(?!他|它)|该|以及|及其|和(?!田|平|谐|县|美|睦)|每(?!(?:[百千万十\d]|一百|一千|一万)+名?[人元户亩老]|个|[家所座条位省市县乡镇村州区旗园企校][^，]{4})|约(?!谈)|近(?!海|零)|超(?![\d亿千百万低长高大算充声导级规短])|逾|达(?!标|州|沃)|共(?!享|同|青|建|产)|还(?!田|建|湖|林|草)|也|均(?!衡)|都(?!市|江)|下(?!岗|一代|沉)|年产$|方面$|之一|上述|占(?!地|道|补)|具有(?!.*的)|没有|直接拉|[一二三四五六七八九十两\d]+年$|前[一二三四五六七八九十\d]|[一二][九○〇零][○〇零一二三四五六七八九]{2}(?:年|$)|而|或者|属于|等于|后(?!备|勤|续|劲|期|台|山)|如(?!皋|东|意)|加的|折合|加上|不?包括|规定|例如|他方面|对象$|各地区?$|各部门$|各级$|至第|标志着|实际(?:到位|建成|完成)$|[一二三四五六七八九十]{1,3}月(?!饼|季)|.*(?:达到或|或者|连续[一二两三四五六七八九十\d]+年|基本上)$|匡算|基本上|仍然|有的|相应地|形式(?!主义)|最(?:低|高|大|小|多|少)的|[伏瓦]的|[一二三四五六七八九十两\d]+项$)"
)
# 增加值快于面上, 新增装机超过全球: the other side of a comparison is no part of a name.
_COMPARES = re.compile(r"(?:在全[国省市区州县]|[快高优低慢]于|超过|不足)(?!同)|、(?:总数|总量|累计)$")
_THAN = re.compile(r"(?<![占同环相性配对贷价之])比(?![例重率价])")
_THAN_AVERAGE = re.compile("比[^，。；]{2,16}(?:平均)?(?:增速|增幅|涨幅|水平)(?:分别)?[高低快慢]")
_OF_MONEY = re.compile("(?:贸易额|进出口额|进口额|出口额|销售额|交易额|成交额|收入|营收|产值|利润|税收|增加值)$")
_INSIDE = re.compile(
    r"百分之|精神$|进行.*(?:废止|取消)$|被评为.*被评为|平均相当于|那样$|[量数额]日$|最[高低]$|^[A-Za-z]{1,3}$|分别|方面工作|这方面|比重由|由去年|由[〇○零一二三四五六七八九]{4}年|\d[个家项条座]|方面$|[量值额率数]都$|[^存现所]在$|限额以上$|计算$|又要|将要|本级$|在年产"
)
_INSIDE_LETTERS = re.compile(r"[分神废消被当样日最方由都在限算要级\da-zA-Z]")  # what it finds has one of these
# What may follow a value without being part of it.
_TIMES_OF = re.compile("相当于|占|比$|倍差|倍数|杠杆")
_GOES_ON = re.compile(r"(?:和|及|与|或|并|等|以上|以下|左右|以内|之内|的|，|、)")
_GLOSS = re.compile(r"是指|指的?是|[：:]\s*[“]?指|即[“”\u4e00-\u9fff]|简称")
_AMOUNTS = frozenset(("CNY", "USD", "t", "km", "mu", "m2", "persons", "households"))
_IS_SHARE = re.compile("(?:比重|占比|比例|覆盖率|普及率|合格率|达标率|利用率)$")
_YIELDS = ("完成营", "完成产值", "完成税", "实现营", "实现产值", "实现税", "实现利")
# 90家铸造|、水泥等炉窑企业: the things are named at the end; 水稻|、甘蔗机械化率分别达…: so is what is measured
_REST = re.compile("、[^，。；、\\d]{1,12}等[^，。；、\\d]{2}")
_HEADLESS, _JOINS = 2, ("、", "和", "及")
_SHARE_WORDS = ("率", "占比", "比重", "比例", "水平", "份额", "指数", "程度", "覆盖", "度", "面")
_SHORTEST_OF_EACH = 6
# 擦亮两块|金字招牌, 打赢三场|硬仗: a figure of speech; 10种|有色金属产量: the kinds, not the output
_FIGURE = re.compile("(?:招牌|名片|硬仗|攻坚战|主动仗|战役|组合拳)$")
_MEASURED_NAME = re.compile("(?:产量|产值|增加值|收入|销售额|总量)$")
_SHORT = 3  # characters of a name that may say too little
_OLD = 1990  # the reports before it are told in another way


def worth_giving(text: str, told: Told, section: SectionKind) -> bool:
    """Whether a record is more likely right than wrong by what stands around it: a wrong number is worse than a missing one."""
    finding = told.finding
    if _says_how_long(text, finding):
        return False
    if finding.subject.known:
        return True
    name = finding.subject.indicator.removeprefix("other:")
    if is_nameless(finding):
        return False
    if finding.counted and is_a_people(text, finding.printed_end, finding.low if finding.low is not None else finding.high):
        return False
    if finding.unit in _AMOUNTS and _IS_SHARE.search(name):
        return False  # 投资比重…，总额达到174亿元: no share
    if not finding.counted and finding.unit == "count" and _OF_MONEY.search(name):
        return False  # 进出口额|超亿元企业12家
    if finding.counted and finding.unit == "count" and (_FIGURE.search(name) or _MEASURED_NAME.search(name)):
        return False
    if not finding.counted and _COMPARES.search(name):
        return False
    if finding.unit == "pp" and (_THAN.search(name) or _THAN_AVERAGE.search(text, finding.subject.end, finding.printed_start)):
        return False  # 贷款增速比各项贷款|高2个百分点: how far it is from another
    if name[0] == "每" and (len(name) < _SHORTEST_OF_EACH or nearest_verb(name, 0, len(name))):
        return False  # 每个县|安排3000万元: of what
    if finding.action and name.find("每个", 1) > 0:
        return False  # 各市|每个领域|遴选10个项目
    if finding.unit == "%" and name.endswith(("办法", "原则", "方针")):
        return False  # 各负担三分之一|的办法
    if is_verb(name[:2]) and is_verb(name[2:]):
        return False  # 实施覆盖|88万人的供水工程
    if is_verb(name) or (finding.unit == "times" and finding.measure == "level" and not _TIMES_OF.search(name)):
        return False  # 新培养5900人; 是上年的2.2倍, of what is not told well enough
    end = max(finding.end, finding.printed_end)
    if not finding.counted and end < len(text) and text[end].isalpha() and not text[end].isascii() and not _GOES_ON.match(text, end):
        return False  # 打造31个示范性强的|特色村镇: what is counted goes on behind the value
    if told.kind == "commitment" and _is_part_of_list(text, finding, name, end):
        return False
    if not finding.counted and text[end : end + 1] == "“" and finding.unit == "count":
        return False  # 健全防灾三个以上|“叫应”渠道
    if section == "appendix":
        line = text.rfind("\n", 0, finding.start) + 1
        return _GLOSS.search(text, line, finding.start) is None  # a glossary explains, it states nothing
    return True


def is_nameless(finding: Finding) -> bool:
    """What stands for the name is no name: it begins, ends or goes on like a clause."""
    if finding.subject.known:
        return False
    name = finding.subject.indicator.removeprefix("other:")
    return _is_no_name(name, finding.counted)


@lru_cache(maxsize=8192)
def _is_no_name(name: str, counted: bool) -> bool:
    begun = name[1:] if name[0] in "为对" and (counted or "财政" in name) else name
    return _NO_NAME.match(begun) is not None or (_INSIDE_LETTERS.search(name) is not None and _INSIDE.search(name) is not None)


def _is_part_of_list(text: str, finding: Finding, name: str, end: int) -> bool:
    """The name of a promise lacks what the end of its list says of all, or is of those whose sum is promised."""
    if finding.counted:
        if not finding.action and text.startswith(_YIELDS, end):
            return True  # 14家园区|完成营收300亿元: the sum is promised, not the parks
        return finding.printed_start < finding.subject.start and text.startswith("、", end) and _REST.match(text, end) is not None
    headless = len(name) <= _HEADLESS or (finding.measure == "ratio" and not name.endswith(_SHARE_WORDS))
    return headless and finding.own_subject and text[finding.subject.end : finding.subject.end + 1] in _JOINS


def _says_how_long(text: str, finding: Finding) -> bool:
    """The value is a length of time, and no time is measured: 连续|19个月, 三年|翻番."""
    if finding.unit not in TIMES or finding.relative is not None:
        return False
    if finding.subject.known and finding.subject.indicator in vocabulary():
        return vocabulary().by_id(finding.subject.indicator).level_unit not in TIMES
    if finding.counted:
        return True
    return not is_time_measured(
        f"{finding.subject.indicator}，{text[max(finding.start, finding.printed_start - 8) : finding.printed_start]}"
    )


def trust(text: str, told: Told, section: SectionKind, year: int | None) -> float:
    """The share of records like this one that were right when read against their sentences."""
    finding = told.finding
    old = year is not None and year < _OLD
    if finding.subject.known:
        if told.kind == "outcome":
            value = 0.96 if finding.subject.indicator in _CORE and finding.own_subject else 0.9
        else:
            value = 0.86 if told.kind == "target" else 0.82
        if told.kind == "outlook":
            value = 0.95
        if not finding.measure_sure:
            value -= 0.1
        return round(value - (0.2 if old and told.kind != "outlook" else 0.0), 2)
    if told.kind == "outlook":  # of 240 read in two seeded samples 223 were right, 16 debatable, 1 wrong; few of them are later than 1990
        guessed = told.moment is None or not told.moment.cue
        return (0.85 if guessed else 0.9) if old else 0.8
    name = finding.subject.indicator.removeprefix("other:")
    # Of 240 results and promises outside the vocabulary read in two seeded samples 186 were right, 30 debatable, 24 wrong: since 1990
    # names of 2 or 3 characters 16 to 4, names of 12 and more 34 to 3, the rest one in twelve wrong; before 1990 9 to 8.
    if old:
        return 0.55 if len(name) > _SHORT else 0.3
    return 0.9 if len(name) > _SHORT else 0.75
