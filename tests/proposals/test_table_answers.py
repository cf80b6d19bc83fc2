"""A table is typed cell by cell; whatever it looked like before, nothing in it is lost."""

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from grappe.proposals.answers import missing
from grappe.proposals.forms.grid import BAR, rows_of
from tests.make import make_hosted_call, make_question, make_ready_proposal


@pytest.fixture
def proposal(ben, aurora):
    return make_ready_proposal(ben, make_hosted_call(aurora))


@pytest.fixture
def question(proposal):
    return make_question(proposal.step, "users", kind="table", options=["Who", "How many"])


def write(client, proposal, *cells, width=2, **more):
    typed = {"users": cells, "users-width": width, "users-base": 0, "aim-base": 0}
    page = reverse("proposals:write", args=[proposal.public_id])
    return client.post(page, typed | {"aim": "Well said."} | more, follow=True)


def shown(client, proposal):
    return client.get(reverse("proposals:write", args=[proposal.public_id])).text


def test_ben_fills_cells_and_empty_rows_are_left_out(client, ben, proposal, question):
    client.force_login(ben)
    page = shown(client, proposal)
    assert '<th scope="col">How many</th>' in page
    assert 'aria-label="row 1, column 2"' in page
    write(client, proposal, "Wards", "12", "", "", "Homes", "")
    assert proposal.answers.get(question=question).value == [["Wards", "12"], ["Homes", ""]]
    page = shown(client, proposal)
    assert 'value="Wards"' in page
    assert page.count('name="users"') == 2 * (2 + 3), "two rows and three to spare"
    assert not [one for one in missing(proposal) if "Users" in one]


def test_a_bar_in_a_cell_does_not_part_it(client, ben, proposal, question):
    client.force_login(ben)
    write(client, proposal, "A|B", "1")
    assert proposal.answers.get(question=question).value == [["A/B", "1"]]


def test_rows_of_an_earlier_wording_keep_their_cells(client, ben, proposal, question):
    proposal.answers.create(question=question, value=[["Wards", "12", "2027"], ["Homes"]])
    client.force_login(ben)
    page = shown(client, proposal)
    for cell in ("Wards", "2027", "Homes"):
        assert f'value="{cell}"' in page
    assert "other columns than it asks for" in page
    base = proposal.answers.get(question=question).revision
    cells = ("Wards", "12", "", "Homes", "3", "")
    write(client, proposal, *cells, width=3, **{"users-base": base})
    answer = proposal.answers.get(question=question)
    assert answer.value == [["Wards", "12"], ["Homes", "3"]]


def test_cells_are_kept_while_somebody_types(client, ben, proposal, question):
    client.force_login(ben)
    page = reverse("proposals:autosave_answers", args=[proposal.public_id])
    typed = {"users": ["Wards", "", "", ""], "users-width": 2, "users-base": 0}
    assert client.post(page, typed).status_code == 200
    assert 'value="Wards"' in shown(client, proposal)
    assert not proposal.answers.filter(question=question).exists()


def test_a_table_sent_as_lines_is_read_as_before(client, ben, proposal, question):
    client.force_login(ben)
    write(client, proposal, "Wards | 12\nHomes | 3", width="")
    answer = proposal.answers.get(question=question)
    assert answer.value == [["Wards", "12"], ["Homes", "3"]]


@pytest.mark.parametrize("width", ["0", "-1", "x", "1000", "²"])
def test_a_width_that_is_none_does_no_harm(client, ben, proposal, question, width):
    client.force_login(ben)
    assert write(client, proposal, "Wards", "12", width=width).status_code == 200


cells = st.text(alphabet=st.characters(exclude_characters="|", exclude_categories=["C", "Z"]))


@given(st.lists(st.lists(cells, min_size=2, max_size=2).filter(any)))
def test_what_is_kept_as_lines_is_read_again(rows):
    assert rows_of("\n".join(BAR.join(row) for row in rows)) == rows


def test_only_what_need_not_be_answered_is_called_optional(client, ben, proposal):
    client.force_login(ben)
    assert "(optional)" not in shown(client, proposal).split('name="aim"')[0].split("<main")[1]
    make_question(proposal.step, "more", is_required=False)
    assert 'More <span class="optional">(optional)' in shown(client, proposal)
