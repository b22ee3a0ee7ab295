"""Promises and deeds: the verb, the thing and its count, in either order (新建智能化煤矿60座, 新增5个国家级平台)."""

from __future__ import annotations

import re

from mubiao.statements.findings import Subject
from mubiao.statements.index import Mentions
from mubiao.statements.zh.leads import COMPOUND, COMPOUND_BEGINS, begins_inside
from mubiao.statements.zh.lexicon import compiled, first_letters, longest_prefix, longest_suffix, words
from mubiao.statements.zh.phrases import clean_phrase

VERBS = words("actions", "verbs")
_VERB_BEGINS = frozenset(verb[0] for verb in VERBS)
_MANNER = words("nouns", "manner")
_MANNER_LETTERS = frozenset(word[0] for word in _MANNER)
# 清单化|改造, 订单式|培养
_MANNER_MARKS = frozenset("化式")
_MANNER_ENDS = re.compile(r"[\u4e00-\u9fff]{2,3}[化式](?!的)")
_STAGE_COUNT = re.compile(r"[一两二三四五六]个(?:新的?|大)?(?:台阶|大关|关口)")
_STAGE_COUNT_BEGINS = frozenset("一两二三四五六")
_STAGES = words("actions", "stages")
_STAGE_BEGINS = frozenset(word[0] for word in _STAGES)
_LEAD = words("lead", "words") | words("links", "filler") | words("links", "level") | words("links", "rise")
_LONGEST = max(len(word) for word in VERBS | _LEAD)
_LONGEST_OBJECT = 24
_ENDS = '、，；：。（(“”"\n'
_SINGLE = "省州盟旗国县市区乡镇村企人户"
_PREDICATE = compiled(
    rf"(?:{'|'.join(sorted(words('actions', 'adverbs') | words('nouns', 'predicates') | words('actions', 'measures') - {'投资'}, key=len, reverse=True))})"
    r"|均(?!衡)|已|占(?!地)|(?<![欠发直到])达(?!标|人)|居(?=全|世|首|第|前|同)|(?<![占对同环之相评])比(?!赛|武|例|重|价)|较(?!大|强|高|好)|(?<!可)持续|也|都(?!市)|仍|被|在(?!建|校|园|册|线|库|职|岗|读|研|售|外|编|营|押|逃|审|谈|用)"
    r"|(?<=资金)支持|(?<![收破查缴捕俘荣])获(?!得感|奖者|奖作|奖项)|(?<![方面定导转取志走动意朝去倾趋指])向(?![上下阳好心导])|(?<![行作人有成认因以最较极更大])为(?!主|民|老|企|农|侨|军|特征|基|准|政|先)"
    r"|(?<![可予加难得足所])以(?!上|下|内|外|旧|工|及|来|赛|案|点|老|竹|色|军)|(?<![达得提做来受等周直迟报签送])到(?!位|户|岗|期|校|访|人|村|站|港|发|家|账|货|点)|(?<![干大主名猛])将(?!军)|让(?!利)|使(?!用|命|者|馆|领)|(?<![但凡都可还])是(?!否)|从(?!业|事|严|句)|(?<![公医总一])共(?=投|完成|安排|发放|计|有|实施)|(?<![自缘理事因])由(?!于)|按(?!揭|摩|键)|(?<=[业校所院家区司团])与(?!会)"
)
_PREDICATE_BEGINS = first_letters(_PREDICATE)
STAGE = re.compile(
    f"(?:其中|目前|累计|现已|全部|基本|已|均|，)*(?P<verb>(?:{'|'.join(sorted(words('actions', 'intransitive'), key=len, reverse=True))})+)了?"
)
_CLOSES = re.compile(f"(?:{'|'.join(sorted(words('actions', 'intransitive'), key=len, reverse=True))})+")
_CLOSES_BEGINS = frozenset(word[0] for word in words("actions", "intransitive"))
# Before one of these a verb is part of a name: 社区服务|中心, 技术改造|项目.
_NOMINAL = re.compile(
    r"(?:型|性|类|提质)?(?:时[间限长效]|中心|站|机构|平台|体系|项目|工程|基地|点|网点|场所|设施|试点|队伍|人员|企业|性|型|器|线|场景|园|示范|区|活动|大会|论坛|大赛|车间|单位|组织|综合体|圈|产业|清单|事项|任务|行动|能力|标准|床位|用房|住房|资金|贷款|政策|措施|制度|机制|案例|[县市村镇乡校户](?=\W|$|[县市区])|岗位|证|券|民生|[一二三四五六七八九十两]+[项条个大]|安全|面积|产量|总量|总数|人数|收入|支出|规模|覆盖率|课题|外包|贸易|业务|产品|装置|设备|联盟|公司|集团|港|厂|院|所|室|店|馆|场|库|池|路|网)"
)
# An attribute that another follows: 国家级|、省级试点
_RANK = "级"
_SERIES = re.compile(r"(?:、[^，。；、\d（“]{1,14}){1,8}(?:等|[和及]其[他它])[^，。；、\d（“]{2,16}")
_MORE_ATTRIBUTES = re.compile(r"(?:、[^，。；、\d的]{2,12})+的[\u4e00-\u9fff]{2,10}")
_ADJECTIVES = frozenset("强大高好优多广足快低美深全活实")
_STANDS_OUT = ("突出", "明显", "鲜明", "完备", "领先", "齐全")
_LEVELS = re.compile("[国省市州区县]、[省市州区县]")  # 9个国、省考断面
_BRACKETS = re.compile("[（(][^（）()]{1,10}[）)](?=[^\\W\\d])")
# The words of one character that may stand between a verb and its thing: 建成|了, 新增|约.
_AFTER_VERB = "了过约近逾共各再"
# Verbs that make compounds with the noun behind them; the fewer that do where they open a clause: 在建|项目.
_COMPOUNDING = words("nouns", "nominal")
_ATTRIBUTIVE = words("nouns", "attributive")
# What behind a verb makes it part of a name: 完成|率.
VERB_IN_NAME = re.compile(
    rf"[{_ENDS.replace(chr(0x201C), '')}的率者型类]|量(?!子)|额(?!度)|数(?!字|据|智)|度(?!假)|性(?!能)|力(?!争|度)|区(?!域|块|级|内)|期(?!货)|费(?!用)|价(?!值|格)|会(?!议|展)|$"
)
# What STAGE can end with.
STAGE_ENDS = frozenset(word[-1] for word in words("actions", "intransitive")) | {"了"}
# A place in the thing counted is none of its name: 四百多个|工业企业中.
_INSIDE = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?<![高初集职])中$")
# Words of place that may stand between a verb and its thing; any other word there begins its name: 新增|全国重点实验室.
_WHERE = re.compile("[全我本][省市区县州盟旗镇乡](?:预计)?|各[类项种级地]")
# Predicates even in the middle of what the vocabulary has as one name: 重点项目|完成投资.
_SURE = re.compile("完成|实现|占(?!地)|发放")
_JOINS = "和与及或并、"
# What a step of ``split_action`` can begin with; most of what stands behind a verb begins with another character.
_LEADS_ON = frozenset(word[0] for word in VERBS | _LEAD | _MANNER) | frozenset(f"新{_JOINS}")
_AGAIN = ("再开发", "再就业", "再生", "再制造", "再担保", "再贷款", "再融资")
# 15个|以县城为载体的|试点
_RELATIVE = re.compile("[以由从为向对在][^，。；、的]{2,16}的(?=[\u4e00-\u9fff])")
_RELATIVE_BEGINS = frozenset("以由从为向对在")
# 20个|高质量生活圈; but 30个|高质量完成
_QUALITY = re.compile("高(?:质量|标准|水平|品质)(?=[\u4e00-\u9fff]{2})")
_DEED_ALONE = re.compile(r"(?:受益|进城)(?=\W|$)")  # 1600万人|进城
# Nouns that head a name: a verb behind one tells of it, behind another word it is part of the name (对外|开放|口岸).
_HEADS = words("nouns", "head_nouns")
_LONGEST_HEAD = max(map(len, _HEADS))
# Words of the list of verbs that only say when or how many.
_NO_ACTION = frozenset(["各", "共", "再", "新", "累计", "年内", "每年"])
# How sure it is, and nothing that is done: 力争|新培育铅锌、光电2个集群
_WILLS = frozenset(("力争", "争取", "确保", "力求", "保证"))
# Verbs that bring forth what they count, so that a second verb behind them is part of its name.
_CREATES = frozenset(
    ("新增", "净增", "开发", "引进培育", "培育认定", "培育", "新培育", "引进", "新引进", "招引", "打造", "创建", "新建", "认定", "新认定")
)
_MADE_NEW = frozenset(
    (
        "改造",
        "改造提升",
        "改造升级",
        "改建",
        "扩建",
        "改扩建",
        "种植",
        "批准",
        "开发",
        "开业",
        "开办",
        "招引",
        "培训",
        "造林",
        "投放",
        "修建",
        "铺设",
        "建改造",
    )
)
# Behind a noun they name a kind of work and are no deed.
_KINDS_OF_WORK = frozenset(("服务", "改革", "合作", "管理", "创新", "治理", "保护"))
_AFTER_ALONE = {
    "共": "享同建青富",
    "再": "生制就担贷融",
    "营造": "林",
    "绿化": "景带",
    "安置": "房小点",
    "新上": "规榜",
    "开发": "区商性",
    "普及": "率面",
    "推介": "会",
}
_CONNECTIVES = ("以及", "并", "和", "，", "及")
_CONNECTIVE_BEGINS = frozenset(word[0] for word in _CONNECTIVES)
# What ``_clause_at`` can find begins with one of these.
_CLAUSE_BEGINS = _CONNECTIVE_BEGINS | _PREDICATE_BEGINS | _MANNER_LETTERS | _CLOSES_BEGINS | _VERB_BEGINS
# What is named beside the counted thing without a number of its own.
_SOME_MORE = re.compile("(?:和|及|与|以及)(?:一批|一系列|若干|多[个家项所座处])")
_OWN_WORDS = ("并购", "并网", "并轨", "和美", "和谐")


