"""Every address of the platform, and a world in which each of them leads somewhere.

`addresses` reads the resolver, so that a new URL is walked from its first day.
`World` holds one thing to be seen and one hidden thing of each kind.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.files.base import ContentFile
from django.urls import URLPattern, get_resolver, reverse
from django.utils.timezone import now

from grappe.activity import mail
from grappe.activity.actions import notify, record
from grappe.calls.models import CallDocument
from grappe.calls.snapshot import content_of
from grappe.clusters.importing import save_document
from grappe.clusters.models import AccessRequest, Claim, Cluster, Draft, Invitation, TeamMember
from grappe.directory.models import SavedSearch
from grappe.evaluation.assignment import Round, assign, to_json
from grappe.evaluation.models import Appeal
from grappe.matching.models import Introduction
from grappe.monitoring.actions import open_grant
from grappe.proposals.models import Commitment, Idea, Proposal
from grappe.sources.models import PageImport
from tests.make import (
    make_agreement,
    make_assignment,
    make_call,
    make_cluster,
    make_consortium,
    make_criterion,
    make_decision,
    make_delegate,
    make_evaluator,
    make_event,
    make_idea,
    make_membership,
    make_network,
    make_news,
    make_organisation,
    make_practice,
    make_project,
    make_proposal,
    make_question,
    make_selection,
    make_step,
    make_submission,
    make_term,
    make_user,
)

#: Stands in everything that strangers must not see; searches ask for its beginning only.
SECRET = "xyzzyquux"
PREFIX = SECRET[:6]


def addresses(patterns=None, namespace="", captured=()):
    """(name, names of its parts) of every URL but the admin's, which asks for staff itself."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        parts = (*captured, *pattern.pattern.converters, *pattern.pattern.regex.groupindex)
        if isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name or pattern.pattern}", tuple(dict.fromkeys(parts))
        elif pattern.namespace != "admin":
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from addresses(pattern.url_patterns, inner, parts)


@dataclass
class World:
    """One kind of thing to be seen, and one hidden, under the same names."""

    shown: dict[str, Any]
    hidden: dict[str, Any]
    people: dict[str, Any] = field(default_factory=dict)
    cookies: dict[str, Any] = field(default_factory=dict)

    def url(self, name, parts, is_hidden=False):
        """The address of this name, about the shown or the hidden thing."""
        things = self.hidden if is_hidden else self.shown
        return reverse(name, kwargs={part: self.part(name, part, things) for part in parts})

    def part(self, name, part, things):
        """What stands for one part of an address: asked for by name first, then by app."""
        app = name.split(":")[0]
        for key in (f"{name}.{part}", f"{app}.{part}", part):
            if key in things:
                return things[key]
        raise LookupError(f"Say in tests/walks/world.py what {part} stands for in {name}.")


def make_world(ana, ben, eva, otto):
    """Aurora is public, Borealis is not; ana keeps both, ben works for a member.

    eva reviews a proposal to a call of each, otto follows that call for its funder.
    """
    aurora = make_cluster("Aurora", managers=[ana], mission="Photonics for health")
    borealis = make_cluster(
        f"Borealis {SECRET}", managers=[ana], stage="draft", slug="borealis"
    )
    shown, hidden = public_things(aurora, ana), hidden_things(aurora, borealis, ana)
    for things, cluster in ((shown, aurora), (hidden, borealis)):
        keep(things, cluster, ana, ben)
        things |= judged(cluster, ana, eva, otto)
    return World(shown, hidden)


def public_things(aurora, ana):
    member = make_organisation("Helix")
    make_membership(aurora, member)
    aurora.memberships.update(fee="qwxfeeqz")
    term, network = make_term(), make_network(aurora).network
    make_agreement(aurora)
    claim = Claim.objects.create(cluster=aurora, kind="achievement", topic="companies_created")
    event, news = make_event(aurora), make_news(aurora)
    slugs = {"events": event, "publications": news, "organisations": member, "matching": member}
    slugs |= {"calls": make_call(cluster=aurora)}
    aurora.organisation = make_organisation("Aurora asbl", kind="cluster")
    aurora.save()
    project = make_project(partners=[member, aurora.organisation])
    slugs |= {"projects": project, "cooperation": network}
    slugs |= {"api-v1:get_organisation": member, "api-v1:get_project": project}
    return named(aurora, slugs, make_practice(aurora)) | {
        "scheme": term.scheme.code,
        "code": term.code,
        "clusters:claim.pk": claim.pk,
    }


