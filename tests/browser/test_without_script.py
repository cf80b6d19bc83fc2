"""With script off, the main jobs are done all the same."""


def test_a_visitor_searches_narrows_and_reads(open_page):
    page = open_page(script=False)
    page.goto("/")
    page.locator("main input[name=q]").fill("diagnostcs")
    page.locator("main input[name=q]").press("Enter")
    page.locator("main .list a", has_text="BioWin").first.click()
    assert page.locator("h1").inner_text() == "BioWin"
    page.get_by_role("link", name="44", exact=True).click()
    assert "44 R&D projects" in page.locator("blockquote").first.inner_text()


def test_a_reader_changes_the_language(open_page):
    page = open_page(script=False)
    page.goto("/clusters/biowin/")
    page.get_by_role("link", name="Français").click()
    assert page.locator("html").get_attribute("lang") == "fr"
    assert page.url.endswith("/clusters/biowin/")


def test_a_manager_saves_a_section_and_takes_it_back(open_page):
    page = open_page(script=False, user="noor")
    page.goto("/clusters/deltawijs-health/edit/mission/")
    before = page.locator("textarea").first.input_value()
    page.locator("textarea").first.fill("Tests at the bedside, without script.")
    page.get_by_role("button", name="Save").first.click()
    assert "without script" in page.locator("#mission").inner_text()
    page.goto("/clusters/deltawijs-health/history/?section=mission")
    page.get_by_role("button", name="Restore").first.click()
    page.goto("/clusters/deltawijs-health/")
    assert before.split()[-1] in page.locator("#mission").inner_text()
