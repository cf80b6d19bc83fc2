"""Numbers and dates as people write them: 15.000, 29,6 million, Wednesday, 5 March, 2014."""

import re
from datetime import date
from decimal import Decimal

NUMBER = r"\d{1,3}(?:[.,' ’]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d+)?"
LONGEST = 18
POWERS = {
    "k": 3, "thousand": 3, "thousands": 3,
    "m": 6, "mn": 6, "mio": 6, "mios": 6, "million": 6, "millions": 6, "mln": 6, "meur": 6,
    "bn": 9, "billion": 9, "billions": 9, "mrd": 9, "bio": 9,
}  # fmt: skip
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier januari",
            "february feb februar février februari",
            "march mar märz mars maart",
            "april apr avril",
            "may mai mei",
            "june jun juni juin",
            "july jul juli juillet",
            "august aug août augustus",
            "september sep sept septembre",
            "october oct oktober octobre",
            "november nov novembre",
            "december dec dezember décembre",
        ),
        start=1,
    )
    for name in names.split()
}
YEAR = r"(?:18|19|20)\d\d"
DAY_FIRST = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th|er|\.)? ?(?:of )?([^\W\d]+)\.?,? ({YEAR})\b"
)
MONTH_FIRST = re.compile(rf"\b([^\W\d]+)\.? (\d{{1,2}})(?:st|nd|rd|th)?,? ({YEAR})\b")
FIGURES = re.compile(rf"\b(\d{{1,2}})[./-](\d{{1,2}})[./-]({YEAR})\b")
ISO = re.compile(rf"\b({YEAR})-(\d{{2}})-(\d{{2}})\b")


def number_of(text):
    """15000 from "15.000", "15,000" or "15 000"; 29.6 from "29,6"; None without a number."""
    text = re.sub(r"[ '’]", "", text)
    if len(text) > LONGEST:
        return None
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", text):
        text = text.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", text):
        text = text.replace(",", "")
    text = text.replace(",", ".")
    return plain(Decimal(text)) if re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", text) else None


def scaled(text, power):
    """The number times its word: ("29,6", "million") is 29600000."""
    found = number_of(text)
    if found is None:
        return None
    return plain(Decimal(str(found)) * 10 ** POWERS.get(power.lower().rstrip("."), 0))


def plain(number):
    """An int where the value is whole, a float otherwise."""
    return int(number) if number == number.to_integral_value() else float(number)


def date_of(text):
    """The first whole date in the text, or None: a year alone is not a date."""
    if found := ISO.search(text):
        return built(*found.groups())
    if found := DAY_FIRST.search(text):
        day, month, year = found.groups()
        return built(year, MONTHS.get(month.lower()), day)
    if found := MONTH_FIRST.search(text):
        month, day, year = found.groups()
        return built(year, MONTHS.get(month.lower()), day)
    if found := FIGURES.search(text):
        day, month, year = found.groups()
        return built(year, month, day)
    return None


def built(year, month, day):
    try:
        return date(int(year), int(month), int(day))
    except (TypeError, ValueError):
        return None
