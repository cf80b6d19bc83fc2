"""A small world of research: four themes, each with its own people, who meet again."""

from datetime import date, timedelta

import numpy as np

from grappe.matching.engine.history import KINDS, Partner, Record

THEMES = (
    "heart gene therapy",
    "solar energy storage",
    "soil bacteria crops",
    "robot vision steel",
)
COUNTRIES = ("BE", "FR", "DE", "NL", "PL", "NO")
CUT = date(2019, 1, 1)


def partner(number, leads=False):
    return Partner(
        key=f"9{number:08d}",
        kind=KINDS[number % 5],
        country=COUNTRIES[number % 6],
        is_sme=number % 5 == 1,
        is_coordinator=leads,
    )


def world(projects=260, seed=4):
    """Records from 2016 to 2019, a project every five days."""
    draw = np.random.default_rng(seed)
    found = []
    for number in range(projects):
        theme = int(draw.integers(4))
        own = np.arange(theme * 30, theme * 30 + 30)
        chance = 1 / np.arange(2, 32)
        size = int(draw.integers(3, 7))
        team = draw.choice(own, size, replace=False, p=chance / chance.sum()).tolist()
        if draw.random() < 0.3:
            team.append(200 + number)
        found.append(
            Record(
                key=f"{number:05d}",
                partners=tuple(partner(one, place == 0) for place, one in enumerate(team)),
                starts_on=date(2016, 1, 1) + timedelta(days=5 * number),
                text=f"{THEMES[theme]} project {number % 7} with words of its own",
                parts=(f"SC{theme}",),
            )
        )
    return found
