"""No template brings script, style or pictures that the content policy would refuse."""

import re
from pathlib import Path

import allauth
import pytest
from allauth.account import app_settings as allauth_settings

import grappe

ROOT = Path(grappe.__file__).parent
OURS = sorted(ROOT.glob("**/templates/**/*.html"))
PACKAGE = Path(allauth.__file__).parent / "templates"
#: Pages of sign-in that our people see, in our own layout.
THEIRS = [
    path
    for app in ("account", "mfa", "socialaccount", "usersessions")
    for path in sorted((PACKAGE / app).glob("**/*.html"))
]
#: Telephone numbers are switched off.
UNUSED = {"account/phone_change.html"}
#: An attribute as HTML or as what a template's tag would write.
STYLE = re.compile(r"\sstyle\s*=|<style\b", re.I)
HANDLER = re.compile(r"<[a-z][^>]*\son[a-z]+\s*=|\shx-on|javascript:", re.I)
SCRIPT = re.compile(r"<script\b(?![^>]*\bsrc=)(?![^>]*type=[\"'][^\"']*json)", re.I)
ABROAD = re.compile(r"<(?:script|img|iframe|source)\b[^>]*\bsrc=[\"'](?:https?:)?//", re.I)


def named(path):
    """How templates name one another."""
    return path.as_posix().rpartition("/templates/")[2]


OVERRIDDEN = {named(path) for path in OURS}
SEEN = OURS + [path for path in THEIRS if named(path) not in UNUSED | OVERRIDDEN]


@pytest.mark.parametrize("path", SEEN, ids=named)
def test_nothing_is_inline_or_from_another_host(path):
    text = re.sub(r"{#.*?#}", "", path.read_text(encoding="utf-8"))
    for rule in (STYLE, HANDLER, SCRIPT, ABROAD):
        assert rule.search(text) is None


def test_what_is_left_out_stays_switched_off():
    assert "phone" not in allauth_settings.SIGNUP_FIELDS


def test_there_is_something_to_look_at():
    assert len(OURS) > 50
    assert len(THEIRS) > 30
