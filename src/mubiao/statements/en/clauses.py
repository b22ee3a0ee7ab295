"""Reads one English sentence: every quantity bound to its subject, with the direction and measure that the words around it give."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from mubiao.indicators import Mention, vocabulary
from mubiao.language.en.numerals import SCALES, SMALL
from mubiao.records import Quantity, Relative
from mubiao.statements.en.lexicon import any_of
from mubiao.statements.en.relatives import Comparison, comparisons, margin_behind
from mubiao.statements.en.sentences import groups
from mubiao.statements.en.subjects import chunk_before, fits, heads, of_mention, phrase, phrase_behind, unit_money
from mubiao.statements.en.times import averaged
from mubiao.statements.en.values import direction_of, ends_with_to, finding_of, strives
from mubiao.statements.findings import Finding, Subject
from mubiao.statements.index import Mentions, Quantities

_NUMBER_WORDS = (*SMALL, *SCALES)
_ADJECTIVES = r"(?:(?:year-on-year|year-over-year|annual|average|real|net|further|overall|steady|cumulative|combined|average annual|annual average|nominal|real-terms|substantial|big|whopping|record|sharp|percentage-point|overall|on-year)[ \t]{1,2}){0,3}"
_NOUNS = any_of(("rise", "nouns"), ("fall", "nouns"))
# a 6.1 percent |increase in …
_NOUN_BEHIND = re.compile(rf"[ \t-]{{1,2}}{_ADJECTIVES}(?P<noun>{_NOUNS})(?P<link>[ \t]{{1,2}}(?:in|of|for)[ \t]{{1,2}})?", re.IGNORECASE)
# , up 9.2% · , an increase of 9.2% · , growing by · , representing a year-on-year increase of
_APPOSED = re.compile(
    rf"[\s,(–—-]*(?:(?:and|or|which|it|with|is|was|has|had|have|will|also|representing|marking|registering|achieving|posting|for|showing|a|an|the|this|its|then|that|both|respectively|further|to|real|actual|be|been|recording|reflecting|means|meaning|equivalent to|equaling|i\.e\.|thus|even|respective|by)[ \t,]{{1,2}}){{0,6}}{_ADJECTIVES}"
    rf"(?:{any_of(('rise', 'nouns'), ('fall', 'nouns'), ('rise', 'verbs'), ('fall', 'verbs'))})(?:[ \t]{{1,2}}(?:rate|of|by|at|again|further|another|in real terms|year-on-year|year on year|over the previous year|respectively|an average|a|an|annual|average|to|rates|in real terms by|an average annual rate of|on average))*[\s]*$",
    re.IGNORECASE,
)
_CARRYING = re.compile(
    rf"[\s,(]*(?:(?:and|or|but|then|which|it|that|has|have|had|will|also|should|to|thus|be|been|was|were|is|are|both)[ \t,]{{1,2}}){{0,4}}(?:{any_of(('level', 'verbs'), ('rise', 'verbs'), ('fall', 'verbs'))})(?:[ \t]{{1,2}}(?:to|at|by|of|a|an|the|record|high|new|total|up|for|level|in|year|a total of|out|over|about))*[\s]*$",
    re.IGNORECASE,
)
_BASE = re.compile(
    r"(?<![A-Za-z])(?:from|compared with|compared to|than|against|versus|up from|down from|instead of|between 2\d\d\d and|as opposed to|surpassing the|of which)(?: (?:the|a|an|just|only|about|some|that of|over|more than|previous|less than|nearly))*[ \t]{0,2}$",
    re.IGNORECASE,
)
_FROM = re.compile(r"(?<![A-Za-z])from(?: (?:the|a|just|only|about|nearly|less than|more than|over|around|its))*[ \t]{0,2}$", re.IGNORECASE)
_SHARE_OF = re.compile(
    r"[ \t]{1,2}(?:of|in)[ \t]{1,2}(?:(?:the|its|our|their|all|China['’]s|total|country['’]s|national|nation['’]s|province['’]s|city['’]s|world['’]s|regional|its total|overall)[ \t]{1,2}){0,3}(?P<of>[A-Za-z]+)",
    re.IGNORECASE,
)
_GDP = frozenset(("gdp", "gross", "grp"))
_LINK = re.compile(
    r"(?<![A-Za-z-])(?:of|by|at|around|to|within|for|as|below|above|under|over|is|was|are|were|:|rate|increase|growth|rise|in real terms|kept|remain|remained|in)(?![A-Za-z])|[:(=]",
    re.IGNORECASE,
)
_NEW_CLAUSE = re.compile(
    r",[ \t\n]{1,2}(?:and[ \t]|while[ \t]|but[ \t])?(?:the|a|an|our|its|their|with|we|of which|including|which|who|bringing|covering|benefiting|benefitting|meaning|making|helping|allowing|enabling|creating|involving)\b|(?<![A-Za-z-])(?:we|they|who|which|while|where|whose|including|of which|of whom|covering|involving)(?![A-Za-z-])",
    re.IGNORECASE,
)
_RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)
_BETWEEN_LISTED = re.compile(
    r"[ \t\n,]*(?:\([^()]{0,40}\)[ \t,]*)?(?:(?:and|by|to|of|at|or|over|about|around|respectively|a|an|up|down|increase|decrease|rise)[ \t,]*){0,5}$",
    re.IGNORECASE,
)
_COORDINATED = re.compile(r"[ \t]*,?[ \t]*(?:and|as well as|, and|or)[ \t]{1,2}(?:the |both |its |their |in |of )*$", re.IGNORECASE)
_ACTION = re.compile(any_of(("actions", "verbs"), ("nominal", "nouns")), re.IGNORECASE)
_PASSIVE = re.compile(
    r"(?<![A-Za-z-])(?:were|was|have been|has been|had been|be|are|is|being)[ \t]{1,2}(?:\w+ly[ \t]{1,2})?(?P<verb>[a-z]+ed|built|set up|rebuilt|put|cut|shut|begun|laid|sold|spent)(?![A-Za-z])",
    re.IGNORECASE,
)
_OF_THING = re.compile(r"[ \t]{1,2}(?:(?:of|in|worth of|for|on)[ \t]{1,2})", re.IGNORECASE)
_FEW_WORDS = re.compile(r"[ \t]{1,2}(?:[A-Za-z'’-]+[ \t]{1,2}){0,4}$")
_COUNTABLE = frozenset(("persons", "households", "count"))
_LAST_YEAR = ("previous_year",)
_RELATIVE_HEAD = re.compile(r"(?<![A-Za-z-])(?:more|less|fewer|higher|lower|faster|slower|larger)[ \t]{1,2}than\b", re.IGNORECASE)
_DOUBLE = re.compile(r"(?:doubl|tripl|trebl|quadrupl|halv)", re.IGNORECASE)
_REACHING = re.compile(any_of(("level", "verbs")), re.IGNORECASE)


@dataclass(slots=True)
class _State:
    """What a sentence carries from value to value."""

    text: str
    mentions: Mentions
    out: list[Finding] = field(default_factory=list)
    subjects: tuple[Subject, ...] = ()  # of the value before
    comparands: list[tuple[int, int]] = field(default_factory=list)  # names that only serve a comparison
    read_to: int = 0  # what stands before this place has served a value already


def read_sentence(text: str, start: int, end: int, mentions: Mentions, quantities: Quantities) -> list[Finding]:
    """Every value stated in ``text[start:end]``, in order of the text."""
    state = _State(text, mentions)
    for a, b in groups(text, start, end):
        _read_group(state, a, b, quantities)
    return sorted(state.out, key=lambda finding: (finding.printed_start, finding.start))


def _read_group(state: _State, start: int, end: int, quantities: Quantities) -> None:
    text = state.text
    inside = quantities.within(start, end)
    found = comparisons(text, start, end)
    margins = _margins(text, inside, found, end)
    state.comparands = [(comparison.start, comparison.end) for comparison in found]
    paired = _respectively(state, start, end, inside)
    left = start
    merged: set[int] = set(margins.values())
    for i, quantity in enumerate(inside):
        following = inside[i + 1].start if i + 1 < len(inside) else end
        if i in paired:
            subject = paired[i]
            if subject is not None:
                _pair(state, subject, quantity, left, following)
            if i + 1 not in paired:
                left = state.read_to = quantity.end
            continue
        if i in margins:
            _add_margin(state, quantity, found[margins[i]], left)
            left = found[margins[i]].end
            continue
        if _is_base(text, left, quantity, inside[i + 1] if i + 1 < len(inside) else None):
            continue
        state.read_to = left if _time_like(quantity) else quantity.end
        _bind(state, quantity, left, following, end)
        left = max(left, state.read_to)
    for i, comparison in enumerate(found):
        if i not in merged:
            _compare(state, comparison, start, end, inside)


# --- one quantity ----------------------------------------------------------------------------------------------------------------


def _bind(state: _State, quantity: Quantity, left: int, right: int, end: int) -> bool:
    """Binds a quantity whose own words stand in ``text[left:right]``; whether a subject was found."""
    text = state.text
    average = averaged(text, left, quantity.value_end, right)
    share = _share_of(text, quantity)
    if share:
        state.read_to = _share_end(state, quantity, right)
    behind = _NOUN_BEHIND.match(text, quantity.end, right) if not share else None
    if behind is not None and behind["link"] and _AFTER_OF.search(text, left, quantity.start) and _named_before(state, quantity, left):
        behind = None  # CPI increase of 3 percent | growth in personal income …: a list without marks
    if behind is not None:
        return _bind_noun_behind(state, quantity, behind, left, right, average)
    if _RELATIVE_HEAD.match(text, quantity.end + 1, right + 20) and state.subjects:
        down = text[quantity.end + 1 : quantity.end + 7].lower().startswith(("less", "fewer", "lower", "slower"))
        return _add(state, state.subjects, quantity, "down" if down else "up", False, average, False, quantity.start, own=False)
    counted = _counted_name(state, quantity, right)
    if counted is not None:
        action = _action(text, left, quantity.start)
        direction, _, _ = direction_of(text, chunk_before(text, left, quantity.start), quantity.start)
        return _add(
            state,
            (counted,),
            quantity,
            "down" if direction == "down" and not action else "",
            True,
            average,
            False,
            quantity.start,
            action=action,
        )
    named = _named_before(state, quantity, left)
    if named:
        return _bind_named(state, named, quantity, left, right, average, share)
    if state.subjects and _continues(text, left, quantity.start):
        carried = tuple(subject for subject in state.subjects if fits(subject.indicator, quantity.unit))
        if carried:
            apposed_name = _name_behind_link(state, quantity, right)
            if apposed_name is not None:
                carried = (apposed_name,)
            direction, level, _ = direction_of(text, left, quantity.start)
            to = level or ends_with_to(text, left, quantity.start)
            return _add(state, carried, quantity, direction, to, average, bool(share), quantity.start, own=apposed_name is not None)
    name = _name_behind_link(state, quantity, right)
    if name is not None and not share:
        direction, level, _ = direction_of(text, left, quantity.start)
        return _add(
            state,
            (name,),
            quantity,
            direction,
            level or not direction,
            average,
            share,
            quantity.start,
            action=_action(text, left, quantity.start),
        )
    return _bind_unnamed(state, quantity, left, right, average, share)


_LEADS_ON = re.compile(
    r"[\s,(–—-]*(?:(?:and|or|with|which|it|this|also|for|an?|the|is|was|were|to|by|has|had|have|seen|saw|year-on-year|then|but|at|average|its|their|\w+ing|\w+ed|makes?|made|up|down|in real terms)[ \t,]{1,2})*$",
    re.IGNORECASE,
)


def _continues(text: str, left: int, position: int) -> bool:
    """Whether ``text[left:position]`` goes on about the subject before it: up, an increase of, and reached."""
    if _APPOSED.match(text, left, position) or _CARRYING.match(text, left, position) or _ONWARD.match(text, left, position):
        return True
    for mark in (",", " and "):
        cut = text.rfind(mark, left, position)
        if cut > left and _ADVERBIAL.fullmatch(text, left, cut) is not None and _APPOSED.match(text, cut, position) is not None:
            return True
    return False


_ONWARD = re.compile(r"[ \t,]*to(?: (?:reach|a total of|a record(?: high)?(?: of)?|a|hit|stand at))?[ \t]*$", re.IGNORECASE)
_ADVERBIAL = re.compile(
    r"[ \t]*(?:(?:for|in|over|during|throughout|by|at|a|to|of|on|from|were|was|have|has|had|will|should|are|is|be|nationwide|per|annually|\w+ed|\w+ing)(?:[ \t][^,;:.]{1,110})?)?",
    re.IGNORECASE,
)
_AFTER_OF = re.compile(r"(?:of|at|to|:)[ \t]{0,2}$", re.IGNORECASE)


def _bind_noun_behind(state: _State, quantity: Quantity, behind: re.Match[str], left: int, right: int, average: bool) -> bool:
    """a 6.1 percent increase (in …)."""
    text = state.text
    direction, _, _ = direction_of(text, behind.start("noun"), behind.end("noun"))
    subjects: tuple[Subject, ...] = ()
    if behind["link"]:
        subjects = _names_from(state, behind.end(), right)
        if not subjects:
            other = phrase_behind(text, behind.end(), right, state.mentions)
            subjects = (other,) if other is not None else ()
    if not subjects:
        named = _named_before(state, quantity, left)
        subjects = named or (state.subjects if _LEADS_ON.match(text, left, quantity.start) else ())
    own = bool(behind["link"]) or bool(_named_before(state, quantity, left))
    subjects = tuple(subject for subject in subjects if fits(subject.indicator, quantity.unit))
    if not subjects:
        return False
    return _add(state, subjects, quantity, direction, False, average, False, quantity.start, own=own)


def _bind_named(state: _State, named: tuple[Subject, ...], quantity: Quantity, left: int, right: int, average: bool, share: str) -> bool:
    text = state.text
    last = named[-1]
    direction, level, _ = direction_of(text, last.end, quantity.start)
    to = level or ends_with_to(text, last.end, quantity.start)
    head_start = named[0].start
    if _BEYOND.match(text, last.end, quantity.start):
        direction, to = "up", False  # exceeded the budgeted figure by
    if not direction:
        chunk = max([_head_chunk(text, left, named[0].start), *(m.end for m in state.mentions.within(left, named[0].start))])
        direction, _, place = direction_of(text, chunk, named[0].start)
        if direction:
            head_start = place
            to = ends_with_to(text, last.end, quantity.start)
    if share:
        named = tuple(_share(subject, share) for subject in named)
    return _add(state, named, quantity, direction, to, average, bool(share), min(head_start, named[0].start))


_BEYOND = re.compile(r"[ \t]{1,2}(?:\w+[ \t]){0,2}(?:exceed|surpass|overfulfil)\w*[ \t][^,;]{3,60}\bby[ \t]*$", re.IGNORECASE)


def _head_chunk(text: str, left: int, position: int) -> int:
    """Where the words that lead to a name begin: behind the last comma or conjunction."""
    at = left
    for mark in re.finditer(r"[,;:.()]|(?<![A-Za-z-])(?:and|while|but|that|which)(?![A-Za-z-])", text[left:position]):
        at = left + mark.end()
    return at


def _bind_unnamed(state: _State, quantity: Quantity, left: int, right: int, average: bool, share: str) -> bool:
    """A quantity beside no name of the vocabulary: of the phrase that is its subject, or of the thing it counts."""
    text = state.text
    if _time_like(quantity):
        return False
    left = max([left, *(mark.end() for mark in _BOUNDARY.finditer(text, left, quantity.start))])
    verb = next(iter(_PREDICATES.finditer(text, left, quantity.value_start)), None)
    direction, level, _ = direction_of(text, left, quantity.start)
    to = level or ends_with_to(text, left, quantity.start)
    action = _action(text, left, quantity.start)
    thing: Subject | None = None
    if quantity.unit in _COUNTABLE or unit_money(quantity) or quantity.unit not in ("%", "pp", "times"):
        thing = _thing(state, quantity, right)
    small = quantity.text[:1].isalpha() and quantity.unit in _COUNTABLE and _SMALL_WORD.fullmatch(quantity.text) is not None
    if not action and _OWN_SET.search(text, max(left, quantity.start - 12), quantity.start):
        return False  # China's 1.3 billion people
    if small and not (action and _ACTION.search(text, max(left, quantity.start - 28), quantity.start)):
        return False  # the six key fronts: a figure of speech
    before = phrase(text, chunk_before(text, left, verb.start()), verb.start()) if verb is not None else None
    if before is not None and _ACTOR.match(before.indicator):
        before = None
    acted = _object(text, left, quantity.start)
    if acted is not None and (thing is None or not action):
        to = _TO_LEVEL.search(text, acted.end, quantity.start) is not None
        return _add(state, (acted,), quantity, direction, to, average, bool(share), acted.start)
    nominal = _nominal(text, left, quantity.start)
    if nominal is not None and thing is None and _OF.search(text, left, quantity.start):
        before = nominal
    if thing is not None and (before is None or not _REACHING.fullmatch(text, verb.start(), verb.end()) or action):  # type: ignore[union-attr]
        passive = _PASSIVE.search(text, thing.end, min(right, thing.end + 80))
        return _add(
            state, (thing,), quantity, "", True, average, False, quantity.start,
            action=action or (passive["verb"].lower() if passive else ""), counted=True,
        )  # fmt: skip
    if before is not None:
        return _add(state, (before,), quantity, direction, to, average, bool(share), before.start)
    if nominal is not None:
        return _add(state, (nominal,), quantity, direction, to, average, bool(share), nominal.start)
    if share and quantity.unit == "%":
        of = _SHARE_OF.match(text, quantity.end)
        other = phrase_behind(text, of.start("of"), right + 40, state.mentions) if of else None
        if other is not None:
            return _add(state, (other,), quantity, "", True, False, True, quantity.start)
    return False


_PREDICATES = re.compile(
    any_of(("rise", "verbs"), ("fall", "verbs"), ("level", "verbs"))
    + r"|(?<![A-Za-z-])(?:will|should|has|have|had|to be|must)(?![A-Za-z-])",
    re.IGNORECASE,
)
_SMALL_WORD = re.compile(r"(?!.*(?:illion|housand|undred|ozen))[A-Za-z -]+|an? (?:hundred|thousand|dozen)(?: [a-z]+)?", re.IGNORECASE)
_OWN_SET = re.compile(r"(?:['’]s|\bour|\bits|\btheir)[ \t]{1,2}$", re.IGNORECASE)
_ACTOR = re.compile(
    r"other:(?:we|it|they|who|which|(?:\w+ ){0,3}governments?(?: at all levels| departments)?|(?:the )?state council|china|(?:the )?state|(?:the )?country|everyone|all of us)$",
    re.IGNORECASE,
)
# raise |subsidies| from 120 yuan to
_TRANSITIVE = re.compile(
    r"(?<![A-Za-z-])(?:increas(?:e|es|ed|ing)|rais(?:e|es|ed|ing)|cut(?:s|ting)?|reduc(?:e|es|ed|ing)|lower(?:s|ed|ing)?|keep(?:s|ing)?|kept|bring(?:s|ing)?|brought|set|expand(?:s|ed|ing)?|extend(?:s|ed|ing)?|hold|held|lift(?:ed|ing)?|boost(?:ed|ing)?|shorten(?:ed|ing)?|limit(?:ed|ing)?|control(?:led|ling)?|narrow(?:ed|ing)?|slash(?:ed|ing)?|maintain(?:ed|ing)?|decreas(?:e|ed|ing)|lessen(?:ed|ing)|eas(?:ed|ing))[ \t]{1,2}"
    r"(?P<object>[^,;:.]{3,100}?)[ \t]{1,2}(?:(?:from|by|to|at|within|in excess of)(?![A-Za-z])[^,;:]{0,40}?)$",
    re.IGNORECASE,
)


_TO_LEVEL = re.compile(r"(?<![A-Za-z])(?:to|at|within)(?![A-Za-z])[^,;:]{0,20}$", re.IGNORECASE)


def _object(text: str, left: int, position: int) -> Subject | None:
    """The thing that a verb raises, cuts or keeps before a value: raise |the subsidy for| to."""
    last = next(reversed(list(_TRANSITIVE.finditer(text, left, position))), None)
    if last is None or re.match(r"(?:by|to|from|in|at|over|up)\b", last["object"]):
        return None
    return phrase(text, last.start("object"), last.end("object"))


_BOUNDARY = re.compile(
    r",[ \t\n]|(?<![A-Za-z-])and[ \t](?=[ \t]*$)|(?<![A-Za-z-])and[ \t]{1,2}(?:we|the|it|over|more|about|some|around|nearly|an?)(?![A-Za-z-])",
    re.IGNORECASE,
)
_OF = re.compile(r"[ \t]of(?: (?:an?|the))?[ \t]{0,2}$", re.IGNORECASE)
_OF_BEFORE = re.compile(r"(?P<of>[ \t](?:of|at|within|to|by)(?: (?:a|an|the))?[ \t]{0,2})$", re.IGNORECASE)


def _nominal(text: str, left: int, position: int) -> Subject | None:
    """a combined capacity |of 5 million tons."""
    of = _OF_BEFORE.search(text, max(left, position - 14), position)
    if of is None:
        return None
    return phrase(text, chunk_before(text, left, of.start()), of.start())


def _time_like(quantity: Quantity) -> bool:
    return quantity.unit in ("years", "months", "days", "hours", "minutes", "seconds", "quarters")


def _add(
    state: _State, subjects: Sequence[Subject], quantity: Quantity, direction: str, to: bool, average: bool, share: bool, start: int,
    *, own: bool = True, action: str = "", counted: bool = False,
) -> bool:  # fmt: skip
    """Adds a finding for each subject that can have such a value. ``start`` is where the words that lead to the subject begin."""
    subjects = [subject for subject in subjects if fits(subject.indicator, quantity.unit)]
    strive = strives(state.text, _clause_start(state.text, quantity.start), quantity.start)
    for subject in subjects:
        state.out.append(
            finding_of(
                subject, quantity, direction=direction, to=to, average=average, share=share, strive=strive,
                start=min(start, subject.start) if own else quantity.start, end=max(subject.end, quantity.end) if own else quantity.end,
                own=own, counted=counted, action=action,
            )
        )  # fmt: skip
    if subjects:
        state.subjects = tuple(subjects)
        state.read_to = max(state.read_to, quantity.end, *(subject.end for subject in subjects))
    return bool(subjects)


def _clause_start(text: str, position: int) -> int:
    floor = max(0, position - 300)
    return max(floor, *(text.rfind(mark, floor, position) + 1 for mark in (",", ";", ".", "\n")))


# --- names -----------------------------------------------------------------------------------------------------------------------


def _usable(state: _State, mention: Mention) -> bool:
    return not any(start <= mention.start < end for start, end in state.comparands)


def _named_before(state: _State, quantity: Quantity, left: int) -> tuple[Subject, ...]:
    """The names that the value of ``quantity`` is said of, in ``text[left:quantity.start]``."""
    text = state.text
    names = [m for m in state.mentions.within(left, quantity.value_start) if m.end <= quantity.start and _usable(state, m)]
    for i in range(len(names) - 1, -1, -1):
        mention = names[i]
        gap = text[mention.end : quantity.start]
        if len(gap) > 160 or _NEW_CLAUSE.search(gap) or "\n" in gap.strip() or _another_phrase(text, mention.end, quantity.start):
            return ()
        linked = text[mention.end : quantity.value_start]  # a qualifier may hold the verb: does not exceed
        if not (_LINK.search(linked) or _PREDICATES.search(linked) or not gap.strip(" ,(")):
            return ()
        share = _share_named(state, names, i, quantity)
        if share is not None:
            return (share,)
        if not fits(mention.indicator, quantity.unit):
            continue
        chunk = chunk_before(text, left, mention.start)
        if i > 0 and not text[names[i - 1].end : mention.start].strip():
            chunk = max(chunk, names[i - 1].end)  # a list that lost its marks
        if mention.indicator in _SPENDING and _SPENT_ON.match(text, mention.end):
            return ()
        if (
            not heads(text, chunk, mention)
            or _modifies(text, mention.end)
            or (mention.variant == "weak" and not _PLAIN.fullmatch(text, chunk, mention.start))
        ):
            return ()  # an unknown noun heads the phrase: the contribution of … to economic growth
        found, k = [of_mention(mention)], i
        while k > 0 and _COORDINATED.fullmatch(text[names[k - 1].end : names[k].start]) and fits(names[k - 1].indicator, quantity.unit):
            k -= 1
            found.insert(0, of_mention(names[k]))
        return tuple(found)
    return ()


_VERB_START = re.compile(
    rf"[ \t\n]*(?:(?:and|or|but|which|that|it|also|respectively|thus|then|still|each|both|all|now|already|currently|together|on average|in real terms|nationwide|annually|up|down|\w+ly)[ \t,]{{1,2}})*(?:{any_of(('rise', 'verbs'), ('fall', 'verbs'), ('level', 'verbs'), ('rise', 'nouns'), ('fall', 'nouns'))}|(?:has|have|had|will|should|to|must|an?|at|by|or|with|over|than)(?![A-Za-z])|$)",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    r"[ \t]*(?:(?:the|our|its|China['’]s|overall|national|total|urban|rural|general|whole|local|city['’]s|province['’]s|country['’]s|steady|create|creating|more|new|of|in|and|a|increase|growth|rise|ensure|with|as|while|keep|raise)[ \t]{1,2})*",
    re.IGNORECASE,
)
_AS_SHARE = re.compile(
    r"[ \t]{1,2}as[ \t]{1,2}(?:an?|the)[ \t]{1,2}(?:share|proportion|percentage)[ \t]{1,2}of[ \t]{1,2}(?:the[ \t]|China['’]s[ \t]|total[ \t])*$",
    re.IGNORECASE,
)
_SHARE_HEAD = re.compile(
    r"(?:share|proportion|percentage|ratio|weight)[ \t]{1,2}(?:of|accounted for by)[ \t]{1,2}(?:the[ \t]|total[ \t]|its[ \t])*$",
    re.IGNORECASE,
)
_IN_WHOLE = re.compile(r"[ \t]{1,2}(?:in|to|of|against)[ \t]{1,2}(?:the[ \t]|total[ \t]|regional[ \t]|China['’]s[ \t])*$", re.IGNORECASE)


def _another_phrase(text: str, start: int, end: int) -> bool:
    """Whether another noun phrase stands between a name and a value: GDP rose, consumption's share reached; cutting costs by."""
    comma = max(text.rfind(", ", start, end), text.rfind(",\n", start, end))
    return comma >= 0 and (_VERB_START.match(text, comma + 1, end) is None or _object(text, comma, end) is not None)


