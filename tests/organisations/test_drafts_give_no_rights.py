"""Anybody may begin a cluster and name anyone in it; that gives no power over them."""

from django.urls import reverse

from grappe.clusters.models import Cluster
from grappe.organisations.permissions import can_edit
from grappe.projects.permissions import can_add
from grappe.projects.permissions import can_edit as can_edit_project
from tests.make import make_cluster, make_membership, make_organisation, make_project


def drafted(cleo, **fields):
    return make_cluster("Mine", [cleo], stage=Cluster.Stage.DRAFT, **fields)


def test_a_draft_that_names_a_member_does_not_open_its_page(client, cleo, belgium):
    helix = make_organisation("Helix")
    make_membership(drafted(cleo), helix)
    client.force_login(cleo)
    address = reverse("organisations:edit", args=[helix.slug])
    answer = client.post(address, {"name": "Mine now", "kind": "sme", "base": "0"})
    helix.refresh_from_db()
    assert (answer.status_code, helix.name) == (403, "Helix")


def test_a_draft_that_calls_an_organisation_its_own_does_not_open_it(cleo, belgium):
    helix = make_organisation("Helix")
    project = make_project(partners=[helix])
    mine = drafted(cleo, organisation=helix)
    assert not can_edit(cleo, helix)
    assert not can_edit_project(cleo, project)
    mine.stage = Cluster.Stage.PUBLISHED
    mine.save()
    assert can_edit(cleo, helix)
    assert can_edit_project(cleo, project)


def test_a_draft_publishes_no_project(client, cleo, belgium):
    drafted(cleo)
    client.force_login(cleo)
    assert not can_add(cleo)
    assert client.get(reverse("projects:add")).status_code == 403
