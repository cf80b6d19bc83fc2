"""Introductions: both sides must want it; until then each reads only what it should."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from grappe.activity.models import Activity, Notice
from grappe.core.errors import RuleBroken
from grappe.home.actions import erase
from grappe.matching import actions
from grappe.matching.models import Introduction
from grappe.matching.permissions import can_answer
from grappe.matching.querysets import answering_for
from tests.make import make_cluster, make_membership, make_organisation

WORDS = "We look for a partner in diagnostics."


@pytest.fixture
def helix(aurora):
    """A member of Aurora: ana answers for it."""
    return make_membership(aurora, make_organisation("Helix")).organisation


@pytest.fixture
def lumina(cleo):
    """Runs a cluster of cleo's own."""
    organisation = make_organisation("Lumina", kind="cluster", country="FR")
    make_cluster("Lumina cluster", managers=[cleo], organisation=organisation)
    return organisation


def ask(by, asked, shown=("name",), **facts):
    facts = {"message": WORDS, "shown": list(shown)} | facts
    return actions.ask(Introduction(asked=asked, **facts), by=by)


def page_for(client, user, introduction):
    client.force_login(user)
    return client.get(introduction.get_absolute_url())


def test_cleo_asks_on_the_page(client, cleo, helix, lumina):
    client.force_login(cleo)
    url = reverse("matching:introduce", args=[helix.slug]) + "?text=light&rank=3"
    assert ">\nlight</textarea>" in client.get(url).text
    form = {"message": WORDS, "shown": ["organisation"], "asking_for": lumina.pk}
    form["deadline_on"] = (localdate() + timedelta(days=14)).isoformat()
    response = client.post(url, form)
    introduction = Introduction.objects.get()
    assert response.url == introduction.get_absolute_url()
    assert (introduction.asker, introduction.asked, introduction.rank) == (cleo, helix, 3)
    assert "no answer yet" in client.get(response.url).text


@pytest.mark.parametrize("days", [0, 61])
def test_the_deadline_lies_within_a_span(client, cleo, helix, days):
    client.force_login(cleo)
    url = reverse("matching:introduce", args=[helix.slug])
    form = {"message": WORDS, "deadline_on": (localdate() + timedelta(days)).isoformat()}
    assert "Choose a day in this span." in client.post(url, form).text
    assert not Introduction.objects.exists()


def test_nobody_asks_in_the_name_of_another_organisation(client, cleo, helix, lumina):
    other = make_organisation("Other")
    client.force_login(cleo)
    url = reverse("matching:introduce", args=[helix.slug])
    form = {"message": WORDS, "asking_for": other.pk, "deadline_on": "2999-01-01"}
    assert "asking_for" in client.post(url, form).context["form"].errors


# --- who answers


def test_those_who_keep_its_own_cluster_answer_for_an_organisation(aurora, cleo, lumina):
    make_membership(aurora, lumina)
    assert list(answering_for(lumina)) == [cleo]


def test_otherwise_the_managers_of_its_clusters_do(ana, helix):
    assert list(answering_for(helix)) == [ana]


def test_a_draft_gives_no_right_to_answer(cleo, helix):
    draft = make_cluster("Borealis", managers=[cleo], stage="draft")
    make_membership(draft, helix)
    assert cleo not in answering_for(helix)
    introduction = Introduction(asked=helix)
    assert not can_answer(cleo, introduction)


@pytest.mark.parametrize(
    ("who", "sees", "answers"),
    [("ana", True, True), ("cleo", True, False), ("ben", False, False), ("olga", False, False)],
)
def test_who_sees_and_who_answers(request, client, cleo, helix, who, sees, answers):
    user = request.getfixturevalue(who)
    introduction = ask(cleo, helix)
    assert page_for(client, user, introduction).status_code == (200 if sees else 404)
    assert can_answer(user, introduction) is answers


def test_where_nobody_answers_the_page_says_so(client, cleo, db):
    alone = make_organisation("Alone", website="https://alone.example")
    client.force_login(cleo)
    page = client.get(reverse("matching:introduce", args=["alone"]))
    assert "Nobody here answers for Alone yet." in page.text
    assert "https://alone.example" in page.text
    with pytest.raises(RuleBroken, match="Nobody here"):
        ask(cleo, alone)


def test_nobody_asks_themselves(ana, helix):
    with pytest.raises(RuleBroken, match="yourself"):
        ask(ana, helix)


# --- what each side reads


def test_the_asked_read_only_what_the_asker_chose(client, ana, cleo, helix, lumina):
    facts = {"asking_for": lumina, "text": "A secret plan"}
    nameless = ask(cleo, helix, shown=["organisation"], **facts)
    said = page_for(client, ana, nameless).text
    assert "Lumina" in said
    assert WORDS in said
    for secret in ("cleo", "A secret plan"):
        assert secret not in said
    listed = client.get(reverse("matching:introductions")).text
    assert "Lumina asks Helix" in listed
    assert "cleo" not in listed


