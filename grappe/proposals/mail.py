"""Mail about boards."""

from django.utils.translation import gettext_lazy as _

from grappe.core.mail import send


def send_share(share, by):
    """The link that lets in, to the address alone."""
    context = {
        "share": share,
        "who": str(by),
        "board": share.consortium.title,
        "days": share.LIFETIME.days,
    }
    subject = _("%(who)s shows you a team in the making: %(board)s")
    send(share.email, subject, "proposals/share.txt", context)
