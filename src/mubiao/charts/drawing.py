"""A specification to a picture, without a browser and without a network (vl-convert)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mubiao.errors import MubiaoError

if TYPE_CHECKING:
    import altair as alt


# The drawing library takes a relative address for one of its data sets and puts this before it; links of a chart lead into its own site.
_BASE = "https://vega.github.io/vega-datasets/"
# Groups of marks that say they are pictures and have no words: who listens to a page hears the chart's own description instead.
_ROLES = re.compile(r' role="graphics-[a-z]+"| aria-roledescription="[^"]*"')


class UnknownPicture(MubiaoError):
    """A file ending that no picture has."""


def svg_of(chart: alt.TopLevelMixin) -> str:
    """The chart as an SVG text."""
    import vl_convert

    return cleaned(vl_convert.vegalite_to_svg(_spec(chart)))


def cleaned(svg: str) -> str:
    """An SVG text of the drawing library as a page can hold it: its links lead into the page's own site, its groups have no empty roles."""
    return _ROLES.sub("", svg.replace(_BASE, ""))


def picture(chart: alt.TopLevelMixin, path: Path, *, scale: float = 2.0) -> None:
    """Write the chart to a file: .svg, .png (``scale`` times its size in pixels) or .html (which opens without a network)."""
    import vl_convert

    spec, ending = _spec(chart), path.suffix.lower()
    if ending == ".svg":
        path.write_text(svg_of(chart), encoding="utf-8")
    elif ending == ".png":
        path.write_bytes(vl_convert.vegalite_to_png(spec, scale=scale))
    elif ending == ".html":
        path.write_text(vl_convert.vegalite_to_html(spec, bundle=True), encoding="utf-8")
    else:
        raise UnknownPicture(f"{path.name}: a chart is written as .svg, .png or .html")


def _spec(chart: alt.TopLevelMixin) -> dict[str, Any]:
    made: dict[str, Any] = chart.to_dict()
    return made
