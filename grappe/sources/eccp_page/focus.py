"""What a cluster works on: NACE, IPC, S3, ecosystems, services, languages, targets."""

import re
from dataclasses import dataclass

from grappe.taxonomies import vocabulary

from .evidence import Finding, evidence_of
from .places import country_named
from .values import entry_of, values_of

NACE = re.compile(r"(?:^|:)\s*([A-V])?\s?(\d\d)\.?(\d{0,2})(?=\s|$|[:.])")
IPC_CODE = re.compile(r"(?:^|:)\s*([A-H])\s?(\d\d)\s?([A-Z])?(?=\s|$|:)")
IPC_SECTION = re.compile(r"^([A-H])\s*\\?:\s*")
LISTS = ("ecosystems", "s3", "support_services", "upskilling", "languages")
MORE_LISTS = ("emerging_industries", "labels")


@dataclass(frozen=True)
class Term:
    """A value of the page with the vocabulary's code for it."""

    field: str
    scheme: str
    code: str
    text: str


def read_list(blocks, field):
    """A list in the page's own words, with the codes of those the vocabulary knows."""
    pairs = values_of([line for block in blocks for line in block.shown], field)
    values, terms, unresolved = tuple(value for value, _ in pairs), [], []
    for value in values:
        entry = entry_of(field, value)
        if entry:
            terms.append(Term(field, entry.scheme, entry.code, value))
        else:
            unresolved.append((field, value))
    return Finding({field: values}, shown(field, pairs), (), tuple(unresolved), tuple(terms))


def shown(field, pairs):
    """Evidence for each value of a list and for the list as a whole."""
    evidence = {f"{field}.{at}": evidence_of([line]) for at, (_, line) in enumerate(pairs)}
    lines = list(dict.fromkeys(line for _, line in pairs))
    return evidence | ({field: evidence_of(lines)} if lines else {})


def read_coded(blocks, field, code_of):
    """A list of which only the codes count; `code_of` gives (field, scheme, code) or None."""
    pairs = values_of([line for block in blocks for line in block.shown], field)
    terms, kept, unresolved, evidence = [], {}, [], {}
    name = "nace2" if field == "nace" else field
    for value, line in pairs:
        found = code_of(value)
        if not found:
            evidence[f"unresolved.{name}.{len(unresolved)}"] = evidence_of([line])
            unresolved.append((name, value))
            continue
        terms.append(Term(*found, value))
        kept.setdefault(found[0], []).append((found[2], line))
    for name, found in kept.items():
        evidence |= shown(name, found)
    values = {
        name: tuple(dict.fromkeys(code for code, _ in found)) for name, found in kept.items()
    }
    return Finding(values, evidence, (), tuple(unresolved), tuple(terms))


def nace_of(text):
    """ "Human health …:Q8690 Other …" → ("nace4", scheme, "86.90"), or None."""
    if (found := NACE.search(text)) and (found[1] or known_nace(found)):
        code = f"{found[2]}.{found[3]}" if found[3] else found[2]
    else:
        entry = entry_of("nace", text)
        code = entry.code if entry else ""
    scheme = "nace2" if not code or vocabulary.find("nace2", code) else "nace21"
    fields = {2: "nace2", 5: "nace4"}
    return (fields[len(code)], scheme, code) if len(code) in fields else None


def known_nace(found):
    """A number without its section's letter is a code only if the vocabulary has it."""
    code = f"{found[2]}.{found[3]}" if found[3] else found[2]
    return bool(vocabulary.find("nace2", code) or vocabulary.find("nace21", code))


def ipc_of(text):
    r""" "A\: Human necessities:Medical or veterinary science; hygiene" → A61."""
    if found := IPC_CODE.search(text):
        return "ipc", "ipc", "".join(part or "" for part in found.groups())
    section = IPC_SECTION.match(text)
    letter = section.group(1) if section else ""
    _, colon, title = text[section.end() if section else 0 :].partition(":")
    if section and not colon:
        return "ipc", "ipc", letter
    entry = vocabulary.find("ipc", title or text, level=2) or begun(title or text, letter)
    if entry and entry.code.startswith(letter):
        return "ipc", "ipc", entry.code
    return None


def begun(title, letter):
    """The one class of that section whose long title begins with the page's shorter one."""
    start = vocabulary.normalise(title)
    classes = [
        e for e in vocabulary.scheme("ipc") if e.level == 2 and e.code.startswith(letter)
    ]
    found = [e for e in classes if vocabulary.normalise(e.label).startswith(start)]
    return found[0] if len(found) == 1 and len(start) > 4 and letter else None


def read_targets(blocks, field):
    """Target countries as ISO alpha-2 codes; regions and the like stay unresolved."""
    pairs = values_of([line for block in blocks for line in block.shown], "targets")
    coded = [(country_named(value), value, line) for value, line in pairs]
    codes = tuple(dict.fromkeys(code for code, _, _ in coded if code))
    terms = tuple(Term(field, "country", code, value) for code, value, _ in coded if code)
    unresolved = tuple((field, value) for code, value, _ in coded if not code)
    return Finding({field: codes}, shown(field, pairs), (), unresolved, terms)
