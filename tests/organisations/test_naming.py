"""However a name is written, it leads to the one organisation that is meant."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grappe.organisations.naming import LEGAL_FORMS, LONGEST, name_key

WORDS = st.lists(st.text("abcdefgéèüöñçłøß", min_size=2, max_size=9), min_size=1, max_size=4)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Université de Liège", "UNIVERSITE DE  LIEGE"),
        ("Eurasanté", "Eurasante\u0301".replace("é", "e\u0301")),
        ("Novadip Biosciences S.A.", "Novadip Biosciences SA"),
        ("Miltenyi Biotec GmbH & Co. KG", "Miltenyi Biotec"),
        ("Synthon B.V.", "synthon bv"),
        ("Polpharma Sp. z o.o.", "Polpharma"),
        ("Smith & Nephew plc", "Smith and Nephew"),
        ("L'Oréal", "L’Oréal"),
        ("Ørsted A/S", "Orsted"),
        ("Berlin – Brandenburg Centre", "Berlin-Brandenburg Centre"),
        ("Łukasiewicz", "Lukasiewicz"),
    ],
)
def test_two_ways_of_writing_one_name(one, other):
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("London Zoo", "London"),
        ("SPA", "SA"),
        ("University of Mons", "University of Mainz"),
        ("Ελληνικό Κέντρο", "Ελληνικό Ίδρυμα"),
        ("1C", "2C"),
    ],
)
def test_other_names_stay_others(one, other):
    assert name_key(one) != name_key(other)


@settings(deadline=None)
@given(st.text(max_size=400))
def test_any_text_has_a_key_that_its_key_shares(text):
    key = name_key(text)
    assert bool(key) is bool(text.strip())
    assert len(key) <= LONGEST


@settings(deadline=None)
@given(WORDS, st.sampled_from(LEGAL_FORMS), st.sampled_from([" ", ", ", "  "]))
def test_case_blanks_and_legal_forms_do_not_matter(words, form, gap):
    name = " ".join(words)
    key = name_key(name)
    assert name_key(name.title()) == key
    assert name_key(f" {gap.join(words)} ") == key
    assert name_key(f"{name}{gap}{form.upper()}.") == key
