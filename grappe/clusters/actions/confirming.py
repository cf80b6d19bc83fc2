"""Saying that a section still holds, without changing a word of it."""

from typing import Any

from django.db import transaction

from grappe.activity.actions import record
from grappe.activity.models import Activity
from grappe.core.profiles import Section

from ..models import Cluster


@transaction.atomic
def confirm_section(cluster: Cluster, section: Section, by: Any) -> Activity:
    """Keep in the trail that somebody has read the section and found it true today."""
    return record(by, "confirmed", cluster, section=section.slug)
