"""Rules are versioned data, loaded from files and found for a call."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.serializers import deserialize, serialize
from django.urls import reverse

from grappe.calls.eligibility import check
from grappe.calls.models import Rule, RuleSet
from grappe.calls.rules import rules_for
from grappe.calls.statuses import statuses_on
from grappe.taxonomies.models import CountryStatus

from .schemes import team

DAY = date(2026, 1, 1)


@pytest.fixture
def loaded(db):
    call_command("load_rules", verbosity=0)


def test_a_second_load_changes_nothing(loaded):
    before = list(RuleSet.objects.values()), list(Rule.objects.values())
    call_command("load_rules", verbosity=0)
    assert (list(RuleSet.objects.values()), list(Rule.objects.values())) == before


def test_a_rule_that_left_its_file_leaves_the_rule_set(loaded):
    rule_set = RuleSet.objects.get(scheme="horizon-csa")
    rule_set.rules.create(number="99", kind="by_person", quote="Gone by now.")
    call_command("load_rules", verbosity=0)
    assert not rule_set.rules.filter(number="99").exists()


def test_every_rule_is_valid_and_quotes_its_source(loaded):
    for rule in Rule.objects.select_related("rule_set"):
        rule.full_clean()
        assert rule.quote
        assert rule.as_rule().source
        assert rule.rule_set.source_url


@pytest.mark.parametrize(
    ("action_type", "programme", "topic", "scheme"),
    [
        ("RIA", "Horizon Europe", "", "horizon-ria-ia"),
        ("IA", "", "HORIZON-WIDERA-2026-ACCESS-01", "horizon-ria-ia"),
        ("IA", "Horizon Europe", "HORIZON-HLTH-2026-01", "horizon-ria-ia-pillar-2"),
        ("CSA", "Horizon Europe", "HORIZON-CL4-2026-1", "horizon-csa"),
        ("Eurostars", "", "", "eurostars-3"),
        ("CSA", "Digital Europe", "", None),
        ("RIA", "Horizon Europe", "HORIZON-EURATOM-2026-1", None),
        ("Prize", "Horizon Europe", "", None),
        ("", "", "", None),
    ],
)
def test_a_call_finds_its_rules(loaded, action_type, programme, topic, scheme):
    found = rules_for(action_type, DAY, programme, topic)
    assert (found and found.scheme) == scheme


def test_rules_hold_within_their_dates(loaded):
    assert rules_for("RIA", date(2020, 12, 31)) is None
    old = RuleSet.objects.get(scheme="horizon-ria-ia")
    RuleSet.objects.filter(pk=old.pk).update(valid_to=date(2025, 12, 31))
    newer = RuleSet.objects.create(
        scheme=old.scheme, version="2026", name="Newer", action_types=["RIA"], valid_from=DAY
    )
    assert rules_for("RIA", date(2025, 12, 31)) == old
    assert rules_for("RIA", DAY) == newer
    assert not RuleSet.objects.get(pk=old.pk).is_valid(DAY)


def test_a_rule_set_does_not_end_before_it_begins(db):
    wrong = RuleSet(scheme="a", version="1", name="A", source="s", valid_from=DAY)
    wrong.valid_to = date(2025, 1, 1)
    with pytest.raises(ValidationError):
        wrong.full_clean()


def test_finding_rules_asks_twice(loaded, django_assert_num_queries):
    with django_assert_num_queries(2):
        assert len(rules_for("Eurostars", DAY).as_rules()) == 9


def test_parts_of_a_budget_stay_exact(loaded):
    rules = rules_for("Eurostars", DAY).as_rules()
    found = check(rules, team("BE sme 70 lead", "FR sme 30"), {})
    assert found[5].values["have"] == Decimal("0.7")


def test_statuses_of_a_day_take_one_question(vocabularies, django_assert_num_queries):
    with django_assert_num_queries(1):
        today = statuses_on(DAY)
    assert today["BE"] == {"member_state", "eurostars"}
    assert "associated" in today["CH"]
    assert "GB" not in {
        k for k, v in statuses_on(date(2023, 6, 1)).items() if "associated" in v
    }
    assert set(today) <= set(CountryStatus.objects.values_list("country_id", flat=True))


def test_rules_travel_by_their_natural_keys(loaded):
    text = serialize("json", Rule.objects.all(), use_natural_foreign_keys=True)
    assert all(row.object.rule_set_id for row in deserialize("json", text))


def test_staff_read_the_loaded_rules_and_write_their_own(client, olga, loaded):
    type(olga).objects.filter(pk=olga.pk).update(is_superuser=True)
    client.force_login(olga)
    own = RuleSet.objects.create(scheme="own", version="1", name="Ours", added_by_staff=True)
    for rule_set, may_change in (
        (RuleSet.objects.get(scheme="eurostars-3"), False),
        (own, True),
    ):
        page = client.get(reverse("admin:calls_ruleset_change", args=[rule_set.pk]))
        assert page.status_code == 200
        assert ('name="_save"' in page.text) is may_change