# Spending on something is a part of it, and no name of the whole.
_SPENDING = frozenset(("budget_expenditure", "total_expenditure"))
_SPENT_ON = re.compile(r"[ \t]{1,2}(?:on|for|from)(?![A-Za-z])", re.IGNORECASE)
_NEXT_WORD = re.compile(r"[ \t]{1,2}([A-Za-z][A-Za-z'’-]*)")
_AFTER_NAME = re.compile(
    rf"{any_of(('rise', 'verbs'), ('fall', 'verbs'), ('level', 'verbs'), ('rise', 'nouns'), ('fall', 'nouns'), ('transparent', 'nouns'), ('future', 'words'))}"
    r"|(?:in|of|for|on|to|toward|by|from|among|under|through|at|per|as|between|against|within|over|during|nationwide|and|or|but|which|that|who|has|have|had|would|not|also|again|further|still|alone|both|each|all|per|last|this|respectively|only|than|with|across|throughout|is|was|up|down|basis|year-on-year|target|targets|totals?|expenditures?|figures?|indicators?|does|do|did|cannot|must|came|per-capita|annually|continues?|continued|above|below|since|until|after|before|when|while|where|if|because|so|actually|just|nearly|about|around|more|less|some|almost|approximately|roughly|no)(?![A-Za-z-])|\w+(?:ed|ing|ly)(?![A-Za-z-])",
    re.IGNORECASE,
)


