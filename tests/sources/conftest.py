"""A world with its vocabularies, and BioWin's page."""

import pytest
from django.core.management import call_command

from grappe.sources.eccp_page import read

from .pages import biowin


@pytest.fixture
def vocabularies(db):
    call_command("load_taxonomies", verbosity=0)


@pytest.fixture
def page():
    return read(biowin())
