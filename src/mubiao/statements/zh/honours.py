"""Medals and prizes are told with the games or the contest that gave them: 在第九届全运会|斩获|3金2银 are 第九届全运会金牌 and 银牌.

Those of which the sentence does not say where they were won are told by the table of heads (``naming/alone.toml``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mubiao.statements.findings import Finding, Told
from mubiao.statements.zh.completing import name_of, rename
from mubiao.statements.zh.phrases import unmarked

_HONOUR = re.compile("(?:全国|世界|国家级?|省级?)?(?:首)?(?:[金银铜奖]牌|金|冠军|[特一二三]等奖|金奖|银奖|奖项)(?:佳绩)?")
_GAMES = re.compile(
    r"(?P<games>[^，。；、：在于由以获夺得取斩摘勇荣加出从“”]{0,18}?(?:运动会|[亚奥冬大全学青农民军残省市州县]{1,3}运会|残?奥会|大运会|学青会|技能大赛|锦标赛|联赛|大赛|竞赛|世界杯|比赛|赛事|科学技术奖(?:励)?|教学成果奖)(?!金|银|铜|奖牌)(?:等[^，。；、\d]{0,8}?(?:赛事|比赛|大赛))?)"
    "(?:、|和|及)?(?P<more>[^，。；、：在于由以获夺得取斩摘勇荣加出从“”]{0,10}?(?:运动会|残运会|残奥会|学青会|大赛|锦标赛)(?!金|银|铜|奖牌))?"
)
_LEADS = re.compile("^.*?(?:运动员|健儿|选手|代表队|代表团|籍|学子|参赛|分别|先后|成功|举办|承办|在)+|^(?:全年|今年|去年|在|第)?(?=第)")
_REACH = 90


def name_honours(text: str, start: int, told: Sequence[Told]) -> None:
    """Put the games before each medal of what a sentence has ``told``; the sentence begins at ``start``."""
    for one in told:
        finding = one.finding
        if one.kind != "outcome" or finding.subject.known or _HONOUR.fullmatch(name_of(finding)) is None:
            continue
        games = _games_before(text, max(start, finding.printed_start - _REACH), finding)
        if games:
            rename(finding, f"{games}{name_of(finding).removesuffix('佳绩')}")


def _games_before(text: str, floor: int, finding: Finding) -> str:
    """The games named nearest before the number, in its clause or the one before; "" where none are, or where 分别 parts them."""
    at = finding.printed_start
    found = list(_GAMES.finditer(text, max(floor, text.rfind("；", floor, at) + 1), at))
    named = found[-1] if found else None
    if named is None or text.find("分别", named.end(), at) >= 0:
        return ""
    joined = text[named.end("games") : named.start("more")] if named["more"] else ""
    name = _LEADS.sub("", named["games"])
    return unmarked(f"{name}{joined}{named['more'] or ''}") if len(name) >= 2 else ""
