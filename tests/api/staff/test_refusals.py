"""What has passed the pre-review is refused on a listed ground alone; the remedy comes with it, and a line goes up."""

from collections.abc import Callable
from typing import Any

import pytest

from chalicelib.domain.case import non_acceptance
from chalicelib.domain.case.non_acceptance import NonAcceptance
from chalicelib.domain.case.verdicts import RefusalGround
from chalicelib.errors import BadInput
from chalicelib.store import cases
from chalicelib.usecases.parts import rules
from chalicelib.workers import messages as worker
from tests.api import cloud
from tests.api.client import refused
from tests.api.deployment import Person
from tests.api.phones import Phones
from tests.api.town.hall import ends, tasks
from tests.api.town.small_centre import PERSON_ITEM, materials
from tests.api.town.world import Town, clock, good

Newcomer = Callable[..., Person]
DIFFERS = {
    "verdict": "refuse",
    "ground": "differs_from_upload",
    "materials": ["photo"],
    "reason": "照片与预审上传的不是同一人",
}
INCOMPLETE: list[tuple[dict[str, Any], str, str]] = [
    ({"ground": None}, "GROUND_NEEDED", "ground"),
    ({"ground": "dislike"}, "BAD_FIELD", "ground"),
    ({"materials": []}, "MATERIAL_NEEDED", "materials"),
    ({"materials": ["passport"]}, "UNKNOWN_MATERIAL", "materials.passport"),
    ({"reason": None}, "REASON_NEEDED", "reason"),
]


def at_the_window(town: Town, who: Person) -> str:
    case = town.handed_in(who, PERSON_ITEM)
    town.collected()
    town.does("helper", case, "check", {"present": materials(PERSON_ITEM)})
    town.does("helper", case, "queue-number", {"window": "3"})
    return case


def test_a_refusal_without_ground_material_or_reason_changes_nothing(town: Town, newcomer: Newcomer) -> None:
    case = at_the_window(town, newcomer())
    before = cloud.rows()
    for change, code, field in INCOMPLETE:
        refused(town.staff("window-clerk", f"/cases/{case}/acceptance", DIFFERS | change), 400, code, field)
    assert cloud.rows() == before


def test_the_applicant_reads_ground_material_and_remedy_in_one_message_and_the_phone_says_whom_to_call(
    town: Town, newcomer: Newcomer, sms: Phones
) -> None:
    who = newcomer()
    case = at_the_window(town, who)
    town.pump()
    town.sent.clear()
    assert town.does("window-clerk", case, "acceptance", DIFFERS)["state"] == "not_accepted"
    told = good(town.api.get("/me/notices", who.token))["items"]
    detail = next(one["detail"] for one in told if one["kind"] == "not_accepted")
    assert (detail["ground"], detail["reason"]) == ("differs_from_upload", DIFFERS["reason"])
    assert [one["material"] for one in detail["materials"]] == ["photo"]
    assert "重新申报" in detail["remedy"]["zh"]
    assert "file again" in detail["remedy"]["en"]
    assert all(phone["number"] in detail["remedy"]["zh"] for phone in detail["complaint_phones"])
    town.pump()
    for text in town.sent:
        worker.deliver(text, clock())
    (text,) = sms.accepted(who.phone)
    assert "未予受理" in text
    assert "12345" in text


def test_the_supervisor_has_a_line_with_the_ground_until_it_was_seen(town: Town, newcomer: Newcomer) -> None:
    case = at_the_window(town, newcomer())
    town.does("window-clerk", case, "acceptance", DIFFERS)
    (line,) = [task for task in tasks(town) if task["responsible"] == "supervisor"]
    assert (line["kind"], line["case"], line["detail"]) == ("refused-acceptance", case, "differs_from_upload: photo")
    assert ends(town, line["id"], "seen").status == 403
    good(ends(town, line["id"], "seen", "supervisor"))
    assert tasks(town) == []


def test_the_chain_keeps_ground_and_materials_and_only_the_hash_of_the_reason(town: Town, newcomer: Newcomer) -> None:
    case = at_the_window(town, newcomer())
    town.does("window-clerk", case, "acceptance", DIFFERS)
    detail = cases.history(case)[-1].detail
    assert (detail["ground"], detail["materials"]) == ("differs_from_upload", ["photo"])
    assert detail["reason"].keys() == {"text_sha256"}


def test_the_receipt_says_from_when_it_counts_as_accepted(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = at_the_window(town, who)
    told = good(town.api.get("/me/notices", who.token))["items"]
    receipt = next(one["detail"] for one in told if one["kind"] == "deposit_receipt")
    town.does("window-clerk", case, "acceptance", {"verdict": "accept"})
    assert town.sees(who, case)["accepted_at"] == receipt["accepted_from"]


@pytest.mark.parametrize("ground", RefusalGround)
def test_every_ground_has_its_remedy_in_both_languages(town: Town, newcomer: Newcomer, ground: RefusalGround) -> None:
    item = rules.of_case(cases.load(town.draft(newcomer(), PERSON_ITEM))).item
    said = non_acceptance.remedy(ground, item)
    assert "行政复议" in said.zh
    assert "reconsideration" in said.en
    needs_material = ground is RefusalGround.DIFFERS_FROM_UPLOAD
    bare = NonAcceptance(ground=ground, reason="x")
    if needs_material:
        with pytest.raises(BadInput, match="Name the materials"):
            non_acceptance.grounded(bare, item)
    else:
        assert non_acceptance.grounded(bare, item) is ground
