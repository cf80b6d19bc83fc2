"""The choices of a consortium: who joins, which topics are covered, who leads, what is paid."""

from collections.abc import Iterable
from contextlib import suppress
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from grappe.calls.eligibility import Partner
from grappe.calls.team import Who, all_of

from .problem import Candidate, Wanted
from .programme import Programme, Terms


class Columns:
    """The columns of one programme; those that nothing asks for are not made."""

    def __init__(self, candidates: Iterable[Candidate], wanted: Wanted) -> None:
        self.wanted = wanted
        self.candidates = sorted(candidates, key=lambda one: one.key)
        self.partners: list[Partner] = [one.as_partner() for one in self.candidates]
        self.programme = Programme()
        self.joins = [
            self.programme.column(one.score - wanted.size_cost, is_whole=True)
            for one in self.candidates
        ]
        self.column_of = {one.key: self.joins[i] for i, one in enumerate(self.candidates)}
        self._cover()

    def _cover(self) -> None:
        """Each topic is covered as far as the strengths of those who join add up, up to 1."""
        for topic, weight in sorted(self.wanted.topics.items()):
            parts = {
                self.joins[i]: float(one.topics[topic])
                for i, one in enumerate(self.candidates)
                if one.topics.get(topic)
            }
            if parts and weight > 0:
                self.programme.at_most_sum(self.programme.column(weight), parts)

    @property
    def beneficiaries(self) -> list[int]:
        return [i for i, one in enumerate(self.candidates) if not one.is_associated]

    @cached_property
    def leads(self) -> dict[int, int]:
        """For each candidate that may lead, the column that says it does."""
        columns = {i: self.programme.column() for i in self.beneficiaries}
        for i, column in columns.items():
            self.programme.at_most_sum(column, {self.joins[i]: 1.0})
        self.programme.link(dict.fromkeys(columns.values(), 1.0), high=1.0)
        return columns

    @cached_property
    def unit(self) -> float:
        """The greatest cost: money is counted in it, to keep numbers near 1."""
        costs = (one.cost or 0.0 for one in self.candidates if one.is_paid)
        return max(costs, default=0.0)

    @cached_property
    def money(self) -> dict[int, Terms]:
        """For each candidate whose cost is known, its share in units of money."""
        found: dict[int, Terms] = {}
        for i in self.beneficiaries:
            cost = self.candidates[i].cost
            if cost is not None:
                found[i] = self._share(i, cost / self.unit if self.unit else 0.0)
        return found

    def _share(self, i: int, cost: float) -> Terms:
        play, programme = self.wanted.play, self.programme
        if not play:
            return {self.joins[i]: cost}
        share = programme.column(high=cost * (1 + play))
        programme.at_most_sum(share, {self.joins[i]: cost * (1 + play)})
        programme.link({share: 1.0, self.joins[i]: -cost * (1 - play)}, low=0.0)
        return {share: 1.0}

    @cached_property
    def total(self) -> int:
        """The sum of all shares."""
        column = self.programme.column(high=self.most_money)
        parts = {key: -value for terms in self.money.values() for key, value in terms.items()}
        self.programme.link({column: 1.0} | parts, low=0.0, high=0.0)
        return column

    @cached_property
    def strangers(self) -> int | None:
        """How many join whose cost is not known; None where all are known."""
        unknown = [self.joins[i] for i in self.beneficiaries if i not in self.money]
        if not unknown:
            return None
        column = self.programme.column(high=float(len(unknown)))
        parts = dict.fromkeys(unknown, -1.0)
        self.programme.link({column: 1.0} | parts, low=0.0, high=0.0)
        return column

    @property
    def most_money(self) -> float:
        """More than any team's shares, in units of money."""
        return (1 + self.wanted.play) * max(self.wanted.largest, len(self.wanted.fixed), 1)

    def share_in(self, values: NDArray[np.float64], i: int) -> float:
        """The money of a paid candidate in EUR, as the solver chose it."""
        if not self.wanted.play or "money" not in vars(self):
            return self.candidates[i].paid
        [column] = self.money[i]
        return float(values[column]) * self.unit

    @cached_property
    def lead_rules(self) -> list[Who]:
        """Who may lead, for each rule that says so and can be read."""
        found = []
        for rule in self.wanted.rules:
            if rule.kind == "lead":
                with suppress(AttributeError, TypeError):
                    found.append(Who.of(rule.values))
        return found

    @property
    def needs_lead(self) -> bool:
        return self.wanted.lead is not None or bool(self.lead_rules)

    def lead_among(self, chosen: Iterable[int]) -> str | None:
        """The lead that is wanted; else, where a rule asks for one, the best that may lead."""
        if self.wanted.lead is not None or not self.lead_rules:
            return self.wanted.lead
        verdicts = {i: self.may_lead[i] for i in chosen if self.may_lead[i] is not False}
        if not verdicts:
            return None
        best = max(verdicts, key=lambda i: (verdicts[i] is True, self.candidates[i].score))
        return self.candidates[best].key

    @cached_property
    def may_lead(self) -> list[bool | None]:
        return [
            False
            if one.is_associated
            else all_of(rule.fits(one, self.wanted.statuses) for rule in self.lead_rules)
            for one in self.partners
        ]
