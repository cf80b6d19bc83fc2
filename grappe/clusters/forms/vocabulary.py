"""Choosing from vocabularies, countries and places by code or by name.

A form sends what is chosen by key (`industries`) and what is typed as text
(`industries_add`); the server finds the term that a code or a label in any
language means, and names the likeliest ones when it finds none.
"""

from difflib import get_close_matches
from functools import cached_property

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _

from grappe.taxonomies.models import Country, Place, Term

#: What may be typed for each kind, beside the code.
NAMES = {
    Term: ("label_en", "label_fr", "label_nl", "label_de"),
    Country: ("name_en", "name_fr", "name_nl", "name_de", "native"),
    Place: ("name_en", "name"),
}
#: Between code and label, in what the lists offer.
DOT = " · "
#: Vocabularies whose codes people know.
CODED = ("nace2", "nace21", "ipc")


class Typed(str):
    """Text that a person typed, beside the keys that the form sent."""


def offered(row):
    """A row as the lists offer it, such that `meant` finds it again."""
    if isinstance(row, Term):
        return f"{row.code}{DOT}{row.label}" if row.scheme.code in CODED else row.label
    return f"{row}{DOT}{row.code}"


def meant(rows, text):
    """The row that a typed code or name means, or None."""
    text = " ".join(text.replace("\0", "").split())
    named = Q()
    for part in {text, *text.split(DOT)}:
        named |= Q(code__iexact=part)
    whole = Q(code__iexact=text.replace(".", "")) | Q(code=dotted(text))
    for name in NAMES[rows.model]:
        whole |= Q(**{f"{name}__iexact": text})
    by_code = rows.filter(named).first() if DOT in text else None
    return by_code or rows.filter(named).first() or rows.filter(whole).first()


def dotted(code):
    """NACE codes are also written without their dot."""
    return f"{code[:2]}.{code[2:]}" if code.isdigit() and len(code) > 2 else code


def likely(rows, text, on_offer=None, most=4):
    """Rows that the text may have meant, the likeliest first."""
    found = list(rows.find(text)[:most]) if hasattr(rows, "find") else []
    if not found:
        by_name = {str(row).casefold(): row for row in on_offer or rows}
        close = get_close_matches(text.casefold(), by_name, most, cutoff=0.6)
        found = [by_name[name] for name in close]
    return found


def unknown(rows, text, on_offer=None):
    """The sentence for a text that means nothing here."""
    if found := likely(rows, text, on_offer):
        names = "; ".join(offered(row) for row in found)
        return _("“%(text)s” is not known here. Did you mean: %(names)s?") % {
            "text": text,
            "names": names,
        }
    return _("“%(text)s” is not known here. Type a code or a name from the list.") % {
        "text": text
    }


def is_key(model, text):
    """Whether the text can be a key of the model's rows at all."""
    text = str(text)
    return len(text) <= 2 if model is Country else text.isdecimal() and len(text) < 19


class Shelf:
    """What several vocabularies offer, read in one query when it is first asked for."""

    def __init__(self, schemes):
        self.schemes = schemes

    @cached_property
    def terms(self):
        found = {scheme: [] for scheme in self.schemes}
        terms = Term.objects.filter(scheme__code__in=found, retired_on=None)
        for term in terms.select_related("scheme"):
            found[term.scheme.code].append(term)
        return found


def share(fields):
    """Let the fields of one form read from one shelf."""
    fields = [field for field in fields if getattr(field, "scheme", "")]
    shelf = Shelf([field.scheme for field in fields])
    for field in fields:
        field.shelf = shelf


