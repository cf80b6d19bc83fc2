"""A submission as evaluators may read it: whole, or without anybody's name.

Where neither side knows the other, partners become "Partner A", "Partner B" …; their names
are taken out of every text as well, persons and signatures are left out, and so are files,
whose inside nobody can vouch for.
"""

import re
import string

from django.utils.translation import gettext as _


def shown_content(submission, is_blind):
    """The frozen content, without names if `is_blind`."""
    return blinded(submission.content) if is_blind else submission.content


def blinded(content):
    masks = {one["key"]: mask(place) for place, one in enumerate(content["partners"])}
    clean = cleaner(content["partners"], masks)
    # Masks come after the cleaning, since a partner may be called “A”.
    partners = [
        clean(one)
        | {"name": masks[one["key"]], "slug": "", "city": "", "region": ""}
        | {"organisation": None}
        for one in content["partners"]
    ]
    answers = [one | {"files": []} for one in content["answers"]]
    rest = clean(content | {"partners": [], "answers": answers, "commitments": []})
    return rest | {"partners": partners}


def mask(place):
    """Partner A … Partner Z, Partner AA …"""
    letters, place = "", place + 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = string.ascii_uppercase[rest] + letters
    return _("Partner %(letter)s") % {"letter": letters}


def cleaner(partners, masks):
    """A function that takes the partners' names out of everything it is given."""
    names = {one["name"].lower(): masks[one["key"]] for one in partners if one["name"]}
    ordered = sorted(names, key=len, reverse=True)
    written = "|".join(re.escape(name) for name in ordered)
    pattern = re.compile(rf"(?<!\w)(?:{written})(?!\w)", re.IGNORECASE) if names else None

    def clean(value):
        if isinstance(value, str) and pattern and value not in masks:
            return pattern.sub(lambda match: names[match.group().lower()], value)
        if isinstance(value, dict):
            return {key: clean(one) for key, one in value.items()}
        return [clean(one) for one in value] if isinstance(value, list) else value

    return clean
