"""Early warnings: what the records of a grant say before anybody complains."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from .money import accounts

#: Points of percent by which spending may differ from an even plan.
APART = 25
#: How long a partner may be silent, and from which part of the time on spending counts.
SILENCE, EARLY = timedelta(days=240), 0.25


@dataclass(frozen=True)
class Alert:
    """One thing to look at; `partner` is whom it concerns, or None for all."""

    kind: str
    sentence: str
    partner: Any = None


def warnings(grant, day=None, found=None):
    """Everything to look at on a day (today, unless given); nothing once it is closed.

    `found` are the partners' accounts, counted unless given.
    """
    day = day or localdate()
    if grant.is_closed:
        return []
    found = accounts(grant) if found is None else found
    return [
        *late_results(grant, day),
        *late_reports(grant, day),
        *spending(grant, found, day),
        *silent(grant, found, day),
    ]


def late_results(grant, day):
    rows = grant.results.waiting().filter(due_on__lt=day)
    for one in rows.select_related("package__lead__organisation"):
        words = {"title": one.title, "days": (day - one.due_on).days, "due": one.due_on}
        sentence = _("“%(title)s” was due on %(due)s, %(days)s days ago.") % words
        yield Alert("late", sentence, one.package.lead)


def late_reports(grant, day):
    for one in grant.reports.filter(submitted_at=None, due_on__lt=day):
        words = {"number": one.number, "days": (day - one.due_on).days, "due": one.due_on}
        sentence = _("Report %(number)s was due on %(due)s, %(days)s days ago.") % words
        yield Alert("late", sentence)


def spending(grant, found, day):
    """Partners whose claims are far from what an even plan would have by the last report."""
    reported = grant.reports.exclude(submitted_at=None).order_by("-to_on").first()
    if reported is None or grant.elapsed(reported.to_on) < EARLY:
        return
    planned = round(100 * grant.elapsed(reported.to_on))
    for one in found:
        spent = one.spent_percent
        if one.partner.left_on or spent is None or abs(spent - planned) <= APART:
            continue
        words = {"spent": spent, "planned": planned, "day": reported.to_on}
        sentence = _(
            "Claimed %(spent)s %% of its costs by %(day)s; the time was at %(planned)s %%."
        )
        yield Alert("spend", sentence % words, one.partner)


def silent(grant, found, day):
    """Partners that neither claimed nor delivered for a long time."""
    for one in found:
        if one.partner.left_on or not one.partner.costs:
            continue
        last = last_act(one.partner)
        since = max(last or one.partner.joined_on, one.partner.joined_on)
        if day - since > SILENCE:
            words = {"day": since, "days": (day - since).days}
            sentence = (
                _("Nothing claimed or delivered since %(day)s, %(days)s days ago.") % words
            )
            yield Alert("silence", sentence, one.partner)


def last_act(partner):
    """The day of its last claim, or of the last delivery of a package that it leads."""
    claims = [localdate(one.submitted_at) for one in partner.claims.all() if one.submitted_at]
    delivered = partner.packages.exclude(results__delivered_at=None)
    days = [
        localdate(at) for at in delivered.values_list("results__delivered_at", flat=True) if at
    ]
    return max([*claims, *days], default=None)
