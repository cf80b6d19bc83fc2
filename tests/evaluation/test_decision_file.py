"""The decision file: whole, checked without the database, and every change found."""

import io
import json
import zipfile

import pytest
from django.core.management import CommandError, call_command

from grappe.calls.snapshot import sha256_of
from grappe.evaluation import actions
from grappe.evaluation.decision_file import MANIFEST, archive_of, digest, faults_of, written

from .acting import look, press
from .judged import asks, make_judged, ranked


@pytest.fixture
def judged(ana, selection):
    """Everything done but closing."""
    make_judged(selection)
    asks(selection, 10_000)
    actions.run_checks(selection, by=ana)
    actions.compute_assignment(selection, by=ana)
    ranked(selection, by=ana)
    proposals = [one.proposal for one in selection.submissions()]
    typed = {"kind": "label", "verdict": "yes", "reason": "Good.", "conditions": ""}
    typed |= {"body": selection.bodies.first(), "decided_on": None, "amount": None, "over": ""}
    actions.decide(selection, proposals, typed, by=ana)
    actions.send_letters(selection, by=ana)
    return selection


def changed(content, name, change):
    """The archive with one part changed, and the manifest made to fit it."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {one: archive.read(one) for one in archive.namelist()}
    plain = json.loads(parts[name])
    change(plain)
    parts[name] = written(plain)
    manifest = json.loads(parts[MANIFEST])
    manifest["parts"][name] = digest(parts[name])
    parts[MANIFEST] = written(manifest)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for one, part in parts.items():
            archive.writestr(one, part)
    return file.getvalue()


@pytest.fixture
def content(judged):
    """The file, with each submission's true hash."""
    for one in judged.submissions():
        one.sha256 = sha256_of(one.content)
        one.save()
    return archive_of(judged)


def test_a_whole_file_holds(settings, content, tmp_path, capsys):
    assert faults_of(content) == []
    file = tmp_path / "decision.zip"
    file.write_bytes(content)
    call_command("verify_decision", str(file))
    assert "every hash fits" in capsys.readouterr().out


def test_the_same_records_give_the_same_file(judged):
    assert archive_of(judged) == archive_of(judged)


@pytest.mark.parametrize(
    ("name", "change", "told"),
    [
        ("submissions/{}.json", lambda one: one["content"].update(checks=[1]), "own hash"),
        ("rankings/ranking-1.json", lambda one: one["inputs"]["marks"].pop(), "own hash"),
        ("assignments/receipt-1.json", lambda one: one["inputs"].update(seed="x"), "differs"),
        ("decisions.json", lambda one: one[0].update(letter__text="No."), "letter of decision"),
    ],
)
def test_whoever_changes_a_part_and_the_manifest_is_found_out(
    content, proposal, name, change, told
):
    faults = faults_of(changed(content, name.format(proposal.reference), change))
    assert any(told in fault for fault in faults)


def test_a_missing_a_strange_and_a_broken_part_are_named(content, tmp_path):
    file = io.BytesIO(content)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("strange.json", "{}")
    assert faults_of(file.getvalue()) == ["strange.json is not named in the manifest."]
    assert faults_of(b"no zip") == ["This is no decision file."]
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("verify_decision", str(tmp_path / "nowhere.zip"))


def test_it_closes_only_when_all_is_done_and_then_stays(client, ana, judged):
    page = look(client, ana, "file", judged.public_id)
    assert "Close the selection" in page.text
    press(client, ana, "close", judged.public_id)
    before = archive_of(judged)
    page = press(client, ana, "compute_ranking", judged.public_id)
    assert "nothing in it changes any more" in page.text
    response = look(client, ana, "archive", judged.public_id)
    judged.refresh_from_db()
    assert response.content == archive_of(judged)
    assert response.content != before, "it now says when it was closed"


def test_what_is_open_is_told(client, ana, selection):
    page = look(client, ana, "file", selection.public_id)
    assert "2 proposals have no decision." in page.text
    page = press(client, ana, "close", selection.public_id)
    assert "Not closed yet" in page.text


def test_strangers_load_nothing(client, cleo, judged):
    assert look(client, cleo, "archive", judged.public_id).status_code == 404
