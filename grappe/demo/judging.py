"""Invented selections for the demonstration: one that waits for checks, one in review, and
one that went the whole way, from 40 proposals to 12 projects that are followed."""

from datetime import timedelta
from decimal import Decimal

import numpy as np
from django.db import transaction
from django.utils.timezone import now

from grappe.accounts.models import User
from grappe.calls.actions import accept_delegate, ask_delegate
from grappe.calls.models import Call
from grappe.core.errors import RuleBroken
from grappe.evaluation import actions
from grappe.evaluation.actions.pool import OATH_VERSION
from grappe.evaluation.models import (
    Check,
    Decision,
    Evaluator,
    Expertise,
    Mark,
    Meeting,
    Review,
    Selection,
)
from grappe.monitoring import actions as following
from grappe.monitoring.models import Amendment, Measure, Risk
from grappe.monitoring.money import accounts
from grappe.organisations.models import Organisation, Post

from .proposing import make_call, propose, today, topics

FINISHED, REVIEWED, CHECKED, DRAFT = (
    "light-for-hearts-2024",
    "quiet-light-2026",
    "light-in-the-field-2026",
    "light-for-age-2027",
)
FIRST = ("Ada", "Bram", "Carla", "Dirk", "Elif", "Femke", "Goran", "Hanna", "Ivo", "Jana")
LAST = ("Adler", "Bos", "Costa", "Dumont", "Eriksen")
#: How many evaluators and proposals the finished selection has, and how many projects.
PEOPLE, PROPOSALS, PROJECTS = 25, 40, 12


@transaction.atomic
def make_selections(people):
    """All of it; a second run changes nothing."""
    if Call.objects.filter(slug=FINISHED).exists():
        return
    pool = make_pool(people["eva"])
    make_call(DRAFT, "Light for age 2027", ahead(30), ahead(120), stage=Call.Stage.DRAFT)
    checked = make_call(CHECKED, "Light in the field 2026", ahead(-60), ahead(-3))
    invite(checked, people)
    propose(checked, people["ben"], 4, first=20)
    reviewed(people, pool)
    finished(people, pool)


def invite(call, people):
    """otto follows the call for its funder, and decides on its money."""
    asked = ask_delegate(call, people["otto"].email, True, by=people["ana"])
    accept_delegate(asked, by=people["otto"])


def ahead(days):
    return now() + timedelta(days=days)


def make_pool(eva):
    """eva and 24 invented evaluators with what they know and for whom they work."""
    fields, employers = topics(), list(Organisation.objects.filter(is_invented=True)[:60])
    found = []
    for number in range(PEOPLE):
        user = eva if number == 0 else somebody(number)
        evaluator = Evaluator.objects.create(
            user=user,
            text="Optics and care.",
            load_limit=8,
            sworn_at=now(),
            sworn_version=OATH_VERSION,
        )
        known = fields[number % len(fields) :][:2] + fields[: max(0, number % len(fields) - 6)]
        for term in known:
            Expertise.objects.create(evaluator=evaluator, term=term)
        if number % 5 == 4:
            Post.objects.create(user=user, organisation=employers[number % len(employers)])
        found.append(evaluator)
    return found


