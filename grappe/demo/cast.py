"""The people of the demonstration; the same names as in the tests' stories."""

from allauth.account.models import EmailAddress
from django.utils.translation import gettext_lazy as _

from grappe.accounts.models import User

#: Everybody of the demonstration has an address here, and nobody else.
DOMAIN = "example.org"
PASSWORD = "grapes-grow-2026"  # noqa: S105  printed by the command: it opens nothing real

CAST = {
    "ana": (_("manages Aurora Photonics and, for the demonstration, BioWin"), {}),
    "noor": (_("manages Deltawijs Health"), {}),
    "luka": (_("manages Jadran Blue Technologies"), {}),
    "ben": (_("works for a member of Aurora"), {}),
    "cleo": (_("is signed in and a stranger"), {}),
    "eva": (_("evaluates proposals"), {}),
    "otto": (_("works for a funder"), {}),
    "olga": (_("is platform staff"), {"is_staff": True, "is_superuser": True}),
}


def make_cast():
    """Everybody with a verified address; present accounts stay as they are."""
    return {name: person(name, fields) for name, (_what, fields) in CAST.items()}


def person(name, fields):
    email = address(name)
    user = User.objects.filter(email=email).first()
    if user is None:
        user = User.objects.create_user(email, PASSWORD, name=name.capitalize(), **fields)
    EmailAddress.objects.get_or_create(
        user=user, email=email, defaults={"verified": True, "primary": True}
    )
    return user


def address(name):
    return f"{name}@{DOMAIN}"
