"""What the public page of a cluster shows, read in few queries and held in plain values."""

from .profile_page import ProfilePage, profile_page

__all__ = ["ProfilePage", "profile_page"]
