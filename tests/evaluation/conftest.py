"""A closed call of Aurora's, two proposals handed in, eva with a seat."""

import pytest

from tests.make import (
    make_call,
    make_criterion,
    make_evaluator,
    make_organisation,
    make_proposal,
    make_selection,
    make_step,
    make_submission,
    make_user,
)


@pytest.fixture
def call(aurora):
    call = make_call(cluster=aurora, envelope=100_000)
    make_criterion(call, threshold=3)
    make_criterion(call, "impact", number=2)
    return call


@pytest.fixture
def helix(belgium):
    return make_organisation("Helix", kind="sme")


@pytest.fixture
def step(call):
    return make_step(call, opens_in=-60, closes_in=-1)


@pytest.fixture
def proposal(ben, step, helix):
    return make_proposal(ben, step, "Hearts of light", [helix], acronym="HEART")


@pytest.fixture
def other(step, belgium):
    return make_proposal(make_user("dora"), step, "Eyes of light", [make_organisation("Iris")])


@pytest.fixture
def selection(step, proposal, other):
    """Open, with the usual bodies and two submissions."""
    for one in (proposal, other):
        make_submission(one)
    selection = make_selection(step, readers=1)
    selection.bodies.create(number=1, kind="committee", gives_label=True)
    selection.bodies.create(number=2, kind="government", gives_money=True)
    return selection


@pytest.fixture
def evaluator(eva, selection):
    return make_evaluator(eva, selection)
