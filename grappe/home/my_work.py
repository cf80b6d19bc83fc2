"""Questions of "my work": what waits for a person, what is unfinished, what changed."""

from dataclasses import dataclass
from datetime import datetime
from itertools import chain, groupby, islice

from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _

from grappe.accounts.personal import addresses_of
from grappe.activity.models import Notice, Revision
from grappe.clusters.models import AccessRequest, Cluster, Draft, Invitation
from grappe.clusters.permissions import can_validate
from grappe.proposals.models import AnswerDraft, Proposal
from grappe.sources.models import PageImport

MOST = 20
#: As many sections as one import may save.
LONGEST_GROUP = 20


@dataclass(frozen=True)
class Item:
    """Something to do or to read, with the place where that is done."""

    text: str
    url: str
    at: datetime | None = None


def waiting(user, mine):
    """What others wait for me to do (`mine`: the clusters I keep), validation last."""
    return [
        *(_agreement(user)),
        *(_invitations(user)),
        *(_changes_asked(mine)),
        *(_access_asked(mine)),
        *(_validation(user)),
    ]


def unfinished(user, mine):
    """What I began: unsaved text, imports to review, pages never handed in."""
    return list(chain(_typed(user), _answers(user), _imports(user), _drafts(mine)))


def changed(user):
    """Unread notices, and what others last saved on the pages that I keep."""
    notices = Notice.objects.of(user).unread()[:MOST]
    return [Item(notice.text, notice.url, notice.activity.at) for notice in notices]


def revisions(mine):
    """The latest changes of pages that I keep, whoever made them; what was saved in one
    go (an import, say) is one line."""
    by_key = {cluster.pk: cluster for cluster in mine}
    found = Revision.objects.filter(
        target_type__app_label="clusters", target_type__model="cluster", target_id__in=by_key
    )
    groups = groupby(found.select_related("by")[: MOST * LONGEST_GROUP], _in_one_go)
    for _key, group in islice(groups, MOST):
        rows = list(group)
        cluster = by_key[rows[0].target_id]
        text = _("%(cluster)s: %(section)s, by %(who)s") % {
            "cluster": cluster,
            "section": _titles(rows),
            "who": rows[0].by or rows[0].source or _("the system"),
        }
        yield Item(text, reverse("clusters:history", args=[cluster.slug]), rows[0].at)


def _in_one_go(revision):
    minute = revision.at.replace(second=0, microsecond=0)
    return revision.target_id, revision.by_id, revision.source, minute


def _titles(rows, shown=3):
    """The sections' titles, the first few of them."""
    sections = [Cluster.section(row.section) for row in rows]
    titles = [
        str(one.title) if one else row.section for one, row in zip(sections, rows, strict=True)
    ]
    return ", ".join(titles[:shown]) + (" …" if len(titles) > shown else "")


def _agreement(user):
    if user.consents.exists() and not user.has_agreed():
        yield Item(_("Read and agree to the new texts"), reverse("accounts:consents"))


def _invitations(user):
    fresh = Invitation.objects.filter(
        accepted_at=None, withdrawn_at=None, created_at__gt=now() - Invitation.LIFETIME
    )
    for address in addresses_of(user):
        for invitation in fresh.filter(email__iexact=address).select_related("cluster")[:MOST]:
            text = _("You are invited to keep the page of %s") % invitation.cluster
            yield Item(text, invitation.get_absolute_url(), invitation.created_at)


def _changes_asked(mine):
    for cluster in in_stage(mine, Cluster.Stage.CHANGES):
        yield Item(_("%s: staff ask for changes") % cluster, cluster.get_editing_url())


def _access_asked(mine):
    asked = AccessRequest.objects.filter(answered_at=None, cluster__in=mine)
    for request in asked.select_related("cluster", "user")[:MOST]:
        words = {"who": request.user, "cluster": request.cluster}
        text = _("%(who)s asks to help keep %(cluster)s") % words
        yield Item(text, request.cluster.get_managers_url(), request.created_at)


def _validation(user):
    if not can_validate(user):
        return
    submitted = Cluster.objects.filter(stage=Cluster.Stage.SUBMITTED)
    for cluster in submitted.order_by("registered_at")[:MOST]:
        yield Item(_("%s waits for validation") % cluster, cluster.get_validation_url())


def _typed(user):
    for draft in Draft.objects.filter(user=user).select_related("cluster")[:MOST]:
        if draft.cluster is None:
            yield Item(_("A new cluster"), reverse("clusters:register"), draft.saved_at)
            continue
        section = Cluster.section(draft.section)
        words = {
            "cluster": draft.cluster,
            "section": section.title if section else draft.section,
        }
        url = reverse("clusters:edit", args=[draft.cluster.slug, draft.section])
        yield Item(_("%(cluster)s: %(section)s, not saved") % words, url, draft.saved_at)


def _answers(user):
    """Typed into a proposal that one still sees."""
    visible = Proposal.objects.visible_to(user)
    drafts = AnswerDraft.objects.filter(user=user, proposal__in=visible)
    for draft in drafts.select_related("proposal")[:MOST]:
        url = reverse("proposals:write", args=[draft.proposal.public_id])
        yield Item(_("%s: answers not saved") % draft.proposal, url, draft.saved_at)


def _imports(user):
    for page in PageImport.objects.filter(by=user, saved_at=None)[:MOST]:
        yield Item(_("Review the page “%s”") % page, page.get_absolute_url(), page.created_at)


def _drafts(mine):
    for cluster in in_stage(mine, Cluster.Stage.DRAFT):
        yield Item(_("%s: not handed in yet") % cluster, cluster.get_editing_url())


def in_stage(mine, stage):
    return [cluster for cluster in mine if cluster.stage == stage]


def kept(user):
    """The pages that I keep."""
    return list(Cluster.objects.managed_by(user))
