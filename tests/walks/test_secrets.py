"""No stranger reads what is hidden: a secret is planted everywhere, and looked for everywhere.

`world` plants it in an unpublished cluster, drafts, a hidden organisation, invitations,
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
from .world import PREFIX, SECRET, addresses

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


@pytest.fixture(autouse=True)
def _addresses(world):
    """Those of ana and ben are secrets too."""
    for who in ("ana", "ben"):
        user = User.objects.filter(pk=world.people[who].pk)
        user.update(email=f"{who}@{SECRET}.example")


def text_of(response):
    """All that an answer says, also within a spreadsheet or a stream."""
    content = response.getvalue() if response.streaming else response.content
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            content = b"".join(archive.read(name) for name in archive.namelist())
    said = content.decode("utf-8", "replace")
    return said + "".join(f"{name}: {value}" for name, value in response.headers.items())


def leaks(client, url):
    """Where the secret or a fee shows when this address is asked in every way; what does not
    answer at all is asked once."""
    for question in QUESTIONS:
        answer = client.get(url + question)
        said = text_of(answer)
        if SECRET in said.lower() or FEE in said:
            yield url + question
        if answer.status_code != 200 and not question:
            return


@pytest.mark.parametrize(
    ("name", "parts"), [row for row in ADDRESSES if row[0] not in BY_TOKEN], ids=str
)
def test_strangers_read_no_secret(at, world, name, parts):
    has_hidden = isinstance(SEEN[name][0], tuple)
    urls = {world.url(name, parts), *([world.url(name, parts, True)] if has_hidden else [])}
    found = [
        f"{leak} ({who})"
        for who in ("nobody", "cleo")
        for url in urls
        for leak in leaks(at(who), url)
    ]
    assert found == []


def test_the_secret_is_where_its_keepers_find_it(client, world):
    """Otherwise the walk would prove nothing."""
    client.force_login(world.people["olga"])
    assert SECRET in client.get(reverse("activity:audit")).text
    assert SECRET in client.get(world.url("events:page", ("slug",), True)).text
    client.force_login(world.people["ana"])
    assert SECRET in client.get(reverse("home:my_work")).text


def test_what_is_hidden_answers_as_if_it_never_was(client, world):
    """Asking for what is hidden and for what never was answers alike."""
    hidden = client.get(world.url("clusters:page", ("slug",), True))
    never = client.get(reverse("clusters:page", args=["never-was"]))
    assert hidden.status_code == never.status_code == 404
    assert hidden.text.replace("borealis", "") == never.text.replace("never-was", "")


def test_mail_to_a_stranger_holds_no_secret(
    client, world, mailoutbox, django_capture_on_commit_callbacks
):
    cleo = world.people["cleo"]
    cleo.saved_searches.create(name="All", query=f"q={quote(PREFIX)}", alert="daily")
    with django_capture_on_commit_callbacks(execute=True):
        if "send_search_alerts" in get_commands():
            call_command("send_search_alerts", verbosity=0)
        client.post(reverse("account_reset_password"), {"email": cleo.email})
    assert mailoutbox
    assert all(SECRET not in f"{letter.subject}{letter.body}" for letter in mailoutbox)
