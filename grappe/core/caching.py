"""Pages that are the same for every visitor are drawn once."""

import hashlib
from collections.abc import Callable, Hashable

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

SECONDS = 300
#: Cookies that make a visitor's page the visitor's own: a message waits in it.
OWN = {CookieStorage.cookie_name}


def drawn_once(
    request: HttpRequest, version: tuple[Hashable, ...], draw: Callable[[], HttpResponse]
) -> HttpResponse:
    """The kept page of this address, language and version, or a new one that is kept.

    Only for visitors: whoever is signed in, or carries a session or a message, gets a
    page of their own. `version` must change with whatever the page shows.
    """
    if request.method != "GET" or request.COOKIES.keys() & {*OWN, settings.SESSION_COOKIE_NAME}:
        return draw()
    facts = f"{request.get_full_path()}:{get_language()}:{version}"
    key = f"page:{hashlib.sha256(facts.encode()).hexdigest()}"
    kept = cache.get(key)
    if kept is None:
        response = draw()
        if response.status_code == 200:
            cache.set(key, response.content, SECONDS)
        return response
    return HttpResponse(kept)
