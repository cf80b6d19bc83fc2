"""A grant is opened from a decision, with its project, partners, work and reports."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from grappe.core.errors import RuleBroken
from grappe.monitoring import actions
from grappe.monitoring.models import Grant, Report
from tests.make import make_decision


def test_what_was_handed_in_becomes_a_project_with_its_partners(grant, helix, campus):
    assert (grant.starts_on, grant.ends_on) == (date(2026, 1, 1), date(2027, 12, 31))
    assert grant.project.participations.count() == 2
    assert helix.role == "coordinator"
    asked = Decimal(grant.decision.selection.submissions().get().content["budget"]["aid"])
    assert grant.aid < asked, "less was given than asked"
    assert abs(helix.aid + campus.aid - grant.aid) <= Decimal("0.01"), "and shared alike"
    assert [one.due_on for one in grant.results.all()] == [date(2026, 6, 30)] * 2
    assert grant.indicators.count() == 7


def test_a_report_for_each_half_year_and_a_final_one(grant):
    assert [one.to_on for one in grant.reports.all()] == [
        date(2026, 6, 30),
        date(2026, 12, 31),
        date(2027, 6, 30),
        date(2027, 12, 31),
    ]
    assert [one.is_final for one in grant.reports.all()] == [False, False, False, True]


def test_opening_twice_gives_the_same_grant(client, ana, grant):
    assert actions.open_grant(grant.decision, by=ana) == grant
    client.force_login(ana)
    address = reverse("monitoring:open", args=[grant.decision.public_id])
    assert client.post(address).url == grant.get_absolute_url()
    assert Grant.objects.count() == 1


def test_a_refusal_opens_none(ana, grant):
    no = make_decision(grant.decision.selection, grant.proposal, "label")
    with pytest.raises(RuleBroken, match="Only a decision that gives money"):
        actions.open_grant(no, by=ana)


def test_only_who_keeps_the_call_opens_it(client, cleo, ben, grant):
    address = reverse("monitoring:open", args=[grant.decision.public_id])
    for user in (cleo, ben):
        client.force_login(user)
        assert client.post(address).status_code in (403, 404)


def test_the_team_and_the_keeper_see_it_and_nobody_else(look, ana, ben, cleo, eva, olga):
    for user in (ana, ben, olga):
        assert look(user).status_code == 200
    for user in (cleo, eva):
        assert look(user).status_code == 404


def test_the_list_costs_no_more_with_more_rows(
    client, ana, grant, django_assert_max_num_queries
):
    client.force_login(ana)
    with django_assert_max_num_queries(20):
        page = client.get(reverse("monitoring:list"))
    assert grant.project.title in page.text or str(grant) in page.text


def set_terms(press, user, **changed):
    terms = {"report_months": 6, "advance_percent": 30, "retained_percent": 10}
    return press(user, "terms", **terms | changed)


def test_planning_reports_anew_keeps_those_handed_in(press, ana, grant, ben):
    Report.objects.filter(number=1).update(progress="Done.")
    actions.submit_report(grant.reports.get(number=1), by=ben)
    set_terms(press, ana, report_months=12)
    assert [one.to_on for one in grant.reports.all()] == [
        date(2026, 6, 30),
        date(2027, 6, 30),
        date(2027, 12, 31),
    ]


def test_planning_reports_anew_loses_no_draft_and_no_claim(press, ana, ben, grant):
    press(ben, "report", 1, progress="Half", problems="", outlook="")
    helix = grant.partners.get(organisation__slug="helix")
    press(ben, "claim", 2, **{"partner": helix.pk, "cost-staff": "10"})
    set_terms(press, ana, report_months=12)
    assert grant.reports.get(number=1).progress == "Half"
    assert grant.reports.get(number=2).claims.exists()
    assert [one.to_on for one in grant.reports.all()][2:] == [date(2027, 12, 31)]
    assert grant.reports.get(is_final=True) == grant.reports.last()


@pytest.mark.parametrize("months", ["0", "25", "x"])
def test_terms_that_make_no_sense_are_refused(press, ana, grant, months):
    before = list(grant.reports.values())
    page = set_terms(press, ana, report_months=months)
    assert 'aria-invalid="true"' in page.text
    assert f'value="{months}"' in page.text
    assert list(grant.reports.values()) == before


def test_only_the_keeper_sets_terms(press, ben, cleo, grant):
    assert set_terms(press, ben, report_months=1).status_code == 403
    assert set_terms(press, cleo, report_months=1).status_code == 404
    grant.refresh_from_db()
    assert grant.report_months == 6
