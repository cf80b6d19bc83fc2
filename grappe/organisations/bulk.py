"""Many organisations at once, from open data: found again, completed, or added.

Facts are named as the model's fields, but for `country` and `place` (codes as EU data
write them), `at` (latitude and longitude) and `source_id` (the source's own key).
"""

from typing import NamedTuple

from django.utils.text import slugify

from grappe.core.bulk import Written, add, fill, free_slugs, fresh, gaps, insert, update
from grappe.taxonomies.models import Country, Place

from .models import Identifier, Organisation
from .naming import name_key
from .querysets import in_country

Kind, Activity = Organisation.Kind, Organisation.Activity
KINDS = {
    Activity.HES: Kind.UNIVERSITY,
    Activity.REC: Kind.RESEARCH,
    Activity.PUB: Kind.PUBLIC,
}
#: Facts that fill a field of the same name.
PLAIN = ("pic", "vat", "acronym", "is_sme", "activity_type", "city", "website")
FIELDS = (*PLAIN, "country_id", "place_id", "lat", "lon")
LOADED = ("pk", "name", "kind", "merged_into", *FIELDS)
NAMELESS = "PIC "
MOST_REMEMBERED = 300_000


class Known(NamedTuple):
    """An organisation met before in this run, and what it still lacks."""

    pk: int
    gaps: frozenset


class OrganisationWriter:
    """Writes one run's organisations; `pk_of` then answers which one a fact is about."""

    def __init__(self):
        self.written = Written()
        self.countries = {}
        for country in Country.objects.all():
            self.countries[country.code] = country
            self.countries.setdefault(country.cordis_code or country.code, country)
        places = Place.objects.order_by("revision").values_list("code", "pk")
        self.places = dict(places)
        self.forget()

    def forget(self):
        """Trust nothing remembered: a transaction was rolled back."""
        self.known = {}

    def pk_of(self, facts):
        """The organisation that was written for these facts; None when there is none."""
        known = self.known.get(key_of(facts))
        return known.pk if known else None

    def write(self, rows):
        """Bring all these facts in, within the caller's transaction."""
        if len(self.known) > MOST_REMEMBERED:
            self.forget()
        wanted = self.news(rows)
        if not wanted:
            return
        finder = Finder(self.countries)
        things, changed, new = finder.find(wanted, self.known), {}, []
        for key, facts in wanted.items():
            thing = things.get(key) or finder.made_now(facts)
            if thing is None and (thing := new_organisation(facts)):
                new.append((key, thing))
                finder.remember(thing, facts)
            if thing is not None:
                things[key] = thing
                names = self.complete(thing, facts)
                if thing.pk:
                    changed.setdefault(thing, set()).update(names)
        self.save(new, changed, finder.unlinked(things))
        for key, thing in things.items():
            self.known[key] = Known(thing.pk, lacking(thing))

    def news(self, rows):
        """Key → facts, of those that may tell something new; the first word counts."""
        wanted = {}
        for facts in {id(facts): facts for facts in rows}.values():
            key = key_of(facts)
            known = self.known.get(key)
            if known and known.gaps.isdisjoint(facts):
                continue
            told = wanted.get(key)
            wanted[key] = facts if told is None else facts | told
        return wanted

    def complete(self, thing, facts):
        """Fill the gaps; answer the fields that changed."""
        told = {name: facts[name] for name in PLAIN if name in facts}
        if country := self.countries.get(facts.get("country")):
            told["country_id"] = country.pk
        if place := self.places.get(facts.get("place")):
            told["place_id"] = place
        if "at" in facts and thing.lat is None:
            told["lat"], told["lon"] = facts["at"]
        changed = fill(thing, told)
        if is_nameless(thing) and "name" in facts:
            thing.name, thing.name_key = facts["name"], name_key(facts["name"])
            changed |= {"name", "name_key"}
        if thing.kind == Kind.OTHER and (kind := kind_of(thing)) != Kind.OTHER:
            thing.kind = kind
            changed.add("kind")
        return {name.removesuffix("_id") for name in changed}

    def save(self, new, changed, links):
        update(Organisation, changed, self.written)
        slugs = [
            ("" if is_nameless(thing) else slugify(thing.name)[:100], certain_slug(key))
            for key, thing in new
        ]
        for (_key, thing), slug in zip(new, free_slugs(Organisation, slugs), strict=True):
            thing.slug = slug
        add(Organisation, [thing for _key, thing in new], self.written)
        rows = [(thing.pk, *key) for key, thing in links]
        insert(Identifier, ("organisation", "scheme", "value"), rows)


