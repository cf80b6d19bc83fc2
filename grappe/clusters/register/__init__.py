"""The register of members as a file: read, taken in, given out."""

from .importing import Outcome, import_register
from .reading import COLUMNS, Unreadable, read_table

__all__ = ["COLUMNS", "Outcome", "Unreadable", "import_register", "read_table"]
