"""Whether two pages speak of the same cluster: an address is not an identity."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils.text import slugify

from grappe.clusters.models import Cluster

#: From this score on a merge is offered, and from the next one on taken for granted.
OFFER, SURE = 0.5, 0.9


@dataclass(frozen=True)
class Candidate:
    """A cluster that the page may be about, with the reasons; score from 0 to 1."""

    cluster: Cluster
    score: float
    reasons: tuple[str, ...]


def candidates(said: dict, clusters=None) -> list[Candidate]:
    """Known clusters that this page (the reader's JSON) may be about, the likeliest first.

    Evidence adds up: a name or acronym in common, the same text, the same day of
    establishment, the same responsible person; another country counts against.
    """
    known = Cluster.objects.all() if clusters is None else clusters
    scored = [candidate(said, cluster) for cluster in known.select_related("country", "place")]
    likely = [found for found in scored if found.score >= OFFER]
    return sorted(likely, key=lambda found: -found.score)


def candidate(said: dict, cluster: Cluster) -> Candidate:
    reasons = {**name_reasons(said, cluster), **fact_reasons(said, cluster)}
    score = sum(reasons.values())
    if said["country"] and said["country"] != cluster.country_id:
        score -= 0.6
    return Candidate(cluster, round(max(0.0, min(score, 1.0)), 2), tuple(reasons))


def name_reasons(said: dict, cluster: Cluster) -> dict[str, float]:
    theirs = names(said["name"], said["native_name"], said["acronym"])
    ours = names(cluster.name, cluster.native_name, cluster.acronym)
    if theirs & ours:
        return {"name": 0.9}
    likeness = max((like(one, other) for one in theirs for other in ours), default=0.0)
    return {"similar name": 0.5} if likeness > 0.85 else {}


def fact_reasons(said: dict, cluster: Cluster) -> dict[str, float]:
    reasons = {}
    if said["established"] and str(cluster.established_on) == said["established"]:
        reasons["established on the same day"] = 0.35
    if said["contact"] and slugify(said["contact"]) == slugify(cluster.contact):
        reasons["same responsible person"] = 0.35
    if same_text(said["about"], cluster.about):
        reasons["same text"] = 0.6
    if said["nuts"] and cluster.place and cluster.place.code == said["nuts"]:
        reasons["same region"] = 0.1
    return reasons


def names(*values: str | None) -> set[str]:
    return {slug for value in values if (slug := slugify(value or ""))}


def like(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def same_text(one: str | None, other: str | None) -> bool:
    """Texts of some length that share nearly all of their opening."""
    one, other = (" ".join((text or "").split())[:400] for text in (one, other))
    return min(len(one), len(other)) > 80 and like(one, other) > 0.9
