"""The order that the marks bear out, how sure it is, and where the line cannot be drawn."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from importlib.metadata import version
from typing import Literal

import numpy as np

from .line import Line
from .lots import ticket
from .model import DRAWS, Floats, Ints, Panel, Posterior, Review, panel_of, posterior_of

#: Raised whenever the same inputs may give another ranking.
METHOD = "1"
#: Above the line with at least this probability, or below it with at least this.
SURE = 0.9
#: Chains agree well enough below this R-hat.
SETTLED = 1.05

Zone = Literal["above", "tie", "below"]


@dataclass(frozen=True)
class Place:
    """A proposal in the order of expected ranks.

    `rank90` and `rank95` hold the true rank with 90 and 95 % probability, given the model;
    `above` is the probability that it belongs above the line, and `zone` what follows: "tie"
    when the marks cannot tell. `over_next` is the probability that it is better than the one
    placed after it (near 0.5: no order between the two). `mean` and `mean_rank` are those of
    the plain means of reviews.
    """

    proposal: str
    position: int
    expected_rank: float
    rank90: tuple[int, int]
    rank95: tuple[int, int]
    above: float
    zone: Zone
    over_next: float | None
    quality: float
    quality95: tuple[float, float]
    reviews: int
    mean: float
    mean_rank: int


@dataclass(frozen=True)
class Rater:
    """An evaluator's leniency (above nought: milder than others) and spread, in marks."""

    evaluator: str
    reviews: int
    leniency: float
    leniency95: tuple[float, float]
    spread: float
    spread95: tuple[float, float]


@dataclass(frozen=True)
class Ranking:
    """A ranking that can be shown, kept and computed again.

    `rhat` near 1 says that the chains agree; `is_settled` that they agree well enough.
    """

    inputs: str
    seed: str
    method: str
    versions: tuple[tuple[str, str], ...]
    draws: int
    rhat: float = 1.0
    is_settled: bool = True
    places: tuple[Place, ...] = ()
    raters: tuple[Rater, ...] = ()

    def in_zone(self, zone: Zone) -> tuple[str, ...]:
        """Proposals above the line, tied by the data, or below, in their order."""
        return tuple(place.proposal for place in self.places if place.zone == zone)


def rank(
    reviews: Iterable[Review],
    line: Line,
    seed: str = "",
    among: frozenset[str] | None = None,
    draws: int = DRAWS,
) -> Ranking:
    """Order proposals by expected rank (Laird and Louis 1989).

    `among` names the proposals that compete, such as those that reach all thresholds; the
    others' reviews still tell about their evaluators. `draws` is the number kept of each of
    the four chains.
    """
    reviews = tuple(reviews)
    panel = panel_of(reviews)
    found = [i for i, key in enumerate(panel.proposals) if among is None or key in among]
    bare = Ranking(
        inputs=fingerprint(reviews, line, among, draws),
        seed=seed,
        method=METHOD,
        versions=tuple((name, version(name)) for name in ("numpy", "scipy")),
        draws=draws,
    )
    if not found:
        return bare
    posterior = posterior_of(panel, seed, draws)
    return replace(
        bare,
        rhat=round(posterior.rhat, 3),
        is_settled=posterior.rhat < SETTLED,
        places=places_of(panel, posterior, np.array(found), line, seed),
        raters=raters_of(panel, posterior),
    )


