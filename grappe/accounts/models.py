"""People who sign in."""

import uuid

from django.conf import settings
from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from .personal import WITH_ACCOUNT, Personal
from .querysets import ConsentQuerySet
from .texts import TEXTS


class People(UserManager):
    """Makes accounts whose name for signing in is the mail address."""

    def create_user(self, email, password=None, **fields):
        return self._make(email, password, **fields)

    def create_superuser(self, email, password=None, **fields):
        return self._make(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)

    def _make(self, email, password, **fields):
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractUser):
    """A person with an account; `public_id` is what the outside may see."""

    username = None
    first_name = last_name = None
    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=150, blank=True)
    language = models.CharField(
        _("language"), max_length=5, choices=settings.LANGUAGES, default="en"
    )

    PERSONAL = Personal(
        ("email", "name", "language", "date_joined", "last_login", "is_staff", "public_id"),
        purpose=_("having an account: who acts, and where mail reaches them"),
        path="pk",
        secret=("password",),
    )
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []
    objects = People()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self):
        return self.name or self.email.split("@")[0]

    def get_full_name(self):
        return str(self)

    get_short_name = get_full_name

    def has_agreed(self):
        """Whether every text in its present version is agreed to."""
        standing = set(self.consents.standing().values_list("text", "version"))
        return standing >= {(text.slug, text.version) for text in TEXTS}

    def has_proved(self, email):
        """Whether the person has shown that this address is theirs."""
        return self.emailaddress_set.filter(verified=True, email__iexact=email).exists()

    def proved_domains(self):
        """What follows the @ in the addresses that the person has shown to be theirs."""
        own = self.emailaddress_set.filter(verified=True).values_list("email", flat=True)
        return {address.rsplit("@", 1)[1].lower() for address in own}

    @property
    def trail_label(self):
        """How the audit trail, which outlives the account, calls this person."""
        return str(self.public_id)


class Consent(models.Model):
    """A person agreed to one version of one text; rows are added, never changed."""

    user = models.ForeignKey(User, models.CASCADE, related_name="consents")
    text = models.CharField(_("text"), max_length=40)
    version = models.CharField(_("version"), max_length=20)
    given_at = models.DateTimeField(_("given"), auto_now_add=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    objects = ConsentQuerySet.as_manager()

    PERSONAL = Personal(
        ("text", "version", "given_at", "withdrawn_at"),
        purpose=_("proving which text was agreed to, and when"),
        retention=WITH_ACCOUNT,
        path="user",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "text", "version"],
                condition=models.Q(withdrawn_at=None),
                name="consent_given_once",
            )
        ]

    def __str__(self):
        return f"{self.text} {self.version}"
