"""A matcher with fixed answers: the pages are tested here, not the ranking."""

import pytest

from grappe.matching import serving
from grappe.matching.engine.answers import FAMILIES, Answer, Evidence, Match
from tests.make import make_organisation, make_project

SPLIT = dict(zip(FAMILIES, (0.5, 0.3, 0.1, 0.05, 0.05, 0.0), strict=True))


class FakeMatcher:
    """Answers what the test put in, and remembers what it was asked."""

    def __init__(self):
        self.matches, self.similar, self.asked, self.unknown = [], [], [], ()

    def add(self, organisation, *evidence, against="", contributions=SPLIT):
        rank = len(self.matches) + 1
        match = Match(
            str(organisation.pk), rank, 1 / rank, contributions, tuple(evidence), against
        )
        self.matches.append(match)

    def match(self, question):
        self.asked.append(question)
        return Answer(tuple(self.matches[: question.limit]), 36_000, self.unknown)

    def similar_projects(self, text, limit):
        return self.similar[:limit]


def project_near(*projects, weight=0.5):
    return Evidence("theme", "project", tuple(str(one.pk) for one in projects), weight)


def tie_with(partner, *projects, weight=0.3):
    keys = (str(partner.pk), *(str(one.pk) for one in projects))
    return Evidence("ties", "tie", keys, weight)


@pytest.fixture
def matcher(monkeypatch):
    fake = FakeMatcher()
    monkeypatch.setattr(serving, "matcher", lambda: fake)
    return fake


@pytest.fixture
def untrained(settings, tmp_path):
    settings.MATCHER_DIR = tmp_path / "matcher"


@pytest.fixture
def leuven(db):
    return make_organisation("KU Leuven", kind="university", pic="999991334")


@pytest.fixture
def helix(db):
    return make_organisation("Helix", country="BE", city="Gembloux")


@pytest.fixture
def diagnose(leuven, helix):
    from datetime import date

    return make_project(
        "Diagnosing early", [leuven, helix], acronym="DIAGNOSE", starts_on=date(2024, 3, 1)
    )
