"""One trained matcher for all tests of the engine: it never changes."""

import pytest

from grappe.matching.engine import matcher
from grappe.matching.engine.embedding import WordVectors

from .world import CUT, world


@pytest.fixture(scope="session")
def records():
    return world()


@pytest.fixture(scope="session")
def trained(records):
    before = [one for one in records if one.starts_on < CUT]
    return matcher.train(records, CUT, WordVectors([one.text for one in before], 16), today=CUT)