def _modifies(text: str, position: int) -> bool:
    """Whether the name that ends at ``position`` only stands before the noun that is meant: environmental protection |investment."""
    word = _NEXT_WORD.match(text, position)
    return word is not None and word[1].islower() and _AFTER_NAME.match(text, word.start(1)) is None


def _share_named(state: _State, names: Sequence[Mention], i: int, quantity: Quantity) -> Subject | None:
    """The share that two names make: the service sector as a proportion of GDP, the share of manufacturing in GDP."""
    if quantity.unit not in ("%", "pp") or i == 0 or names[i].indicator != "gdp":
        return None
    text, part, whole = state.text, names[i - 1], names[i]
    between = text[part.end : whole.start]
    headed = _IN_WHOLE.fullmatch(between) and _SHARE_HEAD.search(text, max(0, part.start - 40), part.start)
    if not (_AS_SHARE.fullmatch(between) or headed):
        return None
    shared = _share(of_mention(part), "GDP")
    return Subject(shared.indicator, part.start, whole.end, "ratio", shared.known)


def _counted_name(state: _State, quantity: Quantity, right: int) -> Subject | None:
    """The name of what a number counts, right behind it: 11 million |new urban jobs."""
    if quantity.unit not in _COUNTABLE:
        return None
    text = state.text
    number_end = quantity.value_start
    for mention in state.mentions.within(quantity.value_start, right):
        if mention.start > quantity.end + 60:
            break
        gap = text[max(quantity.end, number_end) : mention.start] if mention.start > quantity.end else ""
        if gap and not _FEW_WORDS.fullmatch(gap if gap.endswith((" ", "\t")) else gap + " "):
            break
        if re.search(r"(?<![A-Za-z-])(?:of|in|for|to|from|by|with|on|and|at|were|was|who|that|under|into|a|the)(?![A-Za-z-])", gap):
            break
        if mention.variant == "weak" and not _PLAIN.fullmatch(gap):
            break
        if fits(mention.indicator, quantity.unit) and mention.measure in (None, "level"):
            return of_mention(mention)
    return None


