"""From statements to one goal and one result for each area, year and indicator, every cell with the sentence it came from."""

from __future__ import annotations

from typing import Literal

import polars as pl

from mubiao.analysis.frames import level, need

Convention = Literal["stated", "low", "high"]
CELL = ("area_code", "year", "indicator", "measure")
_READ = (
    "id", "document", "kind", "headline", "area", "area_code", "area_en", "report_area", "report_year", "indicator", "measure", "period",
    "low", "high", "unit", "bound", "stance", "relative_op", "relative_to", "relative_margin", "printed", "start", "end", "confidence",
    "aims_higher",
)  # fmt: skip
_KEPT = ("low", "high", "unit", "bound", "stance", "printed", "document", "start", "end", "id")


def goals(statements: pl.DataFrame, *, indicator: str | None = None, measure: str | None = None) -> pl.DataFrame:
    """The goal of each area for each report year, indicator and measure: its own firm figure, from the headline passage if there.

    ``statements`` has the columns of ``mubiao.output.STATEMENT_COLUMNS``. The frame has a row a cell: ``area_code``, ``area``,
    ``area_en``, ``level``, ``year``, ``indicator``, ``measure``; ``low``, ``high``, ``unit``, ``bound``, ``stance``, ``printed``,
    ``document``, ``start``, ``end``, ``id`` of the figure chosen; ``strive_low``, ``strive_high``, ``strive_printed`` of the second
    figure that 力争 marks, where there is one; ``relative_op``, ``relative_to``, ``relative_margin`` where the goal is also set
    against something else; ``aims_higher``; ``candidates``, how many different intervals the report prints for the cell.
    Goals without a number and goals for other areas or years are left out, save for a comparison without a number (its ``low`` and
    ``high`` are null). ``indicator``, ``measure``: only those.
    """
    need(statements, _READ, "goals")
    own = _wanted(statements, indicator, measure).filter(
        (pl.col("kind") == "target")
        & (pl.col("area") == pl.col("report_area"))
        & pl.col("area_code").is_not_null()
        & (pl.col("period").is_null() | (pl.col("period") == pl.col("report_year").cast(pl.String)))
    )
    numeric = pl.col("low").is_not_null() | pl.col("high").is_not_null()
    firm = pl.col("stance") == "firm"
    strive = (pl.col("stance") == "strive") & numeric
    own = _ordered(
        own.with_columns(year=pl.col("report_year")),
        [(~numeric, 1), (~pl.col("headline"), 1), (~firm, 1), ((1 - pl.col("confidence")) * 1000, 10)],
    )
    made = own.group_by(CELL, maintain_order=True).agg(
        pl.col("area", "area_en", *_KEPT).first(),
        *(pl.col(name).filter(strive).first().alias(f"strive_{name}") for name in ("low", "high", "printed")),
        pl.col("relative_op", "relative_to", "relative_margin").filter(pl.col("relative_op").is_not_null()).first(),
        pl.col("aims_higher").any(),
        pl.struct("low", "high", "bound").filter(numeric & firm).n_unique().alias("candidates"),
    )
    second = firm | (pl.col("strive_printed") != pl.col("printed"))
    return (
        made.with_columns(level(), *(pl.when(second).then(pl.col(name)).alias(name) for name in ("strive_low", "strive_high", "strive_printed")))
        .sort(CELL)
        .select(
            "area_code", "area", "area_en", "level", "year", "indicator", "measure", *_KEPT, "strive_low", "strive_high",
            "strive_printed", "relative_op", "relative_to", "relative_margin", "aims_higher", "candidates",
        )
    )  # fmt: skip


def results(
    statements: pl.DataFrame, *, indicator: str | None = None, measure: str | None = None, of: pl.DataFrame | None = None
) -> pl.DataFrame:
    """What each area says it reached in the year before its report: a row for each area, year reached, indicator and measure.

    The columns are ``area_code``, ``area``, ``year``, ``indicator``, ``measure``, ``value`` (the middle of the interval; its one end
    where the other is open: 突破1万亿元 is 1), ``unit``, ``bound``, ``printed``, ``document``, ``start``, ``end``, ``id``. The first figure
    printed for the year counts; ``least`` and ``most`` are the ends of all that are printed for it, which differ where a sum over several years
    stands beside the figure of the year. ``indicator``, ``measure``: only those; ``of``: only the cells (``CELL``) of that frame.
    """
    need(statements, _READ, "results")
    past = (
        _wanted(statements, indicator, measure)
        .filter(
            (pl.col("kind") == "outcome")
            & (pl.col("area") == pl.col("report_area"))
            & pl.col("area_code").is_not_null()
            & (pl.col("period") == (pl.col("report_year") - 1).cast(pl.String))
            & (pl.col("low").is_not_null() | pl.col("high").is_not_null())
        )
        .with_columns(year=pl.col("report_year") - 1, value=point())
    )
    if of is not None:
        past = past.join(of, on=CELL, how="semi", nulls_equal=True)
    return (
        _ordered(past, [])
        .group_by(*CELL, "unit", maintain_order=True)
        .agg(
            pl.col("area", "value", "bound", "printed", "document", "start", "end", "id").first(),
            pl.col("value").min().alias("least"),
            pl.col("value").max().alias("most"),
        )
        .unique(CELL, keep="first", maintain_order=True)
        .sort(CELL)
        .select(
            "area_code", "area", "year", "indicator", "measure", "value", "unit", "bound", "printed", "document", "start", "end", "id",
            "least", "most",
        )
    )  # fmt: skip


def _ordered(frame: pl.DataFrame, before: list[tuple[pl.Expr, int]]) -> pl.DataFrame:
    """The frame in the order in which rows count in their cells: the first of a cell is the one that holds.

    ``before``: what goes before the order of documents and of the text, each with the bits it takes: one number is compared many times
    faster than what it stands for, and there are millions of rows.
    """
    documents = (pl.col("document").rank("dense"), _DOCUMENT_BITS)
    place = pl.lit(0, dtype=pl.Int64)
    for expression, bits in [*before, documents, (pl.col("start"), _START_BITS)]:
        place = place * (1 << bits) + expression.cast(pl.Int64).fill_null(0).clip(0, (1 << bits) - 1)
    return frame.sort(place, maintain_order=True)


_DOCUMENT_BITS, _START_BITS = 21, 24  # two million documents, sixteen million characters


def _wanted(statements: pl.DataFrame, indicator: str | None, measure: str | None) -> pl.DataFrame:
    """The columns that are read, of the rows that are wanted: sentences are long, and sorting carries all columns along."""
    made = statements.select(_READ)
    if indicator is not None:
        made = made.filter(pl.col("indicator") == indicator)
    return made if measure is None else made.filter(pl.col("measure") == measure)


def point(convention: Convention = "stated") -> pl.Expr:
    """One number for an interval ``low``..``high``.

    ``stated``: the end that is printed where the other is open (5%以上 is 5), the middle of a range. ``low``, ``high``: that end, null
    where it is open.
    """
    if convention != "stated":
        return pl.col(convention)
    return (
        pl.when(pl.col("low").is_null() | pl.col("high").is_null())
        .then(pl.coalesce("low", "high"))
        .otherwise((pl.col("low") + pl.col("high")) / 2)
    )
