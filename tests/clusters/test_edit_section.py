"""Managers edit a profile section by section; nothing typed is ever lost."""

import pytest
from django.urls import reverse

from grappe.activity.models import Revision
from grappe.clusters.models import Cluster, Draft
from grappe.taxonomies.models import Place
from tests.make import make_agreement, make_country, make_network, make_term


def address(cluster, section, name="clusters:edit"):
    return reverse(name, args=[cluster.slug, section])


def edit(client, cluster, user, section="about", **typed):
    client.force_login(user)
    return client.post(address(cluster, section), {"base": 0} | typed)


def rows(*contents, prefix="rows"):
    """A formset's fields for new rows."""
    typed = {f"{prefix}-TOTAL_FORMS": len(contents), f"{prefix}-INITIAL_FORMS": 0}
    for index, content in enumerate(contents):
        typed |= {f"{prefix}-{index}-{name}": value for name, value in content.items()}
    return typed


def test_its_manager_edits_a_section_and_lands_on_it(client, ana, aurora):
    response = edit(client, aurora, ana, about="Light *heals*.")
    aurora.refresh_from_db()
    assert aurora.about == "Light *heals*."
    assert response.url == aurora.get_absolute_url() + "#about"
    assert Revision.objects.get().by == ana


def test_saving_the_same_again_adds_no_history(client, ana, aurora):
    edit(client, aurora, ana, about="Light.")
    edit(client, aurora, ana, about="Light.", base=1)
    assert Revision.objects.count() == 1


def test_going_on_leads_through_all_sections_to_the_list(client, ana, aurora):
    assert edit(client, aurora, ana, next="1", about="x").url == address(aurora, "mission")
    assert edit(client, aurora, ana, "achievements", next="1", **rows()).url == address(
        aurora, "team"
    )
    last = "translations"
    assert edit(client, aurora, ana, last, next="1", **rows()).url == aurora.get_editing_url()


def test_a_stranger_may_not_and_nobody_signs_in_first(client, cleo, aurora):
    assert address(aurora, "about") in client.get(address(aurora, "about")).url
    assert edit(client, aurora, cleo, about="Mine").status_code == 403
    for name in ("clusters:autosave", "clusters:discard_draft"):
        assert client.post(address(aurora, "about", name)).status_code == 403
    assert client.get(aurora.get_editing_url()).status_code == 403


def test_a_hidden_cluster_does_not_exist_for_a_stranger(client, cleo, aurora):
    Cluster.objects.update(stage="draft")
    assert edit(client, aurora, cleo, about="Mine").status_code == 404
    assert client.get(aurora.get_editing_url()).status_code == 404


def test_an_unknown_section_is_not_found(client, ana, aurora):
    assert edit(client, aurora, ana, "stocks").status_code == 404


def test_what_is_wrong_is_said_and_everything_typed_is_kept(client, ana, aurora):
    typed = {"name": "", "country": "Atlantis", "website": "no address", "contact": "Ada Byron"}
    page = edit(client, aurora, ana, "identity", main_language="en", **typed)
    assert page.status_code == 200
    for text in ("Atlantis", "no address", "Ada Byron", "is not known here"):
        assert text in page.text
    aurora.refresh_from_db()
    assert aurora.name == "Aurora"


def test_a_country_is_taken_by_name_or_code(client, ana, aurora):
    make_country("NL", "Netherlands")
    for text in ("netherlands", "NL", "Netherlands · NL"):
        Cluster.objects.update(country="BE")
        number = Revision.objects.number_of(aurora, "identity")
        typed = {"name": "Aurora", "country": text, "main_language": "en", "base": number}
        edit(client, aurora, ana, "identity", **typed)
        assert Cluster.objects.get().country_id == "NL"


def test_a_region_is_taken_by_name_in_its_own_country(client, ana, aurora):
    make_country("NL", "Netherlands")
    for code, country in (("BE22", "BE"), ("NL42", "NL")):
        Place.objects.create(
            code=code,
            revision="2024",
            level=2,
            country_id=country,
            name=f"Prov. {code}",
            name_en="Limburg",
        )
    typed = {"name": "Aurora", "country": "BE", "main_language": "en"}
    edit(client, aurora, ana, "identity", place="limburg", **typed)
    assert Cluster.objects.get().place.code == "BE22"
    page = edit(client, aurora, ana, "identity", place="NL42", base=1, **typed)
    assert "This region lies in another country." in page.text


