"""A frozen call for people: its content as sections of names and values, and what changed."""

from datetime import datetime
from difflib import SequenceMatcher

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from .snapshot import FACTS

#: Holds only how rows are found again, nothing to be read.
UNREAD = ("key", "number")


def sections_of(content):
    """[(title, [(name, value), …]), …] of a frozen content, in the order of the page."""
    found = [(_("Call"), lines("call", content["call"]))]
    for step in content["steps"]:
        found.append((shown("steps", "kind", step["kind"]), lines("steps", step)))
        found += [titled("questions", one, one["title"]) for one in step["questions"]]
    found += [titled("criteria", one, one["title"]) for one in content["criteria"]]
    found += [titled("categories", one, one["title"]) for one in content["categories"]]
    found += [titled("rates", one, "") for one in content["rates"]]
    if rule_set := content["rule_set"]:
        found.append((rule_set["name"], lines("rule_set", rule_set)))
        found += [titled("rules", one, one["number"]) for one in rule_set["rules"]]
    found += [titled("documents", one, one["title"]) for one in content["documents"]]
    found += [titled("explanations", one, "") for one in content["explanations"]]
    return [(str(title), rows) for title, rows in found]


def titled(part, row, title):
    """One row's section, named after what it is: "Criterion: Quality"."""
    kind = capfirst(FACTS[part][0]._meta.verbose_name)
    return f"{kind}: {title}" if title else kind, lines(part, row)


def lines(part, row):
    """The filled fields of one row: (name, value for people)."""
    model = FACTS[part][0]
    return [
        (capfirst(model._meta.get_field(name).verbose_name), shown(part, name, row[name]))
        for name in FACTS[part][1]
        if name not in UNREAD and row.get(name) not in (None, "", [], {})
    ]


def shown(part, name, value):
    """A frozen value as the page would show it."""
    field = FACTS[part][0]._meta.get_field(name)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if name.endswith("_at"):
        moment = localtime(datetime.fromisoformat(value))
        return f"{date_format(moment, 'DATETIME_FORMAT')} {moment:%Z}"
    if isinstance(value, list):
        return " · ".join(map(str, value))
    return str(value)


def changes(before, after):
    """[("-" or "+", line), …]: what stands in only one of two contents, in order."""
    old, new = flat(before), flat(after)
    found = []
    pieces = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for kind, start, end, to_start, to_end in pieces:
        if kind != "equal":
            found += [("-", line) for line in old[start:end]]
            found += [("+", line) for line in new[to_start:to_end]]
    return found


def flat(content):
    """Every line of every section by itself, each with the section's name."""
    return [
        f"{title} – {name}: {line}"
        for title, rows in sections_of(content)
        for name, value in rows
        for line in value.splitlines() or [""]
    ]
