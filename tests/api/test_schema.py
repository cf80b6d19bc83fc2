"""Whatever is asked of the API, it answers as its schema promises."""

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from hypothesis import HealthCheck, settings

from tests.make import make_cluster, make_organisation, make_project

schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", WSGIHandler())


@pytest.fixture
def world(db):
    organisation = make_organisation()
    make_cluster("Aurora", organisation=organisation)
    make_project("Light", partners=[organisation])


@schema.parametrize()
@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_it_keeps_its_promise(case, world):
    case.call_and_validate()