def test_terms_are_ticked_or_typed_by_code_or_label(client, ana, aurora):
    health = make_term()
    make_term(code="86.90", label="Other human health activities")
    typed = {"industries": [health.pk], "industries_add": ["8690", ""]}
    edit(client, aurora, ana, "focus", **typed)
    assert [term.code for term in aurora.industries.all()] == ["86", "86.90"]
    edit(client, aurora, ana, "focus", industries_add=["human health ACTIVITIES"], base=1)
    assert aurora.industries.get() == health


def test_an_unknown_term_is_refused_with_the_likeliest_ones_and_kept(client, ana, aurora):
    make_term()
    typed = {"industries_add": ["Human helth activities"], "specialisation": "skin and eyes"}
    page = edit(client, aurora, ana, "focus", **typed)
    assert "Did you mean: 86 · Human health activities?" in page.text
    assert 'value="Human helth activities"' in page.text
    assert "skin and eyes" in page.text
    assert not aurora.industries.exists()


def test_a_long_vocabulary_shows_what_is_chosen_and_offers_the_rest(client, ana, aurora):
    terms = [make_term(code=f"{code}", label=f"Industry {code}") for code in range(10, 60)]
    aurora.industries.add(terms[0])
    client.force_login(ana)
    page = client.get(address(aurora, "focus")).text
    assert page.count('name="industries"') == 1
    assert page.count('name="industries_add"') == 3
    assert '<option value="11 · Industry 11">' in page


def test_rows_are_added_changed_and_removed(client, ana, aurora):
    edit(client, aurora, ana, "team", **rows({"name": "Ana", "roles": "manager"}))
    person = aurora.team.get()
    typed = {
        "rows-TOTAL_FORMS": 2,
        "rows-INITIAL_FORMS": 1,
        "rows-0-id": person.pk,
        "rows-0-name": "Ana",
        "rows-0-roles": "manager",
        "rows-0-DELETE": "on",
        "rows-1-name": "Ben",
        "rows-1-roles": "projects",
    }
    edit(client, aurora, ana, "team", base=1, **typed)
    assert aurora.team.get().name == "Ben"


def test_another_row_comes_without_script_and_without_saving(client, ana, aurora):
    typed = rows({"name": "Ana", "roles": "manager"})
    page = edit(client, aurora, ana, "team", more="1", **typed)
    assert 'name="rows-1-name"' in page.text
    assert 'value="Ana"' in page.text
    assert not aurora.team.exists()


def test_a_claims_topic_fits_its_section(client, ana, aurora):
    client.force_login(ana)
    page = client.get(address(aurora, "composition")).text
    assert 'value="startups"' in page
    assert 'value="rd_projects"' not in page
    bad = edit(client, aurora, ana, "composition", **rows({"topic": "rd_projects", "value": 3}))
    assert "Select a valid choice" in bad.text


def test_figures_are_shown_as_people_write_them(client, ana, aurora):
    figures = [("members", "234"), ("large", "20.5"), ("smes", "142000000")]
    row_data = [{"topic": topic, "value": value} for topic, value in figures]
    edit(client, aurora, ana, "composition", **rows(*row_data))
    page = client.get(address(aurora, "composition")).text
    for _topic, value in figures:
        assert f'value="{value}"' in page
    assert "<legend>234 members</legend>" in page


@pytest.mark.parametrize(
    ("section", "row"),
    [
        ("composition", {"topic": "members", "value": 3}),
        ("networks", {"network": "CEBR", "role": "member"}),
        ("translations", {"language": "fr", "about": "Bonjour"}),
    ],
)
def test_the_same_row_twice_is_refused_with_a_sentence(section, row, client, ana, aurora):
    page = edit(client, aurora, ana, section, **rows(row, row))
    assert "This stands in another row already." in page.text
    assert not Revision.objects.exists()


def test_a_new_network_named_in_two_rows_is_made_once(client, ana, aurora):
    both = ({"network": "CEBR", "role": "member"}, {"network": "CEBR", "role": "chair"})
    edit(client, aurora, ana, "networks", **rows(*both))
    assert aurora.network_roles.count() == 2
    assert len({role.network for role in aurora.network_roles.all()}) == 1


