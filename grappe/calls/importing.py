"""One call in, from a document such as a reader of calls makes it."""

from django.db import transaction
from django.utils.timezone import localdate

from grappe.activity.actions import record
from grappe.core.forms import free_slug
from grappe.projects.models import Programme

from .models import Call
from .rules import rules_for

PLAIN = (
    "title",
    "funder",
    "action_type",
    "text",
    "keywords",
    "closes_at",
    "is_announced",
    "deadline_model",
    "budget_min",
    "budget_max",
    "expected_grants",
    "website",
)


@transaction.atomic
def save_call(document, by=None, source=""):
    """Create or update the call of this reference; return (call, "added", "changed" or
    "same"). What the document lacks keeps its value. Raises ValidationError.
    """
    call = Call.objects.filter(reference=document["reference"]).first()
    is_new = call is None
    call = call or Call(reference=document["reference"], source=source)
    before = facts(call)
    for name in PLAIN:
        if document.get(name) not in (None, ""):
            setattr(call, name, document[name])
    call.programme = programme_of(document.get("programme")) or call.programme
    call.rule_set = call.rule_set or rules_of(call)
    if not is_new and facts(call) == before:
        return call, "same"
    call.slug = call.slug or free_slug(Call, call.reference)
    call.stage = Call.Stage.PUBLISHED if is_new else call.stage
    call.full_clean(exclude=["programme", "rule_set", "cluster", "slug"])
    call.save()
    record(by, "added" if is_new else "edited", call, source=source)
    return call, "added" if is_new else "changed"


def facts(call):
    return [getattr(call, name) for name in PLAIN] + [call.programme_id, call.rule_set_id]


def programme_of(name):
    if not name:
        return None
    known = Programme.objects.filter(name__iexact=name).first()
    return known or Programme.objects.create(name=name, slug=free_slug(Programme, name))


def rules_of(call):
    """The rules in force on the deadline's day for such an action, or None."""
    day = localdate(call.closes_at) if call.closes_at else localdate()
    programme = call.programme.name if call.programme else ""
    return rules_for(call.action_type, day, programme, call.reference)
