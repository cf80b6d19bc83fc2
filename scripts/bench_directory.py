"""Budgets of the directory: search at a million, the page over HTTP, memory, the map."""

import gzip
import subprocess
import sys
import tempfile
import threading
import time
from http.client import HTTPConnection
from itertools import cycle, islice
from pathlib import Path
from random import Random
from urllib.parse import quote

from scripts.bench_pages import static_size, wait_for
from scripts.bench_row import Row

MANY, FEWER = 1_000_000, 50_000
WORLD, SMALL_WORLD = 100_000, 5_000
ROUNDS, REQUESTS, CLIENTS = 12, 1_600, 8
PORT = 8797
BROAD = ("energy hospital", "light water", "hospital light", "water energy", "medicine light")
WORDS = BROAD[0].split() + BROAD[1].split() + ["medicine", "wood", "robot", "laser", "tissue"]
CHOSEN = {"country": ("BE",), "kind": ("organisation",)}
ASKED = ("cell therapy", "photonics", "hydrogen robotics", "diagnostcs", "thérapie cellulaire")


def rows(quick=False):
    """Yield each row as it is measured; the world of `bench_pages` must stand."""
    yield from search(FEWER if quick else MANY)
    yield from over_http(SMALL_WORLD if quick else WORLD)
    yield map_weight()


def search(number):
    """Two words, two filters, all facets counted, the first twenty: ours, bare, FTS5."""
    from grappe.directory import facets
    from grappe.directory.index.interface import Query
    from grappe.directory.index.tantivy_index import TantivyIndex
    from scripts.bench_rivals import Bare, Fts5

    with tempfile.TemporaryDirectory(prefix="grappe-index-") as home:
        folder = Path(home)
        (folder / "ours").mkdir()
        ours = TantivyIndex(folder / "ours", is_new=True)
        ours.fill(documents(number))
        fts = Fts5(folder / "fts.sqlite3", documents(number))
        bare = Bare(ours.searcher())
        times = {"ours": [], "bare": [], "fts": []}
        for text in islice(cycle(BROAD), ROUNDS * len(BROAD)):
            query = Query(text=text, chosen=CHOSEN, counted=facets.NAMES)
            times["bare"].append(timed(bare.search, query))
            times["ours"].append(timed(ours.search, query))
        for text in BROAD:
            query = Query(text=text, chosen=CHOSEN, counted=facets.NAMES)
            if ours.search(query).total != fts.search(query):
                raise RuntimeError(f"FTS5 finds another number for {text!r}")
            times["fts"].append(timed(fts.search, query))
    worst = {name: p95(some) for name, some in times.items()}
    over, faster = worst["ours"] / worst["bare"], worst["fts"] / worst["ours"]
    what = f"search of {number:,} organisations, two words, two filters, facets, first 20"
    spent = f"{worst['ours'] * 1000:.0f} ms against {worst['bare'] * 1000:.0f} ms"
    yield Row(f"{what}: p95 ÷ bare tantivy", "≤ 1.5", f"{over:.2f} ({spent})", over <= 1.5)
    spent = f"{worst['fts'] * 1000:.0f} ms for FTS5"
    yield Row(f"{what}: faster than FTS5", "≥ 10 ×", f"{faster:.0f} × ({spent})", faster >= 10)


def documents(number):
    """The same invented organisations each time, without a database."""
    from grappe.directory.index.interface import Document, Key

    draw = Random(7)
    countries = ("BE",) * 3 + ("FR", "DE", "NL", "IT", "ES", "PL")
    sections = [f"{n:02}" for n in range(1, 60)]
    for pk in range(1, number + 1):
        country = draw.choice(countries)
        text = " ".join(draw.choices(WORDS, k=6)) + f" w{draw.randrange(50_000)}"
        regions = tuple(f"{country}{'123456'[: n + 1]}" for n in range(draw.randrange(1, 4)))
        yield Document(
            Key("organisation", pk),
            title=f"Organisation {pk}",
            texts=(text,),
            facets={
                "kind": ("organisation",),
                "country": (country,),
                "nuts": (country, *regions),
                "nace": tuple(draw.sample(sections, 2)),
                "ecosystem": (f"e{draw.randrange(14)}",),
                "service": (f"s{draw.randrange(20)}",),
                "size": (draw.choice(("sme", "large", "university")),),
            },
        )


