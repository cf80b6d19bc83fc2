"""From the text of a page to its facts: cut at the labels, then each field's own reader."""

import re

from .alliances import Network, apart, expanded
from .blocks import blocks_of, unflatten
from .composition import read_composition
from .evidence import Finding, evidence_of, noted
from .focus import LISTS, MORE_LISTS, ipc_of, nace_of, read_coded, read_list, read_targets
from .header import CRUMBS, LOGO, REACH, read_header, read_region
from .labels import is_noise, label_of
from .layout import layout_of
from .names import named_in
from .numbers import date_of
from .page import Doubt, Extra, Page, Unresolved
from .places import country_named
from .programmes import read_programmes
from .results import read_results
from .team import read_team
from .text import lines_of, markdown, normalise

TEXTS = ("about", "mission", "vision", "further_information")
STAFF = re.compile(
    r"^(?:more than |over |>\s*)?\d+(?:\s*[-–]\s*\d+)?(?:\s*\+)?(?: .{0,30})?$", re.I
)
LONGEST_REGION = 80
YES_NO = {"yes", "no", "true", "false"}
#: Sections that have no field of their own in the profile.
EXTRAS = (
    "strategy strategy.formalised strategy.international facilities major_players links.team"
    " links.members specialisations activities.international activities.transnational events"
    " news good_practices website contact.details cross"
).split()


def read(text: str) -> Page:
    """Everything the text of one profile page says; any text at all is an answer."""
    text = unflatten(normalise(text))
    blocks = Blocks(blocks_of(text))
    findings = list(findings_of(blocks, text))
    values, evidence = {}, {}
    for finding in findings:
        for name, value in finding.values.items():
            if name not in values or not values[name]:
                values[name] = value
        evidence = finding.evidence | evidence
    values.pop("after", None)
    warnings = tuple(Doubt(*w) for f in findings for w in f.warnings)
    unresolved = dict.fromkeys(Unresolved(*u) for f in findings for u in f.unresolved)
    return Page(
        **values,
        warnings=warnings,
        unresolved=tuple(unresolved),
        terms=tuple(dict.fromkeys(term for f in findings for term in f.terms)),
        layout=layout_of(text),
        evidence=evidence,
        leftover=leftover(text, evidence),
        text=text,
    )


class Blocks:
    """The page's blocks by field."""

    def __init__(self, blocks):
        self.all = blocks

    def of(self, *fields):
        return [block for block in self.all if block.field in fields]

    def lines(self, *fields):
        return [line for block in self.of(*fields) for line in block.shown]


def findings_of(blocks, text):
    """What each reader found, the surer readers first."""
    yield (header := read_header(blocks.of("header")))
    yield from (read_text(blocks, name) for name in TEXTS)
    yield read_established(blocks)
    yield read_staff(blocks)
    if not header.values.get("region"):
        yield read_stray_place(blocks)
    yield (composition := read_composition(blocks.of("composition")))
    seen = seen_in(blocks)
    results = read_results(composition.values["after"], seen)
    networks = read_networks(blocks, results.values["networks"])
    yield Finding(results.values | networks.values, results.evidence | networks.evidence)
    yield read_line(blocks, "legal_form")
    yield read_team(blocks.of("team"))
    yield from (read_list(blocks.of(name), name) for name in LISTS)
    yield from (read_list(blocks.of(name, f"{name}.other"), name) for name in MORE_LISTS)
    yield read_coded(blocks.of("nace"), "nace", nace_of)
    yield read_coded(blocks.of("ipc"), "ipc", ipc_of)
    yield read_programmes(blocks.of("programmes", "programmes.row"), seen)
    for scope in ("international", "transnational"):
        yield read_targets(blocks.of(f"targets.{scope}"), f"{scope}_targets")
    yield read_extras(blocks)
    if not header.values.get("name"):
        yield named_in(blocks.lines("about", "mission", "vision"), text)


def read_text(blocks, name):
    """A free section as Markdown; an older page's strategy is its further information."""
    lines = blocks.lines(name)
    if name == "further_information" and not lines:
        lines = blocks.lines("strategy")
    return Finding({name: markdown(lines)}, noted(**{name: evidence_of(lines)}))


