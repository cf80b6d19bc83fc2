"""The front page: who is here, what is coming, what is new; nothing that is not there."""

from grappe.directory.actions import rebuild
from tests.make import make_cluster, make_event, make_news, make_practice


def test_its_figures_open_into_the_directory(client, aurora):
    make_cluster("Borealis", country="FR")
    rebuild()
    page = client.get("/").text
    assert 'href="/directory/?kind=cluster">2<' in page
    assert "/directory/?kind=cluster&amp;country=BE" in page


def test_it_tells_of_what_is_coming_and_new(client, aurora):
    make_event(aurora, "Spring meeting")
    make_event(aurora, "Past meeting", starts_in=-9)
    make_event(aurora, "Secret meeting", is_published=False)
    make_news(aurora, "A new laser")
    make_practice(aurora, "Blind review")
    rebuild()
    page = client.get("/").text
    assert "Spring meeting" in page
    assert "A new laser" in page
    assert "Blind review" in page
    assert "Past meeting" not in page
    assert "Secret meeting" not in page


def test_an_empty_site_promises_nothing(client, db):
    page = client.get("/").text
    assert "Who is here" not in page
    assert "What is coming" not in page


def test_it_asks_little(client, aurora, django_assert_max_num_queries):
    make_event(aurora)
    make_news(aurora)
    rebuild()
    with django_assert_max_num_queries(8):
        client.get("/")
