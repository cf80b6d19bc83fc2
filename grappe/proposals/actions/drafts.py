"""What is typed and not saved: kept for the one who typed it, touching nobody's answers."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction

from ..models import AnswerDraft, Proposal

Typed = Mapping[str, Mapping[str, Any]]


@transaction.atomic
def keep_draft(
    proposal: Proposal, typed: Typed, sent: Collection[str], by: Any
) -> AnswerDraft | None:
    """Keep what the person typed so far, by question key; the newest text of each counts.

    Keys that were `sent` and are not in `typed` stand as they are saved, so that nothing is
    left to keep of them. None, when nothing is left at all.
    """
    draft, _is_new = AnswerDraft.objects.select_for_update().get_or_create(
        proposal=proposal, user=by
    )
    rest = {key: one for key, one in draft.typed.items() if key not in sent}
    draft.typed = rest | {key: dict(one) for key, one in typed.items()}
    if not draft.typed:
        draft.delete()
        return None
    draft.save()
    return draft


def discard_draft(proposal: Proposal, by: Any) -> None:
    """Throw away all that the person typed and did not save."""
    AnswerDraft.objects.filter(proposal=proposal, user=by).delete()