def _names_from(state: _State, position: int, right: int) -> tuple[Subject, ...]:
    """The names with which the phrase that begins at ``position`` begins, joined by and."""
    found: list[Subject] = []
    at = position
    for mention in state.mentions.within(position, right):
        gap = state.text[at : mention.start]
        if found and not re.fullmatch(r"[ \t]*,?[ \t]*(?:and|as well as)[ \t]{1,2}(?:(?:the|in|of|its|both) )*", gap):
            break
        if not found and not re.fullmatch(
            r"(?:(?:the|its|our|both|total|overall|real|China['’]s|in|annual|per capita|national|average|all|urban|rural|local|output|value|volume|amount|level|the total|of|whole)[ \t]{1,2})*",
            gap,
            re.IGNORECASE,
        ):
            break
        found.append(of_mention(mention))
        at = mention.end
    return tuple(found)


_THING_LINK = re.compile(
    r"[ \t]{1,2}(?:of|in|worth of|for)[ \t]{1,2}(?:(?:the|new|additional|more|total|its|our|outstanding|central|local)[ \t]{1,2}){0,3}",
    re.IGNORECASE,
)


def _name_behind_link(state: _State, quantity: Quantity, right: int) -> Subject | None:
    """growth of 5 percent in |retail sales; 30 billion yuan of |treasury bonds; 5 percent |GDP growth."""
    text = state.text
    for pattern_ in (_THING_LINK, re.compile(r"[ \t]{1,2}(?:(?:new|average|real|annual|central government)[ \t]{1,2}){0,2}")):
        link = pattern_.match(text, quantity.end, right)
        if link is None:
            continue
        for mention in state.mentions.within(link.end(), right):
            if link.start() < mention.start <= link.end() and fits(mention.indicator, quantity.unit) and _usable(state, mention):
                return of_mention(mention)
            break
    return None


