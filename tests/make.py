"""The least valid object of each kind; what a test cares about is given by name."""

from datetime import date, timedelta

from django.utils.text import slugify
from django.utils.timezone import now

from grappe.accounts.models import User
from grappe.calls.models import Call, Category, Criterion, Question, Rate, Step
from grappe.clusters.models import Cluster, Membership
from grappe.cooperation.models import Agreement, Network, NetworkRole
from grappe.evaluation.actions.pool import OATH_VERSION
from grappe.evaluation.models import (
    Assignment,
    Decision,
    Declaration,
    Evaluator,
    Mark,
    Review,
    Selection,
)
from grappe.events.models import Event
from grappe.monitoring.actions import open_grant
from grappe.organisations.models import Organisation
from grappe.projects.models import Participation, Project
from grappe.proposals.content import content_of
from grappe.proposals.models import (
    Answer,
    BudgetLine,
    Commitment,
    Consortium,
    Idea,
    Partner,
    Proposal,
    Submission,
    WorkPackage,
)
from grappe.proposals.signing import sha256_of, texts_of
from grappe.publications.models import GoodPractice, News
from grappe.taxonomies.models import Country, Scheme, Term


def make_user(name, **fields):
    return User.objects.create_user(f"{name}@example.org", "pw", **{"name": name} | fields)


def make_country(code="BE", name="Belgium", **fields):
    return Country.objects.get_or_create(code=code, defaults={"name_en": name} | fields)[0]


def make_term(scheme="nace2", code="86", label="Human health activities", revision="2"):
    scheme = Scheme.objects.get_or_create(
        code=scheme, revision=revision, defaults={"title": scheme}
    )[0]
    return Term.objects.get_or_create(scheme=scheme, code=code, defaults={"label_en": label})[0]


def make_organisation(name="Helix Ltd", country="BE", **fields):
    fields = {"slug": slugify(name), "kind": Organisation.Kind.SME} | fields
    return Organisation.objects.create(name=name, country=make_country(country), **fields)


def make_cluster(name="Aurora Photonics", managers=(), country="BE", **fields):
    """A published cluster, unless `stage` says otherwise."""
    fields = {"slug": slugify(name), "stage": Cluster.Stage.PUBLISHED} | fields
    cluster = Cluster.objects.create(name=name, country=make_country(country), **fields)
    cluster.managers.set(managers)
    return cluster


def make_membership(cluster, organisation=None, **fields):
    """A present member; `left_on` makes a former one."""
    fields = {"category": Membership.Category.SME, "joined_on": date(2020, 1, 1)} | fields
    organisation = organisation or make_organisation()
    return Membership.objects.create(cluster=cluster, organisation=organisation, **fields)


def make_project(title="Light for hearts", partners=(), **fields):
    """A project; the first partner coordinates."""
    project = Project.objects.create(title=title, **{"slug": slugify(title)} | fields)
    for number, partner in enumerate(partners):
        role = Participation.Role.PARTNER if number else Participation.Role.COORDINATOR
        Participation.objects.create(project=project, organisation=partner, role=role)
    return project


def make_network(cluster, name="European Diagnostic Clusters Alliance", role="member"):
    network = Network.objects.get_or_create(name=name, defaults={"slug": slugify(name)})[0]
    return NetworkRole.objects.create(cluster=cluster, network=network, role=role)


def make_agreement(cluster, partner="Alsace Biovalley", country="FR", **fields):
    country = make_country(country, country)
    return Agreement.objects.create(cluster=cluster, partner=partner, country=country, **fields)


def make_event(cluster, title="Spring meeting", starts_in=7, **fields):
    """A published event of two hours, `starts_in` days from now."""
    starts_at = now() + timedelta(days=starts_in)
    fields = {"slug": slugify(title), "is_published": True, "starts_at": starts_at} | fields
    fields.setdefault("ends_at", fields["starts_at"] + timedelta(hours=2))
    return Event.objects.create(cluster=cluster, title=title, **fields)


