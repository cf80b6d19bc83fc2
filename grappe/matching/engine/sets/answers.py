"""What building a consortium answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from grappe.calls.eligibility import Finding, Rule

Wish = Literal["rule", "size", "budget", "fixed", "excluded", "lead"]


@dataclass(frozen=True)
class Demand:
    """One thing asked of a consortium: a rule by its number, or a wish by its name."""

    wish: Wish
    #: The rule's number, or the partner's key.
    name: str = ""
    rule: Rule | None = None

    def __str__(self) -> str:
        return f"{self.wish} {self.name}".strip()


@dataclass(frozen=True)
class Consortium:
    """A team that keeps every rule that can be told, and how near it is to the best.

    `bound` is what no allowed team can exceed; `gap` is the distance to it as a part of
    the objective.
    """

    keys: tuple[str, ...]
    lead: str | None
    shares: Mapping[str, Decimal]
    objective: float
    bound: float
    gap: float
    is_optimal: bool
    coverage: Mapping[str, float]
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Built:
    """The best consortium and its alternatives, from the best down."""

    consortia: tuple[Consortium, ...]
    #: No further allowed team exists that differs enough.
    is_exhausted: bool = False


@dataclass(frozen=True)
class Infeasible:
    """No team can keep all demands: `demands` are the fewest that conflict.

    Without `is_smallest` time ran out before a smaller set was ruled out; with no
    demands at all, before it was known whether a team exists.
    """

    demands: tuple[Demand, ...]
    is_smallest: bool
