"""Partners join once, change, leave and come back; the whole team may be built at once."""

import pytest
from django.urls import reverse

from grappe.activity.models import Activity
from grappe.core.errors import RuleBroken
from grappe.organisations.merging import merge, undo
from grappe.organisations.models import Identifier, Organisation
from grappe.proposals.actions import (
    add_partner,
    change_partner,
    fill_role,
    remove_partner,
    take_partners,
    want_role,
)
from grappe.proposals.models import Partner, WantedRole
from tests.make import make_organisation

from .acting import act, swap


@pytest.fixture
def nova(board, ana):
    return add_partner(board, make_organisation("Nova"), ana)


def names(board):
    return set(board.team().values_list("organisation__name", flat=True))


def test_they_join_by_name_by_pic_and_by_link_once(client, ana, board):
    client.force_login(ana)
    lux = make_organisation("Université de la Lumière", kind="university", pic="888888888")
    for name in ("universite de la lumiere", "888888888", lux.slug):
        page = act(client, "add_partner", board, name=name)
    assert board.partners.count() == 2
    assert "Université de la Lumière" in page.text
    assert board.partners.get(organisation=lux).added_by == ana


def test_a_pic_given_up_since_leads_to_the_organisation_that_was_kept(
    client, ana, board, helix
):
    Identifier.objects.create(organisation=helix, scheme="pic", value="777777777")
    client.force_login(ana)
    act(client, "add_partner", board, name="777777777")
    assert names(board) == {"Helix"}


def test_a_merged_organisation_is_the_one_that_was_kept(client, ana, board, helix):
    old = make_organisation("Old Helix", pic="666666666")
    merge(helix, old, by=ana)
    client.force_login(ana)
    for name in ("Old Helix", "old-helix", "666666666"):
        act(client, "add_partner", board, name=name)
    assert names(board) == {"Helix"}


def test_partners_who_turn_out_to_be_one_are_shown_once(client, ana, board, nova, helix):
    client.force_login(ana)
    done = merge(helix, nova.organisation, by=ana)
    assert names(board) == {"Helix"}
    assert "1 partner<" in client.get(reverse("proposals:list")).text.replace(" ·", "<")
    undo(done, by=ana)
    assert names(board) == {"Helix", "Nova"}


def test_an_unknown_name_asks_for_its_country_and_is_kept(client, ana, board):
    client.force_login(ana)
    page = act(client, "add_partner", board, name="Nova Labs")
    assert "Nova Labs is not known here. Choose its country" in page.text
    assert 'value="Nova Labs"' in page.text
    act(client, "add_partner", board, name="Nova Labs", country="BE")
    assert board.partners.filter(organisation__name="Nova Labs").exists()


def test_a_name_of_several_asks_which(client, ana, board):
    for country in ("BE", "FR"):
        make_organisation("Nova", country, slug=f"nova-{country}")
    client.force_login(ana)
    page = act(client, "add_partner", board, name="Nova")
    assert "Several organisations are called Nova" in page.text
    act(client, "add_partner", board, name="Nova", country="FR")
    assert board.partners.get(organisation__name="Nova").organisation.slug == "nova-FR"


def test_an_unknown_pic_says_so(client, ana, board):
    client.force_login(ana)
    assert "has the PIC 123456789" in act(client, "add_partner", board, name="123456789").text
    assert not Organisation.objects.filter(name="123456789").exists()


def test_a_new_coordinator_takes_the_place_of_the_old_one(client, ana, board, nova):
    client.force_login(ana)
    typed = {"role": "coordinator", "state": "agreed", "job": "Leads", "share": "1000.50"}
    act(client, "change_partner", board, nova.pk, **typed)
    roles = dict(board.partners.values_list("organisation__name", "role"))
    assert roles == {"Helix": "partner", "Nova": "coordinator"}
    nova.refresh_from_db()
    assert (nova.state, nova.job, str(nova.share)) == ("agreed", "Leads", "1000.50")


