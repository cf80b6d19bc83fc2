"""One call the whole way: hosted, answered, judged, funded, followed, closed, by all the cast.

ana keeps the call, otto follows it for its funder, ben and noor answer it, cleo signs, eva
evaluates, olga looks after the platform, and visitors read what is public.
"""

import subprocess
import sys
from datetime import timedelta

import pytest
from django.utils.timezone import now

from grappe.demo.cast import PASSWORD, address

from .looking import assert_usable
from .people import People, clock, fill, save
from .served import CLOCK, ROOT, serving

CALL, PAGE = "Light for lungs", "/calls/light-for-lungs/"
TEAMS = (
    ("Heliox Laser", "Hochschule Saale-Orla"),
    ("Nordstern Imaging", "Augenklinik Weimar"),
)


@pytest.fixture
def people(chromium, world, tmp_path):
    home = tmp_path / "home"
    told = People.told(home) | {"PYTHONPATH": str(CLOCK)}
    with serving(world, home, **told) as url:
        people = People(chromium, url, home)
        yield people
        people.leave()


def test_one_call_goes_the_whole_way(people, axe, tmp_path):
    host(people["ana"])
    ask_the_funder(people, axe)
    read_as_a_visitor(people[None], axe)
    propose(people, "ben", "Lamps that listen", TEAMS[0])
    propose(people, "noor", "Lungs in full light", TEAMS[1])
    people.later(days=31)
    open_selection(people["ana"])
    evaluate(people)
    decide(people, axe)
    read_the_decision_file(people["otto"], tmp_path)
    work(people, axe)
    look_back(people, axe)


# --- the call


def host(ana):
    ana.goto("/calls/of/aurora-photonics/new/")
    fill(ana, {"Title": CALL, "Text": "Light to **breathe**.", "Funder": "Thuringia"})
    save(ana)
    ana.get_by_role("link", name="Hosting the call").click()
    hub = ana.url
    begun, closes = now() - timedelta(days=1), now() + timedelta(days=30)
    part(ana, hub, "Steps and dates")
    fill(ana, {"Opens": clock(begun), "Closes": clock(closes)})
    save(ana)
    part(ana, hub, "Criteria and selection")
    fill(ana, {"Criterion": "Excellence"})
    save(ana)
    part(ana, hub, "Costs and aid")
    fill(ana, {"Money to give": "300000", "Category of cost": "Staff", "Rate of aid": "60"})
    save(ana)
    part(ana, hub, "Questions")
    ana.get_by_role("link", name="Add a question").click()
    fill(ana, {"Question": "What is new about it?"})
    save(ana)
    ana.goto(hub)
    ana.get_by_role("button", name="Publish").click()
    ana.get_by_text("The call is published.").wait_for()


def part(page, hub, name):
    page.goto(hub)
    page.get_by_role("link", name=name, exact=True).click()
    page.get_by_role("heading", level=1, name=name).wait_for()


def ask_the_funder(people, axe):
    ana, otto = people["ana"], people["otto"]
    ana.goto(f"{PAGE}hosting/delegates/")
    fill(ana, {"E-mail address": address("otto")})
    ana.get_by_label("writes down decisions").check()
    ana.get_by_role("button", name="Send the request").click()
    ana.get_by_text("A request goes to").wait_for()
    otto.goto(people.link_for("otto", "delegate"))
    assert_usable(axe, otto)
    otto.get_by_role("button", name="I promise, and accept").click()
    otto.get_by_text("You follow this call").wait_for()


def read_as_a_visitor(visitor, axe):
    visitor.goto("/calls/")
    visitor.get_by_role("link", name=CALL).click()
    assert "Excellence" in visitor.locator("main").inner_text()
    assert_usable(axe, visitor)


# --- the proposals


