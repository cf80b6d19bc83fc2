"""How alike two organisations are by what is told of them; no database, no Django."""

from .comparing import REVIEW, SURE, Named, Pair, Rarity, compare
from .pairing import candidates, pairs

__all__ = ["REVIEW", "SURE", "Named", "Pair", "Rarity", "candidates", "compare", "pairs"]