def over_http(number):
    """The search page with eight clients on one worker: cold, then as people repeat."""
    from django.core.management import call_command

    call_command("make_synthetic", number, yes=True, verbosity=0)
    command = [sys.executable, "-m", "grappe", "serve", "--port", str(PORT)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        wait_for(f"http://127.0.0.1:{PORT}/")
        first = clients(addresses(REQUESTS // 8))
        usual = clients([*islice(cycle(addresses(40)), REQUESTS)])
        memory = max(map(resident, family(server.pid)))
    finally:
        server.terminate()
        server.wait()
    what = f"search page over HTTP, {number:,} organisations, 8 clients, one worker"
    spent = f"{p95(usual) * 1000:.0f} ms"
    yield Row(f"{what}: p95, 40 questions repeated", "≤ 50 ms", spent, p95(usual) <= 0.05)
    spent = f"{p95(first) * 1000:.0f} ms"
    yield Row(f"{what}: p95, every question a new one", "≤ 50 ms", spent, p95(first) <= 0.05)
    spent = f"{memory / 1e6:.0f} MB"
    yield Row(
        f"memory of that worker, {number:,} organisations", "≤ 400 MB", spent, memory <= 4e8
    )


def addresses(number):
    """So many different questions."""
    regions = ("BE", "DE", "FR", "IT", "NL", "PL", "ES", "SE")
    for place in range(number):
        text = quote(ASKED[place % len(ASKED)])
        yield f"/directory/?q={text}&country={regions[place // 5 % 8]}&page={place // 40 + 1}"


def clients(wanted):
    """Each client asks the next question as soon as it has its answer."""
    waiting, times = iter(list(wanted)), []
    lock = threading.Lock()

    def ask():
        line = HTTPConnection("127.0.0.1", PORT)
        while True:
            with lock:
                address = next(waiting, None)
            if address is None:
                return
            times.append(timed(fetch, line, address))

    threads = [threading.Thread(target=ask) for _ in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return times


def fetch(line, address):
    line.request("GET", address)
    response = line.getresponse()
    response.read()
    if response.status != 200:
        raise RuntimeError(f"{address} answered {response.status}")


def map_weight():
    """The map's page, its script, its outlines and its points, compressed."""
    from django.test import Client

    client = Client(headers={"host": "localhost"})
    import re

    page = client.get("/directory/?view=map").content
    parts = set(re.findall(rb'(?:href|src)="(/static/[^"]+\.(?:css|js|svg))"', page))
    fetched = [
        client.get(address).content for address in ("/directory/map", "/directory/outlines")
    ]
    total = sum(len(gzip.compress(one)) for one in (page, *fetched))
    total += sum(static_size(part.decode()) for part in parts)
    return Row("page weight, map", "≤ 400 kB", f"{total / 1000:.0f} kB", total <= 400_000)


def family(pid):
    """The process and those that it started (Linux)."""
    yield pid
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            if int(path.read_text().rpartition(")")[2].split()[1]) == pid:
                yield int(path.parent.name)
        except OSError:
            continue


def resident(pid):
    """Its memory in bytes, what it shares with others left out."""
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    lines = (line.split() for line in text.splitlines() if line.startswith("Private_"))
    return 1024 * sum(int(line[1]) for line in lines)


def timed(deed, *args):
    start = time.perf_counter()
    deed(*args)
    return time.perf_counter() - start


def p95(times):
    ordered = sorted(times)
    return ordered[int(0.95 * (len(ordered) - 1))]
