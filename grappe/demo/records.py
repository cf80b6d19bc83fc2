"""Real EU projects for the demonstration: the tables beside the clone, or the extract."""

import os
from pathlib import Path

from django.conf import settings

from grappe.sources.bulk import Loader, in_order
from grappe.sources.cordis import find

EXTRACT = Path(__file__).parent / "extract"
#: Horizon Europe projects with their texts; the extract follows for Horizon 2020's health.
WITH_TEXTS = ("he_projects", "he_participations", "he_eurosciVoc_by_project")


def folder_of_tables():
    """Where CORDIS tables would lie: GRAPPE_DATA, or beside the clone."""
    beside = settings.BASE_DIR.parent.parent / "shared" / "data"
    return Path(os.environ.get("GRAPPE_DATA") or beside)


def paths_of(folder=None):
    """The files to load: those with texts where all are present, and the extract."""
    folder = Path(folder) if folder else folder_of_tables()
    real = [folder / f"{name}.csv.gz" for name in WITH_TEXTS]
    return [*(real if all(path.exists() for path in real) else ()), EXTRACT]


def load_records(folder=None, progress=iter):
    """Load the projects, their partners and subjects; a second run changes nothing.

    `progress` wraps the tables as they pass. Answers what came of each file.
    """
    tables = in_order([found for path in paths_of(folder) for found in find(path)])
    loader = Loader()
    return [loader.load(found) for found in progress(tables)]
