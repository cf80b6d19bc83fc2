"""Reading news and good practices: lists, pages, and the feeds that others follow."""

from datetime import date
from xml.etree import ElementTree

import pytest
from django.urls import reverse

from tests.make import make_cluster, make_news, make_practice, make_term

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
KINDS = pytest.mark.parametrize(
    ("word", "make"), [("news", make_news), ("practices", make_practice)]
)


def feed(client, name, *args):
    content = client.get(reverse(f"publications:{name}", args=args)).content
    return ElementTree.fromstring(content)  # noqa: S314  our own answer


def titles(root):
    return [entry.findtext(f"{ATOM}title") for entry in root.iter(f"{ATOM}entry")]


@KINDS
def test_the_latest_comes_first(word, make, client, aurora):
    make(aurora, "Older", published_on=date(2024, 5, 1))
    make(aurora, "Newer", published_on=date(2025, 5, 1))
    page = client.get(reverse("publications:list", args=[word])).context["page"]
    assert [row.title for row in page] == ["Newer", "Older"]


@KINDS
def test_the_list_of_one_cluster(word, make, client, cleo, aurora):
    make(aurora, "Ours")
    make(make_cluster("Lyon"), "Theirs")
    text = client.get(reverse("publications:of_cluster", args=[word, "aurora"])).text
    assert "Ours" in text
    assert "Theirs" not in text
    make_cluster("Hidden", stage="draft")
    hidden = reverse("publications:of_cluster", args=[word, "hidden"])
    assert client.get(hidden).status_code == 404


def test_a_piece_of_news_leads_to_its_document(client, aurora):
    news = make_news(
        aurora,
        text="A **new** laboratory <script>alert(1)</script>",
        document_url="https://example.org/report.pdf",
    )
    text = client.get(news.get_absolute_url()).text
    assert "<strong>new</strong>" in text
    assert "https://example.org/report.pdf" in text
    assert "1 January 2026" in text
    assert "<script>alert" not in text


def test_a_good_practice_names_its_subjects(client, aurora):
    practice = make_practice(aurora)
    practice.terms.add(make_term())
    assert "Human health activities" in client.get(practice.get_absolute_url()).text


@KINDS
def test_drafts_and_those_of_hidden_clusters_are_for_managers(
    word, make, client, ana, cleo, aurora
):
    draft = make(aurora, "Draft secret", is_published=False)
    hidden = make(make_cluster("Hidden", stage="draft"), "Hidden secret")
    client.force_login(cleo)
    assert "secret" not in client.get(reverse("publications:list", args=[word])).text
    for row in (draft, hidden):
        assert client.get(row.get_absolute_url()).status_code == 404
    client.force_login(ana)
    assert client.get(draft.get_absolute_url()).status_code == 200
    assert client.get(hidden.get_absolute_url()).status_code == 404


@KINDS
def test_feeds_tell_what_everybody_may_see(word, make, client, ana, aurora):
    make(aurora, "Ours", summary="In short")
    make(make_cluster("Lyon"), "Theirs", published_on=date(2024, 1, 1))
    make(aurora, "Draft", is_published=False)
    make(make_cluster("Hidden", [ana], stage="draft"), "Hidden")
    client.force_login(ana)
    root = feed(client, "feed", word)
    assert titles(root) == ["Ours", "Theirs"]
    entry = root.find(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}summary") == "In short"
    assert entry.findtext(f"{ATOM}published").startswith("2026-01-01T00:00:00+01:00")
    assert titles(feed(client, "feed_of_cluster", word, "aurora")) == ["Ours"]
    hidden = reverse("publications:feed_of_cluster", args=[word, "hidden"])
    assert client.get(hidden).status_code == 404


@KINDS
@pytest.mark.parametrize("count", [3, 30])
def test_queries_do_not_grow(word, make, count, client, django_assert_max_num_queries):
    for number in range(count):
        make(make_cluster(f"Cluster {number}"), f"Piece {number}")
    for name in ("list", "feed"):
        with django_assert_max_num_queries(12):
            client.get(reverse(f"publications:{name}", args=[word]))
