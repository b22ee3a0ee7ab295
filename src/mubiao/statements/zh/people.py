"""People are counted in persons where the report prints no word for them: 解决900万|农村人口饮水问题, 参与人次超过300万."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mubiao.statements.findings import Finding
from mubiao.statements.zh.called import name_of, rename

_PEOPLE = (
    "人口|人民|居民|群众|农民|牧民|市民|职工|员工|人员|劳动力|工人|学生|学子|在校生|毕业生|大学生|研究生|本科生|孩子|儿童|婴幼儿|幼儿|子女|青年|青少年|妇女|老人|老年人|残疾人|教师|师生|干部|侨民|侨胞|旅客|游客|网民|劳动者"
    "|参保者|投资者|消费者|观众|志愿者|医生|护士|专家|官兵|知识青年"
)
# What stands behind the number is of these people, not of their homes, firms or affairs.
_OF_PEOPLE = re.compile(
    f"(?:[\u4e00-\u9fff和、]{{0,10}}?)(?:{_PEOPLE})(?!币|法院|检察院|医院|政府|代表|公社|企业|团体|大会|会堂|组织|之家|活动|公寓|社区|问题|园|托位|学位|床位|照护|入托)"
)
_NUMBER_OF = re.compile("(?:人数|人次|旅客吞吐量|(?:务工|就业|用工)规模)$")
_NAMES_PEOPLE = re.compile(f"(?:{_PEOPLE})$")  # 3岁以下|婴幼儿|12万
_TRADES = re.compile("(?:主体|企业|工商户|商户|公司)(?:新登记|新增|新注册|入驻|总量|总数|数量|数)?$")
_EACH_REACH = 6  # 人均|增收|860元
_BARE_NUMBER = frozenset("万亿千百多余几0123456789０１２３４５６７８９")


def count_people(text: str, findings: Sequence[Finding]) -> None:
    """Set the unit of the ``findings`` that count people without a word of measure: persons."""
    for finding in findings:
        if finding.unit == "CNY" and finding.measure == "change" and not finding.subject.known:
            _say_income(text, finding)
        if finding.unit == "households" and not finding.subject.known and _TRADES.search(name_of(finding)):
            finding.unit = "count"  # 新登记|经营主体|3万户
        if finding.unit != "count" or finding.subject.known or text[finding.printed_end - 1] not in _BARE_NUMBER:
            continue
        name = name_of(finding)
        if (
            _NUMBER_OF.search(name)
            or (not finding.counted and _NAMES_PEOPLE.search(name))
            or (finding.counted and _OF_PEOPLE.match(text, finding.printed_end))
        ):
            finding.unit = "persons"


def _say_income(text: str, finding: Finding) -> None:
    """带动|群众|增收20亿元: what grows is what they earn, and the amount is not more or fewer of them."""
    if text.find("增收", finding.subject.end, finding.printed_start) >= 0 and "收入" not in name_of(finding):
        each = "人均" if text.find("人均", finding.printed_start - _EACH_REACH, finding.printed_start) >= 0 else ""
        rename(finding, f"{name_of(finding).removeprefix(finding.action).removesuffix('增收').removesuffix('人均')}{each}增收")
        finding.measure = "level"
