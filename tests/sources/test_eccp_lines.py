"""Single lines of prose that are easily misread."""

from grappe.sources.eccp_page import read

COMPOSED = (
    "X\nItaly: Piedmont\n9% completed\nCluster composition\n  • 10\n    Cluster Members\n"
)


def test_names_are_parted_at_and_only_between_names():
    page = read(
        COMPOSED + "Member of TCI Network and of ECA\n"
        "Member of the Milan Chamber of Commerce and Industry\n"
        "We chair the European Health and Life Alliance\n"
        "Signed MoU with Minalogic, France\nCooperation with European clusters\n"
        "Cooperation with Aerospace Valley (FR) and Hegan\n"
    )
    assert [(n.name, n.role) for n in page.networks] == [
        ("TCI Network", "member"),
        ("ECA", "member"),
        ("Milan Chamber of Commerce and Industry", "member"),
        ("European Health and Life Alliance", "chair"),
    ]
    assert [(a.name, a.country) for a in page.agreements] == [
        ("Minalogic", "FR"),
        ("Aerospace Valley", "FR"),
    ]


def test_numbers_that_count_nothing_are_no_achievements():
    page = read(
        COMPOSED + "- 12 Horizon 2020 projects, 3 of them coordinated\n- 1st cluster in Italy\n"
        "- In 2019, 200 companies took part\n- 3-year programme\n- Since 1998: 45 patents\n"
        "- over 4,000 m² of laboratories\n- Member companies: 120\n- Level 3\n"
    )
    assert [(a.figure, a.unit) for a in page.achievements] == [
        (12, "Horizon 2020 projects"),
        (3, "Horizon 2020 projects"),
        (200, "companies"),
        (45, "patents"),
        (4000, "m²"),
        (120, "Member companies"),
    ]
    assert len(page.statements) == 3


def test_partners_one_a_line_and_headings_within_a_paragraph():
    page = read(
        "EU Programmes\nXYZ - Interreg Europe - 01.01.2017 - 31.12.2020\nPartners:\n"
        "• Region A (Sofia, Bulgaria) - Lead partner\n• Chamber of Y, Graz, Austria\n"
        "Clusters4Future (2019-2021) is a COSME project.\n"
    )
    first, second = page.programmes
    assert (first.name, first.start_year, first.end_year) == (
        "XYZ - Interreg Europe",
        2017,
        2020,
    )
    assert [(p.name, p.city, p.country, p.coordinator) for p in first.partners] == [
        ("Region A", "Sofia", "BG", True),
        ("Chamber of Y", "Graz", "AT", False),
    ]
    assert (second.project, second.start_year, second.end_year) == (
        "Clusters4Future",
        2019,
        2021,
    )


def test_a_figure_above_what_it_counts():
    page = read(COMPOSED + "  • 8\n  • 12\n    projects\n  • 30\n    events\n")
    assert [(a.figure, a.unit) for a in page.achievements] == [(12, "projects"), (30, "events")]
    assert page.composition.smes == 8
    page = read(COMPOSED + "  • 8\n\nOur results\n\n  • 5 spin-offs\n")
    assert (page.composition.smes, page.achievements[0].heading) == (8, "Our results")


def test_a_person_named_twice_is_one_person_with_both_roles():
    page = read(
        "Management team\nRui Costa\nCluster Manager\nRui Costa\nECCP Responsible Person\n"
    )
    assert [(m.name, len(m.roles)) for m in page.team] == [("Rui Costa", 2)]
