"""Verbs on clusters. Mail goes out only after the commit."""

from .drafts import keep_draft
from .invitations import (
    accept,
    answer_request,
    invite,
    is_addressed_to,
    remove_manager,
    request_access,
    withdraw,
)
from .register import add_member, change_member, end_membership, remove_member
from .registration import agree, draft_cluster, register_cluster
from .sections import save_section
from .stages import publish, request_changes, submit, unpublish

__all__ = [
    "accept",
    "add_member",
    "agree",
    "answer_request",
    "change_member",
    "draft_cluster",
    "end_membership",
    "invite",
    "is_addressed_to",
    "keep_draft",
    "publish",
    "register_cluster",
    "remove_manager",
    "remove_member",
    "request_access",
    "request_changes",
    "save_section",
    "submit",
    "unpublish",
    "withdraw",
]
