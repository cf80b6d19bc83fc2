"""The cast: everybody who appears in the tests' stories."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.core.management import call_command
from django.utils.translation import activate

from .make import make_cluster, make_country, make_user


@pytest.fixture(autouse=True)
def _home(settings, tmp_path):
    """Files, the search index and kept pages of one test stay with that test."""
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.INDEX_DIR = tmp_path / "index"
    cache.clear()


@pytest.fixture(autouse=True)
def _english():
    """A page that an earlier test read in German leaves its thread speaking German."""
    activate("en")


@pytest.fixture
def belgium(db):
    return make_country("BE", "Belgium")


@pytest.fixture
def ana(db):
    """Manages Aurora."""
    return make_user("ana")


@pytest.fixture
def ben(db):
    """Works for one of Aurora's members."""
    return make_user("ben")


@pytest.fixture
def cleo(db):
    """Signed in, but has nothing to do with Aurora."""
    return make_user("cleo")


@pytest.fixture
def eva(db):
    """Evaluates proposals."""
    return make_user("eva")


@pytest.fixture
def otto(db):
    """Works for a funder."""
    return make_user("otto")


@pytest.fixture
def olga(db):
    """Platform staff."""
    return make_user("olga", is_staff=True)


@pytest.fixture
def nobody():
    """Not signed in."""
    return AnonymousUser()


@pytest.fixture
def aurora(ana, belgium):
    return make_cluster("Aurora", managers=[ana], mission="Photonics for health")


@pytest.fixture
def vocabularies(db):
    """All vocabularies, countries and regions."""
    call_command("load_taxonomies", verbosity=0)
