"""Invented pages with much prose: figures, alliances, agreements, projects and partners."""

from grappe.sources.eccp_page import read

PROJECTS = """\
Invented Photonics Network
INPHO

Germany: Bavaria
Dr. Anna-Maria Müller-Lüdenscheidt
100% completed

About us

INPHO is the photonics cluster of Bavaria. INPHO was founded by 12 firms.

Our vision:
Light for everybody.

Our mission
Bring photonics to SMEs.
Established - 1 June 1999
Staff in the management team - 21+

Cluster composition

  • 130
    Cluster Members
  • 100
  • 12
    Number of start-ups among SME's
  • 10
    Large Companies
  • 15
    Research Organisations, Universities, Technology Centers
  • 3
    Other Ecosystem Actors

Key figures 2021

  • More than 1,200 jobs created since 2015
  • Budget: EUR 3 bn
  • 35 % growth of turnover
  • € 4.5M raised under Horizon 2020
  • Organisation of 24 events in 2020
  • 12 projects (Industry 4.0)

Member of Photonics21 and EPIC (European Photonics Industry Consortium)
MoU with Optitec (France), SwissPhotonics (Switzerland) and NYPhotonics (Rochester, USA)

Management team

Dr. Anna-Maria Müller-Lüdenscheidt
Cluster Manager
ECCP Responsible Person

Jean-Luc D'Arc - Internationalisation Manager
Support programmes

EU Programmes

Name & description

Project name

PIMAP Plus (COSME) 01/2019 - 12/2021

Photonics for manufacturing. Partners: Invented Photonics Network (Munich, Germany), coordinator; Optitec (Marseille, France), Produtech (Porto, Portugal).

LASER-GO - Interreg Alpine Space - since 2022

Led by Politecnico di Milano (IT), with ETH Zürich (CH), Business Upper Austria (AT) and artificial intelligence (AI) tools.

NextLight (Horizon Europe), 2023-2026

Partners: Alpha GmbH; Beta Ltd; Gamma S.p.A.

Upcoming events

Monday Tuesday Wednesday Thursday Friday Saturday Sunday
12 May 2025
Photonics Day

Latest news and documents

INPHO wins a prize
"""  # noqa: E501

SPANISH = """\
Clúster Alimentario de Ejemplo (CALEX)

Spain: Comunidad Valenciana
María José Núñez Ortega
info@calex.example
+34 963 000 000
www.calex.example
67% completed

About us

Who we are

CALEX is the food cluster of Valencia, founded in 2010 by 14 companies.
  1. Promote innovation
  2. Train people
Contact: CALEX office

Our mission: To grow.

Established - 2010
Staff in the management team - 1-5
Support services for upskilling and reskilling of companies workforce - Mentoring - Competence development

Cluster composition

  • 75
    Cluster Members
  • 60
  • 5
    Large Companies
  • 10
    Research Organisations, Universities, Technology Centers

Achievements

Over the last five years CALEX has taken part in 23 European projects and mobilised more than 12 million euros for its members.
150+ jobs; 20% more exports; 3 spin-offs
Budget of 450 k€ and 2.300.000 € in public funding, 1 200 participants trained
Vice-chair of the Spanish Food Cluster Federation
Active member of Food4Europe; European Food Alliance (EFA)
Cooperation agreements with: Vitagora (Dijon, France), Food Valley NL (Netherlands) and Agrifood Lithuania (LT)
Phone: +34 963 000 001
Cluster Excellence Label
Gold Label - Silver Label
Legal form of the cluster organisation
Association
Languages spoken
Spanish; Castilian Catalan Valencian English
Link to the team description on the cluster organisation website
https://www.calex.example/team
Management team

María José Núñez Ortega
Cluster Manager, ECCP Responsible Person
Pau Ferrer
Innovation manager
Lluïsa Soler (Project Manager)

Sectorial and industrial focus

Sectoral industries
Manufacturing:C10 Manufacture of food products
Manufacturing:C11 Manufacture of beverages
Sectoral Industries (NACE 4 digit)
Manufacture of food products:C10.89 Manufacture of other food products n.e.c.
Cross-sectoral industries
Industrial Alliances and Ecosystems
Agri-food - Cultural and Creative Industries - Proximity, Social Economy and Civil Security - European Clean Hydrogen Alliance
Technology fields
A\\: Human necessities:Foods or foodstuffs; their treatment, not covered by other classes - C\\: Chemistry; metallurgy:Biochemistry; beer; spirits; wine; vinegar; microbiology; enzymology; mutation or genetic engineering - B\\: Performing operations; transporting
S3 EU priority areas
Sustainable innovation:Sustainable production & consumption - Service innovation:New or improved service products (commodities or public services) - Cultural & creative industries:Support to link cultural & creative industries with traditional industries - Something new:Unknown, thing & co

Support services provided

Facilitation of collaboration between members
Cool own service, with comma

Support programmes

EU Programmes

Erasmus+ FoodSkills

Horizon 2020 - SmartAgri

National programmes

AEI 2021

Cooperation activities

International cooperation

Targeted countries

Mexico - Chile - Republic of Korea - Latin America

International support activities

Organisation of missions

Transnational cooperation

Targeted countries

France Italy Portugal

Transnational support activities

Matchmaking

Membership in cluster networks, meta clusters and national associations of clusters

FENAEIC - Federación Nacional de AEI y Clusters - TCI Network - European Clusters Alliance

Upcoming events

01 2 3 4
Food fair

Submitted best practices

Circular packaging
"""  # noqa: E501


