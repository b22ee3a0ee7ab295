"""The verbs of promises and deeds: where one ends and the thing it is done to begins (新建|智能化煤矿, 新增|公益岗位, 社区服务中心 has none)."""

from __future__ import annotations

import re

from mubiao.statements.index import Mentions
from mubiao.statements.zh.leads import COMPOUND, COMPOUND_BEGINS, begins_inside
from mubiao.statements.zh.lexicon import longest_prefix, longest_suffix, words

VERBS = words("actions", "verbs")
VERB_BEGINS = frozenset(verb[0] for verb in VERBS)
_MANNER = words("nouns", "manner")
MANNER_LETTERS = frozenset(word[0] for word in _MANNER)
# 清单化|改造, 订单式|培养
_MANNER_MARKS = frozenset("化式")
_MANNER_ENDS = re.compile(r"[\u4e00-\u9fff]{2,3}[化式](?!的)")
_LEAD = words("lead", "words") | words("links", "filler") | words("links", "level") | words("links", "rise")
_LEAD_BEGINS = frozenset(word[0] for word in _LEAD)
_LONGEST = max(len(word) for word in VERBS | _LEAD)
_ENDS = '、，；：。（(“”"\n'
STAGE = re.compile(
    f"(?:其中|目前|累计|现已|全部|基本|已|均|，)*(?P<verb>(?:{'|'.join(sorted(words('actions', 'intransitive'), key=len, reverse=True))})+)了?"
)
# Before one of these a verb is part of a name: 社区服务|中心, 技术改造|项目.
_NOMINAL = re.compile(
    r"(?:型|性|类|提质)?(?:时[间限长效]|中心|站|机构|平台|体系|项目|工程|基地|点|网点|场所|设施|试点|队伍|人员|企业|性|型|器|线|场景|园|示范|区|活动|大会|论坛|大赛|车间|单位|组织|综合体|圈|产业|清单|事项|任务|行动|能力|标准|床位|用房|住房|资金|贷款|政策|措施|制度|机制|案例|[县市村镇乡校户](?=\W|$|[县市区])|岗位|证|券|民生|[一二三四五六七八九十两]+[项条个大]|安全|面积|产量|总量|总数|人数|收入|支出|规模|覆盖率|课题|金(?=[、和及与，。；\d])|外包|贸易|业务|产品|装置|设备|联盟|公司|集团|港|厂|院|所|室|店|馆|场|库|池|路|网)"
)
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
# Words of place that may stand between a verb and its thing; any other word there begins its name: 新增|全国重点实验室.
_WHERE = re.compile("[全我本][省市区县州盟旗镇乡](?:预计)?|各[类项种级地]")
_JOINS = "和与及或并、"
# What a step of ``split_action`` can begin with; most of what stands behind a verb begins with another character.
_LEADS_ON = frozenset(word[0] for word in VERBS | _LEAD | _MANNER) | frozenset(f"新{_JOINS}")
_SENT = re.compile("[\u4e00-\u9fff]{1,4}?(?:下乡|上门|进[校社村企万家军营]|到(?:家|户|基层|身边))")
_AGAIN = ("再开发", "再就业", "再生", "再制造", "再担保", "再贷款", "再融资")
# Words of the list of verbs that only say when or how many.
_NO_ACTION = frozenset(["各", "共", "再", "新", "累计", "年内", "每年"])
# How sure it is, and nothing that is done: 力争|新培育铅锌、光电2个集群
_HASTENS = frozenset(("加快", "加紧", "抓紧"))  # they say how soon the deed behind them is done
_WILLS = frozenset(("力争", "争取", "确保", "力求", "保证"))
# Verbs that bring forth what they count, so that a second verb behind them is part of its name.
_CREATES = frozenset(
    ("新增", "净增", "开发", "引进培育", "培育认定", "培育", "新培育", "引进", "新引进", "招引", "打造", "创建", "新建", "认定", "新认定")
)
_TOGETHER = frozenset(("共建", "共享"))  # how what is made is kept up
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
    "近": "零岸",
    "再": "生制就担贷融",
    "营造": "林",
    "绿化": "景带",
    "安置": "房小点",
    "新上": "规榜",
    "开发": "区商性",
    "普及": "率面",
    "推介": "会",
    "应用": "场典",
}
_GIVES = frozenset(verb for verb in VERBS if verb[-1] == "送") | {"获"}
_WITH_EXCEPTIONS = frozenset((*_AFTER_ALONE, "招商", "各", "建成", "以", "再"))


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
        verb = longest_prefix(text, position, end, VERBS, _LONGEST) if here in VERB_BEGINS else ""
        if here == "新":
            verb = _with_new(text, position, end, verb)
        lead = longest_prefix(text, position, end, _LEAD, _LONGEST) if here in _LEAD_BEGINS else ""
        word = verb if len(verb) >= len(lead) else lead
        behind = position + len(word)
        if text[behind : behind + 2] == "用地" and word[-2:] == "建设":
            if word[:-2] in VERBS:
                word = verb = word[:-2]  # 新增|建设用地
                behind -= 2
            elif action and len(word) == 2:
                break
        if len(word) >= 2 and text[behind : behind + 1] in COMPOUND_BEGINS and COMPOUND.match(text, behind, end):
            break  # 服务|业企业, 区域|性中心
        how = manner(text, position, end) if marked or here in MANNER_LETTERS else ""
        if how:
            if len(verb) > 1 and here == "新" and how.startswith(verb):
                how = ""  # 新增|数字化应用场景
            elif len(how) > len(word) or word == "新":
                word, verb = how, ""
        if action and here in _JOINS and begins_action(text, position + 1, end):
            position += 1  # 新造和|修复林地
            continue
        if not word or (word == "新" and not how) or (action and len(word) == 1 and word not in _AFTER_VERB):
            break
        if word in _WITH_EXCEPTIONS:
            word, verb = _unless_noun(text, position, word, verb, action)
        if (
            not word
            or (named and begins_inside(named, position, position + len(word)))
            or (verb in _GIVES and _is_given(text, position + len(verb), end, verb))
            or (action and _is_of_name(text, position, end, word, verb, how, action))
        ):
            break
        if verb and word == verb and verb not in _NO_ACTION:
            action = verb
        position += len(word)
    return action, position


