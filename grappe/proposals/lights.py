"""How a team stands against its rules: each rule with its light, recomputed each time."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from grappe.calls.eligibility import Finding, check
from grappe.calls.eligibility import Partner as EligiblePartner
from grappe.calls.findings import light_of, sentence_of
from grappe.calls.statuses import statuses_on

from .models import Partner

#: Rules for which one more partner may turn the light.
CURED_BY_PARTNERS = ("at_least", "lead", "min_share")
SIGNS = {"met": "✓", "unmet": "✗", "open": "?"}
COUNTED = {
    "met": _("%(count)s met"),
    "unmet": _("%(count)s not met"),
    "open": _("%(count)s cannot be told yet"),
}
TAGS = {"met": "good", "unmet": "bad", "open": "warn"}


@dataclass(frozen=True)
class Light:
    """One rule of the set and how it stands: `finding` as computed, the rest as people read it.

    `wishes` are those with which a search for whom the rule lacks begins; None where
    nobody new would help.
    """

    rule: Any
    finding: Finding
    sentence: str
    wishes: dict[str, list[str]] | None

    @property
    def is_unmet(self):
        return self.finding.light == "unmet"

    @property
    def label(self):
        return light_of(self.finding)

    @property
    def sign(self):
        return SIGNS[self.finding.light]

    @property
    def tag(self):
        return TAGS[self.finding.light]

    @property
    def source(self):
        return self.finding.rule.source


def lights(consortium, team):
    """Each rule of the consortium with its light, for the partners in `team`; nothing where
    no rules are recorded."""
    rule_set = consortium.rules_kept()
    if rule_set is None:
        return []
    day = consortium.call.day_of_rules() if consortium.call else localdate()
    statuses, rules = statuses_on(day), list(rule_set.rules.all())
    partners = as_partners(consortium, team)
    found = check([rule.as_rule() for rule in rules], partners, statuses, consortium.months)
    names = {str(one.pk): str(one.organisation) for one in team}
    return [
        Light(rule, one, sentence_of(one, names), wishes(one, statuses))
        for rule, one in zip(rules, found, strict=True)
    ]


def signs(lights):
    """How many rules stand how, in words: (sign, text) of each light that occurs."""
    counts = Counter(light.finding.light for light in lights)
    return [
        {"sign": SIGNS[name], "text": COUNTED[name] % {"count": counts[name]}}
        for name in SIGNS
        if counts[name]
    ]


def wishes(finding, statuses):
    """Kinds and countries of those whom the rule lacks; None where nobody new would help."""
    if finding.light != "unmet" or finding.rule.kind not in CURED_BY_PARTNERS:
        return None
    missing = finding.missing
    wanted, there = set(missing.get("statuses", ())), set(missing.get("other_than", ()))
    countries = [code for code, held in statuses.items() if held & wanted and code not in there]
    return {"kind": list(missing.get("kinds", ())), "country": countries}


def as_partners(consortium, team):
    """The partners as the rules take them."""
    members = memberships(consortium, team)
    return [
        EligiblePartner(
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
