"""A yes said at the counter or by phone; what the desk may not claim or ask, and what it does not forget."""

from collections.abc import Callable

from chalicelib.store import cases
from tests.api import cloud
from tests.api.client import refused
from tests.api.deployment import Person
from tests.api.phones import Phones
from tests.api.staff.test_collecting_binds import BECAUSE, LUGANG, MAIL, at_the_desk, fill, prepares, texts, told
from tests.api.town.hall import HALL, consents
from tests.api.town.world import Town, clock, good

Newcomer = Callable[..., Person]
SAID = {"channel": "window", "proof": "本人持身份证到前台"}


def test_a_yes_said_at_the_counter_binds_and_the_applicant_is_told_at_once(
    town: Town, newcomer: Newcomer, sms: Phones
) -> None:
    who = newcomer()
    case = at_the_desk(town, who, LUGANG)
    fill("cab-lugang")
    fill("cab-hall")
    refused(prepares(town, case), 409, "NO_CABINET_NEAR", "cabinet")
    town.does("front-desk", case, "consent-asking", MAIL)
    town.does("front-desk", case, "consent-recording", SAID)
    link = cases.history(case)[-1]
    assert (link.event, link.actor, link.detail["collecting"]) == ("consent_recorded", "s-front-desk", "window")
    assert link.detail["proof"].keys() == {"text_sha256"}
    notice = told(town, who, "consent_recorded")
    assert (notice["collecting"], notice["proof"]) == ("window", SAID["proof"])
    assert town.sees(who, case)["collecting_proposal"] is None
    assert any("如非您本人意愿" in text for text in texts(town, who, sms))
    good(prepares(town, case))
    town.does("front-desk", case, "counter-handover", {"proof": "身份证"})


def test_a_yes_said_by_phone_undoes_what_was_prepared_and_keeps_no_address_in_the_chain(
    town: Town, newcomer: Newcomer
) -> None:
    case = at_the_desk(town, newcomer(), HALL)
    good(prepares(town, case))
    said = {"channel": "mail", "proof": "电话 10:20，核对证件号码后四位"}
    path = f"/cases/{case}/consent-recording"
    refused(town.staff("front-desk", path, said), 400, "ADDRESS_NEEDED", "address")
    town.does("front-desk", case, "consent-recording", said | {"address": "长安街 1 号"})
    assert not any("长安街" in str(row) for row in cloud.rows())
    good(prepares(town, case))
    town.does("front-desk", case, "dispatch", {"tracking": "SF1"})


def test_a_yes_said_for_a_case_that_has_ended_is_not_recorded(town: Town, newcomer: Newcomer) -> None:
    case = at_the_desk(town, newcomer(), {"channel": "window"})
    good(prepares(town, case))
    town.does("front-desk", case, "counter-handover", {"proof": "身份证"})
    path = f"/cases/{case}/consent-recording"
    refused(town.staff("front-desk", path, SAID), 409, "NOTHING_TO_ASK", "case")


def test_the_desks_own_wish_for_a_low_door_does_not_fill_the_chosen_cabinet(town: Town, newcomer: Newcomer) -> None:
    case = at_the_desk(town, newcomer(), LUGANG)
    fill("cab-lugang", "low")
    low = {"reach": "low"}
    refused(prepares(town, case, HALL | BECAUSE | low), 409, "CHOSEN_CABINET_USABLE", "cabinet")
    refused(prepares(town, case, low), 409, "NO_ACCESSIBLE_COMPARTMENT", "reach")
    assert good(prepares(town, case))["cabinet"] == "cab-lugang"


def test_the_size_for_which_a_cabinet_was_full_is_on_record(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = at_the_desk(town, who, LUGANG)
    fill("cab-lugang")
    good(prepares(town, case, HALL | BECAUSE))
    assert cases.history(case)[-1].detail["size"] == "small"
    assert told(town, who, "other_cabinet")["size"] == "small"


def test_who_is_back_at_the_chosen_cabinet_is_told(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = at_the_desk(town, who, LUGANG)
    town.lugang.is_online(False, clock())
    good(prepares(town, case, HALL | BECAUSE))
    town.lugang.is_online(True, clock())
    good(prepares(town, case))
    assert "陆港大厦" in told(town, who, "chosen_cabinet_again")["place"]


def test_a_wish_for_a_low_door_outlives_another_channel(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = at_the_desk(town, who, HALL | {"reach": "low"})
    consents(town, who, case, {"channel": "window"})
    consents(town, who, case, LUGANG)
    assert cases.load(case).collecting_reach == "low"


def test_nobody_is_asked_for_what_was_chosen_already(town: Town, newcomer: Newcomer) -> None:
    case = at_the_desk(town, newcomer(), HALL)
    path = f"/cases/{case}/consent-asking"
    refused(town.staff("front-desk", path, HALL | BECAUSE), 409, "CHOSEN_ALREADY", "case")
    town.does("front-desk", case, "consent-asking", LUGANG | BECAUSE)
