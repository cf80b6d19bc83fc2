"""An invented call that Aurora hosts, open for five weeks, and a team that answers it."""

from datetime import timedelta

from django.db import transaction
from django.utils.timezone import now

from grappe.calls.actions import publish
from grappe.calls.models import Call, Category, Criterion, Question, Rate, Step
from grappe.clusters.models import Cluster
from grappe.organisations.models import Organisation
from grappe.proposals.actions import begin, begin_proposal, comment, save_idea
from grappe.proposals.models import BudgetLine, Idea, Partner, Proposal, WorkPackage

SLUG = "light-for-care"
TEXT = """Aurora and its members look for projects that bring light into care: diagnosis at the
bedside, therapy without a knife, gentler operating rooms.

A company leads; a research organisation or a hospital takes part. This call, like everybody
who answers it here, is **invented for the demonstration**.
"""
QUESTIONS = (
    (1, "aim", "Excellence", "What do you want to reach, and what is new about it?", 400),
    (2, "users", "Impact", "Who will use the results, and what will change for them?", 300),
    (4, "risks", "Work", "What could go wrong, and what will you do then?", 200),
)
RATES = (("sme", "small", 60), ("sme", "medium", 50), ("large", "", 40), ("", "", 80))


@transaction.atomic
def make_hosted_call(people):
    """The call with a draft of ben's team; a second run changes nothing."""
    if Call.objects.filter(slug=SLUG).exists():
        return
    call = Call.objects.create(
        slug=SLUG,
        title="Light for care 2026",
        cluster=Cluster.objects.get(slug="aurora-photonics"),
        funder="Aurora Photonics",
        text=TEXT,
        opens_at=now() - timedelta(days=14),
        closes_at=now() + timedelta(days=35),
        envelope=1_200_000,
        aid_max=400_000,
        contact_name="Ana Berger",
        contact_email="calls@aurora-photonics.example.org",
        is_invented=True,
    )
    ask(call)
    publish(call, by=people["ana"])
    call.refresh_from_db()
    answer(call, people["ben"])


def ask(call):
    step = Step.objects.create(call=call, opens_at=call.opens_at, closes_at=call.closes_at)
    for number, key, section, title, most in QUESTIONS:
        Question.objects.create(
            step=step, key=key, section=section, title=title, max_words=most, number=number
        )
    Question.objects.create(
        step=step,
        key="first-users",
        section="Impact",
        title="Who are your first users?",
        kind=Question.Kind.TABLE,
        options=["Who", "Where", "How many"],
        number=3,
    )
    for number, title in enumerate(("Excellence", "Impact", "Implementation"), start=1):
        key = title.lower()
        Criterion.objects.create(call=call, key=key, title=title, number=number, threshold=3)
    Category.objects.create(call=call, key="staff", title="Staff")
    Category.objects.create(call=call, key="equipment", number=2, title="Equipment")
    flat = {"title": "Indirect costs", "flat_percent": 25}
    Category.objects.create(call=call, key="indirect", number=3, **flat)
    for kind, size, percent in RATES:
        Rate.objects.create(call=call, kind=kind, size=size, percent=percent)


def answer(call, ben):
    """A team of two members of Aurora, half-way: some parts are ready, some are not."""
    text = "A lamp that shows surgeons where the tumour ends."
    board = begin("Edges of light", by=ben, text=text, call=call, months=24)
    members = Organisation.objects.filter(memberships__cluster=call.cluster).order_by("pk")
    for number, organisation in enumerate(members.exclude(kind="cluster")[:2]):
        Partner.objects.create(
            consortium=board,
            organisation=organisation,
            role="partner" if number else "coordinator",
            size="small",
            added_by=ben,
        )
    proposal = begin_proposal(board, call, by=ben)
    Proposal.objects.filter(pk=proposal.pk).update(acronym="EDGE", is_invented=True)
    plan(proposal, list(board.team()))
    comment(board, "Who writes about the risks?", by=ben, about="risks")
    idea = Idea(title="A lamp that warns of falls", audience="public", call=call)
    idea.text = "Light on the floor that sees when somebody stumbles. Who builds sensors?"
    idea.seeks = "A maker of sensors, and a home for the elderly."
    save_idea(idea, [], by=ben)


def plan(proposal, team):
    staff = proposal.call.categories.get(key="staff")
    for number, partner in enumerate(team, start=1):
        package = WorkPackage.objects.create(
            proposal=proposal,
            number=number,
            title=("Lamp and optics", "Trials with surgeons")[number - 1],
            lead=partner,
            first_month=1 + 9 * (number - 1),
            last_month=12 * number,
        )
        package.results.create(kind="deliverable", title="First report", month=12 * number)
        BudgetLine.objects.create(
            proposal=proposal,
            partner=partner,
            category=staff,
            work_package=package,
            amount=120_000,
        )
