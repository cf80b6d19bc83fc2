"""Risks, targets and what was reached; measures also after the end."""

from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from grappe.activity.actions import record
from grappe.core.errors import RuleBroken

from ..models import Grant, Indicator, Measure, Risk
from .holding import held


@transaction.atomic
def keep_risk(grant: Grant, risk: Risk, by: Any) -> Risk:
    """Write a risk down, or change it."""
    risk.grant = held(grant)
    risk.save()
    record(by, "noted a risk", grant, risk=risk.pk)
    return risk


@transaction.atomic
def set_target(indicator: Indicator, target: Decimal | None, by: Any) -> Indicator:
    """What shall be reached."""
    held(indicator.grant)
    indicator.target = target
    indicator.save(update_fields=["target"])
    record(by, "set a target", indicator.grant, kind=indicator.kind, value=target)
    return indicator


@transaction.atomic
def keep_measure(indicator: Indicator, measure: Measure, by: Any) -> Measure:
    """Write down what was reached by a day, with what shows it; earlier ones stay."""
    last = indicator.measures.last()
    if last and measure.on < last.on:
        raise RuleBroken(_("There is a later measure already, of %(day)s.") % {"day": last.on})
    measure.indicator, measure.by = indicator, by
    measure.save()
    told = {"kind": indicator.kind, "value": measure.value, "on": str(measure.on)}
    record(by, "measured", indicator.grant, **told)
    return measure
