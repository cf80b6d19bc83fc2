"""What holds for every rule and every consortium."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grappe.calls.eligibility import KINDS, Partner, Rule, check

from .schemes import SCHEMES, rules_of, statuses_at

TODAY = statuses_at("2026-01-01")
COUNTRIES = ["BE", "FR", "NO", "GB", "CH", "CA", "US", "AT", "PL", ""]
KINDS_OF_PARTNERS = ["sme", "startup", "large", "university", "centre", "other", ""]


def partners(**fixed):
    return st.builds(
        Partner,
        key=st.uuids().map(str),
        country=st.sampled_from(COUNTRIES),
        kind=st.sampled_from(KINDS_OF_PARTNERS),
        is_lead=st.booleans(),
        share=st.none() | st.integers(0, 900).map(lambda k: Decimal(k) * 1000),
        is_associated=st.booleans(),
        is_member=st.sampled_from([True, False, None]),
        fees_paid=st.sampled_from([True, False, None]),
        has_signed=st.sampled_from([True, False, None]),
        group=st.sampled_from(["", "", "acme"]),
    ) | st.builds(Partner, key=st.uuids().map(str), country=st.sampled_from(COUNTRIES))


teams = st.lists(partners(), max_size=7, unique_by=lambda one: one.key)
schemes = st.sampled_from(sorted(SCHEMES))


@settings(max_examples=150, deadline=None)
@given(schemes, teams, partners())
def test_one_more_partner_never_breaks_a_minimum(scheme, team, another):
    least = [rule for rule in rules_of(scheme) if rule.kind == "at_least"]
    before, after = check(least, team, TODAY), check(least, [*team, another], TODAY)
    for earlier, later in zip(before, after, strict=True):
        assert earlier.light != "met" or later.light == "met"


@settings(max_examples=100, deadline=None)
@given(schemes, teams, st.randoms(), st.none() | st.integers(1, 60))
def test_the_order_of_partners_says_nothing(scheme, team, random, months):
    mixed = random.sample(team, len(team))
    rules = rules_of(scheme)
    assert check(rules, team, TODAY, months) == check(rules, mixed, TODAY, months)


json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)
NAMES = ["count", "unit", "part", "per", "months", "fact", "statuses", "kinds", "regions"]


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from([*KINDS, "telepathy"]),
    st.dictionaries(st.sampled_from(NAMES), json_values) | json_values,
    teams,
)
def test_whatever_a_rule_says_there_is_an_answer(kind, values, team):
    [finding] = check([Rule(kind, values)], team, TODAY)
    assert finding.light in ("met", "unmet", "open")


@pytest.mark.parametrize("rule", [Rule("telepathy", {}), Rule("at_least", {"count": "many"})])
def test_a_rule_nobody_understands_stays_open(rule):
    [finding] = check([rule], [Partner("a", country="BE")], TODAY)
    assert finding.light == "open"


def test_a_met_light_stays_whatever_the_missing_facts_turn_out_to_be():
    rule = Rule("at_least", {"count": 1, "kinds": ["sme"]})
    unsure, sure = Partner("a"), Partner("b", kind="sme")
    assert check([rule], [unsure], TODAY)[0].light == "open"
    assert check([rule], [unsure, sure], TODAY)[0].light == "met"
