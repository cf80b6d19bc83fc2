"""The directory's one mail: what is new in a saved search."""

from django.utils.translation import gettext_lazy as _

from grappe.core.mail import send

from .searching import load

MOST_SHOWN = 20


def tell(search, keys):
    """Write to the search's owner, in their language, of what they may see by now."""
    rows = [row for __, row in load(keys[:MOST_SHOWN], search.user)]
    if not rows:
        return
    context = {
        "name": search.name,
        "search": search,
        "rows": rows,
        "more": max(0, len(keys) - MOST_SHOWN),
    }
    headers = {
        "List-Unsubscribe": f"<{search.stop_url}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    subject = _("New in your search “%(name)s”")
    send(search.user, subject, "directory/alert.txt", context, headers)