def hidden_things(aurora, borealis, ana):
    """Everything here holds the secret, and is hidden from strangers."""
    Cluster.objects.filter(pk=borealis.pk).update(about=SECRET, mission=SECRET, contact=SECRET)
    TeamMember.objects.create(cluster=borealis, name=SECRET, roles="Manager")
    make_agreement(borealis, partner=SECRET, text=SECRET)
    network = make_network(borealis, SECRET).network
    type(network).objects.filter(pk=network.pk).update(slug="hidden-alliance")
    network.refresh_from_db()
    claim = Claim.objects.create(
        cluster=borealis, kind="achievement", topic="statement", text=SECRET
    )
    secret = {"is_published": False, "summary": SECRET, "text": SECRET}
    event = make_event(aurora, f"Draft event {SECRET}", slug="draft-event", **secret)
    news = make_news(aurora, f"Draft news {SECRET}", slug="draft-news", **secret)
    practice = make_practice(
        aurora, f"Draft practice {SECRET}", slug="draft-practice", **secret
    )
    make_event(borealis, f"Of a hidden cluster {SECRET}", slug="of-hidden")
    make_news(borealis, f"Of a hidden cluster {SECRET}", slug="news-of-hidden")
    organisation = make_organisation(f"Hidden {SECRET}", slug="hidden", is_hidden=True)
    make_membership(aurora, organisation, joined_on=date(2021, 1, 1))
    make_membership(borealis, make_organisation("Nova"))
    make_project("Shared work", [aurora.organisation, organisation])
    slugs = {"events": event, "publications": news, "organisations": organisation}
    slugs |= {"matching": organisation}
    slugs |= {
        "calls": make_call(
            f"Draft call {SECRET}", cluster=aurora, stage="draft", slug="draft-call"
        )
    }
    project = make_project(f"Hidden {SECRET}", [aurora.organisation], is_hidden=True)
    type(project).objects.filter(pk=project.pk).update(slug="hidden-project")
    project.refresh_from_db()
    slugs |= {"cooperation": network, "api-v1:get_organisation": organisation}
    slugs |= {"projects": project, "api-v1:get_project": project}
    return named(borealis, slugs, practice) | {"clusters:claim.pk": claim.pk}


def named(cluster, slugs, practice):
    """What stands for each part of an address."""
    by_app = {f"{app}.slug": thing.slug for app, thing in slugs.items()}
    of_cluster = ("of_cluster", "add", "calendar_of_cluster", "feed_of_cluster")
    by_name = {
        f"{app}:{name}.slug": cluster.slug
        for app in ("events", "publications", "projects")
        for name in of_cluster
    }
    return (
        by_app
        | by_name
        | {
            "slug": cluster.slug,
            "publications:practice.slug": practice.slug,
            "calls:add_for_cluster.slug": cluster.slug,
            "projects:network_of_cluster.slug": cluster.slug,
            "projects:network_of_organisation.slug": slugs["organisations"].slug,
            "matching:similar.slug": slugs["projects"].slug,
            "kind": "news",
            "opendata:part.section": "cluster",
            "section": "about",
            "core:language.code": "fr",
            "key": "no-such-key",
            "uidb36": "1",
            "provider_id": "nowhere",
            "pk": 1,
        }
    )


