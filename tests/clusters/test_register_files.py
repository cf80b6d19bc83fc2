"""The register goes out as a file and comes in again: whole, or not at all."""

import io
from contextlib import suppress
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from grappe.activity.models import Activity
from grappe.clusters.models import Membership
from grappe.clusters.register import Unreadable, import_register, read_table
from grappe.organisations.models import Organisation
from tests.make import make_country, make_membership, make_organisation

CSV = """name;country;category;joined_on;left_on;fee
Helix Ltd;BE;sme;2020-01-01;;paid
Château Médical;Belgium;Large company;31.12.2019;;
Old Friends;BE;other;01/02/2010;2015-06-30;waived
"""


def take_in(cluster, text, by, **options):
    return import_register(cluster, read_table("members.csv", text.encode()), by, **options)


def counts(outcome):
    return outcome.added, outcome.changed, outcome.same, outcome.errors


def test_a_spreadsheet_comes_in_and_a_second_run_changes_nothing(aurora, ana):
    assert counts(take_in(aurora, CSV, ana)) == (3, 0, 0, [])
    assert aurora.memberships.current().count() == 2
    assert aurora.memberships.get(organisation__name="Château Médical").category == "large"
    trail = Activity.objects.count()
    assert counts(take_in(aurora, CSV, ana)) == (0, 0, 3, [])
    assert Activity.objects.count() == trail
    assert Organisation.objects.count() == 3


def test_with_one_wrong_line_nothing_is_written_and_each_is_named(aurora, ana):
    wrong = CSV + ";BE;sme;2020-01-01;;\nX;Atlantis;fish;2020-31-12;;\n"
    outcome = take_in(aurora, wrong, ana)
    lines = [number for number, _sentence in outcome.errors]
    assert lines == [5, 6, 6, 6]
    assert "country" in " ".join(sentence for _number, sentence in outcome.errors)
    assert not Membership.objects.exists()
    assert not Organisation.objects.exists()
    assert not Activity.objects.exists()


def test_a_trial_writes_nothing_but_says_what_it_would_do(aurora, ana):
    assert counts(take_in(aurora, CSV, ana, is_trial=True)) == (3, 0, 0, [])
    assert not Membership.objects.exists()


def test_an_empty_cell_never_blanks_and_a_filled_one_changes(aurora, ana):
    take_in(aurora, CSV, ana)
    later = "name,country,category,fee\nHelix Ltd,BE,startup,\n"
    assert counts(take_in(aurora, later, ana)) == (0, 1, 0, [])
    member = aurora.memberships.get(organisation__name="Helix Ltd")
    assert (member.category, member.fee, member.joined_on.year) == ("startup", "paid", 2020)


def test_the_same_member_twice_in_a_file_is_told(aurora, ana):
    twice = CSV + "HELIX Limited;BE;sme;2020-01-01;;due\n"
    ((number, sentence),) = take_in(aurora, twice, ana).errors
    assert (number, sentence) == (5, "This is the member of line 2 again.")


def test_who_left_and_came_back_has_two_lines(aurora, ana):
    rows = "name,country,category,joined_on,left_on\nA,BE,sme,2010-01-01,2012-01-01\n"
    rows += "A,BE,large,2020-01-01,\n"
    assert counts(take_in(aurora, rows, ana)) == (2, 0, 0, [])
    assert counts(take_in(aurora, rows, ana)) == (0, 0, 2, [])


def test_a_line_without_a_day_takes_the_one_that_is_given_for_all(aurora, ana, belgium):
    rows = "name,category\nA,sme\n"
    assert take_in(aurora, rows, ana).errors[0][0] == 2
    assert counts(take_in(aurora, rows, ana, joined_on="2021-01-01"))[0] == 1
    assert counts(take_in(aurora, rows, ana, joined_on="2025-01-01"))[2] == 1


