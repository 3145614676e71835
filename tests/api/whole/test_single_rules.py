"""Rules of docs/rules.md that no story shows on its way."""

import copy
from collections.abc import Callable

import boto3
import pytest

from chalicelib.domain.base import chain
from chalicelib.domain.base.act import Act
from chalicelib.domain.base.durations import DAY
from chalicelib.domain.catalogue.items import Material
from chalicelib.errors import BadInput
from chalicelib.store import cases, envelopes, messages
from chalicelib.store.transaction import commit
from chalicelib.usecases.centre import importing
from chalicelib.usecases.parts import rules
from chalicelib.usecases.staff import queue_numbers, sending_out
from tests.api.deployment import Person
from tests.api.town.small_centre import PERSON_ITEM, document
from tests.api.town.world import Town, clock, good

Newcomer = Callable[..., Person]
HALL = {"channel": "locker", "cabinet": "cab-hall"}
HOUR = 3600


def test_the_hours_of_the_pre_review_run_for_staff_and_stand_still_for_the_applicant(
    town: Town, newcomer: Newcomer
) -> None:
    case = town.submitted(newcomer(), PERSON_ITEM)
    running = cases.load(case).pre_review
    assert running
    assert running.left(clock()) - running.left(clock() + 5 * HOUR) == 5 * HOUR
    town.does("reviewer", case, "pre-review", {"verdict": "return", "reasons": {"photo": "看不清"}})
    standing = cases.load(case).pre_review
    assert standing
    assert standing.left(clock() + 5 * HOUR) == standing.left(clock() + 50 * HOUR)


def test_staff_read_the_file_that_was_submitted_and_not_one_uploaded_over_it(town: Town, newcomer: Newcomer) -> None:
    boto3.client("s3").put_bucket_versioning(
        Bucket=town.env["DOCUMENTS_BUCKET"], VersioningConfiguration={"Status": "Enabled"}
    )
    case = town.submitted(newcomer(), PERSON_ITEM)
    one = cases.documents(case)[0]
    boto3.client("s3").put_object(Bucket=town.env["DOCUMENTS_BUCKET"], Key=one.key, Body=b"y" * 9)
    read = good(town.api.get(f"/staff/cases/{case}/documents/{one.id}", town.tokens["reviewer"]))
    assert one.submitted
    assert f"versionId={one.submitted}" in read["url"]


