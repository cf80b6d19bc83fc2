"""Rules of consortia, checked without a database.

A rule is data: a kind from `KINDS` and its values. `at_least`, `min_share` and the like
speak of some of the partners, whom their values name (`Who`): `statuses` of the country,
`kinds` of organisation, `regions` as beginnings of NUTS codes; what is not named is free.

Facts may be missing. A rule is *met* or *unmet* only where the missing facts could not
change that; else it is *open*.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

from .enterprises import Enterprise, sme_class
from .team import UNITS, Partner, Statuses, Team, Who, all_of, counted

__all__ = ["Enterprise", "Finding", "Partner", "Rule", "Statuses", "Who", "check", "sme_class"]

Light = Literal["met", "unmet", "open"]

#: Programmes state shares as percentages with two decimals ("50.00 %").
PRECISION = Decimal("0.0001")
#: What must be true of everyone.
FACTS = ("is_member", "fees_paid", "has_signed")


@dataclass(frozen=True)
class Rule:
    """One rule of a scheme, with the sentence it comes from."""

    kind: str
    values: Mapping[str, Any]
    quote: str = ""
    source: str = ""
    number: str = ""


@dataclass(frozen=True)
class Finding:
    """How one rule stands: a light, the sentence's code and numbers, whom it concerns.

    `missing` says what would turn the light, in the words of a rule's values:
    `{"unit": "country", "count": 1, "statuses": ["member_state"]}`.
    """

    rule: Rule
    light: Light
    code: str
    values: Mapping[str, Any] = field(default_factory=dict)
    partners: tuple[str, ...] = ()
    missing: Mapping[str, Any] = field(default_factory=dict)


def check(
    rules: Iterable[Rule],
    partners: Iterable[Partner],
    statuses: Statuses,
    months: int | None = None,
) -> tuple[Finding, ...]:
    """How each rule stands for the consortium, in the rules' order; never an exception.

    A rule of unknown kind, or whose values cannot be read, stays open for a person.
    """
    team = Team(tuple(sorted(partners, key=lambda one: one.key)), statuses, months)
    return tuple(_judged(rule, team) for rule in rules)


def fraction(value: Any) -> Decimal:
    """The part of a budget that a rule names, between 0 and 1."""
    part = Decimal(str(value))
    if not 0 <= part <= 1:
        raise ValueError(value)
    return part


def whole(value: Any) -> int:
    if isinstance(value, bool) or int(value) != value or value < 0:
        raise ValueError(value)
    return int(value)


def one_of(value: Any, names: Sequence[str]) -> str:
    if value not in names:
        raise ValueError(value)
    return str(value)


def _judged(rule: Rule, team: Team) -> Finding:
    judge = KINDS.get(rule.kind)
    if judge is None:
        return Finding(rule, "open", "unknown", {"kind": rule.kind})
    try:
        return judge(rule, team)
    except (ArithmeticError, AttributeError, KeyError, TypeError, ValueError):
        return Finding(rule, "open", "unreadable", {"kind": rule.kind})


def _at_least(rule: Rule, team: Team) -> Finding:
    unit = one_of(rule.values.get("unit", "partner"), UNITS)
    needed, who = whole(rule.values["count"]), Who.of(rule.values)
    sure, may = team.those(who)
    if unit == "country":
        sure = [one for one in sure if one.country]
    have, could = counted(unit, sure), counted(unit, may)
    light = _light(len(have) >= needed, len(could) >= needed)
    unsure = [one for one in may if one not in sure]
    values = {"needed": needed, "have": len(have), "which": have, **who.as_values()}
    missing: dict[str, Any] = {}
    if light != "met":
        missing = {"unit": unit, "count": needed - len(have), **who.as_values()}
        if unit == "country":
            missing["other_than"] = have
    concerned = unsure if light == "open" else sure
    return Finding(rule, light, f"at_least.{unit}", values, _keys(concerned), missing)


def _lead(rule: Rule, team: Team) -> Finding:
    who = Who.of(rule.values)
    leads = [one for one in team.partners if one.is_lead]
    if not leads:
        return Finding(rule, "open", "lead.none", who.as_values(), (), {"lead": 1})
    verdict = all_of(
        False if one.is_associated else who.fits(one, team.statuses) for one in leads
    )
    missing = {} if verdict else {"lead": 1, **who.as_values()}
    light = _light(verdict is True, verdict is not False)
    return Finding(rule, light, "lead", who.as_values(), _keys(leads), missing)


def _min_share(rule: Rule, team: Team) -> Finding:
    part, who = fraction(rule.values["part"]), Who.of(rule.values)
    values = {"part": part, **who.as_values()}
    if unsaid := _without_share(rule, team, values):
        return unsaid
    sure, may = team.those(who)
    total = _sum(team.beneficiaries)
    have, could = _ratio(_sum(sure), total), _ratio(_sum(may), total)
    light = _light(have >= part, could >= part)
    missing = {} if light == "met" else {"part": part - have, **who.as_values()}
    unsure = [one for one in may if one not in sure]
    values["have"] = have
    concerned = unsure if light == "open" else sure
    return Finding(rule, light, "min_share", values, _keys(concerned), missing)


def _max_share(rule: Rule, team: Team) -> Finding:
    part = fraction(rule.values["part"])
    per = one_of(rule.values.get("per", "partner"), ("partner", "country"))
    if unsaid := _without_share(rule, team, {"part": part}):
        return unsaid
    total, parts = _sum(team.beneficiaries), _parts(team, per)
    named = {name: _ratio(money, total) for name, money in parts.items() if name}
    largest = max(sorted(named), key=lambda name: named[name], default="")
    have = named.get(largest, Decimal(0))
    is_sure = have <= part and "" not in parts
    light = _light(is_sure, have <= part)
    over = [name for name in sorted(named) if named[name] > part]
    concerned = [
        one
        for one in team.beneficiaries
        if (one.key if per == "partner" else one.country) in (over or [""])
    ]
    values = {"part": part, "have": have, "which": largest, "over": over}
    missing = {"part": have - part} if light == "unmet" else {}
    return Finding(rule, light, f"max_share.{per}", values, _keys(concerned), missing)


def _max_months(rule: Rule, team: Team) -> Finding:
    most, months = whole(rule.values["months"]), team.months
    values = {"most": most, "have": months}
    if months is None:
        return Finding(rule, "open", "max_months.unknown", values, (), {"months": most})
    missing = {} if months <= most else {"months": most - months}
    return Finding(rule, _light(months <= most, False), "max_months", values, (), missing)


def _everyone(rule: Rule, team: Team) -> Finding:
    fact = one_of(rule.values["fact"], FACTS)
    facts = {one.key: getattr(one, fact) for one in team.partners}
    verdict = all_of(facts.values()) if facts else None
    concerned = [key for key, value in facts.items() if value is not True]
    refused = [key for key, value in facts.items() if value is False]
    values = {"count": len(concerned), "of": len(facts)}
    missing = {"fact": fact, "count": len(concerned)} if concerned else {}
    light = _light(verdict is True, verdict is not False)
    return Finding(
        rule, light, f"everyone.{fact}", values, tuple(refused or concerned), missing
    )


def _by_person(rule: Rule, team: Team) -> Finding:
    """What no record can tell: the light stays open until a person has looked."""
    return Finding(rule, "open", "by_person", {"what": str(rule.values.get("what", ""))})


KINDS: Mapping[str, Callable[[Rule, Team], Finding]] = {
    "at_least": _at_least,
    "lead": _lead,
    "min_share": _min_share,
    "max_share": _max_share,
    "max_months": _max_months,
    "everyone": _everyone,
    "by_person": _by_person,
}


def _without_share(rule: Rule, team: Team, values: Mapping[str, Any]) -> Finding | None:
    """The open finding of a rule about shares while the shares are not all known."""
    unsaid = [one for one in team.beneficiaries if one.share is None]
    if not unsaid and _sum(team.beneficiaries) > 0:
        return None
    concerned = _keys(unsaid or team.beneficiaries)
    return Finding(rule, "open", "share.unknown", values, concerned, {"shares": len(concerned)})


def _parts(team: Team, per: str) -> dict[str, Decimal]:
    parts: dict[str, Decimal] = {}
    for one in team.beneficiaries:
        name = one.key if per == "partner" else one.country
        parts[name] = parts.get(name, Decimal(0)) + (one.share or 0)
    return parts


def _light(is_met: bool, could_be: bool) -> Light:
    return "met" if is_met else "open" if could_be else "unmet"


def _sum(partners: Iterable[Partner]) -> Decimal:
    return sum((one.share or Decimal(0) for one in partners), Decimal(0))


def _ratio(money: Decimal, total: Decimal) -> Decimal:
    return (money / total).quantize(PRECISION)


def _keys(partners: Iterable[Partner]) -> tuple[str, ...]:
    return tuple(one.key for one in partners)
