"""Every label of the three page layouts, declared once, with the field it opens.

A field that is empty on a page is followed by the next label, so a reader has to know
them all. A label may carry trailing blanks, " :" or its value on the same line.
"""

import re
from functools import cache
from typing import NamedTuple

#: Field → how the layouts print it. The first word of a field is its section.
LABELS = {
    "about": (
        "About us", "About the cluster", "Cluster description", "Description of the cluster",
        "Description of the cluster organisation", "Short description", "General description",
    ),
    "mission": ("Our mission", "Mission", "Mission statement", "Our mission statement"),
    "vision": ("Our vision", "Vision", "Vision statement", "Our vision statement"),
    "strategy": ("Cluster Strategy", "Description of the strategy", "Cluster strategy summary"),
    "strategy.formalised": ("Formalised strategy", "Do you have a formalised strategy?"),
    "strategy.international": (
        "Strategy focus on internationalisation",
        "Do you have a specific strategy focus that addresses internationalisation ?",
        "Do you have a specific strategy focus that addresses internationalisation?",
    ),
    "general": ("General Information",),
    "established": (
        "The date when the cluster organisation was established", "Established",
        "Date of establishment", "Year of establishment", "Established in",
    ),
    "staff": (
        "Number of staff in the management team of the cluster organisation",
        "Staff in the management team", "Number of staff in the management team",
    ),
    "upskilling": (
        "Support services for upskilling and reskilling of companies workforce",
        "Support services for upskilling and reskilling of companies' workforce",
        "Support services for upskilling and reskilling",
    ),
    "composition": ("Cluster composition", "Composition of the cluster"),
    "composition.members": (
        "Cluster Members", "Total number of members", "Total number of cluster members",
        "Number of cluster members", "Number of members",
    ),
    "composition.smes": (
        "Number of SME members", "Number of SMEs", "SME members", "SMEs",
        "Small and Medium Enterprises", "Small and medium-sized enterprises",
    ),
    "composition.startups": (
        "Number of start-ups among SME's", "Number of start-ups among SMEs",
        "Number of start-ups among SME members", "Start-ups among SMEs",
        "Number of startups among SMEs", "Number of start-ups",
    ),
    "composition.large": (
        "Large Companies", "Number of larger company members", "Number of large companies",
        "Number of large company members", "Larger Companies", "Large Company members",
    ),
    "composition.research": (
        "Research Organisations, Universities, Technology Centers",
        "Research Organisations, Universities, Technology Centres",
        "Number of research organisations/universities/technology centres",
        "Number of research organisations/universities/technology centers",
        "Number of research organisations, universities and technology centres",
        "Research Organisations/Universities/Technology Centres",
    ),
    "composition.civil_society": (
        "Number of civil society members", "Civil society members",
        "Number of civil society organisations", "Civil Society Organisations",
        "Number of civil society actors", "Civil society actors",
    ),
    "composition.other": (
        "Other Ecosystem Actors", "Number of other ecosystem actors",
        "Number of other members", "Other actors",
    ),
    "facilities": (
        (
            "Entrepreneurship and scale-up support facilities in the cluster's ecosystem"
            ' (see "Organisation type")'
        ),
        "Entrepreneurship and scale-up support facilities in the cluster's ecosystem",
    ),
    "major_players": ("Name and link of major players", "Major players"),
    "labels": (
        "Cluster Excellence Label", "Cluster Excellence Labels", "Excellence Label",
        "ECEI Label", "Quality label", "Cluster label",
    ),
    "labels.other": ("Other Label", "Other Labels"),
    "networks.escp": (
        "Membership to European Strategic Cluster Partnerships (ESCP-4i, ESCP-S3 or ESCP-4x)",
        "Membership to European Strategic Cluster Partnerships",
        "Membership in European Strategic Cluster Partnerships",
        "European Strategic Cluster Partnerships",
    ),
    "networks": (
        "Membership to other networks/partnerships", "Membership to other networks",
        "Membership in cluster networks, meta clusters and national associations of clusters",
        "Membership in networks", "Memberships in networks", "Membership in cluster networks",
        "Membership in other networks/partnerships",
    ),
    "team": ("Management team", "Cluster Management Team"),
    "legal_form": ("Legal form of the cluster organisation", "Legal form", "Legal status"),
    "languages": ("Languages spoken", "Languages", "Language spoken", "Spoken languages"),
    "links.team": (
        "Link to the team description on the cluster organisation website",
        "Link to the team description", "Link to the team",
    ),
    "links.members": (
        "Link to the members list", "Link to the members' list", "Link to the list of members",
        "Link to the members list on the cluster organisation website",
    ),
    "focus": (
        "Sectorial and industrial focus", "Sectoral and Industrial Focus",
        "Sectorial and Industrial Focus",
    ),
    "nace": (
        "Sectoral industries", "Sectorial industries", "Sectoral Industries (NACE 2 digit)",
        "Sectoral Industries (NACE 2 digits)", "Sectoral Industries (NACE 4 digit)",
        "Sectoral Industries (NACE 4 digits)", "Sectoral Industries (NACE)",
    ),
    "cross": ("Cross-sectoral industries", "Cross-sectorial industries"),
    "ecosystems": (
        "Industrial Alliances and Ecosystems", "Industrial ecosystems", "Industrial Alliances",
        "EU industrial ecosystems", "Industrial Ecosystems and Alliances",
    ),
    "ipc": ("Technology fields", "Technology field"),
    "s3": ("S3 EU priority areas", "S3 priority areas", "EU S3 priority areas"),
    "emerging_industries": ("Emerging industries", "Emerging industry"),
    "specialisations": (
        "Areas of specialisation of the cluster not covered above",
        "Areas of specialisation not covered above", "Areas of specialisation",
    ),
    "support_services": (
        "Support services provided", "Support services", "Services provided",
        "Support services provided to members",
    ),
    "further_information": ("Further information", "Additional information"),
    "programmes": (
        "Support programmes", "EU Programmes", "European Programmes", "National Programmes",
        "Regional Programmes", "EU Projects", "Support programmes and EU projects",
        "European projects", "EU programmes and projects", "National/regional programmes",
        "National and regional programmes", "International programmes", "Other programmes",
    ),
    "programmes.row": (
        "Name & description", "Name and description", "Project name", "Programme name",
        "Project names", "Name of the project", "Name of the programme",
    ),
    "cooperation": ("Cooperation activities", "Cooperation"),
    "international": ("International cooperation",),
    "transnational": ("Transnational cooperation",),
    "targets": (
        "Targeted countries", "Targeted country", "Target countries", "Targeted regions",
        "Countries targeted",
    ),
    "targets.stated": (
        "The main countries targeted by the cluster organisation",
        "Main countries targeted by the cluster organisation", "Main targeted countries",
        "The main countries targeted",
    ),
    "targets.international": ("International targeted countries",),
    "targets.transnational": ("Transnational targeted countries",),
    "activities": (
        "Support activities", "Support activites", "Support activities provided",
        "Main support activities", "Type of support activities",
        "Internationalisation support activities",
    ),
    "activities.international": (
        "International support activites", "International support activities",
    ),
    "activities.transnational": (
        "Transnational support activites", "Transnational support activities",
    ),
    "events": ("Upcoming events", "Upcoming events of the cluster"),
    "news": ("Latest news and documents", "Latest news", "News and documents"),
    "good_practices": (
        "Submitted best practices", "Submitted good practices", "Best practices",
        "Good practices",
    ),
    "website": ("Website", "Web site", "Cluster website"),
    "contact.details": (
        "Contact", "Contact details", "Contact information", "Contact us", "Address", "Phone",
        "Email", "E-mail", "Telephone", "Fax", "Social media", "Follow us", "City",
    ),
    "contact": ("Contact person",),
    "region.line": ("Region", "NUTS region", "Cluster region"),
    "country.line": ("Country",),
}  # fmt: skip

