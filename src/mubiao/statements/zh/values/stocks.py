"""What adds to a stock (新增高新技术企业60家), and which indicators count one."""

from __future__ import annotations

import re

from mubiao.indicators import vocabulary
from mubiao.statements.findings import Subject

# Verbs that add to a stock.
ADDED = (
    "新增", "净增", "新培育", "新认定", "新获批", "新增认定", "新引进", "新创建", "新登记", "新设", "新注册", "新招引", "新入选",
    "新获认定", "新获", "新评定", "新发展", "新成立", "新晋", "新增培育", "新入库", "新备案", "新添",
)  # fmt: skip
ADDING = frozenset(ADDED)
# … where no word of a level stands before the number: 培育|高新技术企业20家, but 达到20家.
MAKING = frozenset(
    (
        "培育",
        "认定",
        "培育认定",
        "获认定",
        "引进",
        "招引",
        "引进培育",
        "孵化",
        "创建",
        "登记",
        "新建",
        "建成",
        "建设",
        "增加",
        "增设",
        "争创",
    )
)
# A name that begins so is of all there is, not of what is added to it.
TOTAL = re.compile("总(?!投资)|存量|累计|保有|运营|通车")
# What is new by what it measures: nothing is added to a stock of it.
_MONEY_STOCKS = frozenset(("loans", "deposits", "savings_deposits", "loans_small_firms"))
_FLOWS = frozenset(
    (
        "jobs_urban_new",
        "new_posts",
        "labour_transfer",
        "housing_built",
        "old_quarters_renewed",
        "shantytown_renewal",
        "school_places",
        "poverty_population",
        "poverty_reduction",
        "fine_villages",
    )
)


def is_stock(subject: Subject) -> bool:
    """Whether an indicator counts what is there, so that 新增 and a number is a change of it."""
    known = vocabulary().get(subject.indicator) if subject.known else None
    if known is not None and known.id in _MONEY_STOCKS:
        return True
    return known is not None and "change" in known.measures and known.level_unit in ("count", "persons") and known.id not in _FLOWS
