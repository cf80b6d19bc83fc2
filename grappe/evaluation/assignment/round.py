"""What an assignment is made from, and its fingerprint."""

import hashlib
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field

#: Affinities are counted in whole ten-thousandths, so that sums are exact everywhere.
UNIT = 10_000
#: From this strength on, an evaluator covers a topic.
COVERS = 0.5
#: What a topic that none of the readers covers costs: as much as one perfect reading.
UNCOVERED = UNIT
#: What each reading beyond an evaluator's fair share costs.
UNBALANCED = UNIT // 20


@dataclass(frozen=True)
class Proposal:
    """A text to be read: its topics with their weights; `readers` overrules the round's."""

    key: str
    topics: Mapping[str, float] = field(default_factory=dict)
    readers: int | None = None

    def __post_init__(self) -> None:
        check_numbers(self.key, self.topics)


@dataclass(frozen=True)
class Evaluator:
    """A person who reads: strength by topic, from 0 to 1, and how much they will take.

    `load_limit` holds always; `minimum` where it can, and the receipt names those for whom
    it could not.
    """

    key: str
    expertise: Mapping[str, float] = field(default_factory=dict)
    load_limit: int = 8
    minimum: int = 0

    def __post_init__(self) -> None:
        check_numbers(self.key, self.expertise)


@dataclass(frozen=True)
class Round:
    """Everything that one assignment is computed from.

    Pairs are (proposal, evaluator). `affinities` overrules what topics tell, from 0 to 1.
    `fixed` pairs were set by a person and are kept. `seed` decides between what is equally
    good, so that no name is favoured by its place in the alphabet.
    """

    proposals: tuple[Proposal, ...]
    evaluators: tuple[Evaluator, ...]
    conflicts: frozenset[tuple[str, str]] = frozenset()
    affinities: Mapping[tuple[str, str], float] = field(default_factory=dict)
    fixed: frozenset[tuple[str, str]] = frozenset()
    readers: int = 3
    seed: str = ""

    def __post_init__(self) -> None:
        check_numbers("affinities", self.affinities)

    def needs(self, proposal: Proposal) -> int:
        """How many readers this proposal shall have."""
        return self.readers if proposal.readers is None else proposal.readers

    def fingerprint(self) -> str:
        """SHA-256 of the inputs in their canonical form, whatever order they came in."""
        text = json.dumps(canonical(self), sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


def check_numbers(owner: str, numbers: Mapping) -> None:
    """Weights, strengths and affinities are finite and not below nought."""
    for name, number in numbers.items():
        if not math.isfinite(number) or number < 0:
            raise ValueError(f"{owner}: {name} has {number}, which is no weight.")


def canonical(one: Round) -> dict[str, object]:
    """The inputs as plain values in sorted order."""
    return {
        "proposals": sorted(
            [p.key, sorted([t, float(w)] for t, w in p.topics.items()), one.needs(p)]
            for p in one.proposals
        ),
        "evaluators": sorted(
            [
                e.key,
                sorted([t, float(s)] for t, s in e.expertise.items()),
                e.load_limit,
                e.minimum,
            ]
            for e in one.evaluators
        ),
        "conflicts": sorted(map(list, one.conflicts)),
        "affinities": sorted([p, e, float(a)] for (p, e), a in one.affinities.items()),
        "fixed": sorted(map(list, one.fixed)),
        "seed": one.seed,
        "prices": [UNIT, COVERS, UNCOVERED, UNBALANCED],
    }


def lot(seed: str, key: str) -> str:
    """The place that the seed gives to a key among equals."""
    return hashlib.sha256(f"{seed}:{key}".encode()).hexdigest()
