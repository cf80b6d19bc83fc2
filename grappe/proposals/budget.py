"""The budget of a proposal: costs by partner, category and work package; rates and aid.

All amounts are euros in whole cents, rounded half up once for each partner and figure.
"""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from grappe.organisations.models import Organisation

CENT = Decimal("0.01")
ZERO = Decimal("0.00")
ENTERPRISES = (
    Organisation.Kind.SME,
    Organisation.Kind.STARTUP,
    Organisation.Kind.LARGE,
)


def cents(amount):
    return Decimal(amount).quantize(CENT, ROUND_HALF_UP)


def part(amount, percent):
    """So many percent of an amount."""
    return cents(amount * Decimal(percent) / 100)


@dataclass(frozen=True)
class PartnerBudget:
    """One partner's costs, its rate in percent, and the aid that follows."""

    partner: Any
    by_category: dict[str, Decimal]
    by_package: dict[int | None, Decimal]
    costs: Decimal
    rate: Decimal
    aid: Decimal


@dataclass(frozen=True)
class Budget:
    """The whole; `faults` says in sentences what the call does not take."""

    partners: tuple[PartnerBudget, ...]
    by_category: dict[str, Decimal]
    by_package: dict[int | None, Decimal]
    costs: Decimal
    aid: Decimal
    faults: tuple[str, ...] = field(default=())


def budget_of(proposal):
    """The budget as it stands, with what is wrong with it."""
    call = proposal.call
    categories = list(call.categories.all())
    rates = list(call.rates.all())
    team = list(proposal.consortium.team())
    lines = defaultdict(list)
    rows = proposal.budget_lines.select_related("category", "work_package")
    for line in rows.order_by("pk"):
        lines[line.partner_id].append(line)
    partners = tuple(
        partner_budget(one, lines[one.pk], categories, rate_of(one, rates)) for one in team
    )
    found = Budget(
        partners,
        added(one.by_category for one in partners),
        added(one.by_package for one in partners),
        sum((one.costs for one in partners), ZERO),
        sum((one.aid for one in partners), ZERO),
    )
    return replace(found, faults=tuple(faults_of(found, call, categories, rates)))


def rate_of(partner, rates):
    """The closest rate of the call; partners without funding have none."""
    if partner.role == partner.Role.ASSOCIATED:
        return ZERO
    kind, size = partner.organisation.kind, partner.size
    fitting = [one for one in rates if one.closeness(kind, size)]
    closest = max(fitting, key=lambda one: one.closeness(kind, size), default=None)
    return closest.percent if closest else ZERO


def partner_budget(partner, lines, categories, rate):
    """Costs as they were written, flat rates on them by work package, and the aid."""
    by_category = {one.key: ZERO for one in categories}
    direct: dict[int | None, Decimal] = defaultdict(lambda: ZERO)
    for line in lines:
        if line.category.flat_percent is None:
            number = line.work_package.number if line.work_package else None
            by_category[line.category.key] += line.amount
            direct[number] += line.amount
    by_package = dict(direct)
    for category in categories:
        if category.flat_percent is not None:
            shares = {number: part(direct[number], category.flat_percent) for number in direct}
            by_category[category.key] = sum(shares.values(), ZERO)
            by_package = {number: by_package[number] + shares[number] for number in direct}
    costs = sum(by_category.values(), ZERO)
    return PartnerBudget(partner, by_category, by_package, costs, rate, part(costs, rate))


def added(tables):
    found: dict[Any, Decimal] = defaultdict(lambda: ZERO)
    for table in tables:
        for key, amount in table.items():
            found[key] += amount
    return dict(found)


def faults_of(budget, call, categories, rates):
    """What the call does not take, in sentences."""
    if call.aid_max is not None and budget.aid > call.aid_max:
        yield (
            _("The aid of %(aid)s is above the ceiling of %(most)s for a project.")
            % {"aid": euros(budget.aid), "most": euros(call.aid_max)}
        )
    for word, limit, is_broken in (
        (_("below the least"), call.budget_min, lambda least: budget.costs < least),
        (_("above the greatest"), call.budget_max, lambda most: budget.costs > most),
    ):
        if limit is not None and is_broken(limit):
            yield (
                _("The budget of %(costs)s is %(word)s of %(limit)s that the call takes.")
                % {"costs": euros(budget.costs), "word": word, "limit": euros(limit)}
            )
    sized = any(one.size for one in rates)
    for one in budget.partners:
        yield from partner_faults(one, call, categories, sized)


def partner_faults(one, call, categories, sized):
    name = {"partner": str(one.partner)}
    is_funded = one.partner.role != one.partner.Role.ASSOCIATED
    if is_funded and not one.costs:
        yield _("%(partner)s has no costs yet; give it some, or make it associated.") % name
    if (
        is_funded
        and sized
        and not one.partner.size
        and one.partner.organisation.kind in ENTERPRISES
    ):
        yield _("%(partner)s: say its size; the rate of aid depends on it.") % name
    if call.partner_aid_max is not None and one.aid > call.partner_aid_max:
        words = name | {"aid": euros(one.aid), "most": euros(call.partner_aid_max)}
        yield _("%(partner)s: the aid of %(aid)s is above its ceiling of %(most)s.") % words
    for category in categories:
        amount = one.by_category.get(category.key, ZERO)
        most = category.most_percent
        if most is not None and amount > part(one.costs, most):
            words = name | {"category": category.title, "most": most.normalize()}
            yield _("%(partner)s: %(category)s is above %(most)s %% of its costs.") % words


def euros(amount):
    return f"€{number_format(amount, 2, use_l10n=True, force_grouping=True)}"
