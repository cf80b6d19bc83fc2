"""Questions one may ask of consents."""

from django.db import models


class ConsentQuerySet(models.QuerySet):
    """Each method returns a queryset."""

    def standing(self):
        """Given and not withdrawn."""
        return self.filter(withdrawn_at=None)
