"""The best consortium, its alternatives, or why there is none."""

from collections.abc import Iterable

from grappe.calls.eligibility import check
from grappe.calls.team import Who, all_of

from .answers import Built, Consortium, Infeasible
from .columns import Columns
from .conflicts import smallest_conflict
from .demands import add_demands
from .problem import Candidate, Wanted
from .solver import EXACT, Clock, OutOfTime, Solution, Solver


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
    clock = Clock(seconds)
    solver = Solver(columns.programme, clock)
    try:
        solution = solver.solve()
    except OutOfTime:
        return Infeasible((), is_smallest=False)
    if solution is None:
        return smallest_conflict(columns.programme, Clock(seconds))
    found = [consortium_of(columns, solution)]
    try:
        while len(found) < alternatives:
            solver.forbid([columns.column_of[key] for key in found[-1].keys], apart)
            solution = solver.solve()
            if solution is None:
                return Built(tuple(found), is_exhausted=True)
            found.append(consortium_of(columns, solution))
    except OutOfTime:
        pass
    return Built(tuple(found))


def consortium_of(columns: Columns, solution: Solution) -> Consortium:
    """The solution in the words of the question, checked by the rules themselves."""
    wanted, chosen = columns.wanted, chosen_by(columns, solution)
    shares = {columns.candidates[i].key: share_of(columns, solution, i) for i in chosen}
    lead = lead_among(columns, chosen)
    team = [columns.candidates[i] for i in chosen]
    partners = [one.as_partner(shares[one.key], is_lead=one.key == lead) for one in team]
    coverage = {
        topic: min(1.0, sum(one.topics.get(topic, 0.0) for one in team))
        for topic in sorted(wanted.topics)
    }
    objective = sum(one.score - wanted.size_cost for one in team)
    objective += sum(max(wanted.topics[topic], 0.0) * part for topic, part in coverage.items())
    bound = max(objective, solution.bound)
    gap = (bound - objective) / max(abs(objective), EXACT)
    return Consortium(
        keys=tuple(one.key for one in team),
        lead=lead,
        shares={one.key: one.share for one in partners if one.share is not None},
        objective=objective,
        bound=objective if solution.is_optimal else bound,
        gap=0.0 if solution.is_optimal else gap,
        is_optimal=solution.is_optimal,
        coverage=coverage,
        findings=check(wanted.rules, partners, wanted.statuses, wanted.months),
    )


def chosen_by(columns: Columns, solution: Solution) -> list[int]:
    return [i for i, column in enumerate(columns.joins) if solution.values[column] > 0.5]


def share_of(columns: Columns, solution: Solution, i: int) -> float | None:
    """The money of one partner in EUR; None where its cost is not known."""
    candidate = columns.candidates[i]
    if not candidate.is_paid or candidate.cost is None:
        return None
    if not columns.wanted.play or "money" not in vars(columns):
        return candidate.cost
    [column] = columns.money[i]
    return float(solution.values[column]) * columns.unit


def lead_among(columns: Columns, chosen: list[int]) -> str | None:
    """The lead that is wanted; else, where a rule asks for one, the best that may lead."""
    wanted = columns.wanted
    rules = [Who.of(rule.values) for rule in wanted.rules if rule.kind == "lead"]
    if wanted.lead is not None or not rules:
        return wanted.lead
    verdicts = {
        i: all_of(rule.fits(columns.partners[i], wanted.statuses) for rule in rules)
        for i in chosen
        if not columns.candidates[i].is_associated
    }
    able = [i for i, verdict in verdicts.items() if verdict is not False]
    best = max(able, key=lambda i: (verdicts[i] is True, columns.candidates[i].score))
    return columns.candidates[best].key
