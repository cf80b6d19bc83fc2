"""The columns of a register as a file, and how people head them."""

from grappe.taxonomies.vocabulary import normalise

COLUMNS = (
    "name",
    "country",
    "city",
    "kind",
    "category",
    "joined_on",
    "left_on",
    "fee",
    "website",
    "pic",
    "vat",
)
NEEDED = ("name",)
#: Heads in the platform's four languages, besides the column's own name.
HEADS = {
    "name": (
        "organisation|organization|company|member|member name|organisation name|company name"
        "|nom|membre|organisatie|naam|lid|bedrijf|mitglied|firma|unternehmen"
    ),
    "country": "pays|land|country code|pays code|landcode",
    "city": "town|ville|stad|plaats|stadt|ort",
    "kind": "organisation type|organisation kind|type of organisation|type d organisation",
    "category": "member category|type|member type|type of member|categorie|kategorie",
    "joined_on": (
        "joined|member since|since|start|from|entry date|date joined|membre depuis|depuis"
        "|date d adhesion|adhesion|lid sinds|sinds|vanaf|mitglied seit|seit|eintritt"
    ),
    "left_on": (
        "left|until|end|to|exit date|date left|jusqu au|sortie|tot|einde|bis|austritt|ende"
    ),
    "fee": "membership fee|fee status|fees|cotisation|bijdrage|lidgeld|beitrag",
    "website": "web|web site|url|homepage|site|site web|site internet|webseite|internet",
    "pic": "pic number|participant identification code",
    "vat": "vat number|tva|numero de tva|btw|btw nummer|ust id|ust idnr|umsatzsteuer id",
}


COLUMN_OF = {
    normalise(head): column
    for column, heads in HEADS.items()
    for head in (column, *heads.split("|"))
}


def columns(heads):
    """The column that each head means, "" for none; of two that mean one, the first."""
    found = []
    for head in heads:
        column = COLUMN_OF.get(normalise(head), "")
        found.append("" if column in found else column)
    return found
