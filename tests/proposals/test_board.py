"""A board: partners join and leave, roles are wanted and filled, the rules light up."""

import pytest
from django.urls import reverse

from grappe.activity.models import Activity
from grappe.calls.models import Rule, RuleSet
from grappe.organisations.models import Organisation
from grappe.proposals.actions import add_partner, take_partners
from grappe.proposals.models import Consortium, Partner
from grappe.taxonomies.models import CountryStatus
from tests.make import make_call, make_consortium, make_country, make_organisation


@pytest.fixture
def helix(belgium):
    return make_organisation("Helix", kind="sme", pic="999999999")


@pytest.fixture
def board(ana, helix):
    return make_consortium(ana, partners=[helix])


def act(client, verb, board, *args, **typed):
    address = reverse(f"proposals:{verb}", args=[board.public_id, *args])
    return client.post(address, typed, follow=True)


def test_somebody_begins_a_board_from_a_call(client, ana):
    call = make_call()
    client.force_login(ana)
    page = client.get(reverse("proposals:new"), {"call": call.slug})
    assert "Green light for hearts" in page.text
    client.post(reverse("proposals:new"), {"title": "My  team", "call": call.pk})
    board = Consortium.objects.get()
    assert (board.title, board.call, board.owner) == ("My team", call, ana)
    assert "My team" in client.get(reverse("proposals:list")).text


def test_partners_join_by_name_by_pic_and_by_link_once(client, ana, board, helix):
    client.force_login(ana)
    lux = make_organisation("Université de la Lumière", kind="university", pic="888888888")
    for name in ("universite de la lumiere", "888888888", lux.slug):
        page = act(client, "add_partner", board, name=name)
    assert board.partners.count() == 2
    assert "Université de la Lumière" in page.text


def test_an_unknown_name_asks_for_its_country_and_is_kept(client, ana, board):
    client.force_login(ana)
    page = act(client, "add_partner", board, name="Nova Labs")
    assert "Nova Labs is not known here. Choose its country" in page.text
    assert 'value="Nova Labs"' in page.text
    act(client, "add_partner", board, name="Nova Labs", country="BE")
    assert board.partners.filter(organisation__name="Nova Labs").exists()


def test_an_unknown_pic_says_so(client, ana, board):
    client.force_login(ana)
    assert "has the PIC 123456789" in act(client, "add_partner", board, name="123456789").text
    assert not Organisation.objects.filter(name="123456789").exists()


def test_a_new_coordinator_takes_the_place_of_the_old_one(client, ana, board):
    client.force_login(ana)
    other = add_partner(board, make_organisation("Nova"), ana)
    typed = {"role": "coordinator", "state": "agreed", "job": "Leads", "share": "1000.50"}
    act(client, "change_partner", board, other.pk, **typed)
    roles = dict(board.partners.values_list("organisation__name", "role"))
    assert roles == {"Helix": "partner", "Nova": "coordinator"}
    other.refresh_from_db()
    assert (other.state, other.job, str(other.share)) == ("agreed", "Leads", "1000.50")


def test_a_negative_share_is_refused_and_kept(client, ana, board):
    client.force_login(ana)
    partner = board.partners.get()
    page = act(
        client, "change_partner", board, partner.pk, role="partner", state="asked", share="-5"
    )
    assert "A share cannot be less than nothing." in page.text
    assert 'value="-5"' in page.text
    partner.refresh_from_db()
    assert partner.state == "considered"


def test_taking_out_twice_does_no_harm_and_excluding_is_remembered(client, ana, board):
    client.force_login(ana)
    partner = board.partners.get()
    act(client, "remove_partner", board, partner.pk, exclude="1")
    assert board.partners.get().is_excluded
    assert "Not wanted:" in client.get(board.get_absolute_url()).text
    for _twice in range(2):
        act(client, "remove_partner", board, partner.pk)
    assert not board.partners.exists()


def test_roles_are_wanted_filled_and_opened_again(client, ana, board):
    client.force_login(ana)
    page = act(client, "add_role", board, title="Clinical trial", kind="hospital")
    role = board.wanted.get()
    assert "kind=hospital" in page.text
    act(client, "fill_role", board, role.pk, partner=board.partners.get().pk)
    role.refresh_from_db()
    assert str(role.filled_by) == "Helix"
    act(client, "fill_role", board, role.pk, partner="")
    role.refresh_from_db()
    assert role.filled_by is None
    act(client, "drop_role", board, role.pk)
    assert not board.wanted.exists()


@pytest.fixture
def three_countries(db):
    """A rule: three countries, member states or associated, as the call asks."""
    rules = RuleSet.objects.create(scheme="t", version="1", name="Three", source="Article 22")
    statuses = ["member_state", "associated"]
    values = {"count": 3, "unit": "country", "statuses": statuses}
    Rule.objects.create(
        rule_set=rules, number="1", kind="at_least", values=values, quote="Three."
    )
    for code in ("BE", "FR", "NO"):
        country = make_country(code, code)
        status = "associated" if code == "NO" else "member_state"
        CountryStatus.objects.create(country=country, status=status, starts_on="2021-01-01")
    return rules


def test_the_lights_follow_the_team(client, ana, board, three_countries):
    client.force_login(ana)
    board.call = make_call(rule_set=three_countries)
    board.save()
    page = client.get(board.get_absolute_url()).text
    assert "3 countries are needed" in page
    assert "not met" in page
    assert "Who could fill it" in page
    for country in ("FR", "NO"):
        page = act(client, "add_partner", board, name=f"Lab {country}", country=country).text
    assert "not met" not in page
    assert "Article 22" in page


def test_a_call_without_rules_says_so(client, ana, board):
    client.force_login(ana)
    assert "No rules are recorded" in client.get(board.get_absolute_url()).text


def test_htmx_gets_the_board_only(client, ana, board):
    client.force_login(ana)
    address = reverse("proposals:add_partner", args=[board.public_id])
    part = client.post(address, {"name": "X", "country": "BE"}, headers={"HX-Request": "true"})
    assert "<html" not in part.text
    assert ">X<" in part.text


def test_a_built_team_keeps_the_fixed_partners(ana, board):
    fixed = board.partners.get()
    fixed.is_fixed = True
    fixed.save()
    old = add_partner(board, make_organisation("Old"), ana)
    nova = make_organisation("Nova")
    for _twice in range(2):
        take_partners(board, [(nova, "near the theme")], ana)
    assert set(board.partners.values_list("organisation__name", flat=True)) == {"Helix", "Nova"}
    assert not Partner.objects.filter(pk=old.pk).exists()
    assert Activity.objects.filter(verb="added partner").count() == 2


def test_the_board_asks_few_questions_however_large(
    client, ana, board, django_assert_max_num_queries
):
    client.force_login(ana)
    for number in range(25):
        add_partner(board, make_organisation(f"Partner {number}"), ana)
    with django_assert_max_num_queries(14):
        client.get(board.get_absolute_url())


def test_the_team_goes_out_as_a_spreadsheet(client, ana, board):
    client.force_login(ana)
    address = reverse("proposals:export", args=[board.public_id, "csv"])
    text = b"".join(client.get(address).streaming_content).decode()
    assert "Helix" in text
    assert "999999999" in text
    xlsx = client.get(reverse("proposals:export", args=[board.public_id, "xlsx"]))
    assert xlsx.content.startswith(b"PK")
    assert (
        client.get(reverse("proposals:export", args=[board.public_id, "exe"])).status_code
        == 404
    )
