"""Two editors of one section: everything the second one needs to lose nothing."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from grappe.activity.models import Revision
from grappe.core.profiles import snapshot

from .differences import differences, names_in
from .forms import SectionForm
from .importing import form_data
from .merging import merged
from .models import Cluster


@dataclass(frozen=True)
class Conflict:
    """Theirs (saved), yours (typed) and a form that joins both.

    `base` is what the form is to be sent with: theirs has been seen. While yours is
    refused by the form, there is nothing to join yet, and `base` stays.
    """

    newest: Revision
    theirs: list
    yours: list
    form: SectionForm
    base: int
    is_same: bool = False


def conflict(cluster: Cluster, section: Any, typed: Any, base: int) -> Conflict | None:
    """What stands between the typed form and the section as it is now; None when nothing."""
    newer = Revision.objects.about(cluster).filter(section=section.slug, number__gt=base)
    newer = list(newer.select_related("by").order_by("number"))
    if not newer:
        return None
    cluster = Cluster.objects.get(pk=cluster.pk)
    start, now = newer[0].before, snapshot(cluster, section)
    form = SectionForm(cluster, section, on_present_rows(cluster, section, typed))
    if not form.is_valid():
        theirs = differences(section, start, now, names_in([(section, start), (section, now)]))
        return Conflict(newer[-1], list(theirs), [], form, base)
    yours = trial(cluster, section, form)
    names = names_in([(section, start), (section, now), (section, yours)])
    cluster = Cluster.objects.get(pk=cluster.pk)
    joined = form_data(cluster, section, merged(start, now, yours))
    return Conflict(
        newest=newer[-1],
        theirs=differences(section, start, now, names),
        yours=differences(section, now, yours, names),
        form=SectionForm(cluster, section, joined),
        base=newer[-1].number,
        is_same=yours == now,
    )


def trial(cluster: Cluster, section: Any, form: SectionForm) -> dict:
    """The document that saving this valid form would give; nothing is saved."""
    with transaction.atomic():
        form.save()
        document = snapshot(Cluster.objects.get(pk=cluster.pk), section)
        transaction.set_rollback(True)
    return document


def on_present_rows(cluster: Cluster, section: Any, typed: Any) -> Any:
    """The typed form, its rows numbered anew: rows that are gone meanwhile become new ones."""
    if not section.rows:
        return typed
    present = {str(pk) for pk in section.rows_of(cluster).values_list("pk", flat=True)}
    rows = typed_rows(typed)
    known = [row for row in rows if row.get("id", [""])[0] in present]
    new = [row for row in rows if row not in known and "DELETE" not in row]
    result = typed.copy()
    for name in [name for name in typed if name.startswith("rows-")]:
        del result[name]
    for index, row in enumerate([*known, *new]):
        for name, texts in row.items():
            result.setlist(f"rows-{index}-{name}", texts)
        if row in new:
            result[f"rows-{index}-id"] = ""
    result["rows-TOTAL_FORMS"] = str(len(known) + len(new))
    result["rows-INITIAL_FORMS"] = str(len(known))
    return result


def typed_rows(typed: Any) -> list[dict]:
    """The rows of the typed form as {name: [texts]}, in their order."""
    rows: dict[int, dict] = {}
    for key, texts in typed.lists():
        prefix, _, rest = key.partition("-")
        index, _, name = rest.partition("-")
        if prefix == "rows" and index.isdecimal() and len(index) < 5:
            rows.setdefault(int(index), {})[name] = texts
    return [rows[index] for index in sorted(rows)]
