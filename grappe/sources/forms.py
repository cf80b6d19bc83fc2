"""Pasting a page, and deciding on what it says."""

from dataclasses import replace

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grappe.clusters.models import Cluster

from .display import label_of, options_of
from .eccp_page.text import normalise
from .models import PageImport

LARGEST = 2 * 1024 * 1024
#: A page has some hundreds; reading takes its time for each.
MOST_LINES = 20_000


class PageForm(forms.ModelForm):
    """A page's text, pasted or as a file (text or HTML saved from a browser)."""

    file = forms.FileField(
        label=gettext_lazy("or a file"),
        required=False,
        help_text=gettext_lazy("Text, or HTML saved from a browser; at most 2 MB."),
    )

    class Meta:
        model = PageImport
        fields = ["text", "name"]
        widgets = {"text": forms.Textarea(attrs={"rows": 14})}
        help_texts = {
            "name": gettext_lazy(
                "Where the page comes from, such as its address. Shown beside figures."
            )
        }

    field_order = ["text", "file", "name"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].required = False

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file is None:
            return None
        if file.size > LARGEST:
            raise forms.ValidationError(
                _("This file is larger than 2 MB; save the page as text.")
            )
        raw = file.read()
        if b"\0" in raw[:4096]:
            raise forms.ValidationError(
                _("This is not a text file; save the page as text or HTML and try again.")
            )
        return decoded(raw)

    def clean(self):
        found = super().clean()
        found["text"] = found.get("file") or (found.get("text") or "").strip()
        if not found["text"] and not self.errors:
            self.add_error("text", _("Paste the page's text, or choose a file."))
        elif is_too_long(found["text"]):
            self.add_error("text", _("This is far more than one page; take a part of it."))
        return found


def is_too_long(text):
    """Whether reading this would keep everybody else waiting."""
    return len(text) > LARGEST or normalise(text).count("\n") >= MOST_LINES


def decoded(raw):
    """UTF-8 with or without a mark, or the old Windows encoding."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


class ReviewForm(forms.Form):
    """For each finding: accept it, change it, or leave what is there."""

    use_required_attribute = False

    def __init__(self, *args, differences, said, **kwargs):
        super().__init__(*args, **kwargs)
        self.differences = differences
        if not said["name"]:
            self.fields["name"] = forms.CharField(
                label=_("Name of the cluster"),
                max_length=200,
                help_text=_("The page has none."),
            )
        for difference in differences:
            self.add_choice(difference)

    def add_choice(self, difference):
        key, finding = difference.key, difference.finding
        accepts = difference.state == "new"
        self.fields[f"choice_{key}"] = forms.ChoiceField(
            label=label_of(finding),
            choices=[("accept", _("accept")), ("leave", _("leave"))],
            widget=forms.RadioSelect,
            initial="accept" if accepts else "leave",
            required=False,
        )
        if field := value_field(finding):
            self.fields[f"value_{key}"] = field

    def items(self):
        """(difference, its choice field, its value field or None), for the template."""
        for difference in self.differences:
            value = f"value_{difference.key}"
            yield (
                difference,
                self[f"choice_{difference.key}"],
                self[value] if value in self.fields else None,
            )

    def accepted(self):
        """The findings to save, with the reviewer's own values where they changed some."""
        name = self.cleaned_data.get("name")
        kept = [self.decided(one) for one in self.differences if self.is_accepted(one)]
        if name and self.differences:
            like = self.differences[0].finding
            kept.append(replace(like, section="identity", field="name", value=name))
        return kept

    def is_accepted(self, difference):
        return self.cleaned_data.get(f"choice_{difference.key}") == "accept"

    def decided(self, difference):
        value = self.cleaned_data.get(f"value_{difference.key}")
        return replace(difference.finding, value=value) if value else difference.finding


def value_field(finding):
    """The field in which a found value may be changed; None for whole rows and projects."""
    if finding.is_row or finding.field == "project":
        return None
    if isinstance(finding.value, list):
        return forms.MultipleChoiceField(
            label=_("found"),
            choices=options_of(finding),
            initial=finding.value,
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )
    model_field = Cluster._meta.get_field(finding.field)
    if model_field.is_relation or model_field.choices:
        return None
    long = model_field.get_internal_type() == "TextField"
    widget = forms.Textarea(attrs={"rows": 6}) if long else forms.TextInput()
    return forms.CharField(
        label=_("found"), initial=finding.value, widget=widget, required=False
    )
