"""Ideas: noted, joined, grown into a team."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grappe.activity.actions import notify, record
from grappe.core.errors import RuleBroken
from grappe.organisations.models import Organisation

from ..models import Consortium, Idea, Interest
from .boards import begin
from .partners import add_partner


@transaction.atomic
def save_idea(idea: Idea, topics: Iterable[Any], by: Any) -> Idea:
    """Save what was set on an idea, and its topics; a new one becomes its author's."""
    is_new = idea.pk is None
    if is_new:
        idea.author = by
    idea.save()
    idea.topics.set(topics)
    record(by, "noted an idea" if is_new else "edited", idea)
    return idea


@transaction.atomic
def delete_idea(idea: Idea, by: Any) -> None:
    """Delete an idea with what others would bring to it; its team stays."""
    record(by, "deleted", idea)
    idea.delete()


@transaction.atomic
def join_idea(idea: Idea, organisation: Organisation, text: str, by: Any) -> Interest:
    """Say for whom one would join and what it would bring; a second time replaces the first."""
    found = Idea.objects.select_for_update().get(pk=idea.pk)
    if found.author_id == by.pk:
        raise RuleBroken(_("This idea is yours already."))
    said = {"organisation": organisation, "text": text}
    interest, is_new = Interest.objects.update_or_create(idea=found, user=by, defaults=said)
    if is_new:
        line = record(by, "would join", found)
        told = gettext_lazy("Somebody would join an idea of yours.")
        notify([found.author], line, "interest", told, found.get_absolute_url())
    return interest


@transaction.atomic
def leave_idea(idea: Idea, by: Any) -> None:
    """Take one's interest back."""
    if Interest.objects.filter(idea=idea, user=by).delete()[0]:
        record(by, "would no longer join", idea)


@transaction.atomic
def form_team(idea: Idea, by: Any) -> Consortium:
    """Begin a team with those who would join as considered partners; a second time leads to
    the same one."""
    found = Idea.objects.select_for_update().get(pk=idea.pk)
    if found.consortium_id:
        return Consortium.objects.get(pk=found.consortium_id)
    text = "\n\n".join(filter(None, [found.text, found.seeks]))
    board = begin(title=found.title, by=by, text=text, call=found.call)
    for interest in found.interests.select_related("organisation"):
        add_partner(board, interest.organisation.kept(), by, reason=interest.text)
    found.consortium = board
    found.save(update_fields=["consortium"])
    record(by, "formed a team", found)
    return board
