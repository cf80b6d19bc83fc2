"""Records in, a round of the assignment engine out; and back from what a receipt kept."""

from collections import Counter

from django.utils.timezone import localdate

from .assignment import Evaluator as Reader
from .assignment import Proposal as Text
from .assignment import Round
from .checking import text_of
from .likeness import likeness
from .models import Assignment, Decision, Evaluator

#: What a narrower topic of one that an evaluator knows is worth, and the other way round.
NEAR = 0.7


def eligible(selection):
    """What is judged: everything that stands, but what was decided not to be eligible."""
    refused = Decision.objects.standing().filter(
        selection=selection, kind=Decision.Kind.ELIGIBILITY, verdict=Decision.Verdict.NO
    )
    return selection.submissions().exclude(proposal__in=refused.values("proposal"))


def round_of(selection):
    """Everything that this selection's assignment is computed from, as it stands now.

    Keys are proposals' references and evaluators' numbers. Work that was begun (declared,
    written, or set by hand) is kept; who declined or was taken off is not asked again.
    """
    submissions = list(eligible(selection))
    readers = list(readers_of(selection))
    names = {one.proposal_id: one.proposal.reference for one in submissions}
    barred, fixed = set(), set()
    for one in selection.conflicts.barring():
        barred.add((names.get(one.proposal_id), str(one.evaluator_id)))
    begun = set(selection.declarations.values_list("proposal_id", "evaluator_id"))
    for one in selection.assignments.all():
        pair = (names.get(one.proposal_id), str(one.evaluator_id))
        if one.state != Assignment.State.OPEN:
            barred.add(pair)
        elif one.reason or (one.proposal_id, one.evaluator_id) in begun:
            fixed.add(pair)
    waiting = waiting_elsewhere(selection)
    texts = tuple(Text(one.proposal.reference, topics_of(one.content)) for one in submissions)
    people = tuple(
        Reader(
            str(one.pk),
            strengths_of(one, texts),
            load_limit=max(one.load_limit - waiting[one.pk], 0),
        )
        for one in readers
    )
    known = {one.key for one in people}
    return Round(
        proposals=texts,
        evaluators=people,
        conflicts=frozenset(pair for pair in barred if pair[0]),
        affinities=affinities_of(submissions, readers, texts, people),
        fixed=frozenset(p for p in fixed - barred if p[0] and p[1] in known),
        readers=selection.readers,
        seed=selection.seed,
    )


def readers_of(selection):
    """Those with a seat who are there when reviews are due."""
    day = localdate(selection.reviews_due_at) if selection.reviews_due_at else localdate()
    seated = Evaluator.objects.in_pool().seated_in(selection).exclude(sworn_at=None)
    seated = seated.select_related("user").prefetch_related(
        "expertise__term__scheme", "projects"
    )
    return [one for one in seated.order_by("pk") if one.is_available(day)]


def waiting_elsewhere(selection):
    """How many proposals wait for each evaluator in other selections."""
    others = Assignment.objects.standing().exclude(selection=selection)
    waiting = others.filter(review__submitted_at=None)
    return Counter(waiting.values_list("evaluator_id", flat=True))


def topics_of(content):
    return {f"{one['scheme']}:{one['code']}": 1.0 for one in content["proposal"]["topics"]}


def strengths_of(evaluator, texts):
    """Strength by topic; broader and narrower topics of those that proposals name count too."""
    found = {one.term.key: one.strength for one in evaluator.expertise.all()}
    for topic in {topic for text in texts for topic in text.topics} - found.keys():
        near = [NEAR * s for known, s in found.items() if is_near(topic, known)]
        if near:
            found[topic] = max(near)
    return found


def is_near(one, other):
    """Whether one code lies within the other, in one vocabulary."""
    scheme, code = one.split(":", 1)
    of_other, known = other.split(":", 1)
    return scheme == of_other and (code.startswith(known) or known.startswith(code))


def affinities_of(submissions, readers, texts, people):
    """{(proposal, evaluator): fit} by topics, raised by how alike their words are."""
    said = {str(one.pk): known_by(one) for one in readers}
    about = {key: text for key, text in said.items() if text.strip()}
    if not about:
        return {}
    words = {one.proposal.reference: text_of(one.content) for one in submissions}
    near = likeness(words, about)
    strengths = {one.key: one.expertise for one in people}
    topics = {one.key: one.topics for one in texts}
    found = {}
    for proposal, alike in near.items():
        for evaluator, cosine in alike:
            fit = fit_of(topics[proposal], strengths[evaluator])
            found[proposal, evaluator] = round(fit + (1 - fit) * cosine, 4)
    return found


def known_by(evaluator):
    """What an evaluator says of themselves, and what their projects were about."""
    worked = (f"{one.title} {one.description}" for one in evaluator.projects.all())
    return " ".join([evaluator.text, *worked])


def fit_of(topics, strengths):
    """The weighted mean of strengths over the topics."""
    total = sum(topics.values())
    return (
        sum(w * min(strengths.get(t, 0), 1) for t, w in topics.items()) / total if total else 0
    )


def round_from(plain):
    """The round that `assignment.round.canonical` wrote down."""
    return Round(
        proposals=tuple(
            Text(key, dict(topics), readers) for key, topics, readers in plain["proposals"]
        ),
        evaluators=tuple(
            Reader(key, dict(skills), limit, least)
            for key, skills, limit, least in plain["evaluators"]
        ),
        conflicts=frozenset((p, e) for p, e in plain["conflicts"]),
        affinities={(p, e): value for p, e, value in plain["affinities"]},
        fixed=frozenset((p, e) for p, e in plain["fixed"]),
        seed=plain["seed"],
    )


def loads_of(selection):
    """{evaluator: how many they were given here}."""
    return Counter(selection.assignments.standing().values_list("evaluator_id", flat=True))
