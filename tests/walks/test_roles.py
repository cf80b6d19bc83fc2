"""Each of the cast visits every address; what they get stands in one table.

Deny by default: an address without a row in tests/walks/role_table.py fails by its name.
"""

import pytest
from django.urls import reverse

from .role_guests import EVA, OTTO
from .role_table import SEEN
from .world import addresses

CAST = ("nobody", "cleo", "ben", "ana", "olga", "eva", "otto")
CLEO = CAST.index("cleo")
ADDRESSES = sorted(set(addresses()))


@pytest.fixture
def visit(at):
    def go(url):
        return tuple(at(who).get(url).status_code for who in CAST)

    return go


def rows_of(name):
    """[row about the shown thing, row about the hidden one (if it has any)]."""
    rows = SEEN[name]
    return rows if isinstance(rows[0], tuple) else (rows,)


def address(world, name, parts, is_hidden):
    if name.startswith("social/"):
        return f"/accounts/{name}"
    return world.url(name, parts, is_hidden)


@pytest.mark.parametrize(("name", "parts"), ADDRESSES, ids=lambda value: str(value))
def test_each_sees_what_the_table_says(visit, world, name, parts):
    assert name in SEEN, f"Say in tests/walks/role_table.py who may see {name}."
    for is_hidden, expected in enumerate(rows_of(name)):
        url = address(world, name, parts, bool(is_hidden))
        expected += tuple(seen.get(name, expected[CLEO]) for seen in (EVA, OTTO))
        assert dict(zip(CAST, visit(url), strict=True)) == dict(
            zip(CAST, expected, strict=True)
        )


def test_the_table_holds_no_address_that_is_gone():
    assert {*SEEN, *EVA, *OTTO} - {name for name, _parts in ADDRESSES} == set()


@pytest.mark.parametrize("path", ["", "accounts/user/", "activity/activity/", "no/such/page/"])
def test_the_admin_is_for_staff(client, world, path):
    url = reverse("admin:index") + path
    assert client.get(url).url.startswith("/admin/login/")
    for who in ("cleo", "ana"):
        client.force_login(world.people[who])
        assert client.get(url, follow=True).status_code == 403