@pytest.mark.parametrize("share", ["-5", "many", "1e400", "99999999999999"])
def test_a_share_that_is_none_is_refused_and_kept(client, ana, board, share):
    client.force_login(ana)
    partner = board.partners.get()
    typed = {"role": "partner", "state": "asked", "share": share}
    page = act(client, "change_partner", board, partner.pk, **typed)
    assert "Nothing is saved yet" in page.text
    assert f'value="{share}"' in page.text
    partner.refresh_from_db()
    assert partner.state == "considered"


def test_two_editors_of_one_partner_lose_nothing(client, ana, board, nova):
    """Both read the same row; one writes the share, the other the job."""
    client.force_login(ana)
    read = {"initial-role": "partner", "initial-state": "considered", "initial-job": ""}
    same = {"role": "partner", "state": "considered", "initial-share": ""} | read
    swap(client, "change_partner", board, nova.pk, **same, job="", share="500")
    swap(client, "change_partner", board, nova.pk, **same, job="Trials", share="")
    nova.refresh_from_db()
    assert (nova.job, nova.share) == ("Trials", 500)


def test_taking_out_twice_does_no_harm_and_excluding_is_remembered(client, ana, board):
    client.force_login(ana)
    partner = board.partners.get()
    act(client, "remove_partner", board, partner.pk, exclude="1")
    assert board.partners.get().is_excluded
    assert "not wanted" in client.get(board.get_absolute_url()).text
    for _twice in range(2):
        act(client, "remove_partner", board, partner.pk)
    assert not board.partners.exists()


def test_whoever_declined_stays_in_sight_and_may_come_back(client, ana, board, nova):
    client.force_login(ana)
    role = want_role(board, WantedRole(title="Trials"), ana)
    fill_role(role, nova, ana)
    page = act(client, "change_partner", board, nova.pk, role="partner", state="declined")
    role.refresh_from_db()
    assert names(board) == {"Helix"}
    assert role.filled_by is None
    assert "Not in the team" in page.text
    act(client, "readmit", board, nova.pk)
    assert names(board) == {"Helix", "Nova"}


def test_a_change_to_one_who_was_taken_out_meanwhile_is_told(client, ana, board, nova):
    remove_partner(Partner.objects.get(pk=nova.pk), ana)
    with pytest.raises(RuleBroken, match="taken out meanwhile"):
        change_partner(nova, ana, job="Leads")


def test_a_team_ends_somewhere(client, ana, board, monkeypatch):
    monkeypatch.setattr("grappe.proposals.actions.partners.MOST_PARTNERS", 1)
    client.force_login(ana)
    part = swap(client, "add_partner", board, name="Nova", country="BE")
    assert "as large as a team can be" in part.text
    assert names(board) == {"Helix"}


def test_a_built_team_keeps_who_is_fixed_or_has_agreed(ana, board, nova):
    for partner, facts in ((board.partners.first(), {"is_fixed": True}), (nova, {})):
        change_partner(partner, ana, **facts)
    change_partner(nova, ana, state="agreed")
    old = add_partner(board, make_organisation("Old"), ana)
    lux = make_organisation("Lux")
    for _twice in range(2):
        take_partners(board, [(lux, "near the theme")], ana)
    assert names(board) == {"Helix", "Nova", "Lux"}
    assert not Partner.objects.filter(pk=old.pk).exists()
    assert board.partners.get(organisation=lux).reason == "near the theme"
    assert Activity.objects.filter(verb="added partner").count() == 3


def test_the_lead_that_was_built_leads_if_nobody_does(ana, board, nova):
    team = [(one.organisation, "") for one in board.team()]
    take_partners(board, team, ana, lead=nova.organisation)
    assert board.team()[0].organisation.name == "Helix"
    take_partners(board, [(nova.organisation, "")], ana, lead=nova.organisation)
    assert names(board) == {"Nova"}
    assert board.team()[0].role == "coordinator"


def test_a_built_team_does_not_bring_back_whom_nobody_wants(ana, board, nova):
    remove_partner(nova, ana, is_excluded=True)
    take_partners(board, [(nova.organisation, "near"), (board.team()[0].organisation, "")], ana)
    assert names(board) == {"Helix"}
