"""The four parts, in words: value, rule, and the next best step."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ..models import Claim
from . import arithmetic
from .arithmetic import CONSISTENCY, FRESHNESS, PRESENCE, PROOF

#: The section whose form holds the claims of a kind.
SECTION_OF = {
    str(Claim.Kind.COMPOSITION): "composition",
    str(Claim.Kind.ACHIEVEMENT): "achievements",
}


@dataclass(frozen=True)
class Step:
    """One thing to do, and the section whose form does it."""

    text: str
    section: str


@dataclass(frozen=True)
class Part:
    """One of the four: `value` in percent, the rule behind it, what would raise it most."""

    slug: str
    title: str
    value: int
    rule: str
    step: Step | None


@dataclass(frozen=True)
class Completeness:
    """The four parts and the figure over all; everything that a page says of it."""

    parts: tuple[Part, ...]
    overall: int
    warnings: tuple[Step, ...] = ()
    #: Filled sections that nobody saved or confirmed for a year, the oldest first.
    old: tuple["Age", ...] = ()
    #: The percentage that the cluster's former page stated (a claim), or None.
    former: int | None = None

    def part(self, slug):
        """The part of this name."""
        return next(part for part in self.parts if part.slug == slug)

    @property
    def steps(self):
        """The next best steps, of the weakest part first."""
        weakest = sorted(self.parts, key=lambda part: part.value)
        return [part.step for part in weakest if part.step]


@dataclass(frozen=True)
class Age:
    """A filled section, and when it was last saved or confirmed."""

    section: object
    at: object
    days: int

    @property
    def is_old(self):
        return self.days > arithmetic.FRESH_DAYS


def presence(filled, asked):
    """The share of the asked sections that hold something."""
    empty = next((section for section in asked if section.slug not in filled), None)
    step = empty and Step(_("Fill “%(title)s”.") % {"title": empty.title}, empty.slug)
    count = sum(section.slug in filled for section in asked)
    rule = _("The share of the page's sections that hold something: %(filled)s of %(all)s.")
    rule %= {"filled": count, "all": len(asked)}
    return Part(PRESENCE, _("Presence"), arithmetic.share(count, len(asked)), rule, step)


def freshness(ages):
    """How recently each filled section was saved or confirmed."""
    oldest = max(ages, key=lambda age: age.days, default=None)
    step = None
    if oldest and oldest.is_old:
        words = {"title": oldest.section.title, "day": date_format(oldest.at)}
        text = _("Renew or confirm “%(title)s”, last touched on %(day)s.") % words
        step = Step(text, oldest.section.slug)
    rule = _(
        "How recently each filled section was saved or confirmed: it counts fully for "
        "12 months, then falls to nothing at 36 months."
    )
    value = arithmetic.freshness(age.days for age in ages)
    return Part(FRESHNESS, _("Freshness"), value, rule, step)


def proof(states, is_counted):
    """The share of the stated figures that records bear out, or that say whence and when.

    A register stands for the number of members when nobody states it.
    """
    unproven = [state.claim for state in states if not is_proven(state)]
    stated = len(states) + is_counted
    rule = _(
        "The share of the stated figures that records bear out, or that name their "
        "source and date: %(proven)s of %(all)s."
    )
    rule %= {"proven": stated - len(unproven), "all": stated}
    value = arithmetic.share(stated - len(unproven), stated)
    return Part(PROOF, _("Proof"), value, rule, proof_step(unproven, stated))


def is_proven(state):
    claim = state.claim
    return state.is_backed or bool((claim.source or claim.source_url) and claim.as_of)


def proof_step(unproven, stated):
    if not stated:
        return Step(_("State a first figure, with its source and date."), "composition")
    if not unproven:
        return None
    claim = unproven[0]
    text = _("Give the source and the date of “%(claim)s”.")
    return Step(text % {"claim": capfirst(said(claim))}, SECTION_OF[claim.kind])


def said(claim):
    """The figure in short, such as "44 R&D projects"."""
    return str(claim) if claim.value is not None else (claim.text[:60] or str(claim))


def consistency(warnings):
    """What does not agree, or cannot be so."""
    rule = _("100, less 10 for each warning below; nothing is refused for it.")
    value = arithmetic.consistency(len(warnings))
    return Part(CONSISTENCY, _("Consistency"), value, rule, next(iter(warnings), None))


def completed(parts, **more):
    """The parts with the figure over all."""
    values = {part.slug: part.value for part in parts}
    return Completeness(tuple(parts), arithmetic.overall(**values), **more)
