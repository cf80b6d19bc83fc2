"""Where somebody signs in, or makes an account, to come back to the page they wanted."""

from urllib.parse import urlencode

from django.urls import reverse


def ways_in(address: str) -> dict[str, str]:
    """The addresses `sign_in` and `sign_up`, which lead back to this one."""
    back = urlencode({"next": address})
    return {
        "sign_in": f"{reverse('account_login')}?{back}",
        "sign_up": f"{reverse('account_signup')}?{back}",
    }
