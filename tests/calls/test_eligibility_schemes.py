"""Every scheme's rules: met, not met, and just at the border."""

from decimal import Decimal

import pytest

from grappe.calls.eligibility import Partner, check

from .schemes import lights, rules_of, statuses_at, team

RIA, EUROSTARS = "horizon-ria-ia", "eurostars-3"


def all_lights(scheme, partners, **options):
    return set(lights(scheme, partners, **options).values())


@pytest.mark.parametrize(
    ("countries", "expected"),
    [
        ("BE FR DE", {"met"}),
        ("BE NO IS", {"met"}),
        ("BE FR", {"met", "unmet"}),
        ("BE BE FR", {"met", "unmet"}),
        ("BE FR US", {"met", "unmet"}),
        ("GB NO IS", {"met", "unmet"}),
        ("", {"unmet"}),
    ],
)
def test_horizon_actions_need_three_countries_with_a_member_state(countries, expected):
    assert all_lights(RIA, team(*countries.split())) == expected


def test_britain_norway_and_iceland_lack_a_member_state():
    found = check(rules_of(RIA), team("GB", "NO", "IS"), statuses_at("2026-01-01"))
    assert [finding.light for finding in found] == ["unmet", "met"]
    assert found[0].missing == {"unit": "entity", "count": 1, "statuses": ["member_state"]}


@pytest.mark.parametrize(
    ("country", "day", "light"),
    [
        ("GB", "2023-12-31", "unmet"),
        ("GB", "2024-01-01", "met"),
        ("CH", "2024-12-31", "unmet"),
        ("CH", "2025-01-01", "met"),
        ("CA", "2026-01-01", "unmet"),
    ],
)
def test_association_begins_on_its_day(country, day, light):
    assert lights(RIA, team("BE", "FR", country), day)["2"] == light


def test_canada_counts_where_the_topic_belongs_to_pillar_ii():
    assert lights("horizon-ria-ia-pillar-2", team("BE", "FR", "CA"))["2"] == "met"


def test_associated_partners_and_entities_of_one_group_do_not_count_twice():
    assert lights(RIA, team("BE", "FR", "DE associated"))["2"] == "unmet"
    assert lights(RIA, team("BE group=acme", "FR group=acme", "DE"))["2"] == "unmet"
    assert lights(RIA, team("BE group=acme", "FR group=acme", "DE", "FR"))["2"] == "met"


def test_a_partner_of_unknown_country_leaves_the_light_open():
    partners = [*team("BE", "FR"), Partner("new")]
    assert lights(RIA, partners)["2"] == "open"


@pytest.mark.parametrize(("country", "light"), [("BE", "met"), ("NO", "met"), ("US", "unmet")])
def test_one_entity_suffices_for_coordination(country, light):
    assert lights("horizon-csa", team(country)) == {"1": light}


def test_eurostars_at_the_border():
    partners = team("BE sme 50 lead", "FR university 50")
    found = lights(EUROSTARS, partners, months=36)
    assert found.pop("9") == "open"
    assert set(found.values()) == {"met"}


@pytest.mark.parametrize(
    ("partners", "months", "broken"),
    [
        (team("BE university 50", "FR sme 50 lead"), 37, {"8"}),
        (team("BE sme 49 lead", "FR university 51"), 36, {"5"}),
        (team("BE university 50 lead", "FR sme 50"), 36, {"1"}),
        (team("BE sme 71 lead", "FR university 29"), 36, {"6", "7"}),
        (team("BE sme 40 lead", "BE sme 31", "FR university 29"), 36, {"7"}),
        (team("BE sme 60 lead group=acme", "FR sme 40 group=acme"), 36, {"2", "3"}),
        (team("BE sme 60 lead", "US sme 40"), 36, {"3"}),
        (team("CA sme 60 lead", "KR sme 40"), 36, {"4"}),
    ],
)
def test_eurostars_names_what_is_broken(partners, months, broken):
    found = lights(EUROSTARS, partners, months=months)
    assert {number for number, light in found.items() if light == "unmet"} == broken


def test_seventy_percent_is_still_allowed():
    assert lights(EUROSTARS, team("BE sme 70 lead", "FR sme 30"), months=1)["6"] == "met"


def test_unknown_money_and_months_leave_lights_open():
    found = lights(EUROSTARS, team("BE sme 50 lead", "FR sme"))
    assert {number for number, light in found.items() if light == "open"} == set("56789")


def test_interreg_wants_three_countries_and_two_partners_of_the_area():
    assert all_lights("interreg-central-europe", team("AT", "PL", "FR")) == {"met"}
    assert lights("interreg-central-europe", team("AT", "FR", "BE"))["3"] == "unmet"
    assert lights("interreg-central-europe", team("AT", "PL", "HU associated"))["1"] == "unmet"


@pytest.mark.parametrize(
    ("place", "light"),
    [
        ("DE DE300", "met"),
        ("DE DE91A", "met"),
        ("DE DE92", "unmet"),
        ("DE DE9", "open"),
        ("DE", "open"),
        ("IT ITH35", "met"),
        ("IT ITF3", "unmet"),
        ("FR", "unmet"),
    ],
)
def test_parts_of_germany_and_italy_belong_to_the_area(place, light):
    assert lights("interreg-central-europe", team("AT", "FR", place))["3"] == light


def walloon(*words, **facts):
    kept = {"is_member": True, "fees_paid": True, "has_signed": True} | facts
    return team(*words, **kept)


WALLOON = ("BE sme lead", "BE large", "BE university", "BE centre")


def test_a_walloon_cluster_project():
    assert all_lights("walloon-cluster-rd", walloon(*WALLOON)) == {"met"}


@pytest.mark.parametrize(
    ("partners", "broken"),
    [
        (walloon("BE sme", "BE large", "BE university lead", "BE centre"), {"1"}),
        (walloon("BE sme lead", "BE university", "BE centre"), {"2"}),
        (walloon("BE large lead", "BE large", "BE university", "BE centre"), {"3"}),
        (walloon("BE sme lead", "BE large", "BE university"), {"4"}),
        (walloon(*WALLOON, is_member=False), {"5"}),
        (walloon(*WALLOON, fees_paid=False), {"6"}),
        (walloon(*WALLOON, has_signed=False), {"7"}),
    ],
)
def test_a_walloon_cluster_project_names_what_is_broken(partners, broken):
    found = lights("walloon-cluster-rd", partners)
    assert {number for number, light in found.items() if light == "unmet"} == broken


def test_signatures_to_come_leave_the_light_open():
    assert lights("walloon-cluster-rd", walloon(*WALLOON, has_signed=None))["7"] == "open"


def test_win4excellence_at_forty_percent():
    partners = team("BE university 40 lead", "BE university 40", "BE centre 20")
    found = lights("win4excellence", partners)
    assert found == {"1": "met", "2": "met", "3": "met", "4": "met", "5": "open"}
    over = team("BE university 41 lead", "BE university 39", "BE centre 20")
    finding = check(rules_of("win4excellence"), over, {})[3]
    assert (finding.light, finding.partners) == ("unmet", ("p0",))
    assert finding.values["have"] == Decimal("0.41")
