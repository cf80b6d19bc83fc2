"""What is known about a person: declared by each model, shown, and taken along."""

import json

import pytest
from django.apps import apps
from django.db import models
from django.urls import reverse
from django.utils.html import escape

from grappe.accounts.actions import agree
from grappe.accounts.models import User
from grappe.accounts.personal import holdings, others
from grappe.activity.actions import notify, record
from grappe.clusters.models import Invitation

#: Models that touch people and hold nothing of them but rights given by staff.
WITHOUT_PERSONS = {"auth.group", "auth.permission"}


def touches_people(model):
    """Points at a person, or holds a mail address."""
    return any(
        field.related_model is User
        if field.is_relation
        else isinstance(field, models.EmailField)
        for field in [*model._meta.local_fields, *model._meta.local_many_to_many]
    )


def test_every_model_that_touches_people_says_why():
    declared = {holding.model for holding in holdings()}
    touching = {
        model
        for model in apps.get_models()
        if touches_people(model) and model._meta.label_lower not in WITHOUT_PERSONS
    }
    assert {model._meta.label for model in touching - declared} == set()


def test_every_declared_field_path_and_address_exists(ana):
    for holding in holdings():
        assert holding.fields() is not None
        list(holding.rows_of(ana, [ana.email]))
    assert {holding.model._meta.label_lower for holding in holdings()} >= set(others())


def test_the_privacy_page_shows_the_whole_register(client, db):
    page = client.get(reverse("accounts:privacy")).text
    for holding in holdings():
        assert escape(str(holding.personal.purpose)) in page
    assert "e-mail address" in page


@pytest.fixture
def about_ana(client, ana, ben, aurora):
    agree(ana)
    line = record(ben, "edited", aurora)
    notify([ana], line, "edit_by_another", "ben edited Aurora")
    notify([ben], record(ana, "edited", aurora), "edit_by_another", "ana edited Aurora")
    Invitation.objects.create(cluster=aurora, email="ANA@example.org")
    Invitation.objects.create(cluster=aurora, email="ben@example.org")
    client.force_login(ana)
    return client.get(reverse("accounts:export"))


def test_the_download_holds_what_is_about_me(about_ana):
    assert "attachment" in about_ana["Content-Disposition"]
    known = json.loads(about_ana.content)
    assert known["accounts.user"]["rows"][0]["email"] == "ana@example.org"
    assert len(known["accounts.consent"]["rows"]) == 2
    assert [row["is"] for row in known["activity.notice"]["rows"]] == ["ben edited Aurora"]
    assert len(known["clusters.invitation"]["rows"]) == 1
    assert [row["is"] for row in known["clusters.cluster"]["rows"]] == ["Aurora"]


def test_it_holds_no_secret_and_nobody_else(about_ana, ana, ben):
    text = about_ana.content.decode()
    assert ana.password not in text
    assert ben.email not in text
    for invitation in Invitation.objects.all():
        assert invitation.token not in text
