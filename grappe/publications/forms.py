"""Input on news and good practices."""

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy

from grappe.core.forms import free_slug
from grappe.organisations.forms import TermsField
from grappe.organisations.kept import KeptForm

from .models import GoodPractice, News


class PublicationForm(KeptForm):
    """What both kinds share: the address comes from the first title and then stays."""

    def save(self, commit=True):
        row = self.instance
        row.slug = row.slug or free_slug(type(row), row.title)
        return super().save(commit)


class NewsForm(PublicationForm):
    class Meta(PublicationForm.Meta):
        model = News
        fields = News.PROFILE[0].fields


class PracticeForm(PublicationForm):
    terms = TermsField(
        label=capfirst(gettext_lazy("subjects")),
        required=False,
        help_text=gettext_lazy("One in each line: a term of a vocabulary, or its key."),
    )

    class Meta(PublicationForm.Meta):
        model = GoodPractice
        fields = GoodPractice.PROFILE[0].fields


FORMS = {News: NewsForm, GoodPractice: PracticeForm}
