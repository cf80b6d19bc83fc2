"""The best consortium, its alternatives, or why there is none."""

from collections.abc import Iterable

from grappe.calls.eligibility import check

from .answers import Built, Consortium, Infeasible
from .columns import Columns
from .conflicts import smallest_conflict
from .demands import add_demands
from .optimising import Optimiser, Team
from .problem import Candidate, Wanted
from .solver import EXACT, Clock, OutOfTime


def build(
    candidates: Iterable[Candidate],
    wanted: Wanted,
    *,
    alternatives: int = 1,
    apart: int = 1,
    seconds: float = 5.0,
) -> Built | Infeasible:
    """Up to so many consortia that the rules allow, the best first, or what conflicts.

    Each alternative does without at least `apart` partners of every earlier one. The
    same question gives the same answer unless time ends first; then the gap says how far
    the best found may be from the best possible.
    """
    columns = Columns(candidates, wanted)
    add_demands(columns)
    optimiser = Optimiser(columns, Clock(seconds))
    found: list[Consortium] = []
    try:
        while len(found) < max(alternatives, 1):
            team = optimiser.best()
            if team is None:
                break
            found.append(consortium_of(columns, team))
            optimiser.forbid(team, apart)
    except OutOfTime:
        return Built(tuple(found)) if found else Infeasible((), is_smallest=False)
    if not found:
        return smallest_conflict(columns.programme, Clock(seconds))
    return Built(tuple(found), is_exhausted=len(found) < alternatives)


def consortium_of(columns: Columns, team: Team) -> Consortium:
    """The team in the words of the question, checked by the rules themselves."""
    wanted, chosen = columns.wanted, sorted(team.chosen)
    lead = columns.lead_among(chosen)
    members = [columns.candidates[i] for i in chosen]
    partners = [
        columns.candidates[i].as_partner(team.shares.get(i), columns.candidates[i].key == lead)
        for i in chosen
    ]
    return Consortium(
        keys=tuple(one.key for one in members),
        lead=lead,
        shares={one.key: one.share for one in partners if one.share is not None},
        objective=team.value,
        bound=team.bound,
        gap=(team.bound - team.value) / max(abs(team.value), EXACT),
        is_optimal=team.is_optimal,
        coverage={
            topic: min(1.0, sum(one.topics.get(topic, 0.0) for one in members))
            for topic in sorted(wanted.topics)
        },
        findings=check(wanted.rules, partners, wanted.statuses, wanted.months),
    )
