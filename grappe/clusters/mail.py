"""Mail about keeping a page."""

from django.utils.translation import gettext_lazy as _

from grappe.core.mail import send


def send_invitation(invitation):
    """The inviter's own words, and the link; in the language that the inviter chose."""
    context = {
        "invitation": invitation,
        "who": str(invitation.invited_by or invitation.cluster),
        "cluster": str(invitation.cluster),
        "days": invitation.LIFETIME.days,
    }
    subject = _("%(who)s asks you to help keep the page of %(cluster)s")
    send(invitation, subject, "clusters/invitation.txt", context)
