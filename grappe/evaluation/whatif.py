"""A ranking with its line, and what another budget or threshold would change."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext_lazy as _

from grappe.calls.models import Size

from .marking import line_of
from .ranking import Line

ZONES = {
    "above": (_("above the line"), "good"),
    "tie": (_("tie by the data"), "warn"),
    "below": (_("below the line"), ""),
}


@dataclass(frozen=True)
class Row:
    """One proposal in the order: its place as computed, and where the asked line puts it."""

    place: dict[str, Any]
    number: int
    reference: str
    title: str
    amount: float
    content: dict[str, Any]
    is_in: bool
    lot: dict[str, Any] | None

    @property
    def zone_label(self):
        return ZONES[self.place["zone"]][0]

    @property
    def zone_tag(self):
        return ZONES[self.place["zone"]][1]

    @property
    def span(self):
        """The interval of 90 % as x and width of a bar."""
        low, high = self.place["rank90"]
        return {"x": low - 1, "width": high - low + 1, "at": self.place["expected_rank"] - 0.5}


class Board:
    """A kept ranking as a page shows it; `budget` and `threshold` ask "what if"."""

    def __init__(self, record, selection, budget=None, threshold=None):
        self.record, self.selection = record, selection
        self.threshold = threshold
        self.line = line_of(record.inputs)
        if budget is not None:
            self.line = Line(budget=float(budget), amounts=record.inputs["amounts"])
        self.is_asked = budget is not None or threshold is not None

    @cached_property
    def submissions(self):
        return {one.proposal.reference: one for one in self.selection.submissions()}

    @cached_property
    def inside(self):
        """Those that the asked line takes: in order, as far as the money goes."""
        order = [
            one["proposal"]
            for one in self.record.content["ranking"]["places"]
            if self.threshold is None or one["mean"] >= float(self.threshold)
        ]
        return set(order[: self.line.length(tuple(order))])

    @cached_property
    def rows(self):
        lots = {one["proposal"]: one for one in self.record.content["lots"]}
        places = self.record.content["ranking"]["places"]
        return [self.row(one, lots) for one in places if one["proposal"] in self.submissions]

    def row(self, place, lots):
        key = place["proposal"]
        content = self.submissions[key].content
        return Row(
            place=place,
            number=self.submissions[key].proposal.number,
            reference=key,
            title=content["proposal"]["acronym"] or content["proposal"]["title"],
            amount=self.line.amounts.get(key, 0.0),
            content=content,
            is_in=key in self.inside,
            lot=lots.get(key),
        )

    @property
    def count(self):
        return len(self.rows)

    @property
    def chart_height(self):
        return 3 * self.count

    @cached_property
    def failed(self):
        """Those that the thresholds keep out of the order, with the reasons."""
        titles = {one.key: one.title for one in self.selection.call.criteria.all()}
        return [
            (
                self.submissions[one["proposal"]],
                one["total"],
                [titles.get(name, _("total")) for name in (*one["failed"], *one["missing"])],
            )
            for one in self.record.content["standings"]
            if not one["passes"] and one["proposal"] in self.submissions
        ]

    @property
    def spent(self):
        return sum(one.amount for one in self.rows if one.is_in)

    @cached_property
    def effects(self):
        """[(what it is by, [(name, in, all)])] for regions, sizes and themes."""
        return [
            (_("Region of the leader"), self.counted(region_of)),
            (_("Size of the leader"), self.counted(size_of)),
            (_("Theme"), self.counted(theme_of)),
        ]

    def counted(self, name_of):
        every = Counter(name_of(one.content) for one in self.rows)
        inside = Counter(name_of(one.content) for one in self.rows if one.is_in)
        return [(name, inside[name], count) for name, count in every.most_common()]


def leader_of(content):
    leading = [one for one in content["partners"] if one["role"] == "coordinator"]
    return leading[0] if leading else {"region": "", "country": "", "size": ""}


def region_of(content):
    leader = leader_of(content)
    return leader["region"] or leader["country"] or _("unknown")


def size_of(content):
    return dict(Size.choices).get(leader_of(content)["size"], _("no enterprise, or unknown"))


def theme_of(content):
    topics = content["proposal"]["topics"]
    return topics[0]["label"] if topics else _("none")
