"""Input on organisations."""

import re

from django import forms
from django.urls import reverse_lazy
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grappe.core.profiles import find_by_key, key_of
from grappe.taxonomies.models import Place, Term

from .actions import plain_ror, plain_vat
from .kept import KeptForm
from .models import Organisation


class PlaceField(forms.CharField):
    """A region, typed by its NUTS code or its name."""

    def prepare_value(self, value):
        if isinstance(value, int):
            place = Place.objects.filter(pk=value).first()
            return place.code if place else ""
        return value

    def clean(self, value):
        typed = super().clean(value)
        if not typed:
            return None
        places = Place.objects.order_by("-revision")
        found = places.filter(code__iexact=typed).first()
        found = found or places.filter(name__iexact=typed).first()
        if found := found or places.filter(name_en__iexact=typed).first():
            return found
        raise forms.ValidationError(_("No region has this code or name."))

    def has_changed(self, initial, data):
        return self.prepare_value(initial) != (data or "")


class OrganisationField(forms.CharField):
    """An organisation by its name; known ones are offered as it is typed."""

    def __init__(self, **options):
        super().__init__(max_length=250, **options)
        self.widget.attrs |= {
            "list": "organisation-names",
            "autocomplete": "off",
            "hx-get": reverse_lazy("organisations:names"),
            "hx-trigger": "input changed delay:250ms",
            "hx-target": "#organisation-names",
            "hx-swap": "innerHTML",
        }

    def prepare_value(self, value):
        if isinstance(value, int):
            return str(Organisation.objects.filter(pk=value).first() or "")
        return value

    def clean(self, value):
        name = " ".join(super().clean(value).split())
        if not name:
            return None
        shown = Organisation.objects.filter(is_hidden=False, merged_into=None)
        found = shown.named(name).order_by("pk").first()
        if found is None:
            said = _("No organisation is called “%(name)s” here; choose one that is offered.")
            raise forms.ValidationError(said % {"name": name})
        return found

    def has_changed(self, initial, data):
        return self.prepare_value(initial) != (data or "")


class TermsField(forms.CharField):
    """Terms of the vocabularies, one in each line: a label, a key such as nace2:2:86, or
    both, as the field itself writes them: "Human health activities [nace2:2:86]"."""

    widget = forms.Textarea

    def prepare_value(self, value):
        return "\n".join(map(written, value)) if isinstance(value, list) else value

    def clean(self, value):
        lines = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        found = [self.term(line) for line in lines]
        if missing := [line for line, term in zip(lines, found, strict=True) if not term]:
            sentence = _("No vocabulary knows: %(terms)s.")
            raise forms.ValidationError(sentence % {"terms": ", ".join(missing)})
        return found

    def term(self, line):
        """The term that a line means, or None."""
        key = re.search(r"\[([^\[\]]+)\]$", line)
        if found := find_by_key(Term, key.group(1) if key else line):
            return found
        return Term.objects.current().filter(label_en__iexact=line).order_by("pk").first()

    def has_changed(self, initial, data):
        return self.prepare_value(initial or []) != (data or "")


def written(term):
    return f"{term.label} [{key_of(term)}]" if isinstance(term, Term) else str(term)


class OrganisationForm(KeptForm):
    """Edit an organisation; import goes through it too."""

    place = PlaceField(
        label=capfirst(gettext_lazy("region")),
        required=False,
        help_text=gettext_lazy("NUTS code or name."),
    )
    capabilities = TermsField(
        label=capfirst(gettext_lazy("capabilities")),
        required=False,
        help_text=gettext_lazy("One in each line: a term of a vocabulary, or its key."),
    )

    class Meta(KeptForm.Meta):
        model = Organisation
        fields = Organisation.PROFILE[0].fields

    def clean_name(self):
        return " ".join(self.cleaned_data["name"].split())

    def clean_vat(self):
        return plain_vat(self.cleaned_data["vat"])

    def clean_ror(self):
        return plain_ror(self.cleaned_data["ror"])

    def clean(self):
        found = super().clean()
        country, place = found.get("country"), found.get("place")
        if country and place and place.country_id != country.pk:
            self.add_error("place", _("This region lies in another country."))
        return found
