"""From the rule files into the database."""

from collections import Counter

from django.db import transaction

from grappe.calls.models import RuleSet


@transaction.atomic
def save_rule_set(content):
    """Bring one version of a scheme's rules to the state of its file; return the counts.

    Rules the file has no more are removed: a rule that changed its meaning belongs into
    a new version.
    """
    content = dict(content)
    rules = content.pop("rules")
    key = {name: content.pop(name) for name in ("scheme", "version")}
    blank = {"programme": "", "action_types": [], "topics": [], "valid_to": None}
    rule_set, is_new = RuleSet.objects.update_or_create(
        **key, defaults=blank | content | {"added_by_staff": False}
    )
    counts = Counter(sets=1, new=is_new, rules=len(rules))
    for rule in rules:
        _save_rule(rule_set, dict(rule))
    gone = rule_set.rules.exclude(number__in=[rule["number"] for rule in rules])
    counts["removed"] = gone.delete()[0]
    return counts


def _save_rule(rule_set, fields):
    number = fields.pop("number")
    blank = {"values": {}, "source": "", "is_paraphrase": True}
    rule_set.rules.update_or_create(number=number, defaults=blank | fields)
