"""Documents of a call."""

from typing import Any

from django.db import transaction
from django.utils.timezone import now

from grappe.activity.actions import record

from ..models import Call, CallDocument


@transaction.atomic
def add_document(call: Call, title: str, upload: Any, by: Any) -> CallDocument:
    """Put a checked upload on the page of the call."""
    document = CallDocument(call=call, title=title)
    document.take(upload)
    document.save()
    call.save(update_fields=["updated_at"])
    record(by, "added document", call, title=title, sha256=document.sha256)
    return document


@transaction.atomic
def remove_document(document: CallDocument, by: Any) -> None:
    """Take a document off the page; what a version of the call names stays readable."""
    kept = CallDocument.objects.select_for_update().get(pk=document.pk)
    if kept.removed_at:
        return
    kept.call.save(update_fields=["updated_at"])
    record(by, "removed document", kept.call, title=kept.title, sha256=kept.sha256)
    if kept.call.versions.exists():
        kept.removed_at = now()
        kept.save(update_fields=["removed_at"])
        return
    transaction.on_commit(lambda: kept.file.delete(save=False))
    kept.delete()
