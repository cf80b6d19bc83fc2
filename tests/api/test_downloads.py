"""A profile in other forms: each whole, each only for whom may see the profile."""

import json

import pytest

from grappe.clusters.models import Claim, Cluster
from grappe.core.pdf import pdf_of
from tests.make import make_term

FORMS = {
    "jsonld": b'"@type": "Organization"',
    "md": b"# Aurora",
    "csv": b"Identity,Name,,Aurora",
    "pdf": b"%PDF-",
    "vcf": b"FN:Aurora",
}


def body(response):
    return response.getvalue() if response.streaming else response.content


@pytest.mark.parametrize("form", FORMS)
def test_everybody_takes_a_published_profile_along(client, aurora, form):
    assert FORMS[form] in body(client.get(f"/clusters/aurora.{form}"))


@pytest.mark.parametrize("form", FORMS)
def test_a_hidden_profile_has_no_form_at_all(client, cleo, aurora, form):
    Cluster.objects.update(stage=Cluster.Stage.DRAFT)
    client.force_login(cleo)
    assert client.get(f"/clusters/aurora.{form}").status_code == 404


def test_figures_and_terms_are_linked_data(client, aurora):
    aurora.industries.add(make_term())
    Claim.objects.create(
        cluster=aurora, kind="achievement", topic="rd_projects", value=44, text="44 projects"
    )
    linked = json.loads(client.get("/clusters/aurora.jsonld").content)
    assert linked["knowsAbout"][0]["termCode"] == "86"
    assert linked["additionalProperty"][0]["value"] == 44


def test_a_formula_in_a_name_does_not_run_in_a_spreadsheet(client, aurora):
    Cluster.objects.update(native_name="=cmd()")
    assert b",'=cmd()" in body(client.get("/clusters/aurora.csv"))


def test_a_card_keeps_commas_and_line_ends_in_their_place(client, aurora):
    Cluster.objects.update(name="Aurora, Light; and\nmore")
    assert "FN:Aurora\\, Light\\; and more\r\n" in client.get("/clusters/aurora.vcf").text


def test_paper_never_asks_another_host(monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError("the PDF writer went out")

    monkeypatch.setattr("socket.socket.connect", refuse)
    page = '<html lang="en"><title>x</title><img alt="" src="http://192.0.2.1/x.png">ok'
    assert pdf_of(page).startswith(b"%PDF-")
