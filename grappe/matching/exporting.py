"""The answer as a table."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from .reasons import FAMILY_NAMES

HEADER = (
    _("Rank"),
    _("Name"),
    _("Kind"),
    _("Country code"),
    _("City"),
    _("PIC"),
    _("Reason"),
    _("What speaks against"),
    *FAMILY_NAMES.values(),
    _("Page"),
)


def cells(row):
    """One row of the answer."""
    one, reason = row.organisation, row.reason
    return [
        row.rank,
        one.name,
        str(one.get_kind_display()),
        one.country_id or "",
        one.city,
        one.pic,
        reason.sentence,
        reason.against,
        *(round(piece.value, 3) for piece in reason.pieces),
        settings.SITE_URL + one.get_absolute_url(),
    ]
