"""One spelling for the many ways in which people write an organisation's name."""

import re
import unicodedata

from django.db import models

LONGEST = 250
#: Letters that decomposing leaves whole.
LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i"})
#: Legal forms at a name's end say nothing about which organisation it is.
LEGAL_FORMS = (
    "ab ad ag aisbl aps as asbl bv bvba cic co company corp corporation cv dd doo eeig eg eood"
    " eu ev gie ggmbh gmbh hf inc incorporated ivzw kft kg kgaa lda limited llc llp lp ltd mbh"
    " nv ohg ood ou oy oyj plc pty sa sarl sas sca scrl se sia sl slu snc spa sprl srl sro uab"
    " ug vzw zrt"
).split()
LEGAL_ENDINGS = {(form,) for form in LEGAL_FORMS} | {
    ("sp", "zoo"),
    ("sp", "z", "oo"),
    ("gmbh", "co", "kg"),
    ("gmbh", "and", "co", "kg"),
}


def name_key(name):
    """The name without case, diacritics, punctuation and legal form; never empty for a name."""
    plain = " ".join(name.split()).casefold()
    decomposed = unicodedata.normalize("NFKD", plain.translate(LETTERS)).casefold()
    letters = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    words = re.findall(r"\w+", re.sub(r"['’`´.]", "", letters.replace("&", " and ")))
    return " ".join(without_legal_form(spelled(words)))[:LONGEST].strip() or plain[:LONGEST]


def spelled(words):
    """The words, with single letters in a row taken as one abbreviation: "s p a" is "spa"."""
    joined = re.sub(r"(?<=\b\w) (?=\w\b)", "", " ".join(words))
    return joined.split()


def without_legal_form(words):
    """The words without the legal forms at their end; the last word is never taken."""
    for size in (4, 3, 2, 1):
        if len(words) > size and tuple(words[-size:]) in LEGAL_ENDINGS:
            return without_legal_form(words[:-size])
    return words


class KeyField(models.CharField):
    """Holds `name_key` of another field and follows it on every save, in bulk too."""

    def __init__(self, source="name", **options):
        self.source = source
        fixed = {"max_length": LONGEST, "editable": False, "db_index": True, "default": ""}
        super().__init__(**fixed | options)

    def deconstruct(self):
        name, path, args, options = super().deconstruct()
        return name, path, args, options | {"source": self.source}

    def pre_save(self, model_instance, add):
        key = name_key(getattr(model_instance, self.source) or "")
        setattr(model_instance, self.attname, key)
        return key
