"""Similar projects: those whose text is nearest, as far as the reader may see them."""

from django.urls import reverse

from tests.make import make_organisation, make_project


def ask(client, project, **headers):
    return client.get(reverse("matching:similar", args=[project.slug]), headers=headers)


def test_the_nearest_projects_come_in_order(client, matcher, diagnose):
    first, second = make_project("Early signs"), make_project("Late signs")
    matcher.similar = [(str(one.pk), 0.5) for one in (diagnose, first, second)]
    page = ask(client, diagnose)
    assert page.context["projects"] == [first, second]
    part = ask(client, diagnose, **{"HX-Request": "true"})
    assert "Early signs" in part.text
    assert "<html" not in part.text


def test_hidden_projects_and_coordinators_do_not_show(client, matcher, diagnose):
    hidden = make_project("Hidden signs", is_hidden=True)
    coordinator = make_organisation("Hidden Ltd", is_hidden=True)
    shown = make_project("Early signs", [coordinator])
    matcher.similar = [(str(one.pk), 0.5) for one in (hidden, shown)]
    page = ask(client, diagnose)
    assert page.context["projects"] == [shown]
    assert "Hidden" not in page.text


def test_a_project_that_the_matcher_knows_and_the_site_no_more_is_left_out(
    client, matcher, diagnose
):
    matcher.similar = [("999999", 0.9), ("not-a-number", 0.8)]
    assert "No project with a text like this one is known." in ask(client, diagnose).text


def test_without_a_matcher_the_page_says_how_to_train_one(client, untrained, diagnose):
    assert "grappe train_matching" in ask(client, diagnose).text
