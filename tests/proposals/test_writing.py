"""Writing together: answers, files, work plan, budget; two editors lose nothing."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.timezone import now

from grappe.core import files
from grappe.proposals import actions
from grappe.proposals.answers import asked, missing
from grappe.proposals.models import AnswerFile, AnswerVersion, BudgetLine, Partner, WorkPackage
from tests.make import make_hosted_call, make_question, make_ready_proposal


@pytest.fixture
def call(aurora):
    return make_hosted_call(aurora)


@pytest.fixture
def proposal(ben, call):
    return make_ready_proposal(ben, call)


def address(page, proposal, *args):
    return reverse(f"proposals:{page}", args=[proposal.public_id, *args])


def test_answers_are_saved_and_their_earlier_texts_kept(client, ben, proposal):
    client.force_login(ben)
    page = address("write", proposal)
    client.post(page, {"aim": "First", "aim-base": 0})
    client.post(page, {"aim": "Second", "aim-base": 1})
    assert proposal.answers.get().value == "Second"
    shown = client.get(address("history", proposal, "aim")).text
    assert shown.index("<ins>Second</ins>") < shown.index("<ins>First</ins>")


def test_two_editors_at_once_lose_nothing(client, ben, proposal):
    client.force_login(ben)
    page = address("write", proposal)
    client.post(page, {"aim": "Mine", "aim-base": 0})
    told = client.post(page, {"aim": "Theirs", "aim-base": 0}, follow=True).text
    assert "kept among the earlier answers" in told
    assert proposal.answers.get().value == "Mine"
    assert AnswerVersion.objects.get(is_aside=True).value == "Theirs"


def test_a_stranger_finds_nothing(client, cleo, proposal):
    client.force_login(cleo)
    for page in ("write", "plan", "budget", "commitments"):
        assert client.get(address(page, proposal)).status_code == 404


def test_what_is_handed_in_is_read_only(client, ben, proposal):
    actions.submit(proposal, by=ben)
    client.force_login(ben)
    assert client.post(address("write", proposal), {"aim": "x"}).status_code == 403
    assert client.post(address("budget", proposal), {"x": "1"}).status_code == 403
    assert "Save" not in client.get(address("plan", proposal)).text.split("<main")[1]


@pytest.mark.parametrize(
    ("fields", "value", "told"),
    [
        ({"max_words": 2}, "one two three", "has 3 words"),
        ({"kind": "choice", "options": ["a", "b"]}, "c", "answers that are offered"),
        ({"kind": "number", "most": 5}, "6", "at most 5"),
        ({"kind": "number"}, "many", "write a number"),
        ({"kind": "table", "options": ["a", "b"]}, [["1"]], "other columns"),
        ({"kind": "text"}, "", "Answer “"),
    ],
)
def test_a_faulty_answer_is_told_in_a_sentence(proposal, fields, value, told):
    question = make_question(proposal.step, "extra", **fields)
    proposal.answers.create(question=question, value=value)
    assert [sentence for sentence in missing(proposal) if told in sentence]


def test_a_question_that_does_not_apply_is_not_missed(proposal):
    make_question(proposal.step, "extra", asked_if_key="aim", asked_if_value="Other")
    assert missing(proposal) == []


def test_a_changed_question_keeps_the_earlier_answer_in_sight(client, ben, proposal):
    old = proposal.step.questions.get()
    type(old).objects.filter(pk=old.pk).update(retired_at=now())
    make_question(proposal.step, "aim", version=2, title="Aim, anew")
    assert asked(proposal)[0].older.value == "Well said."
    assert "new wording" in " ".join(missing(proposal))
    client.force_login(ben)
    page = client.get(address("write", proposal)).text
    assert "Well said." in page
    client.post(address("write", proposal), {"aim": "Well said.", "aim-base": 0})
    assert missing(proposal) == []


def upload(client, proposal, name, content):
    typed = {"paper": SimpleUploadedFile(name, content), "aim": "Well said.", "aim-base": 0}
    return client.post(address("write", proposal), typed)


def test_files_are_sniffed_kept_and_served_to_the_team(client, ben, cleo, proposal):
    make_question(proposal.step, "paper", kind="file")
    client.force_login(ben)
    assert "is not a pdf file inside" in upload(client, proposal, "a.pdf", b"MZ\0\0").text
    assert "not of a kind that is taken" in upload(client, proposal, "a.exe", b"MZ").text
    assert "is empty" in upload(client, proposal, "a.txt", b"").text
    assert upload(client, proposal, "../a.pdf", b"%PDF-1.7 x").status_code == 302
    kept = AnswerFile.objects.get()
    page = address("answer_file", proposal, kept.public_id)
    assert client.get(page)["Content-Disposition"] == 'attachment; filename="a.pdf"'
    client.post(address("remove_file", proposal, kept.public_id))
    assert asked(proposal)[1].files == []
    client.force_login(cleo)
    assert client.get(page).status_code == 404


def test_a_file_that_is_too_large_is_not_taken_in(client, ben, proposal, monkeypatch):
    make_question(proposal.step, "paper", kind="file")
    monkeypatch.setattr(files, "MOST_BYTES", 100_000)
    client.force_login(ben)
    told = upload(client, proposal, "a.txt", b"x" * 500_000).text
    assert "may have" in told
    assert not AnswerFile.objects.exists()


def test_a_file_that_was_handed_in_stays(client, ben, ana, proposal):
    question = make_question(proposal.step, "paper", kind="file")
    kept = actions.add_file(proposal, question, SimpleUploadedFile("a.txt", b"hello"), ben)
    submission = actions.submit(proposal, by=ben)
    actions.open_again(proposal, by=ben)
    actions.remove_file(proposal, kept, by=ben)
    client.force_login(ana)
    page = reverse("proposals:submission_file", args=[submission.receipt, kept.public_id])
    assert b"".join(client.get(page).streaming_content) == b"hello"


def test_the_work_plan_is_drawn_and_checked(client, ben, proposal):
    client.force_login(ben)
    lead = Partner.objects.filter(consortium=proposal.consortium).first()
    typed = {
        "packages-TOTAL_FORMS": 3,
        "packages-INITIAL_FORMS": 2,
        "packages-2-number": 3,
        "packages-2-title": "Trials",
        "packages-2-lead": lead.pk,
        "packages-2-first_month": 5,
        "packages-2-last_month": 40,
    }
    for number, package in enumerate(WorkPackage.objects.order_by("number")):
        typed |= {f"packages-{number}-id": package.pk, f"packages-{number}-number": number + 7}
        typed |= {f"packages-{number}-title": "Old", f"packages-{number}-lead": lead.pk}
        typed |= {f"packages-{number}-first_month": 1, f"packages-{number}-last_month": 2}
        typed |= {f"results-{package.pk}-TOTAL_FORMS": 0}
        typed |= {f"results-{package.pk}-INITIAL_FORMS": 0}
    page = client.post(address("plan", proposal), typed, follow=True).text
    assert "ends in month 40; the project lasts 24" in page
    assert "<svg" in page
    assert WorkPackage.objects.count() == 3


def test_a_new_work_package_gets_the_next_number_and_an_empty_row_none(client, ben, proposal):
    client.force_login(ben)
    form = client.get(address("plan", proposal)).context["packages_form"]
    following = max(proposal.work_packages.values_list("number", flat=True)) + 1
    assert form.forms[-1]["number"].value() == following
    typed = {"packages-TOTAL_FORMS": 2, "packages-INITIAL_FORMS": 0}
    typed |= {"packages-0-title": "Trials", "packages-0-first_month": 1}
    typed |= {"packages-0-last_month": 2, "packages-1-number": 9}
    typed |= {"packages-1-first_month": 1, "packages-1-last_month": 1}
    typed |= {
        f"results-{package.pk}-{part}_FORMS": 0
        for package in proposal.work_packages.all()
        for part in ("TOTAL", "INITIAL")
    }
    client.post(address("plan", proposal), typed)
    numbers = proposal.work_packages.filter(title="Trials").values_list("number", flat=True)
    assert list(numbers) == [following]
    assert proposal.work_packages.count() == 3


def test_the_budget_is_computed_with_rates_and_flat_rates(client, ben, proposal):
    client.force_login(ben)
    helix = Partner.objects.get(organisation__slug="helix")
    staff = proposal.call.categories.get(key="staff")
    package = WorkPackage.objects.get(lead=helix)
    page = f"{address('budget', proposal)}?package={package.number}"
    typed = {f"{helix.pk}-{staff.pk}": "200000.00", f"{helix.pk}-size": "medium"}
    assert client.post(page, typed).status_code == 302
    helix.refresh_from_db()
    assert (helix.share, helix.size) == (250_000, "medium")
    shown = client.get(page).text
    assert "150,000" in shown or "150000" in shown, "60 % of 250,000"
    assert client.post(page, {f"{helix.pk}-{staff.pk}": "-5"}).status_code == 200
    assert BudgetLine.objects.filter(partner=helix).get().amount == 200_000