def propose(people, leader, title, partners):
    page = people[leader]
    page.goto(PAGE)
    page.get_by_role("link", name="Answer this call").click()
    fill(page, {"Title, for a new team": title})
    page.get_by_role("button", name="Begin the proposal").click()
    page.get_by_role("heading", name="What it needs").wait_for()
    proposal = page.url
    write(page, proposal, title)
    gather(page, proposal, partners)
    plan(page, proposal)
    sign(people, leader, proposal, partners)
    page.goto(proposal)
    page.get_by_role("button", name="Hand in").click()
    page.get_by_text("Handed in. Your receipt is").wait_for()


def write(page, proposal, title):
    page.goto(f"{proposal}facts/")
    fill(page, {"Short name": title.split()[0].upper(), "Duration, months": "6"})
    fill(page, {"Summary": f"{title}, for those who breathe badly."})
    save(page)
    page.get_by_role("heading", name="What it needs").wait_for()
    page.goto(f"{proposal}answers/")
    fill(page, {"What is new about it?": "Nobody has measured this with light before."})
    save(page)
    page.get_by_text("The answers are saved.").wait_for()


def gather(page, proposal, partners):
    page.goto(proposal)
    page.get_by_role("link", name="Open the team’s board").click()
    for name in partners:
        page.get_by_label("Organisation or PIC").fill(name)
        page.locator("#add-partner").click()
        page.get_by_role("link", name=name).first.wait_for()
    first = page.locator(".board-acts").first
    first.locator("summary").click()
    first.get_by_label("Role").select_option("coordinator")
    first.get_by_role("button", name="Save").click()
    page.locator(".board-row", has_text="coordinator").wait_for()


def plan(page, proposal):
    page.goto(f"{proposal}plan/")
    fill(page, {"Title": "Build and try"})
    page.get_by_label("Led by").select_option(index=1)
    fill(page, {"Last month": "6"})
    save(page)
    page.get_by_role("heading", name="Milestones and deliverables").wait_for()
    page.get_by_label("Title").last.fill("The lamp")
    page.get_by_label("Month", exact=True).last.fill("5")
    save(page)
    page.goto(f"{proposal}budget/")
    for field in page.get_by_label("Staff").all():
        field.fill("100000")
    for field in page.get_by_label("Size of").all():
        field.select_option("small")
    save(page)
    page.get_by_text("The budget is saved.").wait_for()


def sign(people, leader, proposal, partners):
    """The leader signs for the first partner, cleo for the others, each with the password."""
    page = people[leader]
    for name, signer in zip(partners, (leader, "cleo"), strict=True):
        page.goto(f"{proposal}commitments/")
        asked = page.locator("section", has_text=name)
        asked.get_by_label("Who signs").fill(signer.capitalize())
        asked.get_by_label("E-mail address").fill(address(signer))
        asked.get_by_role("button", name="Send the request").click()
        page.get_by_text("The request to sign is sent.").wait_for()
        pen = people[signer]
        pen.goto(people.link_for(signer, "commitments"))
        if "reauthenticate" in pen.url:
            pen.locator("input[name=password]").fill(PASSWORD)
            pen.locator("input[name=password]").press("Enter")
        pen.get_by_label("I may sign for this organisation").check()
        pen.get_by_role("button", name="Sign", exact=True).click()
        pen.get_by_text("Signed. Thank you.").wait_for()


# --- the selection


def open_selection(ana):
    ana.goto("/selection/")
    ana.locator("li", has_text=CALL).get_by_role("button").click()
    ana.get_by_text("begin with the checks").wait_for()
    ana.get_by_role("link", name="Checks").click()
    ana.get_by_role("button", name="Run the checks").click()
    ana.get_by_text("findings are new").wait_for()
    ana.get_by_role("button", name="Confirm all that are met").click()
    ana.get_by_text("checks are confirmed").wait_for()
    checks = ana.url
    for number in (1, 2):
        ana.goto(f"{checks}{number}/")
        while ana.locator("details[open]").count():
            finding = ana.locator("details[open]").first
            finding.get_by_label("passes").check()
            finding.get_by_label("Reason").fill("Compared by hand.")
            finding.get_by_role("button").click()
            ana.get_by_role("heading", level=1).wait_for()
    ana.goto(checks)
    ana.get_by_role("button", name="Write down the eligibility").click()
    ana.locator("tbody tr", has_text="yes").nth(1).wait_for()


