"""A page's way to the public: submitted, published, sent back, taken off."""

from typing import Any

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grappe.accounts.models import User
from grappe.activity.actions import notify, record
from grappe.core.errors import RuleBroken

from ..listing import unmet
from ..models import Cluster

Stage = Cluster.Stage


def moved(cluster: Cluster, stage: str, at: Any = None) -> Cluster:
    """Lock the cluster and move it, or tell why it cannot move there."""
    locked: Cluster = Cluster.objects.select_for_update().get(pk=cluster.pk)
    if not locked.can_move(stage):
        raise RuleBroken(
            _("This page is %(stage)s; that is not possible now.")
            % {"stage": locked.get_stage_display()}
        )
    locked.stage = stage
    if stage == Stage.PUBLISHED:
        locked.published_at = at or now()
    locked.save(update_fields=["stage", "published_at"])
    return locked


@transaction.atomic
def submit(cluster: Cluster, by: Any) -> Cluster:
    """Hand a page in for validation; staff hear of it."""
    if not cluster.about.strip():
        raise RuleBroken(_("Write the section About us first: it is what staff read."))
    cluster = moved(cluster, Stage.SUBMITTED)
    line = record(by, "submitted", cluster)
    said = gettext_lazy("%(name)s waits for validation.")
    tell(staff(), line, "submission", said, cluster, cluster.get_validation_url())
    return cluster


@transaction.atomic
def publish(cluster: Cluster, by: Any, reason: str = "", at: Any = None) -> Cluster:
    """Show a page to the world. Unmet listing rules ask for a reason, which is kept."""
    lacking = [rule.name for rule in unmet(cluster)]
    if lacking and not reason.strip():
        raise RuleBroken(_("Some listing rules are not met: say why you publish all the same."))
    cluster = moved(cluster, Stage.PUBLISHED, at)
    line = record(by, "published", cluster, unmet=lacking, reason=reason.strip())
    said = gettext_lazy("%(name)s is published.")
    tell(cluster.managers.all(), line, "validation", said, cluster)
    return cluster


@transaction.atomic
def request_changes(cluster: Cluster, by: Any, reason: str) -> Cluster:
    """Send a page back to its managers, saying what to change."""
    require_reason(reason)
    cluster = moved(cluster, Stage.CHANGES)
    line = record(by, "requested changes", cluster, reason=reason.strip())
    said = gettext_lazy("%(name)s needs changes before it can be published.")
    tell(cluster.managers.all(), line, "validation", said, cluster, cluster.get_editing_url())
    return cluster


@transaction.atomic
def unpublish(cluster: Cluster, by: Any, reason: str) -> Cluster:
    """Take a page off; everything in it is kept."""
    require_reason(reason)
    cluster = moved(cluster, Stage.UNPUBLISHED)
    line = record(by, "unpublished", cluster, reason=reason.strip())
    said = gettext_lazy("%(name)s is no longer public.")
    tell(cluster.managers.all(), line, "validation", said, cluster, cluster.get_editing_url())
    return cluster


def require_reason(reason: str) -> None:
    if not reason.strip():
        raise RuleBroken(_("Say why, so that the managers know what to do."))


def staff() -> Any:
    return User.objects.filter(is_staff=True, is_active=True)


def tell(users: Any, line: Any, kind: str, said: Any, cluster: Cluster, url: str = "") -> None:
    """Notices in each receiver's language; `said` may name the cluster."""
    notify(users, line, kind, Named(said, cluster.name), url or cluster.get_absolute_url())


class Named:
    """A lazy sentence about a cluster, translated when it is written."""

    def __init__(self, sentence: Any, name: str) -> None:
        self.sentence, self.name = sentence, name

    def __str__(self) -> str:
        return str(self.sentence) % {"name": self.name}
