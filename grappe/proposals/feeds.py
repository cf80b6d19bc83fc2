"""Ideas for other programs to follow: what everybody may read, as Atom."""

from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from .models import Idea


class LatestIdeas(Feed):
    """The public ideas that were noted or changed last."""

    feed_type = Atom1Feed

    def title(self):
        return _("Ideas")

    def link(self):
        return reverse("proposals:ideas")

    def items(self):
        return Idea.objects.public()[:50]

    def item_title(self, idea):
        return idea.title

    def item_description(self, idea):
        return idea.text[:500]

    def item_updateddate(self, idea):
        return idea.updated_at
