"""Managers keep the projects in which their cluster's organisation takes part."""

from datetime import date

import pytest
from django.urls import reverse

from grappe.activity.models import Activity, Revision
from grappe.organisations.models import Organisation
from grappe.projects.models import Project
from grappe.projects.permissions import can_add, can_edit
from tests.make import make_organisation, make_project


@pytest.fixture
def runs(aurora):
    aurora.organisation = make_organisation("Aurora asbl", kind="cluster")
    aurora.save()
    return aurora.organisation


@pytest.fixture
def heart(runs):
    return make_project("Heart", [runs])


def typed(*partners, **fields):
    """What a browser sends; the present partners come first."""
    rows = {"partners-TOTAL_FORMS": str(len(partners))}
    rows["partners-INITIAL_FORMS"] = str(sum(1 for row in partners if "id" in row))
    for number, row in enumerate(partners):
        row = {"role": "partner"} | row
        rows |= {f"partners-{number}-{name}": value for name, value in row.items()}
    return {"title": "Heart", "base": "0"} | rows | fields


def present(project):
    return [
        {"id": str(row.pk), "name": row.organisation.name, "role": row.role}
        for row in project.participations.order_by("pk")
    ]


def send(client, user, data, project=None):
    client.force_login(user)
    url = reverse("projects:edit", args=[project.slug]) if project else reverse("projects:add")
    return client.post(url, data)


def test_a_manager_adds_a_project_with_partners_by_name(client, ana, runs):
    helix = make_organisation("Helix")
    own = {"name": "AURORA ASBL", "role": "coordinator"}
    data = typed(own, {"name": "helix ltd"}, {"name": "Nova"}, programme="Interreg")
    response = send(client, ana, data | {"starts_on": "2016", "ends_on": "2020"})
    project = Project.objects.get()
    assert response.url == project.get_absolute_url()
    assert [row.organisation.name for row in project.partners()] == [
        "Aurora asbl",
        "Helix",
        "Nova",
    ]
    assert helix.participations.count() == 1
    assert (project.starts_on, project.ends_on) == (date(2016, 1, 1), date(2020, 12, 31))
    assert project.has_years_only
    assert project.programme.name == "Interreg"
    assert Activity.objects.filter(verb="added").count() == 2


def test_the_clusters_organisation_must_be_among_the_partners(client, ana, runs):
    response = send(client, ana, typed({"name": "Helix"}))
    assert "Name your cluster&#x27;s organisation among the partners" in response.text
    assert not Project.objects.exists()
    assert not Organisation.objects.filter(name="Helix").exists()


def test_a_manager_edits_and_the_history_tells_both_states(client, ana, heart):
    data = typed(*present(heart), {"name": "Helix", "city": "Mons"}, title="Hearts")
    assert send(client, ana, data, heart).status_code == 302
    revision = Revision.objects.get()
    assert revision.by == ana
    assert revision.before["fields"]["title"] == "Heart"
    assert [row["organisation"] for row in revision.after["rows"]] == ["aurora-asbl", "helix"]


def test_a_partner_can_leave(client, ana, heart):
    own = present(heart)
    send(client, ana, typed(*own, {"name": "Helix"}), heart)
    rows = present(heart)
    rows[1]["DELETE"] = "on"
    send(client, ana, typed(*rows, base="1"), heart)
    assert heart.participations.count() == 1


def test_what_was_typed_stays_when_it_is_refused(client, ana, heart):
    data = typed(*present(heart), {"name": "Helix"}, starts_on="2020", ends_on="2016")
    response = send(client, ana, data | {"description": "Long text"}, heart)
    assert "The project ends before it starts." in response.text
    assert "Long text" in response.text
    assert 'value="Helix"' in response.text


def test_days_and_years_are_not_mixed(client, ana, heart):
    data = typed(*present(heart), starts_on="2016-03-01", ends_on="2020")
    assert "Give both as days, or both as years." in send(client, ana, data, heart).text


def test_the_same_partner_twice_is_refused(client, ana, heart):
    data = typed(*present(heart), {"name": "Helix"}, {"name": "HELIX S.A."})
    assert "twice in the same role" in send(client, ana, data, heart).text


def test_a_second_editor_is_told_and_loses_nothing(client, ana, olga, heart):
    send(client, olga, typed(*present(heart), description="Olga wrote"), heart)
    response = send(client, ana, typed(*present(heart), description="Ana wrote"), heart)
    assert "Olga wrote" in response.text
    assert "Ana wrote" in response.text
    heart.refresh_from_db()
    assert heart.description == "Olga wrote"


def test_a_second_editor_reads_which_partners_there_are_now(client, ana, olga, heart):
    own = present(heart)
    send(client, olga, typed(*own, {"name": "Helix"}), heart)
    response = send(client, ana, typed(*own, title="Hearts"), heart)
    assert "participations: aurora-asbl, helix" in response.text


def test_the_form_shows_years_as_years(client, ana, heart):
    Project.objects.update(starts_on=date(2016, 1, 1), has_years_only=True)
    client.force_login(ana)
    text = client.get(reverse("projects:edit", args=[heart.slug])).text
    assert 'value="2016"' in text
    assert "2016-01-01" not in text


def test_strangers_may_neither_add_nor_edit(client, cleo, heart):
    assert send(client, cleo, typed(*present(heart)), heart).status_code == 403
    assert send(client, cleo, typed()).status_code == 403


@pytest.mark.parametrize(
    ("who", "adds", "edits"),
    [
        ("ana", True, True),
        ("ben", False, False),
        ("cleo", False, False),
        ("olga", True, True),
        ("nobody", False, False),
    ],
)
def test_who_may_do_what(who, adds, edits, request, heart):
    user = request.getfixturevalue(who)
    assert can_add(user) is adds
    assert can_edit(user, heart) is edits


@pytest.mark.parametrize("count", [3, 30])
def test_queries_do_not_grow(count, client, olga, runs, django_assert_max_num_queries):
    partners = [make_organisation(f"Partner {number}") for number in range(count)]
    project = make_project("Heart", partners)
    client.force_login(olga)
    with django_assert_max_num_queries(12):
        client.get(reverse("projects:edit", args=[project.slug]))