def evaluate(people):
    ana, eva = people["ana"], people["eva"]
    go(ana, "Settings")
    fill(ana, {"Readers for each proposal": "1"})
    save(ana)
    go(ana, "Evaluators")
    fill(ana, {"E-mail address": address("eva")})
    ana.get_by_role("button", name="Send the request").click()
    ana.get_by_text("The request is sent.").wait_for()
    eva.goto(people.link_for("eva", "seat"))
    eva.get_by_role("button", name="Accept").click()
    eva.get_by_role("heading", name="What you know, and your ties").wait_for()
    save(eva)
    go(ana, "Assignment")
    ana.get_by_role("button", name="Compute an assignment").click()
    ana.get_by_role("button", name="Adopt, and write to the evaluators").click()
    ana.get_by_text("Adopted").first.wait_for()
    for mark in ("4.5", "3"):
        review(eva, mark)
    go(ana, "Ranking")
    ana.get_by_role("button", name="Compute the ranking").click()
    ana.get_by_role("button", name="Adopt it").click()
    ana.get_by_text("The ranking is adopted").wait_for()


def go(page, stage):
    """To a stage of the call's selection."""
    page.goto("/selection/")
    page.get_by_role("link", name=CALL).first.click()
    page.get_by_role("link", name=stage, exact=True).click()
    page.get_by_role("heading", level=1, name=stage).wait_for()


def review(eva, mark):
    eva.goto("/selection/reading/")
    section = eva.locator("section", has=eva.get_by_role("heading", name=CALL))
    section.locator("li", has_text="declare first").first.get_by_role("link").click()
    eva.get_by_label("I have no conflict").check()
    eva.get_by_role("button", name="Sign").click()
    fill(eva, {"Excellence": mark, "For the applicants": "A clear aim."})
    eva.get_by_role("button", name="Hand in").click()
    eva.get_by_text("Your review is handed in.").wait_for()


def decide(people, axe):
    ana, eva, otto = people["ana"], people["eva"], people["otto"]
    go(ana, "Meetings")
    ana.get_by_label("Body").select_option(label="committee of the cluster")
    fill(ana, {"Title": "Committee", "Starts": clock(now())})
    ana.get_by_role("button", name="Call it").click()
    ana.get_by_label("Eva").check()
    ana.get_by_role("button", name="Open the meeting").click()
    eva.goto("/selection/reading/")
    eva.get_by_role("link", name="Committee", exact=True).click()
    assert_usable(axe, eva)
    for item, advice in ((0, "for"), (1, "against")):
        line = ana.locator("ol.list > li").nth(item)
        line.locator("summary").click()
        line.get_by_label("Minutes").fill("Spoken about.")
        line.get_by_label("Advice").select_option(advice)
        line.get_by_role("button").click()
        ana.get_by_text(f"Item {item + 1} is minuted.").wait_for()
    ana.get_by_role("button", name="Close the meeting").click()
    ana.get_by_text("its minutes stand").wait_for()
    write_down(ana, (0, 1), "label", "yes", "committee of the cluster")
    write_down(otto, (0,), "funding", "yes", "government", is_free=True)
    write_down(otto, (1,), "funding", "no", "government", is_free=True)
    go(ana, "Letters")
    ana.get_by_role("button", name="Send all").click()
    ana.get_by_text("letters are sent").wait_for()
    for leader in ("ben", "noor"):
        people[leader].goto(people.link_for(leader, "decision"))
        people[leader].get_by_text("To the partners of").wait_for()
        assert_usable(axe, people[leader])
    go(ana, "Closing and decision file")
    ana.get_by_role("button", name="Close the selection").click()
    ana.get_by_text("nothing changes any more").wait_for()


