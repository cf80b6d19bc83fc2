"""How good proposals are when evaluators differ in leniency and in spread.

    score = quality of the proposal + leniency of the evaluator + noise
    quality ~ N(mean, t²)    leniency ~ N(0, l²)    noise ~ N(0, s² of the evaluator)

Partial pooling (Gelman and Hill 2007): an evaluator of whom little is known counts as an
average one; who marks far off for all, or all over the place, is corrected or weighs less as
far as the marks bear that out. The spreads of evaluators are pooled too. This is the linear
mixed model of Heyard, Ott, Salanti and Egger (2022) with spreads added.

Drawn by Gibbs sampling (Geman and Geman 1984): all qualities, leniencies and the mean in one
block from their joint normal, then the variances. Standard deviations have half-Cauchy priors
(Gelman 2006), written as mixtures of inverse gammas (Wand, Ormerod, Padoan and Frühwirth
2011). Scores are brought to mean 0 and standard deviation 1 before, so that priors suit any
scale of marks.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import cholesky, solve_triangular
from scipy.special import gammaln

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

CHAINS, WARMING, DRAWS = 4, 500, 2_000
#: How alike evaluators' spreads may be: degrees of freedom of their common distribution.
ALIKE = np.array([3.0, 5.0, 10.0, 20.0, 50.0, 100.0])
#: The variance of the prior of the mean, on the standard scale.
WIDE = 100.0
#: With more evaluators than this, effects are drawn in turn.
MANY = 120
#: No evaluator is surer than this, in standard deviations of all marks, and no variance is
#: smaller or larger than these: marks that agree perfectly would lead to nought and beyond.
LEAST_SPREAD, LEAST, MOST = 0.05, 1e-4, 1e4


@dataclass(frozen=True)
class Review:
    """One evaluator's total for one proposal."""

    proposal: str
    evaluator: str
    score: float


@dataclass(frozen=True)
class Panel:
    """Reviews as arrays, in the order of their keys, on the standard scale."""

    proposals: tuple[str, ...]
    evaluators: tuple[str, ...]
    of: Ints
    by: Ints
    scores: Floats
    centre: float
    width: float


@dataclass(frozen=True)
class Posterior:
    """Draws × proposals or evaluators, on the scale of marks; and how well chains agree."""

    quality: Floats
    leniency: Floats
    spread: Floats
    rhat: float


def panel_of(reviews: Iterable[Review]) -> Panel:
    rows = sorted(reviews, key=lambda one: (one.proposal, one.evaluator, one.score))
    proposals = tuple(sorted({one.proposal for one in rows}))
    evaluators = tuple(sorted({one.evaluator for one in rows}))
    p = {key: i for i, key in enumerate(proposals)}
    e = {key: i for i, key in enumerate(evaluators)}
    scores = np.array([one.score for one in rows], dtype=float)
    centre, width = (float(scores.mean()), float(scores.std())) if len(rows) else (0.0, 0.0)
    width = width if width > 1e-9 else 1.0
    return Panel(
        proposals,
        evaluators,
        np.array([p[one.proposal] for one in rows], dtype=np.int64),
        np.array([e[one.evaluator] for one in rows], dtype=np.int64),
        (scores - centre) / width,
        centre,
        width,
    )


def generator(seed: str) -> np.random.Generator:
    digits = hashlib.sha256(seed.encode()).digest()
    return np.random.Generator(np.random.PCG64(int.from_bytes(digits, "big")))


def posterior_of(panel: Panel, seed: str, draws: int = DRAWS) -> Posterior:
    """Draws from all chains together; the same for the same panel and seed."""
    chains = Chains(panel, generator(seed))
    for _ in range(WARMING):
        chains.step()
    kept = [chains.step() for _ in range(draws)]
    quality, leniency, spread = (np.stack(part, axis=1) for part in zip(*kept, strict=True))
    return Posterior(
        quality=panel.centre + panel.width * flat(quality),
        leniency=panel.width * flat(leniency),
        spread=panel.width * flat(spread),
        rhat=max(rhat_of(quality), rhat_of(np.log(spread))),
    )


def flat(draws: Floats) -> Floats:
    return draws.reshape(-1, draws.shape[-1])


