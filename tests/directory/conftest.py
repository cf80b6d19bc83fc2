"""A directory with an index of its own."""

import pytest
from django.http import QueryDict

from grappe.directory import facets, index
from grappe.directory.actions import rebuild
from grappe.directory.searching import Asked, load


@pytest.fixture
def find(db, nobody):
    """Build the index once, then call it: find("q=cell&country=BE", user) → titles."""
    built = []

    def found(address, user=nobody, fresh=False):
        if not built or fresh:
            built.append(rebuild())
        page = index.search(Asked.of(QueryDict(address)).query(user))
        return [str(getattr(row, "name", row)) for __, row in load(page.keys, user)]

    return found


@pytest.fixture
def counts(nobody):
    """counts("country=BE", user) → {facet: {value: number}}."""

    def counted(address="", user=nobody):
        query = Asked.of(QueryDict(address)).query(user, counted=facets.NAMES, values=1_000)
        return index.search(query).counts

    return counted
