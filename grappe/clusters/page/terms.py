"""All terms and countries of a profile in one question to the database."""

from dataclasses import dataclass

from django.db.models import CharField, Value
from django.db.models.functions import Coalesce
from django.utils.translation import get_language

from grappe.taxonomies.models import Country

from ..models import Cluster

LANGUAGES = ("en", "fr", "nl", "de")
#: Vocabularies whose terms say little without their group.
GROUPED = {"s3"}


@dataclass(frozen=True)
class ShownTerm:
    """A linked term: `scheme` and `code` make the directory's filter."""

    scheme: str
    code: str
    label: str
    #: The heading that the term stands under in its vocabulary, where that is telling.
    group: str = ""

    @property
    def shows_code(self):
        """Codes that people know by heart; others are ours alone."""
        return self.scheme in ("nace2", "nace21", "ipc")


def shown_terms(cluster):
    """{field: [ShownTerm, …]} for every vocabulary and country list of the profile."""
    first, *others = [question(cluster, name) for name in many_fields()]
    found = {}
    for name, scheme, code, *labels in sorted(first.union(*others, all=True)):
        own, above = labels[: len(LANGUAGES)], labels[len(LANGUAGES) :]
        group = in_language(above) if scheme in GROUPED else ""
        found.setdefault(name, []).append(ShownTerm(scheme, code, in_language(own), group))
    return found


def many_fields():
    names = Cluster.profile_fields()
    return [name for name in names if Cluster._meta.get_field(name).many_to_many]


def question(cluster, name):
    """(field, scheme, code, labels…) of one list, as a part of a union."""
    field = Cluster._meta.get_field(name)
    links = field.remote_field.through.objects.filter(cluster=cluster)
    text = CharField()
    if field.related_model is Country:
        labels = [f"country__name_{language}" for language in LANGUAGES]
        labels += [Value("", output_field=text)] * len(LANGUAGES)
        scheme = Value("country", output_field=text)
        return links.values_list(Value(name, output_field=text), scheme, "country_id", *labels)
    labels = [f"term__label_{language}" for language in LANGUAGES]
    labels += [above(language) for language in LANGUAGES]
    return links.values_list(
        Value(name, output_field=text), "term__scheme__code", "term__code", *labels
    )


def above(language):
    """The parent's label; empty for a term that stands by itself."""
    return Coalesce(f"term__parent__label_{language}", Value(""))


def in_language(labels):
    """The label in the reader's language, or in English."""
    language = (get_language() or "en").split("-")[0]
    by_language = dict(zip(LANGUAGES, labels, strict=True))
    return by_language.get(language) or by_language["en"]
