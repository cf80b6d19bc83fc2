"""The directory listens to the apps below it."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "grappe.directory"

    def ready(self):
        from . import freshness

        freshness.listen()
