"""Partners as the rules of consortia see them, and who among them a rule speaks of."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

#: What each country is on the day: {"BE": {"member_state", "eurostars"}}.
Statuses = Mapping[str, frozenset[str]]

#: What a rule may count.
UNITS = ("partner", "entity", "country")


@dataclass(frozen=True)
class Partner:
    """What the rules need to know of one partner; "" and None say that it is not known."""

    key: str
    name: str = ""
    country: str = ""
    kind: str = ""
    region: str = ""
    is_lead: bool = False
    #: Its part of the budget in EUR.
    share: Decimal | None = None
    #: Takes part without money and does not count as a beneficiary.
    is_associated: bool = False
    is_member: bool | None = None
    fees_paid: bool | None = None
    has_signed: bool | None = None
    #: Partners of one group (linked enterprises) are not independent of each other.
    group: str = ""

    @property
    def entity(self) -> str:
        """The same for partners that are not independent of each other."""
        return f"group {self.group}" if self.group else f"partner {self.key}"


@dataclass(frozen=True)
class Who:
    """The partners that a rule speaks of."""

    statuses: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> "Who":
        return cls(*(_words(values.get(name, ())) for name in ("statuses", "kinds", "regions")))

    def fits(self, partner: Partner, statuses: Statuses) -> bool | None:
        """Whether the rule speaks of the partner; None where a fact is missing."""
        verdicts = (
            self._fits_status(partner.country, statuses),
            self._fits_kind(partner.kind),
            self._fits_region(partner),
        )
        return all_of(verdicts)

    def as_values(self) -> dict[str, list[str]]:
        named = {"statuses": self.statuses, "kinds": self.kinds, "regions": self.regions}
        return {name: list(words) for name, words in named.items() if words}

    def _fits_status(self, country: str, statuses: Statuses) -> bool | None:
        if not self.statuses:
            return True
        return (
            bool(statuses.get(country, frozenset()) & set(self.statuses)) if country else None
        )

    def _fits_kind(self, kind: str) -> bool | None:
        if not self.kinds:
            return True
        return kind in self.kinds if kind else None

    def _fits_region(self, partner: Partner) -> bool | None:
        place = partner.region or partner.country
        if not self.regions:
            return True
        if any(place.startswith(region) for region in self.regions if place):
            return True
        may = not place or any(region.startswith(place) for region in self.regions)
        return None if may else False


@dataclass(frozen=True)
class Team:
    """A consortium on a day, in an order that does not depend on how it was given."""

    partners: tuple[Partner, ...]
    statuses: Statuses
    months: int | None = None

    @property
    def beneficiaries(self) -> tuple[Partner, ...]:
        return tuple(one for one in self.partners if not one.is_associated)

    def those(self, who: Who) -> tuple[list[Partner], list[Partner]]:
        """The beneficiaries that fit for sure, and those that fit or may fit."""
        verdicts = [(one, who.fits(one, self.statuses)) for one in self.beneficiaries]
        sure = [one for one, verdict in verdicts if verdict]
        return sure, [one for one, verdict in verdicts if verdict is not False]


def all_of(verdicts: Iterable[bool | None]) -> bool | None:
    """False if one is False, else None if one is not known, else True."""
    seen = set(verdicts)
    return False if False in seen else None if None in seen else True


def independent_countries(partners: Iterable[Partner]) -> list[str]:
    """The most countries that can each be stood for by an entity of its own.

    Entities of one group can stand for one country only; a partner of unknown country
    counts as one more country.
    """
    entities: dict[str, set[str]] = {}
    for one in partners:
        entities.setdefault(one.country or f"? {one.key}", set()).add(one.entity)
    taken: dict[str, str] = {}

    def seat(country: str, tried: set[str]) -> bool:
        for entity in sorted(entities[country]):
            if entity in tried:
                continue
            tried.add(entity)
            if entity not in taken or seat(taken[entity], tried):
                taken[entity] = country
                return True
        return False

    return [country for country in sorted(entities) if seat(country, set())]


def counted(unit: str, partners: Sequence[Partner]) -> list[str]:
    """What a rule counts: partners, entities independent of each other, or countries."""
    if unit == "country":
        return independent_countries(partners)
    if unit == "entity":
        return sorted({one.entity for one in partners})
    return [one.key for one in partners]


def _words(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        raise TypeError(value)
    return tuple(str(word) for word in value)