def somebody(number):
    first, last = FIRST[number % len(FIRST)], LAST[number // 5 % len(LAST)]
    email = f"{first}.{last}{number}@example.org".lower()
    return User.objects.create_user(email, None, name=f"{first} {last}")


def opened(call, people, pool, readers=3):
    """The selection with seats taken, everything checked and found eligible."""
    selection = actions.open_selection(call.steps.get(), by=people["ana"])
    Selection.objects.filter(pk=selection.pk).update(readers=readers)
    selection.refresh_from_db()
    for number, evaluator in enumerate(pool):
        selection.seats.create(
            evaluator=evaluator,
            email=evaluator.user.email,
            role="committee" if number % 4 == 0 else "expert",
            taken_at=now(),
        )
    actions.run_checks(selection, by=people["ana"])
    actions.judge_met(selection, by=people["ana"])
    waiting = Check.objects.filter(submission__in=selection.submissions()).unjudged()
    for check in waiting:
        actions.judge(
            check, "passes", "Compared by hand; nothing speaks against it.", people["ana"]
        )
    actions.decide_eligibility(selection, by=people["ana"])
    receipt = actions.compute_assignment(selection, by=people["ana"])
    actions.adopt_assignment(receipt, by=people["ana"])
    return selection


def reviewed(people, pool):
    """Reviews are being written: eva has some to declare on, some that are open."""
    call = make_call(REVIEWED, "Quiet light 2026", ahead(-90), ahead(-20), blinding="double")
    propose(call, people["ben"], 6, first=8)
    selection = opened(call, people, pool[:6], readers=2)
    told = "Read the criteria first. Half marks are allowed; say in a sentence why."
    Selection.objects.filter(pk=selection.pk).update(reviews_due_at=ahead(14), briefing=told)
    selection.seats.update(briefed_at=now())
    for number, one in enumerate(selection.assignments.order_by("pk")):
        if number % 3 != 2:
            actions.declare(one, True, "", by=one.evaluator.user)


def finished(people, pool):
    """From 40 proposals to letters, an appeal, a closed selection and 12 grants."""
    ana, ben = people["ana"], people["ben"]
    call = make_call(
        FINISHED,
        "Light for hearts 2024",
        ahead(-800),
        ahead(-700),
        envelope=Decimal(2_600_000),
        appeal_days=10_000,
    )
    invite(call, people)
    propose(call, ben, PROPOSALS)
    selection = opened(call, people, pool)
    write_reviews(selection)
    ranking = actions.compute_ranking(selection, by=ana)
    actions.adopt_ranking(ranking, by=ana)
    meet(selection, pool[:5], ana)
    funded = decide(selection, ana, people["otto"])
    actions.send_letters(selection, by=ana)
    appeal(selection, pool, people)
    actions.close_selection(selection, by=ana)
    for number, decision in enumerate(funded):
        follow(following.open_grant(decision, by=ana), number, people)


def write_reviews(selection):
    """Marks from invented qualities, leniencies and spreads, always the same."""
    random = np.random.default_rng(7)
    quality = {one.pk: random.normal(3.4, 0.6) for one in selection.call.proposals.all()}
    mild = {one.evaluator_id: random.normal(0, 0.4) for one in selection.seats.all()}
    criteria = list(selection.call.criteria.all())
    for one in selection.assignments.standing().order_by("pk"):
        actions.declare(one, True, "", by=one.evaluator.user)
        review = Review.objects.create(
            assignment=one,
            to_applicants="The aim is clear, the team fits it. Say more about the first users.",
            to_panel="Strong on optics; the price at the bedside is open.",
            submitted_at=now(),
        )
        Mark.objects.bulk_create(
            Mark(review=review, criterion=criterion, value=mark)
            for criterion in criteria
            for mark in [marked(random, quality[one.proposal_id] + mild[one.evaluator_id])]
        )


def marked(random, felt):
    return Decimal(str(np.clip(np.round(2 * (felt + random.normal(0, 0.4))) / 2, 0, 5)))


def meet(selection, members, ana):
    body = selection.bodies.get(gives_label=True)
    meeting = Meeting(body=body, title="Committee of Aurora", starts_at=ahead(-640))
    actions.call_meeting(selection, meeting, by=ana)
    actions.open_meeting(meeting, members, by=ana)
    for item in meeting.items.all():
        advice = "for" if item.number <= 20 else "against"
        consensus = "The panel agrees with its evaluators." if item.number <= 20 else ""
        typed = {"minutes": "Spoken about for ten minutes.", "advice": advice}
        actions.minute(item, typed | {"consensus": consensus}, by=ana)
    actions.close_meeting(meeting, by=ana)


def decide(selection, ana, otto):
    """Twenty labels; of those the money goes to twelve, by the funder's delegate. The funding
    decisions that give."""
    order = [
        item.proposal for item in selection.meetings.get().items.select_related("proposal")
    ]
    label, money = (
        selection.bodies.get(gives_label=True),
        selection.bodies.get(gives_money=True),
    )
    said = {"conditions": "", "amount": None, "over": "", "decided_on": today(-600)}
    for proposals, kind, verdict, body, reason in (
        (order[:20], "label", "yes", label, "On the committee’s advice."),
        (order[20:], "label", "no", label, "Others were clearer about users and costs."),
        (order[:PROJECTS], "funding", "yes", money, "On the jury’s advice."),
        (order[PROJECTS:20], "funding", "no", money, "The money of this call is given."),
    ):
        typed = said | {"kind": kind, "verdict": verdict, "body": body, "reason": reason}
        if kind == "funding":
            typed |= {"over": "The government added to the call’s money.", "is_free": True}
        actions.decide(selection, proposals, typed, by=otto if kind == "funding" else ana)
    rows = Decision.objects.standing().filter(selection=selection, kind="funding")
    return rows.filter(verdict="yes").order_by("proposal__number")


def appeal(selection, pool, people):
    refused = selection.decisions.filter(kind="label", verdict="no").order_by("pk").first()
    filed = actions.file_appeal(
        refused, "The costs were read in the wrong column.", people["ben"]
    )
    for reader in reversed(pool):
        try:
            with transaction.atomic():
                actions.name_reader(filed, reader, by=people["ana"])
        except RuleBroken:
            continue
        actions.give_opinion(filed, "The columns were read rightly.", by=reader.user)
        break
    actions.decide_appeal(filed, "rejected", "As the independent reader found.", people["ana"])


def follow(grant, number, people):
    """Half-way, each project a little differently; the first has finished."""
    ana, ben = people["ana"], people["ben"]
    day = today()
    late = grant.results.order_by("-due_on").first() if number % 4 == 3 else None
    is_done = number == 0
    for result in grant.results.all():
        if is_done or (result.due_on < day and result != late):
            following.deliver(result, "As planned.", [], by=ben)
            following.accept_result(result, by=ana)
    for package in grant.packages.all():
        span = (package.ends_on - package.starts_on).days or 1
        done = min(max((day - package.starts_on).days / span, 0), 1)
        following.set_done(package, 100 if is_done else round(done * 20) * 5, by=ben)
    staff = grant.call.categories.get(key="staff")
    for report in grant.reports.all():
        if not is_done and report.due_on >= day:
            break
        for partner in grant.partners.all():
            part = Decimal(1) / grant.reports.count() * (3 if number == 5 else 1)
            amount = (partner.costs * min(part, 1)).quantize(Decimal("0.01"))
            claim = following.claim(report, partner, {staff: amount}, "", [], by=ben)
            accepted = {line: line.amount for line in claim.lines.all()}
            following.decide_claim(claim, accepted, "", by=ana)
        following.save_report(report, told(number), by=ben)
        report.refresh_from_db()
        following.accept_report(following.submit_report(report, by=ben), by=ana)
    for one in accounts(grant):
        if one.left:
            following.pay(
                one.partner, "balance" if is_done else "interim", one.left, day, by=ana
            )
    reach(grant, number, day, ben)
    if is_done:
        following.close_grant(grant, by=ana)


def told(number):
    return {
        "progress": "The work went as planned; the first users saw it in the third month.",
        "problems": "A supplier was late." if number % 3 == 0 else "",
        "outlook": "Trials on two wards.",
    }


def reach(grant, number, day, ben):
    risk = Risk(title="Too few patients for the trial", measure="A second hospital is asked.")
    following.keep_risk(grant, risk, by=ben)
    for kind, value in (("jobs", number % 4), ("patents", number % 3 == 0)):
        indicator = grant.indicators.get(kind=kind)
        following.set_target(indicator, Decimal(4), by=ben)
        if value:
            measure = Measure(on=day, value=Decimal(int(value)), evidence="The yearly report.")
            following.keep_measure(indicator, measure, by=ben)
    if number == 2:
        later = Amendment(
            kind="extension", reason="A supplier was late.", ends_on=grant.ends_on
        )
        later.ends_on += timedelta(days=90)
        following.ask_amendment(grant, later, by=ben)
