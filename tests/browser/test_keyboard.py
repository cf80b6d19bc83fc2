"""Without a mouse: skip, search, open."""


def test_the_first_stop_skips_to_the_content(open_page):
    page = open_page()
    page.goto("/clusters/biowin/")
    page.keyboard.press("Tab")
    assert page.locator(":focus").get_attribute("href") == "#main"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_searching_and_opening_the_first_hit(open_page):
    page = open_page()
    page.goto("/directory/")
    page.locator("#q").focus()
    page.keyboard.type("biowin")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=biowin**")
    hit = page.locator("main .list a", has_text="BioWin").first
    hit.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/clusters/biowin/")
