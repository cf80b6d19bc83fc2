"""Where neither side knows the other, no name reaches an evaluator, nor theirs an applicant."""

import io
import zipfile

import pytest
from django.urls import reverse
from hypothesis import given as drawn
from hypothesis import strategies as st

from grappe.evaluation import actions, letters, packs
from grappe.evaluation.blind import blinded, mask
from grappe.evaluation.models import Evaluator
from grappe.proposals.models import Submission
from tests.make import make_assignment, make_decision

from .acting import look

NAME = "Quuxolaser"


@pytest.fixture
def blind(selection, proposal, helix, evaluator, eva):
    """A double-blind selection whose proposal names its partner wherever one can."""
    selection.call.blinding = "double"
    selection.call.save()
    sent = Submission.objects.get(proposal=proposal)
    content = sent.content
    content["partners"][0] |= {"name": NAME, "slug": NAME.lower(), "city": "Quuxville"}
    content["proposal"] |= {"summary": f"{NAME} builds lamps.", "title": f"Lamps of {NAME}"}
    file = {"name": f"{NAME}.pdf", "sha256": "", "size": 1}
    file |= {"public_id": str(proposal.public_id)}
    content["answers"] = [
        {"key": "aim", "section": "", "title": "Aim", "kind": "text", "version": 1,
         "value": f"{NAME.upper()} leads.", "files": [file]}
    ]  # fmt: skip
    content["commitments"] = [
        {"partner": content["partners"][0]["key"], "name": f"Mr {NAME}", "position": "",
         "signed_at": "", "sha256": "", "text": f"{NAME} signs."}
    ]  # fmt: skip
    sent.save()
    eva.posts.create(organisation=helix, ended_on=proposal.step.closes_at.date())
    actions.recompute(selection)
    return make_assignment(selection, proposal, evaluator, mark=None)


def is_clean(text):
    return NAME.lower() not in text.lower() and "quuxville" not in text.lower()


def test_no_page_of_the_evaluator_s_names_anybody(client, eva, ana, blind, selection):
    conflict = selection.conflicts.get()
    page = look(client, eva, "reading", blind.public_id)
    assert "You worked for a partner of the proposal" in page.text
    assert is_clean(page.text)
    actions.rule(conflict, "cleared", "Long ago.", by=ana)
    page = look(client, eva, "reading", blind.public_id)
    assert "Partner A builds lamps." in page.text
    assert is_clean(page.text)
    assert is_clean(look(client, eva, "readings").text)


def test_no_file_and_no_pack_does_either(client, eva, ana, blind, selection, proposal):
    actions.rule(selection.conflicts.get(), "cleared", "Long ago.", by=ana)
    assert (
        look(client, eva, "reading_file", blind.public_id, proposal.public_id).status_code
        == 404
    )
    sheet = look(client, eva, "pack_sheet", selection.public_id).content
    with zipfile.ZipFile(io.BytesIO(sheet)) as book:
        assert all(
            is_clean(book.read(name).decode(errors="replace")) for name in book.namelist()
        )
    shown = packs.submissions_of(selection, [blind])[proposal.pk]
    assert is_clean(str(blinded(shown.content)))


def test_no_mail_to_evaluators_names_anybody(
    ana, blind, selection, mailoutbox, django_capture_on_commit_callbacks
):
    actions.rule(selection.conflicts.get(), "cleared", "Long ago.", by=ana)
    with django_capture_on_commit_callbacks(execute=True):
        actions.remind(selection, by=ana)
    assert mailoutbox
    assert all(is_clean(letter.body + letter.subject) for letter in mailoutbox)


def test_evaluators_reach_it_by_no_other_door(client, eva, blind, proposal):
    client.force_login(eva)
    sent = Submission.objects.get(proposal=proposal)
    for url in (
        sent.get_absolute_url(),
        reverse("proposals:document", args=[sent.receipt]),
        reverse("proposals:proposal", args=[proposal.public_id]),
        reverse("proposals:of_call", args=[proposal.call.slug]),
    ):
        assert client.get(url).status_code in (403, 404)


def test_a_meeting_hides_what_one_leaves_for(client, eva, blind, selection, evaluator):
    meeting = selection.meetings.create(
        body=selection.bodies.first(), title="Panel", starts_at=selection.created_at
    )
    item = meeting.items.create(proposal=blind.proposal, number=1, minutes="Too bold.")
    actions.open_meeting(meeting, [evaluator], by=eva)
    assert list(item.left_room.all()) == [evaluator]
    page = look(client, eva, "attend", meeting.pk)
    assert "You leave the room" in page.text
    assert "Too bold." not in page.text


def test_applicants_learn_no_evaluator_s_name(client, ben, eva, selection, proposal, evaluator):
    eva.name = "Evaquux"
    eva.save()
    make_assignment(selection, proposal, evaluator)
    decision = make_decision(selection, proposal)
    letter = actions.letters.send_letter(decision, by=None)
    assert "Well thought." in letter.text
    page = look(client, ben, "told", decision.public_id)
    assert "Well thought." in page.text
    assert "Evaquux" not in page.text + letter.text
    assert letters.comments_on(decision) == "Well thought."
    assert Evaluator.objects.count() == 1


def test_letters_after_z_go_on():
    assert [mask(place) for place in (0, 25, 26)] == ["Partner A", "Partner Z", "Partner AA"]


def test_a_partner_who_is_called_like_a_mask_is_masked_once():
    partners = [{"key": "1", "name": "A"}, {"key": "2", "name": "Partner"}]
    content = {"partners": partners, "proposal": {"summary": "A and Partner work."}}
    found = blinded(content | {"answers": [], "commitments": []})
    assert [one["name"] for one in found["partners"]] == ["Partner A", "Partner B"]
    assert [one["key"] for one in found["partners"]] == ["1", "2"]
    assert found["proposal"]["summary"] == "Partner A and Partner B work."


@drawn(st.text(min_size=1, max_size=20), st.text(max_size=80))
def test_whatever_a_partner_is_called_its_name_is_taken_out(name, text):
    content = {
        "partners": [{"key": "1", "name": name, "slug": "", "city": "", "organisation": 1}],
        "proposal": {"summary": f"{text} {name} {text}"},
        "answers": [],
        "commitments": [],
    }
    found = blinded(content)
    assert found["partners"][0]["name"] == "Partner A"
    assert found["commitments"] == []
    if name.strip() and name.lower() not in f"{text} {text} partner a".lower():
        assert f" {name} " not in found["proposal"]["summary"]
