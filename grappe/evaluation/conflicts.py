"""Conflicts of interest, computed from the records with few queries however many rows.

`found` reads; what becomes of its findings is in actions. A finding keeps what it rests on
as evidence, so that it can be told without names where neither side knows the other.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from grappe.organisations.models import Organisation, Post
from grappe.projects.models import Participation
from grappe.proposals.models import Proposal

from .models import Conflict, Evaluator, Tie

Kind = Conflict.Kind
#: How long a former employer, and a common project, count before the deadline.
FORMER, COMMON = timedelta(days=3 * 365), timedelta(days=5 * 365)
#: Ties that bar while they last; others are explained, and a person rules.
BARRING = (Tie.Kind.FAMILY, Tie.Kind.MONEY, Tie.Kind.BOARD, Tie.Kind.RIVAL)
#: How a person takes part in a proposal: owns it, was let in, signed, or handed it in.
TAKING_PART = (
    "consortium__owner",
    "consortium__shares__user",
    "consortium__partners__commitment__user",
    "submissions__submitted_by",
)
#: So many common projects are named.
NAMED = 5


@dataclass(frozen=True)
class Found:
    """One tie between an evaluator and a proposal, by their keys."""

    evaluator: int
    proposal: int
    kind: str
    key: str
    is_barring: bool
    evidence: dict[str, Any] = field(default_factory=dict)

    @property
    def place(self):
        """What a conflict is kept under."""
        return self.evaluator, self.proposal, str(self.kind), self.key


@dataclass(frozen=True)
class Scene:
    """What is known of the evaluators and proposals at hand."""

    #: {user: evaluator}
    people: dict[int, int]
    #: {proposal: {organisation by now: its name in the proposal}}
    partners: dict[int, dict[int, str]]
    #: What each organisation is by now, of those that were merged.
    kept: dict[int, int]
    closed_on: date

    def proposals_with(self, organisation):
        """(proposal, the organisation's name there) wherever it is a partner."""
        now = self.kept.get(organisation, organisation)
        return [(one, names[now]) for one, names in self.partners.items() if now in names]


def found(selection, evaluators=None):
    """Every conflict that the records show now; of these evaluators alone, if given."""
    people = people_of(selection)
    if evaluators is not None:
        wanted = {one.pk for one in evaluators}
        people = {user: one for user, one in people.items() if one in wanted}
    return found_between(selection, scene_of(selection, people))


def ties_of(selection, user):
    """{proposal: sentence} of what bars this person by the records, evaluator or not."""
    evaluator = Evaluator.objects.filter(user=user).first()
    scene = scene_of(selection, {user.pk: evaluator.pk if evaluator else 0})
    told = [one for one in found_between(selection, scene) if one.is_barring]
    return {one.proposal: sentence_of(one.kind, one.evidence) for one in told}


def found_between(selection, scene):
    """Every tie between the people and the proposals of a scene."""
    if not scene.people or not scene.partners:
        return []
    employers = defaultdict(dict)
    told = [*of_posts(scene, employers), *of_ties(scene), *of_teams(scene, selection)]
    return [*told, *of_projects(scene, employers), *of_own_projects(scene)]


def scene_of(selection, people):
    rows = selection.submissions().values_list("proposal_id", "content__partners")
    named = {
        proposal: {one["organisation"]: one["name"] for one in partners or ()}
        for proposal, partners in rows
    }
    kept = merged()
    partners = {
        proposal: {kept.get(one, one): name for one, name in names.items()}
        for proposal, names in named.items()
    }
    return Scene(people, partners, kept, localdate(selection.step.closes_at))


def people_of(selection):
    """{user: evaluator} of those who have a seat, or were given something to read."""
    seated = selection.seats.filter(declined_at=None).exclude(evaluator=None)
    reading = selection.assignments.values("evaluator")
    those = Evaluator.objects.filter(Q(pk__in=seated.values("evaluator")) | Q(pk__in=reading))
    return dict(those.order_by("pk").values_list("user_id", "pk"))


def merged():
    """{organisation: what it is by now} for all that were merged."""
    rows = Organisation.objects.exclude(merged_into=None).order_by()
    into = dict(rows.values_list("pk", "merged_into_id"))
    return {one: last(into, one) for one in into}


def last(into, one):
    while one in into:
        one = into[one]
    return one


def of_posts(scene, employers):
    """For whom evaluators work, or worked within three years, and on whose boards they sit."""
    posts = Post.objects.filter(user__in=scene.people).select_related("organisation")
    for post in posts.held_since(scene.closed_on - FORMER).order_by("pk"):
        evaluator = scene.people[post.user_id]
        is_over = post.ended_on is not None and post.ended_on < localdate()
        if not is_over:
            employers[evaluator][post.organisation_id] = post.organisation.name
        kind = Kind.BOARD if post.kind == Post.Kind.BOARD else Kind.EMPLOYER
        for proposal, name in scene.proposals_with(post.organisation_id):
            evidence = {"organisation": post.organisation_id, "name": name}
            if is_over:
                evidence["ended_on"] = post.ended_on.isoformat()
            chosen = Kind.FORMER if is_over else kind
            key = str(post.organisation_id)
            yield Found(evaluator, proposal, chosen, key, not is_over, evidence)


def of_ties(scene):
    """What evaluators declared of themselves."""
    ties = Tie.objects.filter(evaluator__in=scene.people.values())
    since = scene.closed_on - FORMER
    for tie in ties.filter(Q(ended_on=None) | Q(ended_on__gte=since)).order_by("pk"):
        is_over = tie.ended_on is not None and tie.ended_on < localdate()
        kind = Kind.BOARD if tie.kind == Tie.Kind.BOARD else Kind.DECLARED
        for proposal, name in scene.proposals_with(tie.organisation_id):
            evidence = {"tie": tie.kind, "name": name, "text": tie.text}
            key = f"{tie.kind}-{tie.organisation_id}"
            bars = tie.kind in BARRING and not is_over
            yield Found(tie.evaluator_id, proposal, kind, key, bars, evidence)


def of_teams(scene, selection):
    """Who takes part in a proposal, and who has one of their own in the call."""
    own = defaultdict(dict)
    proposals = Proposal.objects.filter(call=selection.call)
    for path in TAKING_PART:
        rows = proposals.filter(**{f"{path}__in": list(scene.people)}).order_by()
        for person, proposal, number in rows.values_list(path, "pk", "number"):
            own[person][proposal] = number
    for user, numbers in sorted(own.items()):
        for proposal in scene.partners:
            if proposal in numbers:
                yield Found(scene.people[user], proposal, Kind.TEAM, "", True)
            for other in sorted(set(numbers) - {proposal}):
                evidence = {"number": numbers[other]}
                yield Found(scene.people[user], proposal, Kind.OWN, str(other), True, evidence)


def of_projects(scene, employers):
    """Employers of evaluators and partners that worked together within five years."""
    every = {scene.kept.get(one, one) for names in employers.values() for one in names}
    common = common_projects(scene, every)
    for evaluator, names in sorted(employers.items()):
        for employer, employer_name in sorted(names.items()):
            of_employer = common.get(scene.kept.get(employer, employer), {})
            for partner, projects in sorted(of_employer.items()):
                for proposal, name in scene.proposals_with(partner):
                    evidence = {
                        "employer": employer_name,
                        "name": name,
                        "count": len(projects),
                        "projects": projects[:NAMED],
                    }
                    key = f"{employer}-{partner}"
                    yield Found(evaluator, proposal, Kind.PROJECT, key, False, evidence)


def of_own_projects(scene):
    """Projects that evaluators say they worked on, with a partner, within five years."""
    worked = Evaluator.projects.through.objects.filter(evaluator__in=scene.people.values())
    rows = worked.filter(recent(scene)).order_by("evaluator", "project")
    of_project = defaultdict(list)
    for project, evaluator in rows.values_list("project_id", "evaluator_id"):
        of_project[project].append(evaluator)
    shared = Participation.objects.filter(project__in=list(of_project))
    for one in shared.select_related("project").order_by("project", "organisation"):
        for evaluator in of_project[one.project_id]:
            for proposal, name in scene.proposals_with(one.organisation_id):
                evidence = {"project": str(one.project), "name": name}
                key = f"own-{one.project_id}-{one.organisation_id}"
                yield Found(evaluator, proposal, Kind.PROJECT, key, False, evidence)


def recent(scene):
    """Rows whose project is shown, and ended within the five years that count."""
    ended = Q(project__ends_on=None) | Q(project__ends_on__gte=scene.closed_on - COMMON)
    return ended & Q(project__is_hidden=False)


def common_projects(scene, employers):
    """{employer: {partner: [titles of projects, the latest first]}}."""
    shown = Participation.objects.filter(recent(scene)).select_related("project")
    ours = defaultdict(set)
    for one in shown.filter(organisation__in=employers):
        ours[one.project_id].add(one.organisation_id)
    partners = {one for names in scene.partners.values() for one in names}
    common = defaultdict(lambda: defaultdict(list))
    rows = shown.filter(project__in=list(ours), organisation__in=list(partners))
    for one in rows.order_by("-project__ends_on", "project"):
        for employer in ours[one.project_id] - {one.organisation_id}:
            common[employer][one.organisation_id].append(str(one.project))
    return common


def sentence_of(kind, evidence):
    """What ties them, in words."""
    plain = {
        Kind.EMPLOYER: _("Works for %(name)s, a partner of the proposal."),
        Kind.FORMER: _("Worked for %(name)s, a partner of the proposal, until %(ended_on)s."),
        Kind.OWN: _("Takes part in proposal %(number)s of the same call."),
        Kind.TEAM: _("Belongs to the team that wrote the proposal."),
    }
    if kind in plain:
        return plain[kind] % evidence
    if kind == Kind.PROJECT:
        return project_sentence(evidence)
    if "tie" not in evidence:
        return _("Sits on the board of %(name)s, a partner of the proposal.") % evidence
    told = {"tie": Tie.Kind(evidence["tie"]).label, "name": evidence["name"]}
    said = _("Declared about %(name)s, a partner of the proposal: %(tie)s.") % told
    return f"{said} {evidence['text']}".strip()


def project_sentence(evidence):
    if "project" in evidence:
        return _("Worked with %(name)s, a partner of the proposal, on %(project)s.") % evidence
    titles = ", ".join(evidence["projects"])
    if evidence["count"] > len(evidence["projects"]):
        titles += ", …"
    return ngettext(
        "The employer (%(employer)s) and %(name)s worked together on %(count)s project of the "
        "last five years: %(titles)s.",
        "The employer (%(employer)s) and %(name)s worked together on %(count)s projects of the "
        "last five years: %(titles)s.",
        evidence["count"],
    ) % {**evidence, "titles": titles}


BLIND = {
    Kind.EMPLOYER: gettext_lazy("You work for a partner of the proposal."),
    Kind.FORMER: gettext_lazy("You worked for a partner of the proposal within three years."),
    Kind.PROJECT: gettext_lazy(
        "You or your employer worked with a partner of the proposal within five years."
    ),
    Kind.OWN: gettext_lazy("You take part in a proposal of the same call."),
    Kind.TEAM: gettext_lazy("You belong to the team that wrote the proposal."),
    Kind.BOARD: gettext_lazy("You sit on the board of a partner."),
    Kind.DECLARED: gettext_lazy("You declared a tie with a partner of the proposal."),
}


def told_to_evaluator(conflict):
    """A conflict as the evaluator reads it: without names where they may not know them."""
    if conflict.selection.is_double_blind:
        return str(BLIND[Kind(conflict.kind)])
    return conflict.sentence
