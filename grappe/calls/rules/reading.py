"""The rule files, as they are written."""

import tomllib
from pathlib import Path

FOLDER = Path(__file__).parent


def rule_files():
    """Each file's content: the rule set's fields, with its `rules`."""
    for path in sorted(FOLDER.glob("*.toml")):
        with path.open("rb") as file:
            yield tomllib.load(file)
