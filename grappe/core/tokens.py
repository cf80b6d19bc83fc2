"""Secrets in links that mail brings: whoever holds one may act on what it names."""

import secrets


def new_token() -> str:
    """43 characters that nobody guesses (256 bits), safe within an address."""
    return secrets.token_urlsafe(32)
