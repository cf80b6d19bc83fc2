"""Which of many organisations are worth comparing, in time that grows with their number."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from .comparing import REVIEW, Named, Pair, Rarity, compare
from .words import city_words, concept, words

#: A block of more rows than this tells nothing and is left out, whatever their order.
CROWD = 80
RARE_WORDS, BEGINNING = 4, 8


def pairs(rows: Sequence[Named], least: float = REVIEW) -> Iterator[Pair]:
    """All pairs that are alike enough, the best first."""
    rarity = Rarity(row.name for row in rows)
    found = (compare(one, other, rarity) for one, other in candidates(rows, rarity))
    yield from sorted(
        (pair for pair in found if pair.score >= least),
        key=lambda pair: (-pair.score, *sorted((str(pair.one.key), str(pair.other.key)))),
    )


def candidates(rows: Sequence[Named], rarity: Rarity) -> Iterator[tuple[Named, Named]]:
    """Pairs of one country that share a trait which few others have."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        for trait in traits(row, rarity):
            blocks[row.country, trait].append(place)
    seen: set[tuple[int, int]] = set()
    for block in blocks.values():
        if len(block) <= CROWD:
            seen.update(combinations(block, 2))
    for first, second in sorted(seen):
        yield rows[first], rows[second]


def traits(row: Named, rarity: Rarity) -> set[str]:
    """Its rarest words, each word with the town, how the name begins, its identifiers."""
    told = sorted({concept(word) for word in words(row.name)})
    told.sort(key=rarity.of, reverse=True)
    found = {f"word {word}" for word in told[:RARE_WORDS]}
    found |= {
        f"{town} {word}" for town in city_words(row.city) for word in told[: 2 * RARE_WORDS]
    }
    found.add("begins " + "".join(words(row.name))[:BEGINNING])
    known = [(kind, getattr(row, kind)) for kind in ("vat", "ror", "site")]
    found |= {f"{kind} {value}" for kind, value in known if value}
    return found
