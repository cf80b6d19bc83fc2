"""Two that are one: every link is kept, the old address leads on, and it can be undone."""

import random
from datetime import date

import pytest
from django.apps import apps
from django.core.management import call_command
from django.urls import reverse

from grappe.core.errors import RuleBroken
from grappe.organisations.actions import identify
from grappe.organisations.bulk import OrganisationWriter
from grappe.organisations.merging import find_candidates, merge, told, undo
from grappe.organisations.models import Identifier, Merge, MergeCandidate, Organisation
from grappe.projects.models import Participation
from tests.make import (
    make_cluster,
    make_membership,
    make_organisation,
    make_project,
    make_term,
)


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


@pytest.mark.parametrize("seed", range(8))
def test_undoing_is_exact_whatever_the_links(olga, kept, gone, seed):
    chance = random.Random(seed)  # noqa: S311 - the same links on every run
    third = make_organisation("Third")
    sides = [[kept], [gone], [kept, gone]]
    for number in range(4):
        cluster = make_cluster(f"Cluster {number}")
        for one in chance.choice(sides):
            left_on = chance.choice([None, date(2022, 1, 1)])
            make_membership(cluster, one, left_on=left_on)
        project = make_project(f"Project {number}", [third])
        for one in chance.choice(sides):
            role = chance.choice(Participation.Role.values)
            project.participations.create(organisation=one, role=role)
        term = make_term(code=str(number))
        for one in chance.choice(sides):
            one.capabilities.add(term)
        Identifier.objects.create(
            organisation=chance.choice([kept, gone]), scheme="cordis", value=str(number)
        )
    runner = chance.choice([kept, gone, third])
    make_cluster("Run by one", organisation=runner)
    before = everything()
    done = merge(kept, gone, by=olga)
    for row in Participation.objects.filter(organisation=gone):
        assert row.project.participations.filter(organisation=kept, role=row.role).exists()
    undo(done, by=olga)
    assert everything() == before


def test_what_was_written_since_survives_the_undoing(olga, kept, gone):
    done = merge(kept, gone, by=olga)
    Organisation.objects.filter(pk=kept.pk).update(website="https://new.example")
    undo(done, by=olga)
    kept.refresh_from_db()
    assert kept.website == "https://new.example"


def test_a_chain_of_merges_is_undone_from_its_end(olga, client, kept, gone):
    project = make_project("Long ago", [gone])
    last = make_organisation("Namur University", pic="333333333")
    first, second = merge(kept, gone, by=olga), merge(last, kept, by=olga)
    assert project.participations.get().organisation == last
    assert client.get(gone.get_absolute_url()).url == last.get_absolute_url()
    assert identify("Whatever", pic="222222222") == last
    with pytest.raises(RuleBroken, match="undo that first"):
        undo(first, by=olga)
    undo(second, by=olga)
    undo(first, by=olga)
    assert project.participations.get().organisation == gone


def test_a_name_with_another_code_is_another_organisation(olga, belgium, kept, gone):
    merge(kept, gone, by=olga)
    found = identify("Universite de Namur ASBL", belgium, pic="999999999")
    assert found not in (kept, gone)


def test_an_import_by_name_meets_the_kept_one(olga, belgium, kept, gone):
    merge(kept, gone, by=olga)
    writer = OrganisationWriter()
    facts = {"name": "UNIVERSITE DE NAMUR", "country": "BE", "source_id": "x1"}
    writer.write([facts])
    assert writer.pk_of(facts) == kept.pk


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


def test_a_pair_waits_no_more_once_one_of_it_was_merged(client, olga, kept, gone):
    make_organisation("Univ. de Namur", slug="third", city="Namur")
    find_candidates()
    assert MergeCandidate.objects.waiting().count() == 3
    done = merge(kept, gone, by=olga)
    assert MergeCandidate.objects.waiting().count() == 1
    pair = MergeCandidate.objects.get(state="merged")
    client.force_login(olga)
    client.post(reverse("organisations:decide", args=[pair.pk]), {"keep": "both"})
    pair.refresh_from_db()
    assert pair.state == "merged"
    undo(done, by=olga)
    assert MergeCandidate.objects.waiting().count() == 3


def test_the_same_vat_number_is_found_whatever_the_name(kept):
    for name in ("Acme", "Something Else"):
        make_organisation(name, vat="BE0123456789")
    assert find_candidates() == 1
    assert MergeCandidate.objects.get().evidence == ["same_vat"]


def test_a_portal_of_many_is_nobodys_website(belgium):
    for number in range(7):
        make_organisation(f"Shop {number}", slug=f"s{number}", website="https://shops.example")
    assert {one.site for one in told()} == {""}


def test_the_list_asks_few_questions(client, olga, django_assert_max_num_queries, kept, gone):
    for number in range(6):
        make_organisation("Universite de Namur", slug=f"n{number}", city="Namur")
    find_candidates()
    client.force_login(olga)
    with django_assert_max_num_queries(12):
        assert client.get(reverse("organisations:duplicates")).status_code == 200


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
