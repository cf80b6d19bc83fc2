"""Ana's walk: she edits a section, takes it back, asks a colleague in, brings a page again."""

from grappe.demo.pages import BIOWIN


def test_she_edits_and_takes_back(open_page):
    page = open_page(user="ana")
    page.goto("/me/")
    assert "Aurora Photonics" in page.locator("main").inner_text()
    page.goto("/clusters/aurora-photonics/edit/vision/")
    page.locator("textarea").first.fill("Light in every clinic.")
    page.get_by_role("button", name="Save").first.click()
    page.wait_for_url("**/clusters/aurora-photonics/**")
    assert "Light in every clinic." in page.locator("#vision").inner_text()
    page.goto("/clusters/aurora-photonics/history/?section=vision")
    assert page.locator("ins").count()
    page.get_by_role("button", name="Restore how it was before").first.click()
    page.goto("/clusters/aurora-photonics/")
    assert "one in four medical lasers" in page.locator("#vision").inner_text()


def test_two_editors_lose_nothing(open_page):
    first, second = open_page(user="ana"), open_page(user="olga")
    for page in (first, second):
        page.goto("/clusters/aurora-photonics/edit/further/")
    first.locator("textarea").first.fill("Ana was first.")
    first.get_by_role("button", name="Save").first.click()
    first.wait_for_url("**/clusters/aurora-photonics/**")
    second.locator("textarea").first.fill("Olga was second.")
    second.get_by_role("button", name="Save").first.click()
    text = second.locator("main").inner_text()
    assert "Ana saved this section" in text
    assert "first." in text
    assert "Olga was second." in second.content()


def test_she_asks_a_colleague_in(open_page):
    page = open_page(user="ana")
    page.goto("/clusters/aurora-photonics/managers/")
    page.locator("input[type=email]").first.fill("colleague@example.org")
    page.get_by_role("button", name="Send the invitation").click()
    page.wait_for_load_state()
    assert "colleague@example.org" in page.locator("main").inner_text()


def test_the_same_page_again_changes_nothing(open_page):
    page = open_page(user="ana")
    page.goto("/import/")
    page.locator("textarea").first.fill(BIOWIN.read_text(encoding="utf-8"))
    page.get_by_role("button", name="Read the page").click()
    page.wait_for_url("**/import/*/")
    assert "What the page says about BioWin" in page.locator("h1").inner_text()
    assert "Milan Chamber of Commerce and Industry" in page.locator("main").inner_text()