def split_action(text: str, start: int, end: int, mentions: Mentions) -> tuple[str, int]:
    """The verb that ``text[start:end]`` begins with and where the thing after it starts.

    Words of time, place and manner before the verb are passed over; an indicator's name that begins with a verb (新增就业) stays whole.
    """
    if start >= end or (text[start] not in _LEADS_ON and _MANNER_MARKS.isdisjoint(text[start + 2 : start + 4])):
        return "", start  # no verb, lead or word of manner begins here
    inside = mentions.within(start, end)
    named = [mention.start for mention in inside] if inside else ()
    action, position = "", start
    while position < end and position not in named:
        here, marked = text[position], not _MANNER_MARKS.isdisjoint(text[position + 2 : position + 4])
        if not marked and here not in _LEADS_ON:
            break
        verb = longest_prefix(text, position, end, VERBS, _LONGEST)
        if here == "新":
            verb = _with_new(text, position, end, verb)
        lead = longest_prefix(text, position, end, _LEAD, _LONGEST)
        word = verb if len(verb) >= len(lead) else lead
        behind = position + len(word)
        if word[-2:] == "建设" and text[behind : behind + 2] == "用地":
            if word[:-2] in VERBS:
                word = verb = word[:-2]  # 新增|建设用地
                behind -= 2
            elif action and len(word) == 2:
                break
        if len(word) >= 2 and text[behind : behind + 1] in COMPOUND_BEGINS and COMPOUND.match(text, behind, end):
            break  # 服务|业企业, 区域|性中心
        manner = _manner(text, position, end) if marked or here in _MANNER_LETTERS else ""
        if len(manner) > len(word) or (word == "新" and manner):
            word, verb = manner, ""
        if not word and not (action and text[position] in _JOINS):
            break
        if action and text[position] in _JOINS and begins_action(text, position + 1, end):
            position += 1  # 新造和|修复林地
            continue
        if word == "招商" and text.startswith("引资", position + len(word)):
            break  # 新签约|招商引资项目
        if word in _AFTER_ALONE and (action or word == verb) and is_noun(text, position, word):
            break  # 投放|共享单车, 营造林
        if (word == "新" and not manner) or (action and len(word) == 1 and word not in _AFTER_VERB):
            break
        if word == "各" and text[position + 1 : position + 2] in "类项种级地":
            word, verb = text[position : position + 2], ""
        if word == "建成" and text.startswith("区", position + 2) and not text.startswith("区域", position + 2):
            break
        if verb == "获" and text[position + 1 : position + 2] in "证奖":
            break
        if word == "以" and text[position + 1 : position + 2] in "上下内外":
            break
        if not word or (named and begins_inside(named, position, position + len(word))):
            break
        if action and word not in {verb, manner} and len(word) > 1 and not _WHERE.fullmatch(word):
            break  # 新增|全国重点实验室, 建成|区域性中心: of the name
        if word == "再" and text.startswith(_AGAIN, position):
            break
        if (
            action
            and verb
            and word == verb
            and not predicative(verb)
            and names_on(text, position + len(verb), end)
            and not (action in _WILLS and verb in _CREATES)
        ):
            break  # 开工建设|安置住房; but 力争引进|院士团队
        if action in _CREATES and word == verb and verb in _ATTRIBUTIVE:
            break  # 新增|出口实绩企业
        if (
            action
            and manner
            and word == manner
            and manner[-1] in _MANNER_MARKS
            and (action in _CREATES or _names_work(text, position + len(manner), end))
        ):
            break  # 引进|数字化服务商, 实施|数字化改造项目
        if verb and word == verb and verb not in _NO_ACTION:
            action = verb
        position += len(word)
    return action, position


