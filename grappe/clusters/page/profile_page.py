"""The whole public page as one value."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.utils.timezone import now

from grappe.taxonomies.models import Country

from ..backing import Records, records
from ..composition import Composition, composition
from ..models import Claim, Cluster
from ..profile import TEXTS
from .projects import shown_projects
from .rows import small_rows
from .terms import shown_terms

LATEST = 6


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
        """{name: (text, language, whether it is not the reader's own)} of the free texts."""
        found = {}
        for name in TEXTS:
            text, language = self.text(name)
            found[name] = {"text": text, "lang": language, "other": language != self.language}
        return found

    def text(self, name):
        if self.language == self.cluster.main_language:
            return getattr(self.cluster, name), self.language
        return self.cluster.text_in(name, self.language)

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
    def agreements(self):
        """The agreements with the names of their countries."""
        codes = {row.third for row in self.rows["agreements"]}
        countries = Country.objects.in_bulk([code for code in codes if code])
        return [
            {
                "name": row.name,
                "text": row.second,
                "country": countries.get(row.third, ""),
                "region": row.fourth,
            }
            for row in self.rows["agreements"]
        ]

    @cached_property
    def events(self):
        return list(self.cluster.events.filter(is_published=True).upcoming(now())[:LATEST])

    @cached_property
    def news(self):
        return list(self.cluster.news.filter(is_published=True)[:LATEST])

    @cached_property
    def practices(self):
        return list(self.cluster.practices.filter(is_published=True)[:LATEST])


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
