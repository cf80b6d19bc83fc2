"""Olga extends the short lists; what the files hold is not hers to change."""

import pytest
from django.urls import reverse

from grappe.taxonomies.models import Scheme, Term
from tests.make import make_term, make_user


@pytest.fixture
def services(db):
    return Scheme.objects.create(code="services", revision="1", title="S", is_extensible=True)


@pytest.fixture
def admin(client, db):
    client.force_login(make_user("olga", is_staff=True, is_superuser=True))
    return client


def form(scheme, **fields):
    fields = {"scheme": scheme.pk, "code": "soft-landing", "label_en": "Soft Landing"} | fields
    return {
        "parent": "",
        "label_fr": "",
        "label_nl": "",
        "label_de": "",
        "retired_on": "",
    } | fields


def test_staff_add_a_term_that_can_be_found(admin, services):
    page = admin.post(reverse("admin:taxonomies_term_add"), form(services))
    assert page.status_code == 302
    term = Term.objects.find("landing").get()
    assert term.added_by_staff
    assert term.key == "services:soft-landing"


def test_staff_retire_their_own_term(admin, services):
    term = Term.objects.create(scheme=services, code="x", label_en="X", added_by_staff=True)
    address = reverse("admin:taxonomies_term_change", args=[term.pk])
    admin.post(address, form(services, code="x", retired_on="2026-01-01"))
    assert not Term.objects.current().exists()


def test_only_extensible_vocabularies_take_new_terms(admin, services):
    closed = make_term("nace2", "86", "Human health").scheme
    page = admin.post(reverse("admin:taxonomies_term_add"), form(closed))
    assert page.status_code == 200
    assert Term.objects.count() == 1


def test_terms_of_the_files_are_for_reading_and_none_is_deleted(admin, services):
    term = make_term("nace2", "86", "Human health")
    address = reverse("admin:taxonomies_term_change", args=[term.pk])
    assert admin.get(address).status_code == 200
    assert admin.post(address, form(services)).status_code == 403
    deleting = reverse("admin:taxonomies_term_delete", args=[term.pk])
    assert admin.post(deleting, {"post": "yes"}).status_code == 403


def test_the_other_lists_open(admin, services):
    for model in ("scheme", "country", "place", "term"):
        assert admin.get(reverse(f"admin:taxonomies_{model}_changelist")).status_code == 200
