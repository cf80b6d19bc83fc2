"""Mail about selections; none of it names a proposal's partners, or who else evaluates."""

from django.utils.translation import gettext_lazy as _

from grappe.core.mail import send


def send_seat(seat, by):
    """Ask somebody to review, at the address that the keeper gave."""
    context = {"seat": seat, "call": seat.selection.call.title, "who": str(by)}
    send(seat.email, _("Would you review for %(call)s?"), "evaluation/mail_seat.txt", context)


def send_given(selection, evaluator):
    """There is something to read."""
    context = {"selection": selection, "call": selection.call.title}
    subject = _("Proposals to review for %(call)s")
    send(evaluator.user, subject, "evaluation/mail_given.txt", context)


def send_reminder(selection, evaluator, count):
    """Reviews are missing."""
    context = {"selection": selection, "call": selection.call.title, "count": count}
    subject = _("Your reviews for %(call)s")
    send(evaluator.user, subject, "evaluation/mail_reminder.txt", context)


def send_letter(letter):
    """The letter as it stands, to everybody on the team."""
    context = {"letter": letter, "decision": letter.decision}
    for person in letter.decision.proposal.consortium.people():
        send(person, letter.subject, "evaluation/mail_letter.txt", context)


def send_appeal(appeal):
    """Ask the independent reader for an opinion."""
    context = {"appeal": appeal, "call": appeal.decision.selection.call.title}
    subject = _("An appeal to read: %(call)s")
    send(appeal.reader.user, subject, "evaluation/mail_appeal.txt", context)


def send_outcome(appeal):
    """What became of the appeal, to everybody on the team."""
    context = {"appeal": appeal, "decision": appeal.decision}
    subject = _("Your appeal is decided")
    for person in appeal.decision.proposal.consortium.people():
        send(person, subject, "evaluation/mail_outcome.txt", context)
