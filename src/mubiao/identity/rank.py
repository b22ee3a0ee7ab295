"""The rank of the government that speaks: 国, 省, 自治区, 市, 州, 盟, 县, 旗, 区 and the kinds of place that go with each.

The salutation tells (我代表市人民政府), else the sitting (在…市第…届人民代表大会), else the speaker's office (市长), else the words in which
a government speaks of itself and its own: 全市, 我市, 市委. A city speaks of 全省 and 全国 too, but of itself most.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from mubiao.identity.opening import Opening

# The kinds of place that a rank goes with.
KINDS = {
    "自治区": ("自治区",), "省": ("省",), "自治州": ("自治州",), "州": ("自治州",), "行署": ("盟", "地区"), "盟": ("盟",), "地区": ("地区",),
    "自治县": ("自治县",), "县": ("县", "自治县"), "旗": ("旗", "自治旗"), "市": ("市",), "区": ("区", "市辖区", "新区", "特区", "林区"),
    "新区": ("新区",), "开发区": ("新区",), "管委会": ("新区",),
}  # fmt: skip
_LONG = ("自治区", "自治州", "自治县", "管委会", "开发区", "新区", "地区")
_OFFICES = {
    "省长": "省", "市长": "市", "州长": "州", "县长": "县", "区长": "区", "旗长": "旗", "盟长": "盟", "专员": "行署", "总理": "国",
}  # fmt: skip
_ENOUGH = 3  # self-words by which they are believed
_SHARE = 0.25  # of the most frequent one's; measured on 103 reports, a government's own words are never fewer
_OWN = re.compile(
    r"(?P<whole>[全我])(?P<of>[省市县区州盟旗])|(?P<at>自治区|[省市县区州盟旗])(?:委(?!员)|党委|人民政府|政府|人大|政协)|(?P<nation>我国)"
)


@dataclass(frozen=True, slots=True)
class Ranks:
    """The ranks that the government of a text may have; ``said`` where its opening says so, and there is but one."""

    ranks: frozenset[str]
    said: bool

    @property
    def national(self) -> bool:
        return "国" in self.ranks

    def fit(self, kind: str) -> bool:
        """Whether a place of that kind speaks with such a rank; every kind does where nothing is known."""
        return not self.ranks or any(kind in KINDS[rank] or (rank == "区" and kind == "自治区") for rank in self.ranks)


def ranks_of(opening: Opening, text: str) -> Ranks:
    """Whose government speaks: by its opening, else by its own words. Linear time."""
    said = _said(opening)
    return Ranks(frozenset((said,)), True) if said is not None else Ranks(_own_words(text), False)


def _said(opening: Opening) -> str | None:
    who = opening.salutation or ""
    if "国务院" in who or opening.national_sitting:
        return "国"
    if "公署" in who or "行署" in who:
        return "盟" if "盟" in who else "行署"
    body = who.removesuffix("人民政府").removesuffix("政府").removesuffix("人民委员会")
    for words in (body, opening.sitting or ""):
        if (rank := _ending(words)) is not None:
            return rank
    return _OFFICES.get(opening.office or "")


def _ending(words: str) -> str | None:
    return next((rank for rank in _LONG if words.endswith(rank)), words[-1:] if words[-1:] in KINDS else None)


def _own_words(text: str) -> frozenset[str]:
    """The ranks whose self-words (全市, 我市, 市委) stand often: a city that compares itself says 全省 as often as 全市."""
    counts: Counter[str] = Counter(match["of"] or match["at"] or "国" for match in _OWN.finditer(text))
    most = max(counts.values(), default=0)
    if most < _ENOUGH:
        return frozenset()
    if counts["国"] == most:
        return frozenset(("国",))
    return frozenset(rank for rank, count in counts.items() if rank != "国" and count >= max(_ENOUGH, _SHARE * most))
