"""Pages that the product carries: every fact of the real one, in sentences of our own."""

from pathlib import Path

BIOWIN = Path(__file__).parent / "biowin.txt"
