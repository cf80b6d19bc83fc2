"""What no page should ever have to think about."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, QueryDict


class NoNulMiddleware:
    """Refuses addresses with a NUL in them: no text of ours holds one, and PostgreSQL
    cannot even be asked."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "%00" in request.META.get("QUERY_STRING", "") or "\0" in request.path:
            return HttpResponseBadRequest("This address holds a character that no text has.")
        return self.get_response(request)


def sent(request: HttpRequest) -> QueryDict | None:
    """What was posted, even if it is empty; None for a page that is only read."""
    return request.POST if request.method == "POST" else None
