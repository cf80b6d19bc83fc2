"""The invented world for benchmarks: marked, repeatable, never by mistake."""

import pytest
from django.core.management import CommandError, call_command

from grappe.organisations.models import Organisation
from tests.make import make_term


def test_it_is_made_marked_and_found(find, belgium, settings):
    settings.DEBUG = True
    make_term()
    call_command("make_synthetic", 30)
    call_command("make_synthetic", 20, no_index=True)
    rows = Organisation.objects.filter(is_invented=True)
    assert rows.count() == 50
    assert rows.filter(capabilities__code="86").exists()
    assert len(find("kind=organisation")) == 20


def test_it_refuses_where_people_work(belgium):
    with pytest.raises(CommandError, match="--yes"):
        call_command("make_synthetic", 1)


def test_it_needs_the_vocabularies(db):
    with pytest.raises(CommandError, match="load_taxonomies"):
        call_command("make_synthetic", 1, yes=True)
