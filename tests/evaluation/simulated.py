"""Panels whose truth is known: qualities, lenient and strict evaluators, careless ones."""

import numpy as np

from grappe.evaluation.ranking import Review


def simulate(seed, proposals=40, evaluators=25, readers=3, leniency=0.5):
    """True qualities by proposal, leniencies by evaluator, and the reviews that came of them.

    Marks are half marks from 0 to 5; everybody reads about equally many.
    """
    random = np.random.default_rng(seed)
    quality = random.normal(3.2, 0.6, proposals)
    mild = random.normal(0, leniency, evaluators)
    spread = np.exp(random.normal(np.log(0.5), 0.4, evaluators))
    load, reviews = np.zeros(evaluators), []
    for p in range(proposals):
        chosen = np.lexsort((random.random(evaluators), load))[:readers]
        load[chosen] += 1
        for e in chosen:
            felt = quality[p] + mild[e] + random.normal(0, spread[e])
            mark = float(np.clip(np.round(2 * felt) / 2, 0, 5))
            reviews.append(Review(f"p{p:03}", f"e{e:03}", mark))
    return (
        {f"p{p:03}": float(q) for p, q in enumerate(quality)},
        {f"e{e:03}": float(b) for e, b in enumerate(mild)},
        reviews,
    )