#: Short words of every day: a label only directly within these sections.
WITHIN = {
    "mission": {"about", "mission", "vision", "header"},
    "vision": {"about", "mission", "vision", "header"},
    "programmes.row": {"programmes", "programmes.row"},
    "targets": {"cooperation", "international", "transnational", "targets", "activities"},
    "composition.smes": {"composition", "general"},
    "composition.other": {"composition", "general"},
}
#: Labels only when nothing else stands on their line, whatever the layout.
ALONE = {"news", "events", "cooperation", "website", "contact.details"}
#: What the head of a page may say before a name or a place; it opens no field there.
IN_HEADER = {"contact", "contact.details", "website", "region.line", "country.line"}
NOISE = re.compile(
    r"""primary\ tabs|(?:printer-friendly\ version)+|there\ is\ no\ uploaded\ content.*
    |(?:mon|tues|wednes|thurs|fri|satur|sun)day
     (?:[\s|]+(?:mon|tues|wednes|thurs|fri|satur|sun)day)+
    |organisation/facility\ name.*|view\ ?\(active\ tab\)?|view|edit|read\ more|back\ to\ top
    |skip\ to\ main\ content|n/?a|none|-+|–|not\ (?:available|specified|provided)|no\ results?
    |no\ data(?:\ available)?|log\ ?in|register|share|print|send\ message
    |add\ to\ favourites|(?:visit|go\ to|see)\ (?:the\ |our\ |cluster\ )?website|see\ more
    |show\ (?:more|less)|contact\ (?:the\ )?cluster|follow(?:\ us)?|send\ (?:an?\ )?e-?mail""",
    re.IGNORECASE | re.VERBOSE,
)
#: "Our mission is to:" opens the mission as "Our mission" does, and is part of its text.
OPENING = re.compile(
    r"(?:our |the )?(mission|vision)(?: statement)? (?:is|are)(?: to)? ?:?", re.IGNORECASE
)
SEPARATOR = re.compile(r"\s*(?::|\s[-–]\s)\s*")


