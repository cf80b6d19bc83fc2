"""A directory with an index of its own."""

import pytest

from grappe.directory.actions import rebuild


@pytest.fixture
def indexed(db):
    """Call it when the world is made; the index then holds it."""
    return rebuild
