"""Rules of consortia as versioned data: each scheme's rules for a span of time."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from grappe.calls import eligibility


class RuleSetQuerySet(models.QuerySet):
    """Questions one may ask of many rule sets."""

    def get_by_natural_key(self, scheme, version):
        return self.get(scheme=scheme, version=version)

    def valid(self, at):
        """Rule sets in force on the day `at`; the last day counts."""
        ended = Q(valid_to__lt=at)
        return self.exclude(ended).filter(Q(valid_from=None) | Q(valid_from__lte=at))


class RuleSet(models.Model):
    """What a scheme asks of a consortium, in one version.

    `programme`, `action_types` and `topics` (beginnings of topic identifiers, with "-"
    before those left out) say for which calls it stands when a call does not name its
    rules itself.
    """

    scheme = models.SlugField(_("scheme"), max_length=60)
    version = models.CharField(_("version"), max_length=20)
    name = models.CharField(_("name"), max_length=200)
    programme = models.CharField(_("programme"), max_length=200, blank=True)
    action_types = models.JSONField(_("types of action"), default=list, blank=True)
    topics = models.JSONField(_("beginnings of topic identifiers"), default=list, blank=True)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("last day"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=300)
    source_url = models.URLField(_("address of the source"), blank=True)
    #: Those of the platform's files follow their file; staff may write others.
    added_by_staff = models.BooleanField(_("added by staff"), default=False, editable=False)

    objects = RuleSetQuerySet.as_manager()

    class Meta:
        verbose_name = _("rule set")
        verbose_name_plural = _("rule sets")
        ordering = ["name", "-valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["scheme", "version"], name="rule_set_version_once"),
            models.CheckConstraint(
                condition=Q(valid_to=None)
                | Q(valid_from=None)
                | Q(valid_to__gte=F("valid_from")),
                name="rule_set_ends_after_start",
            ),
        ]

    def __str__(self):
        return self.name

    def natural_key(self):
        return (self.scheme, self.version)

    def is_valid(self, at):
        """Whether it is in force on the day `at`."""
        has_begun = self.valid_from is None or self.valid_from <= at
        return has_begun and (self.valid_to is None or at <= self.valid_to)

    def as_rules(self):
        """The rules as `eligibility.check` takes them, in order."""
        return tuple(rule.as_rule() for rule in self.rules.all())

    def serves(self, action_type, programme="", topic=""):
        """How well it fits a call: 0 not at all, more the more exactly it names the topic."""
        if programme and self.programme and programme != self.programme:
            return 0
        barred = [one[1:] for one in self.topics if one.startswith("-")]
        if action_type not in self.action_types or topic.startswith(tuple(barred)):
            return 0
        named = [one for one in self.topics if not one.startswith("-")]
        if not named:
            return 1
        return max((len(one) + 1 for one in named if topic.startswith(one)), default=0)


class RuleQuerySet(models.QuerySet):
    def get_by_natural_key(self, scheme, version, number):
        return self.get(rule_set__scheme=scheme, rule_set__version=version, number=number)


class Rule(models.Model):
    """One rule, its values, and the sentence of the source that it stands for."""

    class Kind(models.TextChoices):
        AT_LEAST = "at_least", _("at least so many")
        LEAD = "lead", _("who leads")
        MIN_SHARE = "min_share", _("least share of the budget")
        MAX_SHARE = "max_share", _("greatest share of the budget")
        MAX_MONTHS = "max_months", _("longest duration")
        EVERYONE = "everyone", _("true of every partner")
        BY_PERSON = "by_person", _("checked by a person")

    rule_set = models.ForeignKey(
        RuleSet, models.CASCADE, verbose_name=_("rule set"), related_name="rules"
    )
    number = models.CharField(_("number"), max_length=10)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    values = models.JSONField(_("values"), default=dict, blank=True)
    quote = models.TextField(_("the source’s sentence"))
    is_paraphrase = models.BooleanField(_("in our own words"), default=True)
    source = models.CharField(_("source"), max_length=300, blank=True)

    objects = RuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("rule")
        verbose_name_plural = _("rules")
        ordering = ["rule_set", "number"]
        constraints = [
            models.UniqueConstraint(fields=["rule_set", "number"], name="rule_number_once")
        ]

    def __str__(self):
        return f"{self.number} {self.quote}"

    def natural_key(self):
        return (*self.rule_set.natural_key(), self.number)

    natural_key.dependencies = ["calls.ruleset"]  # type: ignore[attr-defined]

    def as_rule(self):
        source = self.source or self.rule_set.source
        return eligibility.Rule(self.kind, self.values, self.quote, source, self.number)
