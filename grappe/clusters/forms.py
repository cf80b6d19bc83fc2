"""One form for each section of the profile: its fields, its rows, or both."""

from functools import cached_property

from django import forms
from django.forms import inlineformset_factory, modelform_factory
from django.utils.translation import gettext as _

from grappe.core.forms import ByNameField, form_field

from .models import Cluster


class FieldsForm(forms.ModelForm):
    """The section's plain fields."""

    use_required_attribute = False

    def clean_name(self):
        return " ".join(self.cleaned_data["name"].split())

    def clean(self):
        found = super().clean()
        country, place = found.get("country"), found.get("place")
        if country and place and place.country_id != country.pk:
            self.add_error("place", _("This region lies in another country."))
        return found


class RowForm(forms.ModelForm):
    """One row of a section; rows named for the first time are made on saving."""

    use_required_attribute = False

    def _get_validation_exclusions(self):
        """What is named for the first time has no key yet that a constraint could check."""
        new = {
            name
            for name, field in self.fields.items()
            if isinstance(field, ByNameField)
            and (named := self.cleaned_data.get(name))
            and named.pk is None
        }
        return super()._get_validation_exclusions() | new

    def save(self, commit=True):
        for name, field in self.fields.items():
            if isinstance(field, ByNameField) and (named := self.cleaned_data.get(name)):
                if named.pk is None:
                    named.save()
                setattr(self.instance, name, named)
        return super().save(commit)


class RowSet(forms.BaseInlineFormSet):
    """The rows of one section; new rows get the section's own marks (`where`)."""

    section = None

    def save_new(self, form, commit=True):
        for name, value in self.section.where.items():
            setattr(form.instance, name, value)
        return super().save_new(form, commit)


class SectionForm:
    """The fields and rows of one section of one cluster, valid or refused as a whole."""

    def __init__(self, cluster, section, data=None, extra=2):
        self.cluster, self.section, self.data, self.extra = cluster, section, data, extra

    @cached_property
    def fields(self):
        if not self.section.fields:
            return None
        form = modelform_factory(
            Cluster, FieldsForm, fields=self.section.fields, formfield_callback=form_field
        )
        return form(self.data, instance=self.cluster)

    @cached_property
    def rows(self):
        if not self.section.rows:
            return None
        rows = inlineformset_factory(
            Cluster,
            Cluster._meta.get_field(self.section.rows).related_model,
            form=RowForm,
            formset=RowSet,
            fields=self.section.row_fields,
            formfield_callback=form_field,
            extra=self.extra,
        )
        rows.section = self.section
        present = self.section.rows_of(self.cluster)
        return rows(self.data, instance=self.cluster, queryset=present, prefix="rows")

    @property
    def parts(self):
        return [part for part in (self.fields, self.rows) if part is not None]

    def is_valid(self):
        return all([part.is_valid() for part in self.parts])

    def save(self):
        for part in self.parts:
            part.save()

    @property
    def errors(self):
        """{field: [sentences]}, those of the rows under `rows`."""
        found = dict(self.fields.errors) if self.fields is not None else {}
        if self.rows is not None:
            lines = [error for form in self.rows for error in form.errors.values()]
            lines = [str(text) for line in lines for text in line]
            lines += [str(text) for text in self.rows.non_form_errors()]
            if lines:
                found["rows"] = lines
        return found

    @property
    def media(self):
        return sum((part.media for part in self.parts), forms.Media())
