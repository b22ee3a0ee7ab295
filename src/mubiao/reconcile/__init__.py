"""Two texts of one report side by side: each record with its counterpart, agreeing, differing or alone."""

from mubiao.reconcile.differences import FIELDS, differing
from mubiao.reconcile.pairing import reconcile
from mubiao.reconcile.sides import Pair, Reconciled, Side

__all__ = ["FIELDS", "Pair", "Reconciled", "Side", "differing", "reconcile"]
