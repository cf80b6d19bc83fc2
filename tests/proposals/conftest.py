"""Ana's board, with one partner who leads."""

import pytest

from tests.make import make_consortium, make_organisation


@pytest.fixture
def helix(belgium):
    return make_organisation("Helix", kind="sme", pic="999999999")


@pytest.fixture
def board(ana, helix):
    return make_consortium(ana, title="Secret plan", partners=[helix])
