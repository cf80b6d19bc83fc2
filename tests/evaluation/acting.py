"""How the stories press buttons."""

from django.urls import reverse


def press(client, user, name, *parts, **typed):
    """Post to a page of the selection's as somebody, and see where it leads."""
    client.force_login(user)
    return client.post(reverse(f"evaluation:{name}", args=parts), typed, follow=True)


def look(client, user, name, *parts, **asked):
    """Read a page as somebody."""
    client.force_login(user)
    return client.get(reverse(f"evaluation:{name}", args=parts), asked)