def rhat_of(draws: Floats) -> float:
    """The largest split R-hat (Gelman et al. 2013) of chains × draws × values: 1 is perfect."""
    half = draws.shape[1] // 2
    parts = np.concatenate([draws[:, :half], draws[:, half : 2 * half]])
    within = parts.var(axis=1, ddof=1).mean(axis=0)
    between = parts.mean(axis=1).var(axis=0, ddof=1)
    ratio = (half - 1) / half + between / np.where(within > 0, within, 1)
    return float(np.sqrt(ratio).max())


class Chains:
    """The state of all chains, and one step of each. The first axis is always the chain."""

    def __init__(self, panel: Panel, random: np.random.Generator) -> None:
        self.panel, self.random = panel, random
        self.n, self.m = len(panel.proposals), len(panel.evaluators)
        self.counts = np.bincount(panel.by, minlength=self.m)
        if self.m <= MANY:
            self.left, self.right = same_proposal(panel.of)
        shape = (CHAINS, 1)
        self.between = np.exp(random.normal(-1, 0.5, shape))
        self.lenient = np.exp(random.normal(-1, 0.5, shape))
        self.between_aid, self.lenient_aid = np.ones(shape), np.ones(shape)
        self.weight = np.exp(random.normal(1, 0.5, (CHAINS, self.m)))
        self.common = np.full(shape, 0.5)
        self.alike = np.full(CHAINS, 10.0)
        self.quality = random.normal(0, 0.5, (CHAINS, self.n))
        self.leniency, self.mean = np.zeros((CHAINS, self.m)), np.zeros(shape)

    def step(self) -> tuple[Floats, Floats, Floats]:
        quality, leniency, mean = self.draw_effects()
        off = quality - mean
        self.between, self.between_aid = self.draw_variance(off, self.between_aid)
        self.lenient, self.lenient_aid = self.draw_variance(leniency, self.lenient_aid)
        self.draw_spreads(quality, leniency)
        return quality, leniency, 1 / np.sqrt(self.weight)

    def draw_effects(self) -> tuple[Floats, Floats, Floats]:
        """Qualities, leniencies and the mean: in one block, which wanders less, or in turn
        where so many evaluators would make the block slow."""
        w = self.weight[:, self.panel.by]
        precise = sums(w, self.panel.of, self.n) + 1 / self.between
        told = sums(w * self.panel.scores, self.panel.of, self.n)
        one = self.draw_in_turn if self.m > MANY else self.draw_as_block
        self.leniency, self.mean = one(w, precise, told)
        left = told - sums(w * self.leniency[:, self.panel.by], self.panel.of, self.n)
        left = left + self.mean / self.between
        noise = self.random.standard_normal(left.shape)
        self.quality = left / precise + noise / np.sqrt(precise)
        return self.quality, self.leniency, self.mean

    def draw_as_block(self, w: Floats, precise: Floats, told: Floats) -> tuple[Floats, Floats]:
        """Leniencies and the mean, qualities integrated out.

        Qualities are independent given the rest, so they are taken out first; what remains
        is one row for each evaluator and one for the mean.
        """
        panel = self.panel
        rest = self.remaining(w, precise, sums(w, panel.by, self.m))
        share = w / precise[:, panel.of]
        right = np.empty((CHAINS, self.m + 1))
        right[:, :-1] = sums(w * panel.scores - share * told[:, panel.of], panel.by, self.m)
        right[:, -1] = (told / precise).sum(axis=1) / self.between[:, 0]
        others = drawn(rest, right, self.random)
        return others[:, :-1], others[:, -1:]

    def draw_in_turn(self, w: Floats, precise: Floats, told: Floats) -> tuple[Floats, Floats]:
        """Leniencies given the last qualities, and the mean given them too."""
        panel, random = self.panel, self.random
        sure = sums(w, panel.by, self.m) + 1 / self.lenient
        left = sums(w * (panel.scores - self.quality[:, panel.of]), panel.by, self.m)
        leniency = left / sure + random.standard_normal(left.shape) / np.sqrt(sure)
        known = self.n / self.between + 1 / WIDE
        centre = self.quality.sum(axis=1, keepdims=True) / self.between / known
        return leniency, centre + random.standard_normal(centre.shape) / np.sqrt(known)

    def remaining(self, w: Floats, precise: Floats, by_evaluator: Floats) -> Floats:
        """The precision of leniencies and mean, qualities taken out."""
        m, panel = self.m, self.panel
        cells = w[:, self.left] * w[:, self.right] / precise[:, panel.of[self.left]]
        place = panel.by[self.left] * m + panel.by[self.right]
        rest = np.zeros((CHAINS, m + 1, m + 1))
        rest[:, :m, :m] = -sums(cells, place, m * m).reshape(CHAINS, m, m)
        at = np.arange(m)
        rest[:, at, at] += by_evaluator + 1 / self.lenient
        cross = sums(w / precise[:, panel.of], panel.by, m) / self.between
        rest[:, :m, m] = rest[:, m, :m] = cross
        between = self.between[:, 0]
        rest[:, m, m] = self.n / between + 1 / WIDE - (1 / precise).sum(axis=1) / between**2
        return rest

    def draw_variance(self, effects: Floats, aid: Floats) -> tuple[Floats, Floats]:
        """A variance whose root has a half-Cauchy prior, and the mixture's other part."""
        squares = (effects**2).sum(axis=1, keepdims=True)
        shape = (effects.shape[1] + 1) / 2
        variance = (1 / aid + squares / 2) / self.random.gamma(shape, size=aid.shape)
        variance = np.clip(variance, LEAST, MOST)
        return variance, (1 + 1 / variance) / self.random.gamma(1.0, size=aid.shape)

    def draw_spreads(self, quality: Floats, leniency: Floats) -> None:
        """Each evaluator's precision, then what the precisions have in common."""
        panel, random = self.panel, self.random
        rest = panel.scores - quality[:, panel.of] - leniency[:, panel.by]
        squares = sums(rest**2, panel.by, self.m)
        alike = self.alike[:, None]
        rate = (alike * self.common + squares) / 2
        weight = random.gamma((alike + self.counts) / 2) / rate
        self.weight = np.clip(weight, 1 / MOST, LEAST_SPREAD**-2)
        total = self.weight.sum(axis=1, keepdims=True)
        common = random.gamma(1 + self.m * alike / 2) / (1 + alike * total / 2)
        self.common = np.clip(common, LEAST, MOST)
        self.alike = self.draw_alike()

    def draw_alike(self) -> Floats:
        half = ALIKE[None, :] / 2
        logs = np.log(self.weight).sum(axis=1, keepdims=True)
        total = self.weight.sum(axis=1, keepdims=True)
        fit = self.m * (half * np.log(half * self.common) - gammaln(half))
        fit = fit + (half - 1) * logs - half * self.common * total
        chance = np.exp(fit - fit.max(axis=1, keepdims=True))
        limits = np.cumsum(chance / chance.sum(axis=1, keepdims=True), axis=1)
        drawn_at = (self.random.random((CHAINS, 1)) > limits).sum(axis=1)
        found: Floats = ALIKE[np.minimum(drawn_at, len(ALIKE) - 1)]
        return found


