"""Two people edit one section at once: nothing is lost, and the second one decides."""

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from grappe.activity.models import Revision
from grappe.clusters.importing import save_document
from grappe.clusters.merging import merged
from grappe.clusters.models import Cluster, Draft

MISSION = "Photonics for health"


def post(client, aurora, section, **typed):
    return client.post(reverse("clusters:edit", args=[aurora.slug, section]), typed)


def save_meanwhile(aurora, olga, section, **document):
    assert not save_document(
        Cluster.objects.get(pk=aurora.pk), Cluster.section(section), document, by=olga
    )


def row(index, name, roles="manager", **more):
    content = {"name": name, "roles": roles} | more
    return {f"rows-{index}-{key}": value for key, value in content.items()}


@pytest.fixture
def writing(client, ana):
    client.force_login(ana)
    return client


def test_both_texts_are_shown_and_nothing_is_saved_yet(writing, aurora, olga):
    save_meanwhile(aurora, olga, "mission", fields={"mission": "Photonics for everybody"})
    page = post(writing, aurora, "mission", base=0, mission="Photonics for hearts")
    assert page.status_code == 409
    assert "olga saved this section" in page.text
    assert "<ins>everybody</ins>" in page.text
    assert "<ins>hearts</ins>" in page.text
    assert Cluster.objects.get().mission == "Photonics for everybody"


def test_mine_may_be_saved_over_theirs(writing, aurora, olga):
    save_meanwhile(aurora, olga, "mission", fields={"mission": "Photonics for everybody"})
    page = post(writing, aurora, "mission", base=0, mission="Photonics for hearts")
    base = page.context["found"].base
    post(writing, aurora, "mission", base=base, mission="Photonics for hearts")
    assert Cluster.objects.get().mission == "Photonics for hearts"
    assert Revision.objects.count() == 2
    assert not Draft.objects.exists()


def test_theirs_may_be_kept_and_until_then_mine_is_a_draft(writing, aurora, olga):
    save_meanwhile(aurora, olga, "mission", fields={"mission": "Photonics for everybody"})
    post(writing, aurora, "mission", base=0, mission="Photonics for hearts")
    assert Draft.objects.get().typed["mission"] == ["Photonics for hearts"]
    writing.post(reverse("clusters:discard_draft", args=[aurora.slug, "mission"]))
    assert not Draft.objects.exists()
    assert Cluster.objects.get().mission == "Photonics for everybody"


def test_changes_of_other_fields_are_joined(writing, aurora, olga):
    save_meanwhile(aurora, olga, "identity", fields={"acronym": "AUR"})
    typed = {"name": "Aurora Labs", "country": "BE", "main_language": "en"}
    page = post(writing, aurora, "identity", base=0, **typed)
    fields = page.context["form"].fields
    assert (fields["name"].value(), fields["acronym"].value()) == ("Aurora Labs", "AUR")


def test_rows_of_both_are_joined_and_a_removed_one_comes_back_as_mine(writing, aurora, olga):
    team = [{"name": "Ana", "roles": "manager"}, {"name": "Ben", "roles": "projects"}]
    save_meanwhile(aurora, olga, "team", rows=team)
    ana, ben = aurora.team.order_by("pk")
    save_meanwhile(aurora, olga, "team", rows=[team[0], {"name": "Eva", "roles": "finance"}])
    typed = {"rows-TOTAL_FORMS": 3, "rows-INITIAL_FORMS": 2}
    typed |= row(0, "Ana", id=ana.pk) | row(1, "Ben", "all projects", id=ben.pk)
    typed |= row(2, "Otto", "money")
    page = post(writing, aurora, "team", base=1, **typed)
    names = [form["name"].value() for form in page.context["form"].rows.forms]
    assert names == ["Ana", "Eva", "Ben", "Otto"]


def test_what_the_form_refuses_is_shown_beside_theirs(writing, aurora, olga):
    save_meanwhile(aurora, olga, "identity", fields={"acronym": "AUR"})
    page = post(writing, aurora, "identity", base=0, name="", country="BE", contact="Ada")
    assert page.status_code == 409
    assert "This field is required." in page.text
    assert "Ada" in page.text
    assert page.context["found"].base == 0


def test_the_very_same_text_is_no_conflict(writing, aurora, olga):
    save_meanwhile(aurora, olga, "mission", fields={"mission": "Photonics for everybody"})
    response = post(writing, aurora, "mission", base=0, mission="Photonics for everybody")
    assert response.url == aurora.get_absolute_url() + "#mission"
    assert Revision.objects.count() == 1
    assert not Draft.objects.exists()


def test_two_sections_saved_at_the_same_moment_leave_each_other_alone(aurora, ana, olga):
    stale = Cluster.objects.get(pk=aurora.pk)
    save_meanwhile(aurora, olga, "mission", fields={"mission": "Photonics for everybody"})
    assert not save_document(stale, Cluster.section("about"), {"fields": {"about": "x"}}, ana)
    saved = Cluster.objects.get()
    assert (saved.mission, saved.about) == ("Photonics for everybody", "x")


@pytest.mark.parametrize("base", ["", "x", "9" * 30, "-1"])
def test_a_base_that_makes_no_sense_counts_as_the_oldest(base, writing, aurora, olga):
    save_meanwhile(aurora, olga, "mission", fields={"mission": "Photonics for everybody"})
    assert post(writing, aurora, "mission", base=base, mission="x").status_code == 409


def test_joining_takes_what_one_side_changed_and_drops_what_one_side_removed():
    start = {"fields": {"a": 1, "b": 1, "c": 1}, "rows": ["old", "kept", "gone"]}
    theirs = {"fields": {"a": 2, "b": 1, "c": 2}, "rows": ["kept", "gone", "theirs"]}
    yours = {"fields": {"a": 1, "b": 3, "c": 3}, "rows": ["old", "kept", "yours"]}
    assert merged(start, theirs, yours) == {
        "fields": {"a": 2, "b": 3, "c": 3},
        "rows": ["kept", "theirs", "yours"],
    }


CONTENTS = st.lists(st.sampled_from("abcdef"), unique=True)


@given(start=CONTENTS, other=CONTENTS, more=CONTENTS)
def test_joining_never_loses_a_new_row_and_one_sided_changes_stand(start, other, more):
    def document(rows):
        return {"fields": {"text": "".join(rows)}, "rows": rows}

    start, other, more = document(start), document(other), document(more)
    assert merged(start, other, start) == other
    assert merged(start, start, other)["fields"] == other["fields"]
    assert set(merged(start, start, other)["rows"]) == set(other["rows"])
    new = (set(other["rows"]) | set(more["rows"])) - set(start["rows"])
    assert new <= set(merged(start, other, more)["rows"])
