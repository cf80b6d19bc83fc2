"""Amendments: asked by the team, decided by the keeper, applied in one go or not at all."""

from datetime import date
from decimal import Decimal

import pytest

from grappe.core.errors import RuleBroken
from grappe.monitoring import actions
from grappe.monitoring.models import Amendment
from tests.make import make_organisation


@pytest.fixture
def decide(ana):
    def deciding(amendment, verdict="granted"):
        return actions.decide_amendment(amendment, verdict, "As asked.", by=ana)

    return deciding


def asked(grant, ben, **fields):
    return actions.ask_amendment(grant, Amendment(reason="Needed.", **fields), by=ben)


def test_money_moves_at_each_one_s_rate_and_never_grows(grant, ben, helix, campus, decide):
    before = helix.aid + campus.aid
    decide(asked(grant, ben, kind="budget", giver=helix, taker=campus, amount=Decimal(10_000)))
    helix.refresh_from_db()
    campus.refresh_from_db()
    assert helix.costs + campus.costs == Decimal(250_000)
    assert helix.aid + campus.aid <= before


def test_a_partner_joins_with_a_part_of_another_s_costs(grant, ben, helix, decide):
    nova = make_organisation("Nova")
    decide(asked(grant, ben, kind="partner_in", organisation=nova, giver=helix, amount=5_000))
    joined = grant.partners.get(organisation=nova)
    assert joined.costs == Decimal(5_000)
    assert grant.project.participations.filter(organisation=nova).exists()


def test_a_partner_leaves_and_its_rest_is_taken_over(grant, ben, helix, campus, decide):
    decide(asked(grant, ben, kind="partner_out", giver=campus, taker=helix))
    campus.refresh_from_db()
    helix.refresh_from_db()
    assert campus.left_on
    assert (campus.costs, helix.costs) == (Decimal(0), Decimal(250_000))


def test_the_coordinator_does_not_leave(grant, ben, helix, campus):
    with pytest.raises(RuleBroken, match="coordinator leads"):
        asked(grant, ben, kind="partner_out", giver=helix, taker=campus)


def test_the_project_lasts_longer_and_reports_follow(grant, ben, decide):
    decide(asked(grant, ben, kind="extension", ends_on=date(2028, 6, 30)))
    grant.refresh_from_db()
    assert grant.ends_on == grant.project.ends_on == date(2028, 6, 30)
    assert grant.reports.last().to_on == date(2028, 6, 30)
    assert grant.reports.filter(is_final=True).count() == 1


def test_refused_nothing_changes_and_decided_is_decided(grant, ben, decide):
    one = asked(grant, ben, kind="extension", ends_on=date(2028, 6, 30))
    decide(one, "refused")
    assert decide(one).verdict == "refused"
    grant.refresh_from_db()
    assert grant.ends_on == date(2027, 12, 31)


def test_what_makes_no_sense_is_told_and_typed_words_stay(press, ben, grant, helix):
    page = press(ben, "amend", kind="budget", giver=helix.pk, reason="A long reason.")
    assert "Say who gives, who takes, and how much." in page.text
    assert "A long reason." in page.text
    assert not grant.amendments.exists()


def test_the_keeper_decides_with_a_reason(press, ana, ben, cleo, grant):
    press(ben, "amend", kind="extension", ends_on="2028-06-30", reason="Delays.")
    one = grant.amendments.get()
    press(ana, "decide_amendment", one.pk, verdict="granted")
    one.refresh_from_db()
    assert one.verdict == ""
    assert press(ben, "decide_amendment", one.pk, verdict="granted").status_code == 403
    assert press(cleo, "decide_amendment", one.pk, verdict="granted").status_code == 404
    press(ana, "decide_amendment", one.pk, verdict="granted", answer="Fair.")
    one.refresh_from_db()
    assert one.verdict == "granted"
