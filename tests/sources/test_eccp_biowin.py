"""The page of BioWin, the platform's and the demo's own: the same facts from both."""

from datetime import date

import pytest

from grappe.sources.eccp_page import as_json, normalise, read
from grappe.sources.eccp_page.page import KEYS
from tests.sources.biowin_facts import FACTS
from tests.sources.pages import OWN, REAL


@pytest.fixture(scope="module", params=["real", "own"])
def page(request):
    path = REAL if request.param == "real" else OWN
    if not path.exists():
        pytest.skip("The platform's page is not here.")
    return read(path.read_text(encoding="utf-8"))


def test_the_head(page):
    assert (page.country, page.region, page.nuts) == ("BE", "Walloon Region", "BE3")
    assert (page.contact, page.completeness) == ("Sylvie Ponchaut", 100)
    assert (page.native_name, page.acronym, page.layout) == (None, None, "B-new")


def test_the_name_comes_from_the_text_and_says_so(page):
    assert page.name == "BioWin"
    assert [w.field for w in page.warnings].count("name") == 1
    assert "BioWin" in page.evidence["name"].quote


def test_the_texts_keep_their_paragraphs_and_bullets(page):
    assert len(page.about.split("\n\n")) == 3
    assert len([row for row in page.mission.split("\n") if row.startswith("- ")]) == 2
    assert "2025" in page.vision
    assert "Established" not in page.vision
    assert "7 technological domains" in page.further_information


def test_the_key_facts(page):
    assert (page.established, page.staff) == (date(2006, 7, 1), "6-10")
    assert (page.upskilling, page.legal_form) == ((), None)
    assert page.languages == ("Dutch", "English", "French")


def test_the_composition_with_the_number_that_has_no_label(page):
    assert as_json(page)["composition"] == {
        "members": 234,
        "smes": 187,
        "startups": 20,
        "large": 10,
        "research": 12,
        "civil_society": None,
        "other": 25,
    }
    assert page.evidence["composition.smes"].quote == "187"


def test_every_figure_of_the_achievements(page):
    assert [(a.figure, a.unit) for a in page.achievements] == [
        (253, "partners"),
        (44, "R&D projects"),
        (5, "companies"),
        (142_000_000, "EUR"),
        (3, "technological platforms"),
        (17, "training projects"),
        (29_600_000, "EUR"),
        (15_000, "people"),
    ]
    assert all(achievement.quote in page.text for achievement in page.achievements)


def test_a_line_without_a_figure_is_kept(page):
    assert [statement.heading for statement in page.statements] == ["Skills development"]
    assert "shopping platform" in page.statements[0].quote


def test_networks_with_their_roles(page):
    assert [(n.name.split(" (")[0], n.role) for n in page.networks] == [
        ("Wal-Dx", "co-founder"),
        ("Belgian Network for Radiation Applications to Healthcare", "co-founder"),
        ("EDCA", "co-founder"),
        ("CEBR", "chair"),
        ("EDCA", "chair"),
    ]
    assert page.networks[2].name == page.networks[4].name


def test_agreements_with_their_countries(page):
    assert [(a.name, a.country) for a in page.agreements] == [
        ("Alsace Biovalley", "FR"),
        ("CQDM", "CA"),
        ("MLSC", "US"),
        ("Juke Biotech Park", "CN"),
    ]


def test_the_team_and_the_focus(page):
    assert as_json(page)["team"] == [
        {"name": "Sylvie Ponchaut", "roles": ["Cluster Manager", "ECCP Responsible Person"]}
    ]
    assert (page.nace2, page.nace4, page.ipc) == (("86",), ("86.90",), ("A61",))
    assert (page.ecosystems, len(page.s3), len(page.support_services)) == ((), 5, 4)
    assert page.s3[2] == (
        "Digital transformation:Digitising Industry (Industry 4.0, smart and additive"
        " manufacturing)"
    )
    assert (page.international_targets, page.transnational_targets) == (("US",), ())
    assert page.unresolved == ()


