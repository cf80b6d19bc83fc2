"""What the reader of CORDIS tables makes of them; no database."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grappe.sources.cordis import Refused, Row, find, read
from grappe.sources.cordis import values as v

from .cordis_tables import OLDER, ORGANIZATIONS, PROJECTS, table


def rows_of(tmp_path, text, name="table.csv"):
    (found,) = find(table(tmp_path / name, text))
    return list(read(found))


def test_the_official_project_with_its_quotes_lines_and_commas(tmp_path):
    (row,) = rows_of(tmp_path, PROJECTS)
    assert row.project == {
        "reference": "101000001",
        "rcn": "260001",
        "acronym": "LIGHT",
        "title": 'Light; for "health"',
        "description": "We light\ntwo lines.",
        "starts_on": date(2024, 1, 1),
        "ends_on": date(2026, 12, 31),
        "total_cost": 1234567.89,
        "contribution": 1000000.0,
        "programme": "Horizon Europe",
        "programme_part": "HORIZON.2.1",
        "call_topic": "HORIZON-HLTH-2023-01",
        "call_code": "HORIZON-HLTH-2023",
        "scheme": "HORIZON-RIA",
        "website": "https://doi.org/10.3030/101000001",
    }


def test_the_official_organisation(tmp_path):
    row = rows_of(tmp_path, ORGANIZATIONS)[0]
    assert row.project == {"reference": "101000001"}
    assert row.organisation["at"] == (37.98, 23.72)
    assert row.organisation["vat"] == "EL12345"
    assert row.organisation["website"] == "http://www.fotos.gr"
    assert row.participation["role"] == "coordinator"
    assert row.participation["contribution"] == 600000.5


def test_a_packed_table_with_commas(tmp_path):
    first, second = rows_of(tmp_path, OLDER, "h2020.csv.gz")
    assert first.project["rcn"] == "221856"
    assert first.project["programme"] == "Horizon 2020"
    assert second.participation == {
        "role": "coordinator",
        "contribution": 376750.0,
        "country": "ES",
    }


def test_rows_that_cannot_be_taken_say_why_and_where(tmp_path):
    text = "pic,name,country\n12,Short,BE\n999990001,Good,BE\n999990002,Two\n\n"
    said = rows_of(tmp_path, text)
    assert [(row.line, row.reason) for row in said if isinstance(row, Refused)] == [
        (2, "organisation without identifier"),
        (4, "columns"),
        (5, "empty"),
    ]


def test_a_value_that_cannot_be_read_is_left_out_of_its_row(tmp_path):
    text = (
        "id,acronym,title,startDate,endDate,totalCost\n"
        "1,A,One,someday,2024-01-01,12x\n"
        "2,B,Two,2025-01-01,2024-01-01,0\n"
    )
    one, two = rows_of(tmp_path, text)
    assert set(one.left) == {"date", "money"}
    assert one.project["title"] == "One"
    assert two.left == ("ends before it starts",)
    assert "starts_on" not in two.project
    assert "total_cost" not in two.project


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1234,5", 1234.5),
        ("1.234,50", 1234.5),
        ("1,234.50", 1234.5),
        ("1 234,5", 1234.5),
        ("714072.25", 714072.25),
        ("0", 0),
    ],
)
def test_money_in_every_spelling(text, amount):
    assert v.money(text) == amount


@pytest.mark.parametrize("text", ["abc", "-5", "1e99", "9" * 20, "nan", "1,2,3"])
def test_what_is_no_money(text):
    with pytest.raises(v.Unclear):
        v.money(text)


@pytest.mark.parametrize("text", ["50.1,4.3", "(50.1,4.3)", "(50.1, 4.3)"])
def test_places_with_and_without_brackets(text):
    assert v.point(text) == (50.1, 4.3)


def test_nowhere_and_beyond():
    assert v.point("0,0") is None
    with pytest.raises(v.Unclear):
        v.point("91,4")


@given(st.text(max_size=300))
def test_any_text_in_never_an_exception(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("any") / "a.csv"
    path.write_text("pic,name,country,SME,geolocation\n" + text, encoding="utf-8", newline="")
    (found,) = find(path)
    for row in read(found):
        assert isinstance(row, Row | Refused)
        if isinstance(row, Row):
            assert len(row.organisation["pic"]) == 9
