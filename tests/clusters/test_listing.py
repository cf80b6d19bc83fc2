"""The listing rules, each as ECCP states them, with its proof."""

from datetime import date

import pytest

from grappe.accounts.models import Consent
from grappe.clusters.listing import general_rules, rules_for, similar
from grappe.clusters.models import Claim, Cluster, CountryRule
from tests.make import (
    make_cluster,
    make_country,
    make_event,
    make_membership,
    make_news,
    make_organisation,
)

TODAY = date(2026, 6, 1)


def state(cluster, name):
    rule = next(rule for rule in rules_for(cluster, TODAY) if rule.name == name)
    assert rule.proof
    assert rule.source
    return rule.state


def declare(cluster, **figures):
    for topic, value in figures.items():
        Claim.objects.create(cluster=cluster, kind="composition", topic=topic, value=value)


def register(cluster, *kinds, organisation_kind="sme"):
    for number, kind in enumerate(kinds):
        name = f"Member {number} of {cluster}"
        organisation = make_organisation(name, kind=organisation_kind)
        make_membership(cluster, organisation, category=kind)


def test_a_staff_band_or_a_named_person_is_a_team(aurora):
    assert state(aurora, "team") == "unmet"
    aurora.team.create(name="", roles="manager")
    assert state(aurora, "team") == "unmet"
    aurora.team.create(name="Ana", roles="manager")
    assert state(aurora, "team") == "met"
    aurora.team.all().delete()
    aurora.staff = "1-5"
    assert state(aurora, "team") == "met"


@pytest.mark.parametrize(
    ("website", "language", "happened", "expected"),
    [
        ("https://a.example", "en", date(2026, 1, 1), "met"),
        ("", "en", date(2026, 1, 1), "unmet"),
        ("https://a.example", "fr", date(2026, 1, 1), "unmet"),
        ("https://a.example", "en", date(2025, 1, 1), "unmet"),
    ],
)
def test_the_website_is_english_and_shows_activity(
    website, language, happened, expected, aurora
):
    aurora.website, aurora.main_language, aurora.about = website, language, "Light."
    make_news(aurora, published_on=happened)
    assert state(aurora, "website") == expected


def test_an_english_translation_and_an_event_do_as_well(aurora):
    aurora.website, aurora.main_language = "https://a.example", "fr"
    aurora.translations.create(language="en", about="Light.")
    make_event(aurora, is_published=False)
    assert state(aurora, "website") == "unmet"
    make_event(aurora, "Summer meeting")
    assert state(aurora, "website") == "met"


def test_fifteen_members_count_from_the_register_before_the_claim(aurora):
    assert state(aurora, "members") == "unmet"
    declare(aurora, members=15)
    assert state(aurora, "members") == "met"
    register(aurora, *["sme"] * 14)
    assert state(aurora, "members") == "unmet"
    make_membership(aurora, make_organisation("The fifteenth"))
    assert state(aurora, "members") == "met"


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [(["sme", "startup"], "unmet"), (["sme", "research"], "met"), ([], "unmet")],
)
def test_two_kinds_of_members_and_startups_are_smes(kinds, expected, aurora):
    register(aurora, *kinds)
    assert state(aurora, "variety") == expected


def test_kinds_may_be_declared_and_a_public_body_shows_cooperation(aurora, belgium):
    declare(aurora, members=20, smes=20, large=0)
    assert state(aurora, "variety") == "unmet"
    Claim.objects.filter(topic="large").update(value=1)
    assert state(aurora, "variety") == "met"
    other = make_cluster("Borealis")
    register(other, "other", organisation_kind="public")
    assert state(other, "variety") == "met"


def test_recognition_waives_what_is_unmet_but_neither_consent_nor_duplicates(aurora):
    aurora.recognition = "Pôles de compétitivité"
    declare(aurora, members=15)
    states = {rule.name: rule.state for rule in rules_for(aurora, TODAY)}
    assert states == {
        "team": "waived",
        "website": "waived",
        "members": "met",
        "variety": "waived",
        "duplicate": "met",
        "consent": "unmet",
    }


def test_a_country_has_its_own_number_or_waives_a_rule(aurora):
    declare(aurora, members=8)
    rule = CountryRule.objects.create(
        country=aurora.country, rule="members", least=8, text="Eight members.", source="Decree"
    )
    assert state(aurora, "members") == "met"
    CountryRule.objects.filter(pk=rule.pk).update(least=9, is_waived=True)
    assert state(aurora, "members") == "waived"
    told = {title: (sentence, source) for title, sentence, source in general_rules("BE")}
    assert told["Committed members"] == ("Eight members.", "Decree")
    told = {title: sentence for title, sentence, _source in general_rules("FR")}
    assert told["Committed members"].startswith("At least 15")


@pytest.mark.parametrize(
    ("name", "country", "stage", "expected"),
    [
        ("The Aurora Cluster", "BE", "published", "unmet"),
        ("Auróra", "BE", "published", "unmet"),
        ("Aurora", "FR", "published", "met"),
        ("Aurora", "BE", "draft", "met"),
        ("Borealis", "BE", "published", "met"),
    ],
)
def test_no_published_page_may_bear_the_same_name(name, country, stage, expected, aurora):
    make_country("FR", "France")
    make_cluster(name, country=country, stage=stage, slug="other")
    assert state(aurora, "duplicate") == expected


def test_alike_names_are_found_by_acronym_and_native_name_too(aurora):
    Cluster.objects.update(acronym="AUR", native_name="Noorderlicht")
    for name in ("aur", "noorderlicht asbl"):
        assert similar(name, "BE", Cluster.objects.all()) == [aurora]


def test_consent_is_a_managers_and_stands(aurora, ana, cleo):
    Consent.objects.create(user=cleo, text="listing", version="1")
    assert state(aurora, "consent") == "unmet"
    Consent.objects.create(user=ana, text="privacy", version="1")
    assert state(aurora, "consent") == "unmet"
    Consent.objects.create(user=ana, text="listing", version="1")
    assert state(aurora, "consent") == "met"
