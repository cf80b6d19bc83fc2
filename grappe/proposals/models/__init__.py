"""Consortia while they form: partners, roles that are wanted, and who may look on."""

from .consortium import Consortium
from .partner import Partner, WantedRole
from .share import Share
from .talk import Change, Comment

__all__ = ["Change", "Comment", "Consortium", "Partner", "Share", "WantedRole"]
