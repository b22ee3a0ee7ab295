"""Analyses of statements and passages: pure functions, Polars frames in, frame out. Each docstring gives the formula and its source."""

from mubiao.analysis.alignment import CONFERENCES, guidance_sentences, overlap, sentence_alignment, task_alignment, theme_alignment
from mubiao.analysis.attainment import Rule, attainment
from mubiao.analysis.attention import attention, by_crosswalk
from mubiao.analysis.change import passage_changes, target_changes, theme_changes
from mubiao.analysis.complements import complement_passages, complementarity
from mubiao.analysis.confidence import by_region, confidence
from mubiao.analysis.differences import distances, location_quotients, neighbours, specialisation
from mubiao.analysis.diffusion import first_uses, s_curve, spread, uses
from mubiao.analysis.frames import CannotAnalyse, gdp_weights, provincial_gdp
from mubiao.analysis.goals import goals, results
from mubiao.analysis.grouping import groups
from mubiao.analysis.industries import named_industries
from mubiao.analysis.ladder import ladder, steps
from mubiao.analysis.phrases import are_too_many, new_phrases
from mubiao.analysis.rollup import rollup

__all__ = [
    "CONFERENCES",
    "CannotAnalyse",
    "Rule",
    "are_too_many",
    "attainment",
    "attention",
    "by_crosswalk",
    "by_region",
    "complement_passages",
    "complementarity",
    "confidence",
    "distances",
    "first_uses",
    "gdp_weights",
    "goals",
    "groups",
    "guidance_sentences",
    "ladder",
    "location_quotients",
    "named_industries",
    "neighbours",
    "new_phrases",
    "overlap",
    "passage_changes",
    "provincial_gdp",
    "results",
    "rollup",
    "s_curve",
    "sentence_alignment",
    "specialisation",
    "spread",
    "steps",
    "target_changes",
    "task_alignment",
    "theme_alignment",
    "theme_changes",
    "uses",
]
