"""Learning from the past alone: each training question sees only what came before it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from . import batch, features, model
from . import index as indexes
from .candidates import candidates
from .embedding import Embedder, encode_once
from .history import Floats, History, Ints, Partner, Record, before, build, days, in_order
from .nearness import Seeker

#: So many of the latest projects ask the training questions, in slices of time.
MOST, SLICES = 2_400, 8
#: Wrong answers for each training question, drawn evenly from the served candidates.
WRONG = 120
TOGETHER = 16
FEWEST = 3


@dataclass(frozen=True)
class Slice:
    """Projects that ask, and the day before which all knowledge must have been there."""

    cut: date
    asking: tuple[Record, ...]
    seed: int


def slices(records: Sequence[Record], seed: int) -> list[Slice]:
    """The latest projects of three partners or more, cut by time into slices."""
    dated = [r for r in records if r.starts_on and len(r.partners) >= FEWEST]
    dated.sort(key=lambda r: (r.starts_on or date.min, r.key))
    latest = dated[len(dated) // 4 :][-MOST:]
    if not latest:
        return []
    number = min(SLICES, max(2, len(latest) // 40))
    places = np.linspace(0, len(latest), number + 1).astype(int)[:-1]
    cuts = sorted({latest[place].starts_on or date.min for place in places})
    found = []
    for place, cut in enumerate(cuts):
        end = cuts[place + 1] if place + 1 < len(cuts) else date.max
        asking = tuple(r for r in latest if r.starts_on and cut <= r.starts_on < end)
        found.append(Slice(cut, asking, seed + place))
    return [one for one in found if one.asking]


def examples_of(
    one: Slice, records: Sequence[Record], vectors: Mapping[str, Floats]
) -> model.Examples | None:
    """Training rows of one slice; None when nothing came before it."""
    known = before(records, one.cut)
    if len(known) < FEWEST:
        return None
    history = build(known)
    index = indexes.build(history, days(one.cut), rows_of(history.texts, vectors))
    draw = np.random.default_rng([one.seed, one.cut.toordinal()])
    column = history.index()
    jobs = [job for record in one.asking for job in questions(record, column, vectors, draw)]
    rows, hits, groups = [], [], []
    for start in range(0, len(jobs), TOGETHER):
        some = jobs[start : start + TOGETHER]
        sheets = features.compute(index, [job.seeker for job in some])
        for job, sheet in zip(some, sheets, strict=True):
            served = candidates(index, sheet, job.seeker.known)
            is_hit = np.isin(served, job.hidden)
            if not is_hit.any():
                continue
            wrong = np.flatnonzero(~is_hit)
            chosen = draw.choice(wrong, min(WRONG, len(wrong)), replace=False)
            at = np.sort(np.concatenate([np.flatnonzero(is_hit), chosen]))
            rows.append(sheet.table(served)[at])
            hits.append(is_hit[at].astype(np.int64))
            groups.append(len(at))
    if not rows:
        return None
    return model.Examples(np.concatenate(rows), np.concatenate(hits), np.array(groups))


@dataclass(frozen=True)
class Job:
    """A question with its right answers (columns), those that nobody could know left out."""

    seeker: Seeker
    hidden: Ints


def questions(
    record: Record, column: Mapping[str, int], vectors: Mapping[str, Floats], draw: Any
) -> list[Job]:
    """One project asks twice, with different numbers of its partners hidden."""
    found = []
    for way in ("few", draw.choice(["half", "lead", "lead", "one", "all"])):
        hidden = hide(record.partners, way, draw)
        right = np.array(
            sorted(column[p.key] for p in hidden if p.key in column), dtype=np.int64
        )
        if len(right):
            gone = {p.key for p in hidden}
            rest = [p for p in record.partners if p.key not in gone]
            found.append(Job(seeker_of(record, rest, column, vectors), right))
    return found


def hide(partners: Sequence[Partner], way: str, draw: Any) -> list[Partner]:
    """The partners to be found again: one, a few, half, all but the coordinator, all."""
    if way == "all":
        return list(partners)
    if way == "lead":
        led = [p for p in partners if not p.is_coordinator]
        return led if len(led) < len(partners) else list(partners[1:])
    order = [partners[int(place)] for place in draw.permutation(len(partners))]
    number = {"one": 1, "few": min(3, len(order) - 1), "half": (len(order) + 1) // 2}[way]
    return order[:number]


def seeker_of(
    record: Record,
    known: Sequence[Partner],
    column: Mapping[str, int],
    vectors: Mapping[str, Floats],
) -> Seeker:
    """A project's question when these partners are known."""
    seen = sorted(column[p.key] for p in known if p.key in column)
    return Seeker(
        known=np.array(seen, dtype=np.int64),
        text=record.text,
        vector=vectors.get(record.text) if record.text else None,
        parts=frozenset(record.parts),
        kinds=tuple(sorted(p.kind for p in known)),
        countries=tuple(sorted(p.country for p in known)),
        outside=len(known) - len(seen),
    )


def rows_of(texts: Sequence[str], vectors: Mapping[str, Floats]) -> Floats | None:
    """The vectors of these texts as rows; None when none is known."""
    width = next((len(row) for row in vectors.values()), 0)
    if not width:
        return None
    none = np.zeros(width, dtype=np.float32)
    return np.stack([vectors.get(text, none) for text in texts]) if texts else None


def vectors_of(
    texts: Sequence[str],
    embedder: Embedder | None,
    progress: Callable[[int], Any] | None = None,
) -> dict[str, Floats]:
    """{text: vector} of each different text, a hundred at a time."""
    different = sorted({text for text in texts if text.strip()})
    if embedder is None or not different:
        return {}
    some = [different[start : start + 100] for start in range(0, len(different), 100)]
    rows = batch.each(embed_some, some, (embedder,), progress, threads=2)
    # Kept on disk at half precision, so used so from the start.
    return {
        text: row.astype(np.float16).astype(np.float32)
        for texts_, found in zip(some, rows, strict=True)
        for text, row in zip(texts_, found, strict=True)
    }


def embed_some(texts: Sequence[str], embedder: Embedder) -> Floats:
    return encode_once(embedder, texts)


def learn(
    records: Sequence[Record],
    vectors: Mapping[str, Floats],
    seed: int = 1,
    progress: Callable[[int], Any] | None = None,
) -> model.Model:
    """The model that these records teach; raises ValueError when they are too few."""
    rows = in_order(records)
    parts = batch.each(examples_of, slices(rows, seed), (rows, vectors), progress)
    useful = [one for one in parts if one is not None]
    if not useful:
        raise ValueError(
            "Nothing to learn from: there must be dated projects of three partners or more, "
            "and earlier ones with the same organisations."
        )
    return model.fit(model.joined(useful), seed)


def index_of(
    records: Sequence[Record], today: date | None, vectors: Mapping[str, Floats]
) -> tuple[indexes.Index, History]:
    """What is known on a day (the day after the last start, unless given)."""
    history = build(records)
    day = days(today) if today else float(history.starts.max(initial=0)) + 1
    return indexes.build(history, day, rows_of(history.texts, vectors)), history
