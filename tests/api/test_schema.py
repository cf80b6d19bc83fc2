"""Whatever is asked of the API, it answers as its schema promises."""

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, settings

from tests.make import make_cluster, make_organisation, make_project

schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", WSGIHandler())
# A NUL in an address is refused for the whole site (tests/core/test_requests.py).
schema.config.generation.update(allow_x00=False)


@pytest.fixture
def world(db, monkeypatch):
    # The test's transaction lives in this connection; a real server would let it go.
    for signal in (request_started, request_finished):
        receivers = [one for one in signal.receivers if one[1]() is not close_old_connections]
        monkeypatch.setattr(signal, "receivers", receivers)
        signal.sender_receivers_cache.clear()
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
