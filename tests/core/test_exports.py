"""Tables go out whole, and no cell of them is ever run."""

import io

import pytest
from openpyxl import load_workbook

from grappe.core.exports import csv_response, harmless, xlsx_response

ROWS = [("Aurora", 12, "=1+1"), ("Éclat", None, "@cmd")]


@pytest.mark.parametrize("risky", ["=1+1", "+1", "-1+1", "@sum", "\t=1", "\r=1"])
def test_a_formula_becomes_plain_text(risky):
    assert harmless(risky) == f"'{risky}"


@pytest.mark.parametrize("plain", ["Aurora", 12, -3, 0.5, ""])
def test_everything_else_stays_as_it_is(plain):
    assert harmless(plain) == plain


def test_csv_keeps_accents_and_names_its_columns():
    text = b"".join(csv_response("a.csv", ("name", "n", "x"), ROWS)).decode("utf-8-sig")
    assert text.splitlines() == ["name,n,x", "Aurora,12,'=1+1", "Éclat,,'@cmd"]


def test_xlsx_holds_numbers_as_numbers_and_no_formula():
    response = xlsx_response("a.xlsx", ("name", "n", "x"), ROWS)
    sheet = load_workbook(io.BytesIO(response.content)).active
    cells = list(sheet.iter_rows(values_only=True))
    assert cells[1] == ("Aurora", 12, "'=1+1")
    assert sheet["C2"].data_type == "s"
