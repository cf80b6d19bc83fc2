"""`{% load grappe %}`: text, numbers and money as people read them."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.utils.formats import number_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grappe.core.markdown import rendered

register = template.Library()

#: From here on an amount is said in words: (size, sentence).
LARGE = (
    (1_000_000_000, gettext_lazy("€%(amount)s billion")),
    (1_000_000, gettext_lazy("€%(amount)s million")),
)


@register.filter
def markdown(text: str, below: int = 2) -> SafeString:
    """Markdown as clean HTML, its headings under one of the level `below`."""
    return rendered(text, below)


@register.filter
def number(value: Any, places: int = 2) -> str:
    """A number in the reader's own form: at most `places` decimals, none when whole."""
    exact = amount_of(value)
    if exact is None:
        return ""
    exact = round(exact, places)
    places = 0 if exact == exact.to_integral_value() else places
    return number_format(exact, decimal_pos=places, force_grouping=True)


@register.filter
def money(value: Any) -> str:
    """An amount of euros: "€142 million", smaller ones in full."""
    exact = amount_of(value)
    if exact is None:
        return ""
    for size, sentence in LARGE:
        if abs(exact) >= size:
            return str(sentence) % {"amount": number(exact / size, places=1)}
    return _("€%(amount)s") % {"amount": number(exact)}


def amount_of(value: Any) -> Decimal | None:
    """The value as a decimal, or None when there is none."""
    try:
        return None if value is None or value == "" else Decimal(str(value))
    except InvalidOperation:
        return None


@register.tag
def hold(parser: Parser, token: Token) -> "Held":
    """`{% hold name %}…{% endhold %}` keeps what is inside for use twice, in attributes too."""
    name = token.split_contents()[1]
    inside = parser.parse(("endhold",))
    parser.delete_first_token()
    return Held(name, inside)


class Held(template.Node):
    """What stands between the tags, on one line and fit for a double-quoted attribute."""

    def __init__(self, name: str, nodelist: NodeList) -> None:
        self.name = name
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        text = " ".join(self.nodelist.render(context).split())
        context[self.name] = mark_safe(text.replace('"', "&quot;"))  # escaped when rendered
        return mark_safe("")


@register.filter
def unlocal(value: float) -> str:
    """A number for a drawing: a point, never a comma."""
    return f"{value:.2f}"