def _unless_noun(text: str, position: int, word: str, verb: str, action: str) -> tuple[str, str]:
    """The word at ``position`` and the verb that it is or holds, "" both where it begins a noun there: 投放|共享单车, 营造林, 招商引资."""
    behind = position + len(word)
    if word == "各" and text[behind : behind + 1] in "类项种级地":
        return text[position : behind + 1], ""
    if word == "建成" and text.startswith(("果转化", "果展"), behind):
        return "建", "建"  # 建|成果转化基地
    noun = (
        (word == "招商" and text.startswith("引资", behind))
        or (word == "建成" and text.startswith("区", behind) and not text.startswith("区域", behind))
        or (word == "以" and text[behind : behind + 1] in "上下内外")
        or (word == "再" and text.startswith(_AGAIN, position))
        or ((action or word == verb) and is_noun(text, position, word))
    )
    return ("", "") if noun else (word, verb)


def _is_given(text: str, position: int, end: int, verb: str) -> bool:
    """Whether what is sent or got is one word with its verb: 送|戏下乡300场, 获|奖."""
    return text[position : position + 1] in "证奖" if verb == "获" else _SENT.match(text, position, end) is not None


def _is_of_name(text: str, position: int, end: int, word: str, verb: str, how: str, action: str) -> bool:
    """Whether a word behind the verb ``action`` is of the name that it acts on: 新增|全国重点实验室, 建成|区域性中心."""
    if word not in (verb, how):
        return len(word) > 1 and _WHERE.fullmatch(word) is None
    behind = position + len(word)
    if word == verb:
        if (verb in _ATTRIBUTIVE or verb in _TOGETHER) and action in _CREATES:
            return True  # 新增|出口实绩企业, 打造|共建花园
        if not predicative(verb) and names_on(text, behind, end) and not (action in _WILLS and verb in _CREATES):
            return True  # 开工建设|安置住房; but 力争引进|院士团队
    # 引进|数字化服务商, 实施|数字化改造项目
    return word == how and how[-1] in _MANNER_MARKS and (action in _CREATES or _names_work(text, behind, end))