def write_down(page, rows, kind, verdict, body, is_free=False):
    go(page, "Decisions")
    for row in rows:
        page.locator("tbody tr").nth(row).get_by_role("checkbox").check()
    page.get_by_label("Kind").select_option(kind)
    page.get_by_label("Verdict").select_option(verdict)
    page.get_by_label("Decided by").select_option(label=body)
    fill(page, {"Reason": "On the advice of those who read."})
    if is_free:
        page.get_by_label("No tie binds me").check()
    page.get_by_role("button", name="Write the decision down").click()
    page.get_by_text("on record.").first.wait_for()


def read_the_decision_file(otto, folder):
    """With the command that needs no site."""
    go(otto, "Closing and decision file")
    with otto.expect_download() as loading:
        otto.get_by_role("link", name="Load the decision file").click()
    path = folder / "decision.zip"
    loading.value.save_as(path)
    command = [sys.executable, "-m", "grappe", "verify_decision", str(path)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


# --- the project


def work(people, axe):
    """ana opens the grant; half a year later ben reports, she accepts, pays and closes."""
    ana = people["ana"]
    ana.goto("/monitoring/")
    ana.locator("li", has_text="Lamps that listen").get_by_role("button").click()
    ana.get_by_text("The grant is open").wait_for()
    grant = ana.url
    people.later(days=200)
    report(people["ben"], grant)
    ana = people["ana"]
    ana.goto(grant)
    assert_usable(axe, ana)
    ana.locator("tr", has_text="The lamp").get_by_role("button", name="Accept").click()
    settle(ana, grant)
    ana.get_by_role("button", name="Close the grant").click()
    ana.get_by_text("The grant is closed.").wait_for()


def report(ben, grant):
    ben.goto(grant)
    ben.locator("tr", has_text="The lamp").get_by_role("link", name="Deliver").click()
    fill(ben, {"What is delivered": "It shines."})
    save(ben)
    ben.get_by_role("link", name="Final report").click()
    final = ben.url
    for partner in (1, 2):
        ben.goto(f"{final}claim/")
        ben.get_by_label("Partner").select_option(index=partner)
        fill(ben, {"Staff": "90000"})
        save(ben)
        ben.get_by_text("The claim is handed in.").wait_for()
    ben.goto(final)
    fill(ben, {"What was done": "All of it."})
    ben.get_by_role("button", name="Hand in").click()
    ben.get_by_text("The report is handed in.").wait_for()


def settle(ana, grant):
    ana.get_by_role("link", name="Final report").click()
    final = ana.url
    for _claim in range(2):
        ana.goto(final)
        ana.get_by_role("link", name="Decide").first.click()
        save(ana)
    ana.goto(final)
    ana.get_by_role("button", name="Accept the report").click()
    for partner in (1, 2):
        ana.goto(f"{grant}payments/")
        ana.get_by_label("Partner").select_option(index=partner)
        ana.get_by_label("Kind").select_option("balance")
        fill(ana, {"Amount": "54000"})
        save(ana)
    ana.goto(grant)


def look_back(people, axe):
    """What everybody sees of it afterwards."""
    otto, olga, visitor = people["otto"], people["olga"], people[None]
    otto.goto("/portfolio/finished/")
    otto.locator("tbody tr", has_text=CALL).wait_for()
    assert_usable(axe, otto)
    olga.goto("/audit/")
    olga.locator("td", has_text="closed the grant").first.wait_for()
    visitor.goto("/portfolio/of/aurora-photonics/")
    visitor.get_by_role("heading", name="Projects funded: 13").wait_for()
    visitor.goto("/selection/")
    visitor.wait_for_url("**/accounts/login/**")
