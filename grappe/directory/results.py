"""How one found row appears in lists, tables and exports."""

import re
from dataclasses import dataclass, field
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from grappe.organisations.models import Organisation

SINGULAR = {
    "cluster": _("Cluster"),
    "organisation": _("Organisation"),
    "project": _("Project"),
    "event": _("Event"),
    "news": _("News"),
    "practice": _("Good practice"),
}
MARKS = re.compile(r"\[([^\]\n]*)\]\([^)\n]*\)|^[ \t]*[#>]+[ \t]*|[*_`]+", re.MULTILINE)
COMPARABLE = ("cluster", "organisation")


@dataclass(frozen=True)
class Result:
    """One row, told in the same few words whatever its kind."""

    kind: str
    row: Any
    key: Any = None
    title: str = ""
    passage: str = ""
    #: Country, region or host, and date: what stands in one line under the title.
    facts: tuple[str, ...] = field(default=())

    @property
    def kind_label(self):
        return SINGULAR[self.kind]

    @property
    def line(self):
        """The facts in one line."""
        return " · ".join(self.facts)

    @property
    def url(self):
        return self.row.get_absolute_url()

    @property
    def is_comparable(self):
        return self.kind in COMPARABLE


def result(key, row, marker):
    """The row as a result, with the words of the question marked."""
    return Result(
        kind=key.kind,
        row=row,
        key=key,
        title=marker.mark(str(getattr(row, "name", None) or row.title)),
        passage=marker.passage(text_of(row), claims_of(row)),
        facts=tuple(str(fact) for fact in FACTS[key.kind](row) if fact),
    )


def text_of(row):
    """The row's words in the order in which they introduce it."""
    names = ("summary", "about", "mission", "description", "text", "further_information")
    return plain(" ".join(filter(None, (getattr(row, name, "") for name in names))))


def claims_of(row):
    """What a cluster states of its achievements, once they are loaded with it."""
    loaded = getattr(row, "_prefetched_objects_cache", {}).get("claims", ())
    return plain(" · ".join(claim.text for claim in loaded if claim.text))


def plain(text):
    """Text from Markdown without its marks."""
    return MARKS.sub(r"\1", text)


def day(moment):
    return moment and date_format(moment, "DATE_FORMAT")


def years(row):
    ends = {str(one.year): None for one in (row.starts_on, row.ends_on) if one}
    return "–".join(ends)


FACTS = {
    "cluster": lambda row: (row.country, row.place),
    "organisation": lambda row: (
        Organisation.Kind(row.kind).label,
        row.country,
        row.city or row.place,
    ),
    "project": lambda row: (
        row.acronym if row.acronym != row.title else "",
        row.programme,
        years(row),
    ),
    "event": lambda row: (day(localtime(row.starts_at)), row.city, row.country, host(row)),
    "news": lambda row: (day(row.published_on), host(row)),
    "practice": lambda row: (day(row.published_on), host(row)),
}


def host(row):
    return row.cluster.name
