"""The form of one part of a hosted call: its fields and its rows, saved as a whole."""

from functools import cached_property

from django import forms
from django.forms import modelform_factory
from django.utils.translation import gettext as _

from grappe.core.errors import RuleBroken

from .. import actions
from ..models import Call
from .rows import row_field, row_set

MONEY = {"envelope", "budget_min", "budget_max", "aid_max", "partner_aid_max"}


class FieldsForm(forms.ModelForm):
    """Fields of the call itself; writes its own columns only."""

    use_required_attribute = False

    def clean(self):
        found = super().clean()
        least, most = found.get("budget_min"), found.get("budget_max")
        if least is not None and most is not None and most < least:
            self.add_error("budget_max", _("The greatest budget is less than the least."))
        for name in set(found) & MONEY:
            if found[name] is not None and found[name] < 0:
                self.add_error(name, _("Not less than 0, please."))
        return found

    def save(self, commit=True):
        self.instance.save(update_fields=[*self.fields, "updated_at"])
        return self.instance


class PartForm:
    """Fields and rows, valid or refused together."""

    def __init__(self, call, part, typed=None):
        self.call, self.part, self.typed = call, part, typed
        self.base = typed.get("base", "") if typed else part.mark_of(call)
        self.problem = ""

    @cached_property
    def fields(self):
        if not self.part.fields:
            return None
        form = modelform_factory(
            Call, FieldsForm, fields=self.part.fields, formfield_callback=row_field
        )
        return form(self.typed, instance=self.call)

    @cached_property
    def rows(self):
        return [
            row_set(name, fields)(self.typed, instance=self.call, prefix=name)
            for name, fields in self.part.rows
        ]

    def is_valid(self):
        found = [part.is_valid() for part in (self.fields, *self.rows) if part is not None]
        return all(found)

    def keep(self, by):
        """Save and record; False, with `problem`, when somebody or something forbids it."""
        try:
            actions.change(self.call, self.part, self.save, by, self.base)
        except actions.Overtaken as error:
            # The call at hand holds what was typed by now; what stands is in the database.
            self.base = self.part.mark_of(Call.objects.get(pk=self.call.pk))
            self.problem = str(error)
        except RuleBroken as error:
            self.problem = str(error)
        return not self.problem

    def save(self):
        if self.fields is not None:
            self.fields.save()
        for rows in self.rows:
            rows.save()
