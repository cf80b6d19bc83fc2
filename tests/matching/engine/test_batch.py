"""The same work on threads, on a cluster, and on a cluster that loses a worker."""

import os
import signal
import time

import numpy as np
import pytest

from grappe.matching.engine import batch, training

from .world import world


def square(number, added):
    return number**2 + added


def slow_square(number, started):
    """Says who works on it, so that the test can take that worker away."""
    with open(f"{started}/{number}-{os.getpid()}", "w"):
        pass
    time.sleep(0.15)
    return number**2


def test_threads_keep_the_order_and_tell_progress():
    told = []
    assert batch.each(square, [3, 1, 2], (10,), told.append) == [19, 11, 14]
    assert sorted(told) == [1, 2, 3]


@pytest.fixture
def cluster(monkeypatch):
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        processes=True,
        dashboard_address=None,
        silence_logs=50,
    ) as two:
        monkeypatch.setenv("DASK_SCHEDULER", two.scheduler_address)
        yield two


@pytest.mark.filterwarnings("ignore")
def test_a_killed_worker_loses_nothing(cluster, tmp_path):
    """One of the two workers is killed in the middle; the other one does its part."""
    victim = None

    def kill_one(done):
        nonlocal victim
        if victim is None:
            names = sorted(path.name for path in tmp_path.iterdir())
            victim = int(names[0].split("-")[1])
            os.kill(victim, signal.SIGKILL)

    found = batch.each(slow_square, list(range(12)), (str(tmp_path),), kill_one)
    assert found == [number**2 for number in range(12)]
    assert victim is not None


@pytest.mark.filterwarnings("ignore")
def test_a_cluster_makes_the_same_examples_as_threads(cluster, monkeypatch):
    rows = world(120)
    slices = training.slices(rows, seed=1)[:3]
    there = batch.each(training.examples_of, slices, (rows, {}))
    monkeypatch.delenv("DASK_SCHEDULER")
    here = batch.each(training.examples_of, slices, (rows, {}))
    for one, other in zip(here, there, strict=True):
        assert (one is None) == (other is None)
        if one is not None:
            assert np.array_equal(one.rows, other.rows)
            assert np.array_equal(one.hits, other.hits)
