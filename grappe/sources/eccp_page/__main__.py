"""Try the reader: `python -m grappe.sources.eccp_page FILE…` prints each page's object."""

import json
import sys
from pathlib import Path

from . import as_json, read

for name in sys.argv[1:]:
    page = read(Path(name).read_text(encoding="utf-8-sig", errors="replace"))
    sys.stdout.write(json.dumps(as_json(page), ensure_ascii=False, indent=2) + "\n")
