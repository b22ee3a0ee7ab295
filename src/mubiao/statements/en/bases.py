"""Values that are only what another is counted from or held against: from 800 yuan, above the target of 5 percent, firms with sales of."""

from __future__ import annotations

import re

from mubiao.records import Quantity

_BASE = re.compile(
    r"(?<![A-Za-z])(?:from|compared with|compared to|than|against|versus|up from|down from|instead of|between 2\d\d\d and|as opposed to|surpassing the|of which)(?: (?:the|a|an|just|only|about|some|that of|over|more than|previous|less than|nearly))*[ \t]{0,2}$",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"(?<![A-Za-z])from(?: (?:last year['’]s|the previous year['’]s|an average of|total of|total|level of|figure of|a total of|the|a|just|only|about|nearly|less than|more than|over|around|its))*[ \t]{0,2}$",
    re.IGNORECASE,
)


def is_base(text: str, left: int, quantity: Quantity) -> bool:
    """Whether a value is only what a change is counted from: from 800 yuan to 900 yuan."""
    if _FROM.search(text, max(left, quantity.start - 40), quantity.start):
        return True
    if _GOAL_BASE.search(text, max(left, quantity.start - 50), quantity.start):
        return True
    if _CLASS.search(text, max(left, quantity.start - 60), quantity.start):
        return True
    base = _BASE.search(text, max(left, quantity.start - 40), quantity.start)
    return base is not None and not (quantity.unit == "%" and base[0].lower().startswith("of which"))  # of which 78% went to schools


_GOAL_BASE = re.compile(
    r"(?:beyond|than|above|short of|over|below|surpassing|exceeding)[ \t](?:our|the|its)[ \t](?:\w+[ \t])?(?:targets?|goals?|plan|quota|figure)[ \t]of[ \t]*$",
    re.IGNORECASE,
)
# firms |with annual sales of 50 million yuan: the size of a class
_CLASS = re.compile(
    r"(?<![A-Za-z])(?:with|whose)[ \t](?:an? )?(?:annual |yearly |individual )?(?:collective )?(?:main business |business |total (?!capacit))?(?:revenues?|sales|turnover|incomes?|capacity|capacities)(?: from[^,;]{0,30})?[ \t](?:of|exceeds?|above|over|is|are)[ \t]*$",
    re.IGNORECASE,
)
