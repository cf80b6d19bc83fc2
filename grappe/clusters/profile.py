"""The profile's sections, in the order of the page: declared here, read everywhere."""

from django.utils.translation import gettext_lazy as _

from grappe.core.profiles import Section

CLAIM = ("topic", "value", "unit", "text", "source", "source_url", "as_of")

SECTIONS = (
    Section(
        "identity",
        _("Identity"),
        (
            "name",
            "native_name",
            "acronym",
            "country",
            "place",
            "contact",
            "website",
            "main_language",
        ),
    ),
    Section("about", _("About us"), ("about",)),
    Section("mission", _("Our mission"), ("mission",)),
    Section("vision", _("Our vision"), ("vision",)),
    Section(
        "organisation",
        _("The cluster organisation"),
        (
            "established_on",
            "staff",
            "legal_form",
            "languages",
            "recognition",
            "recognition_url",
            "team_url",
        ),
    ),
    Section("upskilling", _("Upskilling services"), ("upskilling",)),
    Section(
        "composition",
        _("Composition"),
        rows="claims",
        row_fields=CLAIM,
        where={"kind": "composition"},
    ),
    Section(
        "achievements",
        _("Achievements"),
        rows="claims",
        row_fields=CLAIM,
        where={"kind": "achievement"},
    ),
    Section(
        "former",
        _("Stated by the former page"),
        rows="claims",
        row_fields=CLAIM,
        where={"kind": "page"},
    ),
    Section("team", _("Management team"), rows="team", row_fields=("name", "roles", "email")),
    Section(
        "focus",
        _("Focus"),
        (
            "industries",
            "ecosystems",
            "technologies",
            "priorities",
            "emerging_industries",
            "specialisation",
        ),
    ),
    Section("services", _("Support services"), ("services",)),
    Section("further", _("Further information"), ("further_information",)),
    Section(
        "international",
        _("International cooperation"),
        ("international_countries", "international_activities"),
    ),
    Section(
        "transnational",
        _("Transnational cooperation"),
        ("transnational_countries", "transnational_activities"),
    ),
    Section(
        "networks",
        _("Networks"),
        rows="network_roles",
        row_fields=("network", "role", "since"),
    ),
    Section(
        "agreements",
        _("Agreements"),
        rows="agreements",
        row_fields=("partner", "country", "region", "text", "signed_on"),
    ),
    Section(
        "labels",
        _("Labels"),
        rows="labels",
        row_fields=("name", "term", "awarded_on", "expires_on"),
    ),
    Section(
        "translations",
        _("Translations"),
        rows="translations",
        row_fields=("language", "about", "mission", "vision", "further_information"),
    ),
    Section(
        "unresolved",
        _("Not yet in a vocabulary"),
        rows="unresolved",
        row_fields=("field", "text"),
    ),
)

#: Sections that only managers and staff see; a test names what the API shows.
PRIVATE = frozenset({"unresolved"})

#: Free texts that may exist in several languages.
TEXTS = ("about", "mission", "vision", "further_information")

#: What tells one row of a section from another; saving a document changes such rows in place.
ROW_KEYS = {
    "composition": ("topic",),
    "networks": ("network", "role"),
    "translations": ("language",),
}


def section_named(slug):
    """The section of this name, or None."""
    return next((section for section in SECTIONS if section.slug == slug), None)
