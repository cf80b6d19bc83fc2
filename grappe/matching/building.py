"""Whole consortia from the matcher's best: what is asked, and the answer to be shown."""

from dataclasses import dataclass
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from grappe.calls.statuses import statuses_on
from grappe.organisations.models import Organisation
from grappe.projects.models import Project

from .engine.sets import Built, Candidate, Wanted, build

#: So many of the matcher's best may join.
CANDIDATES = 200
TEAMS = 3
#: Alternatives differ in at least so many partners.
APART = 2
SECONDS = 2.0
SIZES = range(2, 13)
#: What the full coverage of a topic of the call is worth, beside scores from 0 to 1.
TOPIC = 0.5


@dataclass(frozen=True)
class Wishes:
    """What is wished of the team beside the question itself."""

    smallest: int = 3
    largest: int = 6
    rule_set: Any = None
    without: tuple[Any, ...] = ()

    def pairs(self):
        yield "smallest", str(self.smallest)
        yield "largest", str(self.largest)
        yield "rules", str(self.rule_set.pk) if self.rule_set else ""
        yield from (("without", one.slug) for one in self.without)


@dataclass(frozen=True)
class Member:
    organisation: Any
    is_fixed: bool
    is_lead: bool


@dataclass(frozen=True)
class Proposed:
    """One team: who, how near to the best, and how each rule stands."""

    number: int
    members: tuple[Member, ...]
    #: How far it may be from the best possible team, in percent; 0 when proved.
    gap: float
    is_optimal: bool
    #: How far it is behind the first team, in percent.
    behind: float
    findings: tuple[Any, ...]
    covered: tuple[tuple[Any, int], ...]


@dataclass(frozen=True)
class Outcome:
    """Teams, or the fewest demands that conflict, in sentences."""

    teams: tuple[Proposed, ...] = ()
    conflicts: tuple[str, ...] = ()
    is_smallest: bool = True
    compared: int = 0


def propose(matcher, asked, wishes, user):
    """Build teams for the question; only of organisations that the user may see."""
    people = pool(matcher, asked, wishes, user)
    topics = {str(term.pk): term for term in asked.call.topics.all()} if asked.call else {}
    facts = facts_of(asked)
    candidates = [
        candidate(one, score, strengths, facts.get(str(one.pk), {}))
        for (one, score), strengths in zip(people, strong(people, topics), strict=True)
    ]
    answer = build(
        candidates,
        wanted(asked, wishes, topics),
        alternatives=TEAMS,
        apart=APART,
        seconds=SECONDS,
    )
    organisations = {str(one.pk): one for one, _score in people}
    fixed = fixed_in(asked, wishes)
    if isinstance(answer, Built):
        first = answer.consortia[0].objective
        teams = (
            team(number, one, first, fixed, organisations, topics)
            for number, one in enumerate(answer.consortia, start=1)
        )
        return Outcome(teams=tuple(teams), compared=len(people))
    said = tuple(sentence(one, wishes, organisations) for one in answer.demands)
    return Outcome(conflicts=said, is_smallest=answer.is_smallest, compared=len(people))


def pool(matcher, asked, wishes, user):
    """(organisation, score from 0 to 1) of those who may join; the given partners first."""
    answer = matcher.match(asked.question(CANDIDATES))
    keys = {match.key: match.score for match in answer.matches if match.key.isdecimal()}
    visible = Organisation.objects.visible_to(user).select_related("country", "place")
    found = visible.in_bulk([int(key) for key in keys])
    low, high = min(keys.values(), default=0), max(keys.values(), default=1)
    barred = {one.pk for one in (*wishes.without, *asked.left_out)}
    given = [(one, 1.0) for one in asked.partners if one.pk not in barred]
    there = barred | {one.pk for one in asked.partners}
    others = [
        (found[int(key)], (score - low) / ((high - low) or 1))
        for key, score in keys.items()
        if int(key) in found and int(key) not in there
    ]
    return given + others


def fixed_in(asked, wishes):
    """Keys of the partners who stay: those named in the question, and those whom the
    board keeps (its lead, who agreed, who is marked to stay), unless they are left out."""
    keys = {one.pk for one in asked.added()}
    if asked.board:
        stay = (one for one in asked.board.team() if stays(one))
        keys |= {one.organisation_id for one in stay}
    keys &= {one.pk for one in asked.partners}
    return frozenset(str(pk) for pk in keys - {one.pk for one in wishes.without})


def stays(partner):
    has_agreed = partner.state == partner.State.AGREED
    return partner.is_fixed or has_agreed or partner.role == partner.Role.COORDINATOR


def facts_of(asked):
    """What the board says of its partners: {key: facts for a candidate}."""
    team = asked.board.team() if asked.board else ()
    return {
        str(one.organisation_id): {
            "cost": None if one.share is None else float(one.share),
            "is_associated": one.role == one.Role.ASSOCIATED,
        }
        for one in team
    }


def strong(people, topics):
    """For each organisation, the topics in which it has had a project: {topic: 1.0}."""
    if not topics:
        return [{} for _one in people]
    rows = Project.objects.filter(
        is_hidden=False,
        topics__in=list(topics),
        participations__organisation__in=[one.pk for one, _score in people],
    ).values_list("participations__organisation", "topics")
    held: dict[int, dict[str, float]] = {}
    for organisation, topic in rows:
        held.setdefault(organisation, {})[str(topic)] = 1.0
    return [held.get(one.pk, {}) for one, _score in people]


def candidate(one, score, strengths, facts):
    return Candidate(
        key=str(one.pk),
        score=score,
        name=one.name,
        kind=one.kind,
        country=one.country_id or "",
        region=one.place.code if one.place else "",
        topics=strengths,
        **facts,
    )


def wanted(asked, wishes, topics):
    rules = wishes.rule_set.as_rules() if wishes.rule_set else ()
    day = asked.call.day_of_rules() if asked.call else localdate()
    board = asked.board
    return Wanted(
        topics=dict.fromkeys(topics, TOPIC),
        smallest=wishes.smallest,
        largest=wishes.largest,
        budget=float(board.budget) if board and board.budget else None,
        months=board.months if board else None,
        fixed=fixed_in(asked, wishes),
        rules=rules,
        statuses=statuses_on(day),
    )


def team(number, found, first, fixed, organisations, topics):
    """One consortium as the page shows it."""
    members = (
        Member(organisations[key], key in fixed, key == found.lead) for key in found.keys
    )
    return Proposed(
        number=number,
        members=tuple(sorted(members, key=lambda one: (not one.is_lead, not one.is_fixed))),
        gap=round(100 * found.gap, 1),
        is_optimal=found.is_optimal,
        behind=round(100 * (first - found.objective) / (abs(first) or 1), 1),
        findings=found.findings,
        covered=tuple((topics[key], round(100 * part)) for key, part in found.coverage.items()),
    )


def sentence(demand, wishes, organisations):
    """One of the demands that conflict, in words."""
    if demand.rule is not None:
        return _("The rule %(number)s: “%(quote)s”") % {
            "number": demand.name,
            "quote": demand.rule.quote,
        }
    if demand.wish == "size":
        return _("The team has %(smallest)s to %(largest)s partners.") % {
            "smallest": wishes.smallest,
            "largest": wishes.largest,
        }
    if demand.wish == "budget":
        return _("The money asked for stays within the board’s budget.")
    name = organisations.get(demand.name, demand.name)
    return _("%(name)s takes part.") % {"name": name}
