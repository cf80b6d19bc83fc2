"""A grant of ben's proposal to Aurora's call: Helix leads, Campus takes part, 24 months."""

from datetime import date

import pytest
from django.urls import reverse

from grappe.proposals.actions import submit
from tests.make import make_grant, make_hosted_call, make_ready_proposal


@pytest.fixture
def grant(ana, ben, aurora):
    proposal = make_ready_proposal(ben, make_hosted_call(aurora), starts_on=date(2026, 1, 1))
    for package in proposal.work_packages.all():
        package.results.create(kind="deliverable", title=f"Report of {package}", month=6)
    submit(proposal, by=ben)
    return make_grant(proposal, by=ana)


@pytest.fixture
def helix(grant):
    return grant.partners.get(organisation__slug="helix")


@pytest.fixture
def campus(grant):
    return grant.partners.get(organisation__slug="campus")


@pytest.fixture
def press(client, grant):
    """Post to a page of the grant as somebody."""

    def pressing(user, name, *parts, **typed):
        client.force_login(user)
        address = reverse(f"monitoring:{name}", args=[grant.public_id, *parts])
        return client.post(address, typed, follow=True)

    return pressing


@pytest.fixture
def look(client, grant):
    """Read a page of the grant as somebody."""

    def looking(user, name="grant", *parts):
        client.force_login(user)
        return client.get(reverse(f"monitoring:{name}", args=[grant.public_id, *parts]))

    return looking
