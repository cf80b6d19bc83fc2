"""How CORDIS writes a value: each function takes a cell's trimmed text, never empty.

It answers the value, or None when the cell says nothing; `Unclear` when it cannot be read.
"""

import re
from datetime import date
from functools import cache, lru_cache

LARGEST = 10**12
TRUE, FALSE = {"true", "yes", "y", "1"}, {"false", "no", "n", "0"}
ROLES = {
    "coordinator": "coordinator",
    "participant": "partner",
    "partner": "partner",
    "beneficiary": "partner",
    "associatedpartner": "associated",
    "internationalpartner": "associated",
    "thirdparty": "third",
}
ACTIVITIES = {"HES", "PRC", "REC", "PUB", "OTH"}
PROGRAMMES = {"HORIZON": "Horizon Europe", "H2020": "Horizon 2020", "FP7": "FP7"}


class Unclear(ValueError):
    """The text is no such value; the message is the reason's name."""


@cache
def text(longest):
    """A reader of text of at most this many signs."""

    def short(cell):
        return " ".join(cell.replace("\0", "").split())[:longest] or None

    return short


def prose(cell):
    """Running text with its line breaks."""
    return cell.replace("\0", "").strip() or None


@lru_cache(10_000)
def day(cell):
    """2024-01-31, whatever hour follows, or 31/01/2024."""
    if found := re.fullmatch(r"(\d\d)/(\d\d)/(\d{4})", cell):
        cell = "-".join(reversed(found.groups()))
    try:
        return date.fromisoformat(cell[:10])
    except ValueError:
        raise Unclear("date") from None


@lru_cache(10_000)
def money(cell):
    """1234.5, 1234,5, 1.234,50, 1,234.50 or 1 234,5, in whole cents."""
    if cell.isascii() and cell.isdigit() and len(cell) <= 12:
        return float(cell)
    plain = re.sub(r"[\s\u00a0\u202f'€]", "", cell)
    comma, point = plain.rfind(","), plain.rfind(".")
    if comma >= 0 and point >= 0:
        plain = plain.replace("." if comma > point else ",", "")
    plain = plain.replace(",", ".")
    if not re.fullmatch(r"\d{1,12}(\.\d*)?(E\d)?", plain):
        raise Unclear("money")
    amount = round(float(plain), 2)
    if amount >= LARGEST:
        raise Unclear("money")
    return amount


def cost(cell):
    """Money of which nothing at all means that it is not told, as with lump sums."""
    return money(cell) or None


def flag(cell):
    word = cell.lower()
    if word in TRUE or word in FALSE:
        return word in TRUE
    raise Unclear("flag")


def digits(longest):
    """A reader of numbers that serve as identifiers."""

    def number(cell):
        if cell.isascii() and cell.isdigit() and len(cell) <= longest:
            return cell
        raise Unclear("identifier")

    return number


def pic(cell):
    if len(cell) == 9 and cell.isascii() and cell.isdigit():
        return cell
    raise Unclear("pic")


def country(cell):
    if len(cell) == 2 and cell.isascii() and cell.isalpha():
        return cell.upper()
    raise Unclear("country")


def region(cell):
    """A NUTS code of any level."""
    if re.fullmatch(r"[A-Za-z]{2}[A-Za-z0-9]{0,3}", cell):
        return cell.upper()
    raise Unclear("region")


def role(cell):
    try:
        return ROLES[cell.lower()]
    except KeyError:
        raise Unclear("role") from None


def activity(cell):
    if cell.upper() in ACTIVITIES:
        return cell.upper()
    raise Unclear("activity type")


def website(cell):
    """An address of the web; a bare host name gets its scheme."""
    address = cell if "://" in cell else f"http://{cell}"
    if len(address) <= 200 and re.fullmatch(r"https?://[^\s/.]+\.[^\s<>\"]+", address):
        return address
    raise Unclear("website")


def doi(cell):
    if re.fullmatch(r"10\.\d{4,9}/[^\s<>\"]{1,100}", cell):
        return f"https://doi.org/{cell}"
    raise Unclear("doi")


def point(cell):
    """(latitude, longitude) from "lat,lon" or "(lat,lon)"; the null island is nowhere."""
    found = re.fullmatch(r"\(?\s*(-?\d+(?:\.\d+)?)\s*[,;]\s*(-?\d+(?:\.\d+)?)\s*\)?", cell)
    if not found:
        raise Unclear("geolocation")
    lat, lon = map(float, found.groups())
    if abs(lat) > 90 or abs(lon) > 180:
        raise Unclear("geolocation")
    return (lat, lon) if (lat, lon) != (0, 0) else None


def programme(cell):
    """The framework's name, from frameworkProgramme or from a legal basis."""
    stem = cell.upper()
    return next((name for key, name in PROGRAMMES.items() if stem.startswith(key)), None)


def subject(cell):
    """The code of a EuroSciVoc term: the last step of /23/47/307."""
    code = cell.strip("/").rpartition("/")[2]
    if code.isascii() and code.isdigit() and len(code) <= 20:
        return code
    raise Unclear("subject")


def vat(cell):
    """A VAT number in capitals, without blanks, dots and dashes."""
    plain = "".join(sign for sign in cell if sign.isalnum()).upper()
    return plain[:20] if any(sign.isdigit() for sign in plain) else None
