"""How every form looks, and the fields that several apps share."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.db import models
from django.forms.renderers import TemplatesSetting
from django.utils.text import slugify


class Renderer(TemplatesSetting):
    """Forms and fields are drawn by the templates in core/templates/forms."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"
    formset_template_name = "forms/formset.html"


class OneOfMany(forms.ModelForm):
    """A form that stands on its page once for each row: its fields' ids hold the row's key."""

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("auto_id", f"id_{options['instance'].pk}_%s")
        super().__init__(*args, **options)


class ByNameField(forms.CharField):
    """Something that has just a name and a slug: typed, found again, or made when new.

    The cleaned value is a row of `model`; one without a key is new and still to be saved.
    """

    def __init__(self, model: type[models.Model], **options: Any) -> None:
        self.model = model
        super().__init__(max_length=200, **options)

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, int):
            return str(self.model._default_manager.filter(pk=value).first() or "")
        return value

    def clean(self, value: Any) -> Any:
        name = " ".join(super().clean(value).split())
        if not name:
            return None
        known = self.model._default_manager.filter(name__iexact=name).first()
        return known or self.model(name=name, slug=free_slug(self.model, name))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.prepare_value(initial) != (data or ""))


def free_slug(model: type[models.Model], name: str) -> str:
    """A slug for `name` that no row of `model` has yet."""
    base = slugify(name)[:100] or model.__name__.lower()
    taken = set(
        model._default_manager.filter(slug__startswith=base).values_list("slug", flat=True)
    )
    return free_among(taken, base)


def free_among(taken: Collection[str], base: str) -> str:
    """`base`, or the first of base-2, base-3 … that is not taken."""
    tries = (base, *(f"{base}-{number}" for number in range(2, len(taken) + 3)))
    return next(name for name in tries if name not in taken)


def form_field(model_field: Any, **options: Any) -> Any:
    """The form field for a model's field (give it to `formfield_callback`).

    Relations to things with just a name are typed by name; addresses without a scheme
    are taken as https.
    """
    related = model_field.related_model
    if related is not None and getattr(related, "IS_NAMED_FREELY", False):
        return ByNameField(related, label=model_field.verbose_name)
    if isinstance(model_field, models.URLField):
        options["assume_scheme"] = "https"
    return model_field.formfield(**options)
