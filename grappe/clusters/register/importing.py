"""Rows of a file into the register: all of them or, when one is wrong, none, unless the
good ones are wanted."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from grappe.activity.actions import record
from grappe.core.errors import RuleBroken
from grappe.organisations.models import Organisation
from grappe.taxonomies.models import Country
from grappe.taxonomies.vocabulary import normalise

from ..forms.register import ImportedMemberForm
from ..models import Membership

#: The category of a member whose line tells only what kind of organisation it is.
CATEGORIES = {
    "sme": "sme",
    "startup": "startup",
    "large": "large",
    "research": "research",
    "university": "research",
    "centre": "research",
    "civil": "civil_society",
}
#: How files write a day, besides 2026-03-31.
DAYS = ("%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y")


@dataclass
class Outcome:
    """What an import did, or would do (`is_saved` says which); `errors` are (line number,
    sentence)."""

    added: int = 0
    changed: int = 0
    same: int = 0
    errors: list[tuple[int, str]] = field(default_factory=list)
    is_saved: bool = False

    @property
    def is_good(self):
        return not self.errors


@transaction.atomic
def import_register(
    cluster, rows, by, source="", joined_on=None, is_trial=False, keeps_good=False
):
    """Take numbered rows (see `read_table`) into the register of a cluster.

    A cell that the file lacks or leaves empty keeps its present value. As a trial, or
    with errors, nothing is written; with `keeps_good` the lines without errors are. Taking
    the same rows in again changes nothing.
    """
    found, seen = Outcome(), {}
    spelling = Spelling()
    for number, row in rows:
        take(cluster, number, spelling.spelled(row), by, joined_on, found, seen)
    found.is_saved = not is_trial and (found.is_good or keeps_good)
    if not found.is_saved:
        transaction.set_rollback(True)
    elif found.added or found.changed:
        record(by, "imported members", cluster, source=source, lines=len(rows))
    return found


def take(cluster, number, row, by, joined_on, found, seen):
    """One row: count what it did, or write down what is wrong with it."""
    member = member_of(cluster, row)
    given = present(member) | row if member else beginning(row, joined_on) | row
    form = ImportedMemberForm(cluster, given, instance=member)
    if not form.is_valid():
        found.errors += [(number, sentence) for sentence in sentences(form)]
        return
    try:
        is_changed = kept_once(form, by, number, seen)
    except RuleBroken as error:
        found.errors.append((number, str(error)))
        return
    found.added += member is None
    found.changed += member is not None and is_changed
    found.same += member is not None and not is_changed


def beginning(row, joined_on):
    """What a new line may leave unsaid."""
    return {"joined_on": joined_on or "", "category": CATEGORIES.get(row.get("kind"), "")}


@transaction.atomic
def kept_once(form, by, number, seen):
    """Save a valid line; refuse what another line of the same file has told already."""
    is_changed = form.keep(by)
    if (first := seen.setdefault(form.instance.pk, number)) != number:
        raise RuleBroken(_("This is the member of line %(line)s again.") % {"line": first})
    return is_changed


def sentences(form):
    """Each error with the name of its column."""
    for name, texts in form.errors.items():
        for text in texts:
            yield text if name == "__all__" else f"{name}: {text}"


def member_of(cluster, row):
    """The line of the register that the row is about, or None."""
    country = Country.objects.filter(pk=row.get("country", "")[:2]).first()
    identifiers = {kind: row.get(kind, "") for kind in ("pic", "vat")}
    organisation = row.get("name") and Organisation.objects.alike(
        row["name"], country, **identifiers
    )
    if not organisation:
        return None
    lines = list(cluster.memberships.filter(organisation=organisation).order_by("joined_on"))
    exact = [line for line in lines if line.joined_on.isoformat() == row.get("joined_on")]
    return next(iter(exact or [line for line in lines if is_same_span(line, row)]), None)


def is_same_span(line, row):
    """Whether the row may be about this line: their spans touch, as far as the row says."""
    start, end = row.get("joined_on", ""), row.get("left_on", "")
    if not start and not end:
        return line.left_on is None
    if line.left_on and start >= line.left_on.isoformat():
        return False
    return not end or end > line.joined_on.isoformat()


def present(member):
    return {
        "category": member.category,
        "joined_on": member.joined_on.isoformat(),
        "left_on": member.left_on.isoformat() if member.left_on else "",
        "fee": member.fee,
    }


class Spelling:
    """How people write countries, categories and days in their spreadsheets."""

    def __init__(self):
        self.countries = {
            normalise(name): one.pk
            for one in Country.objects.all()
            for name in (one.pk, one.cordis_code, *names_of(one))
            if name
        }
        self.choices = {
            "category": spellings(Membership.Category),
            "fee": spellings(Membership.Fee),
            "kind": spellings(Organisation.Kind),
        }

    def spelled(self, row):
        """The row in the platform's own words; what it does not know stays as it is."""
        found = dict(row)
        if country := row.get("country"):
            found["country"] = self.countries.get(normalise(country), country)
        for name, known in self.choices.items():
            if text := row.get(name):
                found[name] = known.get(normalise(text), text)
        for name in ("joined_on", "left_on"):
            if text := row.get(name):
                found[name] = day(text)
        return found


def names_of(country):
    return (country.name_en, country.name_fr, country.name_nl, country.name_de, country.native)


def spellings(choices):
    """{a value or its label, in the reader's language or in English: the value}."""
    known = {normalise(value): value for value in choices.values}
    with override("en"):
        known |= {normalise(str(label)): value for value, label in choices.choices}
    return known | {normalise(str(label)): value for value, label in choices.choices}


def day(text):
    """The day in ISO form; unknown forms stay, for the form to refuse."""
    for form in DAYS:
        try:
            return datetime.strptime(text, form).date().isoformat()  # noqa: DTZ007  a day only
        except ValueError:
            continue
    return text
