"""Two that are one: every link is kept, the old address leads on, and it can be undone."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.urls import reverse

from grappe.core.errors import RuleBroken
from grappe.organisations.actions import identify
from grappe.organisations.merging import find_candidates, merge, undo
from grappe.organisations.models import Merge, MergeCandidate, Organisation
from tests.make import make_cluster, make_membership, make_organisation, make_project


@pytest.fixture
def kept(belgium):
    return make_organisation("Université de Namur", pic="111111111", city="Namur")


@pytest.fixture
def gone(belgium):
    return make_organisation(
        "Universite  de NAMUR asbl",
        slug="old",
        pic="222222222",
        website="https://namur.example",
    )


def everything():
    """All rows of all tables but the audit's and the merges' own."""
    skip = {
        "activity.activity",
        "directory.indexqueue",
        "organisations.merge",
        "organisations.mergecandidate",
    }
    return {
        model._meta.label_lower: list(model._base_manager.order_by("pk").values())
        for model in apps.get_models(include_auto_created=True)
        if model._meta.label_lower not in skip
    }


def test_every_link_moves_and_the_gaps_are_filled(olga, aurora, kept, gone):
    make_membership(aurora, gone)
    project = make_project("Shared", [gone])
    merge(kept, gone, by=olga)
    kept.refresh_from_db()
    assert project.participations.get().organisation == kept
    assert aurora.memberships.get().organisation == kept
    assert (kept.website, kept.pic) == ("https://namur.example", "111111111")


def test_undoing_brings_back_exactly_what_was(olga, aurora, kept, gone):
    make_membership(aurora, gone)
    make_project("Both", [kept, gone], slug="both")
    Organisation.objects.filter(pk=kept.pk).update(city="")
    twins = make_project("Twice", [kept], slug="twice")
    twins.participations.create(organisation=gone, role="coordinator")
    before = everything()
    done = merge(kept, gone, by=olga)
    assert everything() != before
    for _twice in range(2):
        undo(done, by=olga)
    assert everything() == before


def test_a_link_that_both_have_is_shown_once(olga, client, kept, gone):
    project = make_project("Twins", [kept])
    project.participations.create(organisation=gone, role="coordinator")
    merge(kept, gone, by=olga)
    assert client.get(project.get_absolute_url()).text.count(kept.name) >= 1
    assert gone.name not in client.get(project.get_absolute_url()).text


def test_the_old_address_name_and_code_lead_to_the_kept_one(olga, client, belgium, kept, gone):
    merge(kept, gone, by=olga)
    answer = client.get(gone.get_absolute_url())
    assert (answer.status_code, answer.url) == (301, kept.get_absolute_url())
    assert identify("Universite de Namur ASBL", belgium) == kept
    assert identify("Another spelling", belgium, pic="222222222") == kept
    assert Organisation.objects.count() == 2


def test_two_that_run_clusters_are_not_merged(olga, kept, gone):
    make_cluster("One", organisation=kept)
    make_cluster("Two", organisation=gone)
    with pytest.raises(RuleBroken, match="runs a cluster"):
        merge(kept, gone, by=olga)
    assert not Merge.objects.exists()


def test_one_is_not_merged_twice_nor_into_itself(olga, kept, gone):
    merge(kept, gone, by=olga)
    for pair in ((kept, gone), (kept, kept)):
        with pytest.raises(RuleBroken, match="one organisation already"):
            merge(*pair, by=olga)


def test_candidates_wait_until_staff_decide(client, olga, kept, gone):
    assert find_candidates() == 1
    assert find_candidates() == 0
    client.force_login(olga)
    page = client.get(reverse("organisations:duplicates"))
    assert "same name" in page.text
    pair = MergeCandidate.objects.get()
    client.post(reverse("organisations:decide", args=[pair.pk]), {"keep": "one"})
    gone.refresh_from_db()
    kept.refresh_from_db()
    assert gone.merged_into == kept or kept.merged_into == gone
    done = Merge.objects.get()
    client.post(reverse("organisations:take_apart", args=[done.pk]))
    pair.refresh_from_db()
    assert pair.state == "open"
    client.post(reverse("organisations:decide", args=[pair.pk]), {"keep": "both"})
    pair.refresh_from_db()
    assert pair.state == "different"
    assert find_candidates() == 0


def test_only_staff_decide(client, ana, kept, gone):
    find_candidates()
    pair = MergeCandidate.objects.get()
    client.force_login(ana)
    assert client.get(reverse("organisations:duplicates")).status_code == 403
    answer = client.post(reverse("organisations:decide", args=[pair.pk]), {"keep": "one"})
    assert answer.status_code == 403
    assert not Merge.objects.exists()


def test_the_command_says_how_many_wait(kept, gone, capsys):
    call_command("find_duplicates")
    assert "1 new pairs" in capsys.readouterr().out
