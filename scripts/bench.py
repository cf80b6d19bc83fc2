"""`make bench`: each budget as a ratio within one run, written to docs/benchmarks.md.

The world is the demonstration's, in a temporary folder; nothing of this clone's own
data is touched. `python -m scripts.bench --quick` leaves the million rows out.
"""

import os
import platform
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "benchmarks.md"
HEAD = """# Benchmarks

Measured by `{command}` on {day}: {machine}. Ratios compare two things within one run,
so that they hold on other machines; absolute times are this machine's own.

| what | budget | measured | kept |
|---|---|---|---|
"""


NOTES = """
## What is missed, and why

- **Uncached profile.** Its eight questions to the database are few, but its template writes
  some 300 links, lists and figures; that costs tens of milliseconds where the bare view writes
  one line. What was done: all terms in one question, all short rows in one, all projects in
  one; and the page is drawn once for all visitors (`core/caching.py`), anew with every recorded
  change, so that the warm figure is what visitors meet.
- **Import.** What is left of its time goes into finding each organisation again and filling
  gaps; reading and writing are a third of it.
- **A million organisations.** Each question walks over all of them several times; at 36,000
  that costs a few milliseconds, at a million a second. Walking only around the known partners
  and the nearest projects is the way out, not yet taken.
- **Every question a new one.** The index answers in a few milliseconds; writing the facets and
  the results of a page never asked before costs the rest. Repeated questions are within budget.
"""


def matching():
    """What `grappe evaluate_matching` found, as kept in its own page."""
    text = (ROOT / "docs" / "matching.md").read_text(encoding="utf-8")
    return "\n" + text.replace("\n## ", "\n### ").replace("# Matching", "## Matching", 1)


def main(quick):
    with tempfile.TemporaryDirectory(prefix="grappe-bench-") as home:
        os.environ |= {
            "GRAPPE_HOME": home,
            "DJANGO_SETTINGS_MODULE": "grappe.settings",
            "DATABASE_URL": f"sqlite:///{home}/bench.sqlite3",
            "SECRET_KEY": "bench",
            "DEBUG": "0",
            "LOG_LEVEL": "ERROR",
        }
        import django

        django.setup()
        from scripts import (
            bench_directory,
            bench_import,
            bench_lists,
            bench_matching,
            bench_pages,
            bench_selection,
            bench_submissions,
        )

        rows = list(bench_pages.rows())
        rows += list(bench_directory.rows(quick=quick))
        rows += list(bench_import.rows())
        rows += list(bench_matching.rows(quick=quick))
        rows += list(bench_selection.rows())
        rows += list(bench_lists.rows())
        rows += [] if quick else list(bench_submissions.rows())
    write(rows, quick)
    return 0


def write(rows, quick):
    """Print the table, and write it unless it was a quick run."""
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"
    today = datetime.now(UTC).date()
    lines = [HEAD.format(command="make bench", day=today, machine=machine)]
    lines += map(str, rows)
    text = "".join([*lines, NOTES, matching()])
    sys.stdout.write(text)
    if not quick:
        PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(quick="--quick" in sys.argv[1:]))
