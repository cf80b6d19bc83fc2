"""What a cluster publishes: news, documents, good practices."""

from django.db import models
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from grappe.clusters.models import Cluster
from grappe.core.profiles import Section
from grappe.core.querysets import OfClusterQuerySet
from grappe.taxonomies.models import Term


class Publication(models.Model):
    """Something that a cluster tells the world; abstract."""

    #: The word in its addresses, which is the list's too.
    WORD = ""

    title = models.CharField(_("title"), max_length=200)
    slug = models.SlugField(max_length=120, unique=True)
    summary = models.CharField(_("summary"), max_length=300, blank=True)
    text = models.TextField(_("text"), blank=True)
    is_published = models.BooleanField(_("published"), default=False)
    published_on = models.DateField(_("published on"), default=localdate)
    updated_at = models.DateTimeField(_("last changed"), auto_now=True)

    objects = OfClusterQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-published_on", "-pk"]

    def __str__(self):
        return self.title


class News(Publication):
    """A piece of news, or a document that lies at an address."""

    WORD = "news"
    PROFILE = (
        Section(
            "news",
            _("News"),
            ("title", "summary", "text", "document_url", "published_on"),
        ),
    )

    cluster = models.ForeignKey(
        Cluster, models.CASCADE, verbose_name=_("cluster"), related_name="news"
    )
    document_url = models.URLField(_("address of the document"), blank=True)

    class Meta(Publication.Meta):
        verbose_name = _("news")
        verbose_name_plural = _("news")

    def get_absolute_url(self):
        return reverse("publications:news", args=[self.slug])


class GoodPractice(Publication):
    """A described way of working that others may take over."""

    WORD = "practices"
    PROFILE = (
        Section(
            "practice",
            _("Good practice"),
            ("title", "summary", "text", "terms", "published_on"),
        ),
    )

    cluster = models.ForeignKey(
        Cluster, models.CASCADE, verbose_name=_("cluster"), related_name="practices"
    )
    terms = models.ManyToManyField(Term, verbose_name=_("subjects"), blank=True)

    class Meta(Publication.Meta):
        verbose_name = _("good practice")
        verbose_name_plural = _("good practices")

    def get_absolute_url(self):
        return reverse("publications:practice", args=[self.slug])
