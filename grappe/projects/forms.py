"""Input on projects: the project and its partners, valid or refused as a whole."""

import re
from datetime import date
from functools import cached_property

from django import forms
from django.forms import inlineformset_factory
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grappe.core.forms import ByNameField, free_slug
from grappe.organisations.actions import identify
from grappe.organisations.kept import KeptForm
from grappe.organisations.models import Organisation
from grappe.organisations.naming import name_key

from .models import Participation, Programme, Project

#: As a name is typed, the known ones that begin so are offered; without script, typing does.
NAMES = {
    "list": "organisation-names",
    "autocomplete": "off",
    "hx-trigger": "input changed delay:250ms",
    "hx-target": "#organisation-names",
}


class YearOrDayField(forms.DateField):
    """A day (2026-03-31), or only a year: its first day, or its last when `ends`."""

    widget = forms.TextInput

    def __init__(self, ends=False, **options):
        self.ends = ends
        super().__init__(input_formats=["%Y-%m-%d"], required=False, **options)

    def to_python(self, value):
        if is_year(value):
            year = int(value.strip())
            return date(year, 12, 31) if self.ends else date(year, 1, 1)
        return super().to_python(value)


def is_year(value):
    return isinstance(value, str) and bool(re.fullmatch(r"\s*[12][0-9]{3}\s*", value))


class ProgrammeField(ByNameField):
    """A programme by its name; a new one is made when the project is saved."""

    def __init__(self):
        label = Project._meta.get_field("programme").verbose_name
        super().__init__(Programme, label=capfirst(label), required=False)

    def clean(self, value):
        named = super().clean(value)
        if named is None or named.pk:
            return named
        same = (
            one for one in Programme.objects.all() if name_key(one.name) == name_key(named.name)
        )
        return next(same, named)


class ProjectForm(KeptForm):
    """A project and its partners; `keep` saves both.

    `own` are the organisations of whom one must be among the partners (None: no rule).
    """

    help_text = gettext_lazy("A day such as 2026-03-31, or only the year.")
    starts_on = YearOrDayField(label=capfirst(gettext_lazy("starts")), help_text=help_text)
    ends_on = YearOrDayField(
        ends=True, label=capfirst(gettext_lazy("ends")), help_text=help_text
    )
    programme = ProgrammeField()

    class Meta(KeptForm.Meta):
        model = Project
        fields = tuple(name for name in Project.PROFILE[0].fields if name != "has_years_only")

    def __init__(self, data=None, instance=None, own=None, extra=3):
        super().__init__(data, instance=instance, initial=years(instance))
        rows = partner_rows(extra)
        present = Participation.objects.select_related("organisation").in_order()
        self.partners = rows(data, instance=self.instance, prefix="partners", queryset=present)
        self.partners.own = own

    def _get_validation_exclusions(self):
        """A programme named for the first time has no key yet; it is saved with the form."""
        return super()._get_validation_exclusions() | {"programme"}

    def clean_title(self):
        return " ".join(self.cleaned_data["title"].split())

    def clean(self):
        found = super().clean()
        typed = [self[name].data for name in ("starts_on", "ends_on") if self[name].data]
        self.instance.has_years_only = any(map(is_year, typed))
        if self.instance.has_years_only and not all(map(is_year, typed)):
            self.add_error("ends_on", _("Give both as days, or both as years."))
        return found

    def is_valid(self):
        return all([super().is_valid(), self.partners.is_valid()])

    def save(self, commit=True):
        project = self.instance
        if programme := self.cleaned_data.get("programme"):
            programme.pk or programme.save()
            project.programme = programme
        project.slug = project.slug or free_slug(Project, project.acronym or project.title)
        return super().save(commit)

    def keep(self, by, source=""):
        for form in self.partners:
            form.by = by
        return super().keep(by, source)

    def save_parts(self):
        self.save()
        self.partners.instance = self.instance
        self.partners.save()

    def all_errors(self):
        """{field: [sentences]}, those of the partners under `partners`."""
        found = {name: list(texts) for name, texts in self.errors.items()}
        lines = [
            text for form in self.partners for texts in form.errors.values() for text in texts
        ]
        lines += self.partners.non_form_errors()
        return found | ({"partners": lines} if lines else {})


def years(project):
    """What the fields show of a project of which only the years are known."""
    if project is None or not project.has_years_only:
        return {}
    return {"starts_on": project.start(), "ends_on": project.end()}


class PartnerForm(forms.ModelForm):
    """One partner, typed by name; the organisation is found or made on saving."""

    name = forms.CharField(label=capfirst(gettext_lazy("organisation")), max_length=250)
    use_required_attribute = False
    by = None

    class Meta:
        model = Participation
        fields = ("role", "city", "country", "contribution")

    field_order = ("name", "role", "city", "country", "contribution")

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["name"].widget.attrs |= NAMES | {"hx-get": reverse("organisations:names")}
        if self.instance.pk:
            self.fields["name"].initial = self.instance.organisation.name

    def organisation(self):
        """The organisation that is meant, when it is known; else None."""
        name = self.cleaned_data.get("name", "")
        if self.instance.pk and name_key(self.instance.organisation.name) == name_key(name):
            return self.instance.organisation
        return Organisation.objects.alike(name, self.cleaned_data.get("country"))

    def save(self, commit=True):
        typed = self.cleaned_data
        self.instance.organisation = self.organisation() or identify(
            typed["name"], typed["country"], typed["city"], by=self.by
        )
        return super().save(commit)


class PartnerRows(forms.BaseInlineFormSet):
    """The partners of one project."""

    own = None

    @cached_property
    def countries(self):
        """The choices of every row, asked for once."""
        return list(self.empty_form.base_fields["country"].choices)

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if index is not None:
            form.fields["country"].choices = self.countries

    def clean(self):
        super().clean()
        kept = [form for form in self if form.cleaned_data.get("name") and not self.goes(form)]
        self.refuse_twice(kept)
        if self.own is not None and not any(form.organisation() in self.own for form in kept):
            raise forms.ValidationError(
                _("Name your cluster's organisation among the partners: %(names)s.")
                % {"names": ", ".join(map(str, self.own)) or _("your cluster has none yet")}
            )

    def goes(self, form):
        return form.cleaned_data.get("DELETE", False)

    def refuse_twice(self, kept):
        seen = set()
        for form in kept:
            found = form.organisation()
            who = (
                found.pk
                if found
                else (name_key(form.cleaned_data["name"]), form.cleaned_data.get("country"))
            )
            if (mark := (who, form.cleaned_data.get("role"))) in seen:
                form.add_error("name", _("This partner stands here twice in the same role."))
            seen.add(mark)


def partner_rows(extra):
    """The formset class with so many empty rows."""
    return inlineformset_factory(
        Project, Participation, form=PartnerForm, formset=PartnerRows, extra=extra
    )
