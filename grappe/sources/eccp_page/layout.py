"""Which of the three page layouts a text has."""

import re

OLD = re.compile(
    r"^(?:Home > Cluster Organisations|Primary tabs|(?:Printer-friendly version)+"
    r"|General Information$|Cluster Management Team|Total number of members"
    r"|The date when the cluster organisation was established"
    r"|Number of staff in the management team of the cluster organisation"
    r"|Number of SME members|Composition of the cluster|Cluster Excellence Label"
    r"|Do you have a formalised strategy|Membership to )",
    re.IGNORECASE | re.MULTILINE,
)
BASE = re.compile(
    r"^(?:\d{1,3} ?% completed|About us$|Cluster composition|Cluster Members|Large Companies$"
    r"|Other Ecosystem Actors$|Sectorial and industrial focus|Support services provided$"
    r"|Further information$|Upcoming events$|Latest news and documents$)",
    re.IGNORECASE | re.MULTILINE,
)
INTERIM = re.compile(
    r"^(?:Formalised strategy|Strategy focus on internationalisation)",
    re.IGNORECASE | re.MULTILINE,
)
NEW = re.compile(
    r"^(?:Established - |Staff in the management team|Support services for upskilling"
    r"|Number of civil society members|Industrial Alliances and Ecosystems"
    r"|Sectoral Industries \(NACE|Legal form of the cluster|Cross-sectoral industries)",
    re.IGNORECASE | re.MULTILINE,
)
ZERO = re.compile(r"^0$", re.MULTILINE)


def layout_of(text):
    """A-old, B-interim or B-new by the labels that only they print; else unknown."""
    text = re.sub(r"^• ", "", text, flags=re.MULTILINE)
    old, base = len(set(OLD.findall(text))), len(set(BASE.findall(text)))
    new = len(set(NEW.findall(text)))
    if old > base + new:
        return "A-old"
    if INTERIM.search(text) and base:
        return "B-interim" if new < 3 else "B-new"
    if base + new < 2:
        return "unknown"
    return "B-interim" if ZERO.search(text) and not new else "B-new"
