"""Pages about one thing that not everybody may see, and acts on it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from .errors import require

View = Callable[..., HttpResponse]
May = Callable[[Any, Any], bool]


def pages_of(
    find: Callable[[HttpRequest, Any], Any],
) -> tuple[Callable[[May], Callable[[View], View]], Callable[[May], Callable[[View], View]]]:
    """(page_of, act_of): decorators of `view(request, thing, …)` for those who `may`.

    `find(request, public_id)` gives the thing or answers 404; who sees it and may not, gets
    403; who is not signed in is asked to. `act_of` takes a POST only.
    """

    def page_of(may: May) -> Callable[[View], View]:
        def decorate(view: View) -> View:
            @login_required
            @wraps(view)
            def shown(request: HttpRequest, public_id: Any, **named: Any) -> HttpResponse:
                thing = find(request, public_id)
                require(may(request.user, thing))
                return view(request, thing, **named)

            return shown

        return decorate

    def act_of(may: May) -> Callable[[View], View]:
        def decorate(view: View) -> View:
            return login_required(require_POST(page_of(may)(view)))

        return decorate

    return page_of, act_of
