"""Mail about calls."""

from django.utils.translation import gettext_lazy as _

from grappe.core.mail import send


def send_delegate(delegate, by):
    """The link that lets in, to the address alone."""
    context = {
        "delegate": delegate,
        "who": str(by),
        "call": delegate.call.title,
        "days": delegate.LIFETIME.days,
    }
    subject = _("Follow the call %(call)s for its funder")
    send(delegate.email, subject, "calls/mail_delegate.txt", context)