def _thing(state: _State, quantity: Quantity, right: int) -> Subject | None:
    """What a number counts or measures out: 28,000 kilometers of |expressways; 5,000 |village doctors."""
    text = state.text
    link = _OF_THING.match(text, quantity.end, right)
    if quantity.unit in _COUNTABLE and link is None:
        unit_word = _UNIT_WORD.search(quantity.text)
        at = quantity.value_end if unit_word is None else quantity.value_end - len(unit_word[0])
        if quantity.end > quantity.value_end:
            at = quantity.end
        return phrase_behind(text, at, right, state.mentions)
    if quantity.unit in _COUNTABLE:
        unit_word = _UNIT_WORD.search(quantity.text)
        if unit_word is not None:
            return phrase(text, quantity.value_end - len(unit_word[0]), quantity.value_end)
        return None
    if link is not None:
        return phrase_behind(text, link.end(), right, state.mentions)
    spent = _SPENT.match(text, quantity.end, right)
    return phrase_behind(text, spent.end(), right, state.mentions) if spent is not None else None


_UNIT_WORD = re.compile(rf"(?<=[ \t])(?!(?:{'|'.join([*_NUMBER_WORDS])})\b)[A-Za-z]+$", re.IGNORECASE)
_SPENT = re.compile(
    r"[ \t]{1,2}(?:will be|was|were|has been|have been|is|are|is to be|are to be|should be|had been)[ \t]{1,2}\w+(?:ed|nt|t)[^,;:.]{0,70}?[ \t](?:for|on|in|to(?= (?:the|all|each|rural|local|support for)))[ \t]{1,2}(?=[a-z])",
    re.IGNORECASE,
)


