"""What every template may read."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, object]:
    """The site's address for absolute links, and this page's own without its query."""
    return {
        "site_url": settings.SITE_URL,
        "canonical": settings.SITE_URL + request.path,
        "debug": settings.DEBUG,
    }
