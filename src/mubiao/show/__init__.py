"""Tables for people: Rich keeps the columns straight where Chinese takes two cells a character."""

from mubiao.show.documents import audit_summary_table, audit_table, inspections_table, pairs_table, records_tables, statements_table
from mubiao.show.parts import indicators_table, places_table, quantities_table
from mubiao.show.store import conflicts_table, disputes_table, panel_table, rows_table, search_table
from mubiao.show.words import indicator_name, number, value_in_words

__all__ = [
    "audit_summary_table",
    "audit_table",
    "conflicts_table",
    "disputes_table",
    "indicator_name",
    "indicators_table",
    "inspections_table",
    "number",
    "pairs_table",
    "panel_table",
    "places_table",
    "quantities_table",
    "records_tables",
    "rows_table",
    "search_table",
    "statements_table",
    "value_in_words",
]
