"""Findings in templates."""

from django import template
from django.utils.translation import gettext as _

from grappe.clusters.models import Cluster
from grappe.sources.display import shown

register = template.Library()


@register.filter
def section_title(finding):
    """The heading under which a finding stands on the profile."""
    section = Cluster.section(finding.section)
    return section.title if section else _("Projects")


@register.filter
def found(difference):
    return shown(difference.finding, difference.finding.value)


@register.filter
def present(difference):
    return shown(difference.finding, difference.present)
