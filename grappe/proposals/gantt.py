"""The work plan as bars over months: where each stands in the drawing."""

from dataclasses import dataclass
from typing import Any

LEFT, WIDTH, ROW, HEAD = 60, 600, 28, 24
#: Months between two marks of the scale.
EVERY = 6


@dataclass(frozen=True)
class Bar:
    """One work package; `marks` are the places of its results."""

    package: Any
    x: float
    y: int
    width: float
    part: int
    marks: tuple[float, ...]


@dataclass(frozen=True)
class Chart:
    bars: tuple[Bar, ...]
    scale: tuple[tuple[int, float], ...]
    width: int
    height: int


def chart_of(packages, months):
    """The drawing, or None when there is nothing to draw."""
    if not packages:
        return None
    last = max([months or 0, *(one.last_month for one in packages)])
    month = WIDTH / last
    bars = tuple(
        Bar(
            package=one,
            x=round(LEFT + (one.first_month - 1) * month, 1),
            y=HEAD + row * ROW,
            width=round((one.last_month - one.first_month + 1) * month, 1),
            part=row % 6 + 1,
            marks=tuple(round(LEFT + result.month * month, 1) for result in one.results.all()),
        )
        for row, one in enumerate(packages)
    )
    scale = tuple((n, round(LEFT + n * month, 1)) for n in range(0, last + 1, EVERY))
    return Chart(bars, scale, LEFT + WIDTH + 20, HEAD + len(bars) * ROW + 8)