def _names_work(text: str, position: int, end: int) -> bool:
    """The verb at ``position`` is part of a name: 改造|项目."""
    verb = longest_prefix(text, position, end, VERBS, _LONGEST)
    return len(verb) >= 2 and not predicative(verb) and names_on(text, position + len(verb), end)


def is_noun(text: str, start: int, word: str) -> bool:
    """Whether the word at ``start`` is the beginning of a noun there: 共|享单车, 营造|林."""
    return word in _AFTER_ALONE and text[start + len(word) : start + len(word) + 1] in _AFTER_ALONE[word]


def _with_new(text: str, start: int, end: int, verb: str) -> str:
    """The verb at ``start``, or the longer one that the 新 there makes: 新|改造提升, not 新改|造."""
    behind = longest_prefix(text, start + 1, end, VERBS, _LONGEST)
    return f"新{behind}" if len(behind) >= max(len(verb), 2) and behind in _MADE_NEW else verb


def _manner(text: str, start: int, end: int) -> str:
    """The words that say how at ``start``, where a verb of two characters or more follows them: 直接|扶持; else ""."""
    position = start
    while position < end:
        word = longest_prefix(text, position, end, _MANNER, _LONGEST)
        if not word and not _MANNER_MARKS.isdisjoint(text[position + 2 : position + 4]):
            found = _MANNER_ENDS.match(text, position, end)
            word = found[0] if found else ""
        if not word:
            break
        position += len(word)
        if text.startswith("发展", position) and word[-2:] in ("质量", "水平", "持续"):
            break  # 高质量发展|综合绩效指数
        if begins_action(text, position, end):
            return text[start:position]
    return ""


