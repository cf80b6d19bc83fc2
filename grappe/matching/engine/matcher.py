"""The trained matcher: a question in, ranked partners with reasons out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from . import artefacts, explaining, features, reranking, training
from . import index as indexes
from .answers import Answer, Question
from .candidates import candidates
from .embedding import WORDS, Embedder, SentenceEncoder, WordVectors, encode_once
from .history import KINDS, Ints, Record, before, in_order
from .model import Model
from .nearness import Seeker, nearness, scaled

#: Which of CORDIS' kinds stands for the kinds that people know.
BROAD = {
    "sme": "PRC",
    "startup": "PRC",
    "large": "PRC",
    "university": "HES",
    "hospital": "HES",
    "research": "REC",
    "centre": "REC",
    "public": "PUB",
}


@dataclass
class Matcher:
    """Ranks all organisations of a history; made by `train` or `load`."""

    manifest: artefacts.Manifest
    index: indexes.Index
    model: Model
    embedder: Embedder | None
    columns: dict[str, int] = field(repr=False)

    @classmethod
    def load(cls, folder: Path, embedder: Embedder | None = None) -> "Matcher":
        """From the files of `save`; raises ArtefactMismatch with a sentence."""
        manifest, history, vectors, model = artefacts.load(folder)
        if embedder is None:
            embedder = embedder_named(manifest.embedder, folder)
        if embedder is not None and embedder.name != manifest.embedder:
            raise artefacts.ArtefactMismatch(
                f"The matcher's vectors come from {manifest.embedder or 'no model'}, not from "
                f"{embedder.name}: run grappe train_matching again."
            )
        today = float(np.datetime64(manifest.cut).astype("datetime64[D]").astype(int))
        index = indexes.build(history, today, vectors)
        return cls(manifest, index, model, embedder, history.index())

    def save(self, folder: Path) -> None:
        if isinstance(self.embedder, WordVectors):
            artefacts.save_words(folder, self.embedder)
        artefacts.save(
            folder, self.manifest, self.index.history, self.index.vectors, self.model
        )

    @property
    def keys(self) -> tuple[str, ...]:
        """All organisations that can be ranked."""
        return self.index.history.organisations

    def match(self, question: Question) -> Answer:
        """The best partners that meet the wishes, with reasons; the known ones left out."""
        known = [self.columns[key] for key in question.partners if key in self.columns]
        unknown = tuple(key for key in question.partners if key not in self.columns)
        seeker = self.seeker(question.text, np.array(sorted(set(known)), dtype=np.int64))
        if not len(seeker.known) and not seeker.text.strip():
            return Answer((), 0, unknown)
        sheet = features.compute(self.index, [seeker])[0]
        served = candidates(self.index, sheet, seeker.known)
        ordered = sheet.table(served)
        scores = self.model.scores(ordered)
        wanted = self.wanted(question, served)
        chosen = reranking.choose(self.index, served, scores, wanted, question.limit)
        matches = explaining.explain(self, seeker, served, ordered, scores, chosen)
        return Answer(tuple(matches), len(self.keys), unknown)

    def seeker(self, text: str, known: Ints) -> Seeker:
        history = self.index.history
        vector = None
        if text.strip() and self.embedder is not None and self.index.vectors is not None:
            vector = encode_once(self.embedder, [text])[0]
        kinds = tuple(KINDS[history.kinds[one]] for one in known if history.kinds[one] >= 0)
        countries = [history.countries[one] for one in known]
        names = tuple(history.country_names[one] for one in countries if one >= 0)
        return Seeker(known, text, vector, self.parts_near(text), kinds, names)

    def parts_near(self, text: str) -> frozenset[str]:
        """The parts of programmes that the text's nearest projects belong to."""
        scores = self.index.words.scores(text)
        near = np.argsort(-scores, kind="stable")[:20]
        near = near[scores[near] > 0]
        if not len(near):
            return frozenset()
        counts = np.asarray(self.index.history.parts[near].sum(axis=0)).ravel()
        strong = counts >= max(3, counts.max() / 2)
        names = self.index.history.part_names
        return frozenset(
            name for name, is_strong in zip(names, strong, strict=True) if is_strong
        )

    def wanted(self, question: Question, served: Ints) -> Ints:
        """Places in `served` of the organisations that the wishes let through."""
        history = self.index.history
        lets = np.ones(len(served), dtype=bool)
        if question.countries:
            good = [
                n for n, name in enumerate(history.country_names) if name in question.countries
            ]
            lets &= np.isin(history.countries[served], good)
        if question.kinds:
            lets &= self.of_kinds(question.kinds, served)
        if question.excluded:
            out = [self.columns[key] for key in question.excluded if key in self.columns]
            lets &= ~np.isin(served, out)
        return np.flatnonzero(lets)

    def of_kinds(self, kinds: frozenset[str], served: Ints) -> Any:
        history = self.index.history
        broad = {BROAD.get(kind, kind) for kind in kinds}
        lets = np.isin(
            history.kinds[served], [KINDS.index(one) for one in broad if one in KINDS]
        )
        if kinds <= {"sme", "startup"}:
            lets &= history.smes[served] != 0
        if kinds <= {"large"}:
            lets &= history.smes[served] != 1
        return lets

    def similar_projects(self, text: str, limit: int = 10) -> list[tuple[str, float]]:
        """Past projects nearest to the text, by words and vectors: (key, 0 to 1)."""
        near = nearness(self.index, self.seeker(text, np.zeros(0, dtype=np.int64)))
        blend = scaled(near.words) * 0.5 + scaled(near.vectors) * 0.5
        best = np.argsort(-blend, kind="stable")[:limit]
        projects = self.index.history.projects
        return [(projects[one], round(float(blend[one]), 4)) for one in best if blend[one] > 0]


def embedder_named(name: str, folder: Path) -> Embedder | None:
    """The embedder that a manifest names, as it was when the matcher was trained."""
    if name == SentenceEncoder.name:
        return SentenceEncoder()
    if name.startswith(WORDS):
        return artefacts.load_words(folder, name)
    return None


def train(
    records: Sequence[Record],
    cut: date | None = None,
    embedder: Embedder | None = None,
    seed: int = 1,
    keys: str = "pic",
    progress: Callable[[str, int], Any] | None = None,
    today: date | None = None,
) -> Matcher:
    """Learn from the records that start before the cut (all, when there is none).

    `progress(step, number done)`; `today` is the day of the questions, unless it is the cut.
    """

    def told(step: str) -> Callable[[int], Any] | None:
        return (lambda done: progress(step, done)) if progress else None

    rows = in_order(before(records, cut))
    vectors = training.vectors_of([row.text for row in rows], embedder, told("vectors"))
    model = training.learn(rows, vectors, seed, told("slices"))
    index, history = training.index_of(rows, today or cut, vectors)
    manifest = artefacts.Manifest(
        data_hash=artefacts.hash_of(history),
        cut=str(np.datetime64(int(index.today), "D")),
        keys=keys,
        embedder=embedder.name if embedder and index.vectors is not None else "",
        seed=seed,
        projects=len(history.projects),
        organisations=len(history.organisations),
        participations=int(history.members.nnz),
    )
    return Matcher(manifest, index, model, embedder, history.index())


def embedded(records: Sequence[Record], name: str) -> Embedder | None:
    """The embedder `name`: "auto" (a sentence model where there are texts), "words", "none"."""
    texts = [one.text for one in records if len(one.text) > 120]
    if name == "none" or (name == "auto" and len(texts) < 50):
        return None
    if name == "words":
        return WordVectors([one.text for one in records])
    return SentenceEncoder()
