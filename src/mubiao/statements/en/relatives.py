"""Goals set against another figure: in step with economic growth, above the national average, targets assigned from above."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mubiao.records import Operator, Relative

_COMPARANDS: tuple[tuple[str, str], ...] = (
    ("gdp", r"(?:that of |the )*(?:rate of |pace of |growth of |growth in |growth rate of )*(?:the )?(?:economic (?:growth|development|expansion)|economy|GDP|gross domestic product|overall economic growth)(?:['’]s)?(?: growth)?(?: rate)?"),
    ("national_average", r"(?:that of |those of )the (?:whole |entire )?(?:country|nation)(?: as a whole)?|(?:that of |those of |the )*(?:national (?:average|level|figure|growth rate|rate|growth|averages)|nation['’]s average|country['’]s average|whole (?:country|nation)|country as a whole|average (?:level |rate )?(?:of|for) the (?:whole )?(?:country|nation)|national average (?:level|rate)|nationwide (?:average|level)|average national (?:level|growth|rate))"),
    ("provincial_average", r"(?:that of |those of )the (?:whole |entire )?(?:province|autonomous region)(?: as a whole)?|(?:that of |those of |the )*(?:average of the (?:whole )?province|provincial (?:average|level|figure|growth rate|rate)|province['’]s average|province as a whole|whole province|average (?:level|rate)? ?(?:of|for) the (?:province|region)|autonomous region['’]s average|regional average|municipal average)"),
    ("income_urban", r"(?:that of |those of |the )*(?:growth (?:rate )?(?:of|in) )?(?:urban (?:residents|incomes?|residents['’] incomes?|households)|(?:that|those|incomes?) of urban residents)"),
    ("previous_year", r"(?:that of |those of |those in |that in |the level of |the levels of |the )*(?:last year(?:['’]s)?(?: level| figure| total)?|previous year(?:['’]s)?(?: level| figure| total)?|year before|level of last year|same level as last year)"),
    ("assigned", r"(?:the )?(?:\w+ )?(?:targets?|quotas?|limits?|levels?|requirements?|control targets?) (?:set|assigned|issued|handed down|allocated|specified|approved|stipulated|required) by (?:the )?(?:central|state|national|provincial|higher|municipal|country|province|autonomous)[^,.;]{0,40}|(?:the )?(?:state|national|provincial)(?:ly)?[ -](?:assigned|set|mandated|specified) (?:targets?|quotas?|limits?|requirements?)"),
)  # fmt: skip
_TO = re.compile("|".join(f"(?P<{name}>{form})" for name, form in _COMPARANDS), re.IGNORECASE)
_LOOSE = (
    r"(?P<loose>basic|basically|generally|roughly|largely|broadly|more or less|essentially|approximately|mostly|by and large|on the whole)"
)
_SAME = re.compile(
    rf"(?:\b{_LOOSE} )?\b(?:remain(?:ing|s)? |be |stay(?:ing)? |keep(?:ing)? |is |are |move |grow |growing |rise |rising |increase |increasing )?(?:{_LOOSE.replace('loose', 'loose2')} )?"
    r"(?:in step|in line|in tandem|in sync|in parallel|on (?:a )?par|in keeping|in pace|consistent|commensurate|synchroni[sz]ed|synchronous|in synchrony|at the same (?:pace|rate|speed)|synchronously|as fast|in proportion|on pace)"
    r" (?:with|as|to) |\b(?:(?P<loose3>basically|generally|roughly|largely) )?(?:keep|keeps|keeping|kept|maintain|maintaining)(?: (?:abreast of|up with|pace with|in pace with|step with|synchronized with|parity with|in step with)) ",
    re.IGNORECASE,
)
_PARITY = re.compile(rf"\b(?:{_LOOSE} )?(?:parity|synchroni[sz]ation|synchrony) (?:in|between|of) ", re.IGNORECASE)
_SHAPED: dict[str, Operator] = {
    "no slower than": ">=", "no lower than": ">=", "no less than": ">=", "not slower than": ">=", "not lower than": ">=", "not less than": ">=",
    "at least equal to": ">=", "at or above": ">=", "no worse than": ">=", "not be lower than": ">=", "not be slower than": ">=", "at least on par with": ">=",
    "faster than": ">", "higher than": ">", "above": ">", "outpace": ">", "outpaces": ">", "outpaced": ">", "outpacing": ">", "exceed": ">",
    "exceeds": ">", "exceeded": ">", "exceeding": ">", "surpass": ">", "surpassed": ">", "surpassing": ">", "better than": ">", "outstrip": ">", "overtaking": ">",
    "outperform": ">", "outperformed": ">", "outperforming": ">", "ahead of": ">", "more than": ">", "more quickly than": ">", "overtake": ">", "overtook": ">", "greater than": ">", "outstripping": ">",
    "no higher than": "<=", "not higher than": "<=", "no more than": "<=", "not exceed": "<=", "not exceeding": "<=", "no greater than": "<=", "not be higher than": "<=", "at or below": "<=",
    "lower than": "<", "below": "<", "slower than": "<", "less than": "<", "under": "<", "fewer than": "<",
    "at": "=", "same as": "=", "unchanged from": "=", "equal to": "=", "the same as": "=", "flat with": "=",
}  # fmt: skip
_SHAPE = re.compile(
    r"(?<![A-Za-z])(?P<op>" + "|".join(sorted((re.escape(op) for op in _SHAPED), key=len, reverse=True)) + r")[ \t\n]{1,2}(?=\S)",
    re.IGNORECASE,
)
_NOT_BEFORE = re.compile(r"\b(?:not|n['’]t|no)[ \t]{1,2}$", re.IGNORECASE)
_ASSIGNED = re.compile(
    r"\b(?:meet|meets|meeting|fulfil+|fulfil+ing|complete|completing|completion of|accomplish|accomplishing|achieve|achieving|reach|reaching|attain|fulfil+ment of|attainment of)\b(?P<inside>[^.;]{0,80}?)"
    r"\b(?:targets?|quotas?|tasks?|goals|requirements?|objectives?)\b[^,.;]{0,20}?\b(?:set|assigned|issued|handed down|allocated|specified|delegated|given|stipulated|required) (?:to us )?by (?:the )?(?:central|state|national|provincial|higher|municipal|country|province|autonomous|upper|superior)[^,.;]{0,30}"
    r"|\b(?:targets?|quotas?|tasks?|goals|requirements?)\b[^,.;]{0,20}?\b(?:set|assigned|issued|handed down|allocated|specified) (?:to us )?by (?:the )?(?:central|state|national|provincial|higher|municipal|country|province|autonomous|upper|superior)[^,.;]{0,20}?\b(?:is|are|be)\b[^,.;]{0,20}?\b(?:completed|met|achieved|fulfilled|accomplished|reached)"
    r"|\b(?:meet|meeting|fulfil+|complete|accomplish|achieve|completing|accomplishing|achieving) (?:the |all )?(?:state|national|provincial|nationally|provincially|state-|centrally)[ -](?:assigned|set|mandated|issued|specified)[^.;]{0,40}?\b(?:targets?|quotas?|tasks?)",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r"\bwithin (?:the )?(?:\w+ ){0,3}(?:targets?|quotas?|limits?|range|ceilings?) (?:set|assigned|issued|handed down|allocated|specified|approved|stipulated) by (?:the )?(?:central|state|national|provincial|higher|municipal|country|province|autonomous)[^,.;]{0,30}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A comparison at ``start``..``end``; ``parity`` where the subject stands inside (parity in A and B)."""

    start: int
    end: int
    relative: Relative
    parity: bool = False


