"""How complete a profile is: presence, freshness, proof and consistency.

`arithmetic` is pure, `contradictions` finds what does not agree, `parts` says each in
words, and `reading` asks the database. Nothing of it is stored, and nothing is refused.
"""

from .arithmetic import CONSISTENCY, FRESHNESS, PRESENCE, PROOF
from .parts import Completeness, Part, Step
from .reading import completeness

__all__ = [
    "CONSISTENCY",
    "FRESHNESS",
    "PRESENCE",
    "PROOF",
    "Completeness",
    "Part",
    "Step",
    "completeness",
]
