"""The register of members: organisations join, change, and leave."""

from datetime import date

import pytest

from grappe.activity.models import Activity
from grappe.clusters.actions import (
    add_member,
    change_member,
    end_membership,
    remove_member,
)
from grappe.clusters.models import Membership
from grappe.core.errors import RuleBroken
from tests.make import make_membership, make_organisation

JOINED = date(2020, 1, 1)


def test_an_organisation_joins_and_the_trail_tells(aurora, ana):
    member = add_member(aurora, make_organisation(), "sme", JOINED, by=ana, fee="paid")
    assert list(aurora.memberships.current()) == [member]
    line = Activity.objects.get(verb="added member")
    assert (line.actor, line.details["member"]) == (ana, "Helix Ltd")


@pytest.mark.parametrize(
    ("joined_on", "left_on"),
    [(JOINED, None), (date(2026, 1, 1), None), (date(2019, 1, 1), date(2020, 1, 2))],
    ids=["the same", "later", "begins before, ends within"],
)
def test_nobody_is_a_member_twice_at_a_time(joined_on, left_on, aurora, ana):
    member = make_membership(aurora)
    with pytest.raises(RuleBroken, match="already"):
        add_member(aurora, member.organisation, "sme", joined_on, by=ana, left_on=left_on)


def test_who_left_may_come_back(aurora, ana):
    member = make_membership(aurora)
    end_membership(member, date(2022, 5, 1), by=ana)
    add_member(aurora, member.organisation, "large", date(2022, 5, 1), by=ana)
    assert aurora.memberships.count() == 2
    assert aurora.memberships.current().get().category == "large"


def test_a_membership_cannot_end_before_it_starts(aurora, ana):
    member = make_membership(aurora)
    with pytest.raises(RuleBroken, match="ends after"):
        end_membership(member, JOINED, by=ana)
    assert Membership.objects.get().left_on is None


def test_the_day_of_leaving_is_the_first_day_out(aurora, ana):
    member = make_membership(aurora, left_on=date(2022, 5, 1))
    assert list(aurora.memberships.current(date(2022, 4, 30))) == [member]
    assert list(aurora.memberships.former(date(2022, 5, 1))) == [member]


def test_a_change_writes_only_what_differs(aurora, ana):
    member = make_membership(aurora)
    assert not change_member(member, by=ana, category="sme")
    Membership.objects.update(fee="paid")  # another manager, at the same moment
    assert change_member(member, by=ana, category="startup")
    member.refresh_from_db()
    assert (member.category, member.fee) == ("startup", "paid")
    assert Activity.objects.get().details == {"category": "startup", "member": "Helix Ltd"}


def test_a_mistaken_line_goes_and_is_told(aurora, ana):
    remove_member(make_membership(aurora), by=ana)
    assert not aurora.memberships.exists()
    assert Activity.objects.filter(verb="removed member").exists()