@pytest.mark.parametrize("section", [section.slug for section in Cluster.PROFILE])
def test_every_section_has_a_form_with_what_it_holds(section, client, ana, aurora):
    make_network(aurora, "CEBR")
    make_agreement(aurora)
    client.force_login(ana)
    page = client.get(address(aurora, section))
    assert page.status_code == 200
    if section == "networks":
        assert 'value="CEBR"' in page.text
    if section == "agreements":
        assert 'value="FR · FR"' in page.text


def test_the_list_says_what_is_filled_and_who_wrote_last(
    client, ana, aurora, django_assert_max_num_queries
):
    edit(client, aurora, ana, about="Light.")
    with django_assert_max_num_queries(12):
        page = client.get(aurora.get_editing_url())
    about = next(row for row in page.context["rows"] if row["section"].slug == "about")
    vision = next(row for row in page.context["rows"] if row["section"].slug == "vision")
    assert (about["is_filled"], about["revision"].by) == (True, ana)
    assert (vision["is_filled"], vision["revision"]) == (False, None)


def test_the_richest_form_needs_few_queries(client, ana, aurora, django_assert_max_num_queries):
    for number in range(10, 60):
        term = make_term(code=str(number), label=f"Industry {number}")
        aurora.industries.add(term)
        aurora.ecosystems.add(make_term("ecosystems", f"e{number}", f"Ecosystem {number}"))
    client.force_login(ana)
    with django_assert_max_num_queries(15):
        client.get(address(aurora, "focus"))


def test_what_is_typed_is_kept_by_the_minute_and_offered_again(client, ana, aurora):
    client.force_login(ana)
    said = client.post(address(aurora, "about", "clusters:autosave"), {"about": "Half a sent"})
    assert said.text.startswith("Draft kept at ")
    aurora.refresh_from_db()
    assert aurora.about == ""
    assert "Take the draft up again" in client.get(address(aurora, "about")).text
    assert "Half a sent" in client.get(address(aurora, "about") + "?draft=1").text
    edit(client, aurora, ana, about="Half a sentence.")
    assert not Draft.objects.exists()


def test_a_draft_can_be_thrown_away_and_is_nobody_elses(client, ana, olga, aurora):
    client.force_login(ana)
    client.post(address(aurora, "about", "clusters:autosave"), {"about": "Half"})
    client.force_login(olga)
    assert "Half" not in client.get(address(aurora, "about") + "?draft=1").text
    client.post(address(aurora, "about", "clusters:discard_draft"))
    assert Draft.objects.count() == 1
    client.force_login(ana)
    client.post(address(aurora, "about", "clusters:discard_draft"))
    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    ("section", "typed"),
    [
        ("team", {}),
        ("team", {"rows-TOTAL_FORMS": "9" * 5000, "rows-INITIAL_FORMS": "0", "more": "1"}),
        ("team", {"rows-TOTAL_FORMS": "1", "rows-INITIAL_FORMS": "1", "rows-0-id": "9" * 40}),
        ("team", {"rows-TOTAL_FORMS": "x", "rows-INITIAL_FORMS": "-1", "rows-²-id": "²"}),
        ("focus", {"industries": ["²", "9" * 40, "x", "-1"]}),
        ("focus", {"industries_add": ["\x00", "; DROP TABLE", "%", "·"]}),
        ("international", {"international_countries": ["BELGIUM", "²", "9" * 40]}),
        ("identity", {"place": "9" * 40, "country": "²", "name": "x\x00y"}),
        ("identity", {"name": "Aurora", "country": "BE", "main_language": "<script>"}),
    ],
)
def test_nonsense_is_refused_and_saves_nothing(section, typed, client, ana, aurora, belgium):
    make_term()
    for base in ("0", "-1"):
        assert edit(client, aurora, ana, section, base=base, **typed).status_code == 200
    client.post(address(aurora, section, "clusters:autosave"), typed)
    client.get(address(aurora, section) + "?draft=1")
    assert not Revision.objects.exists()


def test_languages_are_codes(client, ana, aurora):
    page = edit(client, aurora, ana, "translations", **rows({"language": "French"}))
    assert Revision.objects.count() == 0
    edit(client, aurora, ana, "translations", **rows({"language": "FR", "about": "Bonjour"}))
    assert aurora.translations.get().language == "fr"
    assert page.status_code == 200
