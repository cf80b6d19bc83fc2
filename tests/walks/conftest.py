"""One world for all visits of a walk: made once for a module, each visit rolled back to it."""

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import transaction
from django.test import Client, override_settings

from tests.make import make_country, make_user

from .world import make_world

CAST = ("ana", "ben", "cleo", "eva", "otto", "olga")


@pytest.fixture(scope="module")
def standing(django_db_setup, django_db_blocker, tmp_path_factory):
    """The world with its `people` by name, its files and its index."""
    home = tmp_path_factory.mktemp("walk")
    kept = {"MEDIA_ROOT": home / "files", "INDEX_DIR": home / "index"}
    with django_db_blocker.unblock(), override_settings(**kept), transaction.atomic():
        cache.clear()
        make_country("BE", "Belgium")
        people = {name: make_user(name, is_staff=name == "olga") for name in CAST}
        world = make_world(*(people[name] for name in ("ana", "ben", "eva", "otto")))
        world.people = people
        world.cookies = {name: signed_in(user) for name, user in people.items()}
        call_command("rebuild_index", verbosity=0)
        yield world
        transaction.set_rollback(True)


def signed_in(user):
    """The cookies of somebody who has signed in."""
    client = Client()
    client.force_login(user)
    return client.cookies


@pytest.fixture(autouse=True)
def _home(standing, settings):
    """Files and index are the world's; they are not the test's own, as elsewhere."""
    cache.clear()


@pytest.fixture
def world(db, standing):
    return standing


@pytest.fixture
def at(client, world):
    """`at("ana")` is ana's browser, `at("nobody")` that of somebody who is not signed in."""

    def opened(who):
        client.cookies.clear()
        for name, cookie in world.cookies.get(who, {}).items():
            client.cookies[name] = cookie.value
        return client

    return opened
