"""However a page was copied, saved or sent, it says the same."""

import re

import pytest

from grappe.sources.eccp_page import as_json, normalise, read
from tests.sources.pages import biowin

TEXT = biowin()


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


def as_document(text):
    rows = "\n".join(f"<p>{escaped(row.strip())}</p>" for row in text.split("\n"))
    head = "<head><title>ECCP</title><style>p{color:red}</style></head>"
    around = "<nav><ul><li>Home</li></ul></nav><script>var a = '<p>1</p>';</script>"
    return f"<!DOCTYPE html><html>{head}<body>{around}<main>{rows}</main></body></html>"


def as_list_items(text):
    text = re.sub(r"^ +• (.*)$", r"<li>\1</li>", escaped(text), flags=re.MULTILINE)
    rows = [
        row if row.startswith("<li>") else f"<div>{row.strip()}</div>"
        for row in text.split("\n")
    ]
    return "<html><body>" + "".join(rows) + "</body></html>"


FORMS = {
    "Windows line ends": TEXT.replace("\n", "\r\n"),
    "hard blanks": TEXT.replace(" ", "\N{NO-BREAK SPACE}"),
    "trailing blanks": TEXT.replace("\n", "  \t\n"),
    "no empty lines": re.sub(r"\n\s*\n", "\n", TEXT),
    "a byte order mark": "\ufeff" + TEXT,
    "zero-width blanks": TEXT.replace("\n", "\u200b\n"),
    "other bullets": TEXT.replace("•", "*"),
    "a document": as_document(TEXT),
    "a document with list items": as_list_items(TEXT),
    "preformatted": f"<html><body><pre>{escaped(TEXT)}</pre></body></html>",
    "line breaks": "<div>" + escaped(TEXT).replace("\n", "<br/>") + "</div>",
    "wrapped only": f"<html><body><div>\n{escaped(TEXT)}\n</div></body></html>",
}


@pytest.mark.parametrize("form", FORMS)
def test_the_same_object_from_every_form(form):
    assert as_json(read(FORMS[form])) == as_json(read(TEXT))


@pytest.mark.parametrize("between", [" ", ""], ids=["one line", "one line without blanks"])
def test_flattened_into_one_line(between):
    flat = read(between.join(row.strip() for row in TEXT.split("\n") if row.strip()))
    page = read(TEXT)
    assert flat.composition == page.composition
    for name in (
        "country",
        "region",
        "nuts",
        "contact",
        "completeness",
        "established",
        "staff",
    ):
        assert getattr(flat, name) == getattr(page, name), name
    for name in ("languages", "team", "nace2", "nace4", "ipc", "s3", "support_services"):
        assert getattr(flat, name) == getattr(page, name), name
    assert [(a.figure, a.unit) for a in flat.achievements] == [
        (a.figure, a.unit) for a in page.achievements
    ]
    assert [p.partners for p in flat.programmes] == [p.partners for p in page.programmes]


def test_established_glued_to_the_last_bullet():
    glued = TEXT.replace("\nEstablished - ", "Established - ")
    assert glued != TEXT
    assert as_json(read(glued)) == as_json(read(TEXT))


def test_normalising_twice_changes_nothing():
    assert normalise(normalise(TEXT)) == normalise(TEXT)
