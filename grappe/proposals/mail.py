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


def send_receipt(submission):
    """What was handed in, when, and its hash: to the owner and everybody on the team."""
    proposal = submission.proposal
    context = {"submission": submission, "proposal": proposal, "call": proposal.call}
    subject = _("Receipt %(receipt)s: your proposal is handed in")
    context |= {"receipt": submission.receipt}
    for person in proposal.consortium.people():
        send(person, subject, "proposals/receipt.txt", context)


def send_request(commitment, proposal, by):
    """The link to the text that is to be signed, to the named person alone."""
    context = {"commitment": commitment, "proposal": proposal, "who": str(by)}
    context |= {"partner": str(commitment.partner)}
    subject = _("Please sign for %(partner)s")
    send(commitment.email, subject, "proposals/request.txt", context)