def comparisons(text: str, start: int, end: int) -> list[Comparison]:
    """The comparisons in ``text[start:end]``, in order and without overlap."""
    found: list[Comparison] = []
    for pattern in (_SAME, _PARITY, _SHAPE):
        for shape in pattern.finditer(text, start, end):
            made = (
                _same(text, shape, end)
                if pattern is _SAME
                else _parity(shape, end)
                if pattern is _PARITY
                else _shaped(text, start, shape, end)
            )
            if made is not None:
                found.append(made)
    for pattern, operator in ((_ASSIGNED, "="), (_WITHIN, "<=")):
        found.extend(Comparison(hit.start(), hit.end(), Relative(operator, "assigned")) for hit in pattern.finditer(text, start, end))  # type: ignore[arg-type]
    found.sort(key=lambda item: (item.start, -item.end))
    kept: list[Comparison] = []
    for item in found:
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


def _same(text: str, shape: re.Match[str], end: int) -> Comparison | None:
    to = _TO.match(text, shape.end(), end)
    if to is None:
        return None
    loose = any(shape[name] for name in ("loose", "loose2", "loose3"))
    return Comparison(shape.start(), to.end(), Relative("~" if loose else "=", str(to.lastgroup)))


def _parity(shape: re.Match[str], end: int) -> Comparison | None:
    return Comparison(shape.start(), shape.end(), Relative("~" if shape["loose"] else "=", "gdp"), parity=True)


def _shaped(text: str, start: int, shape: re.Match[str], end: int) -> Comparison | None:
    to = _TO.match(text, shape.end(), end)
    if to is None or to.end() == shape.end():
        return None
    operator = _SHAPED[" ".join(shape["op"].lower().split())]
    if operator == ">" and _NOT_BEFORE.search(text, max(start, shape.start() - 6), shape.start()):
        operator = "<="
    return Comparison(shape.start(), to.end(), Relative(operator, str(to.lastgroup)))


def margin_behind(text: str, position: int, end: int) -> Comparison | None:
    """The comparison that follows a margin: 0.7 percentage points |higher than the national average."""
    shape = re.compile(r"[ \t]{0,2}").match(text, position)
    at = shape.end() if shape else position
    found = _SHAPE.match(text, at, end)
    return _shaped(text, position, found, end) if found else None