def same_proposal(of: Ints) -> tuple[Ints, Ints]:
    """All pairs of reviews, also of one with itself, that are of the same proposal."""
    pairs = [
        np.stack(np.meshgrid(rows, rows), axis=-1).reshape(-1, 2)
        for rows in np.split(np.argsort(of, kind="stable"), np.cumsum(np.bincount(of))[:-1])
    ]
    found = np.concatenate(pairs)
    return found[:, 0], found[:, 1]


def sums(values: Floats, place: Ints, size: int) -> Floats:
    """Values added up by place, for each chain."""
    offset = np.arange(CHAINS)[:, None] * size + place[None, :]
    found = np.bincount(offset.ravel(), values.ravel(), CHAINS * size).reshape(CHAINS, size)
    return found.astype(np.float64, copy=False)


def drawn(precision: Floats, right: Floats, random: np.random.Generator) -> Floats:
    """One draw from each chain's normal distribution, given precision and precision × mean."""
    found = np.empty(right.shape)
    noise = random.standard_normal(right.shape)
    for chain, told in enumerate(right):
        upper = cholesky(precision[chain], overwrite_a=True, check_finite=False)
        half = solve_triangular(upper, told, trans="T", check_finite=False)
        found[chain] = solve_triangular(upper, half + noise[chain], check_finite=False)
    return found
