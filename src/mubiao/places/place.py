"""A place as the gazetteer knows it: one area under one official name, for the years it bore that name."""

from __future__ import annotations

from dataclasses import dataclass

from mubiao.records import Level

LEVEL_ORDER: dict[Level, int] = {"nation": 0, "province": 1, "prefecture": 2, "county": 3}
NATION = "100000"


@dataclass(frozen=True, slots=True)
class Place:
    """One area under one name. A rename, a new code or a new rank makes another ``Place``; ``successors`` leads on to it.

    ``code`` is that of GB/T 2260; a code with letters (1331XQ) is this package's own, for new areas that the standard leaves out.
    ``since`` is the first year whose list (as of 31 December) has the area, ``until`` the first that has it no more; None is today.
    """

    code: str
    name: str  # official: 凉山彝族自治州
    short: str  # in daily use: 凉山
    name_en: str  # Liangshan
    level: Level
    kind: str  # 省 市 县 区 自治州 盟 旗 地区 新区 …
    province: str | None  # code; a province's own is its own code
    province_name: str | None
    prefecture: str | None  # code; None for areas directly under the province
    prefecture_name: str | None
    since: int
    until: int | None = None
    successors: tuple[str, ...] = ()  # codes
    aliases: tuple[str, ...] = ()  # former names, other spellings and short forms
    note: str = ""

    def exists_in(self, year: int) -> bool:
        """Whether the list of that year's end has the area under this name."""
        return self.since <= year and (self.until is None or year < self.until)

    def bears_in(self, year: int) -> bool:
        """As ``exists_in``, and the year of the change too: a report of January still goes by the old name."""
        return self.since <= year and (self.until is None or year <= self.until)

    def is_in(self, other: Place) -> bool:
        """Whether this area is ``other`` or lies in it."""
        return other.level == "nation" or other.code in (self.code, self.prefecture, self.province)
