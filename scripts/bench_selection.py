"""Budgets of selection: assignment on real projects' topics, ranking on simulated panels."""

import csv
import gzip
import hashlib
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from statistics import mean

from scripts.bench_row import Row

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
PROPOSALS, EVALUATORS = 1_000, 500
PANELS, TOP = 200, 10


def rows():
    """Yield each row as it is measured."""
    yield from assignment()
    yield from ranking()


def assignment():
    """Horizon Europe projects as proposals, organisations as evaluators."""
    from grappe.evaluation.assignment import assign, verify

    if not SHARED.exists():
        return
    one = real_round()
    start, busy = time.perf_counter(), time.process_time()
    receipt = assign(one)
    elapsed, busy = time.perf_counter() - start, time.process_time() - busy
    is_true = receipt.is_complete and not verify(receipt, one)
    what = f"assignment, {PROPOSALS} proposals × {EVALUATORS} evaluators, real topics"
    yield Row(
        what, "≤ 20 s", f"{elapsed:.1f} s (processor {busy:.1f} s)", is_true and elapsed <= 20
    )
    figures = (
        f"loss {receipt.loss:.1%}; gap to the bound {receipt.gap:.2%}; worst-off proposal "
        f"{receipt.worst:.3f} (bound {receipt.worst_bound:.3f}); floor {receipt.floor:.3f} "
        f"(bound {receipt.floor_bound:.3f}); topics uncovered {len(receipt.uncovered)}, "
        f"beyond the pool {len(receipt.hopeless)}"
    )
    yield Row(
        "affinity lost against everybody's own best readers",
        "≤ 15 %",
        figures,
        receipt.loss <= 0.15,
    )


def real_round():
    """Proposals are projects; an evaluator's strengths are what its organisation worked on.

    Conflicts are real: an organisation never reads a project that it takes part in, or one
    that shares two or more partners' projects with it.
    """
    from grappe.evaluation.assignment import Evaluator, Proposal, Round

    topics, projects = topics_by_project(), projects_by_organisation()
    known = {o: sorted(p for p in mine if p in topics) for o, mine in projects.items()}
    pool = sorted((o for o, mine in known.items() if 2 <= len(mine) <= 12), key=shuffled)
    pool = pool[:EVALUATORS]
    shared = sorted({p for mine in known.values() for p in mine}, key=shuffled)
    others = sorted(set(topics) - set(shared), key=shuffled)
    read = (shared + others)[:PROPOSALS]
    ties = {(p, o) for o in pool for p in projects[o]}
    return Round(
        proposals=tuple(Proposal(p, dict(topics[p])) for p in read),
        evaluators=tuple(
            Evaluator(o, strengths([topics[p] for p in known[o]]), load_limit=8, minimum=2)
            for o in pool
        ),
        conflicts=frozenset(ties),
        seed="bench",
    )


def shuffled(key):
    return hashlib.sha256(key.encode()).hexdigest()


def topics_by_project():
    """EuroSciVoc to the third level (such as "software"), weighted by how often it is named."""
    found = defaultdict(Counter)
    for row in rows_of("he_eurosciVoc_by_project.csv.gz"):
        code = "/".join(row["euroSciVocCode"].split("/")[:4])
        found[row["projectID"]][code] += 1
    return found


def projects_by_organisation():
    found = defaultdict(set)
    for row in rows_of("he_participations.csv.gz"):
        found[row["pic"]].add(row["projectID"])
    return found