def test_a_case_keeps_the_rules_under_which_it_was_opened(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    before = town.draft(who, PERSON_ITEM)
    stricter = copy.deepcopy(document())
    item = next(item for item in stricter["items"] if item["id"] == PERSON_ITEM)
    item["materials"].append(item["materials"][0] | {"id": "one-more", "upload": True})
    assert importing.run({"document": stricter})["faults"] == []
    after = town.draft(who, PERSON_ITEM)
    body = {"collecting": {"channel": "locker", "cabinet": "cab-hall"}}
    assert town.asks(who, before, "submission", body)["state"] == "pre_review"
    assert town.api.post(f"/cases/{after}/submission", body, who.token).code == "MATERIAL_MISSING"


def test_a_deposit_code_comes_to_the_personal_centre_and_to_the_phone(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.passed(who, PERSON_ITEM)
    town.pump()
    town.sent.clear()
    town.asks(who, case, "handing-in", HALL)
    assert town.code(who, "deposit")
    town.pump()
    (text,) = [messages.load(id_) for id_ in town.sent]
    assert text
    assert (str(text.kind), bool(text.code_ct), bool(text.place), bool(text.until)) == (
        "deposit_code",
        True,
        True,
        True,
    )


def test_the_nearest_cabinets_come_first_and_none_beyond_the_centres_radius(town: Town, newcomer: Newcomer) -> None:
    token = newcomer().token
    sites = {site["id"]: site for site in document()["sites"]}
    places = {plan["id"]: sites[plan["site"]] for plan in document()["cabinets"]}
    for cabinet, site in places.items():
        point = {"centre": "xian-itl", "lat": site["latitude"], "lon": site["longitude"]}
        found = good(town.api.get("/cabinets", token, **point, km=100))["items"]
        assert found[0]["cabinet"] == cabinet
        assert [one["distance_km"] for one in found] == sorted(one["distance_km"] for one in found)
        far_away = point | {"lat": site["latitude"] + 1}
        assert good(town.api.get("/cabinets", token, **far_away))["items"] == []


def test_papers_that_nobody_has_checked_get_no_queue_number(town: Town, newcomer: Newcomer) -> None:
    case = town.handed_in(newcomer(), PERSON_ITEM)
    town.collected()
    assert town.staff("helper", f"/cases/{case}/queue-number", {"window": "3"}).code == "NOT_CHECKED"


def test_staff_close_no_case_whose_result_still_lies_in_a_locker(town: Town, newcomer: Newcomer) -> None:
    case = town.waiting_for_pickup(newcomer(), PERSON_ITEM)
    assert town.staff("front-desk", f"/cases/{case}/closing").code == "NOT_WITH_APPLICANT"


def test_a_posted_result_is_closed_on_proof_of_delivery_or_after_days_with_a_reason(
    town: Town, newcomer: Newcomer
) -> None:
    who = newcomer()
    case = town.handed_in(who, PERSON_ITEM)
    town.collected()
    town.decided(case, PERSON_ITEM)
    town.asks(who, case, "collecting", {"collecting": {"channel": "mail", "address": "长安街 1 号"}})
    town.does("front-desk", case, "outgoing", {"channel": "mail"})
    town.does("front-desk", case, "dispatch", {"tracking": "EMS1"})
    assert town.staff("front-desk", f"/cases/{case}/closing").code == "NOT_DELIVERED"
    later = Act("s-1", clock() + 15 * DAY)
    with pytest.raises(BadInput, match="proof of delivery"):
        sending_out.close(cases.load(case), None, later)
    closed = sending_out.close(cases.load(case), "EMS 无法提供签收记录", later)
    assert closed.answer.state == "closed"
    town.does("front-desk", case, "counter-handover", {"proof": "EMS1 签收"})
    assert town.does("front-desk", case, "closing")["state"] == "closed"


def test_a_route_opens_no_door_behind_which_a_result_lies(town: Town, newcomer: Newcomer) -> None:
    stored = town.waiting_for_pickup(newcomer(), PERSON_ITEM)
    result = envelopes.load(cases.load(stored).outbound or "")
    town.handed_in(newcomer(), PERSON_ITEM)
    route = good(town.staff("duty-helper", "/collections", {"cabinet": result.cabinet}))
    assert result.door not in route["doors"]


def test_papers_that_are_not_at_the_window_are_not_accepted(town: Town, newcomer: Newcomer) -> None:
    case = town.handed_in(newcomer(), PERSON_ITEM)
    town.collected()
    assert town.staff("window-clerk", f"/cases/{case}/acceptance", {"verdict": "accept"}).code == "NOT_AT_WINDOW"


def test_queue_numbers_begin_again_each_day(town: Town, newcomer: Newcomer) -> None:
    numbers = []
    for days in (0, 0, 1):
        case = town.handed_in(newcomer(), PERSON_ITEM)
        town.collected()
        town.does("helper", case, "check", {"present": [material.id for material in listed(case)]})
        drawn = queue_numbers.draw(cases.load(case), "3", Act("s-1", clock() + days * DAY))
        commit(drawn.writes)
        numbers.append(drawn.answer.number)
    assert numbers == ["A001", "A002", "A001"]


def listed(case: str) -> tuple[Material, ...]:
    return rules.of_case(cases.load(case)).item.asked


def test_a_channel_is_not_chosen_while_the_papers_are_still_reviewed(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.submitted(who, PERSON_ITEM)
    assert town.api.post(f"/cases/{case}/handing-in", HALL, who.token).code == "OUT_OF_TURN"


def test_a_case_is_rated_once(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.waiting_for_pickup(who, PERSON_ITEM)
    town.hall.visit(town.code(who, "pickup"), clock())
    town.settle()
    town.asks(who, case, "rating", {"stars": 5})
    assert town.api.post(f"/cases/{case}/rating", {"stars": 1}, who.token).code == "OUT_OF_TURN"


def test_every_step_leaves_a_link_in_the_chain(town: Town, newcomer: Newcomer) -> None:
    case = town.passed(newcomer(), PERSON_ITEM)
    links = cases.history(case)
    assert [link.event for link in links] == ["open", "submit", "pass"]
    assert chain.is_unbroken(links)
    assert (cases.load(case).entries, cases.load(case).head) == (3, links[-1].hash)


def test_a_withdrawn_case_with_paper_behind_a_doubtful_door_is_somebodys(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.passed(who, PERSON_ITEM)
    town.asks(who, case, "handing-in", HALL)
    town.settle()
    town.hall.type(town.code(who, "deposit"), clock())
    town.asks(who, case, "withdrawal")
    town.settle()
    later = clock() + 13 * HOUR
    town.in_reach(later)
    town.expire(later)
    assert case in town.queue("trouble")
