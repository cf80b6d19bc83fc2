"""Mail about grants, to everybody on the project's team."""

from django.utils.translation import gettext_lazy as _

from grappe.core.mail import send


def send_all(grant, subject, template, context):
    context |= {"grant": grant, "project": str(grant.project)}
    for person in grant.proposal.consortium.people():
        send(person, subject, f"monitoring/{template}.txt", context)


def send_due(grant, things, day):
    """What is due soon, and what is overdue."""
    lines = [{"what": one, "due": one.due_on, "is_late": one.due_on < day} for one in things]
    send_all(grant, _("%(project)s: what is due"), "mail_due", {"lines": lines})


def send_returned(grant, what, reason):
    """Something was sent back, and why."""
    subject = _("%(project)s: please mend what was sent back")
    send_all(grant, subject, "mail_returned", {"what": what, "reason": reason})


def send_verdict(grant, amendment):
    """A change was granted or refused, and why."""
    send_all(grant, _("%(project)s: your amendment"), "mail_verdict", {"amendment": amendment})
