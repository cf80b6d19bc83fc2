"""How many members of which category: counted from the register when it holds rows,
declared by the cluster otherwise; always saying which."""

from dataclasses import dataclass

from django.db.models import Count

from .models import Claim, Membership

Topic = Claim.Topic
#: The parts that add up to all members; start-ups are part of the SMEs.
PARTS = (Topic.SMES, Topic.LARGE, Topic.RESEARCH, Topic.CIVIL, Topic.OTHER)
TOPICS = (Topic.MEMBERS, Topic.SMES, Topic.STARTUPS, *PARTS[1:])
CATEGORIES = {
    Topic.SMES: (Membership.Category.SME, Membership.Category.STARTUP),
    Topic.STARTUPS: (Membership.Category.STARTUP,),
    Topic.LARGE: (Membership.Category.LARGE,),
    Topic.RESEARCH: (Membership.Category.RESEARCH,),
    Topic.CIVIL: (Membership.Category.CIVIL,),
    Topic.OTHER: (Membership.Category.OTHER,),
}
WIDTH = 600


@dataclass(frozen=True)
class Part:
    """One figure of the composition, and what the cluster declares beside a counted one."""

    topic: str
    label: str
    value: int
    declared: int | None = None
    #: Where its piece of the drawn bar stands, in units of the drawing.
    x: float = 0
    width: float = 0
    #: The claim that declares it, when there is one.
    claim: int | None = None

    @property
    def category(self):
        """The register's one category of this topic, or None: SMEs are of two."""
        kinds = CATEGORIES.get(self.topic, ())
        return kinds[0] if len(kinds) == 1 else None

    @property
    def differs(self):
        return self.declared is not None and self.declared != self.value


@dataclass(frozen=True)
class Composition:
    """All figures; `is_counted` says whether they come from the register."""

    parts: tuple[Part, ...]
    is_counted: bool

    @property
    def pieces(self):
        return [part for part in self.parts if part.width]

    @property
    def differences(self):
        return [part for part in self.parts if self.is_counted and part.differs]


def composition(claims, counted):
    """From the composition claims and the register's counts (see `register_counts`)."""
    stated = {
        claim.topic: claim
        for claim in claims
        if claim.kind == Claim.Kind.COMPOSITION and claim.value is not None
    }
    declared = {topic: int(claim.value) for topic, claim in stated.items()}
    is_counted = bool(counted.get(Topic.MEMBERS))
    values = counted if is_counted else declared
    whole = sum(values.get(topic, 0) for topic in PARTS) or 1
    parts, x = [], 0.0
    for topic in TOPICS:
        if topic not in values or (is_counted and not values[topic] and topic not in declared):
            continue
        width = WIDTH * values[topic] / whole if topic in PARTS else 0
        claim = stated[topic].pk if topic in stated else None
        label, value = Topic(topic).label, values[topic]
        parts.append(Part(topic, label, value, declared.get(topic), x, width, claim))
        x += width
    return Composition(tuple(parts), is_counted)


def register_counts(cluster, at=None):
    """{topic: number of present members}, in one query; zeros when there are none."""
    return by_topic(dict(by_category(cluster, at)))


def by_category(cluster, at=None):
    """(category, number of present members), as a question to the database."""
    present = cluster.memberships.current(at).order_by()
    return present.values_list("category").annotate(number=Count("pk"))


def by_topic(numbers):
    """The numbers of each category as the composition counts them."""
    found = {
        str(topic): sum(numbers.get(kind, 0) for kind in kinds)
        for topic, kinds in CATEGORIES.items()
    }
    members = sum(numbers.get(kind, 0) for kind in Membership.Category.values)
    return {str(Topic.MEMBERS): members} | found
