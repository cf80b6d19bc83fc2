"""The three layouts of the page, by their skeletons where these are present."""

from dataclasses import astuple
from datetime import date

import pytest

from grappe.sources.eccp_page import as_json, read
from tests.sources.pages import ROOT

SKELETONS = ROOT.parent / "shared/data/eccp-layouts"


def skeleton(name):
    path = SKELETONS / f"{name}.txt"
    if not path.exists():
        pytest.skip("The skeletons of the layouts are not here.")
    return read(path.read_text(encoding="utf-8"))


def test_the_old_layout():
    page = skeleton("A-old")
    assert (page.layout, page.name) == ("A-old", "Example Marine Cluster")
    assert (page.region, page.nuts, page.country) == ("Jadranska Hrvatska", "HR03", "HR")
    assert (page.established, page.staff) == (date(2014, 3, 5), None)
    assert page.labels == ("Bronze Label", "Invented national label")
    assert [(n.name, n.role) for n in page.networks] == [("Invented Network One", "member")]
    assert as_json(page)["team"] == [
        {"name": None, "roles": ["Cluster Manager", "ECCP Responsible Person"]}
    ]
    assert page.s3 == ("Resource efficiency", "Civil engineering")
    assert page.emerging_industries == ("Blue Growth Industries",)
    assert page.support_services[0] == "Access to technology services"
    assert page.international_targets == ("NO",)
    assert set(as_json(page)["composition"].values()) == {None}
    assert page.further_information == "Invented strategy text."
    assert ("Invented University",) in [extra.values[:1] for extra in page.extras]
    assert {("nace2", "Water Transportation"), ("ipc", "3D printing")} <= {
        (one.field, one.text) for one in page.unresolved
    }


def test_the_interim_layout():
    page = skeleton("B-interim")
    assert (page.layout, page.name, page.contact) == (
        "B-interim",
        "Example Marine Cluster",
        "Jane Doe",
    )
    assert (page.country, page.nuts, page.completeness) == ("HR", "HR03", 61)
    assert astuple(page.composition) == (46, 40, None, 0, 6, None, 0)


def test_the_new_layout():
    page = skeleton("B-new")
    assert (page.layout, page.name) == ("B-new", "Example Marine Cluster")
    assert (page.native_name, page.acronym) == ("Klaster Primer Mora", "EXMAR")
    assert (page.established, page.staff) == (date(2014, 3, 5), "1-5")
    assert page.upskilling == ("Competence development", "Mentoring")
    assert page.about == "Invented first paragraph of the description."
    assert page.mission.endswith("- first invented aim\n- second invented aim")
    assert astuple(page.composition) == (56, 40, 7, 6, 5, 4, 1)
    assert [(a.figure, a.unit) for a in page.achievements] == [(3, "invented projects")]
    assert page.warnings == ()
