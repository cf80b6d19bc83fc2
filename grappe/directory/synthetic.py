"""Invented organisations in any number, for measuring only."""

from itertools import islice
from random import Random

from django.db import transaction

from grappe.organisations.models import Organisation
from grappe.taxonomies.models import Country, Place, Term

FIELDS = (
    "cell therapy|gene therapy|in vitro diagnostics|medical imaging|photonics|robotics|wood"
    "|hydrogen|batteries|textiles|food safety|water treatment|satellites|big data|biologics"
    "|thérapie cellulaire|capteurs|celtherapie|lasertechniek|Zelltherapie|Werkstoffe"
).split("|")
FIRST = (
    "Nor Vel Ari Bel Kor Lum Sol Tek Ova Pri Zen Mar Fen Gal Hel Ixo Jun Qua Rho Syl".split()
)
SECOND = "tra vex nis dor lia mund pex gen win tal ris mon vara bex cor fia lus pol".split()
LAST = "Labs|Systems|Bio|Diagnostics|Therapeutics|GmbH|SA|BV|Ltd|Institute|Works|Group".split(
    "|"
)
SENTENCES = (
    "{0} develops {1} and {2} for industry and hospitals in {3}.",
    "We offer services in {1}, and look for partners in {2}.",
    "{0} est une entreprise de {3}, active dans le domaine de {1} avec {2}.",
    "{0} is een onderneming uit {3} voor {1} en {2}.",
    "{0} ist ein Unternehmen aus {3} und entwickelt {1} mit {2}.",
)
KINDS = ("sme",) * 6 + ("startup", "large", "research", "university", "centre", "public")
SCHEMES = ("nace2", "ecosystems", "s3", "ipc", "services", "languages")
BATCH = 5_000


def make(number, progress=iter, seed=7):
    """Add this many organisations, the same ones for the same seed; yields nothing."""
    world = World(seed)
    first = Organisation.objects.filter(slug__startswith="synthetic-").count()
    numbers = iter(progress(range(first, first + number)))
    while batch := [world.organisation(one) for one in islice(numbers, BATCH)]:
        with transaction.atomic():
            rows = Organisation.objects.bulk_create(batch)
            link = Organisation.capabilities.through
            link.objects.bulk_create(
                link(organisation_id=row.pk, term_id=term)
                for row in rows
                for term in world.terms()
            )


class World:
    """Where the invented organisations stand and what they could do."""

    def __init__(self, seed):
        self.random = Random(seed)  # noqa: S311 - nothing secret is drawn
        places = Place.objects.filter(level__gte=2)
        self.places = list(places.values_list("pk", "country", "name", "lat", "lon"))
        self.countries = list(Country.objects.values_list("pk", flat=True))
        if not self.countries:
            raise LookupError("There are no countries yet; run `grappe load_taxonomies` first.")
        self.by_scheme = [
            pks
            for scheme in SCHEMES
            if (pks := list(Term.objects.in_scheme(scheme).values_list("pk", flat=True)))
        ]

    def organisation(self, number):
        """One organisation, not yet saved."""
        draw = self.random
        where = draw.choice(self.places) if self.places else (None, None, "Nowhere", None, None)
        place, country, city, lat, lon = where
        fields = draw.sample(FIELDS, 2)
        stem = draw.choice(FIRST) + draw.choice(SECOND) + draw.choice(("", draw.choice(SECOND)))
        trade = draw.choice(FIELDS).title() if draw.random() < 0.2 else draw.choice(LAST)
        name = f"{stem} {trade}"
        return Organisation(
            name=name,
            slug=f"synthetic-{number}",
            kind=draw.choice(KINDS),
            summary=draw.choice(SENTENCES).format(name, *fields, city),
            country_id=country or draw.choice(self.countries),
            place_id=place,
            city=city[:100],
            lat=lat and lat + draw.uniform(-0.2, 0.2),
            lon=lon and lon + draw.uniform(-0.2, 0.2),
            is_invented=True,
        )

    def terms(self):
        """Two or three different capabilities."""
        some = self.random.sample(self.by_scheme, min(len(self.by_scheme), 2))
        return {self.random.choice(pks) for pks in some}
