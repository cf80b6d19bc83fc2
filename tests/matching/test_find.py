"""Find partners: a text, partners, wishes; an answer with reasons."""

import csv
import io

import pytest
from django.urls import reverse

from grappe.matching.asking import LONGEST_TEXT
from grappe.matching.engine.answers import Evidence
from grappe.organisations.merging import merge
from tests.make import make_call, make_consortium, make_organisation, make_project

from .conftest import project_near, tie_with

FIND = reverse("matching:find")


@pytest.fixture
def answered(matcher, helix, leuven, diagnose):
    matcher.add(helix, project_near(diagnose), tie_with(leuven, diagnose), against="newcomer")
    return matcher


def test_a_visitor_asks_by_text_and_reads_reasons(client, answered, helix, diagnose):
    page = client.get(FIND, {"text": "early diagnosis of cancer"})
    assert "Took part in 1 project near this text: DIAGNOSE (2024)" in page.text
    assert "and worked with KU Leuven in 1 project." in page.text
    assert helix.get_absolute_url() in page.text
    assert diagnose.get_absolute_url() in page.text
    assert "Few projects are known of it" in page.text
    assert "36,000 organisations compared" in page.text
    assert answered.asked[0].text == "early diagnosis of cancer"


def test_the_bar_has_a_table(client, answered):
    page = client.get(FIND, {"text": "early diagnosis"}).text
    assert 'class="piece part-1" x="0.00" y="0" width="300.00"' in page
    assert "Earlier ties" in page
    assert "50 %" in page


def test_partners_and_wishes_reach_the_matcher(client, answered, leuven, belgium):
    client.get(FIND, {"with": leuven.slug, "country": "BE", "kind": ["sme", "no such"]})
    asked = answered.asked[0]
    assert asked.partners == (str(leuven.pk),)
    assert asked.countries == {"BE"}
    assert asked.kinds == {"sme"}


def test_a_partner_of_the_question_is_no_answer(client, answered, helix):
    page = client.get(FIND, {"with": helix.slug})
    assert page.context["found"].rows == ()


@pytest.mark.parametrize("typed", ["KU Leuven", "ku leuven", "999991334"])
def test_a_partner_is_added_by_name_or_pic(client, answered, leuven, typed):
    response = client.post(FIND, {"text": "light", "add": typed})
    assert response.url == f"{FIND}?text=light&with={leuven.slug}"


def test_an_unknown_pic_is_said(client, answered):
    page = client.post(FIND, {"text": "light", "add": "123456789"})
    assert "No organisation here has the PIC 123456789." in page.text


def test_a_name_that_several_have_is_asked_about(client, answered):
    for number, country in enumerate(("FR", "DE")):
        make_organisation("Nova", country=country, slug=f"nova-{number}")
    page = client.post(FIND, {"text": "light", "add": "Nova"})
    assert "Several organisations may be meant" in page.text
    assert 'value="nova-1"' in page.text


@pytest.mark.parametrize("asked", [{"text": ""}, {"text": "  \n "}])
def test_an_empty_question_is_answered_by_a_sentence(client, answered, asked):
    assert "There is nothing to search by yet" in client.get(FIND, asked).text
    assert answered.asked == []


def test_a_text_that_is_too_long_is_refused_with_a_sentence(client, answered):
    page = client.post(FIND, {"text": "x" * 1_000_000})
    assert page.status_code == 200
    assert "This text has 1000000 characters" in page.text.replace(",", "")
    assert answered.asked == []


def test_a_long_text_is_asked_by_post_and_stands_in_no_address(client, answered):
    text = "light " * 1_000
    assert len(text) < LONGEST_TEXT
    page = client.post(FIND, {"text": text})
    assert "DIAGNOSE" in page.text
    part = client.post(FIND, {"text": text}, headers={"HX-Request": "true"})
    assert "HX-Push-Url" not in part.headers


def test_a_short_question_has_an_address(client, answered):
    part = client.post(FIND, {"text": "light", "top": "50"}, headers={"HX-Request": "true"})
    assert "<html" not in part.text
    assert part.headers["HX-Push-Url"] == f"{FIND}?text=light&top=50"
    assert "DIAGNOSE" in client.get(part.headers["HX-Push-Url"]).text


def test_nothing_hidden_is_shown_not_even_as_evidence(client, matcher, helix, diagnose):
    hidden = make_organisation("Hidden Ltd", is_hidden=True)
    secret = make_project("Secret work", [helix, hidden], is_hidden=True)
    matcher.add(hidden, project_near(diagnose))
    matcher.add(helix, project_near(secret, diagnose), tie_with(hidden, diagnose, secret))
    page = client.get(FIND, {"text": "light"})
    assert "Hidden Ltd" not in page.text
    assert "Secret work" not in page.text
    assert [row.rank for row in page.context["found"].rows] == [1]
    assert "Took part in 1 project near this text: DIAGNOSE (2024)." in page.text


