"""Budgets of pages: the profile against a bare view, weight, cold start."""

import gzip
import re
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from urllib.error import URLError
from urllib.request import urlopen

from scripts.bench_row import Row

ROUNDS = 400
PROFILE = "/clusters/biowin/"


def rows():
    """Yield each row as it is measured."""
    make_world()
    yield from profile()
    yield weight()
    yield cold_start()


def make_world():
    from django.core.management import call_command

    for command in ("migrate", "collectstatic", "load_taxonomies", "demo", "rebuild_index"):
        options = {"interactive": False} if command == "collectstatic" else {}
        call_command(command, verbosity=0, **options)


def profile():
    """The public profile in requests a second, as parts of a bare view's."""
    from django.core.cache import cache
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.urls import path

    from grappe import urls
    from grappe.clusters.models import Cluster

    def bare(request):
        from django.http import HttpResponse

        return HttpResponse(Cluster.objects.get(slug="biowin").name)

    urls.urlpatterns.append(path("bare/", bare))
    client = Client(headers={"host": "localhost"})
    warm, cold, plain = [], [], []
    client.get(PROFILE)
    for _ in range(ROUNDS):
        plain.append(timed(client, "/bare/"))
        warm.append(timed(client, PROFILE))
        cache.clear()
        cold.append(timed(client, PROFILE))
    with CaptureQueriesContext(
        connection,
    ) as warm_queries:
        client.get(PROFILE)
    cache.clear()
    with CaptureQueriesContext(connection) as cold_queries:
        client.get(PROFILE)
    for what, budget, times in (("warm", 0.5, warm), ("uncached", 0.2, cold)):
        ratio = median(plain) / median(times)
        yield Row(
            f"public profile, {what}, against a bare view with one query",
            f"≥ {budget}",
            f"{ratio:.2f} ({median(times) * 1000:.1f} ms)",
            ratio >= budget,
        )
    counts = f"{len(warm_queries)} warm, {len(cold_queries)} uncached"
    yield Row("public profile, queries", "≤ 8", counts, len(cold_queries) <= 8)


def timed(client, path):
    start = time.perf_counter()
    response = client.get(path)
    elapsed = time.perf_counter() - start
    if response.status_code != 200:
        raise RuntimeError(f"{path} answered {response.status_code}")
    return elapsed


def weight():
    """Bytes of the profile's first visit, compressed, with style and script."""
    from django.test import Client

    client = Client(headers={"host": "localhost"})
    page = client.get(PROFILE).content
    parts = set(re.findall(rb'(?:href|src)="(/static/[^"]+\.(?:css|js|svg))"', page))
    total = len(gzip.compress(page)) + sum(static_size(part.decode()) for part in parts)
    return Row(
        "page weight, first visit of a profile",
        "≤ 150 kB",
        f"{total / 1000:.0f} kB",
        total <= 150_000,
    )


def static_size(address):
    from django.conf import settings

    path = Path(settings.STATIC_ROOT) / address.removeprefix("/static/")
    return len(gzip.compress(path.read_bytes()))


def cold_start():
    """From `grappe serve` to the first page."""
    port = 8799
    command = [sys.executable, "-m", "grappe", "serve", "--port", str(port)]
    start = time.perf_counter()
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        wait_for(f"http://127.0.0.1:{port}/")
        elapsed = time.perf_counter() - start
    finally:
        server.terminate()
        server.wait()
    return Row(
        "cold start of `grappe serve` to the first page",
        "≤ 3 s",
        f"{elapsed:.1f} s",
        elapsed <= 3,
    )


def wait_for(url, seconds=30):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            urlopen(url).read()
            return
        except URLError:
            time.sleep(0.02)
    raise TimeoutError(url)
