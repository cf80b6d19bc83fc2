"""Input by and about evaluators."""

from django import forms
from django.contrib.auth import get_user_model
from django.db.models import Q
from django.forms import inlineformset_factory
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from grappe.core.forms import OneOfMany
from grappe.organisations.forms import OrganisationField
from grappe.organisations.models import Post
from grappe.projects.models import Project
from grappe.taxonomies.models import Term

from ..models import Conflict, Evaluator, Expertise, Seat, Tie

#: What "some knowledge of" counts, where expert knowledge counts 1.
SOME = 0.5
DAY = {"type": "date"}


class SeatForm(forms.ModelForm):
    """Whom to ask, and as what."""

    email = forms.EmailField(label=_("E-mail address"))

    class Meta:
        model = Seat
        fields = ("email", "role")


class HeldForm(forms.ModelForm):
    """A row about an organisation that is typed by name."""

    use_required_attribute = False

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["organisation"] = OrganisationField(label=_("Organisation"))


class PostForm(HeldForm):
    class Meta:
        model = Post
        fields = ("organisation", "kind", "position", "began_on", "ended_on")
        widgets = {
            "began_on": forms.DateInput(attrs=DAY, format="%Y-%m-%d"),
            "ended_on": forms.DateInput(attrs=DAY, format="%Y-%m-%d"),
        }


class TieForm(HeldForm):
    class Meta:
        model = Tie
        fields = ("organisation", "kind", "text", "ended_on")
        widgets = {"ended_on": forms.DateInput(attrs=DAY, format="%Y-%m-%d")}


Posts = inlineformset_factory(get_user_model(), Post, PostForm, extra=1)
Ties = inlineformset_factory(Evaluator, Tie, TieForm, extra=1)


class ProjectsField(forms.CharField):
    """Projects that the platform knows, one on each line."""

    def __init__(self, **options):
        super().__init__(widget=forms.Textarea(attrs={"rows": 3}), required=False, **options)

    def prepare_value(self, value):
        if isinstance(value, str) or value is None:
            return value
        return "\n".join(one.reference or one.slug for one in value)

    def clean(self, value):
        lines = [" ".join(line.split()) for line in super().clean(value).splitlines()]
        found, faults = [], []
        for line in filter(None, lines):
            known = list(project_called(line)[:2])
            if len(known) == 1:
                found += known
            elif known:
                said = _("Several projects are called “%(line)s”; write the number of yours.")
                faults.append(said % {"line": line})
            else:
                faults.append(_("No project here is called “%(line)s”.") % {"line": line})
        if faults:
            raise forms.ValidationError(faults)
        return found


def project_called(line):
    """Those with this number or address; where there is none, those of this name."""
    shown = Project.objects.filter(is_hidden=False)
    exact = shown.filter(Q(reference=line) | Q(slug=line))
    return exact if exact.exists() else shown.called(line)


class EvaluatorForm(forms.ModelForm):
    """What an evaluator knows, how much they read, and when."""

    expert = forms.ModelMultipleChoiceField(
        Term.objects.none(),
        label=_("I am an expert in"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    some = forms.ModelMultipleChoiceField(
        Term.objects.none(),
        label=_("I know something about"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    projects = ProjectsField(
        label=_("Projects you worked on"),
        help_text=_("One on each line: its short name, title or number."),
    )

    class Meta:
        model = Evaluator
        fields = (
            "text",
            "projects",
            "load_limit",
            "available_from",
            "available_to",
            "is_active",
        )
        widgets = {
            "text": forms.Textarea(attrs={"rows": 5}),
            "available_from": forms.DateInput(attrs=DAY, format="%Y-%m-%d"),
            "available_to": forms.DateInput(attrs=DAY, format="%Y-%m-%d"),
        }

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.initial["projects"] = list(self.instance.projects.all())
        offered = topics_for(self.instance)
        held = list(self.instance.expertise.all())
        for name, is_expert in (("expert", True), ("some", False)):
            field = self.fields[name]
            field.queryset = offered
            field.initial = [one.term_id for one in held if (one.strength > SOME) == is_expert]
            field.widget.attrs["data-filter"] = gettext("Narrow the topics")

    def save(self, commit=True):
        found = super().save(commit)
        strengths = dict.fromkeys(self.cleaned_data["some"], SOME)
        strengths |= dict.fromkeys(self.cleaned_data["expert"], 1.0)
        found.expertise.all().delete()
        Expertise.objects.bulk_create(
            Expertise(evaluator=found, term=term, strength=strength)
            for term, strength in strengths.items()
        )
        return found


def topics_for(evaluator):
    """The fields of science, the topics of calls where they sit, and what they have."""
    fields = Term.objects.current().in_scheme("eurosci")
    broad = fields.filter(parent__isnull=False, parent__parent=None)
    asked = Term.objects.filter(call__steps__selection__seats__evaluator=evaluator)
    held = Term.objects.filter(pk__in=evaluator.expertise.values("term"))
    wanted = {*broad.values_list("pk", flat=True), *asked.values_list("pk", flat=True)}
    wanted |= set(held.values_list("pk", flat=True))
    return Term.objects.filter(pk__in=wanted).order_by("label_en")


class OathForm(forms.Form):
    agrees = forms.BooleanField(label=_("I have read this and promise it."))


class AnswerForm(OneOfMany):
    """What an evaluator says to a conflict."""

    answer = forms.ChoiceField(
        label=_("Your answer"), choices=Conflict.Answer, widget=forms.RadioSelect
    )

    class Meta:
        model = Conflict
        fields = ("answer", "explanation")
        widgets = {"explanation": forms.Textarea(attrs={"rows": 2})}


class RuleForm(OneOfMany):
    """What the keeper says to a conflict."""

    ruling = forms.ChoiceField(
        label=_("Ruling"), choices=Conflict.Ruling, widget=forms.RadioSelect
    )

    class Meta:
        model = Conflict
        fields = ("ruling", "ruling_reason")
        widgets = {"ruling_reason": forms.Textarea(attrs={"rows": 2})}


class DeclareForm(forms.Form):
    """Whether one is free of conflicts with a proposal."""

    is_free = forms.TypedChoiceField(
        label=_("Your declaration"),
        choices=[
            ("yes", _("I have no conflict of interest that is not shown here.")),
            ("no", _("I have one, and hand the proposal back.")),
        ],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=_("Which conflict, if you have one"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2_000,
        required=False,
    )

    def clean(self):
        found = super().clean()
        if found.get("is_free") is False and not found.get("text", "").strip():
            self.add_error("text", gettext("Say which conflict you have."))
        return found
