"""Asking the database what the four parts are made of; eight queries at most."""

from django.db.models import Max
from django.db.models.fields.json import KT
from django.utils.timezone import localdate, now

from grappe.activity.models import Activity, Revision

from ..backing import records
from ..composition import composition
from ..filled import filled_sections
from ..models import Claim, Cluster
from . import parts
from .contradictions import contradictions
from .parts import SECTION_OF, Age

#: Sections that nobody needs to fill: what an import left, and other languages.
NOT_ASKED = {"former", "unresolved", "translations"}
ASKED = tuple(section for section in Cluster.PROFILE if section.slug not in NOT_ASKED)
#: Acts in the trail that keep a section fresh; those on the register name none.
ACTS = ("confirmed", "added member", "changed member", "removed member", "imported members")


def completeness(cluster, at=None):
    """How complete the profile is at the moment `at` (now, unless given)."""
    at = at or now()
    found, claims = records(cluster), list(cluster.claims.order_by("pk"))
    stated = [claim for claim in claims if claim.kind in SECTION_OF]
    counted = {topic: found.counts.get(topic, 0) for topic in Claim.Topic.values}
    members = composition(claims, counted)
    filled = filled_sections(cluster) | ({"composition"} if members.is_counted else set())
    ages = ages_of(cluster, filled, at)
    warnings = contradictions(
        cluster, stated, members, agreements_without_country(cluster), localdate(at)
    )
    is_unstated = members.is_counted and not any(
        claim.topic == Claim.Topic.MEMBERS for claim in stated
    )
    states = [found.state_of(claim) for claim in stated]
    return parts.completed(
        (
            parts.presence(filled, ASKED),
            parts.freshness(ages),
            parts.proof(states, is_unstated),
            parts.consistency(warnings),
        ),
        warnings=warnings,
        old=tuple(sorted((age for age in ages if age.is_old), key=lambda age: -age.days)),
        former=former_percentage(claims),
    )


def ages_of(cluster, filled, at):
    """Each filled section with the moment when it was last saved or confirmed.

    One that was never touched is as old as the page.
    """
    touched = last_touched(cluster)
    found = []
    for section in ASKED:
        if section.slug in filled:
            last = touched.get(section.slug) or cluster.registered_at
            found.append(Age(section, last, max(0, (at - last).days)))
    return found


def last_touched(cluster):
    """{section: when it was last saved or confirmed}; the register's changes keep the
    composition fresh."""
    saved = Revision.objects.about(cluster).order_by().values_list("section")
    acts = Activity.objects.about(cluster).filter(verb__in=ACTS).order_by()
    found = dict(saved.annotate(Max("at")))
    for section, at in acts.values_list(KT("details__section")).annotate(Max("at")):
        section = section or "composition"
        found[section] = max(at, found.get(section, at))
    return found


def agreements_without_country(cluster):
    """How many agreements name no country."""
    agreements = Cluster.section("agreements").rows_of(cluster)
    return agreements.filter(country=None).count()


def former_percentage(claims):
    """What the former page stated of itself, or None."""
    stated = (
        int(claim.value)
        for claim in claims
        if claim.topic == Claim.Topic.COMPLETENESS and claim.value is not None
    )
    return next(stated, None)
