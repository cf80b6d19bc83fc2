"""The funding line: so many places, or as far as a budget goes."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Line:
    """How many proposals lie above the line: `places`, or `budget` by what each asks for.

    Money goes down the order until the first proposal that it does not suffice for; with
    both given, whatever ends first.
    """

    places: int | None = None
    budget: float | None = None
    amounts: Mapping[str, float] = field(default_factory=dict)

    def length(self, order: tuple[str, ...]) -> int:
        """How many of these, in this order, lie above the line."""
        return int(self.lengths(order, np.arange(len(order))[None, :])[0])

    def lengths(self, keys: tuple[str, ...], orders: NDArray[np.int64]) -> NDArray[np.int64]:
        """The same for many orders at once: rows of positions in `keys`, the best first."""
        most = len(keys) if self.places is None else min(max(self.places, 0), len(keys))
        found = np.full(len(orders), most, dtype=np.int64)
        if self.budget is not None:
            asked = np.array([self.amounts.get(key, 0.0) for key in keys], dtype=float)
            affordable = np.cumsum(asked[orders], axis=1) <= self.budget + 1e-9
            found = np.minimum(found, affordable.sum(axis=1))
        return found

    def after(self, keys: tuple[str, ...]) -> "Line":
        """What is left of the line when these have been funded."""
        places = None if self.places is None else max(self.places - len(keys), 0)
        spent = sum(self.amounts.get(key, 0.0) for key in keys)
        budget = None if self.budget is None else max(self.budget - spent, 0.0)
        return replace(self, places=places, budget=budget)

    def plain(self) -> list[object]:
        """The line as plain values, for fingerprints."""
        amounts = sorted((key, float(amount)) for key, amount in self.amounts.items())
        return [self.places, self.budget, amounts if self.budget is not None else []]
