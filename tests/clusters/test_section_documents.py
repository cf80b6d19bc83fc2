"""A section goes in and out as one document: imports, history and the API rely on it."""

import pytest

from grappe.activity.actions import EditConflict
from grappe.activity.models import Activity, Revision
from grappe.clusters.actions import save_section
from grappe.clusters.importing import save_document
from grappe.clusters.models import Cluster
from grappe.core.profiles import snapshot
from tests.make import make_network, make_term

TEAM = Cluster.section("team")
FOCUS = Cluster.section("focus")
NETWORKS = Cluster.section("networks")
DOCUMENTS = {
    "about": {"fields": {"about": "Light *heals*."}},
    "focus": {"fields": {"industries": ["nace2:2:86"], "specialisation": "skin"}},
    "composition": {"rows": [{"topic": "members", "value": 234.0, "unit": "members"}]},
    "team": {"rows": [{"name": "Ana", "roles": "Cluster Manager", "email": ""}]},
    "networks": {"rows": [{"network": "EDCA", "role": "chair", "since": None}]},
    "agreements": {"rows": [{"partner": "Biovalley", "country": "BE", "text": "ours"}]},
}


@pytest.mark.parametrize("slug", DOCUMENTS)
def test_a_document_is_saved_once_and_twice_changes_nothing(slug, ana, aurora):
    make_term()
    section = Cluster.section(slug)
    assert not save_document(aurora, section, DOCUMENTS[slug], by=ana)
    aurora = Cluster.objects.get()
    held = snapshot(aurora, section)
    assert not save_document(aurora, section, DOCUMENTS[slug], by=ana)
    assert not save_document(aurora, section, held, by=ana)
    assert snapshot(Cluster.objects.get(), section) == held
    assert Revision.objects.get().section == slug
    assert Activity.objects.get().verb == "edited"


def test_what_a_document_lacks_keeps_its_value(ana, aurora):
    make_term()
    save_document(aurora, FOCUS, DOCUMENTS["focus"], by=ana)
    save_document(aurora, FOCUS, {"fields": {"specialisation": "eyes"}}, by=ana)
    assert snapshot(Cluster.objects.get(), FOCUS)["fields"]["industries"] == ["nace2:2:86"]


def test_rows_that_a_document_drops_are_removed(ana, aurora):
    make_network(aurora, "Old alliance")
    save_document(aurora, NETWORKS, DOCUMENTS["networks"], by=ana)
    assert [str(role) for role in aurora.network_roles.all()] == ["EDCA (chair)"]


def test_a_bad_document_is_refused_with_a_sentence_and_changes_nothing(ana, aurora):
    rows = [{"network": "EDCA", "role": "emperor"}]
    errors = save_document(aurora, NETWORKS, {"rows": rows}, by=ana)
    assert "emperor" in errors["rows"][0]
    assert not aurora.network_roles.exists()


def test_a_second_editor_is_told_who_was_first(ana, cleo, aurora):
    save_document(aurora, TEAM, DOCUMENTS["team"], by=cleo)
    with pytest.raises(EditConflict, match="cleo"):
        save_section(aurora, TEAM, lambda: None, by=ana, base=0)
