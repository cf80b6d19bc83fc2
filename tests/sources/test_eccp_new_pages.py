"""Invented pages of the newer layouts: other countries, scripts, prose and gaps."""

from dataclasses import astuple
from datetime import date

from grappe.sources.eccp_page import as_json, read

GREEK = """\
Λογότυπο logo_EL.png

Aegean Foods Cluster
Συνεργατικός Σχηματισμός Τροφίμων Αιγαίου / AFC

Greece: Attica
Μαρία Παπαδοπούλου
85% completed

About us

Aegean Foods brings growers, dairies and laboratories together.

Established - 12 November 2011
Staff in the management team - 1-5
Support services for upskilling and reskilling of companies workforce

Cluster composition

  • 1.120
    Cluster Members
  • 1.000
  • 90
    Large Companies
  • 30
    Research Organisations, Universities, Technology Centers
Legal form of the cluster organisation
Non-profit association
Languages spoken
Greek - English
Management team

Μαρία Παπαδοπούλου
Cluster Manager
Νίκος Δ. Γεωργίου
ECCP Responsible Person
Internationalisation

Sectorial and industrial focus

Sectoral industries
Agriculture, forestry and fishing:A01 Crop and animal production, hunting and related service activities - Manufacturing:C10 Manufacture of food products - Manufacturing:C11 Manufacture of beverages
Sectoral Industries (NACE 4 digit)
Manufacture of food products:C1051 Operation of dairies and cheese making - Manufacture of beverages:C1102 Manufacture of wine from grape
Cross-sectoral industries
Industrial Alliances and Ecosystems
Agri-food - Mobility - Transport - Automotive - Tourism
Technology fields
A\\: Human necessities:Agriculture; forestry; animal husbandry; hunting; trapping; fishing - A\\: Human necessities:Foods or foodstuffs; their treatment, not covered by other classes
S3 EU priority areas
Blue growth:Aquaculture - Public health & security:Food security & safety - Sustainable innovation:Resource efficiency

Support services provided

Access to finance: Public funding - Support of Research, Development and Innovation - Internationalisation Support (access to third countries markets)

Cooperation activities

International cooperation

Targeted countries

United States - China - United Arab Emirates

Transnational cooperation

Targeted countries

Italy - Cyprus - Bosnia and Herzegovina

Membership in cluster networks, meta clusters and national associations of clusters

Balkan and Black Sea Cluster Network
European Clusters Alliance
"""  # noqa: E501

CYRILLIC = """\
Клъстер Здраве и спа Пловдив
Health & Spa Cluster Plovdiv

Bulgaria: Yuzhen tsentralen
Иван Петров
70% completed

About us

Клъстерът обединява хотели, клиники и училища.

Cluster composition

  • 31
    Cluster Members
  • 24
  • 3
    Number of start-ups among SME's
  • 2
    Large Companies
  • 2
    Research Organisations, Universities, Technology Centers
  • 1
    Number of civil society members
  • 2
    Other Ecosystem Actors

Cluster Excellence Label: Silver Label
Languages spoken
Bulgarian English Russian
"""

INTERIM = """\
Turku Maritime Example

Finland: Southern Finland
Aino Korhonen


44% completed

About us

A network of ship suppliers.   1. Design    2. Outfitting

Mission: to keep shipbuilding in the region.

Formalised strategy

Cluster composition

  • 90
    Cluster Members
  • 70
  • 0
    Number of start-ups among SME's
  • 12
    Large Companies
  • 5
    Research Organisations, Universities, Technology Centers
  • 1
    Other Ecosystem Actors

Sectorial and industrial focus

Emerging industries
Blue Growth Industries - Mobility Technologies Industries
Languages spoken
Finnish Swedish English

Latest news and documents

There is no uploaded content...
"""

EMPTY = """\
Nowhere Cluster

Poland: Silesia
12% completed

About us

Cluster composition

Management team

Sectorial and industrial focus

Sectoral industries
Cross-sectoral industries
Technology fields
S3 EU priority areas

Support services provided

Cooperation activities
"""


