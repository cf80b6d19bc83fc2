"""The portfolio: each number is the length of the list that it opens."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils.timezone import now

from grappe.insights.achievements import achievements
from grappe.insights.portfolio import Portfolio
from grappe.monitoring.models import Grant
from grappe.proposals.actions import submit
from tests.make import (
    make_cluster,
    make_decision,
    make_delegate,
    make_grant,
    make_hosted_call,
    make_ready_proposal,
    make_selection,
    make_user,
)


@pytest.fixture
def call(aurora):
    return make_hosted_call(aurora)


@pytest.fixture
def grants(ana, ben, call):
    """Four proposals: one refused, one labelled only, one funded, one finished with jobs."""
    sent = [make_ready_proposal(ben, call, acronym=f"P{n}") for n in range(4)]
    for one in sent:
        submit(one, by=ben)
    selection = make_selection(call.steps.get())
    make_decision(selection, sent[0], "eligibility")
    for one in sent[1:]:
        make_decision(selection, one, "label", "yes")
    found = [make_grant(one, by=ana) for one in sent[2:]]
    Grant.objects.filter(pk=found[1].pk).update(closed_at=found[1].opened_at)
    jobs = found[1].indicators.get(kind="jobs")
    jobs.measures.create(on="2026-01-01", value=3, evidence="Payroll.")
    jobs.measures.create(on="2027-01-01", value=8, evidence="Payroll of 2027.")
    return found


def read(client, user, name, *parts, **asked):
    client.force_login(user)
    return client.get(reverse(f"insights:{name}", args=parts), asked)


def counts(user, **asked):
    return {stage: count for stage, _t, count, _a, _p in Portfolio(user, asked).funnel}


def test_the_funnel_counts_each_stage(ana, grants):
    assert counts(ana) == {
        "presented": 4,
        "eligible": 3,
        "labelled": 3,
        "funded": 2,
        "finished": 1,
        "results": 1,
    }


def test_each_number_opens_its_rows(client, ana, grants):
    for stage, count in counts(ana).items():
        page = read(client, ana, "rows", stage)
        assert page.context["page"].paginator.count == count
    page = read(client, ana, "portfolio")
    assert reverse("insights:rows", args=["funded"]) in page.text


def test_filters_narrow_every_number(client, ana, grants):
    year = str(grants[0].proposal.latest().submitted_at.year)
    assert counts(ana, year=year)["presented"] == 4
    assert counts(ana, year="1999")["presented"] == 0
    page = read(client, ana, "rows", "presented", size="small")
    assert page.context["page"].paginator.count == 4
    assert "Nothing was handed in" in read(client, ana, "portfolio", year="1999").text


def test_the_newest_measure_counts_once(ana, grants):
    reached = {kind: value for kind, _title, value in Portfolio(ana).reached}
    assert reached["jobs"] == Decimal(8)


def test_one_sees_the_calls_that_one_keeps(client, ana, ben, cleo, olga, grants):
    other = make_user("oscar")
    make_cluster("Borealis", managers=[other])
    assert counts(other)["presented"] == 0
    assert counts(olga)["presented"] == 4
    assert read(client, ben, "portfolio").status_code == 403
    assert read(client, cleo, "report").status_code == 403


def test_report_and_table_leave_in_one_click(client, ana, grants):
    assert read(client, ana, "report").content.startswith(b"%PDF")
    assert read(client, ana, "export", "xlsx").content.startswith(b"PK")
    text = b"".join(read(client, ana, "export", "csv").streaming_content).decode()
    assert text.count("\n") == 5


def test_queries_do_not_grow_with_rows(client, ana, grants, django_assert_max_num_queries):
    client.force_login(ana)
    with django_assert_max_num_queries(14):
        client.get(reverse("insights:portfolio"))


def test_the_cluster_s_page_shows_what_its_projects_reached(client, aurora, grants):
    figures = {one.kind: one.value for one in achievements(aurora)}
    assert (figures["funded"], figures["finished"], figures["jobs"]) == (2, 1, 8)
    page = client.get(aurora.get_absolute_url())
    assert reverse("insights:reached", args=[aurora.slug]) in page.text
    page = client.get(reverse("insights:reached", args=[aurora.slug]))
    assert "Payroll of 2027." in page.text


def test_hidden_projects_count_for_nobody(client, aurora, grants):
    type(grants[1].project).objects.update(is_hidden=True)
    assert achievements(aurora) == []
    address = reverse("insights:reached", args=[aurora.slug])
    assert "Payroll" not in client.get(address).text


def test_the_funder_s_delegate_reads_the_figures_of_the_calls_that_have_closed(
    client, otto, call, grants
):
    address = reverse("insights:portfolio")
    client.force_login(otto)
    assert client.get(address).status_code == 403
    make_delegate(call, otto)
    assert Portfolio(otto).every == [], "the step is open"
    call.steps.update(closes_at=now() - timedelta(days=1))
    assert len(Portfolio(otto).at("presented")) == 4
    assert len(Portfolio(otto).at("funded")) == 2
    assert client.get(address).status_code == 200
