"""No stranger reads what is hidden: a secret is planted everywhere, and looked for everywhere.

tests/walk.py plants it in an unpublished cluster, drafts, a hidden organisation, invitations,
requests, notices, the trail, private mail addresses; nobody and cleo visit every address.
"""

import io
import zipfile
from urllib.parse import quote

import pytest
from django.core.management import call_command, get_commands
from django.urls import reverse

from grappe.accounts.models import User

from .role_table import SEEN
from .walk import PREFIX, SECRET, addresses, make_world

ADDRESSES = sorted({(name, parts) for name, parts in addresses() if ":" in name})
#: Signed links: whoever holds one may read what it is about.
BY_TOKEN = {"clusters:accept_invitation", "activity:stop", "directory:stop_alert"}
FEE = "qwxfeeqz"
#: Ways to ask further; each is tried on every address.
QUESTIONS = (
    "",
    f"?q={PREFIX}",
    f"?name={PREFIX}",
    "?format=csv&kind=cluster",
    "?format=xlsx&kind=organisation",
    "?format=json&limit=500",
    "?q=draft&view=map",
)


@pytest.fixture
def world(ana, ben, eva, otto, belgium):
    world = make_world(ana, ben, eva, otto)
    for user in (ana, ben):
        User.objects.filter(pk=user.pk).update(email=f"{user.name}@{SECRET}.example")
    if "rebuild_index" in get_commands():
        call_command("rebuild_index", verbosity=0)
    return world


def text_of(response):
    """All that an answer says, also within a spreadsheet or a stream."""
    content = response.getvalue() if response.streaming else response.content
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            content = b"".join(archive.read(name) for name in archive.namelist())
    said = content.decode("utf-8", "replace")
    return said + "".join(f"{name}: {value}" for name, value in response.headers.items())


def leaks(client, url):
    """Where the secret or a fee shows when this address is asked in every way."""
    for question in QUESTIONS:
        said = text_of(client.get(url + question))
        if SECRET in said.lower() or FEE in said:
            yield url + question


@pytest.mark.parametrize(
    ("name", "parts"), [row for row in ADDRESSES if row[0] not in BY_TOKEN], ids=str
)
def test_strangers_read_no_secret(client, world, cleo, name, parts):
    has_hidden = isinstance(SEEN[name][0], tuple)
    urls = {world.url(name, parts), *([world.url(name, parts, True)] if has_hidden else [])}
    found = [leak for url in urls for leak in leaks(client, url)]
    client.force_login(cleo)
    found += [f"{leak} (cleo)" for url in urls for leak in leaks(client, url)]
    assert found == []


def test_the_secret_is_where_its_keepers_find_it(client, world, ana, olga):
    """Otherwise the walk would prove nothing."""
    client.force_login(olga)
    assert SECRET in client.get(reverse("activity:audit")).text
    assert SECRET in client.get(world.url("events:page", ("slug",), True)).text
    client.force_login(ana)
    assert SECRET in client.get(reverse("home:my_work")).text


def test_what_is_hidden_answers_as_if_it_never_was(client, world):
    """Asking for what is hidden and for what never was answers alike."""
    hidden = client.get(world.url("clusters:page", ("slug",), True))
    never = client.get(reverse("clusters:page", args=["never-was"]))
    assert hidden.status_code == never.status_code == 404
    assert hidden.text.replace("borealis", "") == never.text.replace("never-was", "")


def test_mail_to_a_stranger_holds_no_secret(
    client, world, cleo, mailoutbox, django_capture_on_commit_callbacks
):
    cleo.saved_searches.create(name="All", query=f"q={quote(PREFIX)}", alert="daily")
    with django_capture_on_commit_callbacks(execute=True):
        if "send_search_alerts" in get_commands():
            call_command("send_search_alerts", verbosity=0)
        client.post(reverse("account_reset_password"), {"email": cleo.email})
    assert mailoutbox
    assert all(SECRET not in f"{letter.subject}{letter.body}" for letter in mailoutbox)
