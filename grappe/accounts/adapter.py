"""How allauth behaves here."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.urls import reverse

from grappe.core.language import remember


class AccountAdapter(DefaultAccountAdapter):
    """Whoever signs in reads on in their own language, and agrees to what has changed."""

    def post_login(self, request, user, **options):
        return remember(super().post_login(request, user, **options), user.language)

    def get_login_redirect_url(self, request):
        """The person's own page; first the texts that were reworded since they agreed."""
        user = request.user
        if user.consents.exists() and not user.has_agreed():
            return reverse("accounts:consents")
        return super().get_login_redirect_url(request)


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """Another provider may suggest a name; the person confirms it when joining."""

    def populate_user(self, request, sociallogin, data):
        user = super().populate_user(request, sociallogin, data)
        parts = (data.get("first_name"), data.get("last_name"))
        user.name = (data.get("name") or " ".join(filter(None, parts)))[:150]
        return user

    def get_signup_form_initial_data(self, sociallogin):
        initial = super().get_signup_form_initial_data(sociallogin)
        return initial | {"name": sociallogin.user.name}
