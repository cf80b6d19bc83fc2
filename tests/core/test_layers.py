"""The layers hold, also where import-linter cannot look."""

import tomllib
from pathlib import Path

from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]


def ranks():
    """{app: its row's number, 0 at the top}."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    layers = settings["contracts"][0]["layers"]
    return {app: row for row, apps in enumerate(layers) for app in apps.split(" | ")}


def test_foreign_keys_point_down_the_layers():
    """import-linter cannot see `ForeignKey("calls.Call")`, so look here."""
    rank = ranks()
    for model in apps.get_models():
        here = model._meta.app_label
        for field in [*model._meta.fields, *model._meta.many_to_many]:
            there = field.related_model._meta.app_label if field.related_model else here
            if here in rank and there in rank:
                assert rank[here] <= rank[there], f"{field} points up, to {there}"


def test_every_app_has_a_place_in_the_layers():
    folders = {path.parent.name for path in (ROOT / "grappe").glob("*/__init__.py")}
    assert folders - {"formats"} == set(ranks()) - {"urls"}
