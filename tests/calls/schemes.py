"""The schemes' rules as their files have them, and partners in a word or two."""

from decimal import Decimal

from grappe.calls.eligibility import Partner, Rule, check
from grappe.calls.rules.reading import rule_files
from grappe.taxonomies.vocabulary.entries import rows

SCHEMES = {content["scheme"]: content for content in rule_files()}
COUNTRY_STATUSES = list(rows("country_status.csv"))


def rules_of(scheme):
    return tuple(
        Rule(one["kind"], one["values"], one["quote"], one.get("source", ""), one["number"])
        for one in SCHEMES[scheme]["rules"]
    )


def statuses_at(day):
    """As `statuses_on`, from the file, so that pure tests need no database."""
    held = {}
    for line in COUNTRY_STATUSES:
        if line["starts_on"] <= day <= (line["ends_on"] or "9999-12-31"):
            held.setdefault(line["country"], set()).add(line["status"])
    return {country: frozenset(names) for country, names in held.items()}


def team(*words, **common):
    """`team("BE sme 60 lead", "FR")`: country, kind, share in thousands, lead."""
    return [partner(number, word.split(), common) for number, word in enumerate(words)]


def partner(number, words, common):
    country, *others = words
    fields = {"key": f"p{number}", "country": country} | common
    for word in others:
        if word.isdigit():
            fields["share"] = Decimal(word) * 1000
        elif word in ("lead", "associated"):
            fields[f"is_{word}"] = True
        elif word.isupper():
            fields["region"] = word
        elif "=" in word:
            fields |= [word.split("=")]
        else:
            fields["kind"] = word
    return Partner(**fields)


def lights(scheme, partners, day="2026-01-01", months=None):
    """Each rule's number with its light."""
    found = check(rules_of(scheme), partners, statuses_at(day), months)
    return {finding.rule.number: finding.light for finding in found}
