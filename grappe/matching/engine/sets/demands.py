"""Each wish and each rule as rows of the programme."""

from collections.abc import Callable, Mapping

from grappe.calls.eligibility import FACTS, Rule, fraction, one_of, whole
from grappe.calls.team import UNITS, Who

from .answers import Demand
from .columns import Columns
from .programme import Row

#: Rules compare percentages with two decimals; half a step of the last one, less a hair.
SLIP = 0.00004
#: What cannot be kept: nothing, yet at least one.
NEVER = Row({}, low=1.0)


def add_demands(columns: Columns) -> None:
    """Add everything that is wanted to the programme, wishes first."""
    programme, wanted = columns.programme, columns.wanted
    everybody = dict.fromkeys(columns.joins, 1.0)
    size = Row(everybody, float(wanted.smallest), float(wanted.largest))
    programme.demands.append((Demand("size"), [size]))
    for key in sorted(wanted.fixed):
        programme.demands.append((Demand("fixed", key), [joining(columns, key)]))
    out = {columns.column_of[key]: 1.0 for key in wanted.excluded if key in columns.column_of}
    if out:
        programme.demands.append((Demand("excluded"), [Row(out, high=0.0)]))
    if wanted.lead is not None:
        programme.demands.append((Demand("lead", wanted.lead), leading(columns, wanted.lead)))
    if wanted.budget is not None and columns.unit:
        spent = Row({columns.total: 1.0}, high=wanted.budget / columns.unit)
        programme.demands.append((Demand("budget"), [spent]))
    for rule in wanted.rules:
        if rows := rows_of(rule, columns):
            programme.demands.append((Demand("rule", rule.number, rule), rows))


def joining(columns: Columns, key: str) -> Row:
    column = columns.column_of.get(key)
    return NEVER if column is None else Row({column: 1.0}, low=1.0)


def leading(columns: Columns, key: str) -> list[Row]:
    for i, column in columns.leads.items():
        if columns.candidates[i].key == key:
            return [Row({column: 1.0}, low=1.0)]
    return [NEVER]


def rows_of(rule: Rule, columns: Columns) -> list[Row]:
    """The rule's rows; none where a person decides, or where it cannot be read."""
    make = ROWS.get(rule.kind)
    if make is None:
        return []
    try:
        return make(rule, columns)
    except (ArithmeticError, AttributeError, KeyError, TypeError, ValueError):
        return []


def fitting(columns: Columns, rule: Rule) -> list[int]:
    """Beneficiaries that fit the rule, or may: what is not known stays allowed, but open."""
    who, statuses = Who.of(rule.values), columns.wanted.statuses
    verdicts = ((i, who.fits(columns.partners[i], statuses)) for i in columns.beneficiaries)
    return [i for i, verdict in verdicts if verdict is not False]


def at_least(rule: Rule, columns: Columns) -> list[Row]:
    unit = one_of(rule.values.get("unit", "partner"), UNITS)
    needed, pool = whole(rule.values["count"]), fitting(columns, rule)
    counted = COUNTED[unit](columns, pool)
    return [Row(dict.fromkeys(counted, 1.0), low=float(needed))] if needed else []


def partners(columns: Columns, pool: list[int]) -> list[int]:
    return [columns.joins[i] for i in pool]


def entities(columns: Columns, pool: list[int]) -> list[int]:
    """One column for each entity: the partner's own, or one for all of its group."""
    groups = grouped(pool, lambda i: columns.partners[i].entity)
    return [one_for(columns, [columns.joins[i] for i in group]) for group in groups.values()]


