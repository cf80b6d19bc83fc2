"""Two organisations that are one: found, merged with every link, and taken apart again."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from django.db import IntegrityError, models, transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from grappe.activity.actions import record
from grappe.core.errors import RuleBroken

from .models import Identifier, Merge, MergeCandidate, Organisation
from .naming import name_key
from .similarity import Named, pairs

#: What the kept one takes over where it has nothing itself.
FACTS = (
    *("pic", "vat", "ror", "acronym", "website", "summary", "country_id", "place_id"),
    *("city", "lat", "lon", "activity_type", "is_sme"),
)
#: What the likeness is told beside name, country and city.
TOLD = ("pk", "name_key", "country_id", "city", "acronym", "website", "vat", "ror")
#: A website of more organisations than this is a portal and tells nothing.
SHARED_SITE = 5
State = MergeCandidate.State


def find_candidates(progress: Any = iter) -> int:
    """Note all pairs that are alike enough, and answer how many are new.

    What was decided stays so.
    """
    noted = set(MergeCandidate.objects.values_list("one", "other"))
    new = []
    for pair in progress(list(pairs(list(told())))):
        one, other = sorted((pair.one.key, pair.other.key))
        if (one, other) not in noted:
            facts = {"score": pair.score, "evidence": list(pair.evidence)}
            new.append(MergeCandidate(one_id=one, other_id=other, **facts))
    MergeCandidate.objects.bulk_create(new, batch_size=500)
    return len(new)


def told() -> Iterator[Named]:
    """What the likeness may know of every organisation that stands by itself."""
    rows = Organisation.objects.filter(is_hidden=False, merged_into=None).order_by("pk")
    known = [(*row[:5], host(row[5]), *row[6:]) for row in rows.values_list(*TOLD)]
    sites: dict[str, int] = {}
    for row in known:
        sites[row[5]] = sites.get(row[5], 0) + 1
    for pk, name, country, city, acronym, site, vat, ror in known:
        own = site if sites[site] <= SHARED_SITE else ""
        place = name_key(city) if city else ""
        yield Named(pk, name, country or "", place, acronym, own, vat, ror)


def host(website: str) -> str:
    """The website's host, without www; empty when it is none."""
    try:
        return (urlsplit(website.strip()).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


@transaction.atomic
def merge(kept: Organisation, gone: Organisation, by: Any) -> Merge:
    """Take `gone` into `kept`: every link moves, and what was where is remembered.

    A link that `kept` has already (both in one project, say) stays with `gone`, which is
    hidden, so that undoing brings back exactly what was.
    """
    rows = Organisation.objects.select_for_update().in_bulk([kept.pk, gone.pk])
    kept, gone = rows[kept.pk], rows[gone.pk]
    if kept.pk == gone.pk or kept.merged_into or gone.merged_into:
        raise RuleBroken(_("These are one organisation already."))
    if hasattr(kept, "cluster") and hasattr(gone, "cluster"):
        raise RuleBroken(_("Each of them runs a cluster; merge their clusters first."))
    moved: dict[str, Any] = {"links": move_links(kept, gone), "hidden": gone.is_hidden}
    moved |= {"pic": gone.pic, "facts": move_facts(kept, gone), "alias": keep_pic(kept, gone)}
    moved["candidates"] = list(candidates_of(rows).values_list("pk", "state"))
    candidates_of(rows).update(state=State.MERGED)
    gone.merged_into, gone.is_hidden = kept, True
    gone.save()
    kept.save()
    done = Merge.objects.create(kept=kept, gone=gone, moved=moved)
    record(by, "merged", kept, gone=gone.pk, name=gone.name)
    return done


def candidates_of(pks: Any) -> Any:
    return MergeCandidate.objects.filter(one__in=pks, other__in=pks)


def links() -> list[Any]:
    """Every foreign key in any app that points to an organisation, through tables included."""
    found = [
        relation.field
        for relation in Organisation._meta.get_fields(include_hidden=True)
        if isinstance(relation, models.ManyToOneRel)
    ]
    own = (Merge, MergeCandidate, Organisation)
    return [field for field in found if field.model not in own]


def move_links(kept: Organisation, gone: Organisation) -> list[list[Any]]:
    """[model, field, key] of each row that now points to `kept`."""
    moved = []
    for field in links():
        rows = field.model._base_manager.filter(**{field.name: gone})
        for pk in rows.order_by("pk").values_list("pk", flat=True):
            row = field.model._base_manager.filter(pk=pk)
            try:
                with transaction.atomic():
                    row.update(**{field.name: kept})
            except IntegrityError:
                continue
            moved.append([field.model._meta.label_lower, field.name, pk])
    return moved


def move_facts(kept: Organisation, gone: Organisation) -> dict[str, Any]:
    """Fill the gaps of `kept`; answers the values before and after, by fact."""
    taken = {}
    for name in FACTS:
        mine, theirs = getattr(kept, name), getattr(gone, name)
        if mine in (None, "") and theirs not in (None, ""):
            taken[name] = [mine, theirs]
            setattr(kept, name, theirs)
    return taken


def keep_pic(kept: Organisation, gone: Organisation) -> int | None:
    """Let the code of `gone` name `kept` too; answers the key of the row that is new."""
    pic, gone.pic = gone.pic, ""
    if not pic or pic == kept.pic:
        return None
    alias, is_new = Identifier.objects.get_or_create(
        scheme=Identifier.Scheme.PIC, value=pic, defaults={"organisation": kept}
    )
    return alias.pk if is_new else None


@transaction.atomic
def undo(done: Merge, by: Any) -> None:
    """Take them apart: every link and fact goes back; a second time changes nothing.

    What somebody wrote in the meantime stays.
    """
    done = Merge.objects.select_for_update().get(pk=done.pk)
    if done.undone_at:
        return
    rows = Organisation.objects.select_for_update().in_bulk([done.kept_id, done.gone_id])
    kept, gone = rows[done.kept_id], rows[done.gone_id]
    if kept.merged_into:
        raise RuleBroken(
            _("%(name)s was merged into another one since; undo that first.")
            % {"name": kept.name}
        )
    move_back(kept, gone, done.moved)
    Identifier.objects.filter(pk=done.moved["alias"]).delete()
    gone.merged_into, gone.is_hidden = None, done.moved["hidden"]
    gone.pic = done.moved["pic"]
    kept.save()
    gone.save()
    done.undone_at = now()
    done.save(update_fields=["undone_at"])
    for pk, state in done.moved["candidates"]:
        was = State.OPEN if state == State.MERGED else state
        MergeCandidate.objects.filter(pk=pk).update(state=was)
    record(by, "took apart", kept, gone=gone.pk, name=gone.name)


def move_back(kept: Organisation, gone: Organisation, moved: dict[str, Any]) -> None:
    """The links that are still there, and the facts that nobody has changed since."""
    by_label = {(field.model._meta.label_lower, field.name): field for field in links()}
    for label, name, pk in moved["links"]:
        rows = by_label[label, name].model._base_manager.filter(pk=pk, **{name: kept})
        rows.update(**{name: gone})
    for name, (mine, theirs) in moved["facts"].items():
        if getattr(kept, name) == theirs:
            setattr(kept, name, mine)


def mark_different(candidate: MergeCandidate, by: Any) -> None:
    """They are two; nobody is asked again."""
    if candidate.state == State.MERGED:
        raise RuleBroken(_("These are one organisation already."))
    candidate.state = State.DIFFERENT
    candidate.save(update_fields=["state"])
    record(by, "kept apart", candidate.one, other=candidate.other_id)
