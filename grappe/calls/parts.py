"""The parts of a hosted call that its keepers write, each on a page of its own."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from .snapshot import canonical, plain, sha256_of


@dataclass(frozen=True)
class Part:
    """Fields of the call itself, and kinds of rows that belong to it."""

    name: str
    title: Any
    lede: Any
    fields: tuple[str, ...] = ()
    #: {name of the rows on the call: their fields}.
    rows: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def mark_of(self, call):
        """Changes whenever the part does; tells whether somebody else was first."""
        state = {name: plain(getattr(call, name)) for name in self.fields}
        for name, fields in self.rows:
            found = getattr(call, name).order_by("pk").values_list("pk", *fields)
            state[name] = [[plain(value) for value in row] for row in found]
        return sha256_of(canonical(state))


PARTS = {
    part.name: part
    for part in (
        Part(
            "steps",
            _("Steps and dates"),
            _("What is handed in one after the other, and when. Any step may be left out."),
            rows=(
                (
                    "steps",
                    (
                        "kind",
                        "opens_at",
                        "closes_at",
                        "guidance",
                        "has_budget",
                        "has_work_plan",
                        "is_signed",
                    ),
                ),
            ),
        ),
        Part(
            "criteria",
            _("Criteria and selection"),
            _("How full proposals are judged, who knows whom, and how long one may appeal."),
            fields=("blinding", "total_threshold", "appeal_days"),
            rows=(
                (
                    "criteria",
                    (
                        "number",
                        "title",
                        "text",
                        "weight",
                        "low",
                        "high",
                        "mark_step",
                        "threshold",
                    ),
                ),
            ),
        ),
        Part(
            "costs",
            _("Costs and aid"),
            _("Which costs the call takes, and which part of them it pays to whom."),
            fields=("envelope", "budget_min", "budget_max", "aid_max", "partner_aid_max"),
            rows=(
                ("categories", ("number", "title", "flat_percent", "most_percent")),
                ("rates", ("kind", "size", "percent")),
            ),
        ),
        Part(
            "explanations",
            _("Contact and explanations"),
            _("Whom applicants ask, and the answers that everybody may read."),
            fields=("contact_name", "contact_email"),
            rows=(("explanations", ("question", "answer")),),
        ),
    )
}