def test_the_notice_and_the_mail_say_no_more(
    ana, cleo, helix, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        ask(cleo, helix, shown=[], text="A secret plan")
    notice = Notice.objects.get()
    assert (notice.user, notice.kind) == (ana, "introduction")
    assert notice.text == "Somebody on this platform asks for an introduction to Helix"
    letter = mailoutbox[0]
    assert letter.to == [ana.email]
    for secret in ("cleo", "A secret plan", "Lumina"):
        assert secret not in letter.subject + letter.body


def test_the_asked_are_told_in_their_own_language(ana, cleo, helix):
    type(ana).objects.filter(pk=ana.pk).update(language="fr")
    ask(cleo, helix)
    assert Notice.objects.get().text.startswith("cleo ")


def test_silence_tells_the_asker_nothing(client, ana, cleo, helix):
    introduction = ask(cleo, helix)
    before = page_for(client, cleo, introduction).text
    trail = Activity.objects.count()
    page_for(client, ana, introduction)
    assert Activity.objects.count() == trail
    after = page_for(client, cleo, introduction).text
    assert without_tokens(after) == without_tokens(before)
    assert ana.email not in after
    Introduction.objects.update(deadline_on=localdate() - timedelta(days=1))
    assert ">no answer<" in page_for(client, cleo, introduction).text


def without_tokens(text):
    return [line for line in text.splitlines() if "csrfmiddlewaretoken" not in line]


def test_contacts_are_shown_once_it_is_accepted(client, ana, cleo, helix):
    introduction = ask(cleo, helix)
    assert cleo.email not in page_for(client, ana, introduction).text
    client.post(introduction.get_absolute_url(), {"is_accepted": "yes", "words": "Call us"})
    assert cleo.email in page_for(client, ana, introduction).text
    said = page_for(client, cleo, introduction).text
    assert ana.email in said
    assert "Call us" in said
    assert Notice.objects.get(user=cleo).text.startswith("Helix accepts your introduction")


@pytest.mark.parametrize("is_told", [True, False])
def test_a_reason_is_told_only_if_they_choose(client, ana, cleo, helix, is_told):
    introduction = ask(cleo, helix)
    client.force_login(ana)
    form = {"is_accepted": "no", "reason": "field", "words": ""}
    form |= {"is_reason_shown": "on"} if is_told else {}
    client.post(introduction.get_absolute_url(), form)
    said = page_for(client, cleo, introduction).text
    assert ("not our field" in said) is is_told
    assert ("They give no reason." in said) is not is_told
    assert ana.email not in said
    assert "field" not in str([line.details for line in Activity.objects.all()])


def test_what_is_withdrawn_is_read_no_more(client, ana, cleo, helix):
    introduction = ask(cleo, helix)
    client.force_login(cleo)
    client.post(reverse("matching:withdraw", args=[introduction.public_id]))
    said = page_for(client, ana, introduction).text
    assert WORDS not in said
    assert "cleo" not in said
    assert "Helix" not in client.get(reverse("matching:introductions")).text


def test_only_the_asker_withdraws(client, ana, cleo, helix):
    introduction = ask(cleo, helix)
    client.force_login(ana)
    url = reverse("matching:withdraw", args=[introduction.public_id])
    assert client.post(url).status_code == 403


# --- rules


def test_an_answer_comes_once_and_in_time(ana, cleo, helix):
    introduction = ask(cleo, helix)
    Introduction.objects.update(deadline_on=localdate() - timedelta(days=1))
    with pytest.raises(RuleBroken, match="deadline"):
        actions.accept(introduction, by=ana)
    Introduction.objects.update(deadline_on=localdate())
    actions.decline(introduction, by=ana)
    with pytest.raises(RuleBroken, match="answered"):
        actions.accept(introduction, by=ana)
    with pytest.raises(RuleBroken, match="already"):
        actions.withdraw(introduction, by=cleo)


def test_the_same_organisation_is_left_in_peace_for_a_while(cleo, helix):
    introduction = ask(cleo, helix)
    actions.withdraw(introduction, by=cleo)
    with pytest.raises(RuleBroken, match="within the last 90 days"):
        ask(cleo, helix)
    Introduction.objects.update(asked_at=introduction.asked_at - timedelta(days=91))
    ask(cleo, helix)


def test_so_many_wait_at_most(cleo, aurora, helix):
    for number in range(actions.MOST_WAITING):
        other = make_organisation(f"Nova {number}")
        make_membership(aurora, other)
        ask(cleo, other)
    with pytest.raises(RuleBroken, match="20 introductions of yours are waiting"):
        ask(cleo, helix)


def test_what_came_of_it_is_noted_and_measured(client, ana, cleo, helix, aurora):
    introduction = ask(cleo, helix, rank=2)
    url = reverse("matching:note_outcome", args=[introduction.public_id])
    client.force_login(cleo)
    assert client.post(url, {"outcome": "team"}).status_code == 403
    actions.accept(introduction, by=ana)
    client.post(url, {"outcome": "team"})
    other = make_membership(aurora, make_organisation("Nova")).organisation
    actions.decline(ask(cleo, other), by=ana, reason="time")
    assert Introduction.objects.tally() == {
        "asked": 2,
        "answered": 2,
        "accepted": 1,
        "worked": 1,
        "accepted_in_first_ten": 1,
    }


def test_erasing_the_asker_takes_it_along_and_erasing_the_answerer_the_contact(
    client, ana, ben, cleo, helix, aurora
):
    aurora.managers.add(ben)
    introduction = actions.accept(ask(cleo, helix), by=ana)
    erase(ana, by=ana)
    said = page_for(client, cleo, introduction).text
    assert "has left this platform" in said
    assert ana.email not in said
    erase(cleo, by=cleo)
    assert not Introduction.objects.exists()


def test_the_keeper_of_no_organisation_is_asked_nothing(client, ben):
    client.force_login(ben)
    assert (
        "Nobody asks for an introduction" in client.get(reverse("matching:introductions")).text
    )
