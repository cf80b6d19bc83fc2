"""Verbs on organisations."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from grappe.activity.actions import record, save_with_history
from grappe.core.errors import RuleBroken
from grappe.core.forms import free_slug
from grappe.taxonomies.models import Country

from .models import Organisation
from .naming import LONGEST

SECTION = Organisation.PROFILE[0]


def identify(
    name: str,
    country: Country | None = None,
    city: str = "",
    pic: str = "",
    vat: str = "",
    ror: str = "",
    kind: str = "",
    by: Any = None,
) -> Organisation:
    """The one organisation that is meant: found, with its gaps filled, or made.

    Looks by PIC, VAT number, ROR identifier, then by name and country, however the name
    is written. What is known of the organisation is never replaced.
    """
    identifiers = {"pic": pic.strip(), "vat": plain_vat(vat), "ror": plain_ror(ror)}
    facts = identifiers | {"country": country, "city": city.strip()[:100], "kind": kind}
    name = " ".join(name.split())[:LONGEST].strip()
    if not name:
        raise RuleBroken(_("An organisation needs a name."))
    if found := Organisation.objects.alike(name, country, **identifiers):
        return fill_gaps(found, facts, by)
    try:
        with transaction.atomic():
            return add(name, facts, by)
    except IntegrityError:  # somebody made it at the same moment
        found = Organisation.objects.alike(name, country, **identifiers)
        if found is None:
            raise
        return fill_gaps(found, facts, by)


def add(name: str, facts: dict[str, Any], by: Any) -> Organisation:
    """A new organisation with the facts that are known."""
    known = {fact: value for fact, value in facts.items() if value}
    slug = free_slug(Organisation, name)
    organisation = Organisation.objects.create(name=name, slug=slug, **known)
    record(by, "added", organisation)
    return organisation


def fill_gaps(organisation: Organisation, facts: dict[str, Any], by: Any) -> Organisation:
    """Write the facts that the organisation lacks; keep all others as they are."""
    unknown = {"kind": Organisation.Kind.OTHER}
    gaps = {
        fact: value
        for fact, value in facts.items()
        if value and (getattr(organisation, fact) or None) in (None, unknown.get(fact))
    }
    gaps = {fact: value for fact, value in gaps.items() if getattr(organisation, fact) != value}
    if gaps:
        for fact, value in gaps.items():
            setattr(organisation, fact, value)
        save_with_history(organisation, SECTION, organisation.save, by)
    return organisation


def plain_vat(text: str) -> str:
    """A VAT number in capitals, without blanks, dots and dashes."""
    return "".join(sign for sign in text if sign.isalnum()).upper()[:20]


def plain_ror(text: str) -> str:
    """The identifier alone, of an address such as https://ror.org/03yrm5c26."""
    return text.strip().rstrip("/").rpartition("/")[2][:30].lower()
