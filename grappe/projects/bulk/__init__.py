"""Many projects, participations and subjects at once, from open data."""

from .participations import ParticipationWriter, SubjectWriter
from .projects import ProjectWriter

__all__ = ["ParticipationWriter", "ProjectWriter", "SubjectWriter"]
