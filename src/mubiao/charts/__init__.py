"""Charts as Altair (Vega-Lite) specifications: the same one is a picture on the command line and on a page."""

from mubiao.charts.drawing import picture, svg_of
from mubiao.charts.intervals import interval_chart

__all__ = ["interval_chart", "picture", "svg_of"]
