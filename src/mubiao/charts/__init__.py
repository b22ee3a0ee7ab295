"""Charts as Altair (Vega-Lite) specifications: the same one is a picture on the command line and on a page.

Each is a function of an analysis's frame and a ``Look`` (language, title, caption, sources); ``picture`` and ``svg_of`` draw it.
"""

from mubiao.charts.alignment import alignment_chart, overlap_chart, tasks_chart
from mubiao.charts.attainment import attainment_areas, attainment_chart, attainment_years
from mubiao.charts.attention import attention_chart, attention_map, attention_of, attention_ranges
from mubiao.charts.changes import passage_changes_chart, target_changes_chart, theme_changes_chart
from mubiao.charts.comparison import (
    complementarity_chart,
    distances_chart,
    groups_chart,
    neighbours_chart,
    quotients_chart,
    specialisation_chart,
)
from mubiao.charts.confidence import confidence_chart, regions_chart
from mubiao.charts.diffusion import spread_chart
from mubiao.charts.drawing import picture, svg_of
from mubiao.charts.intervals import interval_chart
from mubiao.charts.ladder import ladder_chart
from mubiao.charts.look import Look
from mubiao.charts.phrases import new_phrases_chart
from mubiao.charts.rollup import rollup_chart
from mubiao.charts.sources import Sources, sources_of

__all__ = [
    "Look",
    "Sources",
    "alignment_chart",
    "attainment_areas",
    "attainment_chart",
    "attainment_years",
    "attention_chart",
    "attention_map",
    "attention_of",
    "attention_ranges",
    "complementarity_chart",
    "confidence_chart",
    "distances_chart",
    "groups_chart",
    "interval_chart",
    "ladder_chart",
    "neighbours_chart",
    "new_phrases_chart",
    "overlap_chart",
    "passage_changes_chart",
    "picture",
    "quotients_chart",
    "regions_chart",
    "rollup_chart",
    "sources_of",
    "specialisation_chart",
    "spread_chart",
    "svg_of",
    "target_changes_chart",
    "tasks_chart",
    "theme_changes_chart",
]