class Label(NamedTuple):
    """A label met on a page: its field, and what else its line held."""

    field: str
    rest: str = ""

    @property
    def section(self):
        return self.field.partition(".")[0]


def key(text):
    """A label's text without case, kind of apostrophe or the marks that trail it."""
    text = text.replace("’", "'").replace("`", "'").replace("“", '"').replace("”", '"')
    return re.sub(r"\s+", " ", text).strip(" :;-–").casefold()


@cache
def fields():
    return {key(text): field for field, texts in LABELS.items() for text in texts}


@cache
def by_length():
    """Every label's text with its field, the longest first."""
    pairs = [(text, field) for field, texts in LABELS.items() for text in texts]
    return sorted(pairs, key=lambda pair: -len(pair[0]))


def is_noise(text):
    """Lines of the site around the page, and stand-ins for what is absent."""
    return NOISE.fullmatch(text.strip(" :")) is not None


def label_of(text, section="header"):
    """The label that this line is, or begins with, as read within that section."""
    if field := fields().get(key(text)):
        return Label(field) if counts(field, section) else None
    if (opened := OPENING.fullmatch(text)) and counts(opened[1].lower(), section):
        return Label(opened[1].lower(), text)
    for mark in SEPARATOR.finditer(text[:160]):
        field = fields().get(key(text[: mark.start()]))
        if field and field not in ALONE and counts(field, section):
            return Label(field, text[mark.end() :].strip())
    return None


def counts(field, section):
    """Whether a word of every day is a label at this place of the page."""
    if section == "header" and field in IN_HEADER:
        return False
    return field not in WITHIN or section.partition(".")[0] in WITHIN[field]
