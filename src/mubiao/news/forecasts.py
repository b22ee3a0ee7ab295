"""What others expect of an economy, which is no target of its government: the IMF expects growth of 4.6 percent."""

from __future__ import annotations

import re

from mubiao.statements.findings import Finding

_TARGET = re.compile(r"\b(?:targets?|goals?|government work report)\b", re.IGNORECASE)
# What others expect of an economy is no target of its government.
_FORECASTER = re.compile(
    r"\b(?:IMF|International Monetary Fund|World Bank|OECD|ADB|Asian Development Bank|Moody['’]s|Fitch|S&P|Goldman Sachs|UBS|JPMorgan|JP Morgan|Morgan Stanley|Nomura|HSBC|Citi(?:group|bank|c)?|ANZ|ING|Barclays|Natixis|Capital Economics|Oxford Economics|economists?|analysts?|think tank|researchers?|professor|poll|survey|brokerages?|investment banks?)\b"
)
_SUPPOSED = re.compile(  # We think that the target will again be …
    r"\W*(?:(?:in our view|our base case|overall|that said|looking ahead),? )?(?:we|I|they|analysts|economists|most analysts|many economists|markets?|investors|observers) (?:now |still |also )?(?:think|expect|believe|forecast|reckon|estimate|suspect|project|see|predict|anticipate)\b",
    re.IGNORECASE,
)
_FORECASTS = re.compile(
    r"\b(?:forecasts?|forecasting|projects|projected|expects?|expected|estimates?|estimated|predicts?|predicted|sees|believes?|says|said|told|raised|cut|revised|lowered)\b"
)
# economists polled expect China to set a target of: theirs, and not set yet
_TO_BE_SET = re.compile(
    r"\b(?:economists?|analysts?|markets?|investors|observers|banks?)\b[^.;]{0,60}\b(?:expect|forecast|predict|anticipate|see|reckon)(?:s|ed)?\b[^.;]{0,50}\bto (?:set|announce|unveil|keep|adopt|lower|cut|retain)\b",
    re.IGNORECASE,
)


def is_forecast(text: str, finding: Finding) -> bool:
    """The IMF expects the economy to grow by 4.6 percent"""
    if _SUPPOSED.match(text) is not None or _TO_BE_SET.search(text, 0, finding.printed_start) is not None:
        return True
    who = _FORECASTER.search(text)
    return who is not None and _FORECASTS.search(text) is not None and _TARGET.search(text) is None
