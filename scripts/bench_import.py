"""Budget of the import: CORDIS participations against a bare executemany of the same rows."""

import gzip
import resource
import sys
import tempfile
import time
from pathlib import Path
from random import Random
from statistics import median

from scripts.bench_row import Row

PARTICIPATIONS = 116_000
ROUNDS = 5
HEADER = (
    "rcn,role,pic,type,contribution,country,start_date,end_date,max_contribution,total_cost,"
    "programme_part,reference,acronym,topicTitle\n"
)
COUNTRIES = "DE FR IT ES NL BE AT SE EL PT".split()


def rows():
    """Yield each row as it is measured; what was imported is taken out again."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "participations.csv.gz"
        path.write_bytes(gzip.compress(table().encode(), mtime=0))
        pairs = [measured(path) for _ in range(ROUNDS)]
    ratio = median(bare / imported for imported, bare in pairs)
    imported = median(imported for imported, _bare in pairs)
    yield Row(
        f"import of {PARTICIPATIONS:,} participations with their projects and partners,"
        " against a bare executemany of the same rows",
        "≥ 0.3",
        f"{ratio:.2f} ({imported:.1f} s)",
        ratio >= 0.3,
    )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    yield Row("memory after these imports", "≤ 500 MB", f"{peak} MB", peak <= 500)


def table(seed=7):
    """Invented consortia in the shape of the Horizon 2020 table: few partners meet often."""
    draw, lines, project = Random(seed), [HEADER], 900_000
    while len(lines) <= PARTICIPATIONS:
        project += 1
        year, money = draw.randint(2014, 2019), draw.randint(50, 9000) * 1000
        facts = f"{year}-0{draw.randint(1, 9)}-01,{year + 3}-12-31,{money},{money * 1.2:.2f}"
        partners = {int(32_000 * draw.random() ** 2) for _ in range(draw.choice((1, 2, 5, 12)))}
        for number, partner in enumerate(sorted(partners)):
            role = "participant" if number else "coordinator"
            kind, country = ("HES", "REC", "PRC")[partner % 3], COUNTRIES[partner % 10]
            share = draw.randint(1000, 900_000)
            lines.append(
                f"{project},{role},{800_000_000 + partner},{kind},{share},{country},{facts},"
                f"SC{project % 7},,,\n"
            )
    return "".join(lines)


def measured(path):
    """Seconds of the import, and of the same rows bare."""
    from grappe.sources.bulk import Loader
    from grappe.sources.cordis import find
    from grappe.sources.models import ImportedFile

    tables = watched()
    (found,) = find(path)
    start = time.perf_counter()
    Loader().load(found)
    imported = time.perf_counter() - start
    written = [(table, columns, new_rows(table, first)) for table, columns, first in tables]
    remove(tables)
    bare = bare_seconds(written)
    remove(tables)
    ImportedFile.objects.filter(digest=found.digest).delete()
    return imported, bare


def watched():
    """(table, columns, highest key so far) of the tables that an import fills."""
    from django.db.models import Max

    from grappe.organisations.models import Organisation
    from grappe.projects.models import Participation, Project

    return [
        (
            model._meta.db_table,
            len(model._meta.concrete_fields),
            model._default_manager.aggregate(last=Max("pk"))["last"] or 0,
        )
        for model in (Organisation, Project, Participation)
    ]


def new_rows(table, first):
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} WHERE id > %s", [first])
        return cursor.fetchall()


def remove(tables):
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        for table, _columns, first in reversed(tables):
            cursor.execute(f"DELETE FROM {table} WHERE id > %s", [first])


def bare_seconds(written):
    from django.db import connection, transaction

    start = time.perf_counter()
    with transaction.atomic(), connection.cursor() as cursor:
        for table, columns, lines in written:
            places = ", ".join(["%s"] * columns)
            cursor.executemany(f"INSERT INTO {table} VALUES ({places})", lines)
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit("Run `make bench`.")
