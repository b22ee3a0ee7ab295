"""One printed subject that 分别 makes several: 事故起数、死亡人数, 城乡低保标准, 产销量, “甲”“乙”交付率, 粮肉奶产量."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from mubiao.indicators import match
from mubiao.statements.findings import Subject
from mubiao.statements.index import Mentions
from mubiao.statements.zh.actions import VERBS
from mubiao.statements.zh.lexicon import longest_prefix, table, words
from mubiao.statements.zh.listed_heads import as_told
from mubiao.statements.zh.phrases import clean_phrase
from mubiao.statements.zh.subjects.reading import read_subjects

_MARKS = re.compile("[、，]")
_JOINTS = re.compile("[、，]|以及|和|及|与")
_HALF = re.compile("存、贷|进、出|产、销(?=[量售率])|(?<!旅)客、货(?=运)|城、乡")
_QUOTED = re.compile("“[^”]{1,12}”")
_PAIRS = {pair: tuple(parts) for pair, parts in table("pairs").items()}
_HEADS = ("总产量", "产量", "增加值", "产值", "播种面积", "种植面积", "出栏量", "存栏量")
_PLAIN_HEADS = (
    "增加值", "总产值", "产值", "营业收入", "营收", "销售收入", "零售额", "销售额", "交易额", "总产量", "产量", "销量", "播种面积", "种植面积",
    "保有量", "吞吐量", "营业额", "安全利用率", "贷款余额", "存款余额", "余额", "出口额", "进口额", "出口", "投资", "收入", "贷款额度", "额度", "标准", "占比", "比重", "住院报销比例", "报销比例", "的比例", "通达率", "报销限额", "限额", "人数", "总数", "交易规模", "装机规模", "融资规模", "规模", "支出", "覆盖率", "达标率", "利用率", "普及率", "抽检合格率", "检测合格率", "合格率", "利润总额", "利润",
)  # fmt: skip
_OF_FIRMS = ("利润总额", "利润", "营业收入", "营收", "总产值", "产值", "增加值", "投资")
_GATHERED = ("产业集群", "产业链", "产业", "行业", "集群")
_SHARED_HEADS = (*(gathered + head for head in _PLAIN_HEADS for gathered in _GATHERED), *_PLAIN_HEADS)
# A name that measures something as it stands needs no head.
_OWN_HEAD = re.compile("(?:率|数|量|额|值|入|资|重|比|积|出|模|费|润|价|度|口|款|次|税收|利税|消费|产能|装机|(?<![一二三])产)$")
# 制造业 | 高技术产业|外资占比
_FIELD = re.compile("(?:业|产业|企业|园区|集群)$")
_FIELD_HEAD = re.compile("(?:产业|企业|行业|园区|集群|业)(?P<rest>[^业区群、]{2,8}(?:率|量|额|值|入|资|重|比|积|数))$")
_AMOUNT_HEAD = re.compile(
    "(?:(?:饲养|货运|客运|出栏|存栏|周转|发送|运输|吞吐|销售|交易|成交|保有|发电|供应|排放|使用|接待)量|(?:零售|销售|交易|成交|进口|出口|贸易)额)$"
)
_PRICE_HEAD = re.compile(r"(?:最低)?(?:收购|零售|出厂)价格?(?:平均)?(?:每[\d.]*(?:公斤|斤|吨|公担|百斤))?$")
_ZONE = re.compile("[^，。；、]{1,8}?(?:经开区|高新区|开发区|工业园区?|新区|示范区|保税区|产业园)")
_AMOUNT_HEAD_LENGTH = 3
# 规上工业企业|亩均税收, 重点景区|接待游客人次
_WHOSE = re.compile(r"(?P<front>[^，。；、]{2,14}(?:企业|国企|景区|园区|集团|公司|开发区|产业|行业|集群))(?=[^，。；、]{2,8}$)")
_KIND_OF_AMOUNT = re.compile(
    "(?:拥有|授权|申请|受理|销售|交易|使用|保有|新增|发放|签约|成交|出口|进口|立案|破案|结案|出栏|存栏)[量率额数]$"
)
_MEASURES = re.compile(
    "(?:(?:经营|营业|销售|综合|门票|主营业务|亩均|人均|户均)?(?:收入|产值|总产值|税收|增加值|利润|利润总额|营收|投资|产量|销量|面积|规模|利税|资产|出口|出口额|效益))"
)
_PLACES = ("中心", "实验室", "工作站", "示范区", "基地", "平台")
# A work is no thing that can be set up.
_UNFINISHED = re.compile("(?:研究|研发|技术|创新|示范|检测|孵化|服务|培训|实训)$")
_TOWN, _COUNTRY = frozenset(("other:城镇", "other:城市")), re.compile("农村")
_AMOUNT = re.compile(r"[\d.]+(?:[万亿]?元|\w{0,3}以[上下](?:的|$)|[\d万亿千百个家人户亩吨年天次%％]{0,3}$)")
# 市、县|两级|财政支出
_LEVELS = re.compile("(?P<levels>[省市州县区乡镇村](?:、?[省市州县区乡镇村])+)(?:[两二三四]级|级)(?P<rest>[^，。；、\\d]{3,24})")
# 居民收入、城镇居民收入、农村居民收入|三项增速
_SO_MANY_OF = re.compile("[两二三四五六七八九十]项(?P<head>[^，。；、\\d]{0,6})$")
_LEADS = re.compile("(?:推动|促进|确保|力争|争取|实现|预计|其中|使|全年|全[国省市区州县])+")
_STATES, _RATES = "新已在", ("增速", "增幅", "增长")
_WITH_WHOM = re.compile("(?P<word>对)(?P<whom>[^，。；\\d]{2,30}?)(?P<head>进出口|出口|进口|投资|贸易额?)(?P<rest>额|总额)?$")
_SHORT = 4
_ATTRIBUTES = words("nouns", "attributes")
_HALVES_KNOWN = frozenset(("deposits", "loans", "imports", "exports", "income_urban", "income_rural"))
_LONGEST_VERB, _LEAST = max(map(len, VERBS)), 2


def divided(text: str, subjects: Sequence[Subject], wanted: int, mentions: Mentions) -> Sequence[Subject]:
    """``wanted`` subjects in place of the fewer (or otherwise cut) ones printed, or the same where the print does not tell which."""
    if not subjects or any(len(subject.pair) == wanted for subject in subjects):
        return subjects
    if any(_AMOUNT.match(subject.indicator.removeprefix("other:")) for subject in subjects):
        return ()  # 年收入30万元、50万元以上的村: classes of size
    start, end = subjects[0].start, subjects[-1].end
    apart = start - 2 if _HALF.match(text, max(0, start - 2)) else start  # 进、|出口总额
    halves = _halves(text[apart:end], apart, end, wanted) if text.find("、", apart, end) >= 0 else []
    if halves:
        return [replace(part, measure=subjects[-1].measure) for part in halves]
    if len(subjects) == wanted and not _cut_across(text, subjects, wanted):
        return with_shared_head(text, subjects)
    for marks in (_MARKS, _JOINTS):
        parts = _cut(text, start, end, marks)
        if len(parts) == wanted and not any(_AMOUNT.match(text[a:b]) for a, b in parts):
            return with_shared_head(text, [_named(text, a, b, mentions) for a, b in parts])
    opened = text[start - 1 : start] == "“"
    paired = _paired(text[start - opened : end], start, end, wanted)  # 存贷款|增速: what both are measured in
    return [replace(part, measure=subjects[-1].measure) for part in paired] if paired else subjects


def _is_weak(printed: str) -> bool:
    """A name that means an indicator only where nothing longer is meant: 能源."""
    return len(printed) < _SHORT and any(mention.variant == "weak" for mention in match(printed))


def _cut_across(text: str, subjects: Sequence[Subject], wanted: int) -> bool:
    """甲、乙电池及材料、丙产值分别: as many names as the marks part, and one of those read stands over a mark."""
    parts = _cut(text, subjects[0].start, subjects[-1].end, _MARKS)
    return len(parts) == wanted and any(
        subject.start < end < subject.end for subject in subjects if not subject.known and "、" in subject.indicator for _, end in parts
    )


def respective(text: str, start: int, end: int, wanted: int, mentions: Mentions) -> list[Subject]:
    """The ``wanted`` names that ``text[start:end]`` lists before 分别 where the last word or the first is said of each of them.

    新签约、新开工|项目, 市、县|两级财政支出, A、B|两项增速, 对|东盟、中东|出口; none where the print does not tell.
    """
    lead = _LEADS.match(text, start, end)
    start = lead.end() if lead else start
    phrase = text[start:end]
    levels = _LEVELS.fullmatch(phrase)
    if levels:
        names = [f"{level}级{levels['rest']}" for level in levels["levels"].replace("、", "")]
        return _all_named(names, start, end) if len(names) == wanted else []
    counted = _SO_MANY_OF.search(phrase)
    stop = start + counted.start() if counted else end
    whom = _WITH_WHOM.fullmatch(phrase)
    parts = next((parts for marks in (_MARKS, _JOINTS) if len(parts := _cut(text, start, stop, marks)) == wanted), [])
    if counted and parts:
        return [_with_head(_named(text, a, b, mentions), counted["head"]) for a, b in parts]
    if whom:
        places = [place for place in _JOINTS.split(whom["whom"]) if place]
        names = [f"{whom['word']}{place}{whom['head']}{whom['rest'] or ''}" for place in places]
        return _all_named(names, start, end) if len(names) == wanted else []
    verbs = [text[a:b] for a, b in parts[:-1]]
    if not parts or not all(verb in VERBS or verb.lstrip(_STATES) in VERBS for verb in verbs):
        return []
    last = text[slice(*parts[-1])]
    bare = last.lstrip(_STATES)
    own = verbs[0][1:] if len(verbs[0]) == _LEAST and bare != last and bare.startswith(verbs[0][1:]) else ""
    own = own or longest_prefix(bare, 0, len(bare), VERBS, _LONGEST_VERB)
    head = bare[len(own) :] if own else ""
    return _all_named([*(verb + head for verb in verbs), last], start, end) if len(head) >= _LEAST else []


def _with_head(subject: Subject, head: str) -> Subject:
    """What a list is counted as belongs to each of its names: A、B|两项增速."""
    if head.endswith(_RATES):
        return replace(subject, measure="growth")
    return subject if subject.known or not head else replace(subject, indicator=subject.indicator + head)


def _all_named(names: Sequence[str], start: int, end: int) -> list[Subject]:
    return [Subject(f"other:{clean_phrase(name)}", start, end, None, False) for name in names]


def with_shared_head(text: str, subjects: Sequence[Subject]) -> Sequence[Subject]:
    """储能、电动工具产值分别: the head at the end belongs to each that has none of its own."""
    last = (
        clean_phrase(text[subjects[-1].start : subjects[-1].end]) if subjects[-1].known else subjects[-1].indicator.removeprefix("other:")
    )
    if _COUNTRY.match(last) and subjects[0].indicator in _TOWN:
        return [replace(subjects[0], indicator=subjects[0].indicator + last[len("农村") :]), *subjects[1:]]
    if subjects[0].indicator.removeprefix("other:") in _ATTRIBUTES and not subjects[-1].known:
        return _with_head_of_last(subjects)
    subjects = with_front_behind(text, subjects)
    zone = _ZONE.match(last)
    if zone and not subjects[0].known and _ZONE.fullmatch(subjects[0].indicator.removeprefix("other:")):
        head = last[zone.end() :]  # 经开区、高新区|工业开票销售收入
        return [
            replace(subject, indicator=f"{subject.indicator}{head}")
            if _ZONE.fullmatch(subject.indicator.removeprefix("other:"))
            else subject
            for subject in subjects
        ]
    if _FIELD.search(subjects[0].indicator) and not subjects[0].known:
        own = _FIELD_HEAD.search(last)  # 制造业、高技术产业|外资占比
        head = own["rest"] if own else ""
    else:
        head = ""
    if not head and last.endswith(_SHARED_HEADS) and not last.endswith("的支出"):
        head = next((head for head in _SHARED_HEADS if last.endswith(head) and len(last) > len(head)), "")
    price = _PRICE_HEAD.search(last) if not head else None
    if price and price.start():
        head = price[0]  # 小麦、稻谷|最低收购价
    if not head and _AMOUNT_HEAD.search(last) and len(last) > _SHORT:
        head = last[-_AMOUNT_HEAD_LENGTH:]  # 肉牛、黄羊|饲养量
    if not head:
        return subjects
    if head in _OF_FIRMS and subjects[0].known and subjects[0].indicator.endswith("_firms"):
        printed = clean_phrase(text[subjects[0].start : subjects[0].end])  # 规上工业企业、服务业企业|利润总额: not how many there are
        subjects = [replace(subjects[0], indicator=f"other:{printed}{head}", known=False, pair=()), *subjects[1:]]
    if head in _OF_FIRMS:  # |能源|、建材产值
        subjects = [
            as_told(text, subject) if subject.known and _is_weak(text[subject.start : subject.end]) else subject
            for subject in subjects[:-1]
        ] + [subjects[-1]]
    return [
        subject
        if subject.known or subject.indicator.endswith(head) or _OWN_HEAD.search(subject.indicator)
        else replace(subject, indicator=subject.indicator + head)
        for subject in subjects
    ]


def with_shared_place(subjects: Sequence[Subject]) -> Sequence[Subject]:
    """工程技术研究、企业技术|中心|各2家: what the last of them is, the others are, where they end in no thing of their own."""
    last = subjects[-1].indicator
    head = next((head for head in _PLACES if last.endswith(head) and len(last) > len(head)), "")
    if not head or subjects[-1].known:
        return subjects
    return [
        replace(subject, indicator=subject.indicator + head) if not subject.known and _UNFINISHED.search(subject.indicator) else subject
        for subject in subjects
    ]


def with_front_behind(text: str, subjects: Sequence[Subject]) -> Sequence[Subject]:
    """规上工业企业|亩均税收、亩均增加值: whoever the first name speaks of has what the others measure."""
    first = text[subjects[0].start : subjects[0].end]
    same = _KIND_OF_AMOUNT.search(first)
    if same and len(first) > _SHORT:  # 发明专利|拥有量、授权量
        return [
            subjects[0],
            *(
                replace(subject, indicator=f"other:{clean_phrase(first[: same.start()])}{subject.indicator.removeprefix('other:')}")
                if not subject.known and _KIND_OF_AMOUNT.fullmatch(subject.indicator.removeprefix("other:"))
                else subject
                for subject in subjects[1:]
            ),
        ]
    whose = _WHOSE.match(first)
    if whose is None or len(subjects) < 2:
        return subjects
    front = clean_phrase(whose["front"])
    return [
        subjects[0],
        *(
            replace(subject, indicator=f"other:{front}{subject.indicator.removeprefix('other:')}")
            if not subject.known and _MEASURES.fullmatch(subject.indicator.removeprefix("other:"))
            else subject
            for subject in subjects[1:]
        ),
    ]


def _with_head_of_last(subjects: Sequence[Subject]) -> Sequence[Subject]:
    """刑事、治安警情分别, 省级、市级企业: attributes that share what they stand before."""
    last = subjects[-1].indicator.removeprefix("other:")
    own = longest_prefix(last, 0, len(last), _ATTRIBUTES, max(map(len, _ATTRIBUTES)))
    if not own or own == last:
        return subjects
    return [
        replace(subject, indicator=subject.indicator + last[len(own) :])
        if subject.indicator.removeprefix("other:") in _ATTRIBUTES
        else subject
        for subject in subjects
    ]


def _cut(text: str, start: int, end: int, marks: re.Pattern[str]) -> list[tuple[int, int]]:
    spans, position = [], start
    for mark in marks.finditer(text, start, end):
        spans.append((position, mark.start()))
        position = mark.end()
    spans.append((position, end))
    return [span for span in spans if span[0] < span[1]]


def _named(text: str, start: int, end: int, mentions: Mentions) -> Subject:
    """The part as its own subject."""
    items = read_subjects(text, start, end, mentions).items
    if len(items) == 1 and not items[0].pair:
        return items[0]
    return Subject(f"other:{clean_phrase(text[start:end])}", start, end, None, False)


def _halves(phrase: str, start: int, end: int, wanted: int) -> list[Subject]:
    """存、贷款余额, 进、出口额: a pair that a mark parts inside one word."""
    for mark in _HALF.finditer(phrase):
        whole = phrase[: mark.start() + 1] + phrase[mark.end() - 1 :]
        if any(pair in whole[mark.start() :] and whole.startswith(pair, mark.start()) for pair in _PAIRS):
            return _paired(whole, start, end, wanted)
    return []


def _known(subject: Subject) -> Subject:
    """The subject under its id where the vocabulary tells the halves of its pair apart."""
    name = subject.indicator.removeprefix("other:")
    whole = next((mention for mention in match(name) if mention.start == 0 and mention.end == len(name)), None)
    return replace(subject, indicator=whole.indicator, known=True) if whole is not None and whole.indicator in _HALVES_KNOWN else subject


def _paired(phrase: str, start: int, end: int, wanted: int) -> list[Subject]:
    names: list[str] = []
    pair = next((pair for pair, parts in _PAIRS.items() if pair in phrase and len(parts) == wanted), None)
    quoted = _QUOTED.findall(phrase)
    head = next((head for head in _HEADS if phrase.endswith(head)), "")
    if pair is not None:
        names = [phrase.replace(pair, part, 1) for part in _PAIRS[pair]]
    elif len(quoted) == wanted and phrase.startswith("".join(quoted)):
        rest = phrase[len("".join(quoted)) :]
        names = [clean_phrase(part) + rest for part in quoted]
    elif head and len(phrase) - len(head) == wanted <= _SHORT:
        names = [letter + head for letter in phrase[: -len(head)]]
    behind = start + phrase.index(pair) + 1 if pair is not None and len(_PAIRS[pair]) > 1 else start  # 存|贷款: what is printed of the last
    return [
        _known(Subject(f"other:{clean_phrase(name)}", behind if i and i + 1 == len(names) else start, end, None, False))
        for i, name in enumerate(names)
    ]
