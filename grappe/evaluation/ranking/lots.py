"""A lottery that everybody can repeat: the lot is the SHA-256 of seed and key.

With the seed "Aurora 2026-11-24" and the proposal "P-17", the ticket is what
`printf '%s' 'Aurora 2026-11-24:P-17' | sha256sum` prints; the lowest ticket is drawn first.
The seed must be one that nobody can choose once the zone is known: state beforehand where it
will come from, such as the numbers of a public draw on a named day.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from .line import Line


@dataclass(frozen=True)
class Lot:
    """A proposal in the drawing: its ticket, its place in it, and whether it is drawn."""

    proposal: str
    ticket: str
    place: int
    is_drawn: bool


def ticket(seed: str, key: str) -> str:
    """SHA-256 of the seed, a colon and the key, as hexadecimal digits."""
    return hashlib.sha256(f"{seed}:{key}".encode()).hexdigest()


def draw_lots(keys: Iterable[str], line: Line, seed: str) -> tuple[Lot, ...]:
    """All lots in the order of their tickets; those that the line has room for are drawn."""
    order = tuple(sorted(set(keys), key=lambda key: ticket(seed, key)))
    drawn = line.length(order)
    return tuple(
        Lot(key, ticket(seed, key), place, place <= drawn)
        for place, key in enumerate(order, start=1)
    )