def test_an_identifier_finds_an_organisation_with_another_name(aurora, ana):
    helix = make_organisation("Helix Ltd", pic="999999999")
    rows = "name,category,joined_on,pic\nHelix Biomedical,sme,2020-01-01,999999999\n"
    take_in(aurora, rows, ana)
    assert aurora.memberships.get().organisation == helix


def export(client, cluster, user, form):
    client.force_login(user)
    address = reverse("clusters:export_register", args=[cluster.slug, form])
    return client.get(address, {"span": "all"})


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_goes_out_comes_in_unchanged(form, client, aurora, ana):
    take_in(aurora, CSV, ana)
    make_membership(aurora, make_organisation("=cmd|' /C calc'!A0", slug="cmd"))
    response = export(client, aurora, ana, form)
    content = b"".join(response) if response.streaming else response.content
    assert b"\n=cmd" not in content
    rows = read_table(f"members.{form}", content)
    assert len(rows) == 4
    assert counts(import_register(aurora, rows, ana)) == (0, 0, 4, [])


def test_a_formula_in_a_book_is_text(client, aurora, ana):
    make_membership(aurora, make_organisation("=1+1", slug="one"))
    book = load_workbook(io.BytesIO(export(client, aurora, ana, "xlsx").content))
    assert book.active["A2"].data_type == "s"
    assert book.active["A2"].value == "'=1+1"


def test_only_keepers_take_the_register_out(client, cleo, ana, aurora):
    assert export(client, aurora, cleo, "csv").status_code == 403
    assert export(client, aurora, ana, "exe").status_code == 404


def upload(client, cluster, user, content, name="members.csv", **more):
    client.force_login(user)
    file = SimpleUploadedFile(name, content)
    return client.post(
        reverse("clusters:import_members", args=[cluster.slug]), {"file": file, **more}
    )


def test_the_page_takes_a_file_in(client, ana, aurora):
    page = upload(client, aurora, ana, CSV.encode(), is_trial="on")
    assert "It would add 3" in page.text
    assert upload(client, aurora, ana, CSV.encode()).status_code == 302
    assert Membership.objects.count() == 3
    line = Activity.objects.get(verb="imported members")
    assert line.details["source"] == "members.csv"


def test_the_page_says_what_is_wrong_in_which_line(client, ana, aurora):
    page = upload(client, aurora, ana, b"name,category\nA,fish\n")
    assert "Line 2: " in page.text
    assert not Membership.objects.exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("members.csv", b""),
        ("members.csv", b"who,what\nA,B\n"),
        ("members.xlsx", b"PK nonsense"),
        ("members.xlsx", b"name,category"),
        ("members.csv", b"name,category\n" + b"A,sme\n" * 5_001),
        ("members.csv", b"x" * 5_000_001),
    ],
    ids=["empty", "no columns", "broken book", "no book", "too many lines", "too large"],
)
def test_a_file_that_is_no_register_is_refused_with_a_reason(
    name, content, client, ana, aurora
):
    with pytest.raises(Unreadable):
        read_table(name, content)
    assert "error-summary" in upload(client, aurora, ana, content, name).text


def test_a_book_reads_its_own_dates_and_numbers():
    book = Workbook()
    book.active.append(["Name", "Category", "Joined on", "PIC"])
    book.active.append(["Helix", "sme", date(2020, 1, 31), 999999999.0])
    book.active.append([None, None, None, None])
    file = io.BytesIO()
    book.save(file)
    assert read_table("x.xlsx", file.getvalue()) == [
        (2, {"name": "Helix", "category": "sme", "joined_on": "2020-01-31", "pic": "999999999"})
    ]


def test_letters_of_windows_are_read():
    rows = read_table("x.csv", "name\tcategory\nChâteau\tsme\n".encode("cp1252"))
    assert rows == [(2, {"name": "Château", "category": "sme"})]


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content):
    for name in ("x.csv", "x.xlsx"):
        with suppress(Unreadable):
            read_table(name, content)


