"""A good team quickly: from a first guess by single changes, uphill, as the rules allow.

The programme then needs to look only for better ones, and proves that there are none.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from grappe.calls.eligibility import check

from .columns import Columns

#: How many changes of the team, and how many possible changes before each, are looked at.
STEPS, LOOKS = 60, 300
SLIGHT = 1e-9


@dataclass(frozen=True)
class Move:
    """Who leaves and who joins (-1: nobody), and what the team is worth then."""

    leaves: int
    joins: int
    value: float

    def of(self, team: frozenset[int]) -> frozenset[int]:
        return (team - {self.leaves}) | ({self.joins} - {-1})


@dataclass(frozen=True)
class Used:
    """A team already answered: others must do without so many of its partners."""

    team: frozenset[int]
    apart: int

    def bars(self, team: frozenset[int]) -> bool:
        return len(self.team & team) > len(self.team) - self.apart


class Climb:
    """Teams as sets of candidates' numbers, and their worth."""

    def __init__(self, columns: Columns) -> None:
        self.columns, self.wanted = columns, columns.wanted
        topics = sorted(topic for topic, weight in self.wanted.topics.items() if weight > 0)
        self.weights = np.array([self.wanted.topics[topic] for topic in topics])
        self.strengths = np.array(
            [[one.topics.get(topic, 0.0) for topic in topics] for one in columns.candidates]
        ).reshape(len(columns.candidates), len(topics))
        self.scores = np.array([one.score for one in columns.candidates])
        self.scores -= self.wanted.size_cost
        self.partners = [one.as_partner(one.cost) for one in columns.candidates]
        self.leads = [one.as_partner(one.cost, is_lead=True) for one in columns.candidates]
        keys = self.wanted.fixed | ({self.wanted.lead} - {None})
        numbers = {one.key: i for i, one in enumerate(columns.candidates)}
        self.kept = frozenset(numbers[key] for key in keys if key in numbers)
        self.barred = frozenset(numbers[key] for key in self.wanted.excluded & set(numbers))

    def best(self, guess: NDArray[np.float64], used: list[Used]) -> frozenset[int] | None:
        """The top of the hill from the guess (a liking for each candidate), if allowed."""
        order = [int(i) for i in np.argsort(-guess, kind="stable")]
        liked = [i for i in order if i not in self.barred and i not in self.kept]
        likely = sum(1 for i in liked if guess[i] > SLIGHT)
        size = max(self.wanted.smallest, min(self.wanted.largest, len(self.kept) + likely))
        team = self.kept | frozenset(liked[: max(size - len(self.kept), 0)])
        faults = self.faults(team, used)
        for _ in range(STEPS):
            move = self.step(team, faults, used)
            if move is None:
                break
            team = move.of(team)
            faults = self.faults(team, used)
        return None if faults else team

    def step(self, team: frozenset[int], faults: int, used: list[Used]) -> Move | None:
        """The change with the fewest faults, among equals the best; None if none helps."""
        now, found, fewest = self.value(team), None, faults
        for move in self.moves(team):
            if not faults and move.value <= now + SLIGHT:
                break
            left = self.faults(move.of(team), used)
            if left < fewest or (not faults and not left):
                found, fewest = move, left
            if found and not fewest:
                break
        return found

    def moves(self, team: frozenset[int]) -> Iterable[Move]:
        """The most promising changes of one partner, the best first."""
        inside = sorted(team - self.kept)
        leaving = ([-1] if len(team) < self.wanted.largest else []) + inside
        values = np.array([self.values_without(team, i) for i in leaving])
        values = values.reshape(len(leaving), len(self.scores))
        values[:, sorted(team | self.barred)] = -np.inf
        moves = [
            Move(leaving[row], int(column), float(values[row, column]))
            for row, column in zip(*np.unravel_index(top(values), values.shape), strict=True)
        ]
        if len(team) > self.wanted.smallest:
            moves += [Move(i, -1, self.value(team - {i})) for i in inside]
        return sorted(moves, key=lambda move: -move.value)

    def values_without(self, team: frozenset[int], i: int) -> NDArray[np.float64]:
        """The worth of the team without one, for each candidate that might join instead."""
        rest = sorted(team - {i})
        covered = self.strengths[rest].sum(axis=0) + self.strengths
        return self.scores[rest].sum() + self.scores + np.minimum(covered, 1) @ self.weights

    def value(self, team: frozenset[int]) -> float:
        chosen = sorted(team)
        covered = np.minimum(self.strengths[chosen].sum(axis=0), 1)
        return float(self.scores[chosen].sum() + covered @ self.weights)

    def faults(self, team: frozenset[int], used: list[Used]) -> int:
        """How many demands the team does not keep."""
        wanted, chosen = self.wanted, sorted(team)
        lead = self.columns.lead_among(chosen)
        keys = [self.columns.candidates[i].key for i in chosen]
        partners = [
            self.leads[i] if key == lead else self.partners[i]
            for i, key in zip(chosen, keys, strict=True)
        ]
        found = check(wanted.rules, partners, wanted.statuses, wanted.months)
        spent = sum(self.columns.candidates[i].paid for i in chosen)
        return (
            sum(finding.light == "unmet" for finding in found)
            + (lead is None and self.columns.needs_lead)
            + (wanted.budget is not None and spent > wanted.budget)
            + (not wanted.smallest <= len(team) <= wanted.largest)
            + sum(one.bars(team) for one in used)
        )


def top(values: NDArray[np.float64]) -> NDArray[np.intp]:
    """Where the highest finite values lie, as flat places."""
    flat = values.ravel()
    count = min(LOOKS, len(flat))
    places = np.argsort(-flat, kind="stable")[:count]
    return places[np.isfinite(flat[places])]
