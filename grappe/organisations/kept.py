"""Forms whose changes are kept in the history, safe against two editors at once."""

from django import forms
from django.db import transaction
from django.utils.translation import gettext as _

from grappe.activity.actions import EditConflict, record, save_with_history
from grappe.activity.models import Revision
from grappe.core.forms import form_field


class KeptForm(forms.ModelForm):
    """A form for a model with one section in its `PROFILE`.

    It carries the number of the revision that its text was read at. `keep` saves and
    records; when somebody else was first it answers False and says what they wrote.
    """

    base = forms.IntegerField(widget=forms.HiddenInput, required=False)
    use_required_attribute = False

    class Meta:
        formfield_callback = form_field

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if self.instance.pk:
            self.fields["base"].initial = self.number()

    @property
    def section(self):
        return self._meta.model.PROFILE[0]

    def number(self):
        return Revision.objects.number_of(self.instance, self.section.slug)

    def save_parts(self):
        """Everything that one press of the button saves."""
        self.save()

    def keep(self, by, source=""):
        """Save, with history and audit line; False when somebody else was first."""
        if self.instance.pk is None:
            return self.add(by, source)
        base = self.cleaned_data.get("base")
        try:
            save_with_history(self.instance, self.section, self.save_parts, by, base, source)
        except EditConflict as conflict:
            self.tell(conflict)
            return False
        return True

    @transaction.atomic
    def add(self, by, source):
        self.save_parts()
        record(by, "added", self.instance, source=source)
        return True

    def tell(self, conflict):
        """Show what the other editor wrote; sending again replaces it knowingly."""
        written = "; ".join(self.written(conflict.revision.before, conflict.revision.after))
        advice = _("Your text is still below. Save again to put it in place of theirs.")
        self.add_error(None, " ".join([str(conflict), written, advice]))
        self.data = self.data.copy()
        self.data[self.add_prefix("base")] = str(conflict.revision.number)

    def written(self, before, after):
        """What the other editor changed, each with its label; of rows, what they now name."""
        model = self._meta.model._meta
        for name, value in after["fields"].items():
            if before["fields"].get(name) != value:
                yield f"{model.get_field(name).verbose_name}: {value}"
        if after.get("rows") != before.get("rows"):
            names = [str(row[self.section.row_fields[0]]) for row in after["rows"]]
            rows = model.get_field(self.section.rows).related_model._meta
            yield f"{rows.verbose_name_plural}: {', '.join(names)}"
