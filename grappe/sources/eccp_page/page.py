"""What a profile page says, as plain facts: the form that every reader and screen shares."""

from dataclasses import asdict, dataclass, field
from datetime import date

from .achievements import Achievement, Statement
from .alliances import Agreement, Network
from .composition import Composition
from .evidence import Evidence
from .focus import Term
from .programmes import Programme
from .team import TeamMember

#: The keys of the JSON object, in its order.
KEYS = (
    "name native_name acronym country region nuts contact completeness about mission vision"
    " established staff upskilling composition achievements legal_form languages team nace2"
    " nace4 ecosystems ipc s3 support_services further_information programmes networks"
    " agreements international_targets transnational_targets emerging_industries labels"
    " warnings unresolved layout"
).split()
#: The keys of nested objects, where they are fewer than what the reader keeps.
NESTED = {
    "achievements": ("figure", "unit", "quote"),
    "agreements": ("name", "country", "quote"),
}


@dataclass(frozen=True)
class Doubt:
    """Something a person should look at before the value is taken over."""

    field: str
    message: str


@dataclass(frozen=True)
class Unresolved:
    """A value that no vocabulary knows, verbatim."""

    field: str
    text: str


@dataclass(frozen=True)
class Extra:
    """What a page says beyond the profile's fields: events, players, strategy, links."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Page:
    """One profile page. Absent things are None or empty; nothing is made up."""

    name: str | None = None
    native_name: str | None = None
    acronym: str | None = None
    country: str | None = None
    region: str | None = None
    nuts: str | None = None
    contact: str | None = None
    completeness: int | None = None
    about: str | None = None
    mission: str | None = None
    vision: str | None = None
    established: date | None = None
    staff: str | None = None
    upskilling: tuple[str, ...] = ()
    composition: Composition = field(default_factory=Composition)
    achievements: tuple[Achievement, ...] = ()
    statements: tuple[Statement, ...] = ()
    legal_form: str | None = None
    languages: tuple[str, ...] = ()
    team: tuple[TeamMember, ...] = ()
    nace2: tuple[str, ...] = ()
    nace4: tuple[str, ...] = ()
    ecosystems: tuple[str, ...] = ()
    ipc: tuple[str, ...] = ()
    s3: tuple[str, ...] = ()
    support_services: tuple[str, ...] = ()
    further_information: str | None = None
    programmes: tuple[Programme, ...] = ()
    networks: tuple[Network, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    international_targets: tuple[str, ...] = ()
    transnational_targets: tuple[str, ...] = ()
    emerging_industries: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    warnings: tuple[Doubt, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()
    layout: str = "unknown"
    extras: tuple[Extra, ...] = ()
    terms: tuple[Term, ...] = ()
    evidence: dict[str, Evidence] = field(default_factory=dict)
    leftover: tuple[tuple[int, str], ...] = ()
    text: str = ""

    def evidence_for(self, name):
        """Every piece of evidence for a field and for what is nested in it, in page order."""
        paths = (path for path in self.evidence if path == name or path.startswith(f"{name}."))
        found = dict.fromkeys(self.evidence[path] for path in paths)
        return sorted(found, key=lambda one: (one.first_line, one.last_line))

    def extra(self, name):
        """The values of one extra field, empty where the page has none."""
        return next((extra.values for extra in self.extras if extra.field == name), ())


def as_json(page):
    """The page as an object of plain values, its keys exactly the published ones."""
    return {name: plain(getattr(page, name), NESTED.get(name)) for name in KEYS}


def plain(value, keys=None):
    """Dates as ISO text, tuples as lists, dataclasses as objects with the given keys."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [plain(item, keys) for item in value]
    if hasattr(value, "__dataclass_fields__"):
        fields = asdict(value)
        return {name: plain(fields[name]) for name in keys or fields}
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    return value
