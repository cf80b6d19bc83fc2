"""The whole site in one archive: every row as JSON lines, and every file.

The form is Django's own serialisation, so that an archive made on SQLite can be put
back on PostgreSQL and the other way round.
"""

import hashlib
import io
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core import serializers
from django.core.management.color import no_style
from django.db import connection, models, transaction
from tqdm import tqdm

#: What a site makes anew by itself.
LEFT_OUT = {"sessions.session", "admin.logentry"}


def kept_models() -> list[type[models.Model]]:
    """Every table's model, those that others point at first."""
    wanted = [(app, None) for app in apps.get_app_configs() if app.models_module]
    found = serializers.sort_dependencies(wanted, allow_cycles=True)
    return [model for model in found if model._meta.label_lower not in LEFT_OUT]


def write(path: Path) -> str:
    """Write the archive as things stand at one moment; answer its SHA-256."""
    with tarfile.open(path, "w") as archive, transaction.atomic():
        hold_one_moment()
        for model in tqdm(kept_models(), unit="table", disable=None):
            add(archive, f"rows/{model._meta.label_lower}.jsonl", rows_of(model))
        if Path(settings.MEDIA_ROOT).exists():
            archive.add(settings.MEDIA_ROOT, arcname="files")
    return hashlib.sha256(path.read_bytes()).hexdigest()


def hold_one_moment() -> None:
    """All tables as of now; an immediate SQLite transaction holds them already."""
    if connection.vendor == "postgresql" and not connection.savepoint_ids:
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")


def rows_of(model: type[models.Model]) -> bytes:
    rows = model._base_manager.order_by("pk").iterator()
    return str(serializers.serialize("jsonl", rows)).encode()


def add(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size = len(content)
    archive.addfile(entry, io.BytesIO(content))


def read(path: Path) -> int:
    """Put the archive's rows and files in place of what is here; answer the rows' number."""
    with tarfile.open(path) as archive, transaction.atomic():
        with connection.constraint_checks_disabled():
            empty()
            total = sum(put(rows) for rows in tqdm(tables(archive), unit="table", disable=None))
        connection.check_constraints()
        count_on()
        files = [entry for entry in archive if entry.name.startswith("files/")]
        archive.extractall(Path(settings.MEDIA_ROOT).parent, members=files, filter="data")
    return total


def tables(archive: tarfile.TarFile) -> Iterator[Any]:
    for entry in archive:
        if entry.name.startswith("rows/") and (file := archive.extractfile(entry)):
            yield file.read().decode()


def put(rows: str) -> int:
    count = 0
    for row in serializers.deserialize("jsonl", rows):
        row.save()
        count += 1
    return count


def empty() -> None:
    """Remove the rows that a fresh database holds already (kinds of content, rights)."""
    with connection.cursor() as cursor:
        names = [model._meta.db_table for model in kept_models()]
        joins = [
            getattr(field.remote_field, "through")._meta.db_table  # noqa: B009  typed as optional
            for model in kept_models()
            for field in model._meta.local_many_to_many
        ]
        for name in [*joins, *reversed(names)]:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(name)}")  # noqa: S608


def count_on() -> None:
    """New rows get numbers after the highest."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), apps.get_models()):
            cursor.execute(statement)


def has_people() -> bool:
    """Whether this site is in use."""
    from django.contrib.auth import get_user_model

    return get_user_model()._default_manager.exists()
