"""`grappe import_calls_eu`: calls of the EU portal, once and again."""

import gzip
import json

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from grappe.calls.models import Call
from grappe.sources.calls_eu import line_of, paragraphs

RAW = {
    "topicId": "HORIZON-HLTH-2027-01-DISEASE-05",
    "title": "Antiviral  therapeutics",
    "programme": "Horizon Europe",
    "typesOfAction": "HORIZON  Research and Innovation Actions",
    "deadline": "2027-04-13",
    "deadlineModel": "single-stage",
    "callStatus": "open",
    "budgetMin": 6000000,
    "budgetMax": 8000000,
    "expectedGrants": 4,
    "keywords": "virology",
    "portalUrl": "https://ec.europa.eu/topic",
    "description": "Expected Outcome:Better cures.Fewer deaths.Scope:Viruses [1].And more.",
}


def run(path, capsys):
    call_command("import_calls_eu", str(path))
    return capsys.readouterr()


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "calls.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as out:
        out.write(json.dumps(RAW) + "\n{broken\n" + json.dumps({"topicId": "X"}) + "\n")
    return path


def test_calls_come_in_with_paragraphs_rules_and_a_deadline_in_brussels(file, db, capsys):
    call_command("load_rules")
    said = run(file, capsys)
    assert "1 calls added, 0 changed, 0 as they were, 2 refused" in said.out
    assert "line 2: it is not JSON" in said.err
    assert "line 3: it lacks title" in said.err
    call = Call.objects.get()
    assert call.title == "Antiviral therapeutics"
    assert call.text.startswith("### Expected Outcome\n\nBetter cures.\n\nFewer deaths.")
    assert call.closes_at.isoformat() == "2027-04-13T15:00:00+00:00"
    assert (call.budget_max, call.expected_grants) == (8_000_000, 4)
    assert call.rule_set.scheme.startswith("horizon")
    assert call.is_published


def test_a_second_run_changes_nothing(file, db, capsys):
    run(file, capsys)
    before = Call.objects.values().get()
    assert "0 calls added, 0 changed, 1 as they were" in run(file, capsys).out
    assert Call.objects.values().get() == before


def test_what_the_file_lacks_is_not_blanked_and_what_it_changes_is_taken(db, tmp_path, capsys):
    path = tmp_path / "calls.jsonl"
    path.write_text(json.dumps(RAW) + "\n")
    run(path, capsys)
    newer = RAW | {"description": "", "deadline": "2027-05-01", "keywords": None}
    path.write_text(json.dumps(newer) + "\n")
    assert "1 changed" in run(path, capsys).out
    call = Call.objects.get()
    assert "Better cures" in call.text
    assert (call.closes_at.month, call.keywords) == (5, "virology")


def test_an_announced_call_is_not_open(db, tmp_path, capsys):
    path = tmp_path / "calls.jsonl"
    path.write_text(json.dumps(RAW | {"callStatus": "forthcoming"}) + "\n")
    run(path, capsys)
    assert not Call.objects.get().is_open()


def test_a_file_that_cannot_be_read_says_so(db, tmp_path):
    path = tmp_path / "calls.jsonl.gz"
    path.write_bytes(b"not gzip")
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_calls_eu", str(path))
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_calls_eu", str(tmp_path / "none.jsonl"))


def test_headings_are_found_within_the_line():
    text = "Objective:More light. Scope:Lasers at TRL.The aim?Cheap ones Objective:Now."
    assert paragraphs(text).split("\n\n") == [
        "### Objective",
        "More light.",
        "### Scope",
        "Lasers at TRL.",
        "The aim?",
        "Cheap ones",
        "### Objective",
        "Now.",
    ]


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"title": ["a", "b"]}, "it lacks title"),
        ({"deadline": "2027-13-45"}, "its deadline is no date"),
        ({"budgetMax": 10**30}, "14 digits"),
        ({"portalUrl": "javascript:alert(1)"}, "valid URL"),
        ({"topicId": "X" * 121}, "at most 120 characters"),
    ],
)
def test_a_line_that_cannot_be_kept_is_refused_with_its_reason(
    db, tmp_path, capsys, wrong, reason
):
    path = tmp_path / "calls.jsonl"
    path.write_text(json.dumps(RAW | wrong) + "\n")
    said = run(path, capsys)
    assert "1 refused" in said.out
    assert reason in said.err
    assert not Call.objects.exists()


def test_signs_and_numbers_that_no_database_holds_are_left_out(db, tmp_path, capsys):
    path = tmp_path / "calls.jsonl"
    odd = {"title": "Anti\0viral\ud800", "budgetMin": float("inf"), "expectedGrants": True}
    path.write_text(json.dumps(RAW | odd) + "\n" + "[" * 100_000 + "\n")
    assert "1 calls added, 0 changed, 0 as they were, 1 refused" in run(path, capsys).out
    call = Call.objects.get()
    assert (call.title, call.budget_min, call.expected_grants) == ("Antiviral", None, None)


def test_a_file_damaged_on_the_way_keeps_what_was_read_and_says_so(db, tmp_path, capsys):
    lines = "".join(json.dumps(RAW | {"topicId": f"X-{n}"}) + "\n" for n in range(3))
    path = tmp_path / "calls.jsonl.gz"
    path.write_bytes(gzip.compress(lines.encode())[:-9])
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_calls_eu", str(path))
    assert "added" in capsys.readouterr().out
    path.write_bytes(b"\x1f\x8b\x08" + bytes(7) + b"\xff" * 40)
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_calls_eu", str(path))


@given(st.text())
def test_any_line_is_read_or_refused_with_a_reason(text):
    line = line_of(1, text)
    assert (line.call is None) == bool(line.error)


@given(st.text())
def test_paragraphs_lose_no_letter(text):
    def letters(one):
        return [sign for sign in one if sign.isalnum()]

    assert letters(paragraphs(text)) == letters(text)
