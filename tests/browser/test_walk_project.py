"""From a grant to its closing, and the government's figures: ben reports, ana follows."""

from .looking import assert_usable


def test_ben_delivers_reports_and_claims_and_ana_decides(open_page, axe):
    page = open_page(user="ben")
    page.goto("/monitoring/")
    assert_usable(axe, page)
    page.locator("tbody tr", has_text="running").first.get_by_role("link").click()
    grant = page.url
    assert_usable(axe, page)
    page.get_by_role("link", name="due", exact=False).first.is_visible()
    page.get_by_role("link", name="Final report").click()
    assert_usable(axe, page)
    page.get_by_label("What was done").fill("All of it.")
    page.get_by_role("button", name="Save the draft").click()
    page.get_by_text("The draft is saved.").wait_for()
    page.get_by_role("link", name="Claim costs").click()
    assert_usable(axe, page)
    page.get_by_label("Partner").select_option(index=1)
    page.get_by_label("Staff").fill("1000")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("The claim is handed in.").wait_for()
    page.get_by_role("button", name="Hand in").click()
    page.get_by_text("The report is handed in.").wait_for()
    keeper = open_page(user="ana")
    keeper.goto(grant)
    keeper.get_by_role("link", name="Final report").click()
    keeper.get_by_role("link", name="Decide").click()
    assert_usable(axe, keeper)
    keeper.get_by_role("button", name="Save").click()
    keeper.get_by_role("button", name="Accept the report").click()
    keeper.get_by_text("Accepted.", exact=True).wait_for()


def test_ben_asks_for_more_time_without_script_and_ana_grants_it(open_page):
    page = open_page(user="ben", script=False)
    page.goto("/monitoring/")
    page.locator("tbody tr", has_text="running").last.get_by_role("link").click()
    grant = page.url
    page.get_by_role("link", name="Ask for one").click()
    page.get_by_label("What changes").select_option("extension")
    page.get_by_label("New end").fill("2031-12-31")
    page.get_by_label("Why").fill("A supplier was late.")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Whoever keeps the call decides.").wait_for()
    keeper = open_page(user="ana")
    keeper.goto(grant)
    keeper.locator("main li", has_text="A supplier was late.").get_by_role("link").first.click()
    keeper.get_by_label("granted").check()
    keeper.get_by_label("Reason").fill("Fair.")
    keeper.get_by_role("button", name="Save").click()
    keeper.get_by_text("31 December 2031").first.wait_for()


def test_the_finished_project_still_measures(open_page):
    page = open_page(user="ben")
    page.goto("/monitoring/")
    page.locator("tbody tr", has_text="closed").first.get_by_role("link").click()
    row = page.locator("tr", has_text="jobs created")
    row.get_by_role("link", name="Measure").click()
    page.get_by_label("Reached in all").fill("9")
    page.get_by_label("What shows it").fill("The payroll of last year.")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("The payroll of last year.").wait_for()


def test_the_portfolio_opens_into_rows(open_page, axe):
    page = open_page(user="ana")
    page.goto("/portfolio/")
    assert_usable(axe, page)
    page.locator(".figure", has_text="funded").get_by_role("link").click()
    page.get_by_role("heading", name="Funded: 12").wait_for()
    assert page.locator("tbody tr").count() == 12
    assert_usable(axe, page)


def test_the_cluster_s_page_counts_its_projects(open_page, axe):
    page = open_page()
    page.goto("/clusters/aurora-photonics/")
    page.locator("#reached .figure", has_text="projects funded").get_by_role("link").click()
    page.get_by_role("heading", name="Projects funded: 12").wait_for()
    assert_usable(axe, page)
