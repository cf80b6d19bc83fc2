"""Leaving the platform."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from grappe.accounts.actions import remove
from grappe.accounts.models import User
from grappe.activity.actions import record, unname
from grappe.clusters.models import Cluster
from grappe.core.errors import RuleBroken


@transaction.atomic
def erase(user: Any, by: Any) -> None:
    """Erase a person; the audit trail keeps what they did under their public id only."""
    user = User.objects.select_for_update().get(pk=user.pk)
    if alone := kept_alone(user):
        message = _(
            "You are the only manager of %(clusters)s. Invite somebody to keep it first."
        )
        raise RuleBroken(message % {"clusters": ", ".join(str(cluster) for cluster in alone)})
    unname(user)
    record(by, "erased", user)
    remove(user)


def kept_alone(user: Any) -> list[Cluster]:
    """Published clusters that nobody but this person keeps."""
    others = User.objects.filter(is_active=True).exclude(pk=user.pk)
    return list(Cluster.objects.managed_by(user).published().exclude(managers__in=others))
