"""What is left of a clause, read like a name: the reports before 1990 tell results at length, with histories and rhetoric.

A promise of any year is looked at too: 4月|贯通应用 and 省级 name nothing that could be promised.
"""

from __future__ import annotations

import re

from mubiao.statements.findings import Finding, Told
from mubiao.statements.zh.called import is_bare
from mubiao.statements.zh.lexicon import words
from mubiao.statements.zh.naming.table import heads

_OLD = 1990  # the reports before it are told in another way
_SHORT = 3  # characters of a name that may say too little
# A name neither begins with a word of the closed classes (pronoun, conjunction, copula, adverb) or with a year, nor ends with one, nor
# holds a copula or a modal: what does is a clause.
_OLD_CLAUSE = re.compile(
    rf"^(?:{'|'.join(sorted(words('clauses', 'openers'), key=len, reverse=True))}|用[^，]{{0,6}}年的时间|(?:19|20)\d\d[、年]|就(?!业|医|诊|读|餐|地|近)"
    rf"|到(?:[今本去了]|[一二三四五六七八九〇\d])|同(?!工|步|业)|[一二][八九〇○零][〇○零一二三四五六七八九]|第?[一二三四五]?个?(?:是|$)|有(?=[^，、]{{1,4}}、)|[两二三四五六]项"
    r"|(?:英国|美国|日本|印度|法国|西德|苏联)(?=的|在|早|约|到|从|只|工业|农业))"
    rf"|(?:{'|'.join(sorted(words('clauses', 'closers'), key=len, reverse=True))}|(?<!占)比|比较[快大多高]|年(?:中|时)?间)$"
    rf"|(?<!^)(?<![但凡都可还于总正])是(?!否)|{'|'.join(sorted(words('clauses', 'inside'), key=len, reverse=True))}"
)
_OLD_BARE = heads("words alone where results are told at length")
_WHOLE_PEOPLE = re.compile(r"^(?:农民|人民|各族人民)")
_SO_MANY = 1e8  # of a whole people
_WHOLE_GROUP, _MANY = "面向", 1e6  # whom a work is meant for: 面向全省|200万师生
# The end of a name (3人|制篮球场), a month, a rank alone, which of many (在80个重点城市中|保持…).
_LEFT_OF_PROMISE = re.compile(
    r"^(?:\d{1,2}月(?!饼|季)|制(?=[篮足排]球)|(?:新增|推动|建设|实施|打造|创建)?(?:国家|省|市|县|乡镇|[一二三四五六]星)级$|奋斗)|达到$|城市中(?!心|央|小)"
)
_A_PLACE = re.compile(r"(?:[县市旗]|[^园片景范发新验中]区)$")  # 甲县|增长9%: of what
_TOLD_AT_LENGTH = 2000  # before it promises are told in clauses too
_OLD_PROMISE = re.compile(r"^(?:只|可(?!可|再)|再(?!生)|有(?!色|线|机|效|关)|除|一般|要使|原来|\d+[月年至])|可能$|约占|目前|就能|存在着")
# |供应山区|的将达到50万马力, 依法处理|的占九成: of what or whom, the words before 的 do not say
_HEADLESS = re.compile("的(?:将|约|已经?|只|就|共)*(?:占|有(?!关)|达到?|为|是)")
# |在零售中所占的比重|: whose share
_WHOSE_SHARE = re.compile("在[^，、]{2,16}[中内里]所占的?比[重例]")
# 有30种|完成了计划; |改变了投资不足的情况: what did so, no name says
_DONE_ALONE = re.compile("(?:完成|达到|实现|超过|恢复|进行|改变)了")
_SAYS_WHOM = ("用于", "用在", "被评为")


def headless(text: str, finding: Finding) -> bool:
    """Whether the name is all that is told before 的, which tells what is done and not to what or whom."""
    subject = finding.subject
    name = subject.indicator.removeprefix("other:")
    if _WHOSE_SHARE.fullmatch(name) or _DONE_ALONE.match(name):
        return True
    if subject.known or finding.counted or finding.printed_start < subject.end or _HEADLESS.match(text, subject.end) is None:
        return False
    return not name.startswith(_SAYS_WHOM) and text.endswith(name, subject.start, subject.end)


def is_clause(told: Told, year: int | None) -> bool:
    """What is left of a clause, or a word alone, where results are told at length and with histories: no name that could stand alone."""
    finding = told.finding
    if finding.subject.known or year is None:
        return False
    if told.kind == "commitment":
        return _is_left_of_promise(told, year)
    if told.kind != "outcome" or year >= _OLD:
        return False
    return _is_old_clause(told)


def _is_left_of_promise(told: Told, year: int) -> bool:
    name = told.finding.subject.indicator.removeprefix("other:")
    if _LEFT_OF_PROMISE.search(name) is not None:
        return True
    if _is_of_another(told.finding, name):
        return True
    many = (told.finding.low or 0) if told.finding.counted else 0
    if (many >= _SO_MANY and name.startswith(("劳动力", "农民", "人民"))) or (many >= _MANY and name.startswith(_WHOLE_GROUP)):
        return True  # 9亿|劳动力资源
    if year >= _TOLD_AT_LENGTH:
        return False
    return _OLD_PROMISE.search(name) is not None or _is_old_clause(told)


def _is_of_another(finding: Finding, name: str) -> bool:
    """Whether what the value is of stands elsewhere: in the clause before, in what opens a list, or behind the amount."""
    if finding.counted:
        return not finding.action and name.startswith(("在园", "在校"))  # 有50万名在校学生: they are there
    if finding.measure == "growth":
        return name.startswith("落实") or _A_PLACE.search(name) is not None
    return finding.unit == "CNY" and name.startswith("打造")  # 打造|200亿元|园区: how big


def _is_old_clause(told: Told) -> bool:
    finding = told.finding
    name = finding.subject.indicator.removeprefix("other:")
    if finding.counted and finding.low is not None and finding.low >= _SO_MANY and _WHOLE_PEOPLE.search(name):
        return True  # 满足了八亿农民的愿望
    bare = name in _OLD_BARE or is_bare(name)
    return _OLD_CLAUSE.search(name) is not None or (bare and not finding.action and not (finding.counted and len(name) > _SHORT))
