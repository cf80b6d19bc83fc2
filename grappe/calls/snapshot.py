"""A call as data: all that it says, asks, pays and judges, to be frozen with its hash.

The contact is left out: a person may change or be erased, and the call is the same.
"""

import hashlib
import json
from datetime import UTC, date, datetime
from decimal import Decimal

from django.db.models import Model

from .models import (
    Call,
    CallDocument,
    Category,
    Criterion,
    Explanation,
    Question,
    Rate,
    Rule,
    RuleSet,
    Step,
)

SCHEMA = 1

#: {part of the content: its model and the fields that are frozen}.
FACTS = {
    "call": (
        Call,
        (
            "title",
            "reference",
            "programme",
            "funder",
            "cluster",
            "action_type",
            "text",
            "keywords",
            "opens_at",
            "closes_at",
            "budget_min",
            "budget_max",
            "expected_grants",
            "website",
            "blinding",
            "total_threshold",
            "envelope",
            "aid_max",
            "partner_aid_max",
            "appeal_days",
        ),
    ),
    "steps": (
        Step,
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
    "questions": (
        Question,
        (
            "key",
            "version",
            "number",
            "section",
            "kind",
            "title",
            "help",
            "is_required",
            "max_words",
            "least",
            "most",
            "options",
            "asked_if_key",
            "asked_if_value",
        ),
    ),
    "criteria": (
        Criterion,
        ("key", "number", "title", "text", "weight", "low", "high", "mark_step", "threshold"),
    ),
    "categories": (Category, ("key", "number", "title", "flat_percent", "most_percent")),
    "rates": (Rate, ("kind", "size", "percent")),
    "rule_set": (
        RuleSet,
        ("scheme", "version", "name", "valid_from", "valid_to", "source", "source_url"),
    ),
    "rules": (Rule, ("number", "kind", "values", "quote", "is_paraphrase", "source")),
    "documents": (CallDocument, ("title", "name", "size", "sha256")),
    "explanations": (Explanation, ("question", "answer", "answered_on")),
}


def content_of(call):
    """Everything that the call says at this moment, as plain JSON."""
    call = Call.objects.whole().get(pk=call.pk)
    return {
        "schema": SCHEMA,
        "call": facts("call", call) | {"topics": topics_of(call)},
        "steps": [
            facts("steps", step) | {"questions": rows("questions", step.current_questions())}
            for step in call.ordered_steps()
        ],
        "criteria": rows("criteria", call.criteria.all()),
        "categories": rows("categories", call.categories.all()),
        "rates": rows("rates", call.rates.all()),
        "rule_set": rules_of(call.rule_set),
        "documents": rows("documents", call.shown_documents()),
        "explanations": rows("explanations", call.explanations.all()),
    }


def topics_of(call):
    """Scheme and code of each, the same in every language."""
    return sorted(f"{term.scheme.code} {term.code}" for term in call.topics.all())


def rules_of(rule_set):
    """The rules of the consortium, or None where they are not recorded."""
    if rule_set is None:
        return None
    return facts("rule_set", rule_set) | {"rules": rows("rules", rule_set.rules.all())}


def rows(part, found):
    return [facts(part, row) for row in found]


def facts(part, row):
    """{field: value} of one row, as JSON has it."""
    return {name: plain(getattr(row, name)) for name in FACTS[part][1]}


def plain(value):
    """A value without what JSON cannot hold; moments in UTC, so that zones do not matter."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, Decimal | date | Model):
        return str(value)
    return value


def canonical(content):
    """The one way to write this content; what `sha256sum` is taken of."""
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def sha256_of(content):
    return hashlib.sha256(canonical(content).encode()).hexdigest()
