"""The part after the composition: achievements, statements, networks and agreements."""

import re
from dataclasses import replace
from itertools import zip_longest

from .achievements import CONTACT_LINE, Statement, achievements_in
from .alliances import agreements_in, expanded, networks_in
from .evidence import Finding, evidence_of

BARE = re.compile(r"\d[\d.,]*\+?")
LONGEST_HEADING = 80
#: So many lines further on, a heading no longer holds.
GAP = 3


def read_results(lines, seen):
    """What the lines state; `seen` holds the countries of organisations named elsewhere."""
    found = {"achievements": [], "statements": [], "networks": [], "agreements": []}
    lines = [line for line in lines if not line.is_blank]
    lines = list(paired(lines))
    heading, before, headings = None, None, []
    lines = [line for line in lines if not CONTACT_LINE.search(line.text)]
    for line, following in zip_longest(lines, lines[1:]):
        if before and line.number - before.number >= GAP:
            heading = None
        before = line
        if is_heading(line, following):
            heading = line.text
            headings.append(line)
            continue
        for kind, value in results_in(line, heading, seen):
            found[kind].append((value, line))
    return finding_of(found, headings)


def paired(lines):
    """A bare number and what it counts on the next line are read as one line."""
    waiting = None
    for line in lines:
        next_to = waiting and waiting.number + 1 == line.number
        if next_to and not BARE.fullmatch(line.text) and len(line.text) <= LONGEST_HEADING:
            yield replace(waiting, text=f"{waiting.text}\n{line.text}")
            waiting = None
            continue
        if waiting:
            yield waiting
        waiting = line if BARE.fullmatch(line.text) else None
        if not waiting:
            yield line
    if waiting:
        yield waiting


def is_heading(line, following):
    """A short line without a bullet, a figure or a full stop, with something under it."""
    short = not line.is_bullet and len(line.text) <= LONGEST_HEADING
    if not short or following is None or line.text[-1] in ".,;" or networks_in(line.text):
        return False
    return not achievements_in(line, None) and not agreements_in(line.text, {})


def results_in(line, heading, seen):
    """(kind, value) of everything one line states."""
    if agreements := agreements_in(line.text, seen):
        return [("agreements", replace(agreement, region=heading)) for agreement in agreements]
    if networks := networks_in(line.text):
        return [("networks", network) for network in networks]
    if achievements := achievements_in(line, heading):
        return [("achievements", achievement) for achievement in achievements]
    return [("statements", Statement(line.text, heading))]


def finding_of(found, headings):
    evidence = {f"headings.{at}": evidence_of([line]) for at, line in enumerate(headings)}
    evidence |= {
        f"{kind}.{at}": evidence_of([line])
        for kind, pairs in found.items()
        for at, (_, line) in enumerate(pairs)
    }
    values = {kind: tuple(value for value, _ in pairs) for kind, pairs in found.items()}
    values["networks"] = expanded(values["networks"])
    return Finding(values, evidence)