class Finder:
    """Finds the organisations that many facts are about: by key, then by name."""

    def __init__(self, countries):
        self.countries = countries
        self.by_pk = {}
        #: Organisations that take a PIC, and those made in this batch by name and country.
        self.claims, self.fresh = {}, {}
        #: Keys that are kept as identifiers already.
        self.linked = set()

    def find(self, wanted, known):
        """Key → organisation, of those that are there."""
        pks = {key: known[key].pk for key in wanted if key in known}
        pics = [value for scheme, value in wanted if scheme == "pic"]
        for key, pk in self.identifiers([value for scheme, value in wanted if scheme != "pic"]):
            if key in wanted:
                pks.setdefault(key, pk)
                self.linked.add(key)
        found = {("pic", one.pic): one for one in self.load(pic__in=pics)}
        self.load(pk__in=set(pks.values()) - set(self.by_pk))
        found |= {key: self.by_pk[pk] for key, pk in pks.items() if key in wanted}
        return found | self.by_name({k: f for k, f in wanted.items() if k not in found})

    def identifiers(self, values):
        """(key, organisation) of these keys of the source, and of all PICs given up."""
        rows = Identifier.objects.values_list("scheme", "value", "organisation")
        given_up = rows.filter(scheme=Identifier.Scheme.PIC)
        for scheme, value, pk in (*given_up, *rows.filter(value__in=values)):
            yield (scheme, value), pk

    def load(self, **condition):
        """Organisations as far as the writer needs them; each is one object only."""
        if not next(iter(condition.values())):
            return []
        rows = Organisation.objects.filter(**condition).only(*LOADED).order_by("pk")
        return [self.by_pk.setdefault(one.pk, one) for one in rows]

    def by_name(self, wanted):
        """As `OrganisationQuerySet.alike` finds one by name, for many."""
        keys = {
            key: name_key(facts["name"]) for key, facts in wanted.items() if "name" in facts
        }
        there = {}
        for one in self.load(name_key__in=set(keys.values())):
            same = there.setdefault(name_key(one.name), [])
            if (kept := self.kept(one)) not in same:
                same.append(kept)
        found = {}
        for key, name in keys.items():
            facts = wanted[key]
            same = [one for one in there.get(name, ()) if self.may_have(one, facts)]
            if one := in_country(same, self.countries.get(facts.get("country"))):
                self.claim(one, facts)
                found[key] = one
        return found

    def kept(self, one):
        """The organisation that this one was merged into, or itself."""
        while one.merged_into_id:
            self.load(pk__in=[one.merged_into_id])
            one = self.by_pk[one.merged_into_id]
        return one

    def may_have(self, one, facts):
        """Whether the organisation has no other PIC than the one that is told."""
        pic = facts.get("pic")
        return not pic or (one.pic or self.claims.get(id(one), "")) in ("", pic)

    def claim(self, one, facts):
        if "pic" in facts:
            self.claims[id(one)] = facts["pic"]

    def made_now(self, facts):
        """The one of this name and country that this batch makes already, or None."""
        one = self.fresh.get(self.identity(facts)) if "name" in facts else None
        if one is None or not self.may_have(one, facts):
            return None
        self.claim(one, facts)
        return one

    def unlinked(self, things):
        """(key, organisation) of the keys that nothing would lead to its organisation yet."""
        return [
            (key, one)
            for key, one in things.items()
            if key != ("pic", one.pic) and key not in self.linked
        ]

    def remember(self, one, facts):
        if "name" in facts:
            self.fresh.setdefault(self.identity(facts), one)

    def identity(self, facts):
        return name_key(facts["name"]), facts.get("country")


def new_organisation(facts):
    """Not yet saved; None when nothing is told but a source's own key."""
    if "name" in facts or "pic" in facts:
        name = facts.get("name") or NAMELESS + facts["pic"]
        key = name_key(name) if "name" in facts else name.lower()
        return fresh(Organisation, name=name, name_key=key)
    return None


def key_of(facts):
    """(scheme, value) by which the source knows the organisation."""
    pic = facts.get("pic")
    return ("pic", pic) if pic else (Identifier.Scheme.CORDIS.value, facts["source_id"])


def certain_slug(key):
    """A slug that no other organisation can have."""
    return f"{key[0]}-{key[1]}"


def is_nameless(thing):
    return thing.name == NAMELESS + thing.pic


def lacking(thing):
    """The facts that could still tell something about the organisation."""
    names = gaps(thing, FIELDS)
    facts = {name.removesuffix("_id") for name in names - {"lat", "lon"}}
    if "lat" in names:
        facts.add("at")
    if is_nameless(thing):
        facts.add("name")
    return frozenset(facts)


def kind_of(thing):
    """What the EU's type of activity means here; a company of unknown size stays open."""
    if thing.activity_type == Activity.PRC and thing.is_sme is not None:
        return Kind.SME if thing.is_sme else Kind.LARGE
    return KINDS.get(thing.activity_type, Kind.OTHER)
