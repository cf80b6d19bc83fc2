"""How complete a page is: four parts, each with its rule and its next best step."""

from datetime import date, timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.timezone import now

from grappe.activity.models import Activity
from grappe.clusters.actions import change_member
from grappe.clusters.completeness import completeness
from grappe.clusters.models import Claim, Cluster
from grappe.taxonomies.models import Place
from tests.make import (
    make_agreement,
    make_cluster,
    make_country,
    make_membership,
    make_organisation,
)


def claim(cluster, topic="rd_projects", value=44, kind="achievement", **fields):
    return Claim.objects.create(cluster=cluster, topic=topic, value=value, kind=kind, **fields)


def declare(cluster, **figures):
    for topic, value in figures.items():
        claim(cluster, topic, value, kind="composition")


def warnings(cluster):
    return " ".join(
        step.text for step in completeness(Cluster.objects.get(pk=cluster.pk)).warnings
    )


def show(client, cluster, user):
    client.force_login(user)
    return client.get(reverse("clusters:completeness", args=[cluster.slug]))


def test_presence_rises_with_a_filled_section_and_names_the_next_one(aurora):
    before = completeness(aurora).part("presence")
    assert (before.step.section, before.step.text) == ("about", "Fill “About us”.")
    aurora.about = "Light that heals."
    aurora.save()
    after = completeness(aurora).part("presence")
    assert after.value > before.value
    assert after.step.section == "vision"


def test_a_register_fills_and_proves_the_composition(aurora):
    assert completeness(aurora).part("proof").value == 0
    make_membership(aurora)
    found = completeness(aurora)
    assert found.part("proof").value == 100
    assert "1 of 1" in found.part("proof").rule


def test_a_figure_is_proven_by_source_and_date(aurora):
    bare = claim(aurora)
    step = completeness(aurora).part("proof").step
    assert step.section == "achievements"
    assert "44 R&D projects" in step.text
    bare.source, bare.as_of = "Annual report", now().date()
    bare.save()
    assert completeness(aurora).part("proof").value == 100


def test_a_figure_is_proven_by_records(aurora):
    declare(aurora, members=1, smes=1)
    make_membership(aurora)
    assert completeness(aurora).part("proof").value == 100


def test_what_nobody_touches_grows_old_and_is_confirmed(client, ana, aurora):
    later = now() + timedelta(days=2 * 365)
    found = completeness(aurora, at=later)
    assert found.part("freshness").value == 50
    assert [age.section.slug for age in found.old] == ["identity", "mission"]
    assert "Identity" in found.part("freshness").step.text
    Cluster.objects.update(registered_at=now() - timedelta(days=700))
    assert "Still true" in show(client, aurora, ana).text
    address = reverse("clusters:confirm_section", args=["aurora", "identity"])
    assert client.post(address).url == reverse("clusters:completeness", args=["aurora"])
    assert client.post(address).status_code == 302
    aurora.refresh_from_db()
    assert [age.section.slug for age in completeness(aurora).old] == ["mission"]
    assert Activity.objects.filter(verb="confirmed", actor=ana).count() == 2


def test_a_saved_section_is_fresh_again(client, ana, aurora):
    Cluster.objects.update(registered_at=now() - timedelta(days=700))
    client.force_login(ana)
    address = reverse("clusters:edit", args=["aurora", "mission"])
    client.post(address, {"mission": "Light that heals", "base": "0"})
    aurora.refresh_from_db()
    assert [age.section.slug for age in completeness(aurora).old] == ["identity"]


def test_the_declared_kinds_of_members_add_up(aurora):
    declare(aurora, members=234, smes=187, startups=20, large=10, research=12, other=25)
    assert "add up" not in warnings(aurora)
    Claim.objects.filter(topic="members").update(value=236)
    assert "236 members, but the kinds of members add up to 234" in warnings(aurora)


def test_start_ups_are_smes(aurora):
    declare(aurora, smes=3, startups=4)
    assert "more start-ups than SMEs" in warnings(aurora)


def test_the_register_and_the_stated_figures_differ(aurora):
    declare(aurora, members=3)
    make_membership(aurora)
    assert "members: 1 in the register, 3 stated" in warnings(aurora)


