"""Any text at all has an answer, and nothing in it is made up."""

import json
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from grappe.sources.eccp_page import as_json, normalise, read
from grappe.sources.eccp_page.labels import LABELS
from grappe.sources.eccp_page.page import KEYS
from tests.sources.pages import OWN, biowin

ROWS = biowin().split("\n") + OWN.read_text(encoding="utf-8").split("\n")
ROWS += [label for labels in LABELS.values() for label in labels]
ROWS += [
    "Home > Cluster Organisations > X",
    "Primary tabs",
    "Jadranska Hrvatska",
    "Health - Digital",
]
ROWS += ["Greece: Attica", "Κρήτη", "Клъстер", "  • 12", "<p>7 projects</p>", "Yes", "11-20"]
TOKENS = [
    "(",
    ")",
    " - ",
    ": ",
    "2010-2013",
    "EUR 3 bn",
    "Partners: ",
    "A (FR)",
    "•",
    "agreement with ",
]
TOKENS += [
    "1.234,5",
    "co-founder of ",
    "Q8690",
    "A\\: ",
    "<br>",
    "&amp;",
    "Lille, France",
    "12 %",
]

pieces = st.one_of(st.sampled_from(ROWS), st.sampled_from(TOKENS), st.text(max_size=30))
mutated = st.builds(
    lambda parts, glue: glue.join(parts),
    st.lists(pieces, max_size=60),
    st.sampled_from(["\n", "\r\n", "", " ", "\n\n", "\n  • "]),
)
texts = st.one_of(st.text(max_size=400), mutated)
#: Values that are codes, or words of ours.
CODES = {"country", "nuts", "layout", "warnings", "established", "nace2", "nace4", "ipc"}
CODES |= {"international_targets", "transnational_targets", "role", "unit", "field"}


@settings(max_examples=300, deadline=None)
@given(texts)
def test_any_text_has_an_answer_of_the_published_form(text):
    found = as_json(read(text))
    assert list(found) == list(KEYS)
    json.dumps(found)


@settings(max_examples=300, deadline=None)
@given(texts)
def test_every_word_of_the_answer_is_on_the_page(text):
    page = read(text)
    shown = flat(page.text)
    for value in strings(as_json(page)):
        assert all(flat(row) in shown for row in value.split("\n")), value


@settings(max_examples=200, deadline=None)
@given(texts)
def test_every_number_of_the_composition_is_on_the_page(text):
    page = read(text)
    digits = re.sub(r"[ .,']", "", page.text)
    for number in as_json(page)["composition"].values():
        assert number is None or str(number) in digits


@settings(max_examples=200, deadline=None)
@given(texts)
def test_the_evidence_is_on_the_page(text):
    page = read(text)
    rows = page.text.split("\n")
    for evidence in page.evidence.values():
        shown = flat("\n".join(rows[evidence.first_line - 1 : evidence.last_line]))
        assert all(flat(row) in shown for row in evidence.quote.split("\n"))


@settings(max_examples=300, deadline=None)
@given(texts)
def test_normalising_twice_changes_nothing(text):
    once = normalise(text)
    assert normalise(once) == once


def strings(value, key=""):
    """Every text of the answer that is not a code or a word of ours."""
    if key in CODES:
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from strings(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def flat(text):
    """Without blanks and the marks of lists, which Markdown writes in its own way."""
    return re.sub(r"[\s•–—-]+", "", text)
