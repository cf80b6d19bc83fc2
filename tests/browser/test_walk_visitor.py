"""A visitor's walk: from the front page to the rows behind a figure, without an account."""


def test_from_the_front_page_to_the_evidence(open_page):
    page = open_page()
    page.goto("/")
    page.locator("main input[name=q]").fill("thérapie cellulaire")
    page.locator("main input[name=q]").press("Enter")
    page.wait_for_url("**/directory/**")
    page.locator("main .list a", has_text="BioWin").first.click()
    page.wait_for_url("**/clusters/biowin/")
    page.locator("#achievements a", has_text="44").first.click()
    page.wait_for_url("**/figures/**")
    assert "44 R&D projects" in page.locator("main").inner_text()
    assert "ABC Europe" in page.locator("main").inner_text()


def test_a_page_is_taken_along(open_page):
    page = open_page()
    page.goto("/clusters/biowin/")
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    assert "Milan Chamber of Commerce and Industry" in text


def test_clusters_are_compared_side_by_side(open_page):
    page = open_page()
    page.goto("/directory/?kind=cluster")
    for box in page.locator("input[name=ids]").all()[:2]:
        box.check()
    page.get_by_role("button", name="Compare").click()
    page.wait_for_url("**/compare**")
    assert page.locator("main table").count() >= 1


def test_the_map_shows_where_the_clusters_are(open_page):
    page = open_page()
    page.goto("/directory/?kind=cluster&view=map")
    page.wait_for_selector(".leaflet-container path")
    assert "Walloon Region" in page.locator("main table").inner_text()
