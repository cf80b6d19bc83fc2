"""Posting to a board's addresses."""

from django.urls import reverse


def address(verb, board, *args):
    return reverse(f"proposals:{verb}", args=[board.public_id, *args])


def act(client, verb, board, *args, **typed):
    """Do it as a browser without script does, and follow to the page."""
    return client.post(address(verb, board, *args), typed, follow=True)


def swap(client, verb, board, *args, **typed):
    """Do it as htmx does."""
    return client.post(address(verb, board, *args), typed, headers={"HX-Request": "true"})