def test_a_greek_page_with_joined_values_that_hold_dashes_and_commas():
    page = read(GREEK)
    assert (page.name, page.acronym) == ("Aegean Foods Cluster", "AFC")
    assert page.native_name == "Συνεργατικός Σχηματισμός Τροφίμων Αιγαίου"
    assert (page.country, page.nuts, page.contact) == ("GR", "EL3", "Μαρία Παπαδοπούλου")
    assert (page.established, page.staff) == (date(2011, 11, 12), "1-5")
    assert page.upskilling == ()
    assert astuple(page.composition) == (1120, 1000, None, 90, 30, None, None)
    assert page.legal_form == "Non-profit association"
    assert page.languages == ("Greek", "English")
    assert (page.nace2, page.nace4) == (("01", "10", "11"), ("10.51", "11.02"))
    assert page.ecosystems == ("Agri-food", "Mobility - Transport - Automotive", "Tourism")
    assert page.ipc == ("A01", "A23")
    assert page.s3 == (
        "Blue growth:Aquaculture",
        "Public health & security:Food security & safety",
        "Sustainable innovation:Resource efficiency",
    )
    assert len(page.support_services) == 3
    assert page.international_targets == ("US", "CN", "AE")
    assert page.transnational_targets == ("IT", "CY", "BA")
    assert [n.name for n in page.networks] == [
        "Balkan and Black Sea Cluster Network",
        "European Clusters Alliance",
    ]


def test_several_roles_stand_under_their_own_person():
    assert [(m.name, len(m.roles)) for m in read(GREEK).team] == [
        ("Μαρία Παπαδοπούλου", 1),
        ("Νίκος Δ. Γεωργίου", 2),
    ]


def test_terms_carry_the_codes_of_the_vocabularies():
    codes = {(term.field, term.code) for term in read(GREEK).terms}
    assert {("ecosystems", "agri-food"), ("languages", "el"), ("nace4", "10.51")} <= codes


def test_a_bulgarian_page_in_two_scripts():
    page = read(CYRILLIC)
    assert page.name == "Клъстер Здраве и спа Пловдив"
    assert page.native_name == "Health & Spa Cluster Plovdiv"
    assert (page.country, page.nuts, page.contact) == ("BG", "BG42", "Иван Петров")
    assert page.about == "Клъстерът обединява хотели, клиники и училища."
    assert astuple(page.composition) == (31, 24, 3, 2, 2, 1, 2)
    assert page.labels == ("Silver Label",)
    assert page.languages == ("Bulgarian", "English", "Russian")


def test_an_interim_page_shows_its_zeros_and_its_doubt():
    page = read(INTERIM)
    assert page.layout == "B-interim"
    assert astuple(page.composition) == (90, 70, 0, 12, 5, None, 1)
    assert [(w.field, "88" in w.message) for w in page.warnings] == [("composition", True)]
    assert page.mission == "to keep shipbuilding in the region."
    assert page.emerging_industries == (
        "Blue Growth Industries",
        "Mobility Technologies Industries",
    )
    assert [extra.field for extra in page.extras] == ["strategy.formalised"]


def test_an_empty_page_keeps_every_field_empty():
    found = as_json(read(EMPTY))
    head = {"name", "country", "region", "nuts", "completeness", "layout"}
    filled = {key for key, value in found.items() if value} - {"composition"}
    assert filled == head
    assert set(found["composition"].values()) == {None}


def test_stand_ins_for_nothing_are_not_values():
    page = read(INTERIM + "\nSubmitted best practices\n\nThere is no uploaded content...\n")
    assert not any("uploaded" in str(value) for value in as_json(page).values())
    assert page.leftover == ()


def test_a_region_nobody_knows_stays_verbatim_and_is_listed():
    page = read("N\nUnited States: Massachusetts\nJohn Smith\n20% completed\n")
    assert (page.country, page.region, page.nuts) == ("US", "Massachusetts", None)
    assert [(one.field, one.text) for one in page.unresolved] == [("nuts", "Massachusetts")]


def test_a_page_without_members_but_with_kinds():
    page = read(
        "S\nUnited Kingdom: Scotland\n3% completed\nAbout us\nText.\nCluster composition\n"
        "  • 5\n    Large Companies\n  • 8\n    Other Ecosystem Actors\n"
    )
    assert (page.country, page.nuts) == ("GB", "UKM")
    assert astuple(page.composition) == (None, None, None, 5, None, None, 8)


def test_sections_in_another_order():
    page = read(
        "Languages spoken\nFrench\nCluster composition\nCluster Members: 40\nSMEs: 30\n"
        "Large Companies: 10\nAbout us\nShort text.\nLuxembourg: Luxembourg\n10% completed\n"
    )
    assert (page.country, page.completeness, page.about) == ("LU", 10, "Short text.")
    assert astuple(page.composition)[:4] == (40, 30, None, 10)
    assert page.languages == ("French",)
