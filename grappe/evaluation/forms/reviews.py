"""The score sheet of a review; a draft may be faulty, what is handed in may not."""

from decimal import Decimal

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..marking import criterion_of

FAULTS = {
    "not_a_number": gettext_lazy("Write a number."),
    "below": gettext_lazy("The lowest mark is %(low)s."),
    "above": gettext_lazy("The highest mark is %(high)s."),
    "step": gettext_lazy("Marks go in steps of %(step)s."),
}


class MarkField(forms.CharField):
    """A mark on a criterion's scale, as it is typed; a number once cleaned."""

    def __init__(self, criterion, **options):
        self.criterion = criterion
        widget = forms.TextInput(attrs={"inputmode": "decimal", "size": 5})
        super().__init__(max_length=10, widget=widget, **options)

    def clean(self, value):
        typed = super().clean(value)
        words = {
            "low": self.criterion.low.normalize(),
            "high": self.criterion.high.normalize(),
            "step": self.criterion.mark_step.normalize(),
        }
        try:
            number = Decimal(typed.strip().replace(",", "."))
        except ArithmeticError as error:
            raise forms.ValidationError(FAULTS["not_a_number"]) from error
        fault = criterion_of(self.criterion).fault(float(number))
        if fault:
            raise forms.ValidationError(FAULTS[fault] % words)
        return number


class ReviewForm(forms.Form):
    """A mark and a reason for each criterion, and two comments for two readers."""

    #: A draft is kept with gaps, so no browser may insist.
    use_required_attribute = False

    to_applicants = forms.CharField(
        label=gettext_lazy("For the applicants"),
        help_text=gettext_lazy("They read this with the decision, without your name."),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=10_000,
    )
    to_panel = forms.CharField(
        label=gettext_lazy("For the panel only"),
        help_text=gettext_lazy("Applicants never read this."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=10_000,
        required=False,
    )
    base = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, criteria, **options):
        super().__init__(*args, **options)
        self.criteria = list(criteria)
        for one in self.criteria:
            scale = {"low": one.low.normalize(), "high": one.high.normalize()}
            scale |= {"step": one.mark_step.normalize()}
            told = _("From %(low)s to %(high)s in steps of %(step)s.") % scale
            help_text = " ".join(filter(None, [one.text, told]))
            self.fields[f"mark-{one.key}"] = MarkField(
                one, label=one.title, help_text=help_text
            )
            self.fields[f"why-{one.key}"] = forms.CharField(
                label=_("Why this mark: %(criterion)s") % {"criterion": one.title},
                widget=forms.Textarea(attrs={"rows": 3}),
                max_length=5_000,
                required=False,
            )
        self.order_fields([*self.names()])

    def names(self):
        """The fields that are typed, in order."""
        for one in self.criteria:
            yield from (f"mark-{one.key}", f"why-{one.key}")
        yield from ("to_applicants", "to_panel")

    def typed(self):
        """Everything as it was typed."""
        return {name: self.data.get(name, "").replace("\r\n", "\n") for name in self.names()}

    def base_typed(self):
        """The revision that the page was read at, or None."""
        written = self.data.get("base", "")
        return int(written) if written.isdecimal() else None

    def marks(self):
        """{criterion: (mark, reason)} of a valid sheet."""
        return {
            one: (self.cleaned_data[f"mark-{one.key}"], self.cleaned_data[f"why-{one.key}"])
            for one in self.criteria
        }


class PackForm(forms.Form):
    """A pack that was filled in offline."""

    file = forms.FileField(
        label=gettext_lazy("The spreadsheet of the pack, filled in"),
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
    )
