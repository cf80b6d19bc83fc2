"""Every text can be read in both themes: WCAG 2.2 AA, computed from the tokens."""

import math
import re
from pathlib import Path

import pytest

import grappe.core

CSS = Path(grappe.core.__file__).parent / "static" / "core" / "css"
TOKEN = re.compile(r"--([\w-]+): oklch\(([\d.]+) ([\d.]+) ([\d.]+)\);")
GROUNDS = ("paper", "sheet", "shade")
#: (text, ground) that the styles put together.
TEXTS = [
    *((text, ground) for text in ("ink", "soft", "grape", "grape-deep") for ground in GROUNDS),
    *((text, ground) for text in ("good", "warn", "bad") for ground in GROUNDS),
    *((state, f"{state}-tint") for state in ("good", "warn", "bad")),
    *(("ink", f"{state}-tint") for state in ("good", "warn", "bad")),
    *(("grape", f"{state}-tint") for state in ("good", "warn", "bad")),
    *((text, "tint") for text in ("ink", "soft", "grape", "grape-deep")),
    *(("on-grape", ground) for ground in ("grape", "grape-deep")),
    ("ink", "mark"),
    ("paper", "bad"),
]
#: Edges of fields and pieces of drawings, which need 3 : 1.
SHAPES = [
    *(("edge", ground) for ground in GROUNDS),
    *((f"part-{number}", ground) for number in range(1, 7) for ground in ("paper", "sheet")),
]


def themes():
    light, rest = (CSS / "tokens.css").read_text(encoding="utf-8").split("@media", 1)
    dark = rest.split("@media print")[0]
    colours = [
        {name: tuple(map(float, parts)) for name, *parts in TOKEN.findall(css)}
        for css in (light, dark)
    ]
    return {"light": colours[0], "dark": colours[0] | colours[1]}


def luminance(lightness, chroma, hue):
    """The relative luminance of an oklch colour, clipped to what a screen can show."""
    a, b = (chroma * part(math.radians(hue)) for part in (math.cos, math.sin))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    red = 4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short
    red, green, blue = (min(max(part, 0), 1) for part in (red, green, blue))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    low, high = sorted((luminance(*one), luminance(*other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_text_stands_out_from_its_ground(theme):
    colours = themes()[theme]
    weak = {
        f"{text} on {ground}": round(contrast(colours[text], colours[ground]), 2)
        for text, ground in TEXTS
        if contrast(colours[text], colours[ground]) < 4.5
    }
    assert weak == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_edges_and_pieces_can_be_told_from_their_ground(theme):
    colours = themes()[theme]
    weak = {
        f"{shape} on {ground}": round(contrast(colours[shape], colours[ground]), 2)
        for shape, ground in SHAPES
        if contrast(colours[shape], colours[ground]) < 3
    }
    assert weak == {}


def test_styles_name_no_colour_outside_the_tokens():
    """So that the pairs above are all there are; paper.css is for print: ink on white."""
    for path in CSS.glob("*.css"):
        if path.stem not in ("tokens", "paper"):
            assert not re.findall(r"oklch\(|#[0-9a-f]{3,8}\b|rgb", path.read_text("utf-8")), (
                path
            )
