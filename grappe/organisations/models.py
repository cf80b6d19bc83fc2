"""Organisations: any legal entity that appears anywhere on the platform."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from grappe.accounts.personal import Personal
from grappe.core.profiles import Section
from grappe.taxonomies.models import Country, Place, Term

from .naming import KeyField
from .querysets import MergeCandidateQuerySet, OrganisationQuerySet, PostQuerySet


class Organisation(models.Model):
    """A legal entity with its identifiers, its kind and its place."""

    class Kind(models.TextChoices):
        SME = "sme", _("SME")
        STARTUP = "startup", _("start-up")
        LARGE = "large", _("large company")
        RESEARCH = "research", _("research organisation")
        UNIVERSITY = "university", _("university")
        CENTRE = "centre", _("technology centre")
        HOSPITAL = "hospital", _("hospital")
        PUBLIC = "public", _("public body")
        CIVIL = "civil", _("civil society")
        CLUSTER = "cluster", _("cluster organisation")
        OTHER = "other", _("other")

    class Activity(models.TextChoices):
        """What the European Commission's registers call the type of activity."""

        HES = "HES", _("higher or secondary education")
        PRC = "PRC", _("private company")
        REC = "REC", _("research organisation")
        PUB = "PUB", _("public body")
        OTH = "OTH", _("other")

    name = models.CharField(_("name"), max_length=250)
    name_key = KeyField("name")
    slug = models.SlugField(max_length=120, unique=True)
    acronym = models.CharField(_("acronym"), max_length=60, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.OTHER)
    activity_type = models.CharField(
        _("type of activity in EU registers"), max_length=3, choices=Activity, blank=True
    )
    is_sme = models.BooleanField(_("SME in EU registers"), null=True, blank=True)
    pic = models.CharField(
        _("participant identification code (PIC)"),
        max_length=9,
        blank=True,
        validators=[RegexValidator(r"^\d{9}$", _("A PIC has nine digits."))],
    )
    vat = models.CharField(_("VAT number"), max_length=20, blank=True)
    ror = models.CharField(_("ROR identifier"), max_length=30, blank=True)
    website = models.URLField(_("website"), blank=True)
    summary = models.TextField(_("summary"), blank=True)
    country = models.ForeignKey(
        Country,
        models.PROTECT,
        verbose_name=_("country"),
        null=True,
        blank=True,
        related_name="organisations",
    )
    place = models.ForeignKey(
        Place,
        models.PROTECT,
        verbose_name=_("region"),
        null=True,
        blank=True,
        related_name="organisations",
    )
    city = models.CharField(_("city"), max_length=100, blank=True)
    lat = models.FloatField(_("latitude"), null=True, blank=True)
    lon = models.FloatField(_("longitude"), null=True, blank=True)
    capabilities = models.ManyToManyField(
        Term, verbose_name=_("capabilities"), blank=True, related_name="organisations"
    )
    is_hidden = models.BooleanField(_("hidden"), default=False)
    #: Set on one that was found to be another; its address and its name lead there.
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="merged_from",
    )
    is_invented = models.BooleanField(_("invented for the demonstration"), default=False)

    objects = OrganisationQuerySet.as_manager()

    PROFILE = (
        Section(
            "organisation",
            _("Organisation"),
            (
                "name",
                "acronym",
                "kind",
                "pic",
                "vat",
                "ror",
                "website",
                "summary",
                "country",
                "place",
                "city",
                "capabilities",
            ),
        ),
    )

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["pic"],
                condition=~models.Q(pic=""),
                name="organisation_pic_unique",
                violation_error_message=_("Another organisation has this PIC already."),
            )
        ]
        indexes = [models.Index(fields=["name"])]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("organisations:page", args=[self.slug])

    def natural_key(self):
        return (self.slug,)

    def kept(self):
        """The organisation that this one is by now: itself, unless it was merged."""
        return self.merged_into.kept() if self.merged_into else self

    def is_at(self, domains):
        """Whether its site is at one of these domains of mail."""
        host = (urlsplit(self.website).hostname or "").removeprefix("www.")
        return bool(host) and any(one == host or host.endswith(f".{one}") for one in domains)

    def may_have(self, identifiers):
        """Whether it has no other identifier of these kinds than these."""
        return all(getattr(self, kind) in ("", value) for kind, value in identifiers.items())

    def public_memberships(self):
        """Its present memberships in clusters whose page is published."""
        current = self.memberships.current().filter(cluster__stage="published")
        return current.select_related("cluster__country").order_by("cluster__name")

    def public_cluster(self):
        """The published cluster that it runs, or None."""
        cluster = getattr(self, "cluster", None)
        return cluster if cluster and cluster.is_published else None

    def identifiers(self):
        """(what it is, value, address or "") of each identifier that is known."""
        pic, vat = self._meta.get_field("pic"), self._meta.get_field("vat")
        known = [(pic.verbose_name, self.pic, ""), (vat.verbose_name, self.vat, "")]
        ror = self._meta.get_field("ror").verbose_name
        known.append((ror, self.ror, f"https://ror.org/{self.ror}"))
        return [line for line in known if line[1]]


