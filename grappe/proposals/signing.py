"""What a partner signs: one exact text, its hash, and whether a signature still stands."""

import hashlib

from django.utils.translation import gettext as _

from .budget import budget_of
from .models import Commitment, Partner

TEXT = """Commitment to a joint project

Call: {call}
Proposal: {reference} {acronym}
Title: {title}
Duration: {months} months

Organisation: {organisation}
Role: {role}
Costs: EUR {costs}
Rate of aid: {rate} %
Aid asked for: EUR {aid}

The organisation named above takes part in this project in the role, and with the costs,
that are stated here. It has read the proposal, carries the part of its costs that no aid
covers, meets the rules of the call, and is bound by this until the proposal is withdrawn
or decided.
"""


def texts_of(proposal, budget=None):
    """{partner's key: the text that it signs}, for those who carry a part of the budget
    (computed unless given)."""
    return {
        one.partner.pk: text_for(proposal, one)
        for one in (budget or budget_of(proposal)).partners
        if one.partner.role != Partner.Role.ASSOCIATED
    }


def text_for(proposal, one):
    """The text in English for everybody, so that all sign the same words."""
    return TEXT.format(
        call=proposal.call.title,
        reference=proposal.reference,
        acronym=proposal.acronym,
        title=proposal.title,
        months=proposal.consortium.months or "–",
        organisation=one.partner.organisation.name,
        role=one.partner.role,
        costs=f"{one.costs:.2f}",
        rate=f"{one.rate:.2f}",
        aid=f"{one.aid:.2f}",
    )


def sha256_of(text):
    return hashlib.sha256(text.encode()).hexdigest()


def is_standing(commitment, text):
    """Signed, over exactly this text."""
    return commitment.is_signed and commitment.sha256 == sha256_of(text)


def unsigned(proposal, budget=None):
    """Who has not signed yet, and what to do; nothing when all have."""
    texts = texts_of(proposal, budget)
    team = Partner.objects.filter(pk__in=texts).select_related("organisation").order_by("pk")
    found = Commitment.objects.filter(partner__in=team)
    commitments = {one.partner_id: one for one in found}
    sentences = []
    for partner in team:
        commitment = commitments.get(partner.pk)
        words = {"partner": str(partner), "name": commitment.name if commitment else ""}
        if commitment is None:
            sentences.append(_("%(partner)s: name who signs for it.") % words)
        elif not commitment.is_signed:
            sentences.append(_("%(partner)s: %(name)s has not signed yet.") % words)
        elif not is_standing(commitment, texts[partner.pk]):
            sentences.append(
                _(
                    "%(partner)s: what %(name)s signed has changed since (role, costs, title "
                    "or duration); ask for a new signature."
                )
                % words
            )
    return sentences