def begins_action(text: str, start: int, end: int) -> bool:
    """A verb of two characters or more stands at ``start``."""
    return start < end and text[start] in _VERB_BEGINS and len(longest_prefix(text, start, end, VERBS, _LONGEST)) >= 2


def names_on(text: str, position: int, end: int) -> bool:
    """What stands at ``position`` makes the verb before it part of a name: 服务|中心, 生产|安全."""
    return _NOMINAL.match(text, position, end) is not None


def opening_verb(text: str, start: int, end: int) -> str:
    """The first verb of ``text[start:end]``, or "" where something else stands before it: 提速|新运河二期等."""
    while start < end:
        verb = longest_prefix(text, start, end, VERBS, _LONGEST)
        lead = longest_prefix(text, start, end, _LEAD, _LONGEST)
        if len(verb) >= max(len(lead), 1) and verb not in _NO_ACTION and verb not in _WILLS:
            return verb
        if not lead and not verb:
            return ""
        start += max(len(lead), len(verb))
    return ""


def nearest_verb(text: str, start: int, end: int) -> str:
    """The verb that ends right before ``end``: 围绕供应链|设立|2支基金; else "". One character may end a noun and is no verb there."""
    word = longest_suffix(text, start, end, VERBS, _LONGEST)
    if word in _KINDS_OF_WORK and start < end - len(word) and "\u4e00" <= text[end - len(word) - 1] <= "\u9fff":
        return ""  # 都市圈政务|服务|90个事项
    return word if len(word) > 1 and word not in _NO_ACTION else ""


