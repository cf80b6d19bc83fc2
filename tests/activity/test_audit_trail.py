"""The audit trail is added to, never changed; a command proves that it is whole."""

import json

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection

from grappe.activity.actions import record
from grappe.activity.models import Activity
from grappe.activity.querysets import AppendOnlyError


@pytest.fixture
def trail(ana, aurora):
    return [record(ana, verb, aurora) for verb in ("edited", "submitted", "edited")]


def tamper(line, **values):
    """Change a line behind the model's back."""
    (name, value), *_ = values.items()
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE activity_activity SET {name} = %s WHERE id = %s",  # noqa: S608
            [value, line.pk],
        )


def test_a_whole_trail_is_called_whole(trail, capsys):
    call_command("verify_audit")
    assert "3 lines, all whole" in capsys.readouterr().out


def test_an_empty_trail_is_whole(db, capsys):
    call_command("verify_audit")
    assert "0 lines" in capsys.readouterr().out


@pytest.mark.parametrize(
    "change",
    [
        {"verb": "praised"},
        {"target_label": "Borealis"},
        {"actor_key": "somebody else"},
        {"details": json.dumps({"section": "team"})},
        {"at": "2020-01-01 00:00:00"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_changed_line_is_found_and_named(trail, change):
    tamper(trail[1], **change)
    with pytest.raises(CommandError, match=rf"Line {trail[1].pk} was changed. The 1 lines"):
        call_command("verify_audit")


def test_a_removed_line_is_missed(trail):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM activity_activity WHERE id = %s", [trail[1].pk])
    with pytest.raises(CommandError, match=f"Line {trail[2].pk} does not follow"):
        call_command("verify_audit")


@pytest.mark.parametrize(
    "attack",
    [
        lambda line: line.save(),
        lambda line: line.delete(),
        lambda line: Activity.objects.update(verb="praised"),
        lambda line: Activity.objects.filter(pk=line.pk).delete(),
        lambda line: Activity.objects.bulk_update([line], ["verb"]),
    ],
    ids=["save", "delete", "update", "delete many", "bulk update"],
)
def test_no_line_is_changed_or_removed_by_our_own_code(trail, attack):
    with pytest.raises(AppendOnlyError, match="never changed or removed"):
        attack(trail[0])


def test_no_two_lines_follow_the_same_one(trail, aurora):
    line = Activity.objects.get(pk=trail[2].pk)
    line.pk, line.hash, line._state.adding = None, "f" * 64, True
    with pytest.raises(IntegrityError):
        line.save()


def test_the_trail_outlives_people_and_so_holds_no_mail_address(ana, aurora):
    line = record(ana, "invited", aurora, to="Ben <ben@example.org>", tags=["b.c@d.org"])
    assert line.details == {"to": "Ben <…>", "tags": ["…"]}
    assert record(ana, "erased", ana).target_label == str(ana.public_id)
    call_command("verify_audit")


def test_the_trail_stays_whole_when_its_actor_leaves(trail, ana):
    ana.delete()
    line = Activity.objects.last()
    assert (line.actor, line.actor_key) == (None, str(ana.public_id))
    call_command("verify_audit")
