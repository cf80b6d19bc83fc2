"""Two organisations that are one: found, merged with every link, and taken apart again."""

from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from grappe.activity.actions import record
from grappe.core.errors import RuleBroken

from .models import Identifier, Merge, MergeCandidate, Organisation
from .naming import name_key
from .similarity import Named, pairs

#: What the kept one takes over where it has nothing itself.
FACTS = ("pic", "vat", "ror", "acronym", "website", "summary", "city", "lat", "lon", "place_id")
#: These are told of one organisation only, so the gone one gives them up.
UNIQUE = ("pic",)


def find_candidates(progress: Any = iter) -> int:
    """Note all pairs that are alike enough, and answer how many are new.

    What was decided stays so.
    """
    rows = Organisation.objects.filter(is_hidden=False, merged_into=None).order_by("pk")
    named = [
        Named(pk, key, country or "", name_key(city) if city else "")
        for pk, key, country, city in rows.values_list("pk", "name_key", "country_id", "city")
    ]
    new = 0
    for pair in progress(list(pairs(named))):
        one, other = sorted((pair.one.key, pair.other.key))
        facts = {"score": pair.score, "evidence": list(pair.evidence)}
        _row, is_new = MergeCandidate.objects.get_or_create(
            one_id=one, other_id=other, defaults=facts
        )
        new += is_new
    return new


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
    moved = {"links": move_links(kept, gone), "facts": move_facts(kept, gone)}
    moved |= {"hidden": gone.is_hidden, "pic": keep_pic(kept, gone)}
    gone.merged_into, gone.is_hidden = kept, True
    gone.save()
    done = Merge.objects.create(kept=kept, gone=gone, moved=moved)
    MergeCandidate.objects.filter(one__in=rows, other__in=rows).update(
        state=MergeCandidate.State.MERGED
    )
    record(by, "merged", kept, gone=gone.pk, name=gone.name)
    return done


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


def keep_pic(kept: Organisation, gone: Organisation) -> str:
    """The code that `gone` had beside that of `kept`: from now on it names `kept` too."""
    pic = gone.pic
    if pic:
        Identifier.objects.update_or_create(
            scheme=Identifier.Scheme.PIC, value=pic, defaults={"organisation": kept}
        )
        gone.pic = ""
    return pic


def move_facts(kept: Organisation, gone: Organisation) -> dict[str, Any]:
    """Fill the gaps of `kept`; answers the values before, by fact."""
    taken = [name for name in FACTS if not getattr(kept, name) and getattr(gone, name)]
    before = {name: [getattr(kept, name), getattr(gone, name)] for name in taken}
    values = {name: getattr(gone, name) for name in taken}
    for name in set(taken) & set(UNIQUE):
        setattr(gone, name, "")
    gone.save()
    for name, value in values.items():
        setattr(kept, name, value)
    kept.save()
    return before


@transaction.atomic
def undo(done: Merge, by: Any) -> None:
    """Take them apart: every link and fact goes back; a second time changes nothing."""
    done = Merge.objects.select_for_update().get(pk=done.pk)
    if done.undone_at:
        return
    kept, gone = done.kept, done.gone
    by_label = {(f.model._meta.label_lower, f.name): f for f in links()}
    for label, name, pk in done.moved["links"]:
        model = by_label[label, name].model
        model._base_manager.filter(pk=pk, **{name: kept}).update(**{name: gone})
    for name, (old, _theirs) in done.moved["facts"].items():
        setattr(kept, name, old)
    kept.save()
    for name, (_old, theirs) in done.moved["facts"].items():
        setattr(gone, name, theirs)
    if done.moved["pic"]:
        Identifier.objects.filter(scheme="pic", value=done.moved["pic"]).delete()
        gone.pic = done.moved["pic"]
    gone.merged_into, gone.is_hidden = None, done.moved["hidden"]
    gone.save()
    done.undone_at = now()
    done.save(update_fields=["undone_at"])
    both = [kept.pk, gone.pk]
    MergeCandidate.objects.filter(one__in=both, other__in=both).update(
        state=MergeCandidate.State.OPEN
    )
    record(by, "took apart", kept, gone=gone.pk, name=gone.name)


def mark_different(candidate: MergeCandidate, by: Any) -> None:
    """They are two; nobody is asked again."""
    candidate.state = MergeCandidate.State.DIFFERENT
    candidate.save(update_fields=["state"])
    record(by, "kept apart", candidate.one, other=candidate.other_id)