def counted_thing(text: str, start: int, end: int, mentions: Mentions) -> Subject | None:
    """The noun phrase that follows a number in ``text[start:end]``: 5个|国家级平台."""
    while start < end and text[start] in "的余多 ":
        start += 1
    first = text[start : start + 1]
    stage = longest_prefix(text, start, end, _STAGES, 4) if first in _STAGE_BEGINS else ""
    names_step = stage and (
        not text[start + len(stage) : start + len(stage) + 1].isalpha() or text.startswith(("以上", "之上"), start + len(stage))
    )
    if first == "等" and not text.startswith(("等级", "等次"), start):
        return None  # 招募3000名|等举措
    if names_step or (first in _CONNECTIVE_BEGINS and text.startswith(_CONNECTIVES, start)):
        return None
    if first in _STAGE_COUNT_BEGINS and _STAGE_COUNT.match(text, start, end):
        return None
    finish = _after_quotation(text, start, end)
    related = _RELATIVE.match(text, start, end) if first in _RELATIVE_BEGINS else None
    if related:
        finish = related.end()
    elif (
        ((first in _PREDICATE_BEGINS and _PREDICATE.match(text, start, end)) or (first in _MANNER_LETTERS and _manner(text, start, end)))
        and not _QUALITY.match(text, start, end)
        and not _DEED_ALONE.match(text, start, end)
    ):
        return None
    quality = _QUALITY.match(text, start, end) if first == "高" else None
    if quality and begins_action(text, quality.end(), end):
        return None
    quoted = finish  # a verb right behind a quotation is part of the name: “双随机”|检查事项
    while finish < end and finish - start < _LONGEST_OBJECT:
        if text[finish] == "“" and finish > start and _after_quotation(text, finish, end) > finish:
            finish = quoted = _after_quotation(text, finish, end)  # 70个省|“千亿”工程
            continue
        here = text[finish]
        behind = _BRACKETS.match(text, finish, end) if here in "（(" else None
        if behind and finish > start:  # 700个乡镇（街道）|消防站
            finish = behind.end()
            continue
        series = _SERIES.match(text, finish, end) or _attributes(text, start, finish, end) if here == "、" else None
        if series:  # 860家铸造|、水泥等炉窑企业
            finish = series.end()
            continue
        if here in _ENDS and not (here == "、" and (text[finish - 1] in _RANK or _LEVELS.match(text, finish - 1))):
            break
        if (
            finish > quoted
            and here in _CLAUSE_BEGINS
            and _clause_at(text, finish, end)
            and (mentions.spanning(finish + 1) < 0 or _SURE.match(text, finish))
        ):
            break
        if start < finish == quoted and (_PREDICATE.match(text, finish, end) or _SOME_MORE.match(text, finish, end)):
            break  # “高效办成一件事”|全部完成; 1个“大师工作站”|及一批名医工作室
        finish += 1
    phrase = clean_phrase(text[start:finish], counted=True)
    if phrase[-1:] == "中":
        phrase = _INSIDE.sub("", phrase)
    if not phrase or (len(phrase) < 2 and phrase not in _SINGLE):
        return None
    return Subject(f"other:{phrase}", start, finish, None, False)


def _attributes(text: str, start: int, mark: int, end: int) -> re.Match[str] | None:
    """What goes on behind an attribute that no thing ends with: 1个带动能力强|、就业容量大的特色产业."""
    adjective = text[mark - 1] in _ADJECTIVES or text[mark - 2 : mark] in _STANDS_OUT
    return _MORE_ATTRIBUTES.match(text, mark, end) if adjective and mark - start > 2 else None


def _after_quotation(text: str, start: int, end: int) -> int:
    """Past the quotation that the thing begins with: 5个|“一刻钟”便民圈."""
    if text[start : start + 1] != "“":
        return start
    closed = text.find("”", start, min(end, start + _LONGEST_OBJECT))
    return closed + 1 if closed > 0 else start


def _clause_at(text: str, position: int, end: int) -> bool:
    """What is said of the thing begins here (…项目|全部投用, …企业|开展技术改造, …企业|入驻), or another thing does (…项目|和)."""
    if (
        text[position] in _CONNECTIVE_BEGINS
        and text.startswith(_CONNECTIVES, position)
        and not text.startswith(_OWN_WORDS, position)
        and text[position - 1] not in "可惠普涉遍波危触"
        and not text.startswith(("及以上", "及以下"), position)
    ):
        return True
    if _PREDICATE.match(text, position, end) is not None or _verb_at(text, position, end):
        return True
    if text[position] in _MANNER_LETTERS and _manner(text, position, end) and longest_suffix(text, 0, position, _HEADS, _LONGEST_HEAD):
        return True  # 监测对象|稳定消除风险
    found = _CLOSES.match(text, position, end) if text[position] in _CLOSES_BEGINS else None
    return found is not None and (found.end() == end or text[found.end()] in _ENDS)


def _verb_at(text: str, position: int, end: int) -> bool:
    """A verb of two characters or more begins here and something follows it: …企业|开展技术改造."""
    verb = longest_prefix(text, position, end, VERBS, 6)
    behind = position + len(verb)
    if len(verb) < 2 or behind >= end or VERB_IN_NAME.match(text, behind, end) or text[position - 1] == "新":
        return False
    if text[position] == "新" and text[position - 1] in "更创":
        return False  # 厂房更|新改造
    if verb == "转移" and text.startswith("产业", position - 2):
        return False  # 承接产业转移|主平台
    return predicative(verb) or (
        _NOMINAL.match(text, behind, end) is None and bool(longest_suffix(text, 0, position, _HEADS, _LONGEST_HEAD))
    )


def attributive(verb: str) -> bool:
    """Whether a verb that opens a clause can belong to the noun behind it: 在建|项目."""
    return verb in _ATTRIBUTIVE


def predicative(verb: str) -> bool:
    """Whether a verb makes no compound with the noun behind it: 开展|试点, but 服务中心."""
    return len(verb) >= 2 and verb not in _COMPOUNDING
