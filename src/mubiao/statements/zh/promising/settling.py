"""The promises of a sentence: what their names lack is completed from their own clause, and the verb that they are told under.

推进30个村|整治攻坚 (what the number's clause goes on with), 新建90家智能工厂|和数字化车间 (what it counts too), 抓好|总投资40亿元的9个项目
(the verb that opens the clause), 新增甲企业5家，|乙企业8家 (the verb that a row of clauses shares), 各县|新引进企业1家 (whose each is). Run
when names and deeds of the sentence are settled; ``pledges.py`` tells which promises are then withheld.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from mubiao.statements.findings import Told
from mubiao.statements.zh.promising.brackets import with_kinds
from mubiao.statements.zh.promising.each import for_each
from mubiao.statements.zh.promising.kinds import with_kind, without_others
from mubiao.statements.zh.promising.leads import with_actor, with_main, with_nouns, with_rank, with_whom
from mubiao.statements.zh.promising.names import (
    as_people,
    as_spread,
    as_work,
    with_rest,
    with_work,
    without_second,
    without_work_before,
)
from mubiao.statements.zh.promising.rates import with_rate, yearly
from mubiao.statements.zh.promising.shares import tell_shares
from mubiao.statements.zh.promising.sizes import as_before, or_else, with_class, with_size
from mubiao.statements.zh.promising.units import of_named_works, with_unit
from mubiao.statements.zh.promising.verbs import not_its_verb, share_verb, under_opening_verb, with_second_verb, without_verb
from mubiao.statements.zh.promising.wholes import tell_wholes
from mubiao.statements.zh.purposes import with_purpose


def settle_promises(text: str, end: int, told: Sequence[Told]) -> None:
    """Complete the names and deeds of the commitments among what one sentence, which ends at ``end``, tells in order."""
    for one in told:
        if one.kind == "commitment" and one.finding.subject.known and one.finding.counted:
            for_each(text, one.finding)
    promises = [one.finding for one in told if one.kind == "commitment" and not one.finding.subject.known]
    if not promises:
        return
    following = {id(a.finding): b.finding for a, b in pairwise(told)}
    for finding in promises:
        without_second(finding)
        as_work(text, finding)
        with_work(text, finding)
        without_others(finding)
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
            as_before(text, before.finding, one.finding)
            share_verb(text, before.finding, one.finding)
    with_nouns(text, promises)
    for finding in promises:
        or_else(text, finding)
        with_rank(text, finding)
        with_whom(text, finding)
        with_actor(text, finding)
        with_purpose(text, finding)
        for_each(text, finding)


def finish_promises(text: str, told: Sequence[Told]) -> None:
    """Put to the names of the commitments among what one sentence tells what stands around them in print; run when their verbs are set."""
    for one in told:
        if one.kind == "commitment":
            yearly(text, one.finding)
    promises = [one.finding for one in told if one.kind == "commitment" and not one.finding.subject.known]
    for finding in promises:
        with_second_verb(finding)
        not_its_verb(text, finding)
        without_work_before(finding)
        with_main(text, finding)
        with_kinds(text, finding)
        with_unit(text, finding)
        with_rate(text, finding)
        with_kind(text, finding)
    of_named_works(promises)
    tell_wholes(text, told)
    tell_shares(text, told)
