"""One form for each section of the profile: its fields, its rows, or both."""

import re
from decimal import Decimal
from functools import cached_property

from django import forms
from django.db import models
from django.forms import inlineformset_factory, modelform_factory
from django.utils.translation import gettext as _

from grappe.core.forms import ByNameField, form_field
from grappe.taxonomies.models import Country, Place, Term

from ..models import Claim, Cluster
from ..models.claim import plain_figure
from ..profile import ROW_KEYS
from .vocabulary import ManyField, OneField, offered, share

LANGUAGE = re.compile(r"[a-z]{2,3}")
#: What a claim may be about, by its kind; kinds that stand not here take every topic.
TOPICS = {
    "composition": (
        "members",
        "smes",
        "startups",
        "large",
        "research",
        "civil_society",
        "other",
    ),
    "achievement": (
        "rd_partners",
        "rd_projects",
        "companies_created",
        "total_funding",
        "platforms",
        "training_projects",
        "training_funding",
        "people_trained",
        "network_projects",
        "statement",
        "figure",
    ),
}


def section_field(model_field, **options):
    """The form field of a profile's field: vocabularies by code or name, dates by calendar."""
    related = model_field.related_model
    if model_field.many_to_many and related in (Term, Country):
        field = model_field.formfield(form_class=ManyField, **options)
        field.queryset = current(field.queryset)
        schemes = model_field.get_limit_choices_to().get("scheme__code__in", ())
        field.scheme = schemes[0] if schemes else ""
        return field
    if related in (Country, Place):
        name = related._meta.model_name
        rows = related._default_manager.all() if related is Country else Place.objects.current()
        options |= {"form_class": OneField, "queryset": rows, "list_name": f"offers-{name}"}
        return model_field.formfield(**options)
    if isinstance(model_field, models.DecimalField):
        return model_field.formfield(form_class=FigureField, **options)
    if isinstance(model_field, models.DateField):
        options["widget"] = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    return form_field(model_field, **options)


def current(rows):
    """Terms with their vocabulary at hand; retired ones stay choosable, for old choices."""
    return rows.select_related("scheme") if rows.model is Term else rows


class FigureField(forms.DecimalField):
    """A figure without the zeros that the database adds."""

    def prepare_value(self, value):
        return plain_figure(value) if isinstance(value, Decimal) else value


def language_code(text):
    """A language by its code, as texts on the web are marked."""
    if not LANGUAGE.fullmatch(text := text.strip().lower()):
        raise forms.ValidationError(_("Two letters, such as en, fr or hr."))
    return text


class FieldsForm(forms.ModelForm):
    """The section's plain fields."""

    use_required_attribute = False

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if "place" in self.fields and self.instance.country_id:
            self.fields["place"].near = {"country": self.instance.country_id}

    def clean_name(self):
        return " ".join(self.cleaned_data["name"].split())

    def clean_main_language(self):
        return language_code(self.cleaned_data["main_language"])

    def clean(self):
        found = super().clean()
        country, place = found.get("country"), found.get("place")
        if country and place and place.country_id != country.pk:
            self.add_error("place", _("This region lies in another country."))
        return found

    def save(self, commit=True):
        """Write the section's own columns only: others may be saved at this moment."""
        if not commit or self.errors:
            return super().save(commit)
        columns = [name for name in self.fields if not self.is_many(name)]
        if columns:
            self.instance.save(update_fields=columns)
        self._save_m2m()
        return self.instance

    def is_many(self, name):
        return self.instance._meta.get_field(name).many_to_many


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

    def clean_language(self):
        return language_code(self.cleaned_data["language"])

    def save(self, commit=True):
        for name, field in self.fields.items():
            if isinstance(field, ByNameField) and (named := self.cleaned_data.get(name)):
                setattr(self.instance, name, kept(named))
        return super().save(commit)


def kept(named):
    """The row of this name, made when no row before it has made it meanwhile."""
    if named.pk is None:
        manager = type(named)._default_manager
        if known := manager.filter(name__iexact=named.name).first():
            return known
        named.save()
    return named


class RowSet(forms.BaseInlineFormSet):
    """The rows of one section; new rows get the section's own marks (`where`)."""

    section = None

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if topics := TOPICS.get(self.section.where.get("kind")):
            topic = form.fields["topic"]
            topic.choices = [
                (key, label) for key, label in Claim.Topic.choices if key in topics
            ]
            # A claim that an import filed elsewhere stays as it is until somebody changes it.
            if form.instance.pk and form.instance.topic not in topics:
                topic.choices += [(form.instance.topic, form.instance.get_topic_display())]
            if not form.instance.pk:
                topic.choices = [("", "---------"), *topic.choices]
                topic.initial = form.initial["topic"] = ""

    def clean(self):
        """Rows with the same key would overwrite each other."""
        seen = set()
        for form in self.forms:
            key = self.key_of(form)
            if key and key in seen:
                form.add_error(
                    ROW_KEYS[self.section.slug][0], _("This stands in another row already.")
                )
            seen.add(key)
        super().clean()

    def key_of(self, form):
        """What the row is known by; empty for blank, removed and unfinished rows."""
        found = getattr(form, "cleaned_data", {})
        if not found or found.get("DELETE"):
            return ()
        names = ROW_KEYS.get(self.section.slug, ())
        return tuple(str(found.get(name) or "").casefold() for name in names)

    def save_new(self, form, commit=True):
        for name, value in self.section.where.items():
            setattr(form.instance, name, value)
        return super().save_new(form, commit)


class SectionForm:
    """The fields and rows of one section of one cluster, valid or refused as a whole."""

    def __init__(self, cluster, section, data=None, extra=1):
        self.cluster, self.section, self.data, self.extra = cluster, section, data, extra

    @cached_property
    def fields(self):
        if not self.section.fields:
            return None
        form = modelform_factory(
            Cluster, FieldsForm, fields=self.section.fields, formfield_callback=section_field
        )
        found = form(self.data, instance=self.cluster)
        share(found.fields.values())
        return found

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
            formfield_callback=section_field,
            extra=self.extra,
            can_delete_extra=False,
        )
        rows.section = self.section
        present = self.section.rows_of(self.cluster)
        return rows(self.data, instance=self.cluster, queryset=present, prefix="rows")

    @property
    def parts(self):
        return [part for part in (self.fields, self.rows) if part is not None]

    @property
    def offers(self):
        """{name of a list: what it offers}, for the fields that take a name from a list."""
        forms_ = [
            *([self.fields] if self.fields else []),
            *(self.rows.forms if self.rows else []),
        ]
        lists = {}
        for form in forms_:
            for field in form.fields.values():
                if isinstance(field, OneField) and field.list_name not in lists:
                    rows = field.queryset.filter(**field.near)
                    lists[field.list_name] = [offered(row) for row in rows]
        return lists

    def is_valid(self):
        valid = [part.is_valid() for part in self.parts]
        return all(valid)

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
