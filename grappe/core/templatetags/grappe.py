"""`{% load grappe %}`: text, numbers and money as people read them."""

from decimal import Decimal
from typing import Any

from django import template
from django.utils.formats import number_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from grappe.core.markdown import rendered

register = template.Library()


@register.filter
def markdown(text: str) -> SafeString:
    """Markdown as clean HTML."""
    return rendered(text)


@register.filter
def number(value: Any) -> str:
    """A number in the reader's own form, without an empty fraction."""
    if value is None or value == "":
        return ""
    exact = Decimal(str(value)).normalize()
    places = max(0, -int(exact.as_tuple().exponent))
    return number_format(exact, decimal_pos=min(places, 2), force_grouping=True)


@register.filter
def money(value: Any) -> str:
    """An amount of euros: millions in words, smaller amounts in full."""
    if value is None or value == "":
        return ""
    amount = Decimal(str(value))
    if amount >= 1_000_000:
        millions = (amount / 1_000_000).quantize(Decimal("0.1"))
        return _("€ %(amount)s million") % {"amount": number(millions)}
    return f"€ {number(amount)}"
