"""The schemes' rules of consortia: one TOML file for each version, and who they serve."""

from grappe.calls.models import RuleSet


def rules_for(action_type, at, programme="", topic=""):
    """The rule set in force on the day `at` for such a call, or None.

    Of several, the one that names the topic most exactly, then the newest.
    """
    sets = RuleSet.objects.valid(at).prefetch_related("rules")
    fits = [(one.serves(action_type, programme, topic), one) for one in sets]
    serving = [
        (fit, one.valid_from is not None, one.valid_from, one) for fit, one in fits if fit
    ]
    return max(serving, key=lambda found: found[:3])[-1] if serving else None