def _names_work(text: str, position: int, end: int) -> bool:
    """The verb at ``position`` is part of a name: 改造|项目."""
    verb = longest_prefix(text, position, end, VERBS, _LONGEST)
    return is_noun(text, position, verb) or (len(verb) >= 2 and not predicative(verb) and names_on(text, position + len(verb), end))


def is_noun(text: str, start: int, word: str) -> bool:
    """Whether the word at ``start`` is the beginning of a noun there: 共|享单车, 营造|林."""
    return word in _AFTER_ALONE and text[start + len(word) : start + len(word) + 1] in _AFTER_ALONE[word]


def _with_new(text: str, start: int, end: int, verb: str) -> str:
    """The verb at ``start``, or the longer one that the 新 there makes: 新|改造提升, not 新改|造."""
    behind = longest_prefix(text, start + 1, end, VERBS, _LONGEST)
    return f"新{behind}" if len(behind) >= max(len(verb), 2) and behind in _MADE_NEW else verb


def manner(text: str, start: int, end: int) -> str:
    """The words that say how at ``start``, where a verb of two characters or more follows them: 直接|扶持; else ""."""
    position = start
    while position < end:
        word = longest_prefix(text, position, end, _MANNER, _LONGEST) if text[position] in MANNER_LETTERS else ""
        if not word and not _MANNER_MARKS.isdisjoint(text[position + 2 : position + 4]):
            found = _MANNER_ENDS.match(text, position, end)
            word = found[0] if found else ""
        if not word:
            break
        position += len(word)
        if (
            len(word) > 1
            and text[position : position + 1] in _MANNER_MARKS
            and text[position + 1 : position + 2] != "的"
            and not begins_action(text, position, end)
        ):
            position += 1  # 精细|化, but 妥善|化解
        if text.startswith("发展", position) and word[-2:] in ("质量", "水平", "持续"):
            break  # 高质量发展|综合绩效指数
        if begins_action(text, position, end):
            return text[start:position]
    return ""


def begins_action(text: str, start: int, end: int) -> bool:
    """A verb of two characters or more stands at ``start``."""
    return start < end and text[start] in VERB_BEGINS and len(longest_prefix(text, start, end, VERBS, _LONGEST)) >= 2


def names_on(text: str, position: int, end: int) -> bool:
    """What stands at ``position`` makes the verb before it part of a name: 服务|中心, 生产|安全."""
    return _NOMINAL.match(text, position, end) is not None


def opening_verb(text: str, start: int, end: int) -> str:
    """The first verb of ``text[start:end]``, or "" where something else stands before it: 提速|新运河二期等."""
    while start < end:
        verb = longest_prefix(text, start, end, VERBS, _LONGEST)
        lead = longest_prefix(text, start, end, _LEAD, _LONGEST)
        if len(verb) >= max(len(lead), 1) and verb not in _NO_ACTION and verb not in _WILLS:
            if verb in _HASTENS and begins_action(text, start + len(verb), end):  # 加快|设置
                done = longest_prefix(text, start + len(verb), end, VERBS, _LONGEST)
                return verb + done if not names_on(text, start + len(verb) + len(done), end) else verb
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


def attributive(verb: str) -> bool:
    """Whether a verb that opens a clause can belong to the noun behind it: 在建|项目."""
    return verb in _ATTRIBUTIVE


def predicative(verb: str) -> bool:
    """Whether a verb makes no compound with the noun behind it: 开展|试点, but 服务中心."""
    return len(verb) >= 2 and verb not in _COMPOUNDING