def test_the_programmes(page):
    assert [(p.project, p.programme, p.start_year, p.end_year) for p in page.programmes] == [
        ("Magia", "COSME Cluster Go international", 2018, 2020),
        ("ABC Europe", "CIP – Europe Innova - DG Entreprise", 2009, 2012),
        (
            "Tissue Engineering and Regenerative Medicine – TERM",
            "Regions of Knowledge – DG Research",
            2010,
            2013,
        ),
        ("Nanocardio", "INTERREG", 2016, 2020),
    ]


def test_the_partners_with_their_coordinators(page):
    leads = [[p.name for p in one.partners if p.coordinator] for one in page.programmes]
    assert leads == [
        [],
        ["Milan Chamber of Commerce and Industry"],
        ["Atlanpole Biothérapies"],
        ["University of Mons"],
    ]
    assert [len(programme.partners) for programme in page.programmes] == [4, 13, 13, 8]


def test_the_partners_with_their_places(page):
    abc, term, nano = (places(programme) for programme in page.programmes[1:])
    assert abc["El Parc Cientific de Barcelona"] == (None, "ES")
    assert abc["Medicon Valley Alliance"] == (None, "DK")
    assert term["Berlin – Brandenburg Centre for Regenerative Therapies"] == (None, "DE")
    assert nano["IMEC"] == ("Leuven", "BE")
    assert nano["BioWin"] == (None, "BE")
    institute = "The Institute of Electronics, Microelecrtonics and Nanotechnologies"
    assert nano[institute] == ("Villeneuve d’Ascq", "FR")


def places(programme):
    return {partner.name: (partner.city, partner.country) for partner in programme.partners}


def test_a_doubtful_country_is_said(page):
    said = " ".join(warning.message for warning in page.warnings)
    assert all(name in said for name in ("Barcelona", "Matimop", "Medicon", "MedCoast"))


def test_no_line_is_lost(page):
    assert page.leftover == ()
    assert beyond(page)["activities.international"] == (
        "Support to collaborative activities/etc.",
    )


def beyond(page):
    return {extra.field: extra.values for extra in page.extras}


def test_the_object_has_exactly_the_published_keys(page):
    found = as_json(page)
    assert list(found) == list(KEYS)
    assert set(found["achievements"][0]) == {"figure", "unit", "quote"}
    assert set(found["agreements"][0]) == {"name", "country", "quote"}
    assert found["established"] == "2006-07-01"


def test_the_list_of_facts_is_long_and_on_the_page(page):
    assert len(FACTS) >= 140
    derived = {"BE3", "29.6", "15,000", "86.90", "A61"}
    derived |= {"Sweden", "Denmark", "Hungary", "Spain", "Norway", "Estonia"}
    missing = [text for _, text in FACTS if text not in page.text and text not in derived]
    assert missing == []


def test_both_pages_tell_the_same():
    if not REAL.exists():
        pytest.skip("The platform's page is not here.")
    real, own = (as_json(read(path.read_text(encoding="utf-8"))) for path in (REAL, OWN))
    prose = {"about", "mission", "vision", "further_information", "achievements", "programmes"}
    assert {k: v for k, v in real.items() if k not in prose} == {
        k: v for k, v in own.items() if k not in prose
    }
    for name in ("achievements", "programmes"):
        assert [without_quote(one) for one in real[name]] == [
            without_quote(one) for one in own[name]
        ]


def without_quote(thing):
    return {key: value for key, value in thing.items() if key != "quote"}


def test_the_evidence_is_on_the_lines_it_names(page):
    rows = page.text.split("\n")
    for evidence in page.evidence.values():
        shown = "\n".join(rows[evidence.first_line - 1 : evidence.last_line])
        flat = normalise(shown.replace("• ", "")).replace("\n\n", "\n")
        assert all(row in shown for row in evidence.quote.split("\n")), (flat, evidence)
