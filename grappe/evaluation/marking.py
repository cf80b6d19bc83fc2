"""A call's criteria and its reviews as the ranking engine reads them; a ranking as JSON."""

from dataclasses import asdict
from decimal import Decimal

from .models import Mark, Review
from .ranking import Criterion, Line, Lot, Scheme, draw_lots, rank, reviews_of, standings_of
from .ranking import Mark as Given
from .ranking import Review as Sheet


def scheme_of(call):
    """Criteria with their scales; totals are weighted means."""
    return Scheme(
        criteria=tuple(criterion_of(one) for one in call.criteria.all()),
        threshold=None if call.total_threshold is None else float(call.total_threshold),
    )


def criterion_of(one):
    """A criterion of a call with its scale."""
    return Criterion(
        key=one.key,
        weight=float(one.weight),
        low=float(one.low),
        high=float(one.high),
        step=float(one.mark_step),
        threshold=None if one.threshold is None else float(one.threshold),
    )


def marks_of(selection):
    """All marks of reviews that count: handed in, by somebody without a conflict."""
    counting = Review.objects.counting().filter(assignment__selection=selection)
    rows = Mark.objects.filter(review__in=counting, value__isnull=False).select_related(
        "criterion", "review__assignment__proposal__call"
    )
    return tuple(
        Given(
            one.review.assignment.proposal.reference,
            str(one.review.assignment.evaluator_id),
            one.criterion.key,
            float(one.value),
        )
        for one in rows.order_by("pk")
    )


def inputs_of(selection, among, amounts, budget):
    """Everything that a ranking is computed from, as plain values in one order."""
    call = selection.call
    return {
        "scheme": asdict(scheme_of(call)),
        "marks": sorted(
            [one.proposal, one.evaluator, one.criterion, one.value]
            for one in marks_of(selection)
        ),
        "among": sorted(among),
        "amounts": {key: amounts[key] for key in sorted(amounts)},
        "budget": budget,
        "seed": selection.seed,
        "has_lottery": selection.has_lottery,
    }


def ranking_of(inputs):
    """Standings by means, places by the model, and lots, from `inputs_of`; pure."""
    scheme = scheme_from(inputs["scheme"])
    marks = [Given(*one) for one in inputs["marks"]]
    standings = standings_of(scheme, marks)
    among = frozenset(one.proposal for one in standings if one.passes) & set(inputs["among"])
    line = line_of(inputs)
    sheets: tuple[Sheet, ...] = reviews_of(scheme, marks)
    ranking = rank(sheets, line, seed=inputs["seed"], among=among)
    return {
        "standings": [asdict(one) | {"passes": one.passes} for one in standings],
        "ranking": asdict(ranking),
        "lots": [asdict(one) for one in lots_of(ranking, line, inputs)],
    }


def lots_of(ranking, line, inputs) -> tuple[Lot, ...]:
    """The lots among those tied by the data, where lots decide there."""
    if not inputs["has_lottery"]:
        return ()
    left = line.after(ranking.in_zone("above"))
    return draw_lots(ranking.in_zone("tie"), left, seed=f"{inputs['seed']} lots")


def line_of(inputs):
    return Line(budget=inputs["budget"], amounts=inputs["amounts"])


def scheme_from(plain):
    criteria = tuple(Criterion(**one) for one in plain["criteria"])
    return Scheme(**plain | {"criteria": criteria})


def amount_of(content):
    """What a proposal asks for, in euros."""
    return float(Decimal(content["budget"]["aid"] or 0))
