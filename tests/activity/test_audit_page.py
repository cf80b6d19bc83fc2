"""Staff read the audit trail and find lines by person, thing and verb."""

import pytest
from django.urls import reverse

from grappe.activity.actions import record
from tests.make import make_cluster

URL = reverse("activity:audit")


@pytest.fixture
def trail(ana, ben, aurora):
    record(ana, "edited", aurora)
    record(ben, "submitted", aurora)
    record(None, "imported", make_cluster("Borealis"))


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        ({}, 3),
        ({"person": "ana"}, 1),
        ({"person": "ben@example.org"}, 1),
        ({"thing": "auro"}, 2),
        ({"verb": "imported"}, 1),
        ({"person": "ana", "verb": "imported"}, 0),
        ({"verb": "no such verb"}, 3),
        ({"page": "999"}, 3),
    ],
)
def test_staff_find_lines(client, olga, trail, wanted, count):
    client.force_login(olga)
    assert client.get(URL, wanted).context["page"].paginator.count == count


def test_a_stranger_may_not_read_it(client, cleo):
    client.force_login(cleo)
    assert client.get(URL).status_code == 403


def test_whoever_is_not_signed_in_is_asked_to(client, db):
    assert client.get(URL).url == f"{reverse('account_login')}?next={URL}"


def test_somebody_who_left_is_shown_by_public_id(client, olga, ana, trail):
    key = str(ana.public_id)
    ana.delete()
    client.force_login(olga)
    assert f"somebody who left ({key})" in client.get(URL).text


def test_the_number_of_queries_does_not_grow_with_the_lines(
    client, olga, trail, aurora, ana, django_assert_max_num_queries
):
    for _ in range(20):
        record(ana, "edited", aurora)
    client.force_login(olga)
    with django_assert_max_num_queries(8):
        client.get(URL)
