"""The whole public page as one value."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.utils.timezone import localdate

from ..backing import Records, records
from ..composition import Composition, composition
from ..models import Claim, Cluster
from ..profile import section_named
from .cooperation import agreements, day, networks
from .latest import latest
from .projects import shown_projects
from .rows import small_rows
from .terms import shown_terms
from .texts import shown_texts


@dataclass
class ProfilePage:
    """What a reader in one language sees of one cluster."""

    cluster: Cluster
    language: str
    terms: dict[str, list[Any]] = field(default_factory=dict)
    rows: dict[str, list[Any]] = field(default_factory=dict)
    projects: list[Any] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    backing: Records = field(default_factory=lambda: Records({}))

    @cached_property
    def texts(self):
        return shown_texts(self.cluster, self.language)

    @cached_property
    def composition(self) -> Composition:
        return composition(self.claims, self.backing.counts)

    @cached_property
    def achievements(self):
        """The figures with their state, then the statements."""
        stated = [one for one in self.claims if one.kind == Claim.Kind.ACHIEVEMENT]
        return [self.backing.state_of(claim) for claim in stated if claim.value is not None]

    @cached_property
    def statements(self):
        stated = [one for one in self.claims if one.kind == Claim.Kind.ACHIEVEMENT]
        return [claim for claim in stated if claim.value is None]

    @cached_property
    def former_completeness(self):
        wanted = Claim.Topic.COMPLETENESS
        return next((one for one in self.claims if one.topic == wanted), None)

    @cached_property
    def filled(self):
        """The joined sections of the page that hold something: visitors see no others."""
        rows = self.rows
        held = {
            "organisation": self.holds("organisation", "upskilling")
            or rows["team"]
            or rows["labels"],
            "focus": self.holds("focus", "services"),
            "cooperation": self.holds("international", "transnational")
            or rows["network_roles"]
            or rows["agreements"],
            "latest": any(self.latest.values()),
        }
        return {name for name, is_held in held.items() if is_held}

    def holds(self, *sections):
        """Whether a field of these sections of the profile holds something."""
        names = [name for slug in sections for name in section_named(slug).fields]
        return any(self.terms.get(name) or self.holds_plainly(name) for name in names)

    def holds_plainly(self, name):
        field = Cluster._meta.get_field(name)
        return not field.many_to_many and bool(getattr(self.cluster, field.attname))

    @cached_property
    def networks(self):
        return networks(self.rows["network_roles"])

    @cached_property
    def agreements(self):
        return agreements(self.rows["agreements"])

    @cached_property
    def labels(self):
        """Each label with the days on which it was awarded and ends."""
        found = [(row.name, day(row.second), day(row.third)) for row in self.rows["labels"]]
        return [
            {"name": name, "awarded": start, "ends": end, "is_over": end and end < localdate()}
            for name, start, end in found
        ]

    @cached_property
    def latest(self):
        """{"events", "news", "practices": rows} as the public sees them."""
        return latest(self.cluster)


def profile_page(cluster: Cluster, language: str) -> ProfilePage:
    """Read everything that the page needs; the rest is read when a template asks."""
    return ProfilePage(
        cluster=cluster,
        language=language,
        terms=shown_terms(cluster),
        rows=small_rows(cluster),
        projects=shown_projects(cluster),
        claims=list(cluster.claims.order_by("pk")),
        backing=records(cluster),
    )
