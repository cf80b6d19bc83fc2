"""The walks of who judges: ana keeps the call, eva evaluates, ben hears and appeals."""

from .looking import assert_usable

FINISHED = "Light for hearts 2024"


def open_selection(page, name=FINISHED):
    page.goto("/selection/")
    page.get_by_role("link", name=name).click()
    page.get_by_role("heading", name="Who advises and decides").wait_for()
    return page.url


def test_every_page_of_a_finished_selection_is_usable(open_page, axe):
    page = open_page(user="ana")
    overview = open_selection(page)
    parts = (
        *("", "settings/", "checks/", "checks/1/", "pool/", "conflicts/", "assignment/"),
        *("assignment/1/", "reviews/", "ranking/", "meetings/", "meetings/1/", "decisions/"),
        *("letters/", "letters/label/no/", "appeals/", "file/"),
    )
    for part in parts:
        page.goto(overview + part)
        assert_usable(axe, page)


def test_the_ranking_answers_what_if(open_page):
    page = open_page(user="ana")
    overview = open_selection(page)
    page.goto(overview + "ranking/")
    page.get_by_label("Money to give, EUR").fill("1000000")
    page.get_by_role("button", name="See").click()
    page.wait_for_url("**budget=1000000**")
    assert "The line takes 4 proposals" in page.locator("main").inner_text()


def test_a_call_that_has_closed_is_opened_checked_and_its_evaluator_asked(open_page):
    page = open_page(user="ana")
    page.goto("/selection/")
    waiting = page.locator("li", has_text="Light in the field 2026")
    waiting.get_by_role("button").click()
    page.get_by_text("begin with the checks").wait_for()
    overview = page.url
    page.get_by_role("link", name="Checks").click()
    page.get_by_role("button", name="Run the checks").click()
    page.get_by_text("findings are new").wait_for()
    page.get_by_role("button", name="Confirm all that are met").click()
    page.get_by_text("checks are confirmed").wait_for()
    page.goto(overview + "pool/")
    page.get_by_label("E-mail address").fill("eva@example.org")
    page.get_by_role("button", name="Send the request").click()
    page.get_by_text("The request is sent.").wait_for()


def test_eva_declares_reads_and_hands_in(open_page, axe):
    page = open_page(user="eva")
    page.goto("/selection/reading/")
    assert_usable(axe, page)
    closed = page.locator("li", has_text="declare first")
    if closed.count():
        closed.first.get_by_role("link").click()
        assert_usable(axe, page)
        page.get_by_label("I have no conflict").check()
        page.get_by_role("button", name="Sign").click()
    else:
        page.locator("li", has_text="to be read").first.get_by_role("link").click()
    page.get_by_role("heading", name="Score sheet").wait_for()
    assert_usable(axe, page)
    assert "Partner A" in page.locator("main").inner_text()
    page.get_by_label("Excellence", exact=True).fill("4.5")
    page.locator("#draft-kept", has_text="Draft saved at").wait_for()
    page.get_by_role("button", name="Hand in").click()
    page.get_by_role("heading", name="Score sheet").wait_for()
    assert page.get_by_label("Excellence", exact=True).input_value() == "4.5"
    for name in ("Impact", "Implementation"):
        page.get_by_label(name, exact=True).fill("4")
    page.get_by_label("For the applicants").fill("A clear aim.")
    page.get_by_role("button", name="Hand in").click()
    page.get_by_text("Your review is handed in.").wait_for()


def test_eva_s_other_pages_are_usable(open_page, axe):
    page = open_page(user="eva")
    for path in ("evaluator/", "evaluator/confidentiality/"):
        page.goto(f"/selection/{path}")
        assert_usable(axe, page)
    page.goto("/selection/reading/")
    page.get_by_role("link", name="Work offline").first.click()
    assert_usable(axe, page)


def test_a_review_is_written_without_script(open_page):
    page = open_page(user="eva", script=False)
    page.goto("/selection/reading/")
    waiting = page.locator("li", has_text="to be read")
    if not waiting.count():
        waiting = page.locator("li", has_text="draft")
    waiting.first.get_by_role("link").click()
    page.get_by_label("For the panel only").fill("Written without script.")
    page.get_by_role("button", name="Save the draft").click()
    page.get_by_text("Your draft is saved.").wait_for()


def test_ben_reads_his_decision_and_the_appeal(open_page, axe):
    page = open_page(user="ana")
    overview = open_selection(page)
    page.goto(overview + "appeals/")
    page.locator("main li a").first.click()
    assert_usable(axe, page)
    address = page.url.replace("/appeal/", "/decision/")
    page = open_page(user="ben")
    page.goto(address)
    page.get_by_text("As the independent reader found.").wait_for()
    assert_usable(axe, page)


def test_the_funder_follows_the_call_and_changes_nothing(open_page, axe):
    page = open_page(user="otto")
    page.goto("/me/")
    page.get_by_role("link", name="Selections").click()
    overview = open_selection(page)
    assert_usable(axe, page)
    for name in ("Ranking", "Decisions", "Closing and decision file"):
        page.goto(overview)
        page.get_by_role("link", name=name).click()
        page.get_by_role("heading", name=name, level=1).wait_for()
        assert_usable(axe, page)
    page.goto("/portfolio/funded/")
    page.locator("tbody a").first.click()
    page.get_by_role("heading", level=1).wait_for()
    assert not page.get_by_role("link", name="Pay").count()
    assert_usable(axe, page)


def test_strangers_are_kept_out_and_staff_may_look(open_page, axe):
    page = open_page(user="ana")
    overview = open_selection(page)
    page.goto("/portfolio/funded/")
    grant = page.locator("tbody a").first.get_attribute("href")
    stranger = open_page(user="cleo")
    for address in (overview, overview + "file/decision.zip", grant):
        assert stranger.goto(address).status == 404
    assert stranger.goto("/portfolio/").status == 403
    stranger.goto("/portfolio/of/aurora-photonics/")
    stranger.get_by_role("heading", name="Projects funded: 12").wait_for()
    staff = open_page(user="olga")
    staff.goto(overview + "file/")
    staff.get_by_text("nothing changes any more").wait_for()
    assert_usable(axe, staff)
    with staff.expect_download() as loading:
        staff.get_by_role("link", name="Load the decision file").click()
    assert loading.value.suggested_filename.endswith(".zip")