def keep(things, cluster, ana, ben):
    """What the keepers of a cluster's page leave behind; none of it is for strangers."""
    save_document(cluster, Cluster.section("vision"), {"fields": {"vision": "Light"}}, by=ana)
    cluster.managers.add(ben)
    line = record(ben, "requested changes", cluster, reason=SECRET)
    notify([ana], line, "validation", f"Notice {SECRET}")
    cluster.managers.remove(ben)
    invitation = Invitation.objects.create(
        cluster=cluster,
        email=f"new@{SECRET}.example",
        token=f"{SECRET}{cluster.pk}",
        message=SECRET,
    )
    access = AccessRequest.objects.create(cluster=cluster, user=ben, text=SECRET)
    Draft.objects.create(user=ana, cluster=cluster, section="about", typed={"about": [SECRET]})
    page = PageImport.objects.create(by=ana, text=f"About us\n{SECRET}", name=SECRET)
    search = SavedSearch.objects.create(
        user=ana, name=f"{SECRET} {cluster.pk}", last_run_at=now()
    )
    introduction = Introduction.objects.create(
        asker=ana, asked=make_organisation(f"Asked by {cluster.pk}"), message=SECRET
    )
    board = make_consortium(ana, f"{SECRET} {cluster.pk}", text=SECRET)
    board.comments.create(author=ana, text=SECRET)
    board.comments.create(author=ana, text=SECRET, about="aim")
    share = board.shares.create(email=f"asked@{SECRET}.example", token=f"asked-{cluster.pk}")
    things |= noted(ana, ben, board)
    things |= written(cluster, board)
    things |= {
        "proposals.public_id": board.public_id,
        "proposals:accept_share.token": share.token,
        "matching.public_id": introduction.public_id,
        "revision": 1,
        "person": ana.public_id,
        "invitation": invitation.pk,
        "clusters:accept_invitation.token": invitation.token,
        "activity:stop.token": mail.stop_url(ana, "validation").split("/")[-2],
        "directory:stop_alert.token": search.stop_url.rsplit("/stop/", 1)[1].strip("/"),
        "directory.pk": search.pk,
        "access": access.pk,
        "clusters.pk": cluster.memberships.first().pk,
        "form": "csv",
        "public_id": page.public_id,
    }


def noted(ana, ben, board):
    """An idea of ana's alone, and a public one of which only ana sees who would join."""
    hidden = Idea.objects.create(author=ana, title=SECRET, text=SECRET)
    shown = make_idea(ana)
    organisation = make_organisation(f"Joins {board.pk}")
    shown.interests.create(user=ben, organisation=organisation, text=SECRET)
    pages = ("idea", "edit_idea", "delete_idea", "join_idea", "leave_idea", "form_team")
    return {f"proposals:{page}.public_id": hidden.public_id for page in pages}


def written(cluster, board):
    """A proposal that ana's team writes to an open call of the cluster, and has handed in."""
    call = make_call(f"Open {cluster.pk}", cluster=cluster, slug=f"open-{cluster.pk}")
    step = make_step(call)
    proposal = Proposal.objects.create(
        consortium=board, call=call, step=step, number=1, title=SECRET, summary=SECRET
    )
    submission = make_submission(proposal)
    paper = CallDocument(call=call, title="Guide").take(ContentFile(b"%PDF-", "guide.pdf"))
    paper.save()
    call.versions.create(number=1, content=content_of(call), sha256="0" * 64)
    asked = call.delegates.create(email=f"funds@{SECRET}.example")
    hosted = ("preview", "document", "versions", "version", "version_file", "clone", "hosting")
    kept = ("questions", "add_question", "question", "documents", "move_question")
    more = ("retire_question", "remove_document", "steps", "criteria", "costs", "explanations")
    more += ("delegates", "end_delegate")
    Proposal.objects.update(stage="draft")
    question = make_question(step)
    proposal.answers.create(question=question, value=SECRET)
    proposal.drafts.create(user=board.owner, typed={question.key: {"text": SECRET, "base": 0}})
    partner = board.partners.create(organisation=make_organisation(f"Team {cluster.pk}"))
    signed = {"name": SECRET, "email": f"signs@{SECRET}.example"}
    commitment = Commitment.objects.create(partner=partner, **signed)
    pages = (
        *("proposal", "facts", "submit", "withdraw", "open_again", "write", "history"),
        *("answer_file", "remove_file", "plan", "budget", "commitments", "writers"),
        *("autosave_answers", "discard_answers", "restore_answer", "comment_answer"),
    )
    return {f"proposals:{page}.public_id": proposal.public_id for page in pages} | {
        "proposals:history.key": question.key,
        "proposals:restore_answer.key": question.key,
        "proposals:sign.token": commitment.token,
        **{f"calls:{name}.slug": call.slug for name in (*hosted, *kept, *more)},
        "calls:accept_delegate.token": asked.token,
        "calls:end_delegate.pk": asked.pk,
        "calls.kind": step.kind,
        "calls.number": 1,
        "calls.pk": question.pk,
        "calls.public_id": paper.public_id,
        "proposals.slug": call.slug,
        "proposals.number": proposal.number,
        "proposals.receipt": submission.receipt,
        "proposals.file_id": proposal.public_id,
    }


