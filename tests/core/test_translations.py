"""No reader meets an English sentence on a French, Dutch or German page."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2] / "grappe"
LOCALES = ("fr", "nl", "de")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w+\}")


def catalogue(path, locale):
    with path.open("rb") as file:
        return read_po(file, locale=locale)


def own(locale):
    return catalogue(ROOT / "locale" / locale / "LC_MESSAGES/django.po", locale)


@pytest.fixture(scope="session")
def wanted(tmp_path_factory):
    """Every text in the code and the templates, collected anew."""
    if shutil.which("xgettext") is None:
        pytest.fail("The gettext tools are missing: install the package `gettext`.")
    copy = tmp_path_factory.mktemp("texts") / "grappe"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns("*.po", "*.mo", "data", "static"))
    (copy / "locale").mkdir(exist_ok=True)
    command = [sys.executable, "-m", "django", "makemessages", "--locale", "fr", "--no-wrap"]
    subprocess.run(command, cwd=copy, check=True, capture_output=True)
    return catalogue(copy / "locale/fr/LC_MESSAGES/django.po", "fr")


def keys(messages):
    return {(message.context, message.id) for message in messages if message.id}


@pytest.mark.parametrize("locale", LOCALES)
def test_no_text_of_the_product_is_missing(wanted, locale):
    assert not keys(wanted) - keys(own(locale))


@pytest.mark.parametrize("locale", LOCALES)
def test_no_translation_is_empty_or_a_guess(locale):
    for message in own(locale):
        if message.id:
            texts = message.string if isinstance(message.string, tuple) else [message.string]
            assert all(texts), message.id
            assert not message.fuzzy, message.id


@pytest.mark.parametrize("locale", LOCALES)
def test_every_placeholder_survives(locale):
    for message in own(locale):
        singular = isinstance(message.id, str)
        expected = set(PLACEHOLDER.findall(message.id if singular else message.id[-1]))
        for text in [message.string] if singular else message.string[-1:]:
            assert set(PLACEHOLDER.findall(text)) == expected, message.id
