"""All methods on the same questions of a later time, and what came out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from . import batch, features, reranking
from .baselines import Baselines, places
from .candidates import candidates
from .history import KINDS, Floats, Ints, Partner
from .index import Index
from .metrics import Outcome, difference, summary
from .model import Model
from .protocol import Query

OURS = "grappe"
SLICES = ("tie", "no_tie", "few_participations", "companies", "smes")
#: An organisation that has taken part so often at most has few participations.
FEW = 2
TOGETHER = 16
#: The first page of an answer; what the model did not score lies below LEAST.
PAGE, LEAST = 20, -500


@dataclass
class Results:
    """{(task, slice or "", method): outcomes}, and who was shown how often."""

    outcomes: dict[tuple[str, str, str], list[Outcome]] = field(default_factory=dict)
    shown: dict[str, list[tuple[float, ...]]] = field(default_factory=dict)

    def add(self, task: str, part: str, method: str, outcome: Outcome) -> None:
        self.outcomes.setdefault((task, part, method), []).append(outcome)

    def take(self, other: "Results") -> None:
        for key, rows in other.outcomes.items():
            self.outcomes.setdefault(key, []).extend(rows)
        for name, pairs in other.shown.items():
            self.shown.setdefault(name, []).extend(pairs)


def run(
    index: Index,
    model: Model,
    asked: Sequence[Query],
    progress: Callable[[int], Any] | None = None,
) -> Results:
    """Every question answered by every method that its input serves."""
    some = [tuple(asked[start : start + 64]) for start in range(0, len(asked), 64)]
    column = index.history.index()
    results = Results()
    for part in batch.each(answer, some, (index, Baselines(index), model, column), progress):
        results.take(part)
    return results


def answer(
    asked: Sequence[Query],
    index: Index,
    baselines: Baselines,
    model: Model,
    column: Mapping[str, int],
) -> Results:
    results = Results()
    for start in range(0, len(asked), TOGETHER):
        some = asked[start : start + TOGETHER]
        sheets = features.compute(index, [one.seeker for one in some])
        others = baselines.scores(
            [one.seeker for one in some], [sheet.near for sheet in sheets]
        )
        for query, sheet, scores in zip(some, sheets, others, strict=True):
            ours = our_scores(index, sheet, model, query.seeker.known)
            answer_one(query, scores | {OURS: ours}, index, column, results)
    return results


def answer_one(
    query: Query,
    methods: Mapping[str, Any],
    index: Index,
    column: Mapping[str, int],
    results: Results,
) -> None:
    known = query.seeker.known
    wanted = np.array([column[p.key] for p in query.hidden if p.key in column], dtype=np.int64)
    parts = dict(sliced(query, index, column))
    for method, scores in methods.items():
        ranks = dict(zip(wanted.tolist(), places(scores, wanted, known), strict=True))
        for name, members in parts.items():
            here = tuple(ranks[column[p.key]] for p in members if p.key in column)
            results.add(query.task, name, method, Outcome(query.project, here, len(members)))
    show(query, methods[OURS], wanted, index, results)


def show(query: Query, ours: Floats, wanted: Ints, index: Index, results: Results) -> None:
    """Who would be on the first page, by score alone and with the floor, and who belongs."""
    ranked = np.flatnonzero(ours > LEAST)
    by_score = ranked[np.argsort(-ours[ranked], kind="stable")][:PAGE]
    everybody = np.arange(len(ranked))
    with_floor = ranked[reranking.choose(index, ranked, ours[ranked], everybody, PAGE)]
    for name, mask in reranking.exposed(index).items():
        shares = (mask[with_floor].mean(), mask[by_score].mean())
        belongs = mask[wanted].mean() if len(wanted) else np.nan
        row = (*map(float, shares), float(belongs), float(mask.mean()))
        results.shown.setdefault(f"{query.task}.{name}", []).append(row)
    found = [np.isin(rows, wanted).sum() / len(query.hidden) for rows in (with_floor, by_score)]
    results.shown.setdefault(f"{query.task}.cost", []).append((*map(float, found), 0.0, 0.0))


def our_scores(index: Index, sheet: features.Sheet, model: Model, known: Ints) -> Any:
    """Our score of all organisations: the served ones by the model, the rest below them by
    the walk towards the theme and the known."""
    served = candidates(index, sheet, known)
    rest = sheet.columns["walk_topical"] + sheet.columns["theme_walk"]
    scores = rest.astype(np.float64) - 1_000
    scores[served] = model.scores(sheet.table(served))
    scores[known] = -np.inf
    return scores


def sliced(
    query: Query, index: Index, column: Mapping[str, int]
) -> Iterator[tuple[str, tuple[Partner, ...]]]:
    """("" or slice, its partners among the hidden), empty slices left out."""
    near = tied_to(query, index)
    count = np.diff(index.graph.members_t.indptr)
    tests: dict[str, Callable[[Partner], bool]] = {
        "": lambda p: True,
        "tie": lambda p: p.key in column and column[p.key] in near,
        "no_tie": lambda p: p.key not in column or column[p.key] not in near,
        "few_participations": lambda p: p.key not in column or count[column[p.key]] <= FEW,
        "companies": lambda p: p.kind == KINDS[1],
        "smes": lambda p: p.is_sme is True,
    }
    for name, is_in in tests.items():
        if name in ("tie", "no_tie") and query.task == "A0":
            continue
        if members := tuple(p for p in query.hidden if is_in(p)):
            yield name, members


def tied_to(query: Query, index: Index) -> set[int]:
    """Everybody who has worked with one of the known partners."""
    members, members_t = index.graph.members, index.graph.members_t
    found: set[int] = set()
    for one in query.seeker.known:
        found.update(members[members_t[int(one)].indices].indices.tolist())
    return found


def report(results: Results, seed: int) -> dict[str, Any]:
    """The figures as plain JSON: tasks, slices, differences, exposure."""
    told: dict[str, Any] = {"tasks": {}, "slices": {}, "differences": {}, "exposure": {}}
    for (task, part, method), outcomes in sorted(results.outcomes.items()):
        figures = summary(outcomes, seed)
        if part:
            told["slices"].setdefault(task, {}).setdefault(part, {})[method] = figures
        else:
            told["tasks"].setdefault(task, {})[method] = figures
    for task in told["tasks"]:
        ours = results.outcomes[task, "", OURS]
        theirs = results.outcomes.get((task, "", "ppr"))
        # Where no partner is known there is no walk to compare with.
        if theirs and len(theirs) == len(ours):
            told["differences"][task] = difference(ours, theirs, seed)
        elif theirs:
            told["differences"][task] = difference(paired(ours, theirs), theirs, seed)
    told["exposure"] = exposure(results)
    return told


def exposure(results: Results) -> dict[str, Any]:
    """Per task and group: its share of the first page (with the floor, and by score alone),
    of the partners to be found, and of all organisations; and what the floor costs."""
    told: dict[str, Any] = {}
    for name, rows in sorted(results.shown.items()):
        task, group = name.split(".")
        with_floor, by_score, partners, everybody = np.nanmean(rows, axis=0).round(5).tolist()
        if group == "cost":
            found = {"recall_20": with_floor, "recall_20_without": by_score}
        else:
            found = {
                "shown": with_floor,
                "shown_without": by_score,
                "base_rate": partners,
                "of_all": everybody,
            }
        told.setdefault(task, {})[group] = found
    return told


def paired(ours: Sequence[Outcome], theirs: Sequence[Outcome]) -> list[Outcome]:
    """Ours on the projects that the other method answered too."""
    projects = {one.project for one in theirs}
    return [one for one in ours if one.project in projects]
