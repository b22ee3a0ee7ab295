"""Terms of a text for the index: pairs of Chinese characters (消费 is found, and 高质量发展 by its rarest pair), words of other scripts.

A term stands as often as the logarithm of its count says: a ranking needs to know that 消费 is said forty times and not once, but not
where. That makes the index smaller than the text. Where a phrase stands is looked for in the text itself. The last character of a run
is a term too, so that a single character is found: 雪 begins a pair or ends a run.
"""

from __future__ import annotations

import re
from collections import Counter
from operator import add

WAY = 2  # of making terms; another way makes another index
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_RUNS = re.compile(rf"[{_HAN}]+|[^\W{_HAN}_]+")
_HAN_ONE = re.compile(rf"[{_HAN}]")
_OTHERS = re.compile(rf"[^\W{_HAN}_]+")
_FIRST_HAN, _AFTER_COMMON = "\u3400", "\ua000"  # nearly all Chinese characters of a report are between
_TIMES = (0, 1, 2, 3, 3, 4, 4, 4, 4)  # 1 + log2 of the count
_MOST_TIMES = 8


def terms_of(text: str) -> str:
    """The terms of a text, parted by blanks, as the index takes them."""
    made: list[str] = []
    # All pairs of neighbours are counted at once, blanks and line breaks left out, and of those found the Chinese ones are kept: that
    # is several times as fast as cutting the text into runs first.
    squeezed = "".join(text.split())
    for pair, count in Counter(map(add, squeezed, squeezed[1:] + " ")).items():
        if _FIRST_HAN <= pair < _AFTER_COMMON or is_han(pair[0]):
            term = pair if _FIRST_HAN <= pair[1] < _AFTER_COMMON or is_han(pair[1]) else pair[0]
            if count == 1:
                made.append(term)
            else:
                made += [term] * times(count)
    for word, count in Counter(_OTHERS.findall(text)).items():
        made += [word] * times(count)
    return " ".join(made)


def pairs_of(phrase: str) -> list[str]:
    """The terms that every text has which has the phrase; a single Chinese character is a term that others begin with."""
    found: list[str] = []
    for match in _RUNS.finditer(phrase):
        run = match[0]
        found += [run] if not is_han(run[0]) or len(run) == 1 else [run[at : at + 2] for at in range(len(run) - 1)]
    return list(dict.fromkeys(found))


def times(count: int) -> int:
    """How often a term stands in the index that stands ``count`` times in the text."""
    return _TIMES[count] if count < len(_TIMES) else min(1 + (count - 1).bit_length(), _MOST_TIMES)


def is_han(character: str) -> bool:
    """Whether a character is a Chinese one."""
    return character >= _FIRST_HAN and (character < _AFTER_COMMON or _HAN_ONE.match(character) is not None)
