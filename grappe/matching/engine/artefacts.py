"""A trained matcher as files, with a manifest that says what it was made of.

`manifest.json` names the format, the data (by hash), the cut, the model's and the
libraries' versions and the figures measured; `arrays.npz`, `names.json` and `trees.txt`
hold the rest. Nothing in them can run code when it is read.
"""

import hashlib
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import lightgbm as lgb
import numpy as np
import scipy
import scipy.sparse as sparse

from . import features
from .embedding import WordVectors
from .history import Floats, History
from .model import Model

FORMAT = 1


class ArtefactMismatch(ValueError):
    """These files cannot be used here; the message says why and what to do."""


@dataclass
class Manifest:
    """What a trained matcher was made of. `keys` says what its keys are: "pic" or "pk"."""

    data_hash: str
    cut: str
    keys: str = "pic"
    embedder: str = ""
    seed: int = 1
    projects: int = 0
    organisations: int = 0
    participations: int = 0
    features: list[str] = field(default_factory=lambda: list(features.NAMES))
    figures: dict[str, Any] = field(default_factory=dict)
    versions: dict[str, str] = field(default_factory=lambda: versions())
    format: int = FORMAT


def versions() -> dict[str, str]:
    return {"lightgbm": lgb.__version__, "numpy": np.__version__, "scipy": scipy.__version__}


def hash_of(history: History) -> str:
    """SHA-256 over who took part in what, when."""
    found = hashlib.sha256()
    for names in (history.projects, history.organisations):
        found.update("\n".join(names).encode())
    for row in (history.members.indices, history.members.indptr):
        found.update(np.ascontiguousarray(row, dtype=np.int64).tobytes())
    found.update(history.starts.astype(np.float32).tobytes())
    return found.hexdigest()


def save(
    folder: Path, manifest: Manifest, history: History, vectors: Floats | None, model: Model
) -> None:
    """Write the files; the manifest comes last, so that half a folder is none."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "manifest.json").unlink(missing_ok=True)
    arrays: dict[str, Any] = {
        "starts": history.starts,
        "kinds": history.kinds,
        "countries": history.countries,
        "smes": history.smes,
        "center": model.center,
        "scale": model.scale,
        "slope": model.slope,
    }
    for name in ("members", "coordinators", "parts"):
        matrix = getattr(history, name)
        arrays |= {f"{name}_indices": matrix.indices, f"{name}_indptr": matrix.indptr}
    if vectors is not None:
        arrays["vectors"] = vectors.astype(np.float16)
    np.savez_compressed(folder / "arrays.npz", **arrays)
    names = {
        "projects": history.projects,
        "organisations": history.organisations,
        "texts": history.texts,
        "parts": history.part_names,
        "countries": history.country_names,
    }
    (folder / "names.json").write_text(json.dumps(names, ensure_ascii=False), encoding="utf-8")
    model.trees.save_model(str(folder / "trees.txt"))
    told = json.dumps(asdict(manifest), indent=2, sort_keys=True)
    (folder / "manifest.json").write_text(told + "\n", encoding="utf-8")


def save_words(folder: Path, words: WordVectors) -> None:
    """The vectors of words, where there is no model that knows them."""
    folder.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(folder / "words.npz", basis=words.basis)
    vocabulary = sorted(words.vocabulary, key=words.vocabulary.__getitem__)
    (folder / "words.json").write_text(json.dumps(vocabulary), encoding="utf-8")


def load_words(folder: Path, name: str) -> WordVectors:
    try:
        vocabulary = json.loads((folder / "words.json").read_text(encoding="utf-8"))
        with np.load(folder / "words.npz", allow_pickle=False) as arrays:
            return WordVectors.kept(name, vocabulary, arrays["basis"])
    except (OSError, KeyError, ValueError):
        raise ArtefactMismatch(
            "The matcher's words are damaged: run grappe train_matching again."
        ) from None


def load_manifest(folder: Path) -> Manifest:
    """The manifest of a folder, or ArtefactMismatch with a sentence."""
    try:
        told = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ArtefactMismatch(
            f"There is no trained matcher in {folder.name}: run grappe train_matching."
        ) from None
    except ValueError:
        raise ArtefactMismatch(
            "The matcher's manifest cannot be read: run grappe train_matching again."
        ) from None
    if told.get("format") != FORMAT or told.get("features") != list(features.NAMES):
        raise ArtefactMismatch(
            "The matcher was trained by another version of Grappe: "
            "run grappe train_matching again."
        )
    return Manifest(**told)


def load(folder: Path) -> tuple[Manifest, History, Floats | None, Model]:
    """All that `save` wrote; files that do not belong together are refused."""
    manifest = load_manifest(folder)
    try:
        names = json.loads((folder / "names.json").read_text(encoding="utf-8"))
        with np.load(folder / "arrays.npz", allow_pickle=False) as arrays:
            history = history_from(names, arrays)
            vectors = arrays["vectors"].astype(np.float32) if "vectors" in arrays else None
            trees = lgb.Booster(model_file=str(folder / "trees.txt"))
            model = Model(trees, arrays["center"], arrays["scale"], arrays["slope"])
    except (OSError, KeyError, ValueError, lgb.basic.LightGBMError) as problem:
        raise ArtefactMismatch(
            f"The matcher's files are damaged ({type(problem).__name__}): "
            "run grappe train_matching again."
        ) from None
    if hash_of(history) != manifest.data_hash:
        raise ArtefactMismatch(
            "The matcher's files belong to another data set than its manifest says: "
            "run grappe train_matching again."
        )
    return manifest, history, vectors, model


def history_from(names: dict[str, list[str]], arrays: Any) -> History:
    count, width = len(names["projects"]), len(names["organisations"])
    return History(
        projects=tuple(names["projects"]),
        organisations=tuple(names["organisations"]),
        starts=arrays["starts"],
        texts=tuple(names["texts"]),
        members=matrix_of(arrays, "members", (count, width)),
        coordinators=matrix_of(arrays, "coordinators", (count, width)),
        part_names=tuple(names["parts"]),
        parts=matrix_of(arrays, "parts", (count, len(names["parts"]))),
        kinds=arrays["kinds"],
        countries=arrays["countries"],
        country_names=tuple(names["countries"]),
        smes=arrays["smes"],
    )


def matrix_of(arrays: Any, name: str, shape: tuple[int, int]) -> sparse.csr_matrix:
    indices, indptr = arrays[f"{name}_indices"], arrays[f"{name}_indptr"]
    return sparse.csr_matrix((np.ones(len(indices), np.float32), indices, indptr), shape=shape)
