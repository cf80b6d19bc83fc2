"""Export what I see: the same rows in the same order, the columns that were chosen."""

import csv
import io

import pytest
from openpyxl import load_workbook

from grappe.directory.actions import rebuild
from tests.make import make_cluster, make_organisation


@pytest.fixture
def world(belgium):
    for number in range(45):
        make_organisation(f"Helix {number:02}", ("BE", "FR")[number % 2])
    make_organisation("=HYPERLINK(0) Helix", slug="formula")
    make_cluster("Aurora", about="Light")
    rebuild()


def rows(client, address):
    response = client.get(f"/directory/export?format=csv&{address}")
    text = b"".join(response).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def test_the_file_holds_what_the_screen_shows(client, world):
    asked = "q=helix&country=FR&sort=name"
    names = [row[0] for row in rows(client, f"{asked}&column=name")[1:]]
    assert names == [f"Helix {number:02}" for number in range(1, 45, 2)]
    page = client.get(f"/directory/?{asked}").text
    assert "22 results" in page
    assert all(name[-2:] in page for name in names[:20])


def test_the_columns_are_the_chosen_ones_in_their_own_order(client, world):
    assert rows(client, "q=aurora&column=country&column=name") == [
        ["Name", "Country code"],
        ["Aurora", "BE"],
    ]


def test_no_cell_is_run_as_a_formula(client, world):
    cells = {row[0] for row in rows(client, "q=hyperlink&column=name")}
    assert "'=HYPERLINK(0) Helix" in cells


def test_a_workbook_holds_the_same(client, world):
    response = client.get("/directory/export?format=xlsx&q=helix&country=FR&column=name")
    sheet = load_workbook(io.BytesIO(response.content)).active
    assert sheet.max_row == 23
    assert sheet["A1"].value == "Name"


def test_the_page_before_offers_every_column(client, world):
    page = client.get("/directory/export?q=helix&country=FR").text
    assert "22 rows" in page
    assert '<input type="hidden" name="country" value="FR">' in page
    assert page.count('name="column"') == 10