def make_news(cluster, title="A new laboratory", **fields):
    fields = {"slug": slugify(title), "is_published": True} | fields
    fields.setdefault("published_on", date(2026, 1, 1))
    return News.objects.create(cluster=cluster, title=title, **fields)


def make_practice(cluster, title="Blind review by pairs", **fields):
    fields = {"slug": slugify(title), "is_published": True} | fields
    fields.setdefault("published_on", date(2026, 1, 1))
    return GoodPractice.objects.create(cluster=cluster, title=title, **fields)


def make_call(title="Green light for hearts", opens_in=-1, closes_in=30, **fields):
    """An open call; shift its window by days to get another."""
    fields = {
        "stage": "published",
        "text": "Light that heals hearts.",
        "slug": slugify(title),
    } | fields
    fields.setdefault("opens_at", now() + timedelta(days=opens_in))
    fields.setdefault("closes_at", now() + timedelta(days=closes_in))
    return Call.objects.create(title=title, **fields)


def make_step(call=None, kind="full", opens_in=-1, closes_in=30, **fields):
    """An open step of a call; shift its window by days to get another."""
    fields.setdefault("opens_at", now() + timedelta(days=opens_in))
    fields.setdefault("closes_at", now() + timedelta(days=closes_in))
    return Step.objects.create(call=call or make_call(), kind=kind, **fields)


def make_question(step, key="aim", **fields):
    return Question.objects.create(step=step, key=key, **{"title": key.capitalize()} | fields)


def make_criterion(call, key="quality", **fields):
    return Criterion.objects.create(call=call, key=key, **{"title": key.capitalize()} | fields)


def make_hosted_call(cluster, **fields):
    """A published call with one open full step, a question, criteria, costs and rates."""
    call = make_call(cluster=cluster, **fields)
    make_question(make_step(call, opens_at=call.opens_at, closes_at=call.closes_at))
    make_criterion(call)
    make_criterion(call, "impact", number=2)
    Category.objects.create(call=call, key="staff", title="Staff")
    Category.objects.create(
        call=call, key="indirect", number=2, title="Indirect costs", flat_percent=25
    )
    for kind, percent in (("sme", 60), ("large", 40), ("university", 100), ("", 50)):
        Rate.objects.create(call=call, kind=kind, percent=percent)
    return call


def make_delegate(call, user, may_decide=False):
    """Somebody of the funder who has accepted."""
    return call.delegates.create(user=user, may_decide=may_decide, accepted_at=now())


def make_consortium(owner, title="Hearts of light", partners=(), **fields):
    """A board of somebody's; the first partner coordinates."""
    board = Consortium.objects.create(owner=owner, title=title, **fields)
    for number, organisation in enumerate(partners):
        role = "partner" if number else "coordinator"
        Partner.objects.create(consortium=board, organisation=organisation, role=role)
    return board


def make_idea(author, title="Light in a pill", **fields):
    """A public idea, unless `audience` says otherwise."""
    fields = {"audience": "public", "text": "A pill that shines."} | fields
    return Idea.objects.create(author=author, title=title, **fields)


def make_proposal(owner, step=None, title="Hearts of light", partners=(), **fields):
    """A draft in answer to a step; the first partner coordinates."""
    step = step or make_step()
    board = make_consortium(owner, title, partners, call=step.call)
    number = step.call.proposals.count() + 1
    fields = {"title": title, "acronym": f"P{number}", "number": number} | fields
    return Proposal.objects.create(consortium=board, call=step.call, step=step, **fields)


def make_submission(proposal, **content):
    """What was handed in, with the parts of its content that a test cares about."""
    content = content_of(proposal) | content
    earlier = proposal.submissions.filter(step=proposal.step).count()
    Proposal.objects.filter(pk=proposal.pk).update(stage=Proposal.Stage.SUBMITTED)
    return Submission.objects.create(
        proposal=proposal,
        step=proposal.step,
        number=earlier + 1,
        content=content,
        sha256=f"{proposal.pk:064}",
        receipt=f"{proposal.pk:016}-{proposal.step.kind}-{earlier + 1}",
        submitted_at=min(now(), proposal.step.closes_at),
    )


