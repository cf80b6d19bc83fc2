"""Early warnings computed from records, and reminders that go once."""

from datetime import date, timedelta
from decimal import Decimal

from django.core.management import call_command
from django.utils.timezone import now

from grappe.monitoring import actions
from grappe.monitoring.models import CostClaim, Report, Result
from grappe.monitoring.warnings import warnings


def kinds(grant, day):
    return sorted({(one.kind, str(one.partner or "")) for one in warnings(grant, day)})


def test_what_is_late_names_who_leads_it(grant):
    assert kinds(grant, date(2026, 6, 30)) == []
    late = [one for one in warnings(grant, date(2026, 7, 10)) if one.kind == "late"]
    assert {str(one.partner) for one in late} == {"Helix", "Campus"}
    assert "10 days ago" in late[0].sentence


def test_a_late_report_concerns_all(grant):
    found = warnings(grant, grant.reports.first().due_on + timedelta(days=1))
    assert any(one.kind == "late" and one.partner is None for one in found)


def test_spending_far_from_plan_is_seen(grant, ben, helix, campus):
    staff = grant.call.categories.get(key="staff")
    report = grant.reports.get(number=2)
    for partner, amount in ((helix, 125_000), (campus, 60_000)):
        actions.claim(report, partner, {staff: Decimal(amount)}, "", [], by=ben)
    Report.objects.filter(pk=report.pk).update(submitted_at=now())
    spent = [one for one in warnings(grant, date(2027, 1, 1)) if one.kind == "spend"]
    assert [str(one.partner) for one in spent] == ["Helix"]
    assert "100 %" in spent[0].sentence


def test_silence_is_heard(grant, ben, helix):
    Result.objects.update(accepted_at=now(), delivered_at=None)
    day = date(2026, 10, 1)
    assert ("silence", "Helix") in kinds(grant, day)
    staff = grant.call.categories.get(key="staff")
    actions.claim(grant.reports.get(number=1), helix, {staff: Decimal(1)}, "", [], by=ben)
    CostClaim.objects.update(submitted_at=now().replace(year=2026, month=9))
    assert ("silence", "Helix") not in kinds(grant, day)
    assert ("silence", "Campus") in kinds(grant, day)


def test_a_closed_grant_warns_no_more(grant):
    grant.closed_at = now()
    assert warnings(grant, date(2030, 1, 1)) == []


def test_teams_are_reminded_once(
    grant, ben, mailoutbox, django_capture_on_commit_callbacks, capsys
):
    with django_capture_on_commit_callbacks(execute=True):
        assert actions.remind(date(2026, 6, 1)) == 0
        assert actions.remind(date(2026, 6, 20)) == 1
        assert actions.remind(date(2026, 6, 21)) == 0
    assert [letter.to for letter in mailoutbox] == [[ben.email]]
    assert "2026-06-30" in mailoutbox[0].body
    call_command("remind")
    assert "teams were told" in capsys.readouterr().out