def _action(text: str, left: int, position: int) -> str:
    """The last verb of a deed before a number, in its own clause."""
    start = max(left, _clause_start(text, position))
    last = next(reversed(list(_ACTION.finditer(text, start, position))), None)
    return last[0].lower() if last is not None and position - last.end() <= 40 else ""


def _share_of(text: str, quantity: Quantity) -> str:
    """What a percentage is a share of: ``"GDP"``, another word, or nothing."""
    if quantity.unit != "%":
        return ""
    of = _SHARE_OF.match(text, quantity.end)
    if of is None or of[0].split()[0].lower() == "in":
        return ""
    return "GDP" if of["of"].lower() in _GDP else of["of"]


def _share_end(state: _State, quantity: Quantity, right: int) -> int:
    """Where the words end that say what a percentage is a share of."""
    of = _SHARE_OF.match(state.text, quantity.end)
    if of is None:
        return quantity.end
    name = next((m for m in state.mentions.within(of.start(), right) if m.start <= of.end()), None)
    return max(of.end(), name.end if name is not None else 0)


def _share(subject: Subject, of: str) -> Subject:
    """An amount given as a share of GDP is another indicator where the vocabulary has one (deficit, deficit_ratio)."""
    if of != "GDP" or subject.indicator not in vocabulary():
        return subject
    shares = dict(vocabulary().by_id(subject.indicator).shares)
    known = shares.get("GDP")
    return Subject(known, subject.start, subject.end, "ratio") if known else subject


