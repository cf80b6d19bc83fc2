"""What somebody may not see is not found, not counted, not exported, not suggested."""

import pytest
from django.urls import reverse

from grappe.directory.actions import rebuild
from tests.make import (
    make_cluster,
    make_event,
    make_news,
    make_organisation,
    make_project,
)

SECRET = "Zyxomorph"


@pytest.fixture
def secrets(ana, belgium):
    """One hidden thing of each kind; Ana keeps the cluster that is no page yet."""
    draft = make_cluster(f"{SECRET} draft", managers=[ana], stage="draft")
    shown = make_cluster("Aurora", slug="aurora")
    make_event(draft, f"{SECRET} meeting")
    make_news(shown, f"{SECRET} news", is_published=False)
    hidden = make_organisation(f"{SECRET} Ltd", is_hidden=True, kind="hospital")
    make_project(f"{SECRET} project", is_hidden=True)
    make_project("Light for hearts", [hidden])
    rebuild()


PAGES = ["search", "suggest", "map_data", "export"]


@pytest.mark.parametrize("backend", ["tantivy", "database"])
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("who", ["nobody", "cleo"])
def test_a_stranger_learns_nothing(client, request, settings, secrets, who, page, backend):
    settings.DIRECTORY_INDEX = backend
    if who != "nobody":
        client.force_login(request.getfixturevalue(who))
    asked = {"q": SECRET[:4], "format": "csv"} if page == "export" else {"q": SECRET[:4]}
    response = client.get(reverse(f"directory:{page}"), asked)
    text = b"".join(response) if response.streaming else response.content
    told = text.decode()
    assert SECRET not in told
    assert "result" not in told or page != "search" or "0 results" in told


@pytest.mark.parametrize("backend", ["tantivy", "database"])
def test_counts_leak_nothing_and_those_who_may_see_do(
    settings, find, counts, secrets, nobody, ana, cleo, olga, backend
):
    settings.DIRECTORY_INDEX = backend
    assert "hospital" not in counts()["size"]
    assert counts(user=cleo)["kind"] == counts()["kind"]
    assert counts(user=ana)["kind"]["cluster"] == counts()["kind"]["cluster"] + 1
    assert set(find(f"q={SECRET}", ana)) == {f"{SECRET} draft", f"{SECRET} meeting"}
    assert len(find(f"q={SECRET}", olga)) == 5


def test_a_hidden_partner_is_no_way_to_its_project(find, secrets, nobody):
    assert "Light for hearts" not in find(f"q={SECRET} Ltd", nobody)


def test_hiding_works_at_once_even_before_the_index_knows(client, find, belgium):
    helix = make_organisation("Helix")
    assert find("q=helix") == ["Helix"]
    address = reverse("directory:search") + "?q=helix"
    assert "Belgium" in client.get(address).text
    helix.is_hidden = True
    helix.save()
    assert "SME · Belgium" not in client.get(address).text


def test_compare_leaves_hidden_ones_out(client, secrets):
    ids = [f"organisation:{SECRET.lower()}-ltd", "cluster:aurora", "project:x", "nonsense"]
    page = client.get(reverse("directory:compare"), {"ids": ids}).text
    assert "Aurora" in page
    assert SECRET not in page
