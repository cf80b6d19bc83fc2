"""The learnt order: LambdaMART with a logistic floor, blended."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import lightgbm as lgb
import numpy as np
from scipy import optimize, special

from .features import NAMES
from .history import Floats, Ints

TREES, LEAVES, RATE = 300, 31, 0.06
#: So many trees tell why.
TELLING = 60
#: Below so many rows fewer trees and one thread do.
MANY = 50_000
#: How much the linear part says, against the trees' one.
FLOOR = 0.35


@dataclass(frozen=True)
class Examples:
    """Rows of features, whether each was a partner, and how many rows each question has."""

    rows: Floats
    hits: Ints
    groups: Ints


def joined(parts: Sequence[Examples]) -> Examples:
    return Examples(
        np.concatenate([one.rows for one in parts]),
        np.concatenate([one.hits for one in parts]),
        np.concatenate([one.groups for one in parts]),
    )


@dataclass
class Model:
    """Scores candidates of one question; only the order within a question means anything."""

    trees: lgb.Booster
    center: Floats
    scale: Floats
    slope: Floats

    def scores(self, table: Floats) -> Floats:
        """Higher is better; about 0 on average and 1 apart."""
        if not len(table):
            return np.zeros(0, dtype=np.float32)
        learnt = np.asarray(self.trees.predict(table, num_threads=1), dtype=np.float32)
        return (1 - FLOOR) * standard(learnt) + FLOOR * standard(self.linear(table))

    def linear(self, table: Floats) -> Floats:
        return np.asarray(even(table, self.center, self.scale) @ self.slope, dtype=np.float32)

    def contributions(self, table: Floats) -> Floats:
        """How much each feature adds to the score of each row (TreeSHAP, Lundberg 2018), by
        the first trees, which do most: the later ones refine."""
        told = self.trees.predict(
            table, pred_contrib=True, num_iteration=TELLING, num_threads=2
        )
        return np.asarray(told, dtype=np.float32)[:, : len(NAMES)]


def standard(values: Floats) -> Floats:
    """Mean 0 and deviation 1."""
    return np.asarray((values - values.mean()) / (values.std() + 1e-9), dtype=np.float32)


def fit(examples: Examples, seed: int) -> Model:
    """Learn from examples; the same ones and seed give the same model."""
    is_small = len(examples.rows) < MANY
    options = {
        "objective": "lambdarank",
        "lambdarank_truncation_level": 30,
        "num_leaves": LEAVES,
        "learning_rate": RATE,
        "min_data_in_leaf": min(200, max(1, len(examples.rows) // 50)),
        "feature_fraction": 0.6,
        "lambda_l2": 5.0,
        "verbose": -1,
        "num_threads": 1 if is_small else 2,
        "seed": seed,
        "deterministic": True,
        "force_row_wise": True,
    }
    rows = lgb.Dataset(examples.rows, examples.hits, group=examples.groups, free_raw_data=True)
    trees = lgb.train(options, rows, TREES // 3 if is_small else TREES)
    center, scale = examples.rows.mean(axis=0), examples.rows.std(axis=0) + 1e-6
    return Model(trees, center, scale, slope_of(examples, center, scale))


def slope_of(examples: Examples, center: Floats, scale: Floats) -> Floats:
    """Logistic regression with a ridge; outliers are cut, so that none leads."""
    rows = even(examples.rows, center, scale)
    hits = examples.hits.astype(np.float32)

    def loss(weights: Any) -> tuple[float, Any]:
        slope = weights[:-1].astype(np.float32)
        chance = special.expit(rows @ slope + np.float32(weights[-1]))
        likely = np.where(hits > 0, chance, 1 - chance)
        pull = chance - hits
        gradient = np.append(rows.T @ pull + 2 * slope, pull.sum())
        return float(-np.log(likely + 1e-9).sum() + slope @ slope), gradient.astype(np.float64)

    start = np.zeros(rows.shape[1] + 1)
    found = optimize.minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 60})
    return np.asarray(found.x[:-1], dtype=np.float32)


def even(table: Floats, center: Floats, scale: Floats) -> Floats:
    """Columns of mean 0 and deviation 1, cut at four deviations."""
    return np.asarray(np.clip((table - center) / scale, -4, 4), dtype=np.float32)
