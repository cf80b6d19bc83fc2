"""Managers keep the register on its pages; the public sees names, never fees."""

from datetime import date

import pytest
from django.urls import reverse

from grappe.clusters.models import Membership
from grappe.organisations.models import Organisation
from tests.make import make_membership, make_organisation


def address(name, cluster, *rest):
    return reverse(f"clusters:{name}", args=[cluster.slug, *rest])


def add(client, cluster, user, **typed):
    typed = {"name": "Helix Ltd", "category": "sme", "joined_on": "2020-01-01"} | typed
    client.force_login(user)
    return client.post(address("add_member", cluster), typed)


def test_its_manager_adds_a_member_that_is_new_here(client, ana, aurora):
    response = add(client, aurora, ana, country="BE", city="Namur", category="startup")
    assert response.url == address("register_of", aurora)
    member = Membership.objects.get()
    assert (member.organisation.city, member.organisation.kind) == ("Namur", "startup")
    assert member.fee == "unknown"


def test_a_known_organisation_is_found_again(client, ana, aurora):
    helix = make_organisation("Helix Ltd")
    add(client, aurora, ana, name="HELIX limited", country="BE")
    assert Membership.objects.get().organisation == helix
    assert Organisation.objects.count() == 1


def test_a_member_cannot_be_added_twice(client, ana, aurora):
    add(client, aurora, ana, country="BE")
    page = add(client, aurora, ana, country="BE")
    assert "It is in the register already" in page.text
    assert Membership.objects.count() == 1


def test_several_are_added_in_a_row(client, ana, aurora):
    assert add(client, aurora, ana, another="1").url == address("add_member", aurora)


def test_a_line_is_changed_ended_and_taken_out(client, ana, aurora):
    member = make_membership(aurora)
    client.force_login(ana)
    line = {"category": "large", "joined_on": "2019-05-01", "left_on": "", "fee": "paid"}
    client.post(address("edit_member", aurora, member.pk), line)
    member.refresh_from_db()
    assert (member.category, member.fee, member.joined_on.year) == ("large", "paid", 2019)
    client.post(address("end_member", aurora, member.pk), {"end-left_on": "2024-01-01"})
    member.refresh_from_db()
    assert member.left_on == date(2024, 1, 1)
    client.post(address("remove_member", aurora, member.pk))
    assert not Membership.objects.exists()


def test_a_line_cannot_end_before_it_starts(client, ana, aurora):
    member = make_membership(aurora)
    client.force_login(ana)
    line = {"category": "sme", "joined_on": "2019-05-01", "left_on": "2018-01-01"}
    page = client.post(address("edit_member", aurora, member.pk), line)
    assert "A membership ends after it starts." in page.text
    page = client.post(
        address("end_member", aurora, member.pk), {"end-left_on": "2018-01-01"}, follow=True
    )
    assert "A membership ends after it starts." in page.text
    assert Membership.objects.get().left_on is None


def test_without_a_day_nobody_leaves(client, ana, aurora):
    member = make_membership(aurora)
    client.force_login(ana)
    page = client.post(address("end_member", aurora, member.pk), follow=True)
    assert "Give the first day" in page.text


def test_the_list_is_filtered(client, ana, aurora):
    make_membership(aurora, make_organisation("Alpha"), fee="due")
    make_membership(aurora, make_organisation("Beta"), category="large")
    make_membership(aurora, make_organisation("Gone"), left_on=date(2022, 1, 1))
    client.force_login(ana)

    def shown(**filters):
        page = client.get(address("register_of", aurora), filters).context["page"]
        return [line.organisation.name for line in page]

    assert shown() == ["Alpha", "Beta"]
    assert shown(fee="due") == ["Alpha"]
    assert shown(category="large") == ["Beta"]
    assert shown(span="former") == ["Gone"]
    assert shown(span="all", q="a") == ["Alpha", "Beta"]
    assert shown(category="nonsense") == ["Alpha", "Beta"]


