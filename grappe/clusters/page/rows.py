"""Team, labels, networks and agreements in one question to the database."""

from dataclasses import dataclass

from django.db.models import CharField, F, TextField, Value
from django.db.models.functions import Cast, Coalesce, NullIf
from django.utils.translation import get_language

from ..models import Cluster
from .terms import LANGUAGES

#: Section → what its six columns hold, of the row's model.
COLUMNS = {
    "team": ("name", "roles", "email", "", "", ""),
    "labels": ("name", "awarded_on", "expires_on", "", "", ""),
    "network_roles": ("network__name", "network__slug", "role", "since", "", ""),
    "agreements": ("partner", "text", "region", "signed_on", "country", "country__continent"),
}


@dataclass(frozen=True)
class SmallRow:
    """One row of a short list; what the columns mean is the section's own."""

    name: str
    second: str
    third: str
    fourth: str
    fifth: str
    sixth: str


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
    value = name_of_country() if name == "country" else Cast(name, TextField())
    return Coalesce(value, Value(""), output_field=TextField())


def name_of_country():
    """The country's name in the reader's language, or in English."""
    language = (get_language() or "en").split("-")[0]
    own = f"country__name_{language if language in LANGUAGES else 'en'}"
    return Coalesce(NullIf(F(own), Value("")), F("country__name_en"))
