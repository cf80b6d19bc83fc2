"""A reader of any text finds the term, country or region that it names, or nothing."""

import csv
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grappe.taxonomies import vocabulary
from grappe.taxonomies.vocabulary.entries import DATA

SCHEMES = [about["scheme"] for about in vocabulary.schemes()]
BIOWIN_PRIORITIES = {
    "Digital transformation:Artificial intelligence, cognitive systems, augmented and virtual "
    "reality, visualisation, simulation, gamification & interaction technologies": "artificial-"
    "intelligence",
    "Digital transformation:Big data, data mining, database management": "big-data",
    "Digital transformation:Digitising Industry (Industry 4.0, smart and additive "
    "manufacturing)": "digitising-industry",
    "Digital transformation:e-Health (e.g. healthy ageing)": "e-health",
    "KETs:Advanced manufacturing systems": "advanced-manufacturing",
}


def code(scheme, text, **how):
    entry = vocabulary.find(scheme, text, **how)
    return entry and entry.code


@given(st.text(), st.sampled_from([*SCHEMES, "no such list"]))
def test_no_text_makes_the_reader_stumble(text, scheme):
    entry = vocabulary.find(scheme, text)
    assert entry is None or entry.scheme == scheme
    assert vocabulary.country(text) is None or len(vocabulary.country(text)) == 2
    assert vocabulary.region(text) is None or vocabulary.region(text).scheme == "nuts"
    assert vocabulary.region(text, text) is None or vocabulary.region(text)
    assert isinstance(vocabulary.expand(text), tuple)
    vocabulary.legacy_country(text)
    vocabulary.country_of(text)


@pytest.mark.parametrize("nothing", [None, "", "  ", "…", "\ud800", 7])
def test_nothing_names_nothing(nothing):
    assert vocabulary.find("nace2", nothing) is None
    assert vocabulary.country(nothing) is None
    assert vocabulary.region(nothing) is None


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_code_and_every_label_leads_back(scheme):
    entries = vocabulary.scheme(scheme)
    codes = {entry.code.casefold() for entry in entries}
    assert len(codes) == len(entries)
    bearers = Counter(key for entry in entries for key in keys(entry))
    for entry in entries:
        assert vocabulary.find(scheme, entry.code) == entry
        assert entry.parent is None or entry.parent.casefold() in codes
        for language, label in entry.labels.items():
            if label.casefold() in codes - {entry.code.casefold()}:
                continue  # Yi is a language, and the code of another one
            found = vocabulary.find(scheme, label, language, entry.level)
            is_alone = bearers[language, entry.level, vocabulary.normalise(label)] == 1
            assert found == (entry if is_alone else None)


def keys(entry):
    return [
        (language, entry.level, vocabulary.normalise(label))
        for language, label in entry.labels.items()
    ]


@pytest.mark.parametrize("text", ["86.90", "8690", "Q8690", "q86.90", "Q8690 Other things"])
def test_nace_codes_come_in_many_spellings(text):
    assert code("nace2", text) == "86.90"


def test_a_nace_code_with_the_wrong_letter_is_no_code():
    assert code("nace2", "A8690") is None
    assert code("nace2", "Q86") == "86"
    assert code("nace2", "Q") == "Q"


def test_a_label_of_two_levels_names_the_shallow_one_unless_the_level_is_asked():
    assert code("nace2", "Other human health activities") == "86.9"
    assert code("nace2", "Other human health activities", level=4) == "86.90"
    assert code("nace2", "Autres activités pour la santé humaine", level=4) == "86.90"


def test_biowins_own_values_are_known():
    assert code("ipc", "Medical or veterinary science; hygiene") == "A61"
    assert code("ipc", "MEDICAL OR VETERINARY SCIENCE, HYGIENE") == "A61"
    for text, item in BIOWIN_PRIORITIES.items():
        assert code("s3", text).endswith(f".{item}")
    assert code("services", "Access to finance: Public funding") == "public-funding"
    assert code("activities", "Support to collaborative activities/etc.")
    assert code("languages", "Dutch") == "nl"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("USA", "US"),
        ("United States", "US"),
        ("Great Britain", "GB"),
        ("UK", "GB"),
        ("EL", "GR"),
        ("The Netherlands", "NL"),
        ("Czech Republic", "CZ"),
        ("Österreich", "AT"),
        ("Frankrijk", "FR"),
        ("be", "BE"),
        ("IS", "IS"),
        ("SP", None),
    ],
)
def test_countries_by_code_and_name(text, expected):
    assert vocabulary.country(text) == expected


