"""Whether a record says enough to be given: who sees only its area, period, name, value and unit must know what the number is of.

A name is asked of the table of heads once more, now that all was sought; then its shape is looked at, and then the clause around it.
Whatever is not given has its reason (``audit/reasons.toml``).
"""

from __future__ import annotations

from mubiao.records import SectionKind
from mubiao.statements.findings import Told
from mubiao.statements.zh.naming.around import goal_lacking_around, lacking_around
from mubiao.statements.zh.naming.doubts import doubtful
from mubiao.statements.zh.naming.foreseen import governed
from mubiao.statements.zh.naming.misleading import misleads
from mubiao.statements.zh.naming.pledges import lacking_promise
from mubiao.statements.zh.naming.remains import headless, is_clause
from mubiao.statements.zh.naming.shapes import misshapen, ranked
from mubiao.statements.zh.naming.standing import standing
from mubiao.statements.zh.naming.strays import strays
from mubiao.statements.zh.naming.table import lacks
from mubiao.statements.zh.naming.unpromised import promises_nothing
from mubiao.statements.zh.naming.unset import unset

_LAST_OF_OLD_MONEY = 1954  # of which 10,000 became one yuan on 1 March 1955 (order of the State Council of 21 February 1955)


def reason_to_withhold(text: str, told: Told, section: SectionKind, year: int | None) -> str:
    """The finer reason why the record is not given, or "" where nothing speaks against it; ``year`` is the year that the report plans."""
    finding = told.finding
    if year is not None and year <= _LAST_OF_OLD_MONEY and finding.unit.startswith("CNY"):
        return "old_money"
    stray = strays(text, told)
    if stray:
        return stray
    if not finding.subject.known:
        name = finding.subject.indicator.removeprefix("other:")
        for lack in lacks(text, told.kind, finding):
            if lack.reason:
                return lack.reason
        if told.kind == "outcome" and ranked(name):
            return "ranked"
        if misshapen(name, finding.counted) or headless(text, finding) or is_clause(told, year):
            return "unnamed"
    if told.kind == "outcome":
        return lacking_around(text, finding) or unset(text, told) or doubtful(text, told, section) or misleads(text, told)
    if told.kind == "commitment":
        reason = lacking_promise(text, told) or promises_nothing(text, told) or standing(text, told) or governed(text, told)
        return reason or doubtful(text, told, section)
    return goal_lacking_around(text, finding) or promises_nothing(text, told) or unset(text, told) or doubtful(text, told, section)
