"""Themes: what a passage is about. The taxonomy is data (data/*.toml), its use is explained by the terms found and their places."""

from mubiao.themes.assign import Assigned, shares_of, themes_in
from mubiao.themes.taxonomy import Group, Taxonomy, TaxonomyError, Theme, taxonomy
from mubiao.themes.terms import Hit, hits

__all__ = ["Assigned", "Group", "Hit", "Taxonomy", "TaxonomyError", "Theme", "hits", "shares_of", "taxonomy", "themes_in"]
