"""Figures backed by evidence: which records answer for which claim.

One table, read by the page, by the claim's own page and by completeness. Nothing of
it is stored: the records are counted each time.
"""

from dataclasses import dataclass

from django.db.models import CharField, Count, Q, Value

from .composition import TOPICS as COMPOSITION
from .composition import by_category, by_topic
from .models import Claim
from .participation import participations

Topic = Claim.Topic
#: Topics for which records exist → the page that lists them.
ROWS = {
    **dict.fromkeys(map(str, COMPOSITION), "clusters:members"),
    str(Topic.RD_PROJECTS): "projects:of_cluster",
    str(Topic.RD_PARTNERS): "projects:of_cluster",
}
PLACED = "placed"
#: Topics that participations answer → what of them is counted.
PROJECTS = {str(Topic.RD_PROJECTS): "project", str(Topic.RD_PARTNERS): "organisation"}


@dataclass(frozen=True)
class Records:
    """What the records of one cluster add up to, by topic."""

    counts: dict[str, int]
    #: How many present members have a place on the map.
    placed: int = 0

    def state_of(self, claim):
        """How far the records bear out this claim."""
        return ClaimState(claim, self.counts.get(claim.topic), ROWS.get(claim.topic))


@dataclass(frozen=True)
class ClaimState:
    """`backed` records stand behind the claim; None when none could."""

    claim: Claim
    backed: int | None
    rows: str | None

    @property
    def is_backed(self):
        """At least as many records as the cluster states."""
        return bool(self.backed) and self.backed >= (self.claim.value or 0)

    @property
    def is_partly_backed(self):
        return bool(self.backed) and not self.is_backed


def records(cluster):
    """Count everything that can back a claim of this cluster, in one query."""
    questions = [*project_counts(cluster), placed_count(cluster)]
    numbers = dict(by_category(cluster).union(*questions, all=True))
    projects = {topic: numbers.get(topic, 0) for topic in PROJECTS}
    return Records(by_topic(numbers) | projects, numbers.get(PLACED, 0))


def placed_count(cluster):
    """(PLACED, number of members with a place), as a question to the database."""
    placed = cluster.memberships.current().placed().order_by()
    return counted(placed, PLACED, "pk")


def project_counts(cluster):
    """Projects in which the cluster takes part, and all the partners in them: (topic,
    number), as questions to the database."""
    rows = participations().filter(project__in=ours(cluster).values("project")).order_by()
    for topic, what in PROJECTS.items():
        yield counted(rows, topic, what)


def counted(rows, mark, what):
    """(mark, how many different `what` the rows hold)."""
    marked = rows.annotate(mark=Value(mark, output_field=CharField()))
    return marked.values_list("mark").annotate(number=Count(what, distinct=True))


def ours(cluster):
    """The participations of the cluster's organisation and of its present members."""
    members = cluster.memberships.current().values("organisation")
    taking_part = Q(organisation__in=members)
    if cluster.organisation_id:
        taking_part |= Q(organisation=cluster.organisation_id)
    return participations().filter(taking_part)
