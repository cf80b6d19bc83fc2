"""Ben's walk: from a call to partners, a board, its lights, a built team, an introduction."""

CALL = "/calls/horizon-hlth-2027-01-disease-08/"


def begin(page):
    """A board with the first partner who was found for the call."""
    page.goto(CALL)
    assert "member state" in page.locator("main").inner_text()
    page.get_by_role("link", name="Find partners for this call").click()
    page.wait_for_url("**/partners/**")
    assert "organisations compared" in page.locator("main").inner_text()
    page.get_by_role("button", name="Add to a board").first.click()
    page.get_by_label("Title of the new board").fill("Against resistance")
    page.get_by_role("button", name="Put there").click()
    page.wait_for_url("**/consortia/**")


def test_from_a_call_to_a_team_that_the_rules_allow(open_page, axe):
    page = open_page(user="ben")
    begin(page)
    lights = page.locator("section", has=page.locator("#lights"))
    assert "not met" in lights.inner_text()
    page.get_by_role("link", name="Build it for me").click()
    page.get_by_role("button", name="Take this team").first.click()
    page.wait_for_url("**/consortia/**")
    assert "not met" not in page.locator("section", has=page.locator("#lights")).inner_text()
    assert page.locator("section", has=page.locator("#team")).locator("tbody tr").count() >= 3
    assert not axe.run(page).response["violations"]


def test_the_lights_change_while_the_team_does_without_leaving_the_page(open_page):
    page = open_page(user="ben")
    begin(page)
    address = page.url
    for name, country in (("Lab of Lyon", "FR"), ("Oslo Hospital", "NO"), ("Graz Labs", "AT")):
        page.get_by_label("Organisation or PIC").fill(name)
        page.locator("#id_country").first.select_option(country)
        page.get_by_role("button", name="Add", exact=True).first.click()
        page.get_by_role("link", name=name).first.wait_for()
    assert page.url == address
    assert "not met" not in page.locator("section", has=page.locator("#lights")).inner_text()


def test_both_sides_want_the_introduction(open_page):
    asker, asked = open_page(user="ben"), open_page(user="ana")
    asker.goto("/partners/introductions/ask/heliox-laser/")
    asker.locator("textarea[name=message]").fill("We look for light against microbes.")
    asker.get_by_role("button", name="Ask", exact=True).click()
    asker.wait_for_url("**/partners/introductions/**")
    assert "ana@example.org" not in asker.content()
    asked.goto("/partners/introductions/")
    asked.get_by_role("link", name="Heliox Laser").first.click()
    asked.locator("input[name=is_accepted][value=yes]").check()
    asked.get_by_role("button", name="Send the answer").click()
    asked.wait_for_load_state()
    asker.reload()
    assert "accepted" in asker.locator("main").inner_text()
