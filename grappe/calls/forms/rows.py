"""Rows of a hosted call: steps, criteria, categories of cost, rates, explanations."""

from decimal import Decimal

from django import forms
from django.db.models import ProtectedError
from django.forms import inlineformset_factory
from django.utils.text import capfirst, slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grappe.core.errors import RuleBroken
from grappe.core.forms import form_field, free_among

from ..models import Call, Step
from ..readiness import out_of_order
from .calls import MomentField

PERCENT = ("flat_percent", "most_percent", "percent")
SMALL = {"rows": 3}


def row_field(model_field, **options):
    """The form field for one field of a row."""
    field = form_field(model_field, **options)
    if isinstance(field.widget, forms.Textarea):
        field.widget.attrs |= SMALL
    if model_field.name in PERCENT:
        bounds = {"min_value": 0, "max_value": 100, "required": field.required}
        return forms.DecimalField(label=field.label, decimal_places=2, **bounds)
    return field


class RowForm(forms.ModelForm):
    """One row; a new one in which only its place stands is no row yet."""

    use_required_attribute = False

    def has_changed(self):
        changed = set(self.changed_data)
        return bool(changed if self.instance.pk else changed - {"number"})

    def save(self, commit=True):
        self.name()
        return super().save(commit)

    def name(self):
        """Give a new row the short name by which it is found again in every version."""
        row = self.instance
        if hasattr(row, "key") and not row.key:
            longest = row._meta.get_field("key").max_length - 5
            base = slugify(row.title)[:longest].strip("-") or "row"
            taken = set(type(row).objects.filter(call=row.call).values_list("key", flat=True))
            row.key = free_among(taken, base)


class StepForm(RowForm):
    opens_at = MomentField(label=capfirst(gettext_lazy("opens")))
    closes_at = MomentField(label=capfirst(gettext_lazy("closes")))


class CriterionForm(RowForm):
    def clean(self):
        found = super().clean()
        low, high = found.get("low"), found.get("high")
        step, threshold = found.get("mark_step"), found.get("threshold")
        self.refuse("weight", not positive(found.get("weight")), _("More than 0, please."))
        self.refuse("mark_step", not positive(step), _("More than 0, please."))
        if low is None or high is None:
            return found
        self.refuse("high", high <= low, _("The highest mark is not above the lowest."))
        if threshold is not None:
            outside = not low <= threshold <= high
            self.refuse("threshold", outside, _("The threshold is no mark of this scale."))
        if step and step > 0:
            message = _("The steps do not lead from the lowest mark to the highest.")
            self.refuse("mark_step", (high - low) % step != 0, message)
        return found

    def refuse(self, name, is_wrong, message):
        if is_wrong and name not in self.errors:
            self.add_error(name, message)


def positive(value):
    return value is None or value > Decimal(0)


class RowSet(forms.BaseInlineFormSet):
    """The rows of one kind of one call."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if index is not None and "number" in form.fields and not form.instance.pk:
            form.initial["number"] = index + 1

    def get_unique_error_message(self, unique_check):
        return _("Two rows stand for the same thing; keep one of them.")

    def kept(self):
        """What will stand after saving."""
        forms_ = [form for form in self.forms if form not in self.deleted_forms]
        return [form.instance for form in forms_ if form.has_changed() or form.instance.pk]

    def delete_existing(self, obj, commit=True):
        """Remove a row, unless something stands on it."""
        try:
            super().delete_existing(obj, commit)
        except ProtectedError as error:
            kinds = {row._meta.verbose_name_plural for row in error.protected_objects}
            raise RuleBroken(
                _("“%(row)s” stays, since this stands on it: %(what)s.")
                % {"row": obj, "what": ", ".join(sorted(map(str, kinds)))}
            ) from error


class StepRows(RowSet):
    """Steps follow each other: none opens before the one before it has closed."""

    def clean(self):
        super().clean()
        steps = self.kept()
        if any(self.errors) or any(step.opens_at is None for step in steps):
            return
        if wrong := out_of_order(sorted(steps, key=lambda step: step.place)):
            raise forms.ValidationError(wrong)


FORMS = {"steps": StepForm, "criteria": CriterionForm}
SETS = {"steps": StepRows}


def row_set(name, fields):
    """The formset class for one kind of rows of a call."""
    return inlineformset_factory(
        Call,
        Call._meta.get_field(name).related_model,
        form=FORMS.get(name, RowForm),
        formset=SETS.get(name, RowSet),
        fields=fields,
        formfield_callback=row_field,
        extra=1,
        max_num=len(Step.Kind) if name == "steps" else None,
        can_delete_extra=False,
    )
