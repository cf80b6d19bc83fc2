"""Settings: each one documented, and a start that refuses to be unsafe."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def test_every_setting_read_is_documented_and_nothing_else_is():
    code = (ROOT / "grappe/settings.py").read_text()
    read = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', code))
    page = (ROOT / "docs/settings.md").read_text()
    documented = set(re.findall(r"^\| `([A-Z_]+)`", page, re.MULTILINE))
    assert read == documented


def start(tmp_path, command="check", **environment):
    """Load the settings in a fresh process, away from this clone's own .env file."""
    keep = {"PATH": os.environ["PATH"], "GRAPPE_HOME": str(tmp_path)}
    return subprocess.run(
        [sys.executable, "-m", "grappe", *command.split()],
        cwd=ROOT,
        env=keep | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("environment", [{"SECRET_KEY": ""}, {"SECRET_KEY": "", "DEBUG": "0"}])
def test_without_a_secret_nothing_starts_and_a_sentence_says_why(tmp_path, environment):
    done = start(tmp_path, **environment)
    assert done.returncode != 0
    assert "Set SECRET_KEY" in done.stderr


def test_a_decision_file_is_checked_where_no_site_is(tmp_path):
    done = start(tmp_path, "verify_decision nothing.zip", SECRET_KEY="")
    assert "nothing.zip cannot be read" in done.stderr
    assert "SECRET_KEY" not in done.stderr


def test_with_a_secret_it_starts(tmp_path):
    done = start(tmp_path, SECRET_KEY="long and random")
    assert done.returncode == 0, done.stderr