def figures(page):
    return [(a.figure, a.unit) for a in page.achievements]


def test_figures_with_their_units_but_no_years_and_no_names():
    assert figures(read(PROJECTS)) == [
        (1200, "jobs"),
        (3_000_000_000, "EUR"),
        (35, "%"),
        (4_500_000, "EUR"),
        (24, "events"),
        (12, "projects"),
    ]
    assert figures(read(SPANISH)) == [
        (23, "European projects"),
        (12_000_000, "EUR"),
        (150, "jobs"),
        (20, "%"),
        (3, "spin-offs"),
        (450_000, "EUR"),
        (2_300_000, "EUR"),
        (1200, "participants"),
    ]


def test_networks_and_agreements_in_prose():
    page = read(PROJECTS)
    assert [(n.name, n.role) for n in page.networks] == [
        ("Photonics21", "member"),
        ("EPIC (European Photonics Industry Consortium)", "member"),
    ]
    assert [(a.name, a.country) for a in page.agreements] == [
        ("Optitec", "FR"),
        ("SwissPhotonics", "CH"),
        ("NYPhotonics", "US"),
    ]
    page = read(SPANISH)
    assert ("Spanish Food Cluster Federation", "chair") in [
        (n.name, n.role) for n in page.networks
    ]
    assert [(a.name, a.country) for a in page.agreements] == [
        ("Vitagora", "FR"),
        ("Food Valley NL", "NL"),
        ("Agrifood Lithuania", "LT"),
    ]


def test_a_list_of_networks_on_one_line():
    assert [n.name for n in read(SPANISH).networks][-3:] == [
        "FENAEIC - Federación Nacional de AEI y Clusters",
        "TCI Network",
        "European Clusters Alliance",
    ]


def test_programmes_with_periods_in_many_forms():
    assert [
        (p.project, p.programme, p.start_year, p.end_year) for p in read(PROJECTS).programmes
    ] == [
        ("PIMAP Plus", "COSME", 2019, 2021),
        ("LASER-GO", "Interreg Alpine Space", 2022, None),
        ("NextLight", "Horizon Europe", 2023, 2026),
    ]
    assert [(p.project, p.programme) for p in read(SPANISH).programmes] == [
        ("Erasmus+ FoodSkills", "Erasmus+"),
        ("SmartAgri", "Horizon 2020"),
        ("AEI 2021", None),
    ]


def test_partners_with_and_without_a_place():
    pimap, laser, light = (programme.partners for programme in read(PROJECTS).programmes)
    assert [(p.name, p.city, p.country, p.coordinator) for p in pimap] == [
        ("Invented Photonics Network", "Munich", "DE", True),
        ("Optitec", "Marseille", "FR", False),
        ("Produtech", "Porto", "PT", False),
    ]
    assert [(p.name, p.country, p.coordinator) for p in laser] == [
        ("Politecnico di Milano", "IT", True),
        ("ETH Zürich", "CH", False),
        ("Business Upper Austria", "AT", False),
    ]
    assert [(p.name, p.country) for p in light] == [
        ("Alpha GmbH", None),
        ("Beta Ltd", None),
        ("Gamma S.p.A.", None),
    ]


def test_the_head_with_ways_to_reach_the_cluster():
    page = read(SPANISH)
    assert (page.name, page.acronym) == ("Clúster Alimentario de Ejemplo (CALEX)", "CALEX")
    assert (page.contact, page.nuts) == ("María José Núñez Ortega", "ES52")
    reach = {extra.field: extra.values for extra in page.extras}["contact.details"]
    assert reach == ("info@calex.example", "+34 963 000 000", "www.calex.example")


def test_roles_on_the_line_of_the_name():
    assert [(m.name, m.roles) for m in read(SPANISH).team] == [
        ("María José Núñez Ortega", ("Cluster Manager", "ECCP Responsible Person")),
        ("Pau Ferrer", ("Innovation manager",)),
        ("Lluïsa Soler", ("Project Manager",)),
    ]


def test_a_year_alone_is_no_date():
    page = read(SPANISH)
    assert page.established is None
    assert ("established", "2010") in [(one.field, one.text) for one in page.unresolved]


def test_what_no_vocabulary_knows_is_kept_and_listed():
    page = read(SPANISH)
    assert page.s3[-1] == "Something new:Unknown, thing & co"
    assert page.support_services[-1] == "Cool own service, with comma"
    assert {"s3", "support_services", "international_targets"} <= {
        one.field for one in page.unresolved
    }
    assert page.international_targets == ("MX", "CL", "KR")
    assert page.transnational_targets == ("FR", "IT", "PT")
    assert page.ipc == ("A23", "C12", "B")
    assert page.ecosystems[2] == "Proximity, Social Economy and Civil Security"


def test_mission_and_vision_on_the_label_s_line_or_under_it():
    page = read(PROJECTS)
    assert (page.mission, page.vision) == ("Bring photonics to SMEs.", "Light for everybody.")
    assert read(SPANISH).mission == "To grow."
