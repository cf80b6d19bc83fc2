"""Invented proposals for the demonstration's calls: teams of invented members, frozen as
anybody's would be."""

from datetime import timedelta
from decimal import Decimal
from itertools import cycle

from django.utils.timezone import localdate

from grappe.calls.models import Call, Category, Criterion, Question, Rate, Step
from grappe.calls.snapshot import content_of as content_of_call
from grappe.calls.snapshot import sha256_of
from grappe.clusters.models import Cluster
from grappe.organisations.models import Organisation
from grappe.proposals.actions.submitting import frozen
from grappe.proposals.content import content_of
from grappe.proposals.models import (
    Answer,
    BudgetLine,
    Commitment,
    Consortium,
    Partner,
    Proposal,
    WorkPackage,
)
from grappe.proposals.signing import sha256_of as hash_of
from grappe.proposals.signing import texts_of
from grappe.taxonomies.models import Term

#: Eight things to do and five ways of doing them make forty ideas.
AIMS = (
    ("see the edge of a tumour during surgery", "TUM"),
    ("hear a heart fail before its owner does", "COR"),
    ("find sepsis at the bedside within the hour", "SEP"),
    ("calm the light in intensive care", "LUX"),
    ("guide a needle without X-rays", "NAV"),
    ("count cells in a drop of blood at home", "CEL"),
    ("heal wounds with blue light", "VUL"),
    ("watch the eyes of those who have diabetes", "OCU"),
)
WAYS = (
    ("with a lamp of many colours", "COL"),
    ("with pulses shorter than a picosecond", "PUL"),
    ("with glass fibres thinner than a hair", "FIB"),
    ("with cameras that learn", "CAM"),
    ("with sensors printed on paper", "PAP"),
)
FIELDS = (
    "clinical medicine",
    "medical engineering",
    "health sciences",
    "physical sciences",
    "electrical engineering, electronic engineering, information engineering",
    "medical biotechnology",
    "nanotechnology",
    "computer and information sciences",
)
LEADERS = ("sme", "startup", "large")
RATES = (("sme", "small", 60), ("sme", "medium", 50), ("large", "", 40), ("", "", 80))


def make_call(slug, title, opens_at, closes_at, **fields):
    """A closed or draft call of Aurora's with one full step, criteria, costs and rates."""
    call = Call.objects.create(
        slug=slug,
        title=title,
        cluster=Cluster.objects.get(slug="aurora-photonics"),
        funder="Aurora Photonics",
        text="Light in care. This call is **invented for the demonstration**.",
        opens_at=opens_at,
        closes_at=closes_at,
        is_invented=True,
        **{"stage": Call.Stage.PUBLISHED} | fields,
    )
    step = Step.objects.create(call=call, opens_at=opens_at, closes_at=closes_at)
    Question.objects.create(
        step=step, key="aim", section="Excellence", title="What is new about it?"
    )
    Question.objects.create(
        step=step, key="users", section="Impact", title="Who will use it?", number=2
    )
    for number, criterion in enumerate(("Excellence", "Impact", "Implementation"), start=1):
        Criterion.objects.create(
            call=call, key=criterion.lower(), title=criterion, number=number, threshold=2.5
        )
    Category.objects.create(call=call, key="staff", title="Staff")
    Category.objects.create(
        call=call, key="indirect", number=2, title="Indirect costs", flat_percent=25
    )
    for kind, size, percent in RATES:
        Rate.objects.create(call=call, kind=kind, size=size, percent=percent)
    call.topics.set(topics())
    content = content_of_call(call)
    call.versions.create(number=1, content=content, sha256=sha256_of(content))
    return call


def topics():
    """Eight fields of science, one for each aim; none where no vocabulary is loaded."""
    known = Term.objects.current().in_scheme("eurosci").filter(label_en__in=FIELDS)
    return sorted(known, key=lambda term: FIELDS.index(term.label_en))


def teams():
    """(leader, two partners) again and again, from the invented organisations."""
    members = Organisation.objects.filter(is_invented=True).exclude(kind="cluster")
    members = list(members.order_by("pk"))
    leaders = [one for one in members if one.kind in LEADERS]
    others = [one for one in members if one.kind not in LEADERS] or members
    second = cycle(others)
    for number, leader in enumerate(cycle(leaders)):
        third = leaders[(number * 7 + 3) % len(leaders)]
        team = [leader, next(second), third]
        yield list(dict.fromkeys(team))


def propose(call, owner, count, first=0):
    """`count` proposals of one owner, handed in on the call's last day."""
    step, fields = call.steps.get(), topics()
    staff = call.categories.get(key="staff")
    found = []
    for number, team in zip(range(first, first + count), teams(), strict=False):
        found.append(one_proposal(step, owner, number, team, staff, fields))
    return found


def one_proposal(step, owner, number, team, staff, fields):
    (aim, short), (way, shape) = AIMS[number % 8], WAYS[number // 8 % 5]
    title = f"To {aim}, {way}"
    board = Consortium.objects.create(
        owner=owner, title=title, call=step.call, months=18 + 6 * (number % 4)
    )
    proposal = Proposal.objects.create(
        consortium=board,
        call=step.call,
        step=step,
        number=step.call.proposals.count() + 1,
        stage=Proposal.Stage.SUBMITTED,
        acronym=f"{short}-{shape}",
        title=title,
        summary=f"We want to {aim}, {way}. Those who care and those who are cared for test it "
        "from the first month on.",
        starts_on=(step.closes_at + timedelta(days=150)).date().replace(day=1),
        is_invented=True,
    )
    if fields:
        proposal.topics.set([fields[number % len(fields)]])
    staffed(proposal, team, staff, number)
    for question, text in zip(step.questions.all(), texts(aim, way), strict=True):
        Answer.objects.create(proposal=proposal, question=question, value=text)
    sign(proposal)
    frozen(
        proposal, content_of(proposal), 1, owner, step.closes_at - timedelta(hours=number + 1)
    )
    return proposal


def texts(aim, way):
    yield f"Nobody can {aim} today. We do it {way}, which first trials showed to work."
    yield "Nurses and surgeons of two hospitals, who wrote the list of what it must do."


def staffed(proposal, team, staff, number):
    """Partners, a work package for each with its result, and what it costs."""
    for place, organisation in enumerate(team, start=1):
        partner = Partner.objects.create(
            consortium=proposal.consortium,
            organisation=organisation,
            role="partner" if place > 1 else "coordinator",
            size=("small", "medium", "micro")[(number + place) % 3],
        )
        package = WorkPackage.objects.create(
            proposal=proposal,
            number=place,
            title=("Build", "Test", "Bring to the ward")[place - 1],
            lead=partner,
            first_month=1 + 4 * (place - 1),
            last_month=6 * place,
        )
        package.results.create(kind="deliverable", title=f"Report {place}", month=6 * place)
        BudgetLine.objects.create(
            proposal=proposal,
            partner=partner,
            category=staff,
            work_package=package,
            amount=Decimal(60_000 + 10_000 * ((number + 3 * place) % 7)),
        )


def sign(proposal):
    for pk, text in texts_of(proposal).items():
        Commitment.objects.create(
            partner_id=pk,
            name="Dora Lamp",
            position="Director",
            email="dora@example.org",
            text=text,
            sha256=hash_of(text),
            signed_at=proposal.step.closes_at - timedelta(days=2),
        )


def today(days=0):
    return localdate() + timedelta(days=days)
