"""Whole consortia by mixed-integer programme: `build(candidates, wanted)`.

The rules of `calls.eligibility` become linear constraints; the answer is a team with its
distance to the best that is possible, or the smallest set of demands that conflict.
"""

from .answers import Built, Consortium, Demand, Infeasible
from .building import build
from .problem import Candidate, Wanted

__all__ = ["Built", "Candidate", "Consortium", "Demand", "Infeasible", "Wanted", "build"]
