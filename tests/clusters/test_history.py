"""The history shows every change of a section, and any of them can be taken back."""

import pytest
from django.urls import reverse

from grappe.activity.models import Revision
from grappe.clusters.differences import pieces
from grappe.clusters.importing import save_document
from grappe.clusters.models import Cluster
from grappe.core.profiles import snapshot
from tests.make import make_agreement, make_country, make_term


def saved(cluster, section, by, source="", **document):
    cluster = Cluster.objects.get(pk=cluster.pk)
    assert not save_document(cluster, Cluster.section(section), document, by, source)
    return Revision.objects.first()


def read(client, user, cluster, **asked):
    client.force_login(user)
    return client.get(reverse("clusters:history", args=[cluster.slug]), asked)


def restore(client, user, cluster, revision, side):
    client.force_login(user)
    address = reverse("clusters:restore", args=[cluster.slug, revision.pk])
    return client.post(address, {"side": side})


def test_each_change_says_who_when_whence_and_what(client, ana, aurora):
    saved(aurora, "mission", ana, "biowin.txt", fields={"mission": "Photonics for hearts"})
    page = read(client, ana, aurora).text
    assert "<del>health</del>" in page
    assert "<ins>hearts</ins>" in page
    assert "ana · biowin.txt" in page


def test_terms_countries_dates_and_rows_are_shown_in_words(client, ana, aurora):
    make_term()
    make_country("NL", "Netherlands")
    make_agreement(aurora)
    saved(aurora, "focus", ana, fields={"industries": ["nace2:2:86"]})
    saved(aurora, "organisation", ana, fields={"established_on": "2006-07-01", "staff": "6-10"})
    saved(aurora, "agreements", ana, rows=[{"partner": "Biocat", "country": "NL"}])
    saved(aurora, "composition", ana, rows=[{"topic": "members", "value": 234.0}])
    page = read(client, ana, aurora).text
    for words in ("Human health activities", "1 July 2006", "Biocat · Netherlands", "234"):
        assert words in page


def test_a_changed_row_shows_its_changed_words(client, ana, aurora):
    saved(aurora, "team", ana, rows=[{"name": "Ana", "roles": "project manager"}])
    saved(aurora, "team", ana, rows=[{"name": "Ana", "roles": "cluster manager"}])
    page = read(client, ana, aurora, section="team").text
    assert "Ana · <del>project</del> <ins>cluster</ins>" in " ".join(page.split())


def test_it_can_be_read_for_one_section(client, ana, aurora):
    saved(aurora, "mission", ana, fields={"mission": "x"})
    saved(aurora, "vision", ana, fields={"vision": "By 2040"})
    assert "By 2040" not in read(client, ana, aurora, section="mission").text


def test_a_section_goes_back_with_one_click_and_nothing_is_erased(client, ana, aurora):
    first = saved(aurora, "mission", ana, fields={"mission": "One"})
    saved(aurora, "mission", ana, fields={"mission": "Two"})
    restore(client, ana, aurora, first, "after")
    assert Cluster.objects.get().mission == "One"
    restore(client, ana, aurora, first, "before")
    assert Cluster.objects.get().mission == "Photonics for health"
    assert Revision.objects.count() == 4
    assert Revision.objects.first().source.startswith("restored")


def test_restoring_twice_changes_nothing_more(client, ana, aurora):
    revision = saved(aurora, "mission", ana, fields={"mission": "One"})
    for _time in range(2):
        restore(client, ana, aurora, revision, "before")
    assert Revision.objects.count() == 2


@pytest.mark.parametrize(
    ("section", "one", "two"),
    [
        ("team", [{"name": "Ana", "roles": "a"}], [{"name": "Ben", "roles": "b"}]),
        (
            "composition",
            [{"topic": "members", "value": 1.0}],
            [{"topic": "members", "value": 2.0}],
        ),
        (
            "translations",
            [{"language": "fr", "about": "a"}],
            [{"language": "fr", "about": "b"}],
        ),
        ("networks", [{"network": "CEBR", "role": "chair"}], []),
        ("labels", [{"name": "Gold"}], [{"name": "Silver"}]),
    ],
)
def test_rows_go_back_whole(section, one, two, client, ana, aurora):
    first = saved(aurora, section, ana, rows=one)
    held = snapshot(aurora, Cluster.section(section))
    saved(aurora, section, ana, rows=two)
    restore(client, ana, aurora, first, "after")
    assert snapshot(Cluster.objects.get(), Cluster.section(section)) == held


def test_what_can_no_longer_be_is_said_and_nothing_changes(client, ana, aurora):
    revision = saved(aurora, "mission", ana, fields={"mission": "One"})
    Revision.objects.filter(pk=revision.pk).update(
        section="identity", before={"fields": {"website": "no address"}}
    )
    page = restore(client, ana, aurora, revision, "before")
    assert "Not restored" in str(next(iter(page.wsgi_request._messages)))
    assert Cluster.objects.get().website == ""


def test_strangers_neither_read_nor_restore(client, ana, cleo, aurora):
    revision = saved(aurora, "mission", ana, fields={"mission": "One"})
    assert read(client, cleo, aurora).status_code == 403
    assert restore(client, cleo, aurora, revision, "before").status_code == 403
    Cluster.objects.update(stage="draft")
    assert read(client, cleo, aurora).status_code == 404
    assert restore(client, cleo, aurora, revision, "before").status_code == 404
    assert Cluster.objects.get().mission == "One"


def test_a_change_of_another_cluster_is_not_found(client, ana, aurora, olga):
    from tests.make import make_cluster

    other = make_cluster("Borealis")
    revision = saved(other, "mission", olga, fields={"mission": "Ice"})
    assert restore(client, ana, aurora, revision, "after").status_code == 404


def test_a_long_history_needs_no_more_queries(
    client, ana, aurora, django_assert_max_num_queries
):
    make_term()
    for number in range(12):
        terms = ["nace2:2:86"] if number % 2 else []
        fields = {"specialisation": str(number), "industries": terms}
        saved(aurora, "focus", ana, fields=fields)
    client.force_login(ana)
    with django_assert_max_num_queries(12):
        client.get(reverse("clusters:history", args=[aurora.slug]))


def test_texts_of_any_length_are_compared():
    long = "\n".join(f"line {number}" for number in range(5000))
    assert pieces("", "new") == [("ins", "new")]
    assert pieces(long, long.replace("line 7\n", "line seven\n"))[1] == ("del", "line 7")
