"""Anybody may look a term up, by hand or while typing."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import translation

from grappe.taxonomies.models import Place, Term

pytestmark = pytest.mark.django_db


@pytest.fixture
def _loaded(db):
    call_command("load_taxonomies", stdout=StringIO())


def page(client, name, *args, **kwargs):
    response = client.get(reverse(f"taxonomies:{name}", args=args), **kwargs)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.usefixtures("_loaded")
def test_a_terms_page_shows_languages_and_what_lies_around_it(client):
    html = page(client, "term", "nace2", "86.9")
    for text in ("Other human health activities", "Autres activités pour la santé humaine"):
        assert text in html
    for code in ("Q", "86", "86.90"):
        assert reverse("taxonomies:term", args=["nace2", code]) in html


@pytest.mark.usefixtures("_loaded")
def test_the_pages_of_the_vocabularies(client):
    assert "EuroSciVoc" in page(client, "schemes")
    html = page(client, "scheme", "nace2")
    assert "Human health and social work activities" in html
    assert "Hospital activities" not in html
    assert "Hospital activities" in page(client, "scheme", "nace2", data={"q": "hospital"})
    page(client, "scheme", "ipc", data={"q": "a", "page": 2})


@pytest.mark.usefixtures("_loaded")
def test_suggestions_while_typing_are_options(client):
    ask = {"scheme": "nace2", "q": "santé hum"}
    html = page(client, "suggest", data=ask, headers={"hx-request": "true"})
    assert '<option value="86">Human health activities</option>' in html
    assert "<html" not in html
    whole = page(client, "suggest", data=ask)
    assert "<html" in whole
    assert reverse("taxonomies:term", args=["nace2", "86"]) in whole


@pytest.mark.usefixtures("_loaded")
def test_suggestions_know_regions_synonyms_and_no_retired_term(client):
    assert '<option value="BE3">' in page(
        client, "suggest", data={"scheme": "nuts", "q": "wallon"}
    )
    assert Place.objects.current().find("london").exists()
    assert "energy-renewables" in page(client, "suggest", data={"q": "renewable energy"})
    Term.objects.filter(code="energy-renewables").update(retired_on="2026-01-01")
    assert "energy-renewables" not in page(client, "suggest", data={"q": "renewable energy"})
    assert "<option value=" not in page(
        client, "suggest", data={"q": ""}, headers={"hx-request": "true"}
    )


def test_an_unknown_term_is_not_found(client):
    for args in (["scheme", "nope"], ["term", "nope", "1"]):
        response = client.get(reverse(f"taxonomies:{args[0]}", args=args[1:]))
        assert response.status_code == 404


@pytest.mark.usefixtures("_loaded")
def test_a_label_speaks_the_readers_language_and_falls_back_to_english():
    with translation.override("fr"):
        assert str(Term.objects.keyed("nace2:86").get()) == "Activités pour la santé humaine"
        assert str(Term.objects.keyed("ipc:A61").get()) == (
            "Medical or veterinary science; hygiene"
        )
