"""What a cluster's own projects reached, for everybody: figures with the rows behind them."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from grappe.monitoring.models import Grant, Indicator

from .newest import newest_measures


@dataclass(frozen=True)
class Figure:
    """One sum, and the (project, value, what shows it) that it is made of."""

    kind: str
    title: str
    value: Decimal
    rows: tuple

    @property
    def is_money(self):
        return self.kind in ("aid", Indicator.Kind.INVESTMENT, Indicator.Kind.TURNOVER)


def achievements(cluster):
    """Figures of the cluster's funded projects that are not hidden; two queries."""
    grants = Grant.objects.filter(proposal__call__cluster=cluster, project__is_hidden=False)
    grants = list(grants.select_related("project").order_by("-starts_on", "pk"))
    if not grants:
        return []
    finished = [one for one in grants if one.is_closed]
    return [
        counted("funded", _("projects funded"), grants),
        counted("finished", _("projects finished"), finished),
        Figure(
            "aid",
            _("aid given, EUR"),
            sum((one.aid for one in grants), Decimal(0)),
            tuple((one.project, one.aid, "") for one in grants),
        ),
        *measured(grants),
    ]


def counted(kind, title, grants):
    rows = tuple((one.project, 1, "") for one in grants)
    return Figure(kind, title, Decimal(len(rows)), rows)


def measured(grants):
    """The newest measure of each indicator and project, added up; nothing where nought."""
    projects = {one.pk: one.project for one in grants}
    newest = newest_measures(projects)
    for kind, title in Indicator.Kind.choices:
        found = tuple(
            (projects[grant], value, evidence)
            for (grant, of), (value, evidence) in newest.items()
            if of == kind and value
        )
        if found:
            value = sum((value for _project, value, _evidence in found), Decimal(0))
            yield Figure(kind, title, value, found)
