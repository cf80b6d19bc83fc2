"""Input on ideas."""

from django import forms
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grappe.calls.models import Call
from grappe.taxonomies.models import Term

from ..models import Idea
from ..querysets import clusters_of
from .boards import CallField, NewPartnerForm


class IdeaForm(forms.ModelForm):
    """An idea, and who may read it."""

    class Meta:
        model = Idea
        fields = ("title", "text", "seeks", "audience", "cluster", "call", "topics")
        field_classes = {"call": CallField}
        widgets = {
            "text": forms.Textarea(attrs={"rows": 8}),
            "seeks": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args, user, **options):
        super().__init__(*args, **options)
        ahead = Call.objects.public().exclude(closes_at__lte=now())
        present = Call.objects.visible_to(user).filter(pk=self.instance.call_id)
        self.fields["call"].queryset = (ahead | present).by_deadline()
        self.fields["call"].widget.attrs["data-filter"] = _("Narrow the calls")
        self.fields["cluster"].queryset = clusters_of(user)
        self.fields["cluster"].help_text = _(
            "Needed where only its members may read the idea: those who keep the cluster, and "
            "those who work for one of its members."
        )
        fields = Term.objects.current().in_scheme("eurosci")
        topics = fields.filter(parent__isnull=False, parent__parent=None)
        self.fields["topics"].queryset = topics.order_by("label_en")
        self.fields["topics"].widget.attrs["data-filter"] = _("Narrow the topics")

    def clean_title(self):
        return " ".join(self.cleaned_data["title"].split())

    def clean(self):
        found = super().clean()
        is_for_members = found.get("audience") == Idea.Audience.CLUSTER
        if is_for_members and not found.get("cluster") and "cluster" not in self.errors:
            self.add_error("cluster", _("Choose the cluster whose members may read it."))
        return found


class InterestForm(NewPartnerForm):
    """For which organisation somebody would join, and what it would bring."""

    text = forms.CharField(
        label=gettext_lazy("What it would bring"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
