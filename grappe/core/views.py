"""Whether the platform is well, in which language it speaks, whom to tell of a weakness."""

from datetime import timedelta

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.timezone import now

from .language import remember


def live(request: HttpRequest) -> JsonResponse:
    """The process answers."""
    return JsonResponse({"status": "live"})


def ready(request: HttpRequest) -> JsonResponse:
    """The database answers and holds every migration; 503 with the reason otherwise."""
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except Exception:  # whatever the database says, the answer is "not ready"
        return JsonResponse({"status": "no database"}, status=503)
    if waiting:
        return JsonResponse({"status": "migrations wait"}, status=503)
    return JsonResponse({"status": "ready"})


def language(request: HttpRequest, code: str) -> HttpResponse:
    """Remember the reader's language in a cookie and go back to the page.

    A link, not a form: pages without a form carry no token and can be cached.
    """
    if code not in dict(settings.LANGUAGES):
        raise Http404
    target = request.GET.get("next", "/")
    ours = url_has_allowed_host_and_scheme(target, {request.get_host()})
    return remember(redirect(target if ours else "/"), code)


def security(request: HttpRequest) -> HttpResponse:
    """Whom to tell of a weakness (RFC 9116)."""
    lines = (
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {now() + timedelta(days=90):%Y-%m-%dT00:00:00Z}",
        f"Preferred-Languages: {', '.join(code for code, _name in settings.LANGUAGES)}",
        f"Canonical: {settings.SITE_URL}{request.path}",
    )
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
