"""Medals and prizes are told with the games or the contest that gave them: 在第九届全运会|斩获|3金2银 are 第九届全运会金牌 and 银牌.

Which names are of medals and prizes says the table of heads (``alone.toml``).
"""

from __future__ import annotations

import re

from mubiao.statements.findings import Finding
from mubiao.statements.zh.phrases import unmarked

_GAMES = re.compile(
    r"(?P<games>[^，。；、：在于由以获夺得取斩摘勇荣加出从“”]{0,18}?(?:运动会|[亚奥冬大全学青农民军残省市州县]{1,3}运会|残?奥会|大运会|学青会|技能大赛|锦标赛|联赛|大赛|竞赛|世界杯|比赛|赛事|科学技术奖(?:励)?|教学成果奖)(?!金|银|铜|奖牌)(?:等[^，。；、\d]{0,8}?(?:赛事|比赛|大赛))?)"
    "(?:、|和|及)?(?P<more>[^，。；、：在于由以获夺得取斩摘勇荣加出从“”]{0,10}?(?:运动会|残运会|残奥会|学青会|大赛|锦标赛)(?!金|银|铜|奖牌))?"
)
_LEADS = re.compile(
    "^.*?(?:运动员|健儿|选手|代表队|代表团|籍|学子|参赛|分别|先后|成功|举办|承办|在)+|^(?:全年|今年|去年|在|第)?(?=第)|^\\d{4}年"
)
_REACH = 90


def games_before(text: str, start: int, finding: Finding) -> str:
    """The games named nearest before the number in its sentence, which begins at ``start``; "" where none are, or where 分别 parts them."""
    at = finding.printed_start
    floor = max(start, at - _REACH)
    found = list(_GAMES.finditer(text, max(floor, text.rfind("；", floor, at) + 1), at))
    named = found[-1] if found else None
    if named is None or text.find("分别", named.end(), at) >= 0:
        return ""
    joined = text[named.end("games") : named.start("more")] if named["more"] else ""
    name = _LEADS.sub("", named["games"])
    return unmarked(f"{name}{joined}{named['more'] or ''}") if len(name) >= 2 else ""