def test_the_list_asks_the_same_number_of_questions_for_any_number_of_lines(
    client, ana, aurora, django_assert_max_num_queries
):
    for number in range(30):
        make_membership(aurora, make_organisation(f"Member {number}"))
    client.force_login(ana)
    with django_assert_max_num_queries(12):
        client.get(address("register_of", aurora))
    with django_assert_max_num_queries(12):
        client.get(address("members", aurora))


@pytest.mark.parametrize("name", ["register_of", "add_member", "import_members"])
def test_a_stranger_may_not_open_the_register(name, client, cleo, aurora):
    assert client.get(address(name, aurora)).status_code == 302  # to signing in
    client.force_login(cleo)
    assert client.get(address(name, aurora)).status_code == 403
    type(aurora).objects.update(stage="draft")
    assert client.get(address(name, aurora)).status_code == 404


@pytest.mark.parametrize("name", ["edit_member", "end_member", "remove_member"])
def test_a_stranger_may_not_touch_a_line(name, client, cleo, aurora):
    member = make_membership(aurora)
    client.force_login(cleo)
    assert client.post(address(name, aurora, member.pk)).status_code == 403
    assert Membership.objects.filter(left_on=None).exists()


def test_a_line_of_another_cluster_is_not_found(client, ana, aurora):
    other = type(aurora).objects.create(name="Other", slug="other", country=aurora.country)
    member = make_membership(other)
    client.force_login(ana)
    assert client.post(address("remove_member", aurora, member.pk)).status_code == 404


def test_the_public_sees_who_is_a_member_but_not_who_paid(client, aurora):
    make_membership(aurora, make_organisation("Alpha", city="Namur"), fee="due")
    make_membership(aurora, make_organisation("Shy", is_hidden=True))
    make_membership(aurora, make_organisation("Gone"), left_on=date(2022, 1, 1))
    page = client.get(address("members", aurora))
    assert "Alpha" in page.text
    assert "Namur, Belgium" in page.text
    for secret in ("Shy", "Gone", "due", "fee"):
        assert secret not in page.text


def test_the_public_list_can_be_narrowed_to_a_category(client, aurora):
    make_membership(aurora, make_organisation("Alpha"))
    make_membership(aurora, make_organisation("Beta"), category="large")
    page = client.get(address("members", aurora), {"category": "large"})
    assert [line.organisation.name for line in page.context["page"]] == ["Beta"]
    assert page.context["whole"] == 2


def test_members_of_a_hidden_cluster_are_hidden(client, cleo, aurora):
    make_membership(aurora)
    type(aurora).objects.update(stage="draft")
    client.force_login(cleo)
    assert client.get(address("members", aurora)).status_code == 404
    assert client.get(address("members_map", aurora)).status_code == 404


def test_the_map_gets_the_members_whose_place_is_known(client, aurora):
    make_membership(aurora, make_organisation("Alpha", lat=50.4, lon=4.8))
    make_membership(aurora, make_organisation("Beta"))
    (point,) = client.get(address("members_map", aurora)).json()["features"]
    assert point["geometry"]["coordinates"] == [4.8, 50.4]
    assert point["properties"]["name"] == "Alpha"


def test_the_register_says_how_many_are_in_it(client, ana, aurora):
    make_membership(aurora, make_organisation("Alpha"), fee="due")
    make_membership(aurora, make_organisation("Beta"))
    gone = {"left_on": date(2022, 1, 1), "fee": "due"}
    make_membership(aurora, make_organisation("Gone"), **gone)
    client.force_login(ana)
    page = client.get(address("register_of", aurora))
    assert page.context["tally"] == {"present": 2, "due": 1, "former": 1}
    assert "2 members today" in page.text


def test_what_is_typed_survives_a_mistake(client, ana, aurora):
    page = add(client, aurora, ana, city="Namur", kind="university", joined_on="some day")
    assert "error-summary" in page.text
    for typed in ('value="Helix Ltd"', 'value="Namur"', '"university" selected', "some day"):
        assert typed in page.text
    assert not Organisation.objects.exists()


def test_a_new_organisation_is_of_the_kind_that_is_said(client, ana, aurora):
    add(client, aurora, ana, country="BE", category="research", kind="hospital")
    assert Membership.objects.get().organisation.kind == "hospital"
