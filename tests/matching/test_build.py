"""Build it for me: whole teams, the known partners kept, the rules met."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from grappe.calls.models import RuleSet
from tests.make import make_call, make_consortium, make_organisation

BUILD = reverse("matching:build")


@pytest.fixture
def horizon(vocabularies):
    call_command("load_rules", verbosity=0)
    return RuleSet.objects.filter(scheme="horizon-ria-ia").first()


@pytest.fixture
def offers(matcher, db):
    """The matcher likes British partners best."""
    made = [
        make_organisation(f"{country} {number}", country, slug=f"{country}-{number}".lower())
        for country in ("GB", "NO", "FR", "DE", "BE")
        for number in (1, 2)
    ]
    for one in made:
        matcher.add(one)
    return made


def ask(client, **params):
    return client.get(BUILD, {"text": "light", "smallest": 3, "largest": 3} | params)


def countries(team):
    return {member.organisation.country_id for member in team.members}


def test_the_best_team_comes_first_and_is_proved(client, offers):
    page = ask(client)
    first, *others = page.context["outcome"].teams
    assert {str(one.organisation) for one in first.members} == {"GB 1", "GB 2", "NO 1"}
    assert first.is_optimal
    assert all(team.behind > 0 for team in others)
    assert "Proved: no allowed team is better." in page.text


def test_the_rules_are_met_and_quoted(client, horizon, offers):
    page = ask(client, rules=horizon.pk)
    team = page.context["outcome"].teams[0]
    assert len(countries(team)) == 3
    assert countries(team) & {"FR", "DE", "BE"}
    assert {finding.light for finding in team.findings} <= {"met", "open"}
    assert team.findings[0].rule.quote[:20] in page.text


def test_known_partners_stay_and_others_can_be_left_out(client, offers):
    page = ask(client, **{"with": "be-2", "without": ["gb-1", "gb-2"]})
    names = {str(one.organisation) for one in page.context["outcome"].teams[0].members}
    assert "BE 2" in names
    assert not names & {"GB 1", "GB 2"}
    assert "your partner" in page.text


def test_what_conflicts_is_said_in_the_fewest_sentences(client, horizon, offers):
    page = ask(
        client, smallest=2, largest=2, rules=horizon.pk, **{"with": ["gb-1", "gb-2", "no-1"]}
    )
    assert page.context["outcome"].teams == ()
    assert "The team has 2 to 2 partners." in page.text


def test_hidden_organisations_join_no_team(client, matcher, offers):
    hidden = make_organisation("Hidden Ltd", is_hidden=True)
    matcher.matches.insert(0, matcher.matches[0].__class__(str(hidden.pk), 1, 9.0))
    assert "Hidden Ltd" not in ask(client).text


def test_the_form_leads_to_an_address(client, offers):
    response = client.post(BUILD, {"text": "light", "largest": "5", "without": "gb-1"})
    assert response.url == f"{BUILD}?text=light&smallest=3&largest=5&rules=&without=gb-1"


@pytest.mark.parametrize("asked", [{}, {"largest": "999", "smallest": "x", "rules": "x"}])
def test_an_empty_question_is_answered_by_a_sentence(client, matcher, db, asked):
    assert "There is nothing to search by yet" in client.get(BUILD, asked).text


def test_without_a_matcher_the_page_says_so(client, untrained, db):
    assert "grappe train_matching" in client.get(BUILD, {"text": "light"}).text


def names(team):
    return {str(one.organisation) for one in team.members}


def test_a_board_keeps_who_agreed_and_lets_nobody_back_who_is_not_wanted(
    client, ana, horizon, offers
):
    no, fr, be = offers[2], offers[4], offers[8]
    board = make_consortium(ana, partners=[no, fr, be, offers[0]], rule_set=horizon)
    board.partners.filter(organisation=fr).update(state="agreed")
    board.partners.filter(organisation=be).update(state="declined")
    board.partners.filter(organisation=offers[0]).update(is_excluded=True)
    client.force_login(ana)
    page = client.get(BUILD, {"board": board.public_id, "smallest": 3, "largest": 5})
    assert page.context["wishes"].rule_set == horizon
    for team in page.context["outcome"].teams:
        assert {"NO 1", "FR 1"} <= names(team)
        assert not {"BE 1", "GB 1"} & names(team)


def test_a_partner_who_is_only_considered_may_make_room(client, ana, offers):
    board = make_consortium(ana, partners=[offers[2], offers[4]])
    client.force_login(ana)
    asked = {"board": board.public_id, "without": offers[4].slug}
    team = client.get(BUILD, asked).context["outcome"].teams[0]
    assert "NO 1" in names(team)
    assert "FR 1" not in names(team)


def test_the_rules_of_a_call_can_be_set_aside(client, horizon, offers):
    call = make_call(rule_set=horizon)
    assert client.get(BUILD, {"call": call.slug}).context["wishes"].rule_set == horizon
    response = client.post(BUILD, {"call": call.slug, "rules": ""})
    assert client.get(response.url).context["wishes"].rule_set is None
