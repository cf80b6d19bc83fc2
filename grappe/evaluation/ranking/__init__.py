"""Marks in, an order with its uncertainty out. No Django.

    standings = standings_of(scheme, marks)          # means, thresholds, half marks
    reviews, line = reviews_of(scheme, marks), Line(places=12)
    ranking = rank(reviews, line, seed="call 12")
    ranking.places, ranking.raters, ranking.in_zone("tie")
    left = line.after(ranking.in_zone("above"))
    draw_lots(ranking.in_zone("tie"), left, seed="lottery 2026-11-24")

Means say what was marked. The model (see `model`) asks how well each proposal would stand if
every evaluator were equally lenient and equally sure, and how certain that is. After Heyard,
Ott, Salanti and Egger (2022), "Rethinking the Funding Line at the Swiss National Science
Foundation: Bayesian Ranking and Lottery", Statistics and Public Policy 9(1): proposals are
ordered by expected rank, and where the marks cannot tell which side of the funding line a
proposal belongs to, lots may.
"""

from .line import Line
from .lots import Lot, draw_lots, ticket
from .marks import Criterion, Mark, Scheme, faults_of, reviews_of
from .means import Standing, standings_of
from .model import Review
from .order import Place, Ranking, Rater, rank, verify

__all__ = [
    "Criterion",
    "Line",
    "Lot",
    "Mark",
    "Place",
    "Ranking",
    "Rater",
    "Review",
    "Scheme",
    "Standing",
    "draw_lots",
    "faults_of",
    "rank",
    "reviews_of",
    "standings_of",
    "ticket",
    "verify",
]
