"""A drawing of ties: nodes on a circle by country, lines as thick as the ties are strong."""

import math
from dataclasses import dataclass
from typing import Any

SIDE, RADIUS = 720, 270
#: Lines among partners: the strongest so many.
LINES = 120


@dataclass(frozen=True)
class Node:
    """One organisation at its place; `turn` and `anchor` set its name outside the circle."""

    organisation: Any
    x: float
    y: float
    radius: float
    label_x: float
    label_y: float
    anchor: str
    is_marked: bool


@dataclass(frozen=True)
class Line:
    x1: float
    y1: float
    x2: float
    y2: float
    width: float


@dataclass(frozen=True)
class Drawing:
    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    side: int = SIDE


def draw(ties, center=None, marked=frozenset()):
    """The same ties give the same drawing: places go by country, then by name.

    With a `center`, each partner is tied to it; `marked` holds keys to be set apart.
    """
    order = sorted(ties.partners, key=by_country)
    strongest = max((one.projects for one in ties.partners), default=1)
    nodes = {
        one.organisation.pk: node(one, place, len(order), strongest, marked)
        for place, one in enumerate(order)
    }
    lines = [line(nodes[a], nodes[b], number) for (a, b), number in heaviest(ties, nodes)]
    if center is not None:
        middle = Node(center, SIDE / 2, SIDE / 2, 16, SIDE / 2, SIDE / 2 - 22, "middle", True)
        lines = [line(middle, nodes[one.organisation.pk], one.projects) for one in order]
        return Drawing((*nodes.values(), middle), tuple(lines))
    return Drawing(tuple(nodes.values()), tuple(lines))


def by_country(tie):
    return (tie.organisation.country_id or "~", tie.organisation.name_key)


def heaviest(ties, nodes):
    pairs = [(pair, number) for pair, number in ties.pairs.items() if set(pair) <= set(nodes)]
    return sorted(pairs, key=lambda found: (-found[1], found[0]))[:LINES]


def node(tie, place, count, strongest, marked):
    angle = 2 * math.pi * place / max(count, 1) - math.pi / 2
    x, y = SIDE / 2 + RADIUS * math.cos(angle), SIDE / 2 + RADIUS * math.sin(angle)
    size = 5 + 9 * math.sqrt(tie.projects / strongest)
    out = RADIUS + size + 6
    side = math.cos(angle)
    anchor = "start" if side > 0.01 else "end" if side < -0.01 else "middle"
    return Node(
        tie.organisation,
        round(x, 1),
        round(y, 1),
        round(size, 1),
        round(SIDE / 2 + out * math.cos(angle), 1),
        round(SIDE / 2 + (out + 14 * abs(math.sin(angle)) ** 8) * math.sin(angle) + 4, 1),
        anchor,
        tie.organisation.pk in marked,
    )


def line(one, other, number):
    width = round(min(1 + math.log2(max(number, 1)) * 1.5, 9), 1)
    return Line(one.x, one.y, other.x, other.y, width)
