"""The written brief: who set what, against last year, what they put first, what it adds up to; every sentence with its sources."""

from mubiao.brief.draft import Draft, Part, Sentence, Source
from mubiao.brief.findings import Findings, Locality
from mubiao.brief.gather import gather
from mubiao.brief.rendering import FORMS, render
from mubiao.brief.writing import write

__all__ = ["FORMS", "Draft", "Findings", "Locality", "Part", "Sentence", "Source", "gather", "render", "write"]
