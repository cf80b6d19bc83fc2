"""Pages that only an act brings forth: refused forms, two texts, a review."""

import pytest

from grappe.demo.cast import PASSWORD
from grappe.demo.pages import BIOWIN

from .looking import Told, assert_usable

EMPTIED = """form => {
  form.noValidate = true;
  for (const part of form.elements)
    if (part.matches("textarea, input:not([type=hidden], [type=checkbox], [type=radio])"))
      part.value = "";
  form.requestSubmit(form.querySelector("button:not([name=more], [type=button])"));
}"""
REFUSAL = "main [aria-invalid=true], main .error-summary, main .errorlist"
FORMS = [
    (None, "/accounts/login/"),
    (None, "/accounts/signup/"),
    (None, "/accounts/password/reset/"),
    ("ana", "/clusters/register/?country=PT"),
    ("ana", "/clusters/aurora-photonics/edit/identity/"),
    ("ana", "/clusters/aurora-photonics/register/add/"),
    ("ana", "/clusters/aurora-photonics/register/import/"),
    ("ana", "/events/of/aurora-photonics/new/"),
    ("ana", "/news/of/aurora-photonics/new/"),
    ("ana", "/practices/of/aurora-photonics/new/"),
    ("ana", "/projects/new/"),
    ("ana", "/organisations/aurora-photonics/edit/"),
    ("ana", "/import/"),
    ("ana", "/directory/saved/new?q=light"),
    ("olga", "/clusters/biowin/validate/"),
]


@pytest.fixture
def look(axe, site):
    """Call it with a page, after the act: all may use it, and it asked nothing foreign."""
    return lambda page, told: (
        assert_usable(axe, page),
        told.assert_quiet(site, refused=page.url),
    )


@pytest.mark.parametrize(("user", "path"), FORMS, ids=[path for _user, path in FORMS])
def test_a_refused_form_says_where_and_why(open_page, look, user, path):
    page = open_page(user=user)
    told = Told(page)
    page.goto(path)
    form = page.locator("main form[method=post]:has(input:visible, textarea:visible)").last
    with page.expect_navigation():
        form.evaluate(EMPTIED)
    assert page.locator(
        "main [aria-invalid=true], main .error-summary, main .errorlist"
    ).count()
    look(page, told)


def test_a_refused_row_says_where_and_why(open_page, look):
    page = open_page(user="ana")
    told = Told(page)
    page.goto("/clusters/aurora-photonics/edit/achievements/")
    page.locator("main input[name$=source_url]").first.fill("nowhere")
    page.get_by_role("button", name="Save", exact=True).click()
    assert page.locator(".row [aria-invalid=true]").count() == 1
    look(page, told)


def test_two_texts_side_by_side(open_page, look):
    first, second = open_page(user="ana"), open_page(user="ana")
    told = Told(second)
    for page in (first, second):
        page.goto("/clusters/aurora-photonics/edit/about/")
    for page, text in ((first, "Soldering school."), (second, "Lens school.")):
        page.locator("main textarea").first.fill(text)
        with page.expect_navigation():
            page.get_by_role("button", name="Save", exact=True).click()
    assert "Nothing is lost" in second.locator("main").inner_text()
    look(second, told)
    second.get_by_role("button", name="Keep theirs, and throw mine away").click()
    second.goto("/clusters/aurora-photonics/history/?section=about")
    told.clear()
    look(second, told)


@pytest.mark.parametrize("name", ["BioWin", "Skinwall"], ids=["known", "new"])
def test_the_review_of_a_page(open_page, look, name):
    page = open_page(user="ana")
    told = Told(page)
    page.goto("/import/")
    text = BIOWIN.read_text(encoding="utf-8").replace("BioWin", name)
    page.locator("main textarea").first.fill(text)
    page.get_by_role("button", name="Read the page").click()
    page.wait_for_url("**/import/*-*/")
    look(page, told)


def test_a_saved_search(open_page, look):
    page = open_page(user="luka")
    told = Told(page)
    page.goto("/directory/saved/new?q=harbour")
    look(page, told)
    page.locator("main input[name=name]").fill("Harbours")
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_url("**/directory/saved/")
    assert "Harbours" in page.locator("main").inner_text()
    look(page, told)


def test_what_asks_for_the_password_again(open_page, look):
    page = open_page(user="otto")
    told = Told(page)
    page.goto("/accounts/2fa/totp/activate/")
    page.wait_for_url("**/accounts/reauthenticate/**")
    look(page, told)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url("**/totp/activate/")
    look(page, told)
    for path in ("/accounts/2fa/webauthn/add/", "/me/erase/"):
        page.goto(path)
        assert page.url.endswith(path)
        look(page, told)


def test_the_open_menu_of_a_person(open_page, look):
    page = open_page(user="ana")
    told = Told(page)
    page.goto("/clusters/biowin/")
    page.locator(".site-me summary").click()
    assert page.locator(".site-me a").first.is_visible()
    look(page, told)
