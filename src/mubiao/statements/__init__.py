"""Binds indicator, quantity, qualifier, area and time into statements: the heart of the house."""

from mubiao.statements.extract import in_order, statements_as_told, statements_of, stretches_of

__all__ = ["in_order", "statements_as_told", "statements_of", "stretches_of"]
