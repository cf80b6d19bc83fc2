"""Rankings: computed from the reviews that count, kept with their inputs, adopted."""

from typing import Any

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from grappe.activity.actions import record
from grappe.calls.snapshot import sha256_of
from grappe.core.errors import RuleBroken

from ..assigning import eligible
from ..marking import amount_of, inputs_of, ranking_of
from ..models import RankingRecord, Selection
from .conflicts import recompute
from .selections import held


@transaction.atomic
def compute_ranking(selection: Selection, by: Any) -> RankingRecord:
    """Rank what was reviewed; the same reviews give the same record, not another one."""
    found = held(selection)
    recompute(found)
    judged = {one.proposal.reference: amount_of(one.content) for one in eligible(found)}
    envelope = found.call.envelope
    budget = None if envelope is None else float(envelope)
    inputs = inputs_of(found, judged.keys(), judged, budget)
    if not inputs["marks"]:
        raise RuleBroken(_("No review that counts is handed in yet; there is nothing to rank."))
    content = ranking_of(inputs)
    sha256 = sha256_of({"inputs": inputs, "content": content})
    last = found.rankings.first()
    if last and last.sha256 == sha256:
        return last
    kept = RankingRecord.objects.create(
        selection=found,
        number=found.rankings.count() + 1,
        content=content,
        inputs=inputs,
        sha256=sha256,
        by=by,
    )
    record(by, "computed a ranking", found, number=kept.number, sha256=sha256)
    return kept


@transaction.atomic
def adopt_ranking(ranking: RankingRecord, by: Any) -> RankingRecord:
    """Settle on a ranking; from now on reviews are no longer changed."""
    held(ranking.selection)
    if ranking.adopted_at is None:
        ranking.adopted_at = now()
        ranking.save(update_fields=["adopted_at"])
        record(by, "adopted a ranking", ranking.selection, number=ranking.number)
    return ranking
