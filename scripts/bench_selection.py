"""Budgets of selection: assignment on real projects' topics, ranking on simulated panels."""

import csv
import gzip
import hashlib
import time
from collections import Counter, defaultdict
from pathlib import Path

from scripts.bench_row import Row

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
PROPOSALS, EVALUATORS = 1_000, 500


def rows():
    """Yield each row as it is measured."""
    yield from assignment()


def assignment():
    """Horizon Europe projects as proposals, organisations as evaluators."""
    from grappe.evaluation.assignment import assign, verify

    if not SHARED.exists():
        return
    one = real_round()
    start = time.perf_counter()
    receipt = assign(one)
    elapsed = time.perf_counter() - start
    is_true = receipt.is_complete and not verify(receipt, one)
    what = f"assignment, {PROPOSALS} proposals × {EVALUATORS} evaluators, real topics"
    yield Row(what, "≤ 20 s", f"{elapsed:.1f} s", is_true and elapsed <= 20)
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
