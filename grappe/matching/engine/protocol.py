"""The questions of the evaluation: which partners are known, which are to be found.

Tasks: A0 the text only; A1 all partners but one; A2 half of them; A3 the coordinator; B one
that is new (unseen, or with at most one participation), all others known. Query projects
have three partners or more and start on the cut or later; all knowledge is from before it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from .history import Floats, Partner, Record, in_order
from .nearness import Seeker
from .training import FEWEST, seeker_of

TASKS = ("A0", "A1", "A2", "A3", "B")
#: So many partners of one project are hidden in turn in A1 and B.
TURNS = 2


@dataclass(frozen=True)
class Query:
    """One question: `hidden` are all partners to be found, known before the cut or not."""

    task: str
    project: str
    seeker: Seeker
    hidden: tuple[Partner, ...]


def split(
    history: Sequence[Record], test: Sequence[Record], cut: date | None
) -> tuple[list[Record], list[Record], date | None]:
    """(what is known, what is asked, the cut): nothing known starts on the cut or later,
    and no project is on both sides. Without a cut, the first start of the test is it; where
    the test tells no start, only the second holds."""
    if cut is None:
        cut = min((r.starts_on for r in test if r.starts_on), default=None)
    asked = [r for r in test if cut is None or r.starts_on is None or r.starts_on >= cut]
    asked_keys = {r.key for r in asked}
    known = [
        r
        for r in history
        if r.key not in asked_keys and (cut is None or r.starts_on is None or r.starts_on < cut)
    ]
    return in_order(known), in_order(r for r in asked if len(r.partners) >= FEWEST), cut


def queries(
    asked: Sequence[Record],
    column: Mapping[str, int],
    counts: Floats,
    vectors: Mapping[str, Floats],
    seed: int,
    tasks: Sequence[str] = TASKS,
) -> list[Query]:
    """All questions of these projects; each project draws from a seed of its own, so that
    further projects change nothing about it."""
    found = []
    for record in in_order(asked):
        draw = np.random.default_rng([seed, *record.key.encode()])
        for task in TASKS:
            for hidden in hide(task, record, column, counts, draw):
                gone = {p.key for p in hidden}
                rest = [p for p in record.partners if p.key not in gone]
                if task in tasks:
                    seeker = seeker_of(record, rest, column, vectors)
                    found.append(Query(task, record.key, seeker, tuple(hidden)))
    return found


def hide(
    task: str,
    record: Record,
    column: Mapping[str, int],
    counts: Floats,
    draw: np.random.Generator,
) -> list[list[Partner]]:
    """The sets of partners that one project asks for in a task."""
    partners = sorted(record.partners, key=lambda p: p.key)
    order = [partners[int(place)] for place in draw.permutation(len(partners))]
    if task == "A0":
        return [partners]
    if task == "A1":
        return [[one] for one in order[:TURNS]]
    if task == "A2":
        return [order[: len(order) // 2]]
    if task == "A3":
        rest = [p for p in partners if not p.is_coordinator]
        return [rest] if 0 < len(rest) < len(partners) else []
    new = [p for p in order if p.key not in column or counts[column[p.key]] <= 1]
    return [[one] for one in new[:TURNS]]