# --- lists, bases, comparisons ---------------------------------------------------------------------------------------------------


def _respectively(state: _State, start: int, end: int, inside: Sequence[Quantity]) -> dict[int, Subject | None]:
    """The subjects of the values that "respectively" pairs in order, by the value's place in the list. ``None``: they do not pair."""
    text = state.text
    pairs: dict[int, Subject | None] = {}
    for word in _RESPECTIVELY.finditer(text, start, end):
        before = [i for i, quantity in enumerate(inside) if quantity.end <= word.start() and i not in pairs]
        after = [i for i, quantity in enumerate(inside) if quantity.start >= word.end()]
        group = _run_of(text, inside, before[::-1], backwards=True) if before and word.start() - inside[before[-1]].end <= 30 else []
        if len(group) < 2 and after and inside[after[0]].start - word.end() <= 24:
            group = _run_of(text, inside, after, backwards=False)
        if len(group) < 2:
            continue
        first = group[0]
        left = inside[first - 1].end if first > 0 else start
        names = [m for m in state.mentions.within(left, inside[first].start) if _usable(state, m)]
        subjects = _per_unit(text, _expanded([of_mention(m) for m in names], len(group)))
        if len(subjects) != len(group) and first >= len(group) and len(names) < len(group):
            names = [m for m in state.mentions.within(start, inside[first].start) if _usable(state, m)]
            subjects = _expanded([of_mention(m) for m in names], len(group))
        if len(subjects) > len(group):
            one_more = _LISTED.fullmatch(text, subjects[-len(group) - 1].end, subjects[-len(group)].start)
            near = inside[first].start - subjects[-1].end <= 80
            subjects = subjects[-len(group) :] if near and one_more is None else []
        for order, i in enumerate(group):
            pairs[i] = subjects[order] if len(subjects) == len(group) else None
    return pairs


_INTENSITIES = {"energy_consumption": "energy_intensity", "carbon_emissions": "carbon_intensity"}


def _per_unit(text: str, subjects: list[Subject]) -> list[Subject]:
    """energy consumption and carbon dioxide emissions |per unit of GDP: the closing words go for the whole list."""
    if not subjects or re.search(r"per (?:unit of|10,000 yuan of) ", text[subjects[-1].start : subjects[-1].end]) is None:
        return subjects
    return [
        Subject(_INTENSITIES.get(s.indicator, s.indicator), s.start, s.end, s.measure, s.known, s.pair) if s is not subjects[-1] else s
        for s in subjects
    ]


_LISTED = re.compile(r"[ \t]*,?[ \t]*(?:and[ \t]{1,2})?(?:the[ \t]{1,2})?", re.IGNORECASE)


def _run_of(text: str, inside: Sequence[Quantity], places: Sequence[int], *, backwards: bool) -> list[int]:
    """The values next to each other in a list: 8.4% and 11.4%."""
    run = [places[0]]
    for place in places[1:]:
        a, b = (place, run[-1]) if backwards else (run[-1], place)
        if not _BETWEEN_LISTED.fullmatch(text, inside[a].end, inside[b].start) or inside[a].unit != inside[b].unit:
            break
        run.append(place)
    return sorted(run)


