"""What all charts share: fonts that hold Chinese, colours, and the frame of a picture with its title above and its source below."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import altair as alt

Row = dict[str, Any]
# The first that a machine has: a page's own, then the CJK fonts that systems ship.
FONT = "system-ui, 'PingFang SC', 'Noto Sans CJK SC', 'Source Han Sans SC', 'Noto Sans SC', 'Microsoft YaHei', 'WenQuanYi Micro Hei', sans-serif"
INK, PALE, GRID, GREY = "#1b4f72", "#b9c4cc", "#e4e8eb", "#5b6770"
GOOD, BAD, ACCENT, STEADY = "#2a7f62", "#b5442e", "#c8741b", "#8a949b"
SERIES = (
    "#1b4f72",
    "#c8741b",
    "#2a7f62",
    "#8d4a86",
    "#b5442e",
    "#6b7d1f",
    "#3f8fb0",
    "#8a6d3b",
)  # told apart in grey and by the colour-blind
SEQUENTIAL: Final = "blues"
DIVERGING: Final = "redblue"
LABEL = 11  # px, of names along an axis
LINE = 17  # px, a row of a ranked chart


def data(rows: Iterable[Row]) -> alt.InlineData:
    """Rows as the data of a chart."""
    import altair as alt

    return alt.InlineData(values=list(rows))


def finished(chart: alt.TopLevelMixin, *, title: str = "", caption: str = "", width: int = 600) -> alt.VConcatChart:
    """The chart with ``title`` above it and ``caption`` below, broken into lines of ``width`` pixels, in the house's fonts and colours."""
    import altair as alt

    made: Any = chart
    if title:
        made = made.properties(
            title=alt.TitleParams(
                wrapped(title, width, 14), anchor="start", frame="bounds", fontSize=14, fontWeight=600, color="#1d2830", offset=12
            )
        )
    # Legends stay with the chart, under its title.
    framed: Any = alt.vconcat(made).resolve_scale(color="independent", shape="independent", size="independent")
    if caption:
        framed = framed.properties(
            title=alt.TitleParams(
                wrapped(caption, width, 10), orient="bottom", anchor="start", frame="bounds", fontSize=10, fontWeight="normal", color=GREY,
                offset=12, lineHeight=14,
            )
        )  # fmt: skip
    ready: alt.VConcatChart = (
        framed.configure(font=FONT, background="white", aria=False, padding=14)
        .configure_view(stroke=None)
        .configure_axis(
            gridColor=GRID, domain=False, ticks=False, labelFontSize=LABEL, titleFontSize=LABEL, titleFontWeight="normal", labelColor="#27323a",
            titleColor=GREY, labelPadding=5,
        )
        .configure_legend(labelFontSize=LABEL, titleFontSize=LABEL, titleFontWeight="normal", titleColor=GREY, labelLimit=240)
        .configure_header(labelFontSize=12, labelFontWeight=600, title=None)
    )  # fmt: skip
    return ready


def text_width(text: str, size: float) -> float:
    """About how many pixels wide ``text`` is in a font of ``size``: a Chinese character is a square, a Latin letter some half of one."""
    return sum(size if unicodedata.east_asian_width(character) in "WF" else 0.54 * size for character in text)


def wrapped(text: str, width: float, size: float) -> list[str]:
    """``text`` in lines that fit ``width`` pixels: broken at blanks, and between Chinese characters but not before a closing mark."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for piece in _pieces(paragraph):
            if line and text_width(line + piece.rstrip(), size) > width:
                lines.append(line.rstrip())
                line = ""
            line += piece
        lines.append(line.rstrip())
    return [line for line in lines if line]


def _pieces(text: str) -> Iterable[str]:
    """Where a line may be broken: after a blank, and on either side of a wide character that is no closing mark."""
    piece = ""
    for character in text:
        wide = unicodedata.east_asian_width(character) in "WF"
        if piece and wide and character not in "，。、；：）》」”％":
            yield piece
            piece = ""
        piece += character
        if character == " ":
            yield piece
            piece = ""
    if piece:
        yield piece


def label_room(labels: Iterable[str], *, most: int = 260) -> int:
    """Pixels that the longest of the labels takes, at most ``most``."""
    return int(min(most, max((text_width(label, LABEL) for label in labels), default=0) + 8))


def percent(value: float | None) -> str:
    """A share as people write it."""
    return "–" if value is None else f"{value:.1%}"
