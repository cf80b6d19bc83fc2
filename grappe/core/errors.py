"""One error for a broken rule, turned into a page in one place."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme


class RuleBroken(Exception):
    """A rule of the domain forbids this; the message tells the user which and what to do."""


def require(allowed: bool) -> None:
    """Answer 403 unless `allowed`."""
    if not allowed:
        raise PermissionDenied


class RuleBrokenMiddleware:
    """A broken rule becomes a message on the page that the user came from."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, RuleBroken):
            return None
        messages.error(request, str(error))
        return redirect(came_from(request))


def came_from(request: HttpRequest) -> str:
    """The page of ours that sent this request, or the front page."""
    url = request.META.get("HTTP_REFERER", "")
    ours = url_has_allowed_host_and_scheme(url, {request.get_host()})
    return url if ours else "/"
