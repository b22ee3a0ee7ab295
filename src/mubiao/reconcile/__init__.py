"""Two texts of one report side by side: each record with its counterpart, agreeing, differing or alone."""

from mubiao.reconcile.differences import FIELDS, differing
from mubiao.reconcile.pairing import Pair, reconcile
from mubiao.reconcile.positions import Positions, positions_of

__all__ = ["FIELDS", "Pair", "Positions", "differing", "positions_of", "reconcile"]
