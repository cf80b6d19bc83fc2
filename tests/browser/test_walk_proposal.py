"""Ben's walk: from a hosted call to a proposal that is written, and what it still lacks."""

from .looking import assert_usable

CALL = "/calls/light-for-care/"


def open_proposal(page):
    page.goto("/proposals/")
    page.get_by_role("link", name="EDGE: Edges of light").click()
    page.wait_for_url("**/proposals/*-*/")


def test_a_team_writes_plans_and_asks_for_signatures(open_page, axe):
    page = open_page(user="ben")
    page.goto(CALL)
    assert "How proposals are judged" in page.locator("main").inner_text()
    open_proposal(page)
    overview = page.url
    page.get_by_role("link", name="Questions").click()
    page.get_by_label("What do you want to reach").fill("A lamp that sees further.")
    page.get_by_role("button", name="Save").first.click()
    page.get_by_text("The answers are saved.").wait_for()
    page.get_by_role("link", name="Earlier answers").first.click()
    assert "sees further" in page.locator("main").inner_text()
    assert_usable(axe, page)
    page.goto(overview)
    page.get_by_role("link", name="Commitments").click()
    asked = page.locator("main details").first
    asked.get_by_label("Who signs").fill("Dora Lamp")
    asked.get_by_label("E-mail address").fill("dora@example.org")
    asked.get_by_role("button", name="Send the request").click()
    page.get_by_text("The request to sign is sent.").wait_for()
    page.goto(overview)
    page.get_by_role("button", name="Hand in").click()
    page.get_by_text("Dora Lamp has not signed yet").first.wait_for()


def test_every_page_of_a_proposal_is_usable(open_page, axe):
    page = open_page(user="ben")
    open_proposal(page)
    overview = page.url
    for part in ("", "facts/", "answers/", "writers/", "plan/", "budget/", "commitments/"):
        page.goto(overview + part)
        assert_usable(axe, page)


def test_the_budget_is_written_without_script(open_page):
    page = open_page(user="ben", script=False)
    open_proposal(page)
    page.get_by_role("link", name="Budget").click()
    field = page.get_by_label("Equipment").first
    field.fill("40000")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("The budget is saved.").wait_for()
    assert "200,000.00" in page.locator("tbody").last.inner_text()


def test_typed_answers_wait_for_their_writer_and_comments_lose_nothing(open_page, axe):
    page = open_page(user="ben")
    open_proposal(page)
    page.get_by_role("link", name="Questions").click()
    answer = page.get_by_label("What do you want to reach")
    answer.fill("Half a sentence about")
    page.get_by_text("Draft kept at").wait_for()
    page.reload()
    page.get_by_text("It stands in the form again").wait_for()
    assert answer.input_value() == "Half a sentence about"
    assert_usable(axe, page)
    spoken = page.locator("main details").first
    spoken.locator("summary").click()
    spoken.get_by_label("comment").fill("Who measures this?")
    spoken.get_by_role("button").click()
    page.get_by_text("Who measures this?").wait_for()
    assert answer.input_value() == "Half a sentence about"
    assert_usable(axe, page)
    page.get_by_role("button", name="Throw the draft away").click()
    page.get_by_text("It stands in the form again").wait_for(state="detached")
    assert answer.input_value() != "Half a sentence about"


def test_an_idea_becomes_a_team(open_page, axe):
    page = open_page(user="ben")
    page.goto("/ideas/new/")
    assert_usable(axe, page)
    page.get_by_label("title").fill("A lamp for the lungs")
    page.get_by_label("what it is about").fill("Light that *breathes*.")
    page.get_by_label("who may read it").select_option("public")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("The idea is saved.").wait_for()
    address = page.url
    assert_usable(axe, page)
    other = open_page(user="cleo")
    other.goto("/ideas/?q=lungs")
    assert_usable(axe, other)
    other.get_by_role("link", name="A lamp for the lungs").click()
    other.get_by_label("Organisation or PIC").fill("Heliox Laser")
    other.get_by_label("What it would bring").fill("A laser")
    other.get_by_role("button", name="I would join").click()
    other.get_by_text("nobody else does").wait_for()
    assert_usable(axe, other)
    page.goto(address)
    page.get_by_text("A laser").wait_for()
    assert_usable(axe, page)
    page.get_by_role("button", name="Make a team of it").click()
    page.wait_for_url("**/consortia/*-*/")
    assert "Heliox Laser" in page.locator("main").inner_text()
