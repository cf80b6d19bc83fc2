"""What a page gives to a profile: one finding for each field, row or project.

A page's way through the house: text → eccp_page.read (all rules of layout, pure) →
here (fields and rows of the profile's sections) → merging.py (against what is held) →
importing.py (through the forms of clusters and projects, where their rules live).
"""

from dataclasses import dataclass
from typing import Any

from grappe.taxonomies import vocabulary

from .eccp_page import Page, as_json
from .topics import topic_of

#: Page field → (section, profile field) for what is copied as it stands.
PLAIN = {
    "name": ("identity", "name"),
    "native_name": ("identity", "native_name"),
    "acronym": ("identity", "acronym"),
    "country": ("identity", "country"),
    "contact": ("identity", "contact"),
    "about": ("about", "about"),
    "mission": ("mission", "mission"),
    "vision": ("vision", "vision"),
    "established": ("organisation", "established_on"),
    "staff": ("organisation", "staff"),
    "further_information": ("further", "further_information"),
}
#: Page field → (section, profile field) for lists of vocabulary terms or countries.
LISTS = {
    "upskilling": ("upskilling", "upskilling"),
    "languages": ("organisation", "languages"),
    "nace2": ("focus", "industries"),
    "nace4": ("focus", "industries"),
    "ecosystems": ("focus", "ecosystems"),
    "ipc": ("focus", "technologies"),
    "s3": ("focus", "priorities"),
    "emerging_industries": ("focus", "emerging_industries"),
    "support_services": ("services", "services"),
}
COUNTRIES = {
    "international_targets": ("international", "international_countries"),
    "transnational_targets": ("transnational", "transnational_countries"),
}


@dataclass(frozen=True)
class Finding:
    """One value for one place of the profile, with the words it came from.

    `field` is a profile field, "rows" (then `value` is one row) or "project".
    """

    section: str
    field: str
    value: Any
    quote: str = ""
    lines: tuple[int, int] | None = None

    @property
    def is_row(self) -> bool:
        return self.field == "rows"


def findings(page: Page, source: str = "") -> list[Finding]:
    """Everything that the page says, in the order of the profile."""
    said = as_json(page)
    return [
        *plain_findings(page, said),
        *list_findings(page, said),
        *composition_findings(page, said, source),
        *achievement_findings(page, said, source),
        *row_findings(page, said),
        *project_findings(page, said),
    ]


def plain_findings(page, said):
    for name, (section, field) in PLAIN.items():
        if said[name] is not None:
            yield Finding(section, field, said[name], *where(page, name))
    if said["nuts"]:
        yield Finding("identity", "place", f"2024:{said['nuts']}", *where(page, "region"))
    for term in page.terms:
        if term.field == "legal_form":
            yield Finding("organisation", "legal_form", key(term), *where(page, "legal_form"))


def list_findings(page, said):
    found: dict = {}
    for term in page.terms:
        if term.field in LISTS:
            place = LISTS[term.field]
            found.setdefault(place, (term.field, []))[1].append(key(term))
    for name, place in COUNTRIES.items():
        if said[name]:
            found[place] = (name, said[name])
    for (section, field), (name, values) in found.items():
        yield Finding(section, field, sorted(set(values)), *where(page, name))
    for reach in ("international", "transnational"):
        yield from activity_findings(page, reach)


def activity_findings(page, reach):
    """Support activities, of which the page's JSON has no key of its own."""
    known, name = [], f"activities.{reach}"
    for text in page.extra(name):
        if entry := vocabulary.find("activities", text):
            known.append(f"{entry.scheme}:{entry.revision}:{entry.code}")
        else:
            row = {"field": name, "text": text[:500]}
            yield Finding("unresolved", "rows", row, text)
    if known:
        quote, lines = where(page, f"extras.{name}")
        yield Finding(reach, f"{reach}_activities", sorted(known), quote, lines)


def composition_findings(page, said, source):
    for topic, value in said["composition"].items():
        if value is not None:
            quote, lines = where(page, f"composition.{topic}")
            row = claim(topic, value, "", quote, source)
            yield Finding("composition", "rows", row, quote, lines)
    if said["completeness"] is not None:
        quote, lines = where(page, "completeness")
        row = claim("completeness", said["completeness"], "%", quote, source)
        yield Finding("former", "rows", row, quote, lines)


def achievement_findings(page, said, source):
    taken = set()
    for number, stated in enumerate(said["achievements"]):
        topic = topic_of(stated["unit"], stated["quote"])
        topic = "figure" if topic in taken else topic
        taken.add(topic)
        row = claim(topic, stated["figure"], stated["unit"], stated["quote"], source)
        lines = where(page, f"achievements.{number}")[1]
        yield Finding("achievements", "rows", row, stated["quote"], lines)
    for number, statement in enumerate(page.statements):
        row = claim("statement", None, "", statement.quote, source)
        yield Finding("achievements", "rows", row, *where(page, f"statements.{number}"))


def row_findings(page, said):
    for number, person in enumerate(said["team"]):
        row = {"name": person["name"] or "", "roles": ", ".join(person["roles"])}
        yield Finding("team", "rows", row, *where(page, f"team.{number}"))
    for number, network in enumerate(said["networks"]):
        row = {"network": network["name"], "role": network["role"]}
        yield Finding("networks", "rows", row, *where(page, f"networks.{number}"))
    for number, agreement in enumerate(said["agreements"]):
        row = {
            "partner": agreement["name"],
            "country": agreement["country"],
            "text": agreement["quote"],
        }
        yield Finding("agreements", "rows", row, *where(page, f"agreements.{number}"))
    for number, label in enumerate(said["labels"]):
        yield Finding("labels", "rows", {"name": label}, *where(page, f"labels.{number}"))
    for left in said["unresolved"]:
        row = {"field": left["field"][:60], "text": left["text"][:500]}
        yield Finding("unresolved", "rows", row, left["text"])


def project_findings(page, said):
    for number, programme in enumerate(said["programmes"]):
        lines = where(page, f"programmes.{number}")[1]
        yield Finding("projects", "project", programme, programme["quote"], lines)


def claim(topic, value, unit, text, source):
    value = None if value is None else float(value)
    return {"topic": topic, "value": value, "unit": unit, "text": text, "source": source}


def key(term):
    """A vocabulary term's natural key, as the profile's documents write it."""
    return f"{term.scheme}:{vocabulary.scheme(term.scheme)[0].revision}:{term.code}"


def where(page, name):
    """(quote, (first line, last line)) of a field, as far as the reader noted it."""
    evidence = page.evidence.get(name)
    if evidence is None:
        return "", None
    return evidence.quote, (evidence.first_line, evidence.last_line)
