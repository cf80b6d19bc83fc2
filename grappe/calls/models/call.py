"""Calls: invitations to propose projects between two moments."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from grappe.accounts.personal import CLUSTER, Personal
from grappe.clusters.models import Cluster
from grappe.core.profiles import Section
from grappe.projects.models import Programme
from grappe.taxonomies.models import Term

from ..querysets import SOON, CallQuerySet
from .rules import RuleSet


class Call(models.Model):
    """An invitation to propose projects; a cluster's own, or a funder's that is passed on."""

    class Stage(models.TextChoices):
        DRAFT = "draft", _("draft")
        PUBLISHED = "published", _("published")

    class Blinding(models.TextChoices):
        OPEN = "open", _("evaluators and applicants know each other")
        SINGLE = "single", _("applicants do not know the evaluators")
        DOUBLE = "double", _("neither side knows the other")

    title = models.CharField(_("title"), max_length=500)
    slug = models.SlugField(max_length=120, unique=True)
    stage = models.CharField(_("stage"), max_length=20, choices=Stage, default=Stage.DRAFT)
    reference = models.CharField(_("reference"), max_length=120, blank=True)
    programme = models.ForeignKey(
        Programme, models.PROTECT, verbose_name=_("programme"), null=True, blank=True
    )
    funder = models.CharField(_("funder"), max_length=200, blank=True)
    cluster = models.ForeignKey(
        Cluster,
        models.CASCADE,
        verbose_name=_("cluster"),
        related_name="calls",
        null=True,
        blank=True,
    )
    action_type = models.CharField(_("type of action"), max_length=200, blank=True)
    text = models.TextField(_("text"), blank=True)
    keywords = models.TextField(_("keywords"), blank=True)
    opens_at = models.DateTimeField(_("opens"), null=True, blank=True)
    closes_at = models.DateTimeField(_("closes"), null=True, blank=True)
    #: Its funder tells of it, but not yet from which day it takes proposals.
    is_announced = models.BooleanField(_("announced only"), default=False)
    deadline_model = models.CharField(_("kind of deadline"), max_length=60, blank=True)
    budget_min = models.DecimalField(
        _("least budget of a project, EUR"),
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
    )
    budget_max = models.DecimalField(
        _("greatest budget of a project, EUR"),
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
    )
    expected_grants = models.PositiveIntegerField(_("expected grants"), null=True, blank=True)
    website = models.URLField(_("website"), max_length=400, blank=True)
    contact_name = models.CharField(_("contact"), max_length=200, blank=True)
    contact_email = models.EmailField(_("e-mail of the contact"), blank=True)
    blinding = models.CharField(
        _("who knows whom"), max_length=10, choices=Blinding, default=Blinding.SINGLE
    )
    #: On the scale of the criteria's weighted mean.
    total_threshold = models.DecimalField(
        _("threshold of the weighted mean"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
    )
    envelope = models.DecimalField(
        _("money to give, EUR"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    aid_max = models.DecimalField(
        _("most aid for a project, EUR"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    partner_aid_max = models.DecimalField(
        _("most aid for a partner, EUR"), max_digits=14, decimal_places=2, null=True, blank=True
    )
    appeal_days = models.PositiveSmallIntegerField(_("days to appeal"), default=30)
    rule_set = models.ForeignKey(
        RuleSet,
        models.PROTECT,
        verbose_name=_("rules of the consortium"),
        related_name="calls",
        null=True,
        blank=True,
    )
    topics = models.ManyToManyField(Term, verbose_name=_("topics"), blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    is_invented = models.BooleanField(_("invented for the demonstration"), default=False)
    updated_at = models.DateTimeField(_("last changed"), auto_now=True)

    objects = CallQuerySet.as_manager()

    PERSONAL = Personal(
        ("contact_name", "contact_email"),
        purpose=_("whom applicants may ask about a call"),
        retention=_("with the call"),
        owner=CLUSTER,
        email="contact_email",
        is_kept=True,
    )

    PROFILE = (
        Section(
            "call",
            _("Call"),
            (
                "title",
                "reference",
                "programme",
                "funder",
                "action_type",
                "text",
                "opens_at",
                "closes_at",
                "is_announced",
                "budget_min",
                "budget_max",
                "expected_grants",
                "rule_set",
                "website",
            ),
        ),
    )

    class Meta:
        verbose_name = _("call")
        verbose_name_plural = _("calls")
        ordering = ["closes_at", "title"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opens_at")) | Q(opens_at=None) | Q(closes_at=None),
                name="call_closes_after_opening",
                violation_error_message=_("The call closes before it opens."),
            ),
            models.UniqueConstraint(
                fields=["reference"], condition=~Q(reference=""), name="call_reference_unique"
            ),
        ]
        indexes = [models.Index(fields=["closes_at"])]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("calls:page", args=[self.slug])

    def natural_key(self):
        return (self.slug,)

    @property
    def is_published(self):
        return self.stage == self.Stage.PUBLISHED

    def is_open(self, at=None):
        """Published, and `at` (now, unless given) lies within the window."""
        at = at or now()
        return self.is_published and not self.is_ahead(at) and not self.is_over(at)

    def is_ahead(self, at=None):
        """It takes no proposals yet."""
        return self.is_announced or bool(self.opens_at and self.opens_at > (at or now()))

    def is_over(self, at=None):
        return self.closes_at is not None and self.closes_at <= (at or now())

    def is_soon(self, at=None):
        """Open, with the deadline near."""
        at = at or now()
        return bool(self.closes_at) and self.is_open(at) and self.closes_at - at <= SOON

    def countdown(self, at=None):
        """How far off the deadline is at `at` (now, unless given), in words."""
        at = at or now()
        if self.closes_at is None:
            return gettext("no deadline")
        return time_left(self.closes_at, at, is_ahead=self.is_ahead(at))

    @property
    def is_hosted(self):
        """Proposals to it are written here."""
        return self.steps.exists()

    def ordered_steps(self):
        """Letters of intent first, full proposals last; reads what was prefetched."""
        return sorted(self.steps.all(), key=lambda step: step.place)

    def shown_documents(self):
        """Those that stand on its page; reads what was prefetched."""
        return [one for one in self.documents.all() if one.removed_at is None]

    def open_step(self, at=None):
        """The step that takes proposals at `at` (now, unless given), or None."""
        return next((step for step in self.steps.in_order() if step.is_open(at)), None)

    def rules(self):
        """Its rules as data, in order; none where they are not recorded."""
        return self.rule_set.as_rules() if self.rule_set else ()

    def day_of_rules(self):
        """The day on which countries' statuses count: the deadline's, or today."""
        return localdate(self.closes_at) if self.closes_at else localdate()


def time_left(closes_at, at, is_ahead):
    """How far off a deadline is, in words."""
    if closes_at <= at:
        return gettext("closed")
    if is_ahead:
        return gettext("not open yet")
    days = (localdate(closes_at) - localdate(at)).days
    if days == 0:
        return gettext("closes today")
    return ngettext("%(days)s day left", "%(days)s days left", days) % {"days": days}
