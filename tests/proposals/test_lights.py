"""The rules light up while the team forms, and lead to who could help."""

from urllib.parse import parse_qs, urlparse

import pytest

from grappe.calls.models import Rule, RuleSet
from grappe.proposals.lights import lights
from grappe.proposals.missing import missing
from grappe.taxonomies.models import CountryStatus
from tests.make import (
    make_call,
    make_cluster,
    make_country,
    make_membership,
)

from .acting import act, swap


def make_rules(*rules):
    found = RuleSet.objects.create(scheme="t", version="1", name="Three", source="Article 22")
    for number, (kind, values) in enumerate(rules, start=1):
        Rule.objects.create(
            rule_set=found, number=str(number), kind=kind, values=values, quote="So it is."
        )
    return found


@pytest.fixture
def three_countries(db):
    """A rule: three countries, member states or associated, as the call asks."""
    for code in ("BE", "FR", "NO", "UK"):
        status = "associated" if code == "NO" else "member_state"
        country = make_country(code, code)
        CountryStatus.objects.create(country=country, status=status, starts_on="2021-01-01")
    CountryStatus.objects.filter(country="UK").update(ends_on="2021-02-01")
    statuses = ["member_state", "associated"]
    return make_rules(("at_least", {"count": 3, "unit": "country", "statuses": statuses}))


def test_they_follow_the_team(client, ana, board, three_countries):
    client.force_login(ana)
    board.call = make_call(rule_set=three_countries)
    board.save()
    page = client.get(board.get_absolute_url()).text
    assert "3 countries are needed" in page
    assert "not met" in page
    assert "Who could fill it" in page
    for country in ("FR", "NO"):
        page = swap(client, "add_partner", board, name=f"Lab {country}", country=country).text
    assert "not met" not in page
    assert "So it is." in page
    assert "Article 22" in page
    partner = board.partners.get(organisation__name="Lab NO")
    assert "not met" in swap(client, "remove_partner", board, partner.pk).text


def test_the_search_begins_with_the_countries_that_would_help(ana, board, three_countries):
    board.rule_set = three_countries
    (gap,) = missing(board, lights(board, list(board.team())), [])
    asked = parse_qs(urlparse(gap.address).query)
    assert asked == {"board": [str(board.public_id)], "country": ["FR", "NO"]}


def test_a_rule_that_nobody_new_can_mend_offers_no_search(client, ana, board):
    client.force_login(ana)
    board.rule_set = make_rules(("max_months", {"months": 36}))
    board.months = 48
    board.save()
    page = client.get(board.get_absolute_url()).text
    assert "At most 36 months; now 48." in page
    assert "Who could fill it" not in page


def test_membership_and_fees_come_from_the_register_of_the_calls_cluster(ana, board, helix):
    aurora = make_cluster("Aurora", [ana])
    rules = make_rules(("everyone", {"fact": "is_member"}), ("everyone", {"fact": "fees_paid"}))
    board.call = make_call(rule_set=rules, cluster=aurora)

    def found():
        return [light.finding.light for light in lights(board, list(board.team()))]

    assert found() == ["unmet", "unmet"]
    membership = make_membership(aurora, helix, fee="due")
    assert found() == ["met", "unmet"]
    membership.fee = "paid"
    membership.save()
    assert found() == ["met", "met"]


def test_a_light_is_a_sign_and_a_word_not_a_colour_alone(client, ana, board, three_countries):
    client.force_login(ana)
    board.rule_set = three_countries
    board.save()
    page = client.get(board.get_absolute_url()).text
    assert '<span aria-hidden="true">✗</span> not met' in page


def test_a_call_without_rules_says_so(client, ana, board):
    client.force_login(ana)
    assert "No rules to keep yet" in client.get(board.get_absolute_url()).text
    board.call = make_call("Old call")
    board.save()
    page = client.get(board.get_absolute_url()).text
    assert "This call’s rules are not recorded: Old call." in page


def test_a_rule_that_cannot_be_read_stays_open(client, ana, board):
    client.force_login(ana)
    board.rule_set = make_rules(("at_least", {"count": "three"}))
    board.save()
    assert "cannot be checked by itself" in client.get(board.get_absolute_url()).text


def test_the_topics_of_a_role_are_what_is_searched(ana, board):
    role = board.wanted.create(title="Optics", topics="photonics, lasers")
    (gap,) = missing(board, [], [role])
    assert parse_qs(urlparse(gap.address).query)["text"] == ["Optics: photonics, lasers"]


def test_a_role_that_nobody_fills_is_missing_too(client, ana, board):
    client.force_login(ana)
    page = act(client, "add_role", board, title="Clinical trial", kind="hospital", country="BE")
    assert "kind=hospital&amp;country=BE" in page.text
    role = board.wanted.get()
    page = act(client, "fill_role", board, role.pk, partner=board.partners.get().pk)
    assert "Who could fill it" not in page.text
