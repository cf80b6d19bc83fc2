"""A funder's portfolio: how many proposals came how far, and what came of them.

Counted from what was handed in, decided, granted and measured, each time anew; nothing is
stored. Every number is the length of a list of rows, and the page of that list has an
address.
"""

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from grappe.calls.models import Size, Step
from grappe.calls.querysets import followed_by
from grappe.evaluation.models import Decision
from grappe.monitoring.models import Grant, Indicator
from grappe.proposals.models import Submission
from grappe.taxonomies.models import Place

from .newest import newest_measures

Kind = Decision.Kind
#: The funnel, in its order: (name, title).
STAGES = (
    ("presented", _("presented")),
    ("eligible", _("eligible")),
    ("labelled", _("labelled")),
    ("funded", _("funded")),
    ("finished", _("finished")),
    ("results", _("with results")),
)
#: By what a portfolio is filtered and broken down: (name, title).
SIDES = (
    ("call", _("Call")),
    ("year", _("Year")),
    ("theme", _("Theme")),
    ("size", _("Size of the leader")),
    ("region", _("Region of the leader")),
)
#: What decides that a proposal came so far.
DECIDED = {"eligible": Kind.ELIGIBILITY, "labelled": Kind.LABEL, "funded": Kind.FUNDING}


@dataclass
class Row:
    """One proposal with everything that figures are made of."""

    proposal: int
    reference: str
    title: str
    sides: dict[str, tuple[str, str]]
    stages: set[str]
    costs: Decimal
    asked: Decimal
    given: Decimal = Decimal(0)
    grant: Grant | None = None
    reached: dict[str, Decimal] = field(default_factory=dict)


class Portfolio:
    """What a person may see of all calls, narrowed by what is asked."""

    def __init__(self, user, asked=None):
        self.user = user
        names = {name for name, _title in SIDES}
        self.asked = {
            name: value for name, value in (asked or {}).items() if name in names and value
        }

    @cached_property
    def every(self):
        """All rows, with six queries however many there are."""
        rows = {one.proposal: one for one in self.submitted()}
        self.decide(rows)
        self.follow(rows)
        return list(rows.values())

    @cached_property
    def rows(self):
        """Those that the filters leave."""
        return [
            one
            for one in self.every
            if all(one.sides[name][0] == value for name, value in self.asked.items())
        ]

    def submitted(self):
        """What stands in the last step of each call that one keeps or follows, as far as one
        sees it."""
        followed = followed_by(self.user, "proposal__call__")
        standing = Submission.objects.visible_to(self.user).standing().filter(followed)
        content = ("proposal", "partners", "budget")
        found = standing.filter(step__kind=Step.Kind.FULL).order_by("proposal__number")
        places = dict(Place.objects.values_list("code", "name"))
        for row in found.values_list(
            "proposal_id",
            "proposal__number",
            "proposal__call__slug",
            "proposal__call__title",
            "submitted_at",
            *(f"content__{part}" for part in content),
        ):
            yield row_of(row, places)

    def decide(self, rows):
        standing = Decision.objects.standing().filter(proposal__in=rows)
        found = standing.order_by("pk").values_list("proposal_id", "kind", "verdict", "amount")
        verdicts = {(number, kind): verdict for number, kind, verdict, _amount in found}
        amounts = {number: amount for number, kind, _v, amount in found if kind == Kind.FUNDING}
        for number, row in rows.items():
            for stage, kind in DECIDED.items():
                if verdicts.get((number, kind), "no") != "no":
                    row.stages.add(stage)
            row.given = amounts.get(number) or Decimal(0)
            # A label or money says that the proposal was eligible, whoever wrote that down.
            if row.stages & {"labelled", "funded"}:
                row.stages.add("eligible")

    def follow(self, rows):
        grants = Grant.objects.filter(proposal__in=rows).select_related("project")
        followed = {grant.pk: rows[grant.proposal_id] for grant in grants}
        for grant in grants:
            row = rows[grant.proposal_id]
            row.grant = grant
            if grant.is_closed:
                row.stages.add("finished")
        for (grant, kind), (value, _evidence) in newest_measures(followed).items():
            followed[grant].reached[kind] = value
            if value:
                followed[grant].stages.add("results")

    def at(self, stage):
        """The rows that came so far."""
        return [one for one in self.rows if stage in one.stages]

    @cached_property
    def funnel(self):
        """[(stage, title, count, aid, percent of the first)]."""
        first = len(self.rows) or 1
        found = []
        for stage, title in STAGES:
            rows = self.at(stage)
            aid = sum((one.given or one.asked for one in rows), Decimal(0))
            found.append((stage, title, len(rows), aid, round(100 * len(rows) / first)))
        return found

    def breakdown(self, name):
        """[(query of its rows, label, [(stage, count)])], the most presented first."""
        labels = {one.sides[name][0]: one.sides[name][1] for one in self.rows}
        counts = Counter(
            (one.sides[name][0], stage) for one in self.rows for stage in one.stages
        )
        order = sorted(labels, key=lambda value: (-counts[value, "presented"], labels[value]))
        return [
            (
                urlencode(self.asked | {name: value}),
                labels[value],
                [(stage, counts[value, stage]) for stage, _title in STAGES],
            )
            for value in order
        ]

    @cached_property
    def breakdowns(self):
        return [(name, title, self.breakdown(name)) for name, title in SIDES]

    def choices(self, name):
        """[(value, label)] of a filter, from all rows."""
        return sorted({one.sides[name] for one in self.every}, key=lambda one: one[1])

    @cached_property
    def reached(self):
        """[(kind, title, sum)] of what was measured in the rows that the filters leave."""
        sums = Counter()
        for one in self.rows:
            for kind, value in one.reached.items():
                sums[kind] += value
        return [(kind, title, sums[kind]) for kind, title in Indicator.Kind.choices]


def row_of(row, places):
    number, count, slug, call, submitted_at, facts, partners, budget = row
    lead = next((one for one in partners if one["role"] == "coordinator"), {})
    topic = (facts["topics"] or [{"scheme": "", "code": "", "label": str(_("none"))}])[0]
    region = lead.get("region") or lead.get("country", "")
    size = lead.get("size", "")
    sides = {
        "call": (slug, call),
        "year": (str(submitted_at.year), str(submitted_at.year)),
        "theme": (f"{topic['scheme']}:{topic['code']}", topic["label"]),
        "size": (
            size or "none",
            str(dict(Size.choices).get(size, _("no enterprise, or unknown"))),
        ),
        "region": (region or "none", places.get(region) or region or str(_("unknown"))),
    }
    return Row(
        proposal=number,
        reference=f"{slug}-{count:03}",
        title=facts["acronym"] or facts["title"],
        sides=sides,
        stages={"presented"},
        costs=Decimal(budget["costs"] or 0),
        asked=Decimal(budget["aid"] or 0),
    )
