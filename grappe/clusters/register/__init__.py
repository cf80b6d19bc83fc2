"""The register of members as a file: read, taken in, given out."""

from .headings import COLUMNS
from .importing import Outcome, import_register
from .reading import Unreadable, read_table

__all__ = ["COLUMNS", "Outcome", "Unreadable", "import_register", "read_table"]
