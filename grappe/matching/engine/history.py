"""What happened before a day: projects, organisations and who took part in what."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import scipy.sparse as sparse
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

#: The kinds of organisation that CORDIS knows: university, company, research, public, other.
KINDS = ("HES", "PRC", "REC", "PUB", "OTH")
#: The parts of Horizon 2020 beside those of Horizon Europe that took over their themes.
SUCCESSORS = {
    "SC1": "HORIZON.2.1",
    "SC2": "HORIZON.2.6",
    "SC3": "HORIZON.2.5",
    "SC4": "HORIZON.2.5",
    "SC5": "HORIZON.2.6",
    "SC6": "HORIZON.2.2",
    "SC7": "HORIZON.2.3",
    "LEIT": "HORIZON.2.4",
    "RI": "HORIZON.1.3",
    "MSCA": "HORIZON.1.2",
    "ERC": "HORIZON.1.1",
    "SEWP": "HORIZON.4.1",
    "SWAFS": "HORIZON.4.2",
}


@dataclass(frozen=True)
class Partner:
    """One organisation in one project, as a table tells it; `key` is its identifier."""

    key: str
    kind: str = ""
    country: str = ""
    is_sme: bool | None = None
    is_coordinator: bool = False


@dataclass(frozen=True)
class Record:
    """One project with its partners, each organisation once."""

    key: str
    partners: tuple[Partner, ...]
    starts_on: date | None = None
    text: str = ""
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class History:
    """Records as arrays: P projects, N organisations, each in the order of their keys.

    `members` (P × N) holds 1 where an organisation takes part, `coordinators` likewise;
    `parts` (P × number of parts) the parts of a programme that a project belongs to;
    `starts` days since 1970, or the least start known where it is not told.
    """

    projects: tuple[str, ...]
    organisations: tuple[str, ...]
    starts: Floats
    texts: tuple[str, ...]
    members: sparse.csr_matrix
    coordinators: sparse.csr_matrix
    part_names: tuple[str, ...]
    parts: sparse.csr_matrix
    kinds: Ints  # index in KINDS, -1 when unknown
    countries: Ints  # index in country_names, -1 when unknown
    country_names: tuple[str, ...]
    smes: Ints  # 1 SME, 0 not, -1 unknown

    def index(self) -> dict[str, int]:
        """{organisation's key: its column}."""
        return {key: number for number, key in enumerate(self.organisations)}


def in_order(records: Iterable[Record]) -> list[Record]:
    """By key, so that the order of a file's lines changes nothing."""
    return sorted(records, key=lambda record: record.key)


def before(records: Iterable[Record], cut: date | None) -> list[Record]:
    """Those that start before the cut; a start that nobody told counts as long ago."""
    return [
        one for one in records if cut is None or one.starts_on is None or one.starts_on < cut
    ]


def days(day: date | None) -> float:
    """Days since 1970; NaN when unknown."""
    return float("nan") if day is None else float((day - date(1970, 1, 1)).days)


def build(records: Iterable[Record]) -> History:
    """The arrays of these records."""
    rows = in_order(records)
    organisations = tuple(sorted({p.key for row in rows for p in row.partners}))
    column = {key: number for number, key in enumerate(organisations)}
    part_names = tuple(sorted({part for row in rows for part in row.parts}))
    part_column = {name: number for number, name in enumerate(part_names)}
    starts = np.array([days(row.starts_on) for row in rows], dtype=np.float32)
    known = starts[~np.isnan(starts)]
    starts = np.where(np.isnan(starts), known.min() if known.size else 0, starts)
    facts = newest_facts(rows, column)
    return History(
        projects=tuple(row.key for row in rows),
        organisations=organisations,
        starts=starts.astype(np.float32),
        texts=tuple(row.text for row in rows),
        members=marks([[column[p.key] for p in row.partners] for row in rows], len(column)),
        coordinators=marks(
            [[column[p.key] for p in row.partners if p.is_coordinator] for row in rows],
            len(column),
        ),
        part_names=part_names,
        parts=marks([[part_column[one] for one in row.parts] for row in rows], len(part_names)),
        kinds=facts[0],
        countries=facts[1],
        country_names=facts[2],
        smes=facts[3],
    )


def marks(columns: list[list[int]], width: int) -> sparse.csr_matrix:
    """A matrix with 1 in the named columns of each row."""
    lengths = np.array([0, *(len(one) for one in columns)], dtype=np.int64)
    indices = np.array([c for one in columns for c in sorted(one)], dtype=np.int32)
    ones = np.ones(len(indices), dtype=np.float32)
    return sparse.csr_matrix((ones, indices, np.cumsum(lengths)), shape=(len(columns), width))


def newest_facts(
    rows: list[Record], column: dict[str, int]
) -> tuple[Ints, Ints, tuple[str, ...], Ints]:
    """Kind, country and size of each organisation, as its latest project tells them."""
    kinds = np.full(len(column), -1, dtype=np.int64)
    countries, smes = kinds.copy(), kinds.copy()
    names = tuple(sorted({p.country for row in rows for p in row.partners if p.country}))
    number = {name: place for place, name in enumerate(names)}
    for row in sorted(rows, key=lambda row: (row.starts_on or date.min, row.key)):
        for partner in row.partners:
            here = column[partner.key]
            if partner.kind in KINDS:
                kinds[here] = KINDS.index(partner.kind)
            if partner.country:
                countries[here] = number[partner.country]
            if partner.is_sme is not None:
                smes[here] = int(partner.is_sme)
    return kinds, countries, names, smes


def without(record: Record, keys: Iterable[str]) -> Record:
    """The record with these partners left out."""
    gone = set(keys)
    return replace(record, partners=tuple(p for p in record.partners if p.key not in gone))
