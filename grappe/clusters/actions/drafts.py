"""Keeping what is typed and not yet saved."""

from typing import Any

from django.db import transaction

from ..models import Cluster, Draft

#: What a browser sends beside the form's own fields.
NOT_TYPED = ("csrfmiddlewaretoken", "next")


@transaction.atomic
def keep_draft(cluster: Cluster | None, section: str, typed: Any, by: Any) -> Draft:
    """Keep what the person typed so far; the newest takes the place of the one before."""
    # No form takes NUL and PostgreSQL cannot hold it.
    content = {
        name: [text.replace("\x00", "") for text in texts]
        for name, texts in typed.lists()
        if name not in NOT_TYPED
    }
    return Draft.objects.update_or_create(
        user=by, cluster=cluster, section=section, defaults={"typed": content}
    )[0]