def test_what_cannot_be_so_is_told(aurora):
    aurora.established_on = now().date() + timedelta(days=2)
    aurora.save()
    claim(aurora, as_of=date(2020, 1, 1))
    claim(aurora, "companies_created", 5, as_of=now().date() + timedelta(days=9))
    agreement = make_agreement(aurora)
    assert "country" not in warnings(aurora)
    type(agreement).objects.update(country=None)
    told = warnings(aurora)
    for part in (
        "has not come yet",
        "1 figure is older than two years",
        "1 figure is dated in the future",
        "1 agreement names no country",
        "names no website",
    ):
        assert part in told
    assert completeness(aurora).part("consistency").value == 50


def test_a_region_of_another_country_is_told(aurora):
    france = make_country("FR", "France")
    aurora.place = Place.objects.create(
        code="FR1", revision="2021", level=1, country=france, name="Île-de-France"
    )
    aurora.save()
    assert "is not a region of Belgium" in warnings(aurora)


def test_its_manager_reads_it_with_what_the_former_page_stated(client, ana, aurora):
    claim(aurora, "completeness", 100, kind="page")
    text = show(client, aurora, ana).text
    assert "The former page stated 100 %." in text
    for title in ("Presence", "Freshness", "Proof", "Consistency"):
        assert title in text
    assert reverse("clusters:edit", args=["aurora", "about"]) in text


@pytest.mark.parametrize(("who", "status"), [("cleo", 403), ("olga", 200), ("ana", 200)])
def test_keepers_and_staff_read_it(who, status, request, client, aurora):
    assert show(client, aurora, request.getfixturevalue(who)).status_code == status


def test_a_hidden_page_does_not_exist_for_a_stranger(client, cleo, aurora):
    Cluster.objects.update(stage=Cluster.Stage.DRAFT)
    assert show(client, aurora, cleo).status_code == 404
    address = reverse("clusters:confirm_section", args=["aurora", "mission"])
    assert client.post(address).status_code == 404


def test_a_stranger_confirms_nothing(client, cleo, aurora):
    client.force_login(cleo)
    address = reverse("clusters:confirm_section", args=["aurora", "mission"])
    assert client.post(address).status_code == 403
    assert not Activity.objects.exists()


def test_an_unknown_section_is_not_confirmed(client, ana, aurora):
    client.force_login(ana)
    address = reverse("clusters:confirm_section", args=["aurora", "weather"])
    assert client.post(address).status_code == 404


def test_the_database_is_asked_eight_times_at_most(aurora, django_assert_max_num_queries):
    make_cluster("Borealis")
    for number in range(12):
        make_membership(aurora, make_organisation(f"Member {number}"))
        claim(aurora, "figure", number, source="Report")
    for cluster in Cluster.objects.select_related("country", "place"):
        ContentType.objects.clear_cache()
        with django_assert_max_num_queries(8):
            completeness(cluster)


def test_the_panel_shows_the_figure_and_the_next_step(aurora):
    context = {"cluster": aurora, "completeness": completeness(aurora)}
    panel = render_to_string("clusters/completeness_panel.html", context)
    assert f"{context['completeness'].overall} of 100" in panel
    weakest = completeness(aurora).steps[0]
    assert weakest.section == "composition"
    assert weakest.text in panel
    assert reverse("clusters:completeness", args=["aurora"]) in panel


def test_a_part_without_fault_offers_no_step(aurora):
    assert completeness(aurora).steps
    aurora.website = "https://aurora.example"
    aurora.save()
    claim(aurora, source="Annual report", as_of=now().date())
    found = completeness(aurora)
    assert [step.section for step in found.steps] == ["about"]
    assert found.part("consistency").value == 100


def test_a_figure_that_the_register_bears_out_only_partly_is_not_proven(aurora):
    declare(aurora, members=2)
    make_membership(aurora)
    assert completeness(aurora).part("proof").value == 0


def test_keeping_the_register_keeps_the_composition_fresh(aurora, ana):
    Cluster.objects.update(registered_at=now() - timedelta(days=700))
    aurora.refresh_from_db()
    member = make_membership(aurora)
    assert "composition" in [age.section.slug for age in completeness(aurora).old]
    change_member(member, by=ana, fee="paid")
    assert "composition" not in [age.section.slug for age in completeness(aurora).old]
