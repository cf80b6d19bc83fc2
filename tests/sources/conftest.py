"""BioWin's page, read."""

import pytest

from grappe.sources.eccp_page import read

from .pages import biowin


@pytest.fixture
def page():
    return read(biowin())
