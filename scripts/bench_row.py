"""One measured budget."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """What was measured, beside what was promised."""

    what: str
    budget: str
    measured: str
    is_kept: bool
