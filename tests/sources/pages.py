"""Where the pages that the tests read are kept."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
REAL = Path(os.environ.get("GRAPPE_PAGES", ROOT.parent / "shared/data/eccp")) / "biowin.txt"
OWN = ROOT / "grappe/demo/pages/biowin.txt"


def biowin():
    """The real page where it is present, the product's own otherwise."""
    return (REAL if REAL.exists() else OWN).read_text(encoding="utf-8")
