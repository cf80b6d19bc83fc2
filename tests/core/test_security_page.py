"""SECURITY.md promises nothing that no test holds."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
ROWS = [line for line in PAGE.splitlines() if line.startswith("| ") and "promise" not in line]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.split("|")[1].strip()[:50])
def test_each_promise_is_held_by_tests_that_exist(row):
    held_by = re.findall(r"`(tests/\S+\.py)::(test_\w+)`", row)
    assert held_by
    for path, name in held_by:
        assert f"def {name}(" in (ROOT / path).read_text(encoding="utf-8")
