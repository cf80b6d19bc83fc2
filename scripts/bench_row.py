"""One measured budget."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """What was measured, beside what was promised."""

    what: str
    budget: str
    measured: str
    is_kept: bool

    def __str__(self):
        """As a line of the table in docs/benchmarks.md."""
        kept = "yes" if self.is_kept else "**no**"
        return f"| {self.what} | {self.budget} | {self.measured} | {kept} |\n"