def countries(columns: Columns, pool: list[int]) -> list[int]:
    """One column for each country, filled by entities that stand for one country only."""
    spread = grouped(pool, lambda i: columns.partners[i].entity)
    found = []
    seats: dict[str, list[int]] = {entity: [] for entity in spread}
    for country in grouped(pool, lambda i: country_of(columns, i)).values():
        here = grouped(country, lambda i: columns.partners[i].entity)
        parts: list[int] = []
        for entity, members in here.items():
            joins = [columns.joins[i] for i in members]
            if len(members) == len(spread[entity]):
                parts += joins
                continue
            seats[entity].append(one_for(columns, joins, is_new=True))
            parts.append(seats[entity][-1])
        found.append(one_for(columns, parts, is_new=True))
    for columns_of_entity in seats.values():
        if columns_of_entity:
            columns.programme.link(dict.fromkeys(columns_of_entity, 1.0), high=1.0)
    return found


def country_of(columns: Columns, i: int) -> str:
    return columns.partners[i].country or f"? {columns.partners[i].key}"


def one_for(columns: Columns, parts: list[int], is_new: bool = False) -> int:
    """A column that is 1 at most, and only where one of the parts is."""
    if len(parts) == 1 and not is_new:
        return parts[0]
    column = columns.programme.column()
    columns.programme.at_most_sum(column, dict.fromkeys(parts, 1.0))
    return column


def grouped(pool: list[int], key: Callable[[int], str]) -> dict[str, list[int]]:
    groups: dict[str, list[int]] = {}
    for i in pool:
        groups.setdefault(key(i), []).append(i)
    return groups


def lead(rule: Rule, columns: Columns) -> list[Row]:
    able = set(fitting(columns, rule))
    terms = {column: 1.0 for i, column in columns.leads.items() if i in able}
    return [Row(terms, low=1.0)]


def min_share(rule: Rule, columns: Columns) -> list[Row]:
    part = float(fraction(rule.values["part"]))
    if not columns.unit:
        return []
    theirs = [i for i in fitting(columns, rule) if i in columns.money]
    terms = money_of(columns, theirs) | {columns.total: -(part - SLIP)}
    return [excused(columns, terms, is_least=True)]


def max_share(rule: Rule, columns: Columns) -> list[Row]:
    part = float(fraction(rule.values["part"]))
    per = one_of(rule.values.get("per", "partner"), ("partner", "country"))
    if not columns.unit:
        return []
    pool = sorted(columns.money)
    if per == "partner":
        shares = [[i] for i in pool]
    else:
        known = [i for i in pool if columns.partners[i].country]
        shares = list(grouped(known, lambda i: columns.partners[i].country).values())
    limit = {columns.total: -(part + SLIP)}
    return [excused(columns, money_of(columns, share) | limit) for share in shares]


def money_of(columns: Columns, pool: list[int]) -> dict[int, float]:
    return {key: value for i in pool for key, value in columns.money[i].items()}


def excused(columns: Columns, terms: Mapping[int, float], is_least: bool = False) -> Row:
    """The row, waived while somebody joins whose money is not known: then it stays open."""
    sign = 1.0 if is_least else -1.0
    if columns.strangers is not None:
        terms = {**terms, columns.strangers: sign * columns.most_money}
    return Row(terms, low=0.0) if is_least else Row(terms, high=0.0)


def max_months(rule: Rule, columns: Columns) -> list[Row]:
    most, months = whole(rule.values["months"]), columns.wanted.months
    return [NEVER] if months is not None and months > most else []


def everyone(rule: Rule, columns: Columns) -> list[Row]:
    fact = one_of(rule.values["fact"], FACTS)
    refused = [
        columns.joins[i]
        for i, one in enumerate(columns.candidates)
        if getattr(one, fact) is False
    ]
    return [Row(dict.fromkeys(refused, 1.0), high=0.0)] if refused else []


COUNTED: Mapping[str, Callable[[Columns, list[int]], list[int]]] = {
    "partner": partners,
    "entity": entities,
    "country": countries,
}
ROWS: Mapping[str, Callable[[Rule, Columns], list[Row]]] = {
    "at_least": at_least,
    "lead": lead,
    "min_share": min_share,
    "max_share": max_share,
    "max_months": max_months,
    "everyone": everyone,
}
