"""The channel and the cabinet that the applicant chose bind the front desk; elsewhere only where it must be."""

from collections.abc import Callable
from typing import Any

from chalicelib.domain.base.durations import DAY
from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet import allocation
from chalicelib.domain.cabinet.cabinet import DoorUse
from chalicelib.store import cabinets, cases
from chalicelib.store.transaction import commit
from chalicelib.usecases.centre import importing
from chalicelib.workers import messages as worker
from tests.api import cloud
from tests.api.client import Answer, refused
from tests.api.deployment import Person
from tests.api.phones import Phones
from tests.api.town.hall import HALL, consents
from tests.api.town.small_centre import PERSON_ITEM, document
from tests.api.town.world import Town, clock, good

Newcomer = Callable[..., Person]
LUGANG = {"channel": "locker", "cabinet": "cab-lugang"}
BECAUSE = {"reason": "您选的箱柜今天满了"}
MAIL = {"channel": "mail", "reason": "附近箱柜均已满"}


def at_the_desk(town: Town, who: Person, collecting: Any = None) -> str:
    """A case whose result the front desk has taken over."""
    case = town.passed(who, PERSON_ITEM, collecting)
    town.asks(who, case, "handing-in", {"channel": "window"})
    town.does("window-clerk", case, "materials-received")
    town.decided(case, PERSON_ITEM)
    return case


def prepares(town: Town, case: str, body: Any = None) -> Answer:
    return town.staff("front-desk", f"/cases/{case}/outgoing", body or {})


def fill(cabinet: str, reach: str = "any") -> None:
    """No door is left that fits; with reach `low` only those higher up are."""
    doors = [door for door in cabinets.load(cabinet).doors if allocation.fits(door, "small", reach)]
    commit([cabinets.plan_door(changed(door, use=DoorUse.DISABLED)) for door in doors])


def told(town: Town, who: Person, kind: str) -> dict[str, Any]:
    found = good(town.api.get("/me/notices", who.token))["items"]
    return dict(next(one["detail"] for one in found if one["kind"] == kind))


def texts(town: Town, who: Person, sms: Phones) -> list[str]:
    """What the phone shows once every text has had its turn, newest first."""
    town.pump()
    for id_ in town.sent:
        worker.deliver(id_, clock())
    return sms.accepted(who.phone)


def test_what_the_desk_leaves_out_is_as_the_applicant_chose(town: Town, newcomer: Newcomer) -> None:
    case = at_the_desk(town, newcomer(), LUGANG | {"reach": "low"})
    prepared = good(prepares(town, case))
    assert prepared["cabinet"] == "cab-lugang"
    door = next(d for d in town.doors("cab-lugang") if d.door == prepared["door"])
    assert allocation.fits(door, "small", "low")


def test_another_cabinet_without_need_is_refused_and_the_chosen_one_is_named(town: Town, newcomer: Newcomer) -> None:
    case = at_the_desk(town, newcomer(), LUGANG)
    before = cloud.rows()
    answer = prepares(town, case, HALL | BECAUSE)
    refused(answer, 409, "CHOSEN_CABINET_USABLE", "cabinet")
    assert "cab-lugang" in answer.body["reason"]
    assert cloud.rows() == before


def test_a_full_cabinet_gives_way_to_the_next_one_and_the_applicant_is_told_at_once(
    town: Town, newcomer: Newcomer, sms: Phones
) -> None:
    who = newcomer()
    case = at_the_desk(town, who, LUGANG)
    fill("cab-lugang")
    answer = prepares(town, case)
    refused(answer, 409, "CHOSEN_CABINET_FULL", "cabinet")
    assert "cab-hall" in answer.body["reason_zh"]
    refused(prepares(town, case, HALL), 400, "DEVIATION_REASON_NEEDED", "reason")
    assert good(prepares(town, case, HALL | BECAUSE))["cabinet"] == "cab-hall"
    detail = told(town, who, "other_cabinet")
    assert (detail["ground"], detail["reason"]) == ("no_room", BECAUSE["reason"])
    assert "陆港大厦" in detail["chosen"]
    assert any("改放 综合服务大厅信包箱" in text for text in texts(town, who, sms))
    kept = cases.history(case)[-1].detail
    assert (kept["cabinet"], kept["instead_of"], kept["ground"]) == ("cab-hall", "cab-lugang", "no_room")
    assert kept["reason"].keys() == {"text_sha256"}


