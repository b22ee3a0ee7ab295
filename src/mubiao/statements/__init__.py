"""Binds indicator, quantity, qualifier, area and time into statements: the heart of the house."""

from mubiao.statements.extract import statements_as_told, statements_of

__all__ = ["statements_as_told", "statements_of"]
