"""Who may do what with a cluster: a table that a programme officer can check."""

import pytest

from grappe.clusters.models import Cluster
from grappe.clusters.permissions import (
    can_edit,
    can_import,
    can_invite,
    can_register,
    can_request_access,
    can_see_history,
    can_submit,
    can_validate,
)

#              edits  submits validates asks   registers
TABLE = {
    "ana": (True, True, False, False, True),  # manages Aurora
    "ben": (False, False, False, True, True),  # works for a member
    "cleo": (False, False, False, True, True),  # an outsider
    "eva": (False, False, False, True, True),  # an evaluator
    "otto": (False, False, False, True, True),  # a funder
    "olga": (True, True, True, False, True),  # platform staff
    "nobody": (False, False, False, False, False),  # not signed in
}


@pytest.mark.parametrize("who", TABLE)
def test_who_may_do_what(who, request, aurora):
    user = request.getfixturevalue(who)
    aurora.stage = Cluster.Stage.DRAFT
    edits, submits, validates, asks, registers = TABLE[who]
    for question in (can_edit, can_invite, can_import, can_see_history):
        assert question(user, aurora) is edits
    assert can_submit(user, aurora) is submits
    assert can_validate(user, aurora) is validates
    assert can_request_access(user, aurora) is asks
    assert can_register(user) is registers


def test_what_waits_or_is_published_is_not_handed_in_again(ana, aurora):
    for stage in (Cluster.Stage.SUBMITTED, Cluster.Stage.PUBLISHED):
        aurora.stage = stage
        assert not can_submit(ana, aurora)
