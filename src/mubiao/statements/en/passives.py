"""What was done to the things or people that a number counts: were built, were carried out, were lifted out of poverty."""

from __future__ import annotations

import re

PASSIVE = re.compile(
    r"(?<![A-Za-z-])(?:were|was|have been|has been|had been|be|are|is|being)[ \t]{1,2}(?:\w+ly[ \t]{1,2})?(?P<verb>[a-z]+ed|built|set up|rebuilt|put|cut|shut|begun|laid|sold|spent|taken(?= off))(?![A-Za-z])",
    re.IGNORECASE,
)
_OUT = re.compile(r"[ \t](?:out|up|down|off)(?![A-Za-z])")
# What people were brought to or out of, and what things were given, is part of the deed: relocated |from inhospitable areas.
_WHENCE = re.compile(
    r"(?:[ \t](?:out of|off|from|to|into|with|in|for|by)[ \t](?!(?:19|20)[0-9]|(?:the[ \t])?(?:year|last|this|past|end|total)[ \t,.;])(?:[a-z][A-Za-z’'-]*[ \t]?){1,5})(?<![ \t])",
)
_MOVED = frozenset(
    ("lifted", "relocated", "resettled", "moved", "rehoused", "settled", "equipped", "transferred", "rid", "fitted", "taken")
)


def passive_deed(text: str, passive: re.Match[str], right: int) -> str:
    """What was done by the verb that ``PASSIVE`` found: carried out, relocated from inhospitable areas."""
    verb = passive["verb"].lower()
    out = _OUT.match(text, passive.end(), right + 8)
    if out is not None and verb in ("carried", "set", "rolled", "handed", "shut", "closed", "phased", "cleaned"):
        return f"{verb}{out[0]}"
    whence = _WHENCE.match(text, passive.end(), right + 60) if verb in _MOVED else None
    return f"{verb}{' '.join(('', *_STOP.split(whence[0], maxsplit=1)[0].split()))}" if whence is not None else verb


_STOP = re.compile(r"[ \t](?:and|or|but|while|which|last|this|in total|by)(?![A-Za-z])")
