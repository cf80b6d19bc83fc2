"""What speaks for each organisation, as numbers: one column for each feature.

Everything here is learnt from one history; nothing knows what came after.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from . import texts as by_words
from .history import KINDS, Floats, Ints
from .index import Index
from .nearness import Near, Seeker, nearness, part_vector
from .ties import seeds_of, tie_columns

#: feature → family of reasons; the order is that of the columns.
FEATURES = {
    "walk": "ties",
    "walk_share": "ties",
    "walk_recent": "ties",
    "walk_topical": "ties",
    "walk_long": "ties",
    "common": "ties",
    "adamic": "ties",
    "repeated": "ties",
    "repeated_recent": "ties",
    "tied": "ties",
    "tied_share": "ties",
    "bundle": "ties",
    "reverse": "ties",
    "overlap": "ties",
    "overlap_best": "ties",
    "overlap_topical": "ties",
    "overlap_rest": "ties",
    "words_best": "theme",
    "words_top3": "theme",
    "words_mass": "theme",
    "vectors_best": "theme",
    "vectors_top3": "theme",
    "vectors_mass": "theme",
    "theme_walk": "theme",
    "part_projects": "theme",
    "part_share": "theme",
    "part_recent": "theme",
    "kind": "role",
    "is_sme": "role",
    "kind_expected": "role",
    "kind_present": "role",
    "leads": "role",
    "same_country": "place",
    "country_expected": "place",
    "country_bond": "place",
    "region_new": "place",
    "projects": "activity",
    "recent": "activity",
    "idle_days": "activity",
    "momentum": "activity",
    "team_size": "profile",
    "partners": "profile",
    "is_newcomer": "profile",
    "known": "profile",
    "has_text": "profile",
    "expected_size": "profile",
    "expected_companies": "role",
    "expected_universities": "role",
}
#: Features that also count by their order among the candidates of one question.
RANKED = (
    "walk",
    "walk_recent",
    "walk_topical",
    "bundle",
    "overlap_topical",
    "theme_walk",
    "part_recent",
    "words_top3",
    "vectors_top3",
)
COMPUTED = tuple(FEATURES)
FEATURES |= {f"{name}_order": FEATURES[name] for name in RANKED}
NAMES = tuple(FEATURES)


@dataclass(frozen=True)
class Sheet:
    """One seeker's features: by name for all organisations, or as a table of some of them."""

    columns: dict[str, Floats]
    near: Near

    def table(self, rows: Ints) -> Floats:
        """len(rows) × len(NAMES): the features, then the order of the ranked ones among
        these rows."""
        found = np.empty((len(rows), len(NAMES)), dtype=np.float32)
        for place, name in enumerate(COMPUTED):
            column = self.columns[name]
            found[:, place] = column[rows] if column.ndim else column
        for place, name in enumerate(RANKED, start=len(COMPUTED)):
            found[:, place] = order_of(found[:, COMPUTED.index(name)])
        return found


def order_of(values: Floats) -> Floats:
    """Logarithm of each value's order, 0 for the best; equal values share the better one."""
    best_first = np.sort(-values)
    return np.log1p(np.searchsorted(best_first, -values)).astype(np.float32)


def compute(index: Index, seekers: Sequence[Seeker]) -> list[Sheet]:
    """What speaks for each organisation, for each seeker."""
    seeds = seeds_of(index, seekers)
    near = [nearness(index, one) for one in seekers]
    columns = tie_columns(index, seeds, near)
    return [
        sheet_of(
            index, one, {name: rows[:, place] for name, rows in columns.items()}, near[place]
        )
        for place, one in enumerate(seekers)
    ]


def sheet_of(index: Index, seeker: Seeker, ties: dict[str, Floats], near: Near) -> Sheet:
    history = index.history
    size = np.asarray(history.members.sum(axis=1)).ravel()
    shares = kind_shares(index, near)
    about_question = {
        "known": len(seeker.known) + seeker.outside,
        "has_text": float(near.words.any()),
        "expected_size": weighted_mean(size, near.blend),
        "expected_companies": shares[KINDS.index("PRC")],
        "expected_universities": shares[KINDS.index("HES")],
    }
    columns = dict(index.facts) | ties | theme_columns(index, seeker, near)
    columns |= role_columns(index, seeker, shares) | place_columns(index, seeker, near)
    told = {name: np.asarray(value, np.float32) for name, value in about_question.items()}
    return Sheet(columns | told, near)


def weighted_mean(values: Floats, weights: Floats) -> float:
    total = float(weights.sum())
    return float(values @ weights) / total if total > 0 else float(values.mean())


def theme_columns(index: Index, seeker: Seeker, near: Near) -> dict[str, Floats]:
    members = index.history.members
    zeros = np.zeros(members.shape[1], np.float32)
    none = by_words.Pooled(zeros, zeros, zeros)
    by_word = by_words.pool(near.words, members) if near.words.any() else none
    by_vector = by_words.pool(near.vectors, members) if near.vectors.any() else none
    part = part_vector(index, seeker.parts)
    in_part = index.part_counts @ part
    return {
        "words_best": by_word.best,
        "words_top3": by_word.top3,
        "words_mass": np.log1p(by_word.mass),
        "vectors_best": by_vector.best,
        "vectors_top3": by_vector.top3,
        "vectors_mass": np.log1p(10 * by_vector.mass),
        "part_projects": np.log1p(in_part),
        "part_share": in_part / np.expm1(np.maximum(index.facts["projects"], 0.5)),
        "part_recent": np.log1p(index.part_recent @ part),
    }


def role_columns(index: Index, seeker: Seeker, usual: Floats) -> dict[str, Floats]:
    """Which kinds such projects have, against those that the team has already."""
    history = index.history
    have = np.array([seeker.kinds.count(kind) for kind in KINDS], dtype=np.float32)
    kinds = history.kinds
    gap = usual - have / max(have.sum(), 1) if have.sum() else usual
    return {
        "kind_expected": np.where(kinds >= 0, gap[kinds], 0).astype(np.float32),
        "kind_present": np.where(kinds >= 0, have[kinds], 0).astype(np.float32),
    }


def kind_shares(index: Index, near: Near) -> Floats:
    kinds = index.history.kinds
    weights = index.graph.members_t @ near.blend
    counts = np.bincount(kinds[kinds >= 0], weights[kinds >= 0], minlength=len(KINDS))
    return np.asarray(counts / max(counts.sum(), 1e-9), dtype=np.float32)


def place_columns(index: Index, seeker: Seeker, near: Near) -> dict[str, Floats]:
    history = index.history
    place = {name: number for number, name in enumerate(history.country_names)}
    known = np.array([place[c] for c in seeker.countries if c in place], dtype=np.int64)
    width = len(place)
    have = np.bincount(known, minlength=width).astype(np.float32)
    here = history.countries
    weights = index.graph.members_t @ near.blend
    usual = np.bincount(here[here >= 0], weights[here >= 0], minlength=width)
    usual = usual / max(usual.sum(), 1e-9)
    bond = index.bonds[:, known].mean(axis=1) if len(known) else np.zeros(width)
    is_known = here >= 0

    def by_country(values: Floats) -> Floats:
        if not width:
            return np.zeros(len(here), np.float32)
        return np.where(is_known, values[here], 0).astype(np.float32)

    return {
        "same_country": by_country(have),
        "country_expected": by_country(np.asarray(usual, np.float32)),
        "country_bond": by_country(np.asarray(bond, np.float32)),
        "region_new": by_country((have == 0).astype(np.float32)),
    }