class Identifier(models.Model):
    """A name by which an outside source knows an organisation, beside its own PIC.

    Several may mean one organisation: a source's own key, or a PIC given up since.
    """

    class Scheme(models.TextChoices):
        PIC = "pic", _("participation identification code (PIC)")
        CORDIS = "cordis", _("key in CORDIS tables")

    organisation = models.ForeignKey(
        Organisation,
        models.CASCADE,
        verbose_name=_("organisation"),
        related_name="other_identifiers",
    )
    scheme = models.CharField(_("scheme"), max_length=10, choices=Scheme)
    value = models.CharField(_("value"), max_length=40)

    class Meta:
        verbose_name = _("identifier")
        verbose_name_plural = _("identifiers")
        constraints = [
            models.UniqueConstraint(fields=["scheme", "value"], name="identifier_once")
        ]

    def __str__(self):
        return self.value


class Post(models.Model):
    """A person's work for an organisation, or a seat on its board; said by the person."""

    class Kind(models.TextChoices):
        WORK = "work", _("works for it")
        BOARD = "board", _("sits on its board")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="posts")
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, verbose_name=_("organisation"), related_name="posts"
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.WORK)
    position = models.CharField(_("position"), max_length=200, blank=True)
    began_on = models.DateField(_("since"), null=True, blank=True)
    ended_on = models.DateField(_("until"), null=True, blank=True)

    objects = PostQuerySet.as_manager()

    PERSONAL = Personal(
        ("kind", "position", "began_on", "ended_on"),
        purpose=_("for whom you work, which computes conflicts of interest"),
        path="user",
    )

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        ordering = ["-began_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ended_on=None)
                | models.Q(began_on=None)
                | models.Q(ended_on__gte=models.F("began_on")),
                name="post_ends_after_start",
                violation_error_message=_("The post ends before it began."),
            ),
        ]

    def __str__(self):
        return str(self.organisation)


class MergeCandidate(models.Model):
    """Two organisations that may be one, with what speaks for it, until somebody decides."""

    class State(models.TextChoices):
        OPEN = "open", _("to be looked at")
        MERGED = "merged", _("merged")
        DIFFERENT = "different", _("two organisations")

    one = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    other = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    score = models.FloatField(_("likeness"))
    evidence = models.JSONField(_("what speaks for it"), default=list)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)

    objects = MergeCandidateQuerySet.as_manager()

    class Meta:
        verbose_name = _("possible duplicate")
        verbose_name_plural = _("possible duplicates")
        ordering = ["-score", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="merge_candidate_once"),
            models.CheckConstraint(
                condition=models.Q(one__lt=models.F("other")), name="merge_candidate_in_order"
            ),
        ]

    def __str__(self):
        return f"{self.one} – {self.other}"


class Merge(models.Model):
    """One organisation was taken into another; `moved` holds all that is needed to undo it."""

    kept = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    gone = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    moved = models.JSONField(default=dict)
    at = models.DateTimeField(_("at"), auto_now_add=True)
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)

    class Meta:
        verbose_name = _("merge")
        verbose_name_plural = _("merges")
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.gone} → {self.kept}"
