"""Every fact of BioWin's page stands on its profile, each in its section, and in the API."""

import json
from html.parser import HTMLParser

import pytest

from grappe.clusters.models import Cluster
from grappe.demo.world import make_biowin
from tests.sources.biowin_facts import FACTS
from tests.sources.pages import OWN, REAL

#: The fact list's sections → where the profile shows them (None: the page's head).
PLACES = {
    "header": None,
    "key facts": "organisation",
    "further information": "further",
    "languages": "organisation",
    "team": "organisation",
    "nace": "focus",
    "ipc": "focus",
    "s3": "focus",
    "services": "focus",
    "networks": "cooperation",
    "agreements": "cooperation",
}
VOID = {"meta", "link", "br", "hr", "img", "input", "rect"}


class Sections(HTMLParser):
    """The visible text of a page, whole and for each section by its id."""

    def __init__(self, html):
        super().__init__()
        self.open, self.texts = [], {None: []}
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        if tag not in VOID:
            self.open.append(dict(attributes).get("id") if tag == "section" else None)

    def handle_endtag(self, tag):
        if tag not in VOID:
            self.open.pop()

    def handle_data(self, data):
        for name in {None, *self.open}:
            self.texts.setdefault(name, []).append(data)

    def text(self, name):
        return " ".join(" ".join(self.texts.get(name, [])).split())


@pytest.fixture(params=[OWN, REAL], ids=["own page", "real page"])
def biowin(request, vocabularies, ana, olga):
    if not request.param.exists():
        pytest.skip("the real page is not beside this clone")
    return make_biowin(request.param, ana, olga)


def place_of(section):
    return "projects" if section.startswith("programme") else PLACES.get(section, section)


def test_the_list_is_long_enough():
    assert len(set(FACTS)) >= 120


def test_every_fact_stands_in_its_section_of_the_page(client, biowin):
    shown = Sections(client.get(biowin.get_absolute_url()).text)
    lost = [fact for fact in FACTS if fact[1] not in shown.text(place_of(fact[0]))]
    assert not lost


def test_every_fact_is_in_the_open_data(client, biowin):
    answer = client.get("/api/v1/clusters/biowin").json()
    projects = client.get("/api/v1/projects?limit=50").json()
    held = json.dumps([answer, projects], ensure_ascii=False)
    terms = client.get("/clusters/biowin.md").text
    names = json.dumps(client.get("/api/v1/countries?limit=300").json(), ensure_ascii=False)
    lost = [text for _section, text in FACTS if text not in held + terms + names]
    assert not [text for text in lost if not is_number(text) and text != "July"]
    assert answer["established_on"] == "2006-07-01"


def is_number(text):
    return text.replace(",", "").replace(".", "").isdigit()


def test_numbers_are_numbers_in_the_open_data(client, biowin):
    answer = client.get("/api/v1/clusters/biowin").json()
    figures = {row["topic"]: row["value"] for row in answer["achievements"]}
    assert figures["rd_partners"] == 253
    assert figures["total_funding"] == 142e6
    assert {row["topic"]: row["value"] for row in answer["composition"]}["members"] == 234


def test_a_second_run_changes_nothing(biowin, ana, olga):
    before = Cluster.objects.values().get()
    make_biowin(OWN, ana, olga)
    assert Cluster.objects.count() == 1
    if not REAL.exists():
        assert Cluster.objects.values().get() == before
