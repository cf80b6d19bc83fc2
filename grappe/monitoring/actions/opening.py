"""A grant is opened from a decision, with everything that was handed in."""

import calendar
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from grappe.activity.actions import record
from grappe.core.errors import RuleBroken
from grappe.core.forms import free_slug
from grappe.evaluation.models import Decision
from grappe.projects.models import Participation, Project
from grappe.proposals.models import Partner, Submission

from ..models import Grant, GrantPartner, Indicator, Package, Report, Result
from .holding import held

#: How long after a period its report is due.
GRACE = timedelta(days=60)


@transaction.atomic
def open_grant(decision: Decision, by: Any) -> Grant:
    """Open the grant of a funded proposal, with its project; twice gives the same grant."""
    decision = Decision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
    if present := Grant.objects.filter(decision=decision).first():
        return present
    if decision.kind != Decision.Kind.FUNDING or not decision.is_yes:
        raise RuleBroken(_("Only a decision that gives money opens a grant."))
    if not Decision.objects.standing().filter(pk=decision.pk).exists():
        raise RuleBroken(_("This decision was replaced by a later one."))
    submission = decision.selection.submissions().get(proposal=decision.proposal)
    content = submission.content
    starts_on = begin_of(content)
    months = content["proposal"]["months"] or 24
    grant: Grant = Grant.objects.create(
        decision=decision,
        proposal=decision.proposal,
        project=make_project(submission, starts_on, months),
        starts_on=starts_on,
        ends_on=months_later(starts_on, months) - timedelta(days=1),
        aid=decision.amount or 0,
    )
    partners = make_partners(grant, content)
    make_work(grant, content, partners)
    Indicator.objects.bulk_create(Indicator(grant=grant, kind=one) for one in Indicator.Kind)
    schedule_reports(grant)
    record(by, "opened the grant", grant, aid=grant.aid)
    return grant


def begin_of(content: dict[str, Any]) -> date:
    """The day that the proposal names, or the first of the next month."""
    named = content["proposal"]["starts_on"]
    return date.fromisoformat(named) if named else months_later(localdate().replace(day=1), 1)


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or its last one where the month is shorter."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def make_project(submission: Submission, starts_on: date, months: int) -> Project:
    """The public record of the project; what stands in it was written for everybody."""
    facts, money = submission.content["proposal"], submission.content["budget"]
    call = submission.proposal.call
    project: Project = Project.objects.create(
        title=facts["title"],
        acronym=facts["acronym"],
        slug=free_slug(Project, facts["acronym"] or facts["title"]),
        reference=submission.proposal.reference,
        programme=call.programme,
        description=facts["summary"],
        starts_on=starts_on,
        ends_on=months_later(starts_on, months) - timedelta(days=1),
        total_cost=Decimal(money["costs"] or 0),
        contribution=Decimal(money["aid"] or 0),
        is_invented=submission.proposal.is_invented,
    )
    project.topics.set(submission.proposal.topics.all())
    lead = Partner.Role.COORDINATOR
    roles = {lead: Participation.Role.COORDINATOR}
    for one in submission.content["partners"]:
        Participation.objects.create(
            project=project,
            organisation_id=one["organisation"],
            role=roles.get(one["role"], Participation.Role.PARTNER),
        )
    return project


def make_partners(grant: Grant, content: dict[str, Any]) -> dict[str, GrantPartner]:
    """The partners by their key in what was handed in; a lower amount is shared alike."""
    money = {one["key"]: one for one in content["budget"]["partners"]}
    asked = Decimal(content["budget"]["aid"] or 0)
    share = grant.aid / asked if asked else Decimal(0)
    found = {}
    for one in content["partners"]:
        mine = money.get(one["key"], {})
        aid = Decimal(mine.get("aid") or 0) * share
        found[one["key"]] = GrantPartner.objects.create(
            grant=grant,
            organisation_id=one["organisation"],
            role=one["role"],
            size=one["size"],
            costs=Decimal(mine.get("costs") or 0),
            rate=Decimal(mine.get("rate") or 0),
            aid=aid.quantize(Decimal("0.01")),
            joined_on=grant.starts_on,
        )
    return found


def make_work(grant: Grant, content: dict[str, Any], partners: dict[str, GrantPartner]) -> None:
    """Packages with their days, and what each promised."""
    for one in content["work_packages"]:
        package = Package.objects.create(
            grant=grant,
            number=one["number"],
            title=one["title"],
            lead=partners.get(one["lead"]) if one["lead"] else None,
            starts_on=months_later(grant.starts_on, one["first_month"] - 1),
            ends_on=months_later(grant.starts_on, one["last_month"]) - timedelta(days=1),
        )
        Result.objects.bulk_create(
            Result(
                grant=grant,
                package=package,
                kind=result["kind"],
                title=result["title"],
                due_on=months_later(grant.starts_on, result["month"]) - timedelta(days=1),
            )
            for result in one["results"]
        )


@transaction.atomic
def set_terms(grant: Grant, terms: dict[str, Any], by: Any) -> Grant:
    """Say how often is reported, and which parts of the aid are advanced and kept back.

    `terms` has report_months, advance_percent and retained_percent.
    """
    found = held(grant)
    changed = {name: value for name, value in terms.items() if getattr(found, name) != value}
    for name, value in changed.items():
        setattr(found, name, value)
    found.save(update_fields=[*terms])
    if "report_months" in changed:
        schedule_reports(found)
    if changed:
        record(by, "set the terms", found, **changed)
    return found


@transaction.atomic
def schedule_reports(grant: Grant) -> int:
    """Plan a report for each period up to the end; those that somebody has written in, or
    claimed costs for, stay. How many there are."""
    last = grant.reports.begun().order_by("-number").first()
    number, begins = (
        (last.number, last.to_on + timedelta(days=1)) if last else (0, grant.starts_on)
    )
    grant.reports.filter(number__gt=number).delete()
    grant.reports.update(is_final=False)
    grant.reports.filter(to_on=grant.ends_on).update(is_final=True)
    while begins < grant.ends_on:
        number += 1
        ends = months_later(begins, grant.report_months) - timedelta(days=1)
        ends = min(ends, grant.ends_on)
        is_final = ends == grant.ends_on
        Report.objects.create(
            grant=grant,
            number=number,
            from_on=begins,
            to_on=ends,
            due_on=ends + GRACE,
            is_final=is_final,
        )
        begins = ends + timedelta(days=1)
    return number