def make_selection(step=None, **fields):
    """The selection of a step; of a closed one, unless it is given."""
    step = step or make_step(opens_in=-60, closes_in=-1)
    return Selection.objects.create(step=step, **{"seed": "seed"} | fields)


def make_evaluator(user, selection=None, role="expert", **fields):
    """Somebody who reviews and has sworn; with a seat in `selection`, if it is given."""
    sworn = {"sworn_at": now(), "sworn_version": OATH_VERSION}
    evaluator = Evaluator.objects.get_or_create(user=user, defaults=sworn | fields)[0]
    if selection is not None:
        seat = {"email": user.email, "taken_at": now(), "role": role}
        selection.seats.get_or_create(evaluator=evaluator, defaults=seat)
    return evaluator


def make_assignment(selection, proposal, evaluator, mark=4, is_free=True):
    """A reading with a review that was handed in, unless `mark` is None (nothing written)."""
    assignment = Assignment.objects.create(
        selection=selection, proposal=proposal, evaluator=evaluator
    )
    if is_free:
        Declaration.objects.create(
            selection=selection, proposal=proposal, evaluator=evaluator, is_free=True
        )
    if mark is not None:
        review = Review.objects.create(
            assignment=assignment, to_applicants="Well thought.", submitted_at=now()
        )
        for criterion in selection.call.criteria.all():
            Mark.objects.create(review=review, criterion=criterion, value=mark)
    return assignment


def make_decision(selection, proposal, kind="label", verdict="no", **fields):
    """A standing decision; nobody was told of it yet."""
    fields = {"reason": "As the panel advised.", "decided_on": date(2026, 1, 1)} | fields
    return Decision.objects.create(
        selection=selection, proposal=proposal, kind=kind, verdict=verdict, **fields
    )


def make_ready_proposal(owner, call, **fields):
    """A draft that may be handed in: answered, planned, with money and every signature.

    Helix (an SME) leads, a university takes part; `call` is hosted.
    """
    helix = Organisation.objects.filter(slug="helix").first() or make_organisation("Helix")
    campus = Organisation.objects.filter(slug="campus").first() or make_organisation(
        "Campus", kind="university"
    )
    fields = {"summary": "Light for hearts."} | fields
    proposal = make_proposal(owner, call.steps.get(kind="full"), **fields)
    board = proposal.consortium
    Consortium.objects.filter(pk=board.pk).update(months=24)
    board.refresh_from_db()
    for organisation, role in ((helix, "coordinator"), (campus, "partner")):
        partner = Partner.objects.create(
            consortium=board, organisation=organisation, role=role, size="small"
        )
        package = WorkPackage.objects.create(
            proposal=proposal, number=partner.pk, title=role, lead=partner, last_month=12
        )
        BudgetLine.objects.create(
            proposal=proposal,
            partner=partner,
            category=call.categories.get(key="staff"),
            work_package=package,
            amount=100_000,
        )
    for question in proposal.step.questions.current():
        Answer.objects.create(proposal=proposal, question=question, value="Well said.")
    make_signed(proposal)
    return proposal


def make_signed(proposal):
    """Every partner's commitment, signed over the present text."""
    for pk, text in texts_of(proposal).items():
        Commitment.objects.update_or_create(
            partner_id=pk,
            defaults={
                "name": "Dora",
                "email": "dora@example.org",
                "text": text,
                "sha256": sha256_of(text),
                "signed_at": now(),
            },
        )


def make_grant(proposal, by, aid=120_000):
    """The grant of a proposal that was handed in; the keeper is `by`."""
    selection = Selection.objects.filter(step=proposal.step).first()
    selection = selection or make_selection(proposal.step)
    fields = {"verdict": "yes", "amount": aid, "kind": "funding"}
    return open_grant(make_decision(selection, proposal, **fields), by=by)
