"""How a rule stands, in a sentence that people read in their language."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from grappe.organisations.models import Organisation
from grappe.taxonomies.models import CountryStatus

LIGHTS = {
    "met": pgettext_lazy("rule", "met"),
    "unmet": pgettext_lazy("rule", "not met"),
    "open": pgettext_lazy("rule", "cannot be told yet"),
}
CHECKS = {
    "double_funding": gettext_lazy("A person checks that nothing is funded twice."),
    "innovative": gettext_lazy("A person checks that the leading SME is innovative."),
}


def light_of(finding):
    """The light in a word or two."""
    return LIGHTS[finding.light]


def sentence_of(finding, names=None):
    """What the rule needs and what the team has; `names` are the partners' by key."""
    family = finding.code.split(".")[0]
    write = SENTENCES.get(family, unreadable)
    return write(finding, names or {})


def who_of(values):
    """Whom a rule speaks of: kinds, statuses and regions, in words."""
    kinds, statuses = dict(Organisation.Kind.choices), dict(CountryStatus.Status.choices)
    words = [str(kinds.get(one, one)) for one in values.get("kinds", ())]
    words += [str(statuses.get(one, one)) for one in values.get("statuses", ())]
    if values.get("regions"):
        words.append(_("regions of the programme"))
    return ", ".join(words)


def at_least(finding, names):
    values = finding.values
    needed, have = values["needed"], values["have"]
    unit = finding.code.partition(".")[2]
    if unit == "country":
        told = ngettext(
            "%(needed)s country is needed (%(who)s); the team has %(have)s.",
            "%(needed)s countries are needed (%(who)s); the team has %(have)s.",
            needed,
        )
    elif unit == "entity":
        told = ngettext(
            "%(needed)s independent organisation is needed (%(who)s); the team has %(have)s.",
            "%(needed)s independent organisations are needed (%(who)s); the team has %(have)s.",
            needed,
        )
    else:
        told = ngettext(
            "%(needed)s partner is needed (%(who)s); the team has %(have)s.",
            "%(needed)s partners are needed (%(who)s); the team has %(have)s.",
            needed,
        )
    who = who_of(values) or _("of any kind")
    sentence = told % {"needed": needed, "have": have, "who": who}
    if unit == "country" and values.get("which"):
        sentence += " " + ", ".join(one for one in values["which"] if not one.startswith("?"))
    return sentence


def lead(finding, names):
    who = who_of(finding.values) or _("of any kind")
    if finding.code == "lead.none":
        return _("Nobody leads yet; the lead must be: %(who)s.") % {"who": who}
    leads = ", ".join(names.get(key, key) for key in finding.partners)
    told = {"who": who, "leads": leads}
    if finding.light == "met":
        return _("%(leads)s leads, as the rule asks: %(who)s.") % told
    return _("The lead must be: %(who)s; now it is %(leads)s.") % told


def min_share(finding, names):
    told = {
        "part": percent(finding.values["part"]),
        "who": who_of(finding.values),
        "have": percent(finding.values["have"]),
    }
    return _("At least %(part)s of the budget goes to: %(who)s; now %(have)s.") % told


def max_share(finding, names):
    values = finding.values
    which = str(values.get("which", ""))
    told = {
        "part": percent(values["part"]),
        "have": percent(values["have"]),
        "which": names.get(which, which),
    }
    if finding.code.endswith("country"):
        most = _("No country has more than %(part)s of the budget; %(which)s has %(have)s.")
    else:
        most = _("No partner has more than %(part)s of the budget; %(which)s has %(have)s.")
    return most % told


def share(finding, names):
    without = ", ".join(names.get(key, key) for key in finding.partners)
    if not without:
        return _("The shares of the budget are not known yet.")
    return _("The share of the budget is not known of: %(names)s.") % {"names": without}


def max_months(finding, names):
    told = {"most": finding.values["most"], "have": finding.values["have"]}
    if finding.code.endswith("unknown"):
        return _("At most %(most)s months; the duration is not known yet.") % told
    return _("At most %(most)s months; now %(have)s.") % told


def everyone(finding, names):
    fact = finding.code.partition(".")[2]
    missing = ", ".join(names.get(key, key) for key in finding.partners)
    if not missing:
        return str(ALL_DONE[fact])
    return str(NOT_DONE[fact]) % {"names": missing}


ALL_DONE = {
    "is_member": gettext_lazy("Every partner is a member."),
    "fees_paid": gettext_lazy("Every partner has paid its fee."),
    "has_signed": gettext_lazy("Every partner has signed."),
}
NOT_DONE = {
    "is_member": gettext_lazy("Not known as members: %(names)s."),
    "fees_paid": gettext_lazy("No fee is known to be paid by: %(names)s."),
    "has_signed": gettext_lazy("Not signed yet by: %(names)s."),
}


def by_person(finding, names):
    what = finding.values.get("what", "")
    return str(CHECKS.get(what, _("A person checks this rule.")))


def unreadable(finding, names):
    return _("This rule cannot be checked by itself; a person reads it.")


def percent(part):
    return f"{(Decimal(part) * 100).quantize(Decimal(1))} %"


SENTENCES = {
    "at_least": at_least,
    "lead": lead,
    "min_share": min_share,
    "max_share": max_share,
    "share": share,
    "max_months": max_months,
    "everyone": everyone,
    "by_person": by_person,
}
