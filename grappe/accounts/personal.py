"""The register of personal data: which model holds what about people, why, for how long.

A model that holds something of a person says so in its own class:

    PERSONAL = Personal(("user",), purpose=_("…"), retention=_("…"))

The privacy page, "what you know about me" and erasure read nothing else; a test fails
for a model that points at people, or holds addresses, without saying so.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

PLATFORM, CLUSTER = _("the platform's operator"), _("the cluster")
WITH_ACCOUNT = _("until the account is erased")


@dataclass(frozen=True)
class Personal:
    """What one model holds of persons.

    `path` is the lookup from a row to the person, `email` the field with their address
    (rows found by it alone are removed on erasure, unless `is_kept`). `secret` fields are
    named in the register and never shown.
    """

    fields: tuple[str, ...]
    purpose: Any
    retention: Any = WITH_ACCOUNT
    owner: Any = PLATFORM
    path: str = ""
    email: str = ""
    secret: tuple[str, ...] = ()
    is_kept: bool = False


@dataclass(frozen=True)
class Holding:
    """One line of the register."""

    model: type[models.Model]
    personal: Personal

    @property
    def name(self) -> str:
        return str(self.model._meta.verbose_name)

    def fields(self) -> list[str]:
        """The fields' names as people read them."""
        names = (*self.personal.fields, *self.personal.secret)
        return [str(self.model._meta.get_field(name).verbose_name) for name in names]  # type: ignore[union-attr]

    def rows_of(self, user: Any, addresses: list[str]) -> "models.QuerySet[Any]":
        """The rows about this person, by the account or by one of their addresses."""
        by_account = Q(**{self.personal.path: user.pk}) if self.personal.path else Q(pk__in=[])
        rows = self.model._base_manager
        return rows.filter(by_account | self._addressed(addresses)).order_by("pk").distinct()

    def rows_addressed(self, addresses: list[str]) -> "models.QuerySet[Any]":
        """The rows that hold one of these addresses."""
        return self.model._base_manager.filter(self._addressed(addresses))

    def _addressed(self, addresses: list[str]) -> Q:
        found = Q(pk__in=[])
        for address in addresses if self.personal.email else ():
            found |= Q(**{f"{self.personal.email}__iexact": address})
        return found


def others() -> dict[str, Personal]:
    """What the libraries' own models hold."""
    sign_in, trace = _("signing in"), _("finding faults and misuse")
    return {
        "account.emailaddress": Personal(("email", "verified"), sign_in, path="user"),
        "account.emailconfirmation": Personal((), sign_in, path="email_address__user"),
        "mfa.authenticator": Personal(
            ("type", "created_at", "last_used_at"), sign_in, path="user", secret=("data",)
        ),
        "socialaccount.socialaccount": Personal(
            ("provider", "uid", "last_login", "date_joined", "extra_data"), sign_in, path="user"
        ),
        "socialaccount.socialtoken": Personal((), sign_in, path="account__user"),
        "admin.logentry": Personal(
            ("action_time", "object_repr", "action_flag"), trace, path="user"
        ),
        "sessions.session": Personal(
            (),
            _("staying signed in"),
            _("two weeks, or until you sign out"),
            secret=("session_data",),
        ),
        "django_tasks_database.dbtaskresult": Personal(
            (), _("sending mail"), _("two weeks"), secret=("args_kwargs",)
        ),
    }


def holdings() -> Iterator[Holding]:
    """The whole register, the account itself first."""
    known = others()
    for model in reversed(list(apps.get_models())):
        personal = vars(model).get("PERSONAL") or known.get(model._meta.label_lower)
        if personal:
            yield Holding(model, personal)


def known_about(user: Any) -> dict[str, Any]:
    """Everything that the register finds about one person, as plain JSON."""
    addresses = addresses_of(user)
    found = {}
    for holding in holdings():
        rows = [plain(row, holding.personal) for row in holding.rows_of(user, addresses)]
        found[holding.model._meta.label_lower] = {
            "purpose": str(holding.personal.purpose),
            "kept": str(holding.personal.retention),
            "by": str(holding.personal.owner),
            "rows": rows,
        }
    return found


def addresses_of(user: Any) -> list[str]:
    """The account's own address and those that the person proved to hold."""
    proved = user.emailaddress_set.filter(verified=True).values_list("email", flat=True)
    return sorted({user.email, *proved})


def plain(row: models.Model, personal: Personal) -> dict[str, Any]:
    """A row's personal fields; people are not named, since a row may point at others too."""
    shown: dict[str, Any] = {"is": str(row)}
    for name in personal.fields:
        model_field: Any = row._meta.get_field(name)
        if model_field.many_to_many:
            shown[name] = [str(one) for one in getattr(row, name).all()]
        elif not model_field.is_relation:
            shown[name] = getattr(row, name)
    return shown
