"""Team, labels, networks and agreements in one question to the database."""

from dataclasses import dataclass

from django.db.models import CharField, TextField, Value
from django.db.models.functions import Cast, Coalesce

from ..models import Cluster

#: Section → what its five columns hold, of the row's model.
COLUMNS = {
    "team": ("name", "roles", "email", "", ""),
    "labels": ("name", "awarded_on", "expires_on", "", ""),
    "network_roles": ("network__name", "network__slug", "role", "since", ""),
    "agreements": ("partner", "text", "country_id", "region", "signed_on"),
}


@dataclass(frozen=True)
class SmallRow:
    """One row of a short list; what the columns mean is the section's own."""

    name: str
    second: str
    third: str
    fourth: str
    fifth: str


def small_rows(cluster):
    """{relation: [SmallRow, …]} in the rows' own order."""
    first, *others = [question(cluster, name) for name in COLUMNS]
    found = {name: [] for name in COLUMNS}
    for relation, _order, *columns in sorted(first.union(*others, all=True)):
        found[relation].append(SmallRow(*columns))
    return found


def question(cluster, relation):
    model = Cluster._meta.get_field(relation).related_model
    texts = [column(name) for name in COLUMNS[relation]]
    mark = Value(relation, output_field=CharField())
    return model.objects.filter(cluster=cluster).values_list(mark, "pk", *texts)


def column(name):
    """A column as text, empty where there is none: unions need one type."""
    if not name:
        return Value("", output_field=TextField())
    return Coalesce(Cast(name, TextField()), Value("", output_field=TextField()))