def test_old_pages_mean_other_countries_by_their_codes():
    assert vocabulary.legacy_country("SP") == "ES"
    assert vocabulary.legacy_country("IS") == "IL"
    assert vocabulary.legacy_country("FR") == "FR"


def test_every_country_is_found_by_its_names():
    for one in vocabulary.countries():
        assert vocabulary.country(one.code) == one.code
        assert vocabulary.country(one.name_en) == one.code


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Walloon Region", "BE3"),
        ("Flemish Region", "BE2"),
        ("Brussels-Capital Region", "BE1"),
        ("Adriatic Croatia", "HR03"),
        ("Jadranska Hrvatska", "HR03"),
        ("Lombardy", "ITC4"),
        ("Catalonia", "ES51"),
        ("Bavaria", "DE2"),
        ("Brittany", "FRH"),
        ("Auvergne-Rhone-Alpes", "FRK"),
        ("Rhône-Alpes", "FRK2"),
        ("Κρήτη", "EL43"),
        ("Wales", "UKL"),
        ("Luxembourg", "LU"),
        ("Limburg", None),
        ("Atlantis", None),
    ],
)
def test_regions_by_name(text, expected):
    found = vocabulary.region(text)
    assert (found and found.code) == expected


def test_a_country_settles_which_region_is_meant():
    assert vocabulary.region("Limburg", "NL").code == "NL42"
    assert vocabulary.region("Limburg", "Belgium").code == "BE22"
    assert vocabulary.region("Bavaria", "FR") is None


def test_every_region_is_found_by_its_code_and_every_english_name_is_of_a_region():
    codes = set()
    for revision in ("2024", "2021"):
        for entry in vocabulary.nuts(revision):
            assert vocabulary.region(entry.code).code == entry.code
            assert vocabulary.country(vocabulary.country_of(entry.code))
            codes.add(entry.code)
    with (DATA / "nuts_english.csv").open(encoding="utf-8") as file:
        assert {line["code"] for line in csv.DictReader(file)} <= codes


def test_a_concept_is_found_from_every_language():
    for asked in ("cell therapy", "Thérapie cellulaire", "celtherapie", "ZELLTHERAPIE"):
        words = vocabulary.expand(asked)
        assert words
        assert vocabulary.normalise(asked) not in {vocabulary.normalise(w) for w in words}
    assert "thérapie cellulaire" in vocabulary.expand("cell therapy")
    assert vocabulary.expand("no such thing") == ()
    for concept in vocabulary.concepts():
        assert all(concept.values()), f"a language is missing in {concept}"


def test_every_file_states_its_source_and_licence():
    with (DATA / "schemes.csv").open(encoding="utf-8") as file:
        lines = list(csv.DictReader(file))
    text = (DATA / "SOURCES.md").read_text(encoding="utf-8")
    for line in lines:
        assert line["source"]
        assert line["licence"]
        stated = (
            f"| `{line['file']}` | {line['title']} | {line['source']} | {line['licence']} |"
        )
        assert stated in text
    stored = {path.name for path in Path(DATA).iterdir()} - {"SOURCES.md", "schemes.csv"}
    assert stored == {line["file"] for line in lines}


def test_the_outlines_are_of_known_countries_and_light():
    features = vocabulary.country_outlines()["features"]
    codes = {feature["properties"]["code"] for feature in features}
    assert {"BE", "FR", "GB", "GR", "CH", "UA", "TR"} <= codes
    assert codes <= {one.code for one in vocabulary.countries()}
    assert (DATA / "countries_outline.geojson").stat().st_size < 200_000