def _expanded(subjects: list[Subject], wanted: int) -> list[Subject]:
    """urban and rural residents' incomes is two subjects under "respectively"."""
    if len(subjects) >= wanted:
        return subjects
    out: list[Subject] = []
    for subject in subjects:
        if subject.pair:
            out.extend(Subject(part, subject.start, subject.end, subject.measure) for part in subject.pair)
        else:
            out.append(subject)
    return out


def _pair(state: _State, subject: Subject, quantity: Quantity, left: int, right: int) -> None:
    text = state.text
    direction, level, _ = direction_of(text, left, quantity.start)
    to = level or ends_with_to(text, left, quantity.start)
    average = averaged(text, left, quantity.value_end, right)
    if fits(subject.indicator, quantity.unit):
        kept = state.subjects
        _add(state, (subject,), quantity, direction, to, average, False, subject.start)
        state.subjects = (*kept, subject) if kept and kept[-1].end < subject.start else (subject,)


def _is_base(text: str, left: int, quantity: Quantity, following: Quantity | None) -> bool:
    """Whether a value is only what a change is counted from: from 7,703 yuan in 2002 to 13,786 yuan."""
    if _FROM.search(text, max(left, quantity.start - 40), quantity.start):
        if following is None:
            return True
        between = text[quantity.end : following.start]
        return re.search(r"(?<![A-Za-z])(?:to|and|,)(?![A-Za-z])", between) is not None or True
    if _CLASS.search(text, max(left, quantity.start - 60), quantity.start):
        return True
    return _BASE.search(text, max(left, quantity.start - 40), quantity.start) is not None


# enterprises |with annual revenue of 20 million yuan or more: the size of a class
_CLASS = re.compile(
    r"(?<![A-Za-z])(?:with|whose)[ \t](?:an? )?(?:annual |yearly |individual )?(?:main business |business |total )?(?:revenues?|sales|turnover|incomes?|capacity|capacities)(?: from[^,;]{0,30})?[ \t](?:of|exceeds?|above|over|is|are)[ \t]*$",
    re.IGNORECASE,
)


def _margins(text: str, inside: Sequence[Quantity], found: Sequence[Comparison], end: int) -> dict[int, int]:
    """The values that say by how much a comparison holds (0.7 percentage points higher than the national average)."""
    margins: dict[int, int] = {}
    for i, quantity in enumerate(inside):
        if quantity.unit not in ("pp", "%"):
            continue
        behind = margin_behind(text, quantity.end, end)
        if behind is None or behind.relative.to in _LAST_YEAR:
            continue
        for k, comparison in enumerate(found):
            if comparison.start <= behind.start < comparison.end:
                margins[i] = k
    return margins


def _add_margin(state: _State, quantity: Quantity, comparison: Comparison, left: int) -> None:
    """A margin belongs to the value before it, or stands for a comparison of its own."""
    size = quantity.low if quantity.low is not None else quantity.high
    relative = Relative(comparison.relative.op, comparison.relative.to, size)
    last = state.out[-1] if state.out else None
    named = _named_before(state, quantity, left)
    if last is not None and last.relative is None and not named and last.bound not in ("relative", "qualitative"):
        last.relative = relative
        last.end = max(last.end, comparison.end)
        return
    for subject in named or state.subjects:
        state.out.append(_relative_finding(subject, relative, quantity.start, comparison.end, own=bool(named)))


def _compare(state: _State, comparison: Comparison, start: int, end: int, inside: Sequence[Quantity]) -> None:
    text = state.text
    if comparison.parity:
        names = state.mentions.within(comparison.end, end)
        if len(names) >= 2:
            first = next((m for m in names if m.indicator != "gdp"), None)
            if first is not None and any(m.indicator == "gdp" for m in names):
                state.out.append(_relative_finding(of_mention(first), comparison.relative, comparison.start, names[1].end))
        return
    left = max((quantity.end for quantity in inside if quantity.end <= comparison.start), default=start)
    left = max([left, *(e for s, e in state.comparands if e <= comparison.start)])
    names = [m for m in state.mentions.within(left, comparison.start) if _usable(state, m)]
    if names:
        subjects = [of_mention(names[-1])]
        i = len(names) - 1
        while i > 0 and _COORDINATED.fullmatch(text[names[i - 1].end : names[i].start]):
            i -= 1
            subjects.insert(0, of_mention(names[i]))
        begin = _head_chunk(text, left, names[i].start)
        for subject in subjects:
            state.out.append(_relative_finding(subject, comparison.relative, min(subject.start, _skip(text, begin)), comparison.end))
        return
    if comparison.relative.to == "assigned":
        for mention in state.mentions.within(comparison.start, comparison.end):
            state.out.append(_relative_finding(of_mention(mention), comparison.relative, comparison.start, comparison.end))
        return
    before = [
        finding for finding in state.out if finding.printed_end <= comparison.start and finding.bound not in ("relative", "qualitative")
    ]
    last = max(before, key=lambda finding: finding.printed_end, default=None)
    if last is not None and last.relative is None and last.measure != "change" and comparison.start - last.printed_end <= 60:
        last.relative = comparison.relative
        last.end = max(last.end, comparison.end)


def _skip(text: str, position: int) -> int:
    while position < len(text) and text[position] in " \t\n,;:—–-":
        position += 1
    return position


def _relative_finding(subject: Subject, relative: Relative, start: int, end: int, *, own: bool = True) -> Finding:
    return Finding(
        subject=subject, measure="growth", low=None, high=None, unit="%", bound="relative", stance="firm", relative=relative,
        start=min(start, subject.start) if own else start, end=max(end, subject.end) if own else end, printed_start=start, printed_end=end, own_subject=own,
    )  # fmt: skip