def rows_of(name):
    with gzip.open(SHARED / name, "rt", encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def strengths(worked_on):
    """One project on a topic makes half an expert, two three quarters, and so on."""
    times = Counter(code for topics in worked_on for code in topics)
    return {code: 1 - 0.5**n for code, n in times.items()}


def ranking():
    """Two hundred simulated panels: 40 proposals, 25 evaluators, 3 readers each, 10 places."""
    from grappe.evaluation.ranking import Line, rank
    from tests.evaluation.simulated import simulate

    measured, seconds = [], []
    for seed in range(PANELS):
        quality, _, reviews = simulate(seed)
        start = time.perf_counter()
        found = rank(reviews, Line(places=TOP), seed=str(seed), draws=500)
        seconds.append(time.perf_counter() - start)
        measured.append(compared(quality, found))
    means = {name: mean(one[name] for one in measured) for name in measured[0]}
    for name, what in ORDERS.items():
        model, plain = means[f"{name}, model"], means[f"{name}, means"]
        better = mean(float(m[f"{name}, model"] > m[f"{name}, means"]) for m in measured)
        yield Row(
            f"{what}, {PANELS} simulated panels, model against means",
            "better than means",
            f"{model:.3f} against {plain:.3f} (better in {better:.0%} of panels)",
            model > plain,
        )
    held = f"{means['held90']:.1%} and {means['held95']:.1%}"
    is_honest = means["held90"] >= 0.88 and means["held95"] >= 0.93
    yield Row("true ranks within 90 % and 95 % intervals", "≥ 88 %, ≥ 93 %", held, is_honest)
    zone = f"{means['right']:.1%} right, {means['tie']:.1f} of 40 tied by the data"
    yield Row("called above or below the line", "≥ 90 % right", zone, means["right"] >= 0.9)
    slowest = f"{mean(seconds):.2f} s, slowest {max(seconds):.2f} s"
    yield Row("one ranking, 40 proposals × 25 evaluators", "≤ 2 s", slowest, mean(seconds) <= 2)
    yield large_ranking()


ORDERS = {
    "kendall": "Kendall's tau with the true order",
    "spearman": "Spearman's rho with the true order",
    "top": "share of the true top ten found",
}


def compared(quality, found):
    """One panel's figures, by model and by means."""
    from scipy.stats import kendalltau, spearmanr

    places = found.places
    truth = [quality[place.proposal] for place in places]
    order = sorted(quality, key=quality.get, reverse=True)
    best = set(order[:TOP])
    figures = {}
    for name, score in (
        ("model", lambda place: -place.expected_rank),
        ("means", lambda place: place.mean),
    ):
        scores = [score(place) for place in places]
        figures[f"kendall, {name}"] = kendalltau(scores, truth).statistic
        figures[f"spearman, {name}"] = spearmanr(scores, truth).statistic
        figures[f"top, {name}"] = share_found(places, score, best)
    ranks = {key: n for n, key in enumerate(order, start=1)}
    for name in ("rank90", "rank95"):
        spans = [(getattr(place, name), ranks[place.proposal]) for place in places]
        figures[name.replace("rank", "held")] = mean(float(a <= r <= b) for (a, b), r in spans)
    called = [key in best for key in found.in_zone("above")]
    called += [key not in best for key in found.in_zone("below")]
    return figures | {"right": mean(called or [1]), "tie": len(found.in_zone("tie"))}


def share_found(places, score, best):
    """How many of the best are among the first ten; equals at the edge count by chance."""
    edge = sorted((score(place) for place in places), reverse=True)[TOP - 1]
    sure = [place for place in places if score(place) > edge]
    level = [place for place in places if score(place) == edge]
    part = (TOP - len(sure)) / len(level)
    hits = sum(p.proposal in best for p in sure) + part * sum(p.proposal in best for p in level)
    return hits / TOP


def large_ranking():
    from grappe.evaluation.ranking import Line, rank
    from tests.evaluation.simulated import simulate

    _, _, reviews = simulate(1, PROPOSALS, EVALUATORS)
    start = time.perf_counter()
    found = rank(reviews, Line(places=200), seed="large")
    elapsed = time.perf_counter() - start
    what = f"ranking, {PROPOSALS} proposals × {EVALUATORS} evaluators"
    figures = f"{elapsed:.1f} s, R-hat {found.rhat}"
    return Row(what, "≤ 20 s", figures, elapsed <= 20 and found.is_settled)


if __name__ == "__main__":
    for row in rows():
        line = f"{row.what} | {row.budget} | {row.measured} | {'yes' if row.is_kept else 'no'}"
        sys.stdout.write(line + "\n")
