"""What in a profile does not agree, or cannot be so. A warning refuses nothing."""

from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..composition import PARTS
from ..models import Claim
from .parts import SECTION_OF, Step

Topic = Claim.Topic
#: A figure older than this should be stated anew.
OLD = timedelta(days=2 * 365)


def contradictions(cluster, claims, composition, agreements, today):
    """Every warning about the profile, each with the section where it is mended.

    `agreements` is the number of agreements that name no country.
    """
    return (
        *of_composition(claims),
        *of_register(composition),
        *of_identity(cluster),
        *of_days(cluster, claims, today),
        *of_agreements(agreements),
    )


def of_composition(claims):
    """The declared parts add up, and start-ups are among the SMEs."""
    stated = {
        claim.topic: int(claim.value)
        for claim in claims
        if claim.kind == Claim.Kind.COMPOSITION and claim.value is not None
    }
    parts = sum(stated.get(topic, 0) for topic in PARTS)
    members = stated.get(Topic.MEMBERS)
    if members is not None and parts and members != parts:
        text = _(
            "The page states %(members)s members, but the kinds of members add up to %(sum)s."
        )
        yield Step(text % {"members": members, "sum": parts}, "composition")
    if stated.get(Topic.STARTUPS, 0) > stated.get(Topic.SMES, parts or members or 0):
        yield Step(
            _("There are more start-ups than SMEs, but start-ups are SMEs too."), "composition"
        )


def of_register(composition):
    """The register and the declared figures agree."""
    if composition.differences:
        words = [
            _("%(what)s: %(counted)s in the register, %(declared)s stated")
            % {"what": part.label, "counted": part.value, "declared": part.declared}
            for part in composition.differences
        ]
        text = _("The register and the stated figures differ (%(which)s).")
        yield Step(text % {"which": "; ".join(words)}, "composition")


def of_identity(cluster):
    """The region lies in the country; a public page leads to a website."""
    if cluster.place and cluster.place.country_id != cluster.country_id:
        words = {"place": cluster.place, "country": cluster.country}
        yield Step(_("%(place)s is not a region of %(country)s.") % words, "identity")
    if cluster.is_published and not cluster.website:
        yield Step(_("The page is public, but names no website."), "identity")


def of_days(cluster, claims, today):
    """Nothing lies ahead that has happened, and no figure is too old."""
    if cluster.established_on and cluster.established_on > today:
        yield Step(_("The day of establishment has not come yet."), "organisation")
    dated = [claim for claim in claims if claim.as_of]
    for kind, section in SECTION_OF.items():
        days = [claim.as_of for claim in dated if claim.kind == kind]
        if ahead := sum(day > today for day in days):
            text = ngettext(
                "%(count)s figure is dated in the future.",
                "%(count)s figures are dated in the future.",
                ahead,
            )
            yield Step(text % {"count": ahead}, section)
        if old := sum(day < today - OLD for day in days):
            text = ngettext(
                "%(count)s figure is older than two years.",
                "%(count)s figures are older than two years.",
                old,
            )
            yield Step(text % {"count": old}, section)


def of_agreements(without_country):
    """Each agreement says with which country it is."""
    if without_country:
        text = ngettext(
            "%(count)s agreement names no country.",
            "%(count)s agreements name no country.",
            without_country,
        )
        yield Step(text % {"count": without_country}, "agreements")