def judged(cluster, ana, eva, otto):
    """A call of the cluster that has closed, with a proposal that is judged by somebody."""
    call = make_call(f"Judged {cluster.pk}", cluster=cluster)
    step = make_step(call, opens_in=-60, closes_in=-1)
    make_criterion(call)
    partner = make_organisation(f"Partner of {cluster.pk}")
    owner = make_user(f"applicant{cluster.pk}")
    proposal = make_proposal(owner, step, f"{SECRET} judged {cluster.pk}", [partner])
    make_submission(proposal)
    selection = make_selection(step)
    evaluator = make_evaluator(eva, selection)
    make_delegate(call, otto)
    assignment = make_assignment(selection, proposal, evaluator)
    assignment.review.to_panel = SECRET
    assignment.review.save()
    selection.receipts.create(number=1, content=EMPTY_RECEIPT, inputs={}, sha256="0" * 64)
    selection.rankings.create(number=1, **EMPTY_RANKING, sha256="0" * 64)
    meeting = selection.meetings.create(
        body=selection.bodies.create(number=1, kind="jury"), title=SECRET, starts_at=now()
    )
    meeting.items.create(proposal=proposal, number=1, minutes=SECRET)
    decision = make_decision(selection, proposal, reason=SECRET)
    Appeal.objects.create(decision=decision, grounds=SECRET, filed_by=owner)
    seat = selection.seats.create(email=f"asked@{SECRET}.example", token=f"seat-{cluster.pk}")
    funded = make_decision(selection, proposal, "funding", "yes", amount=10_000)
    return followed(open_grant(funded, by=ana), owner) | {
        "evaluation.public_id": selection.public_id,
        "evaluation.slug": call.slug,
        "evaluation:open.kind": step.kind,
        "evaluation.kind": "label",
        "evaluation.verdict": "no",
        "evaluation.number": 1,
        "evaluation.pk": meeting.pk,
        "evaluation.assignment": assignment.public_id,
        "evaluation:told.public_id": decision.public_id,
        "evaluation.decision": decision.public_id,
        "evaluation.form": "csv",
        "evaluation.token": seat.token,
        "evaluation.file_id": selection.public_id,
        **{f"evaluation:{name}.public_id": assignment.public_id for name in READING},
    }


def followed(grant, owner):
    """A grant with a result, a risk, an amendment and a claim that wait."""
    project = grant.project
    type(project).objects.filter(pk=project.pk).update(is_hidden=True)
    package = grant.packages.create(
        number=1, title=SECRET, starts_on=grant.starts_on, ends_on=grant.ends_on
    )
    fields = {"grant": grant, "title": SECRET, "kind": "milestone", "delivered_at": now()}
    result = package.results.create(due_on=grant.ends_on, **fields)
    partner = grant.partners.first()
    claim = partner.claims.create(report=grant.reports.first(), submitted_at=now())
    names = ("return_result", "deliver", "accept_result")
    return {
        "monitoring.public_id": grant.public_id,
        "insights.stage": "funded",
        "insights.form": "csv",
        "insights.slug": grant.call.cluster.slug,
        "monitoring.decision": grant.decision.public_id,
        "monitoring.number": 1,
        "monitoring.kind": "jobs",
        "monitoring.file_id": grant.public_id,
        **{f"monitoring:{name}.pk": result.pk for name in names},
        "monitoring:done.pk": package.pk,
        "monitoring:decide_claim.pk": claim.pk,
        "monitoring:risk.pk": grant.risks.create(title=SECRET).pk,
        "monitoring:decide_amendment.pk": grant.amendments.create(
            kind="extension", reason=SECRET, asked_by=owner
        ).pk,
    }


#: Computed once, since a world is made for each address.
EMPTY_RECEIPT = to_json(assign(Round((), ())))
EMPTY_RANKING = {
    "inputs": {"amounts": {}, "budget": None},
    "content": {
        "ranking": {"places": [], "raters": [], "is_settled": True},
        "standings": [],
        "lots": [],
    },
}
READING = (
    *("reading", "declare", "answer", "autosave", "open_review", "hand_back"),
    "reading_file",
)
