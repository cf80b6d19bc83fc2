"""A new cluster's way: Cleo registers it, Olga asks for changes, then publishes it."""


def test_from_registration_to_publication(open_page):
    cleo = open_page(user="cleo")
    cleo.goto("/clusters/register/")
    choose_country(cleo, "Portugal")
    cleo.get_by_role("button", name="Go on").click()
    cleo.locator("input[name=name]").fill("Cluster do Mar Novo")
    for box in cleo.locator("main input[type=checkbox]").all():
        box.check()
    cleo.get_by_role("button", name="Begin the page").click()
    cleo.wait_for_url("**/edit/**")
    cleo.goto("/clusters/cluster-do-mar-novo/edit/about/")
    cleo.locator("textarea").first.fill("Boats, nets and sensors.")
    cleo.get_by_role("button", name="Save").first.click()
    cleo.goto("/clusters/cluster-do-mar-novo/edit/")
    cleo.get_by_role("button", name="Hand in for validation").click()
    cleo.wait_for_load_state()

    stranger = open_page()
    assert stranger.goto("/clusters/cluster-do-mar-novo/").status == 404

    olga = open_page(user="olga")
    olga.goto("/clusters/queue/")
    assert "Cluster do Mar Novo" in olga.locator("main").inner_text()
    decide(olga, "Ask for changes", "Tell us who your members are.")
    cleo.goto("/me/")
    assert "Cluster do Mar Novo" in cleo.locator("main").inner_text()
    decide(olga, "Publish", "A pilot for the coast.")
    assert stranger.goto("/clusters/cluster-do-mar-novo/").status == 200
    assert cleo.goto("/clusters/aurora-photonics/edit/about/").status == 403


def choose_country(page, name):
    field = page.locator("main [name=country]").first
    if field.evaluate("one => one.tagName") == "SELECT":
        field.select_option(label=name)
    else:
        field.fill(name)


def decide(page, button, reason):
    page.goto("/clusters/cluster-do-mar-novo/validate/")
    page.locator("textarea").first.fill(reason)
    page.get_by_role("button", name=button).click()
    page.wait_for_load_state()
