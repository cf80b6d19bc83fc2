"""Build it for me: whole teams that keep the rules of a call."""

from django.http import QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods

from grappe.calls.models import RuleSet
from grappe.core.htmx import render_part
from grappe.organisations.models import Organisation

from .. import serving
from ..asking import read
from ..building import SIZES, Wishes, propose
from .find import sources

MOST_LEFT_OUT = 50


@require_http_methods(["GET", "HEAD", "POST"])
def build(request):
    """Teams for a question: the known partners kept, the rules met."""
    params = request.POST if request.method == "POST" else request.GET
    asked = read(params, request.user, *sources(params, request.user))
    wishes = wishes_in(params, asked, request.user)
    pairs = [*asked.pairs(), *wishes.pairs()]
    if request.method == "POST" and asked.is_short() and not asked.said:
        return redirect(address(pairs))
    matcher = serving.matcher()
    has_question = matcher and not asked.is_empty()
    context = {
        "asked": asked,
        "wishes": wishes,
        "pairs": pairs,
        "is_trained": bool(matcher),
        "outcome": propose(matcher, asked, wishes, request.user) if has_question else None,
        "rule_sets": RuleSet.objects.valid(localdate()),
        "sizes": SIZES,
    }
    return render_part(request, "matching/build.html", "teams", context)


def address(pairs):
    query = QueryDict(mutable=True)
    for name, value in pairs:
        query.appendlist(name, value)
    return f"{reverse('matching:build')}?{query.urlencode()}"


def wishes_in(params, asked, user):
    """The wishes of an address or a form; what is no wish is taken as the usual one."""
    room = min(max(Wishes.largest, len(asked.partners) + 1), SIZES[-1])
    smallest = size(params, "smallest", Wishes.smallest)
    largest = size(params, "largest", room)
    chosen = params.get("rules", "")
    rules = RuleSet.objects.filter(pk=chosen).first() if chosen.isdecimal() else None
    if "rules" not in params:
        rules = usual_rules(asked)
    slugs = params.getlist("without")[:MOST_LEFT_OUT]
    without = Organisation.objects.visible_to(user).filter(slug__in=slugs)
    return Wishes(min(smallest, largest), max(smallest, largest), rules, tuple(without))


def usual_rules(asked):
    """The rules that the board keeps, or the call."""
    source = asked.board or asked.call
    return (source.rules_kept() if asked.board else source.rule_set) if source else None


def size(params, name, usual):
    text = params.get(name, "")
    is_size = text.isdecimal() and len(text) < 3 and int(text) in SIZES
    return int(text) if is_size else usual
