"""What every page brings with it: ways around, words for machines, errors, forms, numbers."""

import re

import pytest
from django import forms
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.core.paginator import Paginator
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.translation import override


@pytest.fixture
def front(client, db):
    return client.get("/").content.decode()


class Joining(forms.Form):
    name = forms.CharField(help_text="As in the register.")
    size = forms.ChoiceField(choices=[("1", "1-5"), ("6", "6-10")], widget=forms.RadioSelect)
    motto = forms.CharField(required=False)
    agrees = forms.BooleanField(label="I agree")


def test_a_keyboard_reaches_the_content_first(front):
    first = re.search(r"<body>\s*<a ([^>]*)>", front)[1]
    assert 'href="#main"' in first
    assert '<main id="main"' in front


def test_each_page_has_one_box_to_search_in(client, front):
    """The front page and the directory have their own, others the masthead's."""
    for page in (front, client.get("/directory/").text, client.get("/terms/").text):
        assert page.count('type="search"') == 1


def test_landmarks_have_names(front):
    for nav in re.findall(r"<nav[^>]*>", front):
        assert "aria-label" in nav
    assert front.count("<main") == front.count("<h1") == 1


def test_machines_read_title_summary_and_address(front):
    assert re.search(r"<title>[^<]*Grappe[^<]*</title>", front)
    assert re.search(r'<meta name="description" content="[^"]{20,}">', front)
    assert '<link rel="canonical" href="http://127.0.0.1:8000/">' in front
    assert '<meta property="og:title" content="' in front
    assert 'type="application/opensearchdescription+xml"' in front


def test_a_title_with_quotes_stays_within_its_attribute():
    page = Template(
        '{% extends "base.html" %}{% block title %}The "best" <{{ name }}>{% endblock %}'
    )
    html = page.render(Context({"name": '"&', "request": RequestFactory().get("/")}))
    assert '<meta property="og:title" content="The &quot;best&quot; <&quot;&amp;>">' in html


def test_nothing_runs_or_is_styled_inline(front):
    assert "style=" not in front
    assert not re.search(r"\son\w+=", front)
    assert all("src=" in script for script in re.findall(r"<script[^>]*>", front))
    assert not re.findall(
        r'(?:src|<link[^>]* href)="(?:https?:)?//(?!127\.0\.0\.1:8000)', front
    )


def test_a_stranger_may_sign_in_and_ana_finds_her_work(client, ana, front):
    assert 'href="/accounts/login/">Sign in' in front
    client.force_login(ana)
    page = client.get("/").content.decode()
    assert 'href="/me/">My work' in page
    assert "Sign out" in page
    assert "Sign in" not in page


def test_the_footer_offers_each_language_in_its_own_words(front):
    for name in ("English", "Français", "Nederlands", "Deutsch"):
        assert f">{name}</a>" in front
    assert re.search(r'lang="en"[^>]*aria-current="true"', front)


def test_a_language_is_a_link_that_leads_back_and_is_remembered(client, front):
    link = re.search(r'href="(/language/nl/[^"]*)"', front)[1]
    answer = client.get(link)
    assert answer.url == "/"
    assert answer.cookies["django_language"].value == "nl"
    assert '<html lang="nl">' in client.get("/").text


def test_a_language_we_do_not_speak_is_nowhere(client, db):
    assert client.get("/language/xx/").status_code == 404


def test_what_was_done_is_announced():
    said = [Message(constants.SUCCESS, "Saved."), Message(constants.ERROR, "Closed.")]
    html = render_to_string("404.html", {"messages": said}, RequestFactory().get("/"))
    status = re.search(r'<div class="messages stack" role="status">(.*?)</div>', html, re.S)[1]
    assert '<p class="notice good">Saved.</p>' in status
    assert '<p class="notice bad">Closed.</p>' in status


def test_a_lost_reader_can_search(client, db):
    response = client.get("/nowhere-at-all/")
    page = response.content.decode()
    assert response.status_code == 404
    assert '<label for="lost-q">' in page
    assert 'rel="canonical"' not in page


def test_a_refused_reader_is_told_what_to_do(rf):
    page = render_to_string("403.html", {}, rf.get("/clusters/aurora/edit/"))
    assert "/accounts/login/?next=/clusters/aurora/edit/" in page


def test_the_page_for_our_own_errors_needs_nothing():
    page = render_to_string("500.html")
    assert "<h1>" in page
    with override("fr"):
        assert '<html lang="fr">' in render_to_string("500.html")


def test_a_refused_form_leads_to_each_field():
    html = str(Joining({"name": "", "size": "9"}))
    assert '<div class="error-summary" role="alert" tabindex="-1">' in html
    for target in ("id_name", "id_size_field", "id_agrees"):
        assert f'<a href="#{target}">' in html
        assert f'id="{target}"' in html


def test_each_field_is_labelled_and_told_its_help_and_error():
    html = str(Joining({"name": "", "size": "1"}))
    field = re.search(r'<input[^>]*name="name"[^>]*>', html)[0]
    assert 'aria-invalid="true"' in field
    assert 'aria-describedby="id_name_helptext id_name_error"' in field
    assert '<label for="id_name">' in html
    assert re.search(r"<legend>Size\s*</legend>", html)
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))


def test_signing_in_looks_like_every_other_page(client, db):
    for address in ("login", "signup", "password/reset"):
        page = client.get(f"/accounts/{address}/").content.decode()
        assert 'class="site-head"' in page
        assert '<label for="id_' in page
        assert 'class="button"' in page
        assert "style=" not in page


def test_only_what_may_stay_empty_says_so():
    html = str(Joining())
    assert html.count("(optional)") == 1
    assert "error-summary" not in html


def test_rows_can_be_added_and_taken_away():
    html = str(forms.formset_factory(Joining, extra=1, can_delete=True)())
    assert 'name="form-TOTAL_FORMS"' in html
    assert 'name="form-0-DELETE"' in html
    assert '<template id="form-empty">' in html
    assert 'name="form-__prefix__-name"' in html


def test_pages_of_a_list_keep_what_was_asked(rf):
    page = Paginator(range(100), 10).get_page(2)
    html = render_to_string("core/pagination.html", {"page": page}, rf.get("/?q=cell&page=2"))
    assert 'rel="next" href="?q=cell&amp;page=3"' in html
    assert "page 2 of 10" in html


@pytest.mark.parametrize(
    ("language", "value", "shown"),
    [
        ("en", 142_000_000, "€142 million"),
        ("en", 29_600_000, "€29.6 million"),
        ("en", 1234.5, "€1,234.50"),
        ("en", 0, "€0"),
        ("en", None, ""),
        ("de", 950_000, "950.000 €"),
        ("nl", 950_000, "€ 950.000"),
        ("fr", 950_000, "950\xa0000 €"),
        ("fr", 142_000_000, "142 millions d’euros"),
    ],
)
def test_money_is_said_as_people_say_it(language, value, shown):
    with override(language):
        text = Template("{% load grappe %}{{ value|money }}").render(Context({"value": value}))
    assert text.replace("\u202f", "\xa0") == shown


@pytest.mark.parametrize(
    ("language", "value", "shown"),
    [
        ("en", 15000, "15,000"),
        ("de", 15000.25, "15.000,25"),
        ("en", "7.0", "7"),
        ("en", "", ""),
    ],
)
def test_numbers_take_the_readers_form(language, value, shown):
    with override(language):
        page = Template("{% load grappe %}{{ value|number }}")
        assert page.render(Context({"value": value})) == shown