@given(st.text(max_size=200))
def test_any_text_after_a_head_is_read_or_refused(text):
    try:
        rows = read_table("x.csv", f"name,category\n{text}".encode())
    except (Unreadable, UnicodeEncodeError):
        return
    assert all(number > 1 and row for number, row in rows)


def test_countries_are_known_by_their_names(aurora, ana):
    make_country("GR", "Greece", cordis_code="EL", name_fr="Grèce")
    rows = "name,country,category,joined_on\nA,EL,sme,2020-01-01\nB,Grèce,sme,2020-01-01\n"
    take_in(aurora, rows, ana)
    assert set(Organisation.objects.values_list("country", flat=True)) == {"GR"}


def test_the_good_lines_are_saved_when_that_is_chosen(client, aurora, ana):
    wrong = CSV + "X;Atlantis;fish;;;\nHELIX Limited;BE;large;2020-01-01;;\n"
    page = upload(client, aurora, ana, wrong.encode(), keeps_good="on")
    assert "3 added, 0 changed, 0 as they were" in page.text
    assert "Line 5: " in page.text
    assert "Line 6: This is the member of line 2 again." in page.text
    assert Membership.objects.count() == 3
    assert aurora.memberships.get(organisation__name="Helix Ltd").category == "sme"
    trail = Activity.objects.count()
    page = upload(client, aurora, ana, wrong.encode(), keeps_good="on")
    assert "0 added, 0 changed, 3 as they were" in page.text
    assert Activity.objects.count() == trail


def test_a_trial_saves_not_even_the_good_lines(client, aurora, ana):
    wrong = CSV + "X;Atlantis;fish;;;\n"
    page = upload(client, aurora, ana, wrong.encode(), keeps_good="on", is_trial="on")
    assert "Nothing was saved" in page.text
    assert not Membership.objects.exists()


@pytest.mark.parametrize(
    "head",
    [
        "Organisation,Country,Type of member,Member since,Website",
        "Nom,Pays,Catégorie,Membre depuis,Site web",
        "Naam,Land,Categorie,Lid sinds,Webseite",
        "FIRMA,Land,Kategorie,Mitglied seit,Homepage",
        "name,country,category,joined_on,website",
    ],
)
def test_columns_are_known_by_their_usual_names(head, aurora, ana):
    rows = f"{head},Name\nHelix,BE,sme,2020-01-01,helix.example,Other\n"
    assert counts(take_in(aurora, rows, ana)) == (1, 0, 0, [])
    organisation = Organisation.objects.get()
    assert (organisation.name, organisation.website) == ("Helix", "https://helix.example")


def test_the_kind_says_the_category_of_a_new_member_only(aurora, ana):
    rows = "name,country,kind,joined_on\nAlpha,BE,university,2020-01-01\n"
    assert counts(take_in(aurora, rows, ana))[0] == 1
    member = aurora.memberships.get()
    assert (member.category, member.organisation.kind) == ("research", "university")
    other = rows.replace("university", "large")
    assert counts(take_in(aurora, other, ana)) == (0, 0, 1, [])
    unsaid = "name,joined_on\nBeta,2020-01-01\n"
    assert "category" in take_in(aurora, unsaid, ana).errors[0][1]


def test_a_website_fills_a_gap_and_replaces_nothing(aurora, ana):
    helix = make_organisation("Helix Ltd")
    make_membership(aurora, helix)
    rows = "name,country,website\nHelix Ltd,BE,https://helix.example\n"
    assert counts(take_in(aurora, rows, ana)) == (0, 1, 0, [])
    other = rows.replace("helix.example", "other.example")
    assert counts(take_in(aurora, other, ana)) == (0, 0, 1, [])
    helix.refresh_from_db()
    assert helix.website == "https://helix.example"


def test_a_book_wider_than_a_register_is_cut():
    book = Workbook()
    book.active.append(["Name", *["x"] * 500])
    book.active.append(["Helix", *["y"] * 500])
    file = io.BytesIO()
    book.save(file)
    assert read_table("x.xlsx", file.getvalue()) == [(2, {"name": "Helix"})]
