"""The idea board: its author says who reads an idea, joins show to the author alone."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from grappe.accounts.personal import known_about
from grappe.activity.models import Activity, Notice
from grappe.core.errors import RuleBroken
from grappe.organisations.models import Organisation, Post
from grappe.proposals import actions
from grappe.proposals.models import Consortium, Idea, Interest
from tests.make import (
    make_call,
    make_cluster,
    make_idea,
    make_membership,
    make_organisation,
    make_term,
)

LIST = reverse("proposals:ideas")
FEED = reverse("proposals:ideas_feed")
NEW = reverse("proposals:new_idea")


def address(page, idea):
    return reverse(f"proposals:{page}", args=[idea.public_id])


@pytest.fixture
def works(ben, aurora, helix):
    """Ben works for Helix, a member of Aurora."""
    make_membership(aurora, helix)
    ben.emailaddress_set.create(email=ben.email, verified=True)
    Organisation.objects.filter(pk=helix.pk).update(website="https://www.example.org/helix")
    return Post.objects.create(user=ben, organisation=helix)


@pytest.mark.parametrize(
    ("audience", "readers"),
    [
        ("author", ""),
        ("cluster", "ana ben"),
        ("signed_in", "ana ben cleo olga"),
        ("public", "ana ben cleo olga nobody"),
    ],
)
def test_its_author_says_who_reads_it(client, request, eva, aurora, works, audience, readers):
    idea = make_idea(eva, "Shy lamp", audience=audience, cluster=aurora, text="Glow quietly")
    topic = make_term("eurosci", "1.1", "Shy science")
    idea.topics.add(topic)
    for who in ("ana", "ben", "cleo", "olga", "nobody", "eva"):
        client.logout()
        if who != "nobody":
            client.force_login(request.getfixturevalue(who))
        may_read = who in readers.split() or who == "eva"
        assert client.get(idea.get_absolute_url()).status_code == (200 if may_read else 404)
        for question in ("", "?q=glow", f"?topic={topic.pk}"):
            page = client.get(LIST + question).text
            assert ("Shy lamp" in page) is may_read
            assert ("1 idea<" in page) is may_read
            assert ("Shy science" in page) is may_read
    assert ("Shy lamp" in client.get(FEED).text) is (audience == "public")


@pytest.mark.parametrize(
    "change",
    [{"ended_on": localdate() - timedelta(days=1)}, {"kind": "board"}],
    ids=["left", "board"],
)
def test_who_no_longer_works_for_a_member_reads_nothing(ben, eva, aurora, works, change):
    idea = make_idea(eva, audience="cluster", cluster=aurora)
    assert Idea.objects.visible_to(ben).contains(idea)
    Post.objects.update(**change)
    assert not Idea.objects.visible_to(ben).contains(idea)


def test_who_works_for_a_former_member_reads_nothing(ben, eva, aurora, works):
    idea = make_idea(eva, audience="cluster", cluster=aurora)
    aurora.memberships.update(left_on=date(2021, 1, 1))
    assert not Idea.objects.visible_to(ben).contains(idea)


def test_an_idea_is_noted_and_changed_by_its_author(client, ben, cleo, works, aurora):
    client.force_login(ben)
    typed = {"title": " A  lamp ", "text": "Shines.", "audience": "cluster"}
    page = client.post(NEW, typed).text
    assert "Choose the cluster whose members may read it." in page
    assert "Shines." in page
    assert not Idea.objects.exists()
    client.post(NEW, typed | {"cluster": aurora.pk})
    idea = Idea.objects.get()
    assert (idea.title, idea.author, idea.cluster) == ("A lamp", ben, aurora)
    client.post(address("edit_idea", idea), typed | {"audience": "public", "text": "Glows."})
    client.force_login(cleo)
    assert "Glows." in client.get(idea.get_absolute_url()).text
    assert client.post(address("edit_idea", idea), typed).status_code == 403
    assert client.post(address("delete_idea", idea)).status_code == 403
    assert client.post(address("form_team", idea)).status_code == 403
    client.force_login(ben)
    assert client.post(address("delete_idea", idea)).url == LIST
    assert not Idea.objects.exists()


def test_nobody_shows_an_idea_to_a_cluster_of_others(client, cleo, aurora):
    client.force_login(cleo)
    typed = {"title": "A", "text": "B", "audience": "cluster", "cluster": aurora.pk}
    assert client.post(NEW, typed).status_code == 200
    assert not Idea.objects.exists()


def join(client, user, idea, **typed):
    client.force_login(user)
    typed = {"name": "Nova", "country": "BE", "text": "A laboratory"} | typed
    return client.post(address("join_idea", idea), typed, follow=True)


def test_who_would_join_is_told_to_the_author_alone(client, ana, ben, cleo, belgium):
    idea = make_idea(ana)
    join(client, ben, idea)
    assert Notice.objects.get().user == ana
    client.force_login(cleo)
    page = client.get(idea.get_absolute_url()).text
    assert "1 would join." in page
    assert "Nova" not in page
    assert "A laboratory" not in page
    client.force_login(ana)
    page = client.get(idea.get_absolute_url()).text
    assert "Nova" in page
    assert "A laboratory" in page
    assert "I would join" not in page


def test_joining_again_changes_what_was_said_and_can_be_taken_back(client, ana, ben, belgium):
    idea = make_idea(ana)
    join(client, ben, idea)
    join(client, ben, idea, text="Two laboratories")
    assert Interest.objects.get().text == "Two laboratories"
    assert Notice.objects.count() == 1
    for _time in range(2):
        client.post(address("leave_idea", idea))
    assert not Interest.objects.exists()


def test_bad_input_is_told_and_stays(client, ana, ben):
    idea = make_idea(ana)
    page = join(client, ben, idea, name="Unheard of", country="").text
    assert "Unheard of is not known here" in page
    assert "A laboratory" in page
    assert not Interest.objects.exists()


def test_what_one_cannot_read_one_cannot_join(client, ana, ben):
    idea = make_idea(ana, audience="author")
    assert join(client, ben, idea).status_code == 404
    with pytest.raises(RuleBroken, match="yours already"):
        actions.join_idea(idea, make_organisation(), "x", by=ana)


def test_a_team_is_made_of_it_once(client, ana, ben, aurora):
    call = make_call(cluster=aurora)
    idea = make_idea(ana, call=call, seeks="A hospital")
    join(client, ben, idea)
    client.force_login(ana)
    first = client.post(address("form_team", idea)).url
    assert client.post(address("form_team", idea)).url == first
    board = Consortium.objects.get()
    assert (board.owner, board.call, board.title) == (ana, call, idea.title)
    assert "A hospital" in board.text
    partner = board.partners.get()
    assert partner.organisation == Organisation.objects.get(name="Nova")
    assert (partner.state, partner.reason) == ("considered", "A laboratory")
    assert "Open its team" in client.get(idea.get_absolute_url()).text


def test_ideas_for_a_call_are_linked_from_it(client, ana, aurora):
    call = make_call(cluster=aurora)
    make_idea(ana, "For the call", call=call)
    make_idea(ana, "For no call")
    assert f"{LIST}?call={call.slug}" in client.get(call.get_absolute_url()).text
    page = client.get(LIST, {"call": call.slug}).text
    assert "For the call" in page
    assert "For no call" not in page
    assert call.title in page


def test_a_hidden_call_or_cluster_is_not_named_by_an_idea(client, ana, cleo):
    cluster = make_cluster("Hidden Borealis", managers=[ana], stage="draft")
    call = make_call("Hidden call", cluster=cluster, stage="draft")
    idea = make_idea(ana, call=call, cluster=cluster)
    client.force_login(cleo)
    for url in (idea.get_absolute_url(), LIST, f"{LIST}?call={call.slug}"):
        assert "Hidden" not in client.get(url).text
    assert "0 ideas" in client.get(LIST, {"call": call.slug}).text


def test_the_trail_names_no_title(ana):
    idea = make_idea(ana, "Top secret")
    actions.save_idea(idea, [], by=ana)
    assert "Top secret" not in str(list(Activity.objects.values()))


@pytest.mark.parametrize("query", ["topic=x", "topic=" + "9" * 30, "q=%25", "page=x", "call=x"])
def test_odd_questions_find_nothing_and_break_nothing(client, ana, query):
    make_idea(ana)
    assert client.get(f"{LIST}?{query}").status_code == 200


def test_the_list_asks_as_often_for_many_as_for_one(client, ana, django_assert_max_num_queries):
    for number in range(15):
        make_idea(ana, f"Idea {number}")
    client.force_login(ana)
    with django_assert_max_num_queries(12):
        client.get(LIST)


def test_a_person_learns_what_is_known_of_them(ana, ben):
    idea = make_idea(ana)
    Interest.objects.create(idea=idea, user=ben, organisation=make_organisation(), text="x")
    assert known_about(ana)["proposals.idea"]["rows"]
    assert known_about(ben)["proposals.interest"]["rows"]


def test_a_post_that_nobody_proved_opens_nothing(client, ben, eva, aurora, works):
    idea = make_idea(eva, audience="cluster", cluster=aurora)
    client.force_login(ben)
    assert client.get(address("idea", idea)).status_code == 200
    ben.emailaddress_set.update(verified=False)
    assert client.get(address("idea", idea)).status_code == 404
