"""`grappe …`: the management commands under the product's own name."""

import os
import secrets
import sys

from django.core.management import execute_from_command_line

#: Auditors run these where no site is: they read a file, and keep no secret of a site.
ALONE = ("verify_decision",)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "grappe.settings")
    if set(sys.argv[1:2]) & set(ALONE):
        os.environ["SECRET_KEY"] = os.environ.get("SECRET_KEY") or secrets.token_hex()
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