class ManyWidget(forms.CheckboxSelectMultiple):
    """What is chosen as ticked boxes, and lines to add by code or name.

    A short vocabulary is shown whole, with nothing to type.
    """

    template_name = "clusters/widgets/many.html"
    SHORT = 40
    LINES = 3

    def value_from_datadict(self, data, files, name):
        many = getattr(data, "getlist", lambda key: data.get(key) or [])
        return [*many(name), *(Typed(text) for text in many(f"{name}_add") if text.strip())]

    @property
    def field(self):
        return self.choices.field

    def is_short(self):
        return len(self.field.on_offer) <= self.SHORT

    def optgroups(self, name, value, attrs=None):
        keys = {str(one) for one in value or () if not isinstance(one, Typed)}
        rows = self.field.on_offer if self.is_short() else self.field.rows_of(keys)
        return [
            (None, [self.option(name, row, keys, index, attrs)], index)
            for index, row in enumerate(rows)
        ]

    def option(self, name, row, keys, index, attrs):
        is_chosen = str(row.pk) in keys
        return self.create_option(name, row.pk, offered(row), is_chosen, index, attrs=attrs)

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        typed = [one for one in value or () if isinstance(one, Typed)]
        is_typed = bool(typed) or not self.is_short()
        context["widget"] |= {
            "lines": [*typed, *[""] * self.LINES] if is_typed else [],
            "offers": map(offered, self.field.on_offer) if is_typed else [],
            "scheme": self.field.scheme,
            "label": self.field.label,
        }
        return context

    def format_value(self, value):
        return [one if isinstance(one, Typed) else str(one) for one in value or ()]


class ManyField(forms.ModelMultipleChoiceField):
    """Several rows of a vocabulary (or countries), sent by key or typed."""

    widget = ManyWidget
    scheme = ""
    shelf = None

    @cached_property
    def on_offer(self):
        """What the list offers: of several revisions the first, and nothing retired."""
        if not self.scheme:
            return list(self.queryset)
        return (self.shelf or Shelf([self.scheme])).terms[self.scheme]

    def rows_of(self, keys):
        """The rows with these keys; only what is not on offer is asked for."""
        offered_rows = [row for row in self.on_offer if str(row.pk) in keys]
        rest = keys - {str(row.pk) for row in offered_rows}
        rest = [key for key in rest if self.is_key(key)]
        return [*offered_rows, *(self.queryset.filter(pk__in=rest) if rest else ())]

    def is_key(self, text):
        return is_key(self.queryset.model, text)

    def clean(self, value):
        value = value or []
        typed = [one for one in value if isinstance(one, Typed)]
        keys = [one for one in value if not isinstance(one, Typed)]
        rows, errors = [], []
        if wrong := [key for key in keys if not self.is_key(str(key))]:
            errors.append(unknown(self.queryset, str(wrong[0])))
        for text in typed:
            row = meant(self.queryset, text)
            rows.append(row) if row else errors.append(
                unknown(self.queryset, text, self.on_offer)
            )
        if errors:
            raise forms.ValidationError(errors)
        return super().clean([*keys, *(row.pk for row in rows)])

    def prepare_value(self, value):
        """Keys become texts; what was typed stays."""
        if not isinstance(value, list):
            return super().prepare_value(value)
        bare = super().prepare_value
        return [one if isinstance(one, Typed) else bare(one) for one in value]


class OneField(forms.ModelChoiceField):
    """One row, typed by code or name (a key is taken too); the list offers names."""

    widget = forms.TextInput

    def __init__(self, queryset, *, list_name, **options):
        super().__init__(queryset, **options)
        self.list_name = list_name
        self.names = {}
        #: Where a name has several bearers, these are asked first.
        self.near = {}
        self.widget.attrs |= {"list": list_name, "autocomplete": "off"}

    def is_key(self, value):
        return is_key(self.queryset.model, value)

    def prepare_value(self, value):
        """A key becomes the name; typed text stays."""
        if value in (None, "") or not self.is_key(value):
            return value
        if value not in self.names:
            row = self.queryset.model._default_manager.filter(pk=value).first()
            self.names[value] = offered(row) if row else value
        return self.names[value]

    def to_python(self, value):
        if value in self.empty_values:
            return None
        text = str(value).strip()
        every = self.queryset.model._default_manager
        row = every.filter(pk=text).first() if self.is_key(text) else None
        near = self.queryset.filter(**self.near)
        if row := row or meant(near, text) or meant(self.queryset, text):
            return row
        raise forms.ValidationError(unknown(self.queryset, text))

    def validate(self, value):
        return forms.Field.validate(self, value)

    def has_changed(self, initial, data):
        same = {str(initial or ""), str(self.prepare_value(initial) or "")}
        return str(data or "").strip() not in same
