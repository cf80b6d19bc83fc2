"""What was last measured, of which all sums here are made."""

from grappe.monitoring.models import Measure


def newest_measures(grants):
    """{(grant, kind of indicator): (value, what shows it)}, the newest of each."""
    rows = Measure.objects.filter(indicator__grant__in=grants).order_by("on", "pk")
    found = rows.values_list("indicator__grant", "indicator__kind", "value", "evidence")
    return {(grant, kind): (value, evidence) for grant, kind, value, evidence in found}
