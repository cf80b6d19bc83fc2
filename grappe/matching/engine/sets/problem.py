"""What a consortium is built from, and what is wanted of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from grappe.calls.eligibility import Partner, Rule, Statuses

CENT = Decimal("0.01")


@dataclass(frozen=True)
class Candidate:
    """An organisation that might join; "" and None say that a fact is not known."""

    key: str
    #: How good a partner it is, as the matcher says.
    score: float = 0.0
    name: str = ""
    kind: str = ""
    country: str = ""
    region: str = ""
    #: Topic → how strong it is there, from 0 to 1.
    topics: Mapping[str, float] = field(default_factory=dict)
    #: The money it asks for, in EUR.
    cost: float | None = None
    is_associated: bool = False
    is_member: bool | None = None
    fees_paid: bool | None = None
    has_signed: bool | None = None
    group: str = ""

    @property
    def is_paid(self) -> bool:
        return self.cost is not None and not self.is_associated

    @property
    def paid(self) -> float:
        return float(self.cost or 0.0) if self.is_paid else 0.0

    def as_partner(self, share: float | None = None, is_lead: bool = False) -> Partner:
        """The candidate as the rules see it."""
        return Partner(
            key=self.key,
            name=self.name,
            country=self.country,
            kind=self.kind,
            region=self.region,
            is_lead=is_lead,
            share=Decimal(str(share)).quantize(CENT) if share is not None else None,
            is_associated=self.is_associated,
            is_member=self.is_member,
            fees_paid=self.fees_paid,
            has_signed=self.has_signed,
            group=self.group,
        )


@dataclass(frozen=True)
class Wanted:
    """Topics, size, money, fixed and excluded partners, and the rules to keep."""

    #: Topic → how much its full coverage is worth, in units of score.
    topics: Mapping[str, float] = field(default_factory=dict)
    smallest: int = 1
    largest: int = 8
    #: In EUR; costs that are not known do not count.
    budget: float | None = None
    #: By which part a partner's share may differ from the money it asks for.
    play: float = 0.0
    fixed: frozenset[str] = frozenset()
    excluded: frozenset[str] = frozenset()
    lead: str | None = None
    rules: tuple[Rule, ...] = ()
    statuses: Statuses = field(default_factory=dict)
    months: int | None = None
    #: What each further partner costs in score: small teams are easier to run.
    size_cost: float = 0.01
