"""Words find what they mean: by stem, unaccented, half typed, mistyped, in any language."""

import pytest

from tests.make import make_cluster, make_organisation, make_term


@pytest.fixture
def biowin(belgium):
    return make_cluster(
        "BioWin", about="A platform for cell therapy and for in vitro diagnostics in Wallonia."
    )


@pytest.fixture
def rivals(biowin):
    """Organisations whose very names use the same words."""
    for number, trade in enumerate(["Cell Therapy", "Diagnostics", "Thérapie cellulaire"] * 10):
        name = f"{trade} house {number}"
        make_organisation(name, summary=f"{name}: cell therapy, diagnostics, cell therapy.")


@pytest.mark.usefixtures("rivals")
@pytest.mark.parametrize(
    "words", ["cell therapy", "thérapie cellulaire", "celtherapie", "biowin", "diagnostcs"]
)
def test_the_cluster_comes_first(find, words):
    assert find(f"q={words}")[0] == "BioWin"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We run networks for growing companies", "company network"),
        ("Les réseaux accompagnent les entreprises innovantes du pays", "réseau entreprise"),
        ("De netwerken ondersteunen het onderzoek van de universiteiten", "universiteit"),
        (
            "Die Netzwerke fördern die Forschungen und die Universitäten",
            "Universität Forschung",
        ),
        ("Économie circulaire à Liège", "economie liege"),
        ("Biotechnology for hospitals", "biotec"),
        ("Photonics for hospitals", "photonisc"),
        ("Photonics for hospitals", "potonics hosptals"),
    ],
    ids=["en", "fr", "nl", "de", "accents", "half typed", "typo", "missing letters"],
)
def test_words_are_found_in_other_forms(find, belgium, text, words):
    make_organisation("Helix", summary=text)
    make_organisation("Other", summary="Something else entirely")
    assert find(f"q={words}") == ["Helix"]


def test_every_word_must_match_somewhere(find, belgium):
    make_organisation("Helix", summary="Light for hearts")
    make_organisation("Corvus", summary="Light for lungs")
    assert find("q=light hearts") == ["Helix"]
    assert find("q=light of the hearts") == ["Helix"]


def test_the_exact_name_wins_over_everything(find, belgium):
    make_cluster("Aurora", about="Works with Helix on helix structures")
    make_organisation("Helix")
    assert find("q=helix") == ["Helix", "Aurora"]


def test_labels_of_terms_are_found_in_every_language(find, aurora):
    term = make_term("services", "fund", "Access to finance", revision="1")
    term.label_nl = "Toegang tot financiering"
    term.save()
    aurora.services.add(term)
    assert find("q=financiering") == ["Aurora"]


@pytest.mark.parametrize("words", ["???", "xyzzy", "a" * 500, '"', "AND OR NOT :", "*"])
def test_nonsense_finds_nothing_and_breaks_nothing(find, aurora, words):
    assert find(f"q={words}") == []