def places_of(
    panel: Panel, posterior: Posterior, found: Ints, line: Line, seed: str
) -> tuple[Place, ...]:
    keys = tuple(panel.proposals[i] for i in found)
    quality = posterior.quality[:, found]
    orders = np.argsort(-quality, axis=1, kind="stable")
    ranks = np.argsort(orders, axis=1, kind="stable") + 1
    expected = ranks.mean(axis=0).round(2)
    above = (ranks <= line.lengths(keys, orders)[:, None]).mean(axis=0)
    order = sorted(range(len(keys)), key=lambda i: (expected[i], ticket(seed, keys[i])))
    means = means_of(panel, found)
    rank90, rank95 = spans(ranks, 0.90), spans(ranks, 0.95)
    quality95 = spans(quality, 0.95)
    return tuple(
        Place(
            proposal=keys[i],
            position=position,
            expected_rank=float(expected[i]),
            rank90=(int(rank90[0][i]), int(rank90[1][i])),
            rank95=(int(rank95[0][i]), int(rank95[1][i])),
            above=round(float(above[i]), 3),
            zone=zone_of(float(above[i])),
            over_next=over(quality, i, order[position]) if position < len(order) else None,
            quality=round(float(quality[:, i].mean()), 3),
            quality95=pair(quality95, i),
            reviews=int((panel.of == found[i]).sum()),
            mean=round(float(means[i]), 3),
            mean_rank=int((means > means[i] + 1e-9).sum()) + 1,
        )
        for position, i in enumerate(order, start=1)
    )


def raters_of(panel: Panel, posterior: Posterior) -> tuple[Rater, ...]:
    leniency95, spread95 = spans(posterior.leniency, 0.95), spans(posterior.spread, 0.95)
    return tuple(
        Rater(
            evaluator=key,
            reviews=int((panel.by == j).sum()),
            leniency=round(float(posterior.leniency[:, j].mean()), 3),
            leniency95=pair(leniency95, j),
            spread=round(float(posterior.spread[:, j].mean()), 3),
            spread95=pair(spread95, j),
        )
        for j, key in enumerate(panel.evaluators)
    )


def spans(draws: Floats | Ints, share: float) -> Floats:
    """The middle interval that holds this share of the draws, for each column."""
    edge = (1 - share) / 2
    found: Floats = np.quantile(draws, [edge, 1 - edge], axis=0, method="inverted_cdf")
    return found


def pair(span: Floats, i: int) -> tuple[float, float]:
    return round(float(span[0][i]), 3), round(float(span[1][i]), 3)


def zone_of(above: float) -> Zone:
    if above > SURE:
        return "above"
    return "below" if above < 1 - SURE else "tie"


def over(quality: Floats, i: int, j: int) -> float:
    return round(float((quality[:, i] > quality[:, j]).mean()), 3)


def means_of(panel: Panel, found: Ints) -> Floats:
    """Plain means of the reviews' scores."""
    scores = defaultdict(list)
    for p, score in zip(panel.of, panel.scores, strict=True):
        scores[p].append(score)
    return np.array([panel.centre + panel.width * np.mean(scores[p]) for p in found])


def fingerprint(
    reviews: tuple[Review, ...], line: Line, among: frozenset[str] | None, draws: int
) -> str:
    """SHA-256 of the inputs in their canonical form, whatever order they came in."""
    rows = sorted([one.proposal, one.evaluator, float(one.score)] for one in reviews)
    plain = [rows, line.plain(), None if among is None else sorted(among), draws]
    text = json.dumps(plain, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def verify(
    ranking: Ranking,
    reviews: Iterable[Review],
    line: Line,
    among: frozenset[str] | None = None,
) -> tuple[str, ...]:
    """What is not found again when the ranking is computed anew: "inputs", "places" (another
    order or zone), "figures" (beyond what other libraries' rounding may change); or ()."""
    reviews = tuple(reviews)
    if ranking.inputs != fingerprint(reviews, line, among, ranking.draws):
        return ("inputs",)
    again = rank(reviews, line, ranking.seed, among, ranking.draws)
    if [(p.proposal, p.zone) for p in again.places] != [
        (p.proposal, p.zone) for p in ranking.places
    ]:
        return ("places",)
    near = [
        abs(a.expected_rank - b.expected_rank) <= 0.05 and abs(a.above - b.above) <= 0.01
        for a, b in zip(again.places, ranking.places, strict=True)
    ]
    return () if all(near) else ("figures",)