def test_a_hidden_partner_is_as_unknown_as_one_that_never_was(client, answered):
    make_organisation("Hidden Ltd", is_hidden=True)
    page = client.get(FIND, {"text": "light", "with": ["hidden-ltd", "never-was"]}).text
    assert "No organisation here is called “hidden-ltd”." in page
    assert "No organisation here is called “never-was”." in page


def test_the_answer_is_exported_as_seen(client, answered, helix):
    url = reverse("matching:export", args=["csv"])
    table = client.post(url, {"text": "light"}).getvalue().decode("utf-8-sig")
    row = next(csv.DictReader(io.StringIO(table)))
    assert row["Name"] == "Helix"
    assert row["Reason"].startswith("Took part in 1 project")
    assert float(row["theme"]) == 0.5
    xlsx = client.get(reverse("matching:export", args=["xlsx"]), {"text": "light"})
    assert xlsx.content[:2] == b"PK"
    assert client.get(reverse("matching:export", args=["pdf"])).status_code == 404


def test_without_a_matcher_the_page_says_how_to_train_one(client, db, untrained):
    page = client.get(FIND, {"text": "light & shade"}).text
    assert "grappe train_matching" in page
    assert "q=light%20%26%20shade" in page
    assert client.get(reverse("matching:export", args=["csv"])).status_code == 200


def test_names_are_offered_to_anybody(client, leuven):
    make_organisation("KU Hidden", is_hidden=True)
    said = client.get(reverse("matching:names"), {"add": "ku"}).text
    assert "KU Leuven" in said
    assert "Hidden" not in said


def test_a_wished_kind_is_met_exactly_also_where_the_matcher_tells_it_not_apart(
    client, matcher, helix, leuven, belgium
):
    matcher.add(leuven)
    matcher.add(make_organisation("Sint-Jan", kind="hospital"))
    page = client.get(FIND, {"text": "light", "kind": "hospital"})
    assert [str(row.organisation) for row in page.context["found"].rows] == ["Sint-Jan"]
    assert matcher.asked[0].kinds == {"hospital"}
    client.get(FIND, {"text": "light", "kind": "civil"})
    assert matcher.asked[1].kinds == set()


def test_reasons_name_gaps_paths_and_years(client, matcher, helix, leuven, diagnose):
    between = make_organisation("Between")
    keys = (str(leuven.pk), str(between.pk), str(diagnose.pk))
    matcher.add(
        helix,
        Evidence("activity", "recent", (str(diagnose.pk),), 9.0),
        Evidence("role", "gap", ("PRC",), 1.0),
        Evidence("ties", "path", keys, 0.1),
    )
    page = client.get(FIND, {"with": leuven.slug}).text
    said = (
        "Worked with Between, who worked with KU Leuven, "
        "brings what the team lacks: a company, and began its latest project in 2024."
    )
    assert said in page


@pytest.mark.parametrize("typed", ["Nova Ltd", "nova-ltd", "888888888"])
def test_an_organisation_that_was_merged_is_named_and_the_kept_one_used(
    client, answered, leuven, olga, typed
):
    merge(leuven, make_organisation("Nova Ltd", pic="888888888"), by=olga)
    page = client.post(FIND, {"text": "light", "add": typed})
    assert "was merged into KU Leuven, which is used instead." in page.text
    assert answered.asked[0].partners == (str(leuven.pk),)
    if typed == "nova-ltd":
        client.get(FIND, {"text": "light", "with": typed})
        assert answered.asked[1].partners == (str(leuven.pk),)


def test_a_board_brings_its_words_and_its_team_without_those_who_declined(
    client, ana, matcher, helix, leuven
):
    call = make_call(text="Light for hearts")
    board = make_consortium(ana, partners=[leuven, helix], call=call)
    board.partners.filter(organisation=helix).update(state="declined")
    client.force_login(ana)
    client.get(FIND, {"board": board.public_id})
    asked = matcher.asked[0]
    assert (asked.partners, asked.excluded) == ((str(leuven.pk),), {str(helix.pk)})
    assert "Light for hearts" in asked.text
    type(board).objects.update(text="Our own idea")
    client.get(FIND, {"board": board.public_id})
    assert matcher.asked[1].text == f"{board.title}\nOur own idea"