def read_line(blocks, name):
    lines = blocks.lines(name)[:1]
    value = lines[0].text if lines else None
    return Finding({name: value}, noted(**{name: evidence_of(lines)}))


def read_established(blocks):
    """The whole date; a year alone stays unresolved, for nobody knows its day."""
    lines = blocks.lines("established")
    for line in lines:
        if found := date_of(line.text):
            return Finding({"established": found}, {"established": evidence_of([line])})
    if lines and re.search(r"\d{4}", lines[0].text):
        doubt = ("established", f"“{lines[0].text}” is not a whole date.")
        return Finding({}, {}, (doubt,), (("established", lines[0].text),))
    return Finding({}, {})


def read_staff(blocks):
    for line in blocks.lines("staff"):
        if STAFF.match(line.text):
            value = re.sub(r"\s*[-–]\s*", "-", line.text)
            return Finding({"staff": value}, {"staff": evidence_of([line])})
    return Finding({}, {})


def read_stray_place(blocks):
    """Older pages print the region, without its country, under whatever label comes before."""
    values, evidence = {}, {}
    places = ("general", "established", "staff", "region.line", "country.line", "header")
    for line in blocks.lines(*places)[:40]:
        if not values.get("region"):
            read_region(values, evidence, line)
        if country := country_named(line.text):
            values.setdefault("country", country)
            evidence["country"] = evidence_of([line])
    if not values.get("region"):
        return read_unknown_region(blocks, values, evidence)
    return Finding(values, evidence)


def read_unknown_region(blocks, values, evidence):
    """What stands where older pages print the region, though no vocabulary knows it."""
    for line in blocks.lines("staff", "region.line"):
        good = len(line.text) <= LONGEST_REGION and not country_named(line.text)
        if good and not STAFF.match(line.text):
            values["region"], evidence["region"] = line.text, evidence_of([line])
            return Finding(values, evidence, (), (("nuts", line.text),))
    return Finding(values, evidence)


def seen_in(blocks):
    """Organisation → country, as the page's own lists of partners tell."""
    first = read_programmes(blocks.of("programmes", "programmes.row"), {})
    partners = [p for programme in first.values["programmes"] for p in programme.partners]
    return {p.name.casefold(): p.country for p in reversed(partners) if p.country}


def read_networks(blocks, stated):
    """The networks of the achievements, and those the page lists."""
    networks, evidence = list(stated), {}
    for line in blocks.lines("networks", "networks.escp"):
        for name in apart(line.text):
            if name and name.lower() not in YES_NO:
                evidence[f"networks.{len(networks)}"] = evidence_of([line])
                networks.append(Network(name, "member"))
    return Finding({"networks": expanded(networks)}, evidence)


def read_extras(blocks):
    """The sections without a field: a flag's own label counts where its line says nothing."""
    extras, evidence = [], {}
    for name in EXTRAS:
        lines = blocks.lines(name)
        if name == "contact.details":
            lines = [line for line in blocks.lines("header") if REACH.search(line.text)] + lines
        if name == "events":
            lines = [line for line in lines if re.search(r"[^\W\d_]", line.text)]
        if not lines and name.startswith("strategy."):
            lines = [
                b.label for b in blocks.of(name) if not b.label.text.rstrip().endswith(":")
            ]
        if lines:
            extras.append(Extra(name, tuple(line.text for line in lines)))
            evidence[f"extras.{name}"] = evidence_of(lines)
    words = tuple(("specialisations", line.text) for line in blocks.lines("specialisations"))
    return Finding({"extras": tuple(extras)}, evidence, (), words)


def leftover(text, evidence):
    """(number, text) of the lines that no field took: shown to a person, never dropped."""
    taken = {n for e in evidence.values() for n in range(e.first_line, e.last_line + 1)}
    return tuple(
        (line.number, line.text)
        for line in lines_of(text)
        if not line.is_blank and line.number not in taken and not is_chrome(line.text)
    )


def is_chrome(text):
    """A label or a line of the site around the page."""
    sections = ("", "about", "composition", "programmes", "targets")
    around = is_noise(text) or CRUMBS.search(text) or LOGO.search(text)
    return bool(around) or any(label_of(text, section) for section in sections)
