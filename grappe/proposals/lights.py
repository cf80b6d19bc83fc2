"""How a team stands against its rules: each rule with its light, recomputed each time."""

from dataclasses import dataclass
from typing import Any

from django.utils.timezone import localdate

from grappe.calls import eligibility
from grappe.calls.findings import light_of, sentence_of
from grappe.calls.statuses import statuses_on

from .models import Partner


@dataclass(frozen=True)
class Light:
    """One rule: `finding` as computed, `sentence` and `label` as people read it."""

    finding: Any
    label: Any
    sentence: str
    partners: tuple[Any, ...]

    @property
    def tag(self):
        return {"met": "good", "unmet": "bad"}.get(self.finding.light, "warn")


def lights(consortium, team):
    """Each rule of the consortium with its light, for the partners in `team`; nothing where
    no rules are recorded."""
    rule_set = consortium.rules_kept()
    if rule_set is None:
        return []
    day = consortium.call.day_of_rules() if consortium.call else localdate()
    found = eligibility.check(
        rule_set.as_rules(), as_partners(consortium, team), statuses_on(day), consortium.months
    )
    by_key = {str(one.pk): one.organisation for one in team}
    names = {key: str(one) for key, one in by_key.items()}
    return [
        Light(
            one,
            light_of(one),
            sentence_of(one, names),
            tuple(by_key[key] for key in one.partners if key in by_key),
        )
        for one in found
    ]


def as_partners(consortium, team):
    """The partners as the rules take them."""
    members = memberships(consortium, team)
    return [
        eligibility.Partner(
            key=str(one.pk),
            name=str(one.organisation),
            country=one.organisation.country_id or "",
            kind=one.organisation.kind if one.organisation.kind != "other" else "",
            region=one.organisation.place.code if one.organisation.place else "",
            is_lead=one.role == Partner.Role.COORDINATOR,
            share=one.share,
            is_associated=one.role == Partner.Role.ASSOCIATED,
            **members.get(one.organisation_id, {}),
        )
        for one in team
    ]


def memberships(consortium, team):
    """{organisation: membership and fees} in the cluster whose call it is."""
    cluster = consortium.call.cluster if consortium.call else None
    if cluster is None:
        return {}
    organisations = [one.organisation_id for one in team]
    rows = cluster.memberships.current().filter(organisation__in=organisations)
    paid = {row.organisation_id: row.fee in ("paid", "waived") for row in rows}
    return {
        one.organisation_id: {
            "is_member": one.organisation_id in paid,
            "fees_paid": paid.get(one.organisation_id, False),
        }
        for one in team
    }
