"""Delivered, reported, claimed, paid; sent back with reasons; ceilings; closing."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import now

from grappe.core.errors import RuleBroken
from grappe.monitoring import actions
from grappe.monitoring.money import accounts
from tests.make import make_delegate

PDF = b"%PDF-1.7 what was found"


def upload(name="report.pdf", content=PDF):
    return SimpleUploadedFile(name, content)


@pytest.fixture
def result(grant):
    return grant.results.first()


@pytest.fixture
def staff(grant):
    return grant.call.categories.get(key="staff")


def claimed(grant, partner, staff, by, amount=60_000, number=1):
    report = grant.reports.get(number=number)
    return actions.claim(report, partner, {staff: Decimal(amount)}, "", [], by=by)


def in_full(claim):
    return {line: line.amount for line in claim.lines.all()}


def test_a_result_is_delivered_with_its_file_and_accepted(press, look, ana, ben, result):
    press(ben, "deliver", result.pk, text="See inside.", file=upload())
    press(ben, "deliver", result.pk, text="See inside.", file=upload())
    result.refresh_from_db()
    kept = result.files.get()
    assert b"".join(look(ana, "file", kept.public_id).streaming_content) == PDF
    press(ana, "accept_result", result.pk)
    result.refresh_from_db()
    assert result.accepted_at
    assert "no longer changed" in press(ben, "deliver", result.pk, text="More").text


def test_a_wrong_file_is_told_and_the_text_stays(press, ben, result):
    file = upload("report.pdf", b"MZ no pdf")
    page = press(ben, "deliver", result.pk, text="Long text.", file=file)
    assert "is not a pdf file inside" in page.text
    assert "Long text." in page.text
    result.refresh_from_db()
    assert result.delivered_at is None


def test_sent_back_it_is_due_again_and_the_team_hears_why(
    press, ana, ben, result, mailoutbox, django_capture_on_commit_callbacks
):
    actions.deliver(result, "Half.", [], by=ben)
    with django_capture_on_commit_callbacks(execute=True):
        press(ana, "return_result", result.pk, reason="The second half is missing.")
    result.refresh_from_db()
    assert (result.delivered_at, result.refusal) == (None, "The second half is missing.")
    assert "second half" in mailoutbox[0].body
    assert result.text == "Half.", "what was written stays"


def test_a_report_is_written_handed_in_and_accepted_after_its_claims(
    press, ana, ben, grant, helix, staff
):
    typed = {"progress": "Built.", "problems": "", "outlook": ""}
    press(ben, "report", 1, **typed)
    report = grant.reports.get(number=1)
    assert (report.progress, report.submitted_at) == ("Built.", None)
    claim = claimed(grant, helix, staff, ben)
    press(ben, "report", 1, **typed, submit="1")
    page = press(ana, "accept_report", 1)
    assert "Decide on the claims" in page.text
    press(ana, "decide_claim", claim.pk, **{"accepted-staff": "50000"})
    claim.refresh_from_db()
    assert claim.decided_at is None, "less needs a reason"
    typed = {"accepted-staff": "50000", "reason": "No time sheets."}
    press(ana, "decide_claim", claim.pk, **typed)
    press(ana, "accept_report", 1)
    report.refresh_from_db()
    assert report.accepted_at


def test_an_empty_report_is_not_handed_in(press, ben, grant):
    page = press(ben, "report", 1, progress=" ", problems="", outlook="", submit="1")
    assert "Say what was done" in page.text
    assert grant.reports.get(number=1).submitted_at is None


def test_no_more_is_accepted_than_was_claimed(ana, ben, grant, helix, staff):
    claim = claimed(grant, helix, staff, ben)
    with pytest.raises(RuleBroken, match="no more is accepted"):
        actions.decide_claim(claim, dict.fromkeys(in_full(claim), Decimal(70_000)), "", by=ana)


def test_each_line_is_decided_and_the_claim_is_their_sum(press, look, ana, ben, grant, helix):
    costs = {"partner": helix.pk, "cost-staff": "60000", "cost-indirect": "15000"}
    press(ben, "claim", 1, **costs, file=upload("sheets.pdf"))
    claim = helix.claims.get()
    read = look(ana, "report", 1).text
    assert "sheets.pdf" in read
    kept = claim.files.get()
    assert b"".join(look(ana, "file", kept.public_id).streaming_content) == PDF
    page = look(ana, "decide_claim", claim.pk).text
    assert "Staff: accepted of EUR 60,000.00" in page
    typed = {"accepted-staff": "60000", "accepted-indirect": "9000", "reason": "15 %."}
    page = press(ana, "decide_claim", claim.pk, **typed | {"accepted-indirect": "15001"})
    assert "only EUR 15,000.00 were claimed" in page.text
    assert 'value="15001"' in page.text
    press(ana, "decide_claim", claim.pk, **typed)
    claim.refresh_from_db()
    assert claim.accepted == 69_000
    assert list(claim.lines.values_list("accepted", flat=True)) == [60_000, 9_000]
    assert "9,000" in look(ben, "report", 1).text


def test_a_claim_that_was_changed_meanwhile_is_read_again(ana, ben, grant, helix, staff):
    claim = claimed(grant, helix, staff, ben)
    read = in_full(claim)
    claimed(grant, helix, staff, ben, amount=10)
    with pytest.raises(RuleBroken, match="changed meanwhile"):
        actions.decide_claim(claim, read, "", by=ana)


def test_claiming_again_replaces_until_it_is_decided(press, ana, ben, grant, helix, staff):
    for amount in ("60000", "40000"):
        press(ben, "claim", 1, **{"partner": helix.pk, "cost-staff": amount})
    claim = helix.claims.get()
    assert claim.amount() == Decimal(40_000)
    actions.decide_claim(claim, in_full(claim), "", by=ana)
    page = press(ben, "claim", 1, **{"partner": helix.pk, "cost-staff": "1"})
    assert "This claim is decided" in page.text


def test_payments_stay_below_what_was_earned_and_what_is_kept_back(
    press, ana, ben, grant, helix, staff
):
    paid = {"partner": helix.pk, "paid_on": "2026-02-01"}
    most = helix.aid * 30 / 100
    page = press(ana, "pay", kind="advance", amount=str(most + 1), **paid)
    assert "may get EUR" in page.text
    press(ana, "pay", kind="advance", amount=f"{most:.2f}", **paid)
    page = press(ana, "pay", kind="interim", amount="1", **paid)
    assert "may get EUR 0.00 now" in page.text
    claim = claimed(grant, helix, staff, ben, 125_000)
    actions.decide_claim(claim, in_full(claim), "", by=ana)
    account = next(one for one in accounts(grant) if one.partner == helix)
    assert account.earned == helix.aid
    assert account.most == (helix.aid * 90 / 100).quantize(Decimal("0.01")), "a tenth is kept"


def test_only_the_team_reports_and_only_the_keeper_decides(
    press, ana, ben, cleo, grant, result
):
    assert press(ana, "deliver", result.pk, text="Mine").status_code == 403
    assert press(ben, "accept_result", result.pk).status_code == 403
    assert press(ben, "pay").status_code == 403
    assert press(cleo, "deliver", result.pk, text="Mine").status_code == 404
    assert press(cleo, "close").status_code == 404


def finish(grant, ana, ben, staff):
    for result in grant.results.all():
        actions.accept_result(actions.deliver(result, "Done.", [], by=ben), by=ana)
    for report in grant.reports.all():
        if report.is_final:
            for partner in grant.partners.all():
                claim = claimed(grant, partner, staff, ben, partner.costs, report.number)
                actions.decide_claim(claim, in_full(claim), "", by=ana)
        report.progress = "Done."
        report.save()
        actions.accept_report(actions.submit_report(report, by=ben), by=ana)
    for one in accounts(grant):
        actions.pay(one.partner, "balance", one.left, date(2028, 3, 1), by=ana)


def test_it_closes_once_all_is_settled_and_then_only_measures(
    press, look, ana, ben, grant, staff, result
):
    page = press(ana, "close")
    assert "2 results are not accepted." in page.text
    finish(grant, ana, ben, staff)
    press(ana, "close")
    grant.refresh_from_db()
    assert grant.closed_at
    assert "This grant is closed" in press(ana, "accept_result", result.pk).text
    typed = {"on": "2029-01-01", "value": "7", "evidence": "The payroll of Helix."}
    press(ben, "measure", "jobs", **typed)
    assert "The payroll of Helix." in look(ana).text


def test_a_measure_needs_its_evidence_and_follows_in_time(press, ben, grant):
    press(ben, "measure", "jobs", on="2026-05-01", value="7")
    assert not grant.indicators.get(kind="jobs").measures.exists()
    press(ben, "measure", "jobs", on="2026-05-01", value="7", evidence="The payroll.")
    page = press(ben, "measure", "jobs", on="2026-04-01", value="3", evidence="Earlier.")
    assert "There is a later measure already" in page.text


def test_risks_targets_and_progress_are_kept(press, look, ben, grant):
    press(ben, "add_risk", title="No patients", likelihood=3, impact=3, measure="Ask Ghent.")
    risk = grant.risks.get()
    press(ben, "risk", risk.pk, title="No patients", likelihood=1, impact=3, measure="Found.")
    press(ben, "target", "patents", target="2")
    press(ben, "done", grant.packages.first().pk, percent_done="40")
    page = press(ben, "done", grant.packages.first().pk, percent_done="140")
    assert "At most 100 %." in page.text
    page = look(ben)
    assert "Found." in page.text
    assert grant.packages.first().percent_done == 40


def test_claims_leave_as_a_spreadsheet(look, ben, grant, helix, staff):
    claimed(grant, helix, staff, ben)
    assert look(ben, "export").content.startswith(b"PK")


def test_the_funder_s_delegate_reads_the_grant_and_changes_nothing(look, press, otto, grant):
    assert look(otto).status_code == 404
    make_delegate(grant.call, otto, may_decide=True)
    type(grant.call.steps.get()).objects.update(closes_at=now() - timedelta(days=1))
    assert look(otto).status_code == 200
    report = grant.reports.first()
    assert look(otto, "report", report.number).status_code == 200
    partner = grant.partners.first()
    for name, parts, typed in (
        ("pay", (), {"partner": partner.pk, "kind": "advance", "amount": "1"}),
        ("accept_report", (report.number,), {}),
        ("close", (), {}),
        ("amend", (), {"kind": "extension", "reason": "x"}),
    ):
        assert press(otto, name, *parts, **typed).status_code == 403, name
    assert not grant.amendments.exists()
