"""The promises of a sentence: what their names lack is completed from their own clause, and the verb that they are told under.

推进30个村|整治攻坚 (what the number's clause goes on with), 新建90家智能工厂|和数字化车间 (what it counts too), 抓好|总投资40亿元的9个项目
(the verb that opens the clause), 新增甲企业5家，|乙企业8家 (the verb that a row of clauses shares), 各县|新引进企业1家 (whose each is). Run
when names and deeds of the sentence are settled; ``pledges.py`` tells which promises are then withheld.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from mubiao.statements.findings import Told
from mubiao.statements.zh.promising.each import for_each
from mubiao.statements.zh.promising.names import as_people, as_spread, as_work, with_rest, without_second
from mubiao.statements.zh.promising.sizes import with_class, with_size
from mubiao.statements.zh.promising.verbs import share_verb, under_opening_verb, without_verb


def settle_promises(text: str, end: int, told: Sequence[Told]) -> None:
    """Complete the names and deeds of the commitments among what one sentence, which ends at ``end``, tells in order."""
    promises = [one.finding for one in told if one.kind == "commitment" and not one.finding.subject.known]
    if not promises:
        return
    following = {id(a.finding): b.finding for a, b in pairwise(told)}
    for finding in promises:
        without_second(finding)
        as_work(text, finding)
        if finding.counted:
            with_size(text, end, finding)
            with_rest(text, end, finding, following.get(id(finding)))
            as_people(text, finding)
            as_spread(text, finding)
        else:
            with_class(text, finding)
            without_verb(text, finding)
        under_opening_verb(text, finding)
    for before, one in pairwise(told):
        if one.kind == "commitment" and not one.finding.subject.known:
            share_verb(text, before.finding, one.finding)
    for finding in promises:
        for_each(text, finding)
