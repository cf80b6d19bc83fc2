"""One row in: a CSV or spreadsheet line becomes an organisation."""

from django.forms.models import model_to_dict

from grappe.core.forms import free_slug

from .forms import OrganisationForm
from .models import Organisation

FIELDS = Organisation.PROFILE[0].fields


def save_row(row, by=None, source=""):
    """Create or update one organisation from a row; return its form's errors.

    The row is a known organisation's when its slug, an identifier or its name says so.
    A column the file lacks, or leaves empty, keeps its present value.
    """
    given = {name: str(row[name]) for name in FIELDS if row.get(name) not in (None, "")}
    organisation = organisation_of(row, given)
    form = OrganisationForm(present(organisation) | given, instance=organisation)
    if form.is_valid():
        form.keep(by, source)
    return form.errors


def present(organisation):
    """The values held now, as the form takes them."""
    form = OrganisationForm(instance=organisation)
    held = model_to_dict(organisation, FIELDS) if organisation.pk else {}
    shown = {name: form.fields[name].prepare_value(value) for name, value in held.items()}
    kind = {"kind": organisation.kind}
    return kind | {name: value for name, value in shown.items() if value not in (None, "")}


def organisation_of(row, given):
    """The organisation that the row is about; a new one when nobody knows it."""
    known = Organisation.objects.filter(slug=row.get("slug") or "").first()
    identifiers = {kind: given.get(kind, "") for kind in ("pic", "vat", "ror")}
    name = given.get("name", "")
    country = country_of(given)
    known = known or (name and Organisation.objects.alike(name, country, **identifiers))
    return known or Organisation(slug=row.get("slug") or free_slug(Organisation, name))


def country_of(given):
    field = OrganisationForm().fields["country"]
    return field.queryset.filter(pk=given.get("country", "")).first()
