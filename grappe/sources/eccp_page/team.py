"""The management team: persons, each with the roles that stand under the name."""

import re
from dataclasses import dataclass

from .evidence import Finding, evidence_of

ROLE = re.compile(
    r"\b(?:managers?|managing|responsible|directors?|officers?|coordinators?|co-ordinators?"
    r"|presidents?|chair\w*|secretar\w+|assistants?|head|contact|internationali[sz]ation"
    r"|communications?|marketing|experts?|advis[eo]rs?|consultants?|ceo|cto|cfo|coo|founder"
    r"|administrat\w+|analysts?|specialists?|project|leader|lead|team|business development"
    r"|events?|innovation|finance|accountant|member|representative|director-general)\b",
    re.IGNORECASE,
)
REACH = re.compile(r"https?://|www\.|@|\+?\d[\d ()/.-]{5,}|^(?:tel|fax|phone|e-?mail)\b", re.I)
#: The platform's own roles; several on one line were run together.
FIXED = re.compile(r"Cluster Manager|ECCP Responsible Person|Internationalisation Manager")
TOGETHER = re.compile(r"\s+[–—-]\s+|,\s+|\s*[:|]\s+|\s*\((?=[^()]+\)$)")


@dataclass(frozen=True)
class TeamMember:
    """A person of the cluster organisation with the roles the page prints."""

    name: str | None
    roles: tuple[str, ...]


def read_team(blocks):
    """The persons of every team block in order; roles without a person stand alone."""
    lines = [line for block in blocks for line in block.shown if not REACH.search(line.text)]
    people, current = [], None
    role_first = len(lines) > 1 and is_role(lines[0].text) and not is_role(lines[-1].text)
    for line in reversed(lines) if role_first else lines:
        name, roles = parts_of(line.text)
        if name is not None:
            current = next((person for person in people if person[0] == name), None)
            if current is None:
                current = (name, [], [])
                people.append(current)
            current[1].extend(roles)
            current[2].append(line)
        elif current:
            current[1].extend(roles)
            current[2].append(line)
        else:
            current = (None, list(roles), [line])
            people.append(current)
    return finding_of([turned(p) for p in reversed(people)] if role_first else people)


def turned(person):
    name, roles, lines = person
    return name, roles[::-1], lines[::-1]


def finding_of(people):
    team = tuple(TeamMember(name, tuple(dict.fromkeys(roles))) for name, roles, _ in people)
    evidence = {f"team.{at}": evidence_of(person[2]) for at, person in enumerate(people)}
    return Finding({"team": team}, evidence)


def is_role(text):
    return bool(ROLE.search(text))


def parts_of(text):
    """(name or None, roles) of a line: a name, a role, or "Jane Doe - Cluster Manager"."""
    if len(fixed := list(FIXED.finditer(text))) > 1:
        name = text[: fixed[0].start()].strip()
        return name or None, tuple(role.group() for role in fixed)
    if not is_role(text):
        return text, ()
    if mark := TOGETHER.search(text):
        name, role = text[: mark.start()].strip(), text[mark.end() :].strip(" )")
        if name and not is_role(name) and is_role(role):
            return name, (role,)
    return None, (text,)