def test_without_a_low_door_the_cabinet_is_full_for_who_needs_one(town: Town, newcomer: Newcomer) -> None:
    case = at_the_desk(town, newcomer(), LUGANG | {"reach": "low"})
    fill("cab-lugang", "low")
    refused(prepares(town, case), 409, "CHOSEN_CABINET_FULL", "cabinet")
    prepared = good(prepares(town, case, HALL | BECAUSE))
    door = next(d for d in town.doors("cab-hall") if d.door == prepared["door"])
    assert allocation.fits(door, "small", "low")


def test_a_cabinet_out_of_reach_gives_way_too(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = at_the_desk(town, who, LUGANG)
    town.lugang.is_online(False, clock())
    good(prepares(town, case, HALL | BECAUSE))
    assert told(town, who, "other_cabinet")["ground"] == "out_of_reach"


def test_its_own_compartment_is_no_reason_to_go_elsewhere(town: Town, newcomer: Newcomer) -> None:
    case = at_the_desk(town, newcomer(), LUGANG)
    good(prepares(town, case))
    fill_but_own = [d for d in cabinets.load("cab-lugang").doors if d.use is DoorUse.FREE]
    commit([cabinets.plan_door(changed(door, use=DoorUse.DISABLED)) for door in fill_but_own])
    refused(prepares(town, case, HALL | BECAUSE), 409, "CHOSEN_CABINET_USABLE", "cabinet")


def test_where_no_cabinet_near_can_take_it_the_applicant_is_to_be_asked(town: Town, newcomer: Newcomer) -> None:
    case = at_the_desk(town, newcomer(), LUGANG)
    fill("cab-lugang")
    fill("cab-hall")
    refused(prepares(town, case), 409, "NO_CABINET_NEAR", "cabinet")
    refused(prepares(town, case, HALL | BECAUSE), 409, "NO_CABINET_NEAR", "cabinet")


def test_a_cabinet_that_the_centre_has_given_up_is_told_as_that(town: Town, newcomer: Newcomer) -> None:
    case = at_the_desk(town, newcomer(), LUGANG)
    plans = [plan for plan in document()["cabinets"] if plan["id"] != "cab-lugang"]
    assert importing.run({"document": document() | {"cabinets": plans}})["faults"] == []
    refused(prepares(town, case), 409, "CHOSEN_CABINET_GONE", "cabinet")
    town.does("front-desk", case, "consent-asking", HALL | BECAUSE)


def test_another_channel_waits_for_the_applicants_yes_which_is_on_record(
    town: Town, newcomer: Newcomer, sms: Phones
) -> None:
    who = newcomer()
    case = at_the_desk(town, who)
    refused(prepares(town, case, {"channel": "mail"}), 409, "CONSENT_NEEDED", "channel")
    town.does("front-desk", case, "consent-asking", MAIL)
    assert told(town, who, "consent_asked")["reason"] == MAIL["reason"]
    assert any("须经您同意" in text for text in texts(town, who, sms))
    refused(prepares(town, case, {"channel": "mail"}), 409, "CONSENT_NEEDED", "channel")
    yes = {"agreed": True}
    refused(town.api.post(f"/cases/{case}/consent", yes, who.token), 400, "ADDRESS_NEEDED", "address")
    town.asks(who, case, "consent", yes | {"address": "长安街 1 号"})
    given = cases.history(case)[-1]
    assert (given.event, given.actor, given.detail["collecting"]) == ("consent_given", who.party, "mail")
    good(prepares(town, case, {"channel": "mail"}))


def test_a_no_leaves_the_choice_and_so_does_a_question_taken_back(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = at_the_desk(town, who)
    town.does("front-desk", case, "consent-asking", MAIL)
    town.asks(who, case, "consent", {"agreed": False})
    town.does("front-desk", case, "consent-asking", MAIL)
    town.does("front-desk", case, "consent-withdrawal")
    refused(town.api.post(f"/cases/{case}/consent", {"agreed": True}, who.token), 409, "NOT_ASKED", "case")
    refused(town.staff("front-desk", f"/cases/{case}/consent-withdrawal"), 409, "NOT_ASKED", "case")
    refused(prepares(town, case, {"channel": "mail"}), 409, "CONSENT_NEEDED", "channel")
    events = [entry.event for entry in cases.history(case)]
    assert [event for event in events if event.startswith("consent")] == [
        "consent_asked", "consent_refused", "consent_asked", "consent_taken_back",
    ]  # fmt: skip


def test_the_applicants_own_change_answers_the_question(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = at_the_desk(town, who)
    town.does("front-desk", case, "consent-asking", MAIL)
    assert town.sees(who, case)["collecting_proposal"]["channel"] == "mail"
    town.asks(who, case, "collecting", {"collecting": {"channel": "window"}})
    assert town.sees(who, case)["collecting_proposal"] is None
    good(prepares(town, case, {"channel": "window"}))


def test_who_prepares_as_it_was_chosen_ends_the_question_and_the_text_is_not_sent(
    town: Town, newcomer: Newcomer, sms: Phones
) -> None:
    who = newcomer()
    case = at_the_desk(town, who)
    town.does("front-desk", case, "consent-asking", MAIL)
    good(prepares(town, case))
    assert told(town, who, "consent_taken_back")["collecting"] == "mail"
    assert not any("须经您同意" in text for text in texts(town, who, sms))


def test_a_question_that_makes_no_sense_is_not_asked(town: Town, newcomer: Newcomer) -> None:
    draft = town.draft(newcomer(), PERSON_ITEM)
    refused(town.staff("front-desk", f"/cases/{draft}/consent-asking", MAIL), 409, "NOTHING_TO_ASK", "case")
    case = at_the_desk(town, newcomer())
    path = f"/cases/{case}/consent-asking"
    refused(town.staff("front-desk", path, {"channel": "locker"} | BECAUSE), 400, "CABINET_NEEDED", "cabinet")
    nowhere = {"channel": "locker", "cabinet": "cab-nowhere"} | BECAUSE
    refused(town.staff("front-desk", path, nowhere), 404, "NO_SUCH_CABINET", "cabinet")


def test_a_case_of_before_without_a_named_cabinet_is_the_desks_to_choose(town: Town, newcomer: Newcomer) -> None:
    case = at_the_desk(town, newcomer())
    found = cases.load(case)
    commit(cases.plan(changed(found, collecting_cabinet=None)))
    refused(prepares(town, case), 400, "CABINET_NEEDED", "cabinet")
    assert good(prepares(town, case, LUGANG))["cabinet"] == "cab-lugang"


def recalled(town: Town, case: str) -> None:
    town.does("duty-helper", case, "recall-code")
    town.settle()
    town.hall.visit(town.staff_code("duty-helper", "recall"), clock())
    town.settle()


def test_what_was_not_collected_goes_over_the_counter_until_its_applicant_chooses_again(
    town: Town, newcomer: Newcomer
) -> None:
    who = newcomer()
    case = at_the_desk(town, who)
    town.stored(case)
    town.in_reach(clock() + 8 * DAY)
    town.expire(clock() + 8 * DAY)
    recalled(town, case)
    refused(prepares(town, case, {"channel": "mail"}), 409, "CONSENT_NEEDED", "channel")
    good(prepares(town, case, {"channel": "window"}))
    consents(town, who, case, LUGANG)
    assert good(prepares(town, case))["cabinet"] == "cab-lugang"
    refused(prepares(town, case, {"channel": "window"}), 409, "CONSENT_NEEDED", "channel")


def test_what_was_recalled_before_its_time_goes_out_as_it_was_chosen(town: Town, newcomer: Newcomer) -> None:
    case = at_the_desk(town, newcomer())
    town.stored(case)
    recalled(town, case)
    refused(prepares(town, case, {"channel": "window"}), 409, "CONSENT_NEEDED", "channel")
    assert good(prepares(town, case))["cabinet"] == "cab-hall"
