"""Small files, small functions: the sizes that CONTRIBUTING.md states."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CODE = [
    path
    for folder in ("grappe", "tests", "scripts")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if "migrations" not in path.parts
]
BANNED = {"utils", "helpers", "common", "data", "info", "process", "handle"}


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_python_file_stays_readable(path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 400, "split this file by noun"
    assert path.stem not in BANNED, "name this file by a word of the glossary"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = node.end_lineno - node.lineno + 1
            assert length <= 60, f"{node.name} is {length} lines long"


def test_templates_stay_small():
    for path in (ROOT / "grappe").rglob("*.html"):
        lines = len(path.read_text(encoding="utf-8").splitlines())
        assert lines <= 200, f"{path.relative_to(ROOT)} is {lines} lines long"
